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
public struct CutStructure: Sendable, Equatable {
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
  /// - Complexity: O(n + m).
  ///
  /// Source: Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.
  public func cutStructure() -> CutStructure { cutSearch(collectingBlocks: true).structure(components()) }

  private func cutSearch(collectingBlocks: Bool) -> CutSearch {
    var search = CutSearch(undirected().out, collectsBlocks: collectingBlocks)
    for root in nodes { search.visit(root) }
    return search
  }

  /// Nodes whose loss would leave more strong components: some could no longer reach each other both ways.
  ///
  /// - Complexity: O(n(n + m)).
  public func strongArticulationPoints() -> [Int] {
    let before = strongComponents().count
    return nodes.filter { node in
      subgraph(of: nodes.lazy.filter { $0 != node }).graph.strongComponents().count > before
    }
  }

  /// 1 for nodes whose loss would break the network apart, 0 for others; see ``cutStructure()``.
  public func articulationPointFlags() -> NodeScores {
    var flags = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for node in cutSearch(collectingBlocks: false).articulationPoints { flags[node] = 1 }
    return NodeScores(measure: "articulation_point", conventions: undirectedConventions(), defined: flags)
  }

  /// 1 for ties whose loss would break the network apart, 0 for others; see ``cutStructure()``.
  ///
  /// In a directed graph both ties of a mutual pair are marked.
  public func bridgeFlags() -> TieScores {
    let bridges = Set(cutSearch(collectingBlocks: false).bridges.map { $0.from * nodeCount + $0.to })
    let flags = ContiguousArray<Double?>(
      ties.map { bridges.contains(min($0.from, $0.to) * nodeCount + max($0.from, $0.to)) ? 1 : 0 })
    return TieScores(measure: "bridge", conventions: undirectedConventions(), ties: ties, values: flags)
  }

  /// The number of nodes whose loss would break the network apart, with the number of blocks.
  ///
  /// Undefined without nodes.
  public func articulationPointCount() -> NetworkScore {
    let search = cutSearch(collectingBlocks: false)
    return NetworkScore(
      measure: "articulation_points", conventions: undirectedConventions(),
      value: nodeCount == 0 ? nil : Double(search.articulationPoints.count),
      details: [.init("blocks", nodeCount == 0 ? nil : Double(search.cuts.count))],
      undefinedReason: "The network has no nodes.")
  }

  /// The number of ties whose loss would break the network apart.
  ///
  /// Undefined without nodes.
  public func bridgeCount() -> NetworkScore {
    NetworkScore(
      measure: "bridges", conventions: undirectedConventions(),
      value: nodeCount == 0 ? nil : Double(cutSearch(collectingBlocks: false).bridges.count),
      undefinedReason: "The network has no nodes.")
  }
}

/// A depth-first search with a stack of its own that notes how far back each subtree reaches.
private struct CutSearch {
  let adjacency: Adjacency
  private var order: ContiguousArray<Int32>
  private var low: ContiguousArray<Int32>
  private var parent: ContiguousArray<Int32>
  private var nextPosition: ContiguousArray<Int32>
  private var subtreeSize: ContiguousArray<Int32>
  /// Nodes on the way from the root and below, not yet given to a block.
  private var open = ContiguousArray<Int32>()
  private var clock: Int32 = 0
  /// By cutting event: the node above, and the size of the part below it that nothing else connects.
  private(set) var cuts: [(node: Int32, size: Int32)] = []
  private(set) var bridges: [(from: Int, to: Int, below: Int)] = []
  private var blocks: [[Int]] = []
  private let collectsBlocks: Bool

  init(_ adjacency: Adjacency, collectsBlocks: Bool) {
    self.adjacency = adjacency
    self.collectsBlocks = collectsBlocks
    let nodeCount = adjacency.nodeCount
    order = ContiguousArray(repeating: -1, count: nodeCount)
    low = order
    parent = order
    nextPosition = ContiguousArray(adjacency.offsets.dropLast())
    subtreeSize = ContiguousArray(repeating: 1, count: nodeCount)
  }

  /// The nodes below which two parts or more hang, or one below and the rest above, ascending.
  var articulationPoints: [Int] {
    var partsBelow = ContiguousArray<Int32>(repeating: 0, count: parent.count)
    for cut in cuts { partsBelow[Int(cut.node)] += 1 }
    return partsBelow.indices.filter { partsBelow[$0] > (parent[$0] < 0 ? 1 : 0) }
  }

  mutating func visit(_ root: Int) {
    guard order[root] < 0 else { return }
    enter(root)
    var node = root
    while true {
      let found = scan(node, from: nextPosition[node])
      low[node] = found.lowest
      nextPosition[node] = found.position
      if let next = found.unseen {
        parent[next] = Int32(truncatingIfNeeded: node)
        enter(next)
        node = next
      } else {
        guard parent[node] >= 0 else { break }
        let above = Int(parent[node])
        leave(node, to: above)
        node = above
      }
    }
    open.removeAll(keepingCapacity: true)
  }

  /// Looks at the neighbours from `position` on: the first that the search has not been to, and how far back the others
  /// lie.
  @inline(__always)
  private func scan(_ node: Int, from position: Int32) -> (unseen: Int?, lowest: Int32, position: Int32) {
    let neighbors = adjacency.neighbors.span
    let order = order.span
    let above = parent[node]
    let end = adjacency.offsets[node + 1]
    var lowest = low[node]
    var position = position
    while position < end {
      let neighbor = neighbors[Int(position)]
      position += 1
      let seen = order[Int(neighbor)]
      if seen < 0 { return (Int(neighbor), lowest, position) }
      if seen < lowest && neighbor != above { lowest = seen }
    }
    return (nil, lowest, position)
  }

  private mutating func enter(_ node: Int) {
    order[node] = clock
    low[node] = clock
    clock += 1
    if collectsBlocks { open.append(Int32(truncatingIfNeeded: node)) }
  }

  private mutating func leave(_ node: Int, to above: Int) {
    low[above] = min(low[above], low[node])
    subtreeSize[above] += subtreeSize[node]
    guard low[node] >= order[above] else { return }
    cuts.append((Int32(truncatingIfNeeded: above), subtreeSize[node]))
    if low[node] > order[above] { bridges.append((min(node, above), max(node, above), Int(subtreeSize[node]))) }
    guard collectsBlocks else { return }
    var block = [above]
    while let member = open.popLast() {
      block.append(Int(member))
      if Int(member) == node { break }
    }
    blocks.append(block.sorted())
  }

  func structure(_ components: Components) -> CutStructure {
    let connectedPairs = components.sizes.reduce(0.0) { $0 + pairs($1) }
    var partsBelow: [Int: [Int]] = [:]
    for cut in cuts { partsBelow[Int(cut.node), default: []].append(Int(cut.size)) }
    var points: [ArticulationPoint] = []
    for (node, below) in partsBelow.sorted(by: { $0.key < $1.key }) {
      let size = components.sizes[components[node]]
      var parts = below
      if parent[node] >= 0 { parts.append(size - 1 - below.reduce(0, +)) }
      guard parts.count > 1 else { continue }
      let others = connectedPairs - pairs(size) + pairs(size - 1)
      let kept = parts.reduce(0.0) { $0 + pairs($1) }
      points.append(
        ArticulationPoint(
          node: node, partSizes: parts.sorted(by: >), shareOfPairsCut: (pairs(size - 1) - kept) / others))
    }
    let ties = bridges.map { bridge in
      let size = components.sizes[components[bridge.from]]
      return BridgeTie(
        from: bridge.from, to: bridge.to, smallerSide: min(bridge.below, size - bridge.below),
        shareOfPairsCut: Double(bridge.below) * Double(size - bridge.below) / connectedPairs)
    }
    return CutStructure(
      articulationPoints: points, bridges: ties.sorted { ($0.from, $0.to) < ($1.from, $1.to) },
      blocks: blocks.sorted { $0.lexicographicallyPrecedes($1) })
  }

  private func pairs(_ size: Int) -> Double { Double(size) * Double(size - 1) / 2 }
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
