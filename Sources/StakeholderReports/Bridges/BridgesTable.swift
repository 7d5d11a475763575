public import CollaborationMetrics
import Graphs
public import StakeholderModel

/// Everything about who and what holds a network together, ready to be written as text, as CSV or as JSON.
///
/// The report shows its main part, the ``BridgeSummary``. All of it rests on the usual network: every kind of tie that
/// binds together, or those that are chosen; a pair tied if either side says so, strengths apart. Only the roles of
/// brokers may follow directions.
public struct BridgesTable: Sendable {
  /// Cut points, bridge ties, brokers and ties between sectors.
  public let summary: BridgeSummary
  /// The same seed gives the same numbers where chance has a part.
  public let seed: UInt64
  /// The ties that shorten ways.
  public let localBridges: LocalBridges
  /// In which roles stakeholders stand between others.
  public let roles: BrokerRoles
  /// The kinds whose directions the roles do not follow.
  public let directionsLeftOut: [Kind.ID]
  /// The few who together matter most.
  public let keyPlayers: KeyPlayerSets
  /// Whether ties lead to other sectors or stay within.
  public let openness: SectorOpenness
  /// For each ranking whether it survives the answers that are missing: brokers by betweenness, cut points by the pairs
  /// that would be lost, and how often stakeholders play a role between sectors.
  public let reliability: [(measure: String, reliability: RankingReliability)]

  /// Looks at a network.
  ///
  /// - Parameters:
  ///   - kinds: the kinds of tie to look at; nil for all that bind together.
  ///   - isDirected: whether the roles follow the directions of ties, a tie without one counting both ways; nil: they do
  ///     if all kinds that are looked at have a direction.
  ///   - seed: The same seed gives the same ranges and p-values.
  ///   - progress: told what is looked at and how far all of it has come, 0 to 1; from any thread.
  /// - Throws: ``MetricsError`` if a kind is told in confidence, does not exist, or binds nobody together.
  /// - Complexity: that of ``BridgeSummary``, ``BrokerRoles``, ``KeyPlayerSets``, ``LocalBridges`` and
  ///   ``SectorOpenness``.
  public init(
    of network: StakeholderNetwork, kinds: [Kind.ID]? = nil, isDirected: Bool? = nil, seed: UInt64 = 1,
    progress: (@Sendable (_ part: String, _ share: Double) -> Void)? = nil
  ) throws(MetricsError) {
    progress?("cut points and brokers", 0)
    self.seed = seed
    if let kinds { try BridgesTable.check(kinds, in: network) }
    summary = BridgeSummary(of: network, kinds: kinds?.uniqued(), seed: seed)
    let (graph, kinds) = (summary.analysis.graph, summary.analysis.kinds)
    localBridges = LocalBridges(of: network, in: graph)
    let kindsWithDirection = kinds.filter { network.study.kind($0)?.isDirected ?? true }
    let areAllDirected = !kindsWithDirection.isEmpty && kindsWithDirection.count == kinds.count
    let followsDirections = isDirected ?? areAllDirected
    progress?("roles", 0.2)
    roles = BrokerRoles(
      of: network, in: followsDirections ? network.graph(of: kinds, direction: .directed) : graph, seed: seed)
    directionsLeftOut = followsDirections ? [] : kindsWithDirection
    var ofKeyPlayers: ProgressHandler?
    if let progress { ofKeyPlayers = { progress("key players", 0.3 + 0.5 * $0) } }
    keyPlayers = KeyPlayerSets(of: network, in: graph, progress: ofKeyPlayers)
    progress?("ties between sectors", 0.8)
    openness = SectorOpenness(of: network, in: graph, seed: seed)
    progress?("missing answers", 0.9)
    let loss = AnswerLoss(of: network, kinds: kinds, isUndirected: true, seed: seed)
    let sectors = network.sectorLabels
    let hasSectors = Set(sectors.compactMap(\.self)).count > 1
    reliability =
      [
        ("betweenness", loss.reliability { $0.betweenness() }),
        ("pairs_lost", loss.reliability { $0.pairsLostWithEach }),
      ] + (hasSectors ? [("brokerage", loss.reliability { $0.timesBetweenSectors(sectors) })] : [])
  }

  /// Refuses what ``MetricsTable`` refuses, and ties that hold nothing together.
  private static func check(_ kinds: [Kind.ID], in network: StakeholderNetwork) throws(MetricsError) {
    try MetricsRequest.check(kinds, in: network)
    for kind in kinds where !network.study.bindsTogether(kind) { throw MetricsError(.bindsNobody(kind)) }
  }

  var analysis: BridgeAnalysis { summary.analysis }
  var sensitivity: BetweennessSensitivity { summary.sensitivity }
}

extension Graph {
  /// For each node the share of pairs of others that lose every path without it; 0 for those that are no cut points.
  fileprivate var pairsLostWithEach: NodeScores {
    var values = ContiguousArray<Double?>(repeating: 0, count: nodeCount)
    for point in cutStructure().articulationPoints { values[point.node] = point.shareOfPairsCut }
    return NodeScores(measure: "pairs_lost", conventions: MeasureConventions(direction: .ignored), values: values)
  }

  /// For each node how often it stands between two that are not tied, whatever the sectors of the three.
  fileprivate func timesBetweenSectors(_ sectors: [Int?]) -> NodeScores {
    NodeScores(
      measure: "brokerage", conventions: MeasureConventions(direction: .ignored),
      values: ContiguousArray(brokerage(by: sectors).totals.map { $0?.count }))
  }
}
