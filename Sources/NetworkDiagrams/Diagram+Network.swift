import Graphs
public import StakeholderModel

extension Diagram {
  /// Makes the map of a network: title, legend and footers say what the network holds.
  ///
  /// Everybody stays in the same place in every style, kind, wave and theme: places follow all ties of the study that
  /// may be seen by everybody.
  ///
  /// - Parameters:
  ///   - network: The stakeholders and ties, usually `study.latestNetwork`.
  ///   - style: What the map is about.
  ///   - kinds: The kinds of tie to draw; nil for all of the style. The others still help to place stakeholders.
  ///   - theme: The colours.
  ///   - seed: The same seed gives the same picture.
  ///   - layout: How stakeholders are placed.
  ///   - proposals: Ties that could be made, drawn dashed.
  ///   - permission: Needed to draw ties of negative sign and strengths of trust that were told in confidence. They are
  ///     drawn over the places that the other ties give, so that the map of those who may see them looks like
  ///     everybody's.
  /// - Throws: ``DiagramError`` when the style asks for something that the study does not have, such as a column, or
  ///   for ties that are told in confidence without a permission.
  /// - Complexity: O(n·m) for betweenness, then see ``rendered(as:)``.
  public init(
    of network: StakeholderNetwork, style: DiagramStyle = .sectors, kinds: [Kind.ID]? = nil,
    theme: DiagramTheme = .light, seed: UInt64 = 1, layout: DiagramLayout = .stress,
    proposing proposals: [ProposedTie] = [], showing permission: NegativeTiePermission? = nil
  ) throws(DiagramError) {
    let map = try NetworkMap(
      network, style: style, kinds: kinds, proposals: proposals, permission: permission, seed: seed)
    self = map.diagram(theme: theme, seed: seed)
    self.layout = layout
    if let places = Texts.places(layout) { text.footers[1] = text.footers[1].replacing(Texts.nearness, with: places) }
    if !map.isGround {
      let whole = network.study.network()
      let ground = try NetworkMap(
        whole, style: .sectors, kinds: nil, proposals: [], permission: nil, seed: seed)
      self.ground = [ground.diagram(theme: theme, seed: seed)]
    }
  }
}

/// A tie that does not exist and could be made.
public struct ProposedTie: Sendable, Hashable {
  /// One of the two who could meet.
  public var first: Stakeholder.ID
  /// The other.
  public var second: Stakeholder.ID
  /// Why, in a few words, for the tooltip.
  public var reason: String

  /// Makes a proposal.
  public init(_ first: Stakeholder.ID, _ second: Stakeholder.ID, reason: String = "") {
    self.first = first
    self.second = second
    self.reason = reason
  }
}
