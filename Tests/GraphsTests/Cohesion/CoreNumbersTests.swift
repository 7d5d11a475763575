import Graphs
import Testing

@Suite struct CoreNumbersTests {
  /// networkx, igraph, sna (METRICS §10, 23).
  @Test func karate() {
    let cores = Samples.karate.coreNumbers()
    #expect(cores.compactMap { $0 }.max() == 4)
    #expect(cores.count { $0 == 4 } == 10)
    #expect(Samples.knoke.coreNumbers()[0] == 5)
  }

  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none]))
  func equalsPeelingByTheDefinition(example: RandomCase) throws {
    let graph = try example.graph().undirected()
    var expected = [Double](repeating: 0, count: graph.nodeCount)
    for k in 0..<max(graph.nodeCount, 1) {
      var rest = Set(graph.nodes)
      while let weak = rest.first(where: { node in graph.neighbors(of: node).count { rest.contains($0) } < k }) {
        rest.remove(weak)
      }
      for node in rest { expected[node] = Double(k) }
    }
    #expect(graph.coreNumbers().map { $0 ?? -1 } == expected)
  }
}
