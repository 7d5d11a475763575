public import Graphs
public import StakeholderModel

/// Who and what holds a collaboration together, and how fragile that is.
///
/// It looks at all kinds of tie that bind together (none against somebody, no ratings), or at those that are chosen; two
/// stakeholders are tied if either side says so, and strengths do not count. Stakeholders who do not want to be shown take part in every number
/// and appear in no list.
///
/// ```swift
/// let bridges = BridgeAnalysis(of: study.latestNetwork)
/// for cutPoint in bridges.cutPoints { print(cutPoint.stakeholder.name, cutPoint.cutOffCount) }
/// ```
///
/// Sources: Hopcroft & Tarjan 1973, doi:10.1145/362248.362272 (cut points and bridges); Freeman 1977,
/// doi:10.2307/3033543 (betweenness); Burt 1992 (constraint, effective size).
public struct BridgeAnalysis: Sendable {
  /// The network that was looked at.
  public let network: StakeholderNetwork
  /// The kinds of tie that were looked at.
  public let kinds: [Kind.ID]
  /// The graph of these kinds, without directions and strengths.
  public let graph: Graph
  /// The parts of the network that have no tie between them.
  public let components: Components
  /// The stakeholders without whom others lose every path to the rest, those with the most pairs lost first.
  public let cutPoints: [CutPoint]
  /// The cut points that are not listed, because they do not want to be shown.
  public let unlistedCutPoints: Int
  /// Those of them that are in the largest part of the network.
  public let unlistedMainCutPoints: Int
  /// The ties that are the only path between two parts, those that part the most first.
  public let bridgeTies: [OnlyPath]
  /// The bridge ties that are not listed, because an end does not want to be shown.
  public let unlistedBridgeTies: Int
  /// All stakeholders that may be shown, those that lie between most others first.
  public let brokers: [Broker]
  /// Which sectors are tied to which.
  public let sectors: SectorMixing

  /// A stakeholder in the light of its position between others.
  public struct Broker: Sendable {
    /// The stakeholder.
    public let stakeholder: Stakeholder
    /// Its number in the network.
    public let node: Int
    /// The number of others it is tied to.
    public let degree: Int
    /// The pairs of others whose shortest paths run through it; a pair with several such paths counts in part. Nil with
    /// fewer than three stakeholders.
    public let betweenness: Double?
    /// How much its contacts are tied up with one another: low leaves room to broker. Nil without ties.
    public let constraint: Double?
    /// How many of its contacts lead to different people. Nil without ties.
    public let effectiveSize: Double?
    /// The share of its contacts that lead to different people. Nil without ties.
    public let efficiency: Double?
    /// Whether the constraint comes from a single contact (1) or from all alike (0). Nil with fewer than two ties.
    public let hierarchy: Double?
  }

  /// The stakeholders without any tie that binds together, in the order of the list.
  public var isolates: [Stakeholder] {
    zip(graph.nodes, network.stakeholders).filter { graph.degree(of: $0.0) == 0 && $0.1.consent != .no }.map(\.1)
  }

  /// The cut points in the largest part of the network; the others hold smaller groups together.
  public var mainCutPoints: [CutPoint] { cutPoints.filter { components[$0.node] == components.largest } }

  /// The number of stakeholders without a tie, shown or not.
  public var isolateCount: Int { graph.nodes.count { graph.degree(of: $0) == 0 } }

  /// The parts of the network with at least two stakeholders.
  public var groupCount: Int { components.sizes.count { $0 > 1 } }

  /// The number of stakeholders in the largest part.
  public var largestPart: Int { components.sizes.max() ?? 0 }

  /// Whether every stakeholder can reach every other.
  public var isConnected: Bool { components.count == 1 }

  /// Looks at a network.
  ///
  /// - Parameter kinds: the kinds of tie; nil for all of ``StakeholderNetwork/bindingKinds``.
  /// - Complexity: O(n·m) for betweenness, and O(n + m) for each cut point and each bridge tie.
  public init(of network: StakeholderNetwork, kinds: [Kind.ID]? = nil) {
    let kinds = kinds ?? network.bindingKinds
    let graph = network.graph(of: kinds)
    let components = graph.components()
    self.network = network
    self.kinds = kinds
    self.graph = graph
    self.components = components
    sectors = SectorMixing(of: network, in: graph)

    let structure = graph.cutStructure()
    let cutPoints = structure.articulationPoints
      .map { CutPoint($0, in: graph, of: network) }
      .sorted { ($1.pairsLost, $0.node) < ($0.pairsLost, $1.node) }
    self.cutPoints = cutPoints.filter { $0.stakeholder.consent != .no }
    let unlisted = cutPoints.filter { $0.stakeholder.consent == .no }
    unlistedCutPoints = unlisted.count
    unlistedMainCutPoints = unlisted.count { components[$0.node] == components.largest }

    let bridgeTies = structure.bridges.map { OnlyPath($0, in: graph, of: network, components: components) }
    self.bridgeTies =
      bridgeTies
      .filter { $0.smaller.consent != .no && $0.larger.consent != .no }
      .enumerated()
      .sorted { ($1.element.smallerSize, $0.offset) < ($0.element.smallerSize, $1.offset) }
      .map(\.element)
    unlistedBridgeTies = bridgeTies.count - self.bridgeTies.count

    let betweenness = graph.betweenness()
    let holes = graph.structuralHoles()
    brokers = (betweenness.nodesByDescendingValue + graph.nodes.filter { betweenness[$0] == nil })
      .map { node in
        Broker(
          stakeholder: network.stakeholders[node], node: node, degree: graph.degree(of: node),
          betweenness: betweenness[node], constraint: holes.constraint[node],
          effectiveSize: holes.effectiveSize[node], efficiency: holes.efficiency[node],
          hierarchy: holes.hierarchy[node])
      }
      .filter { $0.stakeholder.consent != .no }
  }

  /// Whether a stakeholder is a cut point.
  public func isCutPoint(_ stakeholder: Stakeholder.ID) -> Bool {
    cutPoints.contains { $0.stakeholder.id == stakeholder }
  }
}
