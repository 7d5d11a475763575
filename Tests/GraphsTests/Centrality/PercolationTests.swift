import Testing

@testable import Graphs

@Suite struct PercolationTests {
  /// The definition, over the shortest paths of every ordered pair.
  private func plain(_ graph: Graph, _ states: [Double]) -> [Double?] {
    let paths = PlainPaths(graph.unweighted)
    let all = states.reduce(0, +)
    return graph.nodes.map { node in
      guard graph.nodeCount > 2, all - states[node] > 0 else { return nil }
      var sum = 0.0
      for from in graph.nodes where from != node {
        for to in graph.nodes where to != node && to != from && paths.lies(node, between: from, to) {
          let share = paths.counts[from][node] * paths.counts[node][to] / paths.counts[from][to]
          sum += share * states[from] / (all - states[node])
        }
      }
      return sum / Double(graph.nodeCount - 2)
    }
  }

  @Test(arguments: RandomCase.all(seeds: 20))
  func agreesWithItsDefinition(example: RandomCase) throws {
    let graph = try example.graph()
    var generator = SplitMix64(seed: example.seed + 1)
    let states = graph.nodes.map { _ in generator.nextUnit() < 0.3 ? 0 : generator.nextUnit() }
    expectClose(graph.percolationCentrality(of: states), plain(graph, states), tolerance: 1e-10)
  }

  @Test func equalStatesGiveNormalizedBetweenness() {
    let karate = Samples.karate
    let found = karate.percolationCentrality(of: karate.nodes.map { _ in 0.5 })
    expectClose(found, karate.betweenness(isNormalized: true), tolerance: 1e-12)
  }

  @Test func nobodyBesideWhoHasIt() throws {
    let line = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2)], isDirected: false)
    let found = line.percolationCentrality(of: [0, 1, 0])
    #expect(found[1] == nil && found[0] == 0 && found.undefinedReason != nil)
  }
}
