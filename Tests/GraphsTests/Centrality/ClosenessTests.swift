import Testing

@testable import Graphs

@Suite struct ClosenessTests {
  @Test(arguments: RandomCase.all(seeds: 40), PathDirection.allCases)
  func equalTheDefinitions(example: RandomCase, direction: PathDirection) throws {
    let graph = try example.graph()
    let table = PlainPaths(graph).distances
    let count = Double(graph.nodeCount)
    let found = graph.nodes.map { node in
      graph.nodes.filter { $0 != node }.map { direction == .outgoing ? table[node][$0] : table[$0][node] }
    }
    let finite = found.map { $0.filter { $0 < .infinity } }
    expectClose(
      graph.closeness(direction),
      finite.map { row in
        let reached = Double(row.count)
        return row.isEmpty ? nil : reached / (count - 1) * reached / row.reduce(0, +)
      }, tolerance: 1e-10)
    expectClose(
      graph.harmonicCloseness(direction),
      finite.map { row in graph.nodeCount < 2 ? nil : row.reduce(0) { $0 + 1 / $1 } / (count - 1) }, tolerance: 1e-10)
    expectClose(graph.eccentricities(direction), finite.map { $0.max() }, tolerance: 1e-10)
  }

  /// networkx, igraph, sna, R igraph, NetworKit (METRICS §10, 7, 28, 33, 40).
  @Test func goldenValues() {
    let kite = Samples.kite.closeness()
    #expect(isClose(kite[7], 0.6))
    #expect(isClose(kite[5], 0.642857142857))
    #expect(isClose(Samples.kite.harmonicCloseness()[7], 0.666666666667))
    #expect(isClose(Samples.florentineMarriage.closeness()[8], 0.56))
    #expect(isClose(Samples.florentineMarriage.harmonicCloseness()[8], 0.678571428571))
    #expect(isClose(Samples.florentineMarriageWithPucci.closeness()[8], 0.522666666667))
    #expect(Samples.florentineMarriageWithPucci.closeness()[11] == nil)
    #expect(isClose(Samples.knoke.closeness()[4], 0.9))
  }

  @Test func manyTargetsInSeveralPasses() throws {
    // A circle of 1,100 nodes takes three passes of 512 targets.
    let count = 1_100
    let circle = try Graph(nodeCount: count, ties: (0..<count).map { ($0, ($0 + 1) % count) }, isDirected: true)
    let sums = DistanceSums(circle)
    #expect(sums.reached.allSatisfy { $0 == count - 1 })
    #expect(sums.total.allSatisfy { $0 == Double(count * (count - 1) / 2) })
    #expect(sums.greatest.allSatisfy { $0 == Double(count - 1) })
  }
}
