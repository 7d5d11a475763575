import Testing

@testable import Graphs

@Suite struct CombinedDegreeTests {
  /// Opsahl, Agneessens & Skvoretz 2010: the extremes are the degree and the strength.
  @Test(arguments: RandomCase.all(seeds: 10))
  func extremesAreDegreeAndStrength(example: RandomCase) throws {
    let graph = try example.graph()
    expectClose(graph.combinedDegrees(alpha: 0), graph.degrees())
    expectClose(graph.combinedDegrees(alpha: 1), graph.strengths())
    expectClose(graph.combinedDegrees(alpha: 1, .outgoing), graph.outStrengths())
    expectClose(graph.combinedDegrees(alpha: 0, .incoming), graph.inDegrees())
  }

  /// Two ties of strength 8 together: √(2 · 8) = 4, more than one tie of 8 and less than eight ties of 1.
  @Test func betweenThemManyTiesAreWorthMore() throws {
    let graph = try Graph(nodeCount: 4, weightedTies: [(0, 1, 4), (0, 2, 4), (1, 3, 8)], isDirected: false)
    #expect(isClose(graph.combinedDegrees()[0], 4))
    #expect(isClose(graph.combinedDegrees()[3], 8.0.squareRoot()))
    #expect(isClose(graph.combinedDegrees(alpha: 1.5)[0], 2 * 8))
  }

  @Test func isolatesHaveNone() throws {
    #expect(try Graph(nodeCount: 1, ties: [], isDirected: true).combinedDegrees()[0] == 0)
  }
}
