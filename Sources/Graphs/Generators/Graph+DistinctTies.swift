extension Graph {
  /// A graph from ties that are known to be distinct and no loops, as generators make them.
  ///
  /// An undirected tie is given once, in either direction. Complexity: O(n + m).
  package init(
    nodeCount: Int, isDirected: Bool, distinctSources sources: ContiguousArray<Int32>,
    targets: ContiguousArray<Int32>, strengths: ContiguousArray<Double> = []
  ) {
    precondition(nodeCount < Int(Int32.max) && sources.count <= Int(Int32.max) / 2, "The graph is too large.")
    var next = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    for source in sources { next[Int(source) + 1] += 1 }
    if !isDirected {
      for target in targets { next[Int(target) + 1] += 1 }
    }
    for node in 0..<nodeCount { next[node + 1] += next[node] }
    let offsets = next
    let arcCount = Int(offsets[nodeCount])
    var neighbors = ContiguousArray<Int32>(repeating: 0, count: arcCount)
    var placed = ContiguousArray<Double>(repeating: 0, count: strengths.isEmpty ? 0 : arcCount)
    func place(_ neighbor: Int32, in node: Int32, tie: Int) {
      let position = Int(next[Int(node)])
      next[Int(node)] += 1
      neighbors[position] = neighbor
      if !strengths.isEmpty { placed[position] = strengths[tie] }
    }
    for tie in sources.indices {
      place(targets[tie], in: sources[tie], tie: tie)
      if !isDirected { place(sources[tie], in: targets[tie], tie: tie) }
    }
    // Rows come out of a transposition in ascending order, whatever the order of the ties.
    let into = Adjacency(offsets: offsets, neighbors: neighbors, strengths: placed).transposed()
    self.init(
      nodeCount: nodeCount, isDirected: isDirected, out: isDirected ? into.transposed() : into, into: into)
  }
}

/// Ties of a graph in the making.
struct TieCollector {
  private(set) var sources = ContiguousArray<Int32>()
  private(set) var targets = ContiguousArray<Int32>()

  mutating func reserveCapacity(_ tieCount: Int) {
    sources.reserveCapacity(tieCount)
    targets.reserveCapacity(tieCount)
  }

  mutating func add(_ from: Int, _ to: Int) {
    sources.append(Int32(truncatingIfNeeded: from))
    targets.append(Int32(truncatingIfNeeded: to))
  }

  func graph(nodeCount: Int, isDirected: Bool) -> Graph {
    Graph(nodeCount: nodeCount, isDirected: isDirected, distinctSources: sources, targets: targets)
  }
}
