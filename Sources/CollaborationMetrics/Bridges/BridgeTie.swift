public import StakeholderModel
import Graphs

/// A tie that is the only path between two parts of the network.
public struct BridgeTie: Sendable {
  /// The end whose side is smaller.
  public let smaller: Stakeholder
  /// The other end.
  public let larger: Stakeholder
  /// How many stakeholders are on the side of ``smaller``, itself among them.
  public let smallerSize: Int
  /// How many stakeholders are on the side of ``larger``, itself among them.
  public let largerSize: Int

  /// Whether it is the only tie of a single stakeholder rather than a link between two groups.
  public var isOnlyTieOfOne: Bool { smallerSize == 1 }
}

extension BridgeTie {
  /// The sizes of both sides of a tie that is a bridge.
  init(from: Int, to: Int, in graph: Graph, of network: StakeholderNetwork) {
    let fromSize = BridgeTie.side(of: from, acrossFrom: to, in: graph)
    let toSize = BridgeTie.side(of: to, acrossFrom: from, in: graph)
    let isFromSmaller = fromSize <= toSize
    smaller = network.stakeholders[isFromSmaller ? from : to]
    larger = network.stakeholders[isFromSmaller ? to : from]
    smallerSize = min(fromSize, toSize)
    largerSize = max(fromSize, toSize)
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
