public import CollaborationMetrics
public import StakeholderModel

/// What holds a network together: the part that the report shows. ``BridgesTable`` has all of it.
public struct BridgeSummary: Sendable {
  /// The cut points, bridge ties, brokers and sectors.
  public let analysis: BridgeAnalysis
  /// How much each stakeholder's score depends on single ties or answers.
  public let sensitivity: BetweennessSensitivity

  /// Looks at a network.
  ///
  /// - Parameter seed: The same seed gives the same intervals.
  /// - Complexity: O(n·m) for each draw of the ``BetweennessSensitivity``.
  public init(of network: StakeholderNetwork, seed: UInt64 = 1) {
    analysis = BridgeAnalysis(of: network)
    sensitivity = BetweennessSensitivity(of: network, in: analysis.graph, seed: seed)
  }
}
