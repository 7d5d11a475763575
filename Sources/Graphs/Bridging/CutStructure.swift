/// A node whose loss would break the network into more parts.
public struct ArticulationPoint: Sendable, Equatable {
  /// The node.
  public let node: Int
  /// The sizes of the parts into which its component would fall, largest first.
  public let partSizes: [Int]
  /// The share of pairs of others, connected before, that would lose every path.
  public let shareOfPairsCut: Double

  /// How many components there would be more.
  public var partsAdded: Int { partSizes.count - 1 }
}

/// A tie whose loss would break the network into more parts.
public struct BridgeTie: Sendable, Equatable {
  /// The lower of the two nodes.
  public let from: Int
  /// The higher of the two nodes.
  public let to: Int
  /// The number of nodes on the smaller side.
  public let smallerSide: Int
  /// The share of pairs of nodes, connected before, that would lose every path.
  public let shareOfPairsCut: Double
}

/// What holds the network together: nodes, ties and blocks, whatever the direction of ties.
public struct CutStructure: MeasuredResult, Equatable {
  /// `cut_structure`.
  public var measure: String { "cut_structure" }
  /// Ties count in either direction alike.
  public let conventions: MeasureConventions
  /// Nothing is ever missing: a network without ties has no such nodes, ties or blocks.
  public var undefinedReason: String? { nil }
  /// The nodes that hold parts together, ascending.
  public let articulationPoints: [ArticulationPoint]
  /// The ties that hold parts together, ascending.
  public let bridges: [BridgeTie]
  /// The largest groups that no single loss of a node can break apart, each ascending, ordered by their first nodes.
  ///
  /// An articulation point belongs to several of them, an isolated node to none.
  public let blocks: [[Int]]
}

extension Graph {
  /// The articulation points, bridges and blocks (biconnected components) of the network, with their severity.
  ///
  /// - Complexity: O(n + m), nearly. Works in 32 bytes a node.
  ///
  /// Source: Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; found by way of a breadth-first tree as Dong, Wang, Gu &
  /// Sun 2023, doi:10.1145/3572848.3577483.
  public func cutStructure() -> CutStructure {
    blocks().structure(components(), undirectedConventions())
  }

  private func blocks() -> BlockForest { BlockForest(undirected().out) }

  /// 1 for nodes whose loss would break the network apart, 0 for others; see ``cutStructure()``.
  public func articulationPointFlags() -> NodeScores {
    var flags = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for node in blocks().articulationPoints { flags[node] = 1 }
    return NodeScores(measure: "articulation_point", conventions: undirectedConventions(), defined: flags)
  }

  /// 1 for ties whose loss would break the network apart, 0 for others; see ``cutStructure()``.
  ///
  /// In a directed graph both ties of a mutual pair are marked.
  public func bridgeFlags() -> TieScores {
    let bridges = Set(blocks().bridges.map { $0.from * nodeCount + $0.to })
    let flags = ContiguousArray<Double?>(
      ties.map { bridges.contains(min($0.from, $0.to) * nodeCount + max($0.from, $0.to)) ? 1 : 0 })
    return TieScores(measure: "bridge", conventions: undirectedConventions(), ties: ties, values: flags)
  }

  /// The number of nodes whose loss would break the network apart, with the number of blocks.
  ///
  /// Undefined without nodes.
  public func articulationPointCount() -> NetworkScore {
    let forest = blocks()
    return NetworkScore(
      measure: "articulation_points", conventions: undirectedConventions(),
      value: nodeCount == 0 ? nil : Double(forest.articulationPoints.count),
      details: [.init("blocks", nodeCount == 0 ? nil : Double(forest.blockCount))],
      undefinedReason: "The network has no nodes.")
  }

  /// The number of ties whose loss would break the network apart.
  ///
  /// Undefined without nodes.
  public func bridgeCount() -> NetworkScore {
    NetworkScore(
      measure: "bridges", conventions: undirectedConventions(),
      value: nodeCount == 0 ? nil : Double(blocks().bridges.count),
      undefinedReason: "The network has no nodes.")
  }
}

extension Measure {
  static let articulationPoint = Measure(
    id: "articulation_point", title: "Holds parts together", level: .stakeholders, needs: .ignoresDirections,
    unit: .flag, reading: "1 if the network would fall into more parts without this stakeholder.",
    complexity: "O(n + m)", source: "Hopcroft & Tarjan 1973", doi: "10.1145/362248.362272"
  ) { graph, _ in .stakeholders(graph.articulationPointFlags()) }

  static let bridge = Measure(
    id: "bridge", title: "Only link between parts", level: .ties, needs: .ignoresDirections, unit: .flag,
    reading: "1 if the network would fall into more parts without this tie.", complexity: "O(n + m)",
    source: "Hopcroft & Tarjan 1973", doi: "10.1145/362248.362272"
  ) { graph, _ in .ties(graph.bridgeFlags()) }

  static let articulationPoints = Measure(
    id: "articulation_points", title: "Stakeholders that hold parts together", level: .network,
    needs: .ignoresDirections, unit: .count,
    reading: "How many stakeholders could each break the network apart by leaving.", complexity: "O(n + m)",
    source: "Hopcroft & Tarjan 1973", doi: "10.1145/362248.362272"
  ) { graph, _ in .network(graph.articulationPointCount()) }

  static let bridges = Measure(
    id: "bridges", title: "Ties that hold parts together", level: .network, needs: .ignoresDirections,
    unit: .count, reading: "How many ties could each break the network apart by ending.", complexity: "O(n + m)",
    source: "Hopcroft & Tarjan 1973", doi: "10.1145/362248.362272"
  ) { graph, _ in .network(graph.bridgeCount()) }
}
