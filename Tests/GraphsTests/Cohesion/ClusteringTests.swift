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
    let plain = PlainClustering(graph)
    #expect(isClose(graph.transitivity().value, plain.transitivity))
    expectClose(graph.clustering(), plain.local)
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
    #expect(graph.triadCensus().counts == PlainTriads(graph).counts)
  }
}
