import Graphs

/// Distances and numbers of shortest paths between all pairs, straight from the definitions.
struct PlainPaths {
  /// The length of each tie, or nil where there is none.
  let lengths: [[Double?]]
  /// The shortest distance between each two nodes, infinite where there is no way.
  private(set) var distances: [[Double]]
  /// The number of shortest paths between each two nodes.
  private(set) var counts: [[Double]]

  static func equal(_ first: Double, _ second: Double) -> Bool { abs(first - second) <= 1e-10 * max(first, second) }

  init(_ graph: Graph) {
    let nodes = graph.nodes
    var strengths: [Double] = []
    for tie in graph.ties { strengths.append(tie.strength) }
    let mean = strengths.reduce(0, +) / Double(max(strengths.count, 1))
    lengths = nodes.map { from in nodes.map { to in graph.strength(from: from, to: to).map { mean / $0 } } }
    distances = nodes.map { from in nodes.map { from == $0 ? 0 : .infinity } }
    for from in nodes {
      for to in nodes where from != to { distances[from][to] = lengths[from][to] ?? .infinity }
    }
    for via in nodes {
      for from in nodes {
        for to in nodes {
          distances[from][to] = min(distances[from][to], distances[from][via] + distances[via][to])
        }
      }
    }
    counts = nodes.map { from in nodes.map { from == $0 ? 1 : 0 } }
    for from in nodes {
      for to in nodes.sorted(by: { distances[from][$0] < distances[from][$1] }) where to != from {
        guard distances[from][to] < .infinity else { continue }
        for before in nodes {
          guard let length = lengths[before][to], distances[from][before] < distances[from][to] else { continue }
          if Self.equal(distances[from][before] + length, distances[from][to]) {
            counts[from][to] += counts[from][before]
          }
        }
      }
    }
  }

  func lies(_ via: Int, between from: Int, _ to: Int) -> Bool {
    distances[from][to] < .infinity
      && Self.equal(distances[from][via] + distances[via][to], distances[from][to])
      && (distances[from][via] < distances[from][to] || via == to)
      && (distances[via][to] < distances[from][to] || via == from)
  }

  /// Betweenness by its definition: the share of shortest paths of each pair that go through a node.
  func betweenness(of node: Int, isDirected: Bool) -> Double {
    var sum = 0.0
    for from in lengths.indices where from != node {
      for to in lengths.indices where to != node && to != from && (isDirected || from < to) {
        if lies(node, between: from, to) {
          sum += counts[from][node] * counts[node][to] / counts[from][to]
        }
      }
    }
    return sum
  }

  /// Betweenness of a tie by its definition.
  func betweenness(of tie: Tie, isDirected: Bool) -> Double {
    var sum = 0.0
    let directions = isDirected ? [(tie.from, tie.to)] : [(tie.from, tie.to), (tie.to, tie.from)]
    for (start, end) in directions {
      guard let length = lengths[start][end] else { continue }
      for from in lengths.indices {
        for to in lengths.indices where to != from && distances[from][to] < .infinity {
          let through = distances[from][start] + length + distances[end][to]
          if Self.equal(through, distances[from][to]) && distances[from][start] < distances[from][end] {
            sum += counts[from][start] * counts[end][to] / counts[from][to]
          }
        }
      }
    }
    return isDirected ? sum : sum / 2
  }
}
