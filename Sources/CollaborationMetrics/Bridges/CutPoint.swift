import Graphs
public import StakeholderModel

/// A stakeholder without whom the network falls apart: some others would lose every path to the rest.
public struct CutPoint: Sendable {
  /// Some stakeholders who stay together when somebody else is gone.
  public struct Part: Sendable {
    /// How many they are.
    public let size: Int
    /// Those of them who may be shown, in the order of the list.
    public let stakeholders: [Stakeholder]
  }

  /// The stakeholder.
  public let stakeholder: Stakeholder
  /// Its number in the network.
  public let node: Int
  /// The parts that lose every path to the rest when it is gone, largest first. The largest part of all is the rest and
  /// not among them.
  public let cutOff: [Part]
  /// The size of the rest.
  public let rest: Int
  /// The pairs of others that a path joins now and none would.
  public let pairsLost: Int
  /// The same as a share of all pairs of others that a path joins now, 0 to 1.
  public let shareOfPairsLost: Double

  /// How many stakeholders lose every path to the rest.
  public var cutOffCount: Int { cutOff.reduce(0) { $0 + $1.size } }
  /// How many parts more the network would have.
  public var partsAdded: Int { cutOff.count }
}

extension CutPoint {
  /// The parts into which the component of a node falls without it, largest first, among equals by lowest node.
  static func parts(of graph: Graph, without removed: Int) -> [[Int]] {
    var seen = Set([removed])
    var parts: [[Int]] = []
    for start in graph.neighbors(of: removed) where seen.insert(start).inserted {
      var part = [start]
      var next = 0
      while next < part.count {
        for neighbor in graph.neighbors(of: part[next]) where seen.insert(neighbor).inserted { part.append(neighbor) }
        next += 1
      }
      parts.append(part.sorted())
    }
    return parts.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  /// What a node holds together, with the names of those who would be cut off.
  init(_ point: ArticulationPoint, in graph: Graph, of network: StakeholderNetwork) {
    let parts = CutPoint.parts(of: graph, without: point.node)
    node = point.node
    rest = parts.first?.count ?? 0
    stakeholder = network.stakeholders[point.node]
    cutOff = parts.dropFirst().map { part in
      Part(size: part.count, stakeholders: part.map { network.stakeholders[$0] }.filter { $0.consent != .no })
    }
    let others = parts.reduce(0) { $0 + $1.count }
    let stillJoined = parts.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    pairsLost = others * (others - 1) / 2 - stillJoined
    shareOfPairsLost = point.shareOfPairsCut
  }
}
