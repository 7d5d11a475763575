import Testing

@testable import Graphs

@Suite struct CentralizationTests {
  /// sna, R igraph (METRICS §10, 6, 17, 29).
  @Test(arguments: [
    (Samples.kite, 0.333333333333, 0.296296296296, 0.270374931582),
    (Samples.karate, 0.399621212121, 0.405557195330, 0.298194891208),
    (Samples.florentineMarriage, 0.274725274725, 0.436813186813, 0.322452276110),
  ])
  func goldenValues(graph: Graph, degree: Double, betweenness: Double, closeness: Double) {
    #expect(isClose(graph.degreeCentralization().value, degree))
    #expect(isClose(graph.betweennessCentralization().value, betweenness))
    #expect(isClose(graph.closenessCentralization().value, closeness))
  }

  /// sna, R igraph, Wasserman & Faust (METRICS §10, 37, 38, 44).
  @Test func goldenDirectedValues() {
    #expect(isClose(Samples.knoke.betweennessCentralization().value, 0.201131687243))
    #expect(isClose(Samples.knoke.degreeCentralization().details[0].value, 0.506172839506))
    #expect(isClose(Samples.knoke.degreeCentralization().details[1].value, 0.382716049383))
    #expect(isClose(Samples.knoke.closenessCentralization().value, 0.283060621296))
    #expect(isClose(Samples.advice.closenessCentralization().value, 0.391108024159))
  }

  @Test(arguments: [3, 4, 7, 20])
  func aStarIsFullyCentralised(nodeCount: Int) throws {
    let star = try Graph(nodeCount: nodeCount, ties: (1..<nodeCount).map { (0, $0) }, isDirected: false)
    #expect(isClose(star.degreeCentralization().value, 1))
    #expect(isClose(star.betweennessCentralization().value, 1))
    #expect(isClose(star.closenessCentralization().value, 1))
  }

  /// networkx, igraph, bctpy, graph-tool (METRICS §10, 11, 18, 31, 34, 43).
  @Test func degreeAssortativity() {
    #expect(isClose(Samples.kite.degreeAssortativity().value, 9.0 / 59))
    #expect(isClose(Samples.karate.degreeAssortativity().value, -0.475613097685))
    #expect(isClose(Samples.florentineMarriage.degreeAssortativity().value, -0.374837872892))
    #expect(isClose(Samples.florentineBusiness.degreeAssortativity().value, -2.0 / 3))
    #expect(isClose(Samples.knoke.degreeAssortativity().value, -0.362967446191))
  }

  /// netseg, networkx, igraph (METRICS §10, 23, 45).
  @Test func sectorAssortativity() {
    #expect(isClose(Samples.karate.assortativity(by: Samples.karateClub).value, 0.717530864198))
    #expect(isClose(Samples.advice.assortativity(by: Samples.departments).value, 0.023902961113))
  }

  @Test func withoutVariationThereIsNoAssortativity() throws {
    let circle = try Graph(nodeCount: 4, ties: [(0, 1), (1, 2), (2, 3), (3, 0)], isDirected: false)
    #expect(circle.degreeAssortativity().value == nil)
    #expect(circle.assortativity(by: [1, 1, 1, 1]).value == nil)
  }
}

@Suite struct CorePeripheryTests {
  /// By trying all divisions (METRICS §10, 62).
  @Test func goldenFits() {
    let expected: [(Graph, [Double])] = [
      (Samples.kite, [0.327326835354, 0.509175077217, 0.6]),
      (Samples.florentineMarriage, [0.329852939572, 0.403029967968, 0.422577127364]),
    ]
    for (graph, fits) in expected {
      for (pattern, fit) in zip(CorePattern.allCases, fits) {
        #expect(isClose(graph.corePeriphery(pattern: pattern).fit, fit))
      }
    }
    #expect(Samples.kite.corePeriphery().optimalCores == 2)
    #expect(Samples.kite.corePeriphery().isProved)
  }

  @Test(arguments: RandomCase.all(seeds: 12, weights: [.none]), CorePattern.allCases)
  func equalsCorrelatingTables(example: RandomCase, pattern: CorePattern) throws {
    let graph = try example.graph(nodes: 8)
    var best: Double?
    for code in 1..<max((1 << graph.nodeCount) - 1, 1) {
      let core = graph.nodes.map { code >> $0 & 1 == 1 }
      var sums = CorrelationSums()
      for from in graph.nodes {
        for to in graph.nodes where from != to {
          if pattern == .ignoringBetween && core[from] != core[to] { continue }
          let ideal = pattern == .coreToAll ? core[from] || core[to] : core[from] && core[to]
          sums.add(graph.containsTie(from: from, to: to) ? 1 : 0, ideal ? 1 : 0)
        }
      }
      if let fit = sums.correlation, fit > best ?? -2 { best = fit }
    }
    #expect(isClose(graph.corePeriphery(pattern: pattern).fit, best, tolerance: 1e-10))
  }

  @Test(arguments: RandomCase.all(seeds: 30, weights: [.none]))
  func climbingFindsTheProvedOptimum(example: RandomCase) throws {
    let graph = try example.graph()
    let fit = CoreFit(graph, pattern: .coreToAll)
    let proved = graph.exhaustive(fit)
    let found = graph.climbing(fit, seed: 1)
    #expect(isClose(found.fit, proved.fit))
    #expect(!found.isProved)
  }

  @Test func coresOfLargerNetworks() throws {
    let star = try Graph(nodeCount: 30, ties: (1..<30).map { (0, $0) }, isDirected: false)
    #expect(star.corePeriphery().core == [0])
    #expect(isClose(star.corePeriphery().fit, 1))
    #expect(star.corePeriphery() == star.corePeriphery())
  }

  /// The fit of a star gets better without an end, the higher its middle.
  @Test(arguments: [2, 6, 10]) func aStarHasNoCoreness(leaves: Int) throws {
    let star = try Graph(nodeCount: leaves + 1, ties: (1...leaves).map { (0, $0) }, isDirected: false)
    let scores = star.coreness()
    #expect(scores.allSatisfy { $0 == nil })
    #expect(try #require(scores.undefinedReason).contains("did not settle"))
  }

  @Test func ofEquallyGoodCoresTheFirstIsGiven() throws {
    let ties = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]
    let triangles = try Graph(nodeCount: 6, ties: ties, isDirected: false).coreness()
    expectClose(triangles, [1, 1, 1, 0, 0, 0], tolerance: 1e-9)
    let pair = try Graph(nodeCount: 3, weightedTies: [(0, 1, 9)], isDirected: false).coreness()
    expectClose(pair, [3, 3, 0], tolerance: 1e-9)
  }

  @Test func corenessMinimisesTheDifference() {
    let scores = Samples.karateWeighted.coreness().map { $0 ?? 0 }
    func difference(_ values: [Double]) -> Double {
      var sum = 0.0
      for first in values.indices {
        for second in values.indices where second != first {
          let strength = Samples.karateWeighted.strength(from: first, to: second) ?? 0
          sum += (strength - values[first] * values[second]) * (strength - values[first] * values[second])
        }
      }
      return sum
    }
    let best = difference(scores)
    for node in scores.indices {
      for change in [-0.01, 0.01] {
        var other = scores
        other[node] = max(0, other[node] + change)
        #expect(difference(other) >= best - 1e-12)
      }
    }
  }
}

@Suite struct SmallWorldTests {
  @Test func aRingOfNeighboursIsALattice() throws {
    let ring = try Graph(
      nodeCount: 40, ties: (0..<40).flatMap { [($0, ($0 + 1) % 40), ($0, ($0 + 2) % 40)] }, isDirected: false)
    let found = ring.smallWorld()
    #expect(found.transitivity == 0.5)
    #expect((found.sigma ?? 0) > 1)
    #expect(found.replicates == 20 && found.lattices == 5)
    // Lattices come near to it, in whatever order its nodes are given.
    #expect((0.4...0.55).contains(found.latticeTransitivity?.mean ?? 0))
    let length = try #require(found.averagePathLength)
    let towards = (found.randomPathLength?.mean ?? 0) / length - 1
    #expect(abs((found.omega ?? 0) - towards) < 0.25)
    #expect((9.0...12).contains(found.exchangesPerTie ?? 0))
    #expect(found == ring.smallWorld())
    #expect(found != ring.smallWorld(seed: 2))
  }

  /// σ and ω by their definitions, from networks rewired one at a time.
  @Test func ratiosAreThoseOfTheDefinition() throws {
    let graph = Graph.wattsStrogatz(nodeCount: 60, neighborCount: 6, rewiring: 0.2, seed: 4)
    let found = graph.smallWorld(replicates: 3, lattices: 2, seed: 9)
    let attempts = graph.attemptsPerTie(forExchanges: 10, keeping: .connected, seed: 9)
    let random = (0..<3).map { number in
      var seeds = SplitMix64.stream(number, seed: 9)
      return graph.rewired(attemptsPerTie: attempts, keeping: .connected, seed: seeds.next()).graph
    }
    let lattices = (3..<5).map { number in
      var seeds = SplitMix64.stream(number, seed: 9)
      let shuffled = graph.relabelled(seeds.permutation(of: graph.nodeCount))
      return shuffled.latticeRewired(keeping: .connected, seed: seeds.next()).graph
    }
    func mean(_ values: [Double?]) -> Double { values.reduce(0) { $0 + ($1 ?? .nan) } / Double(values.count) }
    let clustering = try #require(graph.transitivity().value)
    let length = try #require(graph.averagePathLength().value)
    let randomLength = mean(random.map { $0.averagePathLength().value })
    #expect(isClose(found.sigma, clustering / mean(random.map { $0.transitivity().value }) / (length / randomLength)))
    #expect(
      isClose(found.omega, randomLength / length - clustering / mean(lattices.map { $0.transitivity().value })))
  }

  /// The order of nodes in a file must not matter, beyond what chance does.
  @Test func theOrderOfNodesDoesNotMatter() throws {
    var ties: [(Int, Int)] = []
    for cave in 0..<10 {
      ties.append((6 * cave, (6 * cave + 6) % 60))
      for one in 0..<6 { for other in 0..<one { ties.append((6 * cave + one, 6 * cave + other)) } }
    }
    let caves = try Graph(nodeCount: 60, ties: ties, isDirected: false)
    var generator = SplitMix64(seed: 3)
    let shuffled = caves.relabelled(generator.permutation(of: 60))
    let (one, other) = (caves.smallWorld(), shuffled.smallWorld())
    #expect(abs((one.omega ?? 9) - (other.omega ?? -9)) < 0.15)
    #expect(abs((one.sigma ?? 99) / (other.sigma ?? 1) - 1) < 0.1)
  }

  /// Where most are tied few attempts succeed, and more of them are made.
  @Test(arguments: [0.13, 0.3, 0.6, 0.8])
  func denseNetworksAreRewiredAsMuch(density: Double) {
    let graph = Graph.erdosRenyi(nodeCount: 43, probability: density, seed: 2)
    #expect((graph.smallWorld(replicates: 3, lattices: 1).exchangesPerTie ?? 0) > 9)
  }

  @Test func undefinedIfTooSmallOrWithoutTriangles() throws {
    let small = try Graph(nodeCount: 9, ties: [(0, 1), (1, 2), (2, 0)], isDirected: false).smallWorld()
    #expect(small.sigma == nil && small.omega == nil && small.undefinedReason?.contains("ten nodes") == true)
    let star = try Graph(nodeCount: 12, ties: (1..<12).map { (0, $0) }, isDirected: false).smallWorld()
    #expect(star.sigma == nil && star.transitivity == 0 && star.undefinedReason?.contains("triangles") == true)
  }
}

/// A fit of core and periphery beside networks with the same degrees.
@Suite struct CorePeripheryChanceTests {
  /// A star cannot be led elsewhere: every rewired network is the star itself.
  @Test func aStarIsWhatItsDegreesMake() throws {
    let star = try Graph(nodeCount: 8, ties: (1..<8).map { (0, $0) }, isDirected: false)
    let score = star.corePeripheryFit(rewirings: 19)
    #expect(isClose(score.value, 1))
    #expect(isClose(score.details.first { $0.name == "rewired_mean" }?.value, 1))
    #expect(score.details.first { $0.name == "p_value" }?.value == 1)
  }

  /// The definition: the share of rewired networks, and the one at hand, at least as far from their mean.
  @Test func thePValueCountsRewiredNetworks() throws {
    let kite = Samples.kite
    let attempts = kite.attemptsPerTie(forExchanges: 10, seed: 3)
    let fits = (0..<29).compactMap { number -> Double? in
      var generator = SplitMix64.stream(number, seed: 3)
      return kite.rewired(attemptsPerTie: attempts, seed: generator.next()).graph.corePeriphery(seed: 3).fit
    }
    let mean = fits.reduce(0, +) / 29
    let observed = try #require(kite.corePeriphery(seed: 3).fit)
    let extreme = fits.count { abs($0 - mean) >= abs(observed - mean) - 1e-12 }
    let score = kite.corePeripheryFit(rewirings: 29, seed: 3)
    #expect(isClose(score.details.first { $0.name == "p_value" }?.value, Double(1 + extreme) / 30))
    #expect(kite.corePeripheryFit().details.allSatisfy { $0.name != "p_value" })
    // The registry's measure gives it where it is asked for, with the same seed.
    var options = MeasureOptions()
    options.rewirings = 29
    options.seed = 3
    let registered = try #require(Measure.named("core_periphery_fit").first)
    guard case .network(let measured) = registered.compute(on: kite, options: options) else {
      Issue.record("It is no measure of the network.")
      return
    }
    #expect(measured == score)
  }
}
