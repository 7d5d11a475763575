public import CollaborationMetrics
import Graphs
public import NetworkDiagrams
public import StakeholderModel

extension Diagram {
  /// The map of a network: stakeholders sized by the pairs that they join, ties that may be shown.
  ///
  /// Stakeholders who do not want to be shown, and their ties, are not on it.
  ///
  /// ```swift
  /// let svg = try Diagram(of: study.latestNetwork, style: .bridges).rendered(as: .svg)
  /// ```
  ///
  /// - Parameters:
  ///   - network: Whose map it is.
  ///   - style: What the map is about.
  ///   - theme: Its colours.
  ///   - seed: The same seed gives the same picture.
  /// - Complexity: O(n·m) for the sizes, and what drawing takes.
  public init(
    of network: StakeholderNetwork, style: DiagramStyle = .sectors, theme: DiagramTheme = .light, seed: UInt64 = 1
  ) {
    self.init(of: network, bridges: BridgeAnalysis(of: network), style: style, theme: theme, seed: seed)
  }

  /// The map of a network whose bridges are known already.
  public init(
    of network: StakeholderNetwork, bridges: BridgeAnalysis, style: DiagramStyle = .sectors,
    theme: DiagramTheme = .light, seed: UInt64 = 1
  ) {
    let study = network.study
    let marks = style == .bridges ? BridgeMarks(bridges) : nil
    let scores = Dictionary(
      bridges.brokers.map { ($0.stakeholder.id, $0.betweenness) }, uniquingKeysWith: { first, _ in first })
    let shown = network.stakeholders.filter { $0.consent != .no }
    let nodes = shown.map { stakeholder in
      DiagramNode(
        id: stakeholder.id.rawValue, name: stakeholder.name, isPerson: stakeholder.isPerson, sector: stakeholder.sector,
        size: scores[stakeholder.id] ?? nil, emphasis: marks?.emphasis(of: stakeholder.id) ?? .normal,
        emphasisCount: marks?.cutOff[stakeholder.id])
    }
    let ties = MapTie.all(of: network).map { tie in
      DiagramTie(
        from: tie.from.rawValue, to: tie.to.rawValue, family: TieFamily(tie.family), heads: tie.heads,
        kind: tie.titles.joined(separator: ", "), emphasis: marks?.emphasis(of: tie) ?? .normal)
    }
    self.init(
      nodes: nodes, ties: ties,
      sectors: study.sectors.map { DiagramSector(id: $0.id, title: $0.title, color: $0.color) },
      text: DiagramText(
        title: English.headline(network, bridges), subtitle: English.mapSubtitle(network),
        footers: English.mapFooters(network, bridges)), style: style, theme: theme, seed: seed)
  }
}

/// The ties between two stakeholders that share a line on a map: those that bind together, or those against somebody.
///
/// A line for each kind would hide a dense network behind itself. The line takes the look of the closest family: trust
/// before working together, that before giving.
struct MapTie {
  var from: Stakeholder.ID
  var to: Stakeholder.ID
  var family: Kind.Family
  /// The kinds in plain words, in the order in which they occur.
  var titles: [String] = []
  private var runsForward = false
  private var runsBackward = false

  /// Which ends carry heads: none for families whose direction hardly matters to the eye.
  var heads: TieHeads {
    guard family == .gives || family == .against else { return .none }
    return runsForward && runsBackward ? .both : runsForward ? .forward : .none
  }

  /// All lines of a map, in the order in which their first ties occur.
  static func all(of network: StakeholderNetwork) -> [MapTie] {
    struct Key: Hashable {
      let first: Stakeholder.ID, second: Stakeholder.ID, isAgainst: Bool
    }
    let hidden = Set(network.stakeholders.filter { $0.consent == .no }.map(\.id))
    var ties: [MapTie] = []
    var positions: [Key: Int] = [:]
    for report in network.relationships where report.isTie && !(network.wave != nil && report.status == .ended) {
      guard let kind = network.study.kind(report.kind), !kind.roles.contains(.rating),
        !hidden.contains(report.from), !hidden.contains(report.to)
      else { continue }
      let key = Key(
        first: min(report.from, report.to), second: max(report.from, report.to), isAgainst: kind.family == .against)
      let position = positions[key] ?? ties.count
      if position == ties.count {
        positions[key] = position
        ties.append(MapTie(from: report.from, to: report.to, family: kind.family))
      }
      ties[position].add(report, of: kind)
    }
    return ties
  }

  private mutating func add(_ report: Relationship, of kind: Kind) {
    if !titles.contains(kind.title) { titles.append(kind.title) }
    if MapTie.closeness(kind.family) > MapTie.closeness(family) { family = kind.family }
    // Only these families carry heads; another kind in the same line must not turn them round.
    guard kind.family == .gives || kind.family == .against else { return }
    if report.from == from || !kind.isDirected { runsForward = true }
    if report.to == from || !kind.isDirected { runsBackward = true }
  }

  private static func closeness(_ family: Kind.Family) -> Int {
    switch family {
    case .against, .gives: 0
    case .worksWith: 1
    case .trusts: 2
    }
  }

  private init(from: Stakeholder.ID, to: Stakeholder.ID, family: Kind.Family) {
    self.from = from
    self.to = to
    self.family = family
  }
}

/// What stands out on a map of bridges.
private struct BridgeMarks {
  let cutOff: [Stakeholder.ID: Int]
  private let bridgeTies: Set<Set<Stakeholder.ID>>

  init(_ bridges: BridgeAnalysis) {
    cutOff = Dictionary(
      bridges.cutPoints.map { ($0.stakeholder.id, $0.cutOffCount) }, uniquingKeysWith: { first, _ in first })
    bridgeTies = Set(bridges.bridgeTies.map { [$0.smaller.id, $0.larger.id] })
  }

  func emphasis(of stakeholder: Stakeholder.ID) -> DiagramNode.Emphasis {
    cutOff[stakeholder] == nil ? .faded : .strong
  }

  func emphasis(of tie: MapTie) -> DiagramTie.Emphasis {
    if tie.family == .against { return .faded }
    if bridgeTies.contains([tie.from, tie.to]) { return .strong }
    return cutOff[tie.from] == nil && cutOff[tie.to] == nil ? .faded : .normal
  }
}

extension TieFamily {
  fileprivate init(_ family: Kind.Family) {
    switch family {
    case .worksWith: self = .worksWith
    case .trusts: self = .trusts
    case .gives: self = .gives
    case .against: self = .against
    }
  }
}

extension Stakeholder {
  /// Whether the type says that this is a single person, whose role may be left out of a label.
  var isPerson: Bool {
    ["person", "individual", "elected_official", "official", "social_entrepreneur"].contains(type?.lowercased() ?? "")
  }
}
