import Graphs

/// Clustering and transitivity by going through all threes of nodes.
struct PlainClustering {
  /// Closed ways of two ties among all; `nil` without any.
  let transitivity: Double?
  /// By node: Fagiolo's coefficient, which takes no strengths, where ties have directions; else Barrat's.
  let local: [Double?]

  init(_ graph: Graph) {
    let matrix = graph.nodes.map { from in graph.nodes.map { graph.strength(from: from, to: $0) ?? 0 } }
    let tied = matrix.map { $0.map { $0 > 0 ? 1.0 : 0 } }
    var ways = 0.0
    var closed = 0.0
    var own = [Double](repeating: 0, count: graph.nodeCount)
    for first in graph.nodes {
      for second in graph.nodes where second != first {
        for third in graph.nodes where third != first && third != second {
          ways += tied[first][second] * tied[second][third]
          closed += tied[first][second] * tied[second][third] * tied[first][third]
          if graph.isDirected {
            own[first] +=
              (tied[first][second] + tied[second][first]) * (tied[second][third] + tied[third][second])
              * (tied[third][first] + tied[first][third]) / 2
          } else {
            own[first] +=
              (matrix[first][second] + matrix[first][third]) / 2 * tied[first][second] * tied[first][third]
              * tied[second][third]
          }
        }
      }
    }
    transitivity = ways == 0 ? nil : closed / ways
    local = graph.nodes.map { node in
      if graph.isDirected {
        let total = Double(graph.degree(of: node))
        let both = graph.nodes.reduce(0.0) { $0 + tied[node][$1] * tied[$1][node] }
        let possible = total * (total - 1) - 2 * both
        return possible > 0 ? own[node] / possible : nil
      }
      let degree = Double(graph.degree(of: node))
      return degree < 2 ? nil : own[node] / (graph.strength(of: node) * (degree - 1))
    }
  }
}
