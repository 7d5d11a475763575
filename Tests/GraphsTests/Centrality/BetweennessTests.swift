import Testing

@testable import Graphs

@Suite struct BetweennessTests {
  @Test(arguments: RandomCase.all(seeds: 60))
  func equalsTheDefinition(example: RandomCase) throws {
    let graph = try example.graph()
    let paths = PlainPaths(graph)
    let expected = graph.nodes.map {
      graph.nodeCount < 3 ? nil : paths.betweenness(of: $0, isDirected: graph.isDirected)
    }
    expectClose(graph.betweenness(), expected, tolerance: 1e-9)
    let ties = graph.ties.map { paths.betweenness(of: $0, isDirected: graph.isDirected) }
    expectClose(graph.edgeBetweenness(), ties, tolerance: 1e-9)
  }

  /// networkx, igraph, sna, graph-tool (METRICS §10, 7, 16, 28, 36, 44, 55).
  @Test(arguments: [
    (Samples.kite, 8, 14.0), (Samples.karate, 1, 231.0714285714286), (Samples.karate, 34, 160.5515873015873),
    (Samples.florentineMarriage, 9, 47.5), (Samples.advice, 18, 88.91666666666667),
    (Samples.sampson3.unweighted, 2, 34.16666666666667),
  ])
  func goldenValues(graph: Graph, node: Int, expected: Double) {
    #expect(isClose(graph.betweenness()[node - 1], expected))
  }

  /// networkx, igraph, sna, graph-tool (METRICS §10, 36).
  @Test func knoke() {
    expectClose(
      Samples.knoke.betweenness(),
      [0.6666667, 12.3333333, 11.6944444, 0.8055556, 17.8333333, 0.3333333, 2.75, 0, 1.2222222, 0.3611111],
      tolerance: 1e-7)
  }

  /// igraph, R igraph and exact fractions (METRICS §10, 51); tools that compare lengths exactly give 208.5.
  @Test(arguments: [(1, 209.0), (2, 36), (3, 177), (34, 174)])
  func equalLengthsOfWeightedTies(node: Int, expected: Double) {
    #expect(isClose(Samples.karateWeighted.betweenness()[node - 1], expected))
  }

  @Test func equalStrengthsCountAsSteps() throws {
    let graph = try Graph(nodeCount: 4, weightedTies: [(0, 1, 3), (1, 2, 3), (2, 3, 3)], isDirected: false)
    #expect(Array(graph.betweenness()) == [0, 2, 2, 0])
    #expect(Array(graph.edgeBetweenness()) == [3, 4, 3])
  }

  @Test func normalisedValuesAreShares() throws {
    let star = try Graph(nodeCount: 5, ties: [(0, 1), (0, 2), (0, 3), (0, 4)], isDirected: false)
    #expect(Array(star.betweenness(isNormalized: true)) == [1, 0, 0, 0, 0])
    expectClose(star.edgeBetweenness(isNormalized: true), [0.4, 0.4, 0.4, 0.4])
    let circle = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2), (2, 0)], isDirected: true)
    #expect(Array(circle.betweenness(isNormalized: true)) == [0.5, 0.5, 0.5])
  }

  @Test func theHeapGivesTheSameOrderAsTheBuckets() throws {
    let graph = try RandomCase(seed: 12, isDirected: true, weights: .reals).graph(nodes: 40)
    let lengths = ArcLengths(graph)
    let out = Adjacency(offsets: graph.out.offsets, neighbors: graph.out.neighbors, strengths: lengths.lengths)
    var buckets = ShortestDistances<BucketQueue>(out, lengths)
    var heap = ShortestDistances<HeapQueue>(out, lengths)
    for source in graph.nodes {
      buckets.search(from: Int32(source))
      heap.search(from: Int32(source))
      #expect(buckets.distances == heap.distances)
      #expect(buckets.order.count == heap.order.count)
      buckets.reset()
      heap.reset()
    }
  }

  @Test func ratingsBecomeWholeLengths() throws {
    let graph = try Graph(
      nodeCount: 4, weightedTies: [(0, 1, 1), (1, 2, 3), (2, 3, 4), (3, 0, 2)], isDirected: true)
    let lengths = ArcLengths(graph)
    #expect(Array(lengths.lengths) == [12, 4, 3, 6])
    #expect(isClose(lengths.unit * 12, 2.5))
  }
}

/// What needs larger graphs.
@Suite(.tags(.slow)) struct BetweennessSlowTests {
  @Test(arguments: RandomCase.all(seeds: 5, weights: [.none, .ratings, .reals]))
  func equalsTheDefinitionOnLargerGraphs(example: RandomCase) throws {
    let graph = try RandomCase(seed: example.seed + 100, isDirected: example.isDirected, weights: example.weights)
      .graph(nodes: 90)
    let paths = PlainPaths(graph)
    expectClose(
      graph.betweenness(),
      graph.nodes.map { graph.nodeCount < 3 ? nil : paths.betweenness(of: $0, isDirected: graph.isDirected) },
      tolerance: 1e-9)
  }

  /// 1,100 diamonds in a row have 2¹¹⁰⁰ shortest paths from end to end.
  @Test func tooManyPathsAreUndefined() throws {
    var ties: [(Int, Int)] = []
    for diamond in 0..<1100 {
      let first = 3 * diamond
      ties += [(first, first + 1), (first, first + 2), (first + 1, first + 3), (first + 2, first + 3)]
    }
    let graph = try Graph(nodeCount: 3301, ties: ties, isDirected: true)
    let scores = graph.betweenness()
    #expect(scores.allSatisfy { $0 == nil })
    #expect(scores.undefinedReason?.contains("counted") == true)
  }
}
