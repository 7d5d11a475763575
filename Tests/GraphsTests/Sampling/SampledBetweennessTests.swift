import Testing

@testable import Graphs

@Suite struct SampledBetweennessTests {
  static func shares(_ scores: NodeScores, of graph: Graph) -> [Double] {
    let pairs = Double(graph.nodeCount * (graph.nodeCount - 1)) / (graph.isDirected ? 1 : 2)
    return scores.map { ($0 ?? 0) / pairs }
  }

  static func error(_ sampled: SampledBetweenness, of graph: Graph, exact: [Double]) -> Double {
    zip(shares(sampled.scores, of: graph), exact).map { abs($0 - $1) }.max() ?? 0
  }

  static func graph(isDirected: Bool) -> Graph {
    Graph.erdosRenyi(nodeCount: 60, tieCount: isDirected ? 180 : 90, isDirected: isDirected, seed: 4)
  }

  /// Over many seeds the precision must be missed no more often than allowed.
  @Test(.tags(.slow), arguments: [false, true])
  func failsAtMostAsOftenAsAllowed(isDirected: Bool) {
    let graph = Self.graph(isDirected: isDirected)
    let exact = Self.shares(graph.betweenness(), of: graph)
    for (epsilon, delta) in [(0.05, 0.1), (0.1, 0.3)] {
      let failures = (1...100 as ClosedRange<UInt64>).count {
        Self.error(
          graph.sampledBetweenness(epsilon: epsilon, delta: delta, seed: $0), of: graph, exact: exact) > epsilon
      }
      #expect(Double(failures) <= 100 * delta)
      let failuresOfFixed = (1...40 as ClosedRange<UInt64>).count {
        Self.error(
          graph.sampledBetweenness(epsilon: epsilon, delta: delta, isAdaptive: false, seed: $0), of: graph,
          exact: exact) > epsilon
      }
      #expect(Double(failuresOfFixed) <= 40 * delta)
    }
  }

  /// ⌈0.5/ε² · (⌊log₂(VD − 2)⌋ + 1 + ln(1/δ))⌉ paths, VD the nodes on the longest shortest path or more.
  @Test(arguments: [(10, 0.1, 0.1), (3, 0.1, 0.1), (200, 0.05, 0.01)])
  func aFixedNumberOfPathsIsKnownBefore(nodes: Int, epsilon: Double, delta: Double) throws {
    // Directed: any number of nodes may stand on a path.
    let path = try Graph(nodeCount: nodes, ties: (1..<nodes).map { ($0 - 1, $0) }, isDirected: true)
    let dimension = Double(nodes - 2).exponent + 1
    let expected = 0.5 / (epsilon * epsilon) * (Double(dimension) + Mathematics.naturalLogarithm(1 / delta))
    let sampled = path.sampledBetweenness(epsilon: epsilon, delta: delta, isAdaptive: false)
    #expect(sampled.samples == Int(expected.rounded(.up)))
    #expect(Self.error(sampled, of: path, exact: Self.shares(path.betweenness(), of: path)) < epsilon)
  }

  /// With much precision the estimate comes near the truth, so paths are drawn without bias.
  @Test(arguments: [false, true])
  func isUnbiased(isDirected: Bool) {
    let graph = Self.graph(isDirected: isDirected)
    let exact = Self.shares(graph.betweenness(), of: graph)
    let sampled = graph.sampledBetweenness(epsilon: 0.01, delta: 0.1, seed: 3)
    #expect(Self.error(sampled, of: graph, exact: exact) < 0.008)
    #expect(sampled.samples > 1000 && sampled.samples < 60_000)
    #expect(sampled.scores.conventions.notes.count == 1)
    let normalized = graph.sampledBetweenness(epsilon: 0.01, delta: 0.1, isNormalized: true, seed: 3)
    #expect(isClose(normalized.scores[7], (sampled.scores[7] ?? 0) / (59 * 58 / (isDirected ? 1 : 2))))
  }

  /// Two nodes with several shortest paths between them: each path must be as likely as any other.
  @Test func allShortestPathsAreEquallyLikely() throws {
    // From 0 to 6 there are three shortest paths: two through 1 and one through 2.
    let graph = try Graph(
      nodeCount: 7, ties: [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (3, 6), (4, 6), (5, 6)], isDirected: true)
    let exact = Self.shares(graph.betweenness(), of: graph)
    let sampled = graph.sampledBetweenness(epsilon: 0.004, delta: 0.1, seed: 1)
    #expect(Self.error(sampled, of: graph, exact: exact) < 0.004)
  }

  @Test func theFirstOnes() {
    let graph = Graph.barabasiAlbert(nodeCount: 300, tiesPerNode: 2, seed: 2)
    let exact = graph.betweenness().nodesByDescendingValue
    let top = graph.sampledBetweenness(epsilon: 0.005, delta: 0.1, first: 1, seed: 5)
    #expect(top.scores.nodesByDescendingValue.first == exact.first)
    #expect(top.samples < graph.sampledBetweenness(epsilon: 0.005, delta: 0.1, seed: 5).samples)
  }

  @Test func theSameSeedGivesTheSame() {
    let graph = Self.graph(isDirected: false)
    func values(_ seed: UInt64) -> ContiguousArray<Double?> {
      graph.sampledBetweenness(epsilon: 0.1, seed: seed).scores.values
    }
    #expect(values(1) == values(1))
    #expect(values(1) != values(2))
  }

  @Test(arguments: [false, true])
  func allNodesAsPivotsAreExact(isDirected: Bool) throws {
    let plain = Self.graph(isDirected: isDirected)
    let weighted = try Graph(
      nodeCount: 60, weightedTies: plain.ties.map { ($0.from, $0.to, Double(1 + $0.to % 4)) }, isDirected: isDirected)
    for graph in [plain, weighted] {
      expectClose(graph.betweenness(pivots: 60).scores, graph.betweenness(), tolerance: 1e-9)
      expectClose(
        graph.betweenness(pivots: 60, isNormalized: true).scores, graph.betweenness(isNormalized: true),
        tolerance: 1e-9)
    }
    let exact = Self.shares(plain.betweenness(), of: plain)
    let failures = (1...40 as ClosedRange<UInt64>).count { seed in
      let sampled = plain.betweenness(pivots: 20, delta: 0.1, seed: seed)
      return Self.error(sampled, of: plain, exact: exact) > sampled.epsilon
    }
    #expect(failures <= 4)
  }

  @Test func smallNetworks() throws {
    let pair = try Graph(nodeCount: 2, ties: [(0, 1)], isDirected: false)
    #expect(pair.sampledBetweenness().scores.values == [nil, nil])
    #expect(pair.betweenness(pivots: 1).scores.undefinedReason != nil)
    let path = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2)], isDirected: false)
    let values = path.sampledBetweenness(epsilon: 0.05).scores
    #expect(values[0] == 0 && abs((values[1] ?? 0) - 1) < 0.15)
    let apart = try Graph(nodeCount: 4, ties: [], isDirected: true)
    #expect(apart.sampledBetweenness().scores.allSatisfy { $0 == 0 })
  }
}

/// What the registry does where a network is too large to be exact.
@Suite struct AffordableBetweennessTests {
  private let graph = Graph.erdosRenyi(nodeCount: 120, tieCount: 400, seed: 2)

  private func options(_ limit: Int?) -> MeasureOptions {
    var options = MeasureOptions()
    options.mostExactWork = limit
    return options
  }

  @Test func aNumberDecidesWhetherItIsExact() {
    let work = graph.nodeCount * graph.tieCount
    #expect(graph.affordableBetweenness(options(nil)).conventions.precision == .exact)
    #expect(graph.affordableBetweenness(options(work)).conventions.precision == .exact)
    #expect(graph.affordableEdgeBetweenness(options(work)).conventions.precision == .exact)
    #expect(graph.affordableBetweenness(options(work - 1)).conventions.precision != .exact)
    #expect(graph.affordableEdgeBetweenness(options(work - 1)).conventions.precision != .exact)
  }

  /// Neither can be estimated with an error that holds: beyond the limit there is a reason instead of values.
  @Test(arguments: ["bridgeness", "everett_valente"])
  func whatHasNoEstimateSaysWhy(name: String) throws {
    let measure = try #require(Measure.named(name, at: .stakeholders))
    guard case .stakeholders(let exact) = measure.compute(on: graph, options: options(nil)),
      case .stakeholders(let none) = measure.compute(on: graph, options: options(20_000))
    else { return }
    #expect(exact.allSatisfy { $0 != nil })
    #expect(none.allSatisfy { $0 == nil } && none.undefinedReason?.contains("20000") == true)
  }

  /// Networks of so many ties, or whose shortest paths are that many, are not rewired in passing.
  @Test(arguments: [(500, 100_001, 1_000_000_000, false), (300, 600, 180_000, true), (300, 600, 179_999, false)])
  func smallWorldsOfManyTiesSayWhy(nodes: Int, ties: Int, work: Int, isMeasured: Bool) throws {
    let measure = try #require(Measure.named("small_world", at: .network))
    let graph = Graph.erdosRenyi(nodeCount: nodes, tieCount: ties, seed: 1)
    let result = measure.compute(on: graph, options: options(work))
    var found: NetworkScore?
    if case .network(let score) = result { found = score }
    let score = try #require(found)
    #expect((score.value != nil) == isMeasured)
    #expect(isMeasured || score.undefinedReason?.contains("100000 ties") == true)
  }

  @Test(
    arguments: ["betweenness", "betweenness_centralization", "bridging_centrality", "edge_betweenness"], [false, true])
  func estimatesAreWithinWhatTheySay(name: String, isWeighted: Bool) throws {
    var generator = SplitMix64(seed: 5)
    let graph =
      isWeighted
      ? try Graph(
        nodeCount: graph.nodeCount,
        weightedTies: graph.ties.map { ($0.from, $0.to, Double(1 + generator.nextIndex(below: 4))) }, isDirected: false)
      : graph
    let measure = try #require(Measure.all.first { $0.id == name })
    func values(_ limit: Int?) -> (values: [Double?], precision: MeasureConventions.Precision?) {
      switch measure.compute(on: graph, options: options(limit)) {
      case .stakeholders(let scores): (Array(scores), scores.conventions.precision)
      case .ties(let scores): (Array(scores), scores.conventions.precision)
      case .network(let score): ([score.value], score.conventions.precision)
      }
    }
    let exact = values(nil)
    let estimate = values(20_000)
    guard case .estimated(_, let delta, let greatestError, let samples) = estimate.precision else {
      Issue.record("\(name) is not estimated: \(String(describing: estimate.precision))")
      return
    }
    #expect(exact.precision == .exact && delta == 0.1 && samples > 0 && greatestError > 0)
    for (found, expected) in zip(estimate.values, exact.values) {
      #expect((found == nil) == (expected == nil))
      if let found, let expected { #expect(abs(found - expected) <= greatestError) }
    }
  }
}
