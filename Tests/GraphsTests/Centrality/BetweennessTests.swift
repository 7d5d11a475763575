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

  /// Only pairs that are near count; with as many steps as nodes all do.
  @Test(arguments: RandomCase.all(seeds: 20), [1, 2, 3, 12])
  func ofNearPairsEqualsTheDefinition(example: RandomCase, steps: Int) throws {
    let graph = try example.graph()
    let paths = PlainPaths(graph.unweighted)
    let expected = graph.nodes.map { node -> Double? in
      guard graph.nodeCount > 2 else { return nil }
      var sum = 0.0
      for from in graph.nodes where from != node {
        for to in graph.nodes where to != node && to != from && (graph.isDirected || from < to) {
          guard paths.distances[from][to] <= Double(steps), paths.lies(node, between: from, to) else { continue }
          sum += paths.counts[from][node] * paths.counts[node][to] / paths.counts[from][to]
        }
      }
      return sum
    }
    expectClose(graph.betweenness(within: steps), expected, tolerance: 1e-9)
    if steps == 12 { expectClose(graph.betweenness(within: steps), graph.unweighted.betweenness(), tolerance: 1e-9) }
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

  /// Sparse networks are mostly trees, which are not searched: hung at each other, at circles, and standing alone.
  @Test(arguments: 0..<60, [RandomCase.Weights.none, .ratings, .reals])
  func hangingTreesDoNotChangeTheDefinition(seed: Int, weights: RandomCase.Weights) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let nodeCount = 3 + generator.nextIndex(below: 22)
    var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: false)
    for _ in 0..<nodeCount * (seed % 3 + 2) / 4 {
      try builder.add(
        from: generator.nextIndex(below: nodeCount), to: generator.nextIndex(below: nodeCount),
        strength: weights.draw(&generator))
    }
    let graph = try builder.build()
    let paths = PlainPaths(graph)
    expectClose(graph.betweenness(), graph.nodes.map { paths.betweenness(of: $0, isDirected: false) }, tolerance: 1e-9)
    expectClose(
      graph.edgeBetweenness(), graph.ties.map { paths.betweenness(of: $0, isDirected: false) }, tolerance: 1e-9)
  }

  /// 40 diamonds in a row have 2⁴⁰ shortest paths from end to end, too many for single precision.
  @Test(arguments: [false, true])
  func manyPathsAreCountedExactly(isDirected: Bool) throws {
    let diamonds = 40
    var ties: [(Int, Int)] = []
    for diamond in 0..<diamonds {
      let first = 3 * diamond
      ties += [(first, first + 1), (first, first + 2), (first + 1, first + 3), (first + 2, first + 3)]
    }
    let scores = try Graph(nodeCount: 3 * diamonds + 1, ties: ties, isDirected: isDirected).betweenness()
    for diamond in 0..<diamonds {
      let (before, after) = (Double(3 * diamond), Double(3 * (diamonds - diamond)))
      // Without directions the two sides of a diamond meet at both of its ends.
      let sides = isDirected ? 0 : diamond == 0 ? 0.5 : 1
      #expect(isClose(scores[3 * diamond], before * after + sides))
      #expect(isClose(scores[3 * diamond + 1], (before + 1) * (after - 2) / 2))
    }
  }

  /// Distances beyond those for which single precision is good enough.
  @Test(arguments: [false, true])
  func longWeightedPaths(isDirected: Bool) throws {
    let count = 700
    var ties: [(Int, Int, Double)] = []
    for node in 0..<count - 1 { ties.append((node, node + 1, 1 + Double(node % 3))) }
    let graph = try Graph(nodeCount: count, weightedTies: ties, isDirected: isDirected)
    expectClose(graph.betweenness(), graph.nodes.map { Double($0 * (count - 1 - $0)) })
    var circle = ties
    circle.append((count - 1, 0, 2))
    let round = try Graph(nodeCount: count, weightedTies: circle, isDirected: true)
    expectClose(round.betweenness(), graph.nodes.map { _ in Double((count - 1) * (count - 2) / 2) })
  }

  /// What is found for sixteen sources at once holds every last arc of a shortest path, in an order that fits.
  @Test(arguments: 0..<20, [RandomCase.Weights.ratings, .reals])
  func sixteenSourcesFindAllLastArcs(seed: Int, weights: RandomCase.Weights) throws {
    let graph = try RandomCase(seed: UInt64(seed + 3), isDirected: true, weights: weights).graph(nodes: 40)
    let lengths = ArcLengths(graph)
    guard !lengths.isUniform else { return }
    let out = Adjacency(offsets: graph.out.offsets, neighbors: graph.out.neighbors, strengths: lengths.lengths)
    let into = out.transposed()
    var many = SixteenDistances(out: out, into: into, lengths)
    var exact = ShortestDistances<HeapQueue>(out, lengths)
    let sources = ContiguousArray(graph.nodes.prefix(16).map { Int32($0) })
    let isFound = many.search(from: sources[...])
    #expect(isFound)
    for (lane, source) in sources.enumerated() {
      exact.search(from: source)
      var found = Set<Int32>()
      for place in 0..<many.arcCount where many.lanes[place] >> UInt16(lane) & 1 == 1 {
        let arc = many.arcs[place]
        found.insert(arc.position)
        let first = lane * graph.nodeCount
        #expect(many.ranks[first + Int(arc.tail)] < many.ranks[first + Int(arc.head)])
      }
      for head in graph.nodes where exact.distances[head] < .infinity {
        for position in into.row(of: head) {
          let tail = exact.distances[Int(into.neighbors[position])]
          let arriving = tail + into.strengths[position]
          guard arriving * ArcLengths.almostOne <= exact.distances[head] else { continue }
          #expect(found.contains(Int32(position)))
        }
      }
      exact.reset()
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
