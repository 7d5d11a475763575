/// Which ties and nodes hold the network together, read off a breadth-first tree.
///
/// The tie from a node to its parent in the tree is a fence if no other tie leads from the node or anybody below it out of
/// the part below the parent: then the parent is the only way in. Without the fences, and without ties between somebody
/// and somebody above in the tree, what is still joined is a block without its head, which is the parent at its fence.
///
/// Unlike a depth-first search this goes through memory in order, and its longest part is shared among all cores.
///
/// Source: Dong, Wang, Gu & Sun 2023, doi:10.1145/3572848.3577483.
struct BlockForest {
  private let tree: BreadthTree
  /// By node: the lowest and the highest place in the tree that ties from it and those below it lead to.
  private let span: PlaceSpans
  /// The blocks without their heads.
  private var blocks: DisjointSets

  init(_ adjacency: Adjacency) {
    let tree = BreadthTree(adjacency)
    let span = PlaceSpans(adjacency, tree)
    // Along the tree first: a node is joined to the parent unless their tie is a fence.
    var parent = ContiguousArray<Int32>(repeating: 0, count: adjacency.nodeCount)
    for node in tree.order {
      let above = tree.parent[Int(node)]
      let place = Int(tree.first[Int(node)])
      parent[place] =
        above < 0 || BlockForest.isFence(Int(node), tree, span) ? Int32(place) : parent[Int(tree.first[Int(above)])]
    }
    blocks = DisjointSets(parent: parent)
    self.tree = tree
    self.span = span
    joinAcross(adjacency)
    blocks.shorten()
  }

  private static func isFence(_ node: Int, _ tree: BreadthTree, _ span: PlaceSpans) -> Bool {
    let above = Int(tree.parent[node])
    return span.lowest[node] >= tree.first[above] && span.highest[node] < tree.first[above] + tree.size[above]
  }

  /// Joins the ends of ties that lead across the tree.
  private mutating func joinAcross(_ adjacency: Adjacency) {
    // One tie of each node usually joins most of the network into one block already; whoever is in it is done then.
    for node in 0..<adjacency.nodeCount {
      if let last = adjacency.row(of: node).last { joinAcross(node, Int(adjacency.neighbors[last])) }
    }
    let likelyLargest = blocks.mostFrequentRoot(samples: 1024)
    for node in 0..<adjacency.nodeCount where blocks.root(of: Int(tree.first[node])) != likelyLargest {
      for position in adjacency.row(of: node) { joinAcross(node, Int(adjacency.neighbors[position])) }
    }
  }

  private mutating func joinAcross(_ one: Int, _ other: Int) {
    let (first, second) = (tree.first[one], tree.first[other])
    guard first >= second + tree.size[other] || second >= first + tree.size[one] else { return }
    blocks.join(Int(first), Int(second))
  }

  /// The nodes that each block hangs on, and how many nodes hang on it there, in no order.
  private var cuts: [(head: Int, block: Int, size: Int)] {
    var sizes = ContiguousArray<Int32>(repeating: 0, count: tree.parent.count)
    var heads: [(head: Int, block: Int)] = []
    for node in tree.parent.indices where tree.parent[node] >= 0 {
      let above = Int(tree.parent[node])
      let block = Int(blocks.parent[Int(tree.first[node])])
      // A fence that ties lead round further down divides nothing.
      guard block != blocks.parent[Int(tree.first[above])] else { continue }
      if sizes[block] == 0 { heads.append((above, block)) }
      sizes[block] += tree.size[node]
    }
    return heads.map { ($0.head, $0.block, Int(sizes[$0.block])) }
  }

  var blockCount: Int { cuts.count }

  /// The nodes below which two parts or more hang, or one below and the rest above, ascending.
  var articulationPoints: [Int] {
    var partsBelow = ContiguousArray<Int32>(repeating: 0, count: tree.parent.count)
    for cut in cuts { partsBelow[cut.head] += 1 }
    return partsBelow.indices.filter { partsBelow[$0] > (tree.parent[$0] < 0 ? 1 : 0) }
  }

  /// The ties that nothing leads round, with the number of nodes below them.
  var bridges: [(from: Int, to: Int, below: Int)] {
    tree.parent.indices.compactMap { node in
      let above = Int(tree.parent[node])
      guard above >= 0, span.lowest[node] >= tree.first[node],
        span.highest[node] < tree.first[node] + tree.size[node]
      else { return nil }
      return (min(node, above), max(node, above), Int(tree.size[node]))
    }
  }

  /// The members of each block, ascending.
  private func members(_ cuts: [(head: Int, block: Int, size: Int)]) -> [[Int]] {
    let heads = Dictionary(cuts.map { ($0.block, $0.head) }, uniquingKeysWith: { first, _ in first })
    var members = heads.mapValues { [$0] }
    for node in tree.parent.indices where tree.parent[node] >= 0 {
      members[Int(blocks.parent[Int(tree.first[node])])]?.append(node)
    }
    return members.values.map { $0.sorted() }
  }

  func structure(_ components: Components, _ conventions: MeasureConventions) -> CutStructure {
    let connectedPairs = components.sizes.reduce(0.0) { $0 + pairs($1) }
    let cuts = cuts
    var partsBelow: [Int: [Int]] = [:]
    for cut in cuts { partsBelow[cut.head, default: []].append(cut.size) }
    var points: [ArticulationPoint] = []
    for (node, below) in partsBelow.sorted(by: { $0.key < $1.key }) {
      let size = components.sizes[components[node]]
      var parts = below
      if tree.parent[node] >= 0 { parts.append(size - 1 - below.reduce(0, +)) }
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
      conventions: conventions,
      articulationPoints: points, bridges: ties.sorted { ($0.from, $0.to) < ($1.from, $1.to) },
      blocks: members(cuts).sorted { $0.lexicographicallyPrecedes($1) })
  }

  private func pairs(_ size: Int) -> Double { Double(size) * Double(size - 1) / 2 }
}

/// A breadth-first tree of each component.
private struct BreadthTree {
  /// The nodes, parents before children.
  private(set) var order: ContiguousArray<Int32>
  /// By node: the one above; −1 for the root of a component.
  private(set) var parent: ContiguousArray<Int32>
  /// By node: how many there are below, and itself.
  private(set) var size: ContiguousArray<Int32>
  /// By node: its place when each node is followed by all below it.
  ///
  /// Those below a node have the `size` places from its own on.
  private(set) var first: ContiguousArray<Int32>

  init(_ adjacency: Adjacency) {
    let nodeCount = adjacency.nodeCount
    order = ContiguousArray(repeating: 0, count: nodeCount)
    parent = ContiguousArray(repeating: -2, count: nodeCount)
    size = ContiguousArray(repeating: 1, count: nodeCount)
    first = order
    Self.grow(adjacency, &order, &parent)
    Self.place(order, parent, &size, &first)
  }

  private static func grow(
    _ adjacency: Adjacency, _ order: inout ContiguousArray<Int32>, _ parent: inout ContiguousArray<Int32>
  ) {
    let offsets = adjacency.offsets.span
    let neighbors = adjacency.neighbors.span
    var order = order.mutableSpan
    var parent = parent.mutableSpan
    var count = 0
    var next = 0
    for root in parent.indices where parent[root] == -2 {
      parent[root] = -1
      order[count] = Int32(truncatingIfNeeded: root)
      count += 1
      while next < count {
        let node = order[next]
        next += 1
        for position in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
          let neighbor = neighbors[position]
          guard parent[Int(neighbor)] == -2 else { continue }
          parent[Int(neighbor)] = node
          order[count] = neighbor
          count += 1
        }
      }
    }
  }

  private static func place(
    _ order: ContiguousArray<Int32>, _ parent: ContiguousArray<Int32>, _ size: inout ContiguousArray<Int32>,
    _ first: inout ContiguousArray<Int32>
  ) {
    let order = order.span
    let parent = parent.span
    var size = size.mutableSpan
    var first = first.mutableSpan
    for index in order.indices.reversed() {
      let above = Int(parent[Int(order[index])])
      if above >= 0 { size[above] += size[Int(order[index])] }
    }
    // By node: the next free place below it.
    var freePlaces = ContiguousArray<Int32>(repeating: 0, count: order.count)
    var free = freePlaces.mutableSpan
    var nextRoot: Int32 = 0
    for index in order.indices {
      let node = Int(order[index])
      let above = Int(parent[node])
      if above < 0 {
        first[node] = nextRoot
        nextRoot += size[node]
      } else {
        first[node] = free[above]
        free[above] += size[node]
      }
      free[node] = first[node] + 1
    }
  }
}

/// By node: the lowest and the highest place that a tie leads to from it or anybody below it, the tie to its parent apart.
private struct PlaceSpans {
  private(set) var lowest: ContiguousArray<Int32> = []
  private(set) var highest: ContiguousArray<Int32> = []

  init(_ adjacency: Adjacency, _ tree: BreadthTree) {
    let pieces = min(64, max(1, adjacency.arcCount / 20_000))
    let parts = parallelMap(pieces: pieces) {
      PlaceSpans(of: adjacency.nodes(ofPiece: $0, of: pieces), adjacency, tree)
    }
    lowest.reserveCapacity(adjacency.nodeCount)
    highest.reserveCapacity(adjacency.nodeCount)
    for part in parts {
      lowest.append(contentsOf: part.lowest)
      highest.append(contentsOf: part.highest)
    }
    Self.passUp(tree, &lowest, &highest)
  }

  /// The ties of some nodes themselves.
  private init(of nodes: Range<Int>, _ adjacency: Adjacency, _ tree: BreadthTree) {
    let offsets = adjacency.offsets.span
    let neighbors = adjacency.neighbors.span
    let first = tree.first.span
    let parent = tree.parent.span
    lowest.reserveCapacity(nodes.count)
    highest.reserveCapacity(nodes.count)
    for node in nodes {
      var low = first[node]
      var high = low
      for position in Int(offsets[node])..<Int(offsets[node + 1]) where neighbors[position] != parent[node] {
        let place = first[Int(neighbors[position])]
        low = min(low, place)
        high = max(high, place)
      }
      lowest.append(low)
      highest.append(high)
    }
  }

  private static func passUp(
    _ tree: BreadthTree, _ lowest: inout ContiguousArray<Int32>, _ highest: inout ContiguousArray<Int32>
  ) {
    let order = tree.order.span
    let parent = tree.parent.span
    var lowest = lowest.mutableSpan
    var highest = highest.mutableSpan
    for index in order.indices.reversed() {
      let node = Int(order[index])
      let above = Int(parent[node])
      guard above >= 0 else { continue }
      lowest[above] = min(lowest[above], lowest[node])
      highest[above] = max(highest[above], highest[node])
    }
  }
}
