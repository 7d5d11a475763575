import Graphs
public import StakeholderModel

extension BridgeAnalysis {
  /// A tie that is the only path between two parts of the network.
  public struct OnlyPath: Sendable {
    /// The end whose side is smaller.
    public let smaller: Stakeholder
    /// The other end.
    public let larger: Stakeholder
    /// How many stakeholders are on the side of ``smaller``, itself among them.
    public let smallerSize: Int
    /// How many stakeholders are on the side of ``larger``, itself among them.
    public let largerSize: Int
    /// The share of pairs that a path joins now and none would without the tie, 0 to 1.
    public let shareOfPairsLost: Double

    /// Whether it is the only tie of a single stakeholder rather than a link between two groups.
    public var isOnlyTieOfOne: Bool { smallerSize == 1 }
  }
}

extension BridgeAnalysis.OnlyPath {
  init(_ bridge: BridgeTie, in graph: Graph, of network: StakeholderNetwork, components: Components) {
    let all = components.sizes[components[bridge.from]]
    let isFromSmaller = BridgeAnalysis.OnlyPath.side(of: bridge.from, acrossFrom: bridge.to, in: graph) * 2 <= all
    smaller = network.stakeholders[isFromSmaller ? bridge.from : bridge.to]
    larger = network.stakeholders[isFromSmaller ? bridge.to : bridge.from]
    smallerSize = bridge.smallerSide
    largerSize = all - bridge.smallerSide
    shareOfPairsLost = bridge.shareOfPairsCut
  }

  /// How many nodes a node reaches without the tie to another.
  private static func side(of start: Int, acrossFrom other: Int, in graph: Graph) -> Int {
    var seen = Set([start])
    var queue = [start]
    while let node = queue.popLast() {
      for neighbor in graph.neighbors(of: node) where !(node == start && neighbor == other) {
        if seen.insert(neighbor).inserted { queue.append(neighbor) }
      }
    }
    return seen.count
  }
}
