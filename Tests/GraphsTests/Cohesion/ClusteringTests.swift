import Graphs
import Testing

@Suite struct ClusteringTests {
  /// networkx, igraph, sna, bctpy (METRICS §10, 3, 4, 14, 31, 34).
  @Test(arguments: [
    (Samples.kite, 11.0 / 19, 0.577777777778, 0.52), (Samples.karate, 0.255681818182, 0.587930553305, 0.570638478208),
    (Samples.florentineMarriage, 0.191489361702, 0.218181818182, 0.16),
  ])
  func goldenValues(graph: Graph, transitivity: Double, average: Double, zeros: Double) {
    #expect(isClose(graph.transitivity().value, transitivity))
    #expect(isClose(graph.averageClustering().value, average))
    #expect(isClose(graph.averageClustering().details[0].value, zeros))
  }

  /// sna, igraph, networkx, bctpy (METRICS §10, 34, 39, 53).
  @Test func goldenVariants() {
    #expect(isClose(Samples.florentineBusiness.transitivity().value, 0.416666666667))
    #expect(isClose(Samples.knoke.transitivity().value, 0.672811059908))
    #expect(isClose(Samples.knoke.transitivity().details[0].value, 0.758064516129))
    #expect(isClose(Samples.knoke.averageClustering().value, 0.649764143273))
    #expect(isClose(Samples.karateWeighted.clustering()[0], 0.180952380952))
    let onnela = Samples.karateWeighted.onnelaClustering()
    #expect(isClose(onnela.reduce(0) { $0 + ($1 ?? 0) } / 34, 0.241391799509))
    #expect(isClose(onnela[0], 0.066311, tolerance: 1e-5))
  }

  /// networkx, igraph, sna (METRICS §10, 42).
  @Test func goldenTriadCensus() {
    #expect(Samples.knoke.triadCensus().counts == [3, 13, 12, 1, 13, 3, 10, 4, 7, 0, 14, 4, 2, 1, 24, 9])
  }

  @Test(arguments: RandomCase.all(seeds: 60, weights: [.none, .reals]))
  func equalTheDefinitions(example: RandomCase) throws {
    let graph = try example.graph()
    let matrix = graph.nodes.map { from in graph.nodes.map { graph.strength(from: from, to: $0) ?? 0 } }
    let tied = matrix.map { $0.map { $0 > 0 ? 1.0 : 0 } }
    func triples(_ body: (Int, Int, Int) -> Void) {
      for first in graph.nodes {
        for second in graph.nodes where second != first {
          for third in graph.nodes where third != first && third != second { body(first, second, third) }
        }
      }
    }
    var ways = 0.0
    var closed = 0.0
    var own = [Double](repeating: 0, count: graph.nodeCount)
    triples { first, second, third in
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
    #expect(isClose(graph.transitivity().value, ways == 0 ? nil : closed / ways))
    let expected: [Double?] = graph.nodes.map { node in
      if graph.isDirected {
        let total = Double(graph.degree(of: node))
        let both = graph.nodes.reduce(0.0) { $0 + tied[node][$1] * tied[$1][node] }
        let possible = total * (total - 1) - 2 * both
        return possible > 0 ? own[node] / possible : nil
      }
      let degree = Double(graph.degree(of: node))
      return degree < 2 ? nil : own[node] / (graph.strength(of: node) * (degree - 1))
    }
    expectClose(graph.clustering(), expected)
  }

  /// Of few contacts and of many, which are counted in different ways.
  @Test(arguments: 0...40) func ofAllTiedToAllEveryThreeAreATriangle(nodeCount: Int) throws {
    let ties = (0..<nodeCount).flatMap { first in (0..<first).map { (first, $0) } }
    let graph = try Graph(nodeCount: nodeCount, ties: ties, isDirected: false)
    #expect(graph.triangleCount() == nodeCount * (nodeCount - 1) * (nodeCount - 2) / 6)
    let each = Double((nodeCount - 1) * (nodeCount - 2) / 2)
    #expect(graph.triangles().map { $0 } == Array(repeating: each, count: nodeCount))
  }

  /// Large enough to be counted in several pieces.
  @Test(arguments: [(200, 0.02), (200, 0.1), (200, 0.5), (3000, 0.005)])
  func trianglesEqualTiesAmongContacts(nodeCount: Int, density: Double) {
    let graph = Graph.erdosRenyi(nodeCount: nodeCount, probability: density, seed: 7)
    let contacts = graph.nodes.map { Set(graph.neighbors(of: $0)) }
    let expected = graph.nodes.map { node in
      Double(contacts[node].reduce(0) { $0 + contacts[$1].intersection(contacts[node]).count } / 2)
    }
    #expect(graph.triangles().map { $0 } == expected)
    #expect(graph.triangleCount() == Int(expected.reduce(0, +)) / 3)
  }

  @Test(arguments: RandomCase.all(seeds: 60, weights: [.none]))
  func censusEqualsCountingEachThree(example: RandomCase) throws {
    let graph = try example.graph()
    var counts = [String: Int]()
    for first in graph.nodes {
      for second in graph.nodes where second > first {
        for third in graph.nodes where third > second {
          counts[plainKind(graph, [first, second, third]), default: 0] += 1
        }
      }
    }
    let census = graph.triadCensus()
    for kind in TriadCensus.Kind.allCases { #expect(census[kind] == counts[kind.name, default: 0], "\(kind.name)") }
  }

  /// The kind by trying all orders of the three against the drawings in the literature.
  private func plainKind(_ graph: Graph, _ nodes: [Int]) -> String {
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
      var found: Set<[Int]> = []
      for first in 0..<3 {
        for second in 0..<3
        where second != first && graph.containsTie(from: nodes[order[first]], to: nodes[order[second]]) {
          found.insert([first, second])
        }
      }
      for (name, ties) in drawings where Set(ties) == found { return name }
    }
    return "none"
  }
}
