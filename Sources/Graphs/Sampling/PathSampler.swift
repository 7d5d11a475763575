/// Draws shortest paths between random nodes, each shortest path between two nodes equally likely.
///
/// Searches from both ends in turn, a level at a time from the end whose next level is cheaper, until they meet. Memory:
/// 24 bytes a node.
struct PathSampler {
  private let out: Adjacency
  private let into: Adjacency
  private var start: Side
  private var end: Side

  /// What one search has reached.
  private struct Side {
    /// Steps from its end; -1 for a node not reached.
    var distance: ContiguousArray<Int32>
    /// The number of shortest paths from its end.
    var paths: ContiguousArray<Double>
    var reached = ContiguousArray<Int32>()
    /// Where in `reached` the outermost level begins.
    var frontier = 0
    /// The ties of the outermost level.
    var work = 0

    init(nodeCount: Int) {
      distance = ContiguousArray(repeating: -1, count: nodeCount)
      paths = ContiguousArray(repeating: 0, count: nodeCount)
    }

    mutating func begin(at node: Int, ties: Int) {
      for node in reached { distance[Int(node)] = -1 }
      reached.removeAll(keepingCapacity: true)
      reached.append(Int32(truncatingIfNeeded: node))
      distance[node] = 0
      paths[node] = 1
      frontier = 0
      work = ties
    }

    var isExhausted: Bool { frontier == reached.count }

    /// Goes one level further and returns the nodes of that level which the other side has reached.
    mutating func advance(along ties: Adjacency, towards other: ContiguousArray<Int32>) -> ContiguousArray<Int32> {
      let level = frontier..<reached.count
      frontier = reached.count
      work = 0
      var met = ContiguousArray<Int32>()
      for index in level {
        let node = Int(reached[index])
        let next = distance[node] + 1
        for position in ties.row(of: node) {
          let neighbor = Int(ties.neighbors[position])
          if distance[neighbor] < 0 {
            distance[neighbor] = next
            paths[neighbor] = paths[node]
            reached.append(ties.neighbors[position])
            work += ties.row(of: neighbor).count
            if other[neighbor] >= 0 { met.append(ties.neighbors[position]) }
          } else if distance[neighbor] == next {
            paths[neighbor] += paths[node]
          }
        }
      }
      return met
    }
  }

  init(_ graph: Graph) {
    out = graph.out
    into = graph.into
    start = Side(nodeCount: graph.nodeCount)
    end = start
  }

  private var nodeCount: Int { out.offsets.count - 1 }

  /// Draws a sender and a receiver and a shortest path between them, and adds the nodes between them to a list.
  mutating func sample(into inner: inout ContiguousArray<Int32>, using generator: inout SplitMix64) {
    let source = generator.nextIndex(below: nodeCount)
    var target = generator.nextIndex(below: nodeCount - 1)
    if target >= source { target += 1 }
    start.begin(at: source, ties: out.row(of: source).count)
    end.begin(at: target, ties: into.row(of: target).count)
    var met = ContiguousArray<Int32>()
    while met.isEmpty {
      if start.isExhausted || end.isExhausted { return }
      met =
        start.work <= end.work
        ? start.advance(along: out, towards: end.distance) : end.advance(along: into, towards: start.distance)
    }
    // Every shortest path crosses the level where the searches met in exactly one node.
    var node = Self.drawn(met, using: &generator) { start.paths[$0] * end.paths[$0] }
    let middle = node
    if middle != source && middle != target { inner.append(Int32(truncatingIfNeeded: middle)) }
    while start.distance[node] > 1 {
      node = Self.predecessor(of: node, along: into, in: start, using: &generator)
      inner.append(Int32(truncatingIfNeeded: node))
    }
    node = middle
    while end.distance[node] > 1 {
      node = Self.predecessor(of: node, along: out, in: end, using: &generator)
      inner.append(Int32(truncatingIfNeeded: node))
    }
  }

  private static func predecessor(
    of node: Int, along ties: Adjacency, in side: borrowing Side, using generator: inout SplitMix64
  ) -> Int {
    let distance = side.distance[node] - 1
    var remaining = generator.nextUnit() * side.paths[node]
    var last = node
    for position in ties.row(of: node) {
      let neighbor = Int(ties.neighbors[position])
      guard side.distance[neighbor] == distance else { continue }
      last = neighbor
      remaining -= side.paths[neighbor]
      if remaining < 0 { break }
    }
    return last
  }

  private static func drawn(
    _ nodes: ContiguousArray<Int32>, using generator: inout SplitMix64, weight: (Int) -> Double
  ) -> Int {
    var remaining = generator.nextUnit() * nodes.reduce(0) { $0 + weight(Int($1)) }
    for node in nodes {
      remaining -= weight(Int(node))
      if remaining < 0 { return Int(node) }
    }
    return Int(nodes[nodes.count - 1])
  }
}
