import Graphs

/// The ties of one connected part as a layout sees them: without direction, each with the length it should have.
struct LayoutGraph {
  let nodeCount: Int
  /// Where the row of each node begins; `nodeCount + 1` entries.
  let offsets: [Int32]
  /// The neighbours, row after row.
  let neighbors: [Int32]
  /// The wanted length of each entry of `neighbors`; empty when all are 1.
  private(set) var lengths: [Float] = []

  init(_ graph: Graph) {
    nodeCount = graph.nodeCount
    offsets = Array(graph.out.offsets)
    neighbors = Array(graph.out.neighbors)
  }

  func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
  func degree(_ node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }
  func length(at entry: Int) -> Float { lengths.isEmpty ? 1 : lengths[entry] }

  var ties: [(Int, Int)] {
    (0..<nodeCount).flatMap { node in row(node).map { (node, Int(neighbors[$0])) } }.filter { $0.0 < $0.1 }
  }

  /// The same ties with other wanted lengths.
  func with(_ lengths: TieLengths) -> LayoutGraph {
    var copy = self
    switch lengths {
    case .equal: copy.lengths = []
    case .hubs:
      copy.lengths = entries { a, b in 1 + 0.1 * (Float(min(degree(a), degree(b))).squareRoot() - 1) }
    case .neighborhoods:
      copy.lengths = entries { a, b in
        let shared = Set(row(a).map { neighbors[$0] }).intersection(row(b).map { neighbors[$0] }).count
        return 1 + 0.35 * (Float(degree(a) + degree(b) - 2 * shared - 1).squareRoot() - 1)
      }
    }
    return copy
  }

  private func entries(_ length: (Int, Int) -> Float) -> [Float] {
    (0..<nodeCount).flatMap { node in row(node).map { max(0.5, length(node, Int(neighbors[$0]))) } }
  }

  /// Distances from a node to all others: steps, or the shortest sum of lengths.
  ///
  /// The graph must be connected.
  func distances(from source: Int) -> [Float] {
    lengths.isEmpty ? steps(from: source) : shortestPaths(from: source)
  }

  private func steps(from source: Int) -> [Float] {
    var distance = [Float](repeating: -1, count: nodeCount)
    var queue = [Int32](repeating: 0, count: nodeCount)
    distance[source] = 0
    queue[0] = Int32(source)
    var head = 0
    var tail = 1
    while head < tail {
      let node = Int(queue[head])
      head += 1
      let next = distance[node] + 1
      for entry in row(node) {
        let other = Int(neighbors[entry])
        if distance[other] < 0 {
          distance[other] = next
          queue[tail] = Int32(other)
          tail += 1
        }
      }
    }
    return distance
  }

  /// Dijkstra's algorithm with a binary heap; entries that were overtaken are skipped when they come up.
  private func shortestPaths(from source: Int) -> [Float] {
    var distance = [Float](repeating: .infinity, count: nodeCount)
    distance[source] = 0
    var heap = DistanceHeap()
    heap.insert(0, Int32(source))
    while let (reached, node32) = heap.removeFirst() {
      let node = Int(node32)
      if reached > distance[node] { continue }
      for entry in row(node) {
        let other = Int(neighbors[entry])
        let candidate = reached + lengths[entry]
        if candidate < distance[other] {
          distance[other] = candidate
          heap.insert(candidate, neighbors[entry])
        }
      }
    }
    return distance
  }
}

/// How long ties should be, relative to one another.
package enum TieLengths: Sendable, Hashable {
  /// All alike.
  case equal
  /// Longer between two well connected nodes, which keeps large networks from clotting.
  case hubs
  /// Longer where the two ends have many neighbours that the other lacks; makes room for names in small networks.
  case neighborhoods
}

/// A binary heap of nodes by distance; equal distances come out by number.
private struct DistanceHeap {
  private var items: [(Float, Int32)] = []

  mutating func insert(_ distance: Float, _ node: Int32) {
    items.append((distance, node))
    var index = items.count - 1
    while index > 0 {
      let parent = (index - 1) / 2
      guard items[index] < items[parent] else { break }
      items.swapAt(index, parent)
      index = parent
    }
  }

  mutating func removeFirst() -> (Float, Int32)? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return first }
    items[0] = last
    var index = 0
    while true {
      var child = 2 * index + 1
      if child >= items.count { break }
      if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
      guard items[child] < items[index] else { break }
      items.swapAt(child, index)
      index = child
    }
    return first
  }
}
