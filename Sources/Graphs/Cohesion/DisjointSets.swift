/// Sets that are joined step by step; each is known by its lowest member.
struct DisjointSets {
  /// For each element another one of its set that is lower, or itself.
  private(set) var parent: ContiguousArray<Int32>

  /// Sets from links to lower elements, or to oneself.
  init(parent: ContiguousArray<Int32>) {
    self.parent = parent
    shorten()
  }

  /// Each node of a graph in a set with its lowest neighbour, if that is lower.
  init(lowestNeighborsOf graph: Graph) {
    parent = ContiguousArray(0..<Int32(truncatingIfNeeded: graph.nodeCount))
    for adjacency in graph.isDirected ? [graph.out, graph.into] : [graph.out] {
      let offsets = adjacency.offsets.span
      let neighbors = adjacency.neighbors.span
      var parent = parent.mutableSpan
      for node in parent.indices where offsets[node] < offsets[node + 1] {
        parent[node] = min(parent[node], neighbors[Int(offsets[node])])
      }
    }
    shorten()
  }

  /// Makes every element point at the lowest of its set.
  mutating func shorten() {
    var parent = parent.mutableSpan
    // What it points at is lower and has been done before.
    for element in parent.indices { parent[element] = parent[Int(parent[element])] }
  }

  /// The lowest member of the set that holds an element.
  mutating func root(of element: Int) -> Int {
    var table = parent.mutableSpan
    return Self.root(of: element, in: &table)
  }

  /// Makes one set of those of two elements.
  mutating func join(_ first: Int, _ second: Int) {
    var table = parent.mutableSpan
    Self.join(first, second, in: &table)
  }

  /// Joins each node with the last in its row.
  mutating func joinLast(of adjacency: Adjacency) {
    let offsets = adjacency.offsets.span
    let neighbors = adjacency.neighbors.span
    var table = parent.mutableSpan
    for node in table.indices where offsets[node] < offsets[node + 1] {
      Self.join(node, Int(neighbors[Int(offsets[node + 1]) - 1]), in: &table)
    }
  }

  /// Joins each node with all in its row, but for the nodes whose set has a certain lowest member.
  mutating func joinAll(of adjacency: Adjacency, except done: Int?) {
    let offsets = adjacency.offsets.span
    let neighbors = adjacency.neighbors.span
    var table = parent.mutableSpan
    for node in table.indices where Self.root(of: node, in: &table) != done {
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        Self.join(node, Int(neighbors[position]), in: &table)
      }
    }
  }

  @inline(__always)
  private static func root(of element: Int, in parent: inout MutableSpan<Int32>) -> Int {
    var element = element
    while true {
      let above = Int(parent[element])
      if above == element { return element }
      // Shortens the way for those who come after.
      parent[element] = parent[above]
      element = above
    }
  }

  @inline(__always)
  private static func join(_ first: Int, _ second: Int, in parent: inout MutableSpan<Int32>) {
    let (first, second) = (root(of: first, in: &parent), root(of: second, in: &parent))
    if first < second { parent[second] = Int32(truncatingIfNeeded: first) }
    if second < first { parent[first] = Int32(truncatingIfNeeded: second) }
  }

  /// The root that most of some elements, spread evenly, belong to; `nil` without elements.
  mutating func mostFrequentRoot(samples: Int) -> Int? {
    let count = min(samples, parent.count)
    let roots = (0..<count).map { root(of: parent.count * $0 / count) }.sorted()
    var best: (root: Int, length: Int)?
    var start = 0
    for index in roots.indices where index + 1 == roots.count || roots[index + 1] != roots[index] {
      if index + 1 - start > best?.length ?? 0 { best = (roots[index], index + 1 - start) }
      start = index + 1
    }
    return best?.root
  }
}
