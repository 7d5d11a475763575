public import CollaborationMetrics
import Graphs
public import StakeholderModel

/// What holds a network together: the part that the report shows. ``BridgesTable`` has all of it.
public struct BridgeSummary: Sendable {
  /// The cut points, bridge ties, brokers and sectors.
  public let analysis: BridgeAnalysis
  /// How much each stakeholder's score and place depend on single ties or answers.
  public let sensitivity: BetweennessSensitivity

  /// Looks at a network.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of tie; nil for all that bind together.
  ///   - seed: The same seed gives the same ranges.
  /// - Complexity: O(n·m) for each draw of the ``BetweennessSensitivity``.
  public init(of network: StakeholderNetwork, kinds: [Kind.ID]? = nil, seed: UInt64 = 1) {
    analysis = BridgeAnalysis(of: network, kinds: kinds)
    var betweenness = [Double?](repeating: nil, count: analysis.graph.nodeCount)
    for broker in analysis.brokers { betweenness[broker.node] = broker.betweenness }
    sensitivity = BetweennessSensitivity(of: network, in: analysis.graph, betweenness: betweenness, seed: seed)
  }
}
