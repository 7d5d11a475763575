import Graphs
import Testing

@Suite struct PageRankTests {
  /// networkx, igraph, R igraph at tolerance 1e-14 (METRICS §10, 10, 20, 40, 53).
  @Test(arguments: [
    (Samples.kite, 8, 0.095248286808), (Samples.karate, 34, 0.100919182333), (Samples.knoke, 7, 0.157104440075),
    (Samples.karateWeighted, 34, 0.096989362834),
  ])
  func goldenValues(graph: Graph, node: Int, expected: Double) {
    #expect(isClose(graph.pageRank()[node - 1], expected, tolerance: 1e-11))
  }

  @Test(arguments: RandomCase.all(seeds: 30))
  func solvesItsEquation(example: RandomCase) throws {
    let graph = try example.graph()
    let rank = graph.pageRank(damping: 0.7).map { $0 ?? .nan }
    let count = Double(graph.nodeCount)
    #expect(graph.nodeCount == 0 || isClose(rank.reduce(0, +), 1))
    for node in graph.nodes {
      var expected = 0.3 / count
      for other in graph.nodes {
        if graph.outDegree(of: other) == 0 { expected += 0.7 * rank[other] / count }
        if let strength = graph.strength(from: other, to: node) {
          expected += 0.7 * rank[other] * strength / graph.outStrength(of: other)
        }
      }
      #expect(isClose(rank[node], expected))
    }
  }
}
