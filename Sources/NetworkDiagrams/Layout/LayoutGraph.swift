import Graphs

/// The ties of one connected part as a layout sees them: without direction, each with the length it should have.
struct LayoutGraph {
  let nodeCount: Int
  /// Where the row of each node begins; `nodeCount + 1` entries.
  let offsets: [Int32]
  /// The neighbours, row after row.
  let neighbors: [Int32]
  /// The wanted length of each entry of `neighbors`; empty when all are 1.
  private(set) var lengths: [Float] = [] {
    didSet {
      shortest = lengths.min() ?? 1
      longest = lengths.max() ?? 1
    }
  }
  private var shortest: Float = 1
  private var longest: Float = 1

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

  /// Dijkstra's algorithm with buckets as wide as the shortest tie (Dial 1969, doi:10.1145/363269.363610): who stands in
  /// the nearest bucket cannot be reached on a shorter way through another of the same, so no order within it is needed.
  private func shortestPaths(from source: Int) -> [Float] {
    var distance = [Float](repeating: .infinity, count: nodeCount)
    var isSettled = [Bool](repeating: false, count: nodeCount)
    distance[source] = 0
    // Ties reach no further than these buckets, which are used in turn.
    var buckets = [[Int32]](repeating: [], count: Int(longest / shortest) + 3)
    buckets[0] = [Int32(source)]
    let scale = 1 / shortest
    var reachedCount = 1
    var current = 0
    var slot = 0
    var last = 0
    // From the last bucket nobody is reached on a shorter way.
    while current < last || reachedCount < nodeCount && current == last {
      let members = buckets[slot]
      buckets[slot].removeAll(keepingCapacity: true)
      for node32 in members {
        let node = Int(node32)
        if isSettled[node] { continue }
        isSettled[node] = true
        let reached = distance[node]
        for entry in row(node) {
          let other = Int(neighbors[entry])
          let candidate = reached + lengths[entry]
          if candidate < distance[other] {
            if distance[other] == .infinity { reachedCount += 1 }
            distance[other] = candidate
            // Never the bucket at hand, whatever is rounded.
            let ahead = max(1, Int(candidate * scale) - current)
            last = max(last, current + ahead)
            let target = slot + ahead
            buckets[target < buckets.count ? target : target - buckets.count].append(neighbors[entry])
          }
        }
      }
      current += 1
      slot = slot + 1 < buckets.count ? slot + 1 : 0
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
