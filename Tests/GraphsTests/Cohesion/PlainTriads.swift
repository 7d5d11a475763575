import Graphs

/// The triad census by looking at every three nodes.
struct PlainTriads {
  /// In the order of ``TriadCensus/Kind``.
  let counts: [Int]

  init(_ graph: Graph) {
    let tied = graph.nodes.map { from in graph.nodes.map { graph.containsTie(from: from, to: $0) } }
    var codes = [Int](repeating: 0, count: 64)
    for first in graph.nodes {
      for second in graph.nodes.dropFirst(first + 1) {
        for third in graph.nodes.dropFirst(second + 1) {
          let ends = [
            (first, second), (second, first), (first, third), (third, first), (second, third), (third, second),
          ]
          var code = 0
          for (place, end) in ends.enumerated() where tied[end.0][end.1] { code |= 1 << place }
          codes[code] += 1
        }
      }
    }
    var counts = [String: Int]()
    let places = [[0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1]]
    for (code, count) in codes.enumerated() {
      counts[Self.kind(of: Set(places.indices.filter { code >> $0 & 1 == 1 }.map { places[$0] })), default: 0] += count
    }
    self.counts = TriadCensus.Kind.allCases.map { counts[$0.name, default: 0] }
  }

  /// The kind of the ties among 0, 1 and 2, by trying all orders of the three against the drawings in the literature.
  private static func kind(of ties: Set<[Int]>) -> String {
    let drawings: [(String, [[Int]])] = [
      ("003", []), ("012", [[0, 1]]), ("102", [[0, 1], [1, 0]]), ("021D", [[1, 0], [1, 2]]),
      ("021U", [[0, 1], [2, 1]]), ("021C", [[0, 1], [1, 2]]), ("111D", [[0, 1], [1, 0], [2, 1]]),
      ("111U", [[0, 1], [1, 0], [1, 2]]), ("030T", [[0, 1], [2, 1], [0, 2]]), ("030C", [[0, 1], [1, 2], [2, 0]]),
      ("201", [[0, 1], [1, 0], [1, 2], [2, 1]]), ("120D", [[1, 0], [1, 2], [0, 2], [2, 0]]),
      ("120U", [[0, 1], [2, 1], [0, 2], [2, 0]]), ("120C", [[0, 1], [1, 2], [0, 2], [2, 0]]),
      ("210", [[0, 1], [1, 2], [2, 1], [0, 2], [2, 0]]),
      ("300", [[0, 1], [1, 0], [1, 2], [2, 1], [0, 2], [2, 0]]),
    ]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let renumbered = Set(ties.map { $0.map { order[$0] } })
      for (name, drawn) in drawings where Set(drawn) == renumbered { return name }
    }
    return "none"
  }
}
