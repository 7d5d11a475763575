import Graphs
import Testing

/// Every result tells what it is, how it came about, and why a value is missing.
@Suite struct MeasuredResultTests {
  static func results(of graph: Graph, sectors: [Int?]) throws -> [any MeasuredResult] {
    let negative = try Graph(nodeCount: graph.nodeCount, ties: [(Int, Int)](), isDirected: graph.isDirected)
    let partition = graph.communities().partition
    return [
      graph.betweenness(), graph.edgeBetweenness(), graph.density(), graph.components(), graph.strongComponents(),
      graph.triadCensus(), graph.cutStructure(), graph.keyPlayers(count: 2, for: .disruption),
      graph.keyPlayers(count: 2, for: .reach(steps: 2)), graph.keyPlayers(count: 2, for: .nearness),
      graph.brokerage(by: sectors, permutations: 9, seed: 7), graph.eiIndex(of: sectors, permutations: 9, seed: 7),
      graph.mixing(of: sectors), graph.honestBrokers(), graph.corePeriphery(), graph.smallWorld(seed: 7),
      graph.communities(seed: 7), graph.communityStability(seed: 7, runs: 3), graph.modularity(of: partition),
      graph.modularity(of: partition, negative: negative), partition.compared(with: partition),
      graph.pnCentrality(against: negative), graph.betweenness(within: 2), graph.structuralHoles(),
      graph.sampledBetweenness(epsilon: 0.2, seed: 7).scores,
    ]
  }

  @Test func definedResultsHaveNoReason() throws {
    let sectors: [Int?] = Samples.karateClub
    // Node 11 has one contact, and with two sectors there are no liaisons to expect.
    let lacking: Set = ["honest_broker", "brokerage", "constraint"]
    for result in try Self.results(of: Samples.karate, sectors: sectors) {
      #expect((result.undefinedReason != nil) == lacking.contains(result.measure), "\(result.measure)")
    }
  }

  /// What is single value of a node, a tie or a network is in the registry; these are not.
  private static let beyondTheRegistry: Set = [
    "betweenness_within", "community_stability", "cut_structure", "honest_broker", "key_players",
    "partition_comparison", "sector_mixing", "signed_modularity",
  ]

  @Test func namesAreThoseOfTheRegistry() throws {
    let names = Set(try Self.results(of: Samples.karate, sectors: Samples.karateClub).map(\.measure))
    #expect(names.subtracting(Measure.all.map(\.id)) == Self.beyondTheRegistry)
  }

  @Test func missingPartsOfAResultHaveAReason() throws {
    let complete = Graph.erdosRenyi(nodeCount: 5, probability: 1, isDirected: true, seed: 1)
    #expect(complete.brokerage(by: [0, 0, 1, 1, 1]).undefinedReason?.contains("no z") == true)
    #expect(complete.brokerage(by: [0, 0, 1, 1, nil]).undefinedReason?.contains("without a sector") == true)
    #expect(complete.mixing(of: [0, 1, 1, 1, 1]).undefinedReason?.contains("sector of one") == true)
    #expect(complete.mixing(of: [1, 1, 1, 1, 1]).undefinedReason?.contains("across") == true)
    #expect(complete.honestBrokers().undefinedReason == nil)
    // Ten in a ring with a chord across: lattices of such degrees need not have triangles.
    let small = (0..<40 as Range<UInt64>).lazy
      .map { Graph.erdosRenyi(nodeCount: 10, tieCount: 10, seed: $0).smallWorld(lattices: 1) }
      .first { $0.sigma != nil && $0.omega == nil }
    if let small { #expect(small.undefinedReason?.hasPrefix("Lattices") == true) }
  }

  @Test(arguments: [false, true])
  func withoutNodesEveryMissingValueHasAReason(isDirected: Bool) throws {
    let empty = try Graph(nodeCount: 0, ties: [(Int, Int)](), isDirected: isDirected)
    // Lists that are empty, and counts that are 0.
    let always: Set = [
      "betweenness", "betweenness_within", "constraint", "edge_betweenness", "components", "triad_census",
      "cut_structure", "brokerage",
      "honest_broker", "pn_centrality",
    ]
    for result in try Self.results(of: empty, sectors: []) where !always.contains(result.measure) {
      #expect(result.undefinedReason?.hasSuffix(".") == true, "\(result.measure)")
    }
  }

  @Test func chanceHasItsSeed() throws {
    let chance: Set = ["brokerage", "ei_index", "small_world", "community", "community_stability"]
    for result in try Self.results(of: Samples.karate, sectors: Samples.karateClub) {
      let expected: UInt64? = chance.contains(result.measure) ? 7 : result.measure == "core_periphery_fit" ? 1 : nil
      // Exact betweenness has none, sampled betweenness has one.
      #expect(result.conventions.seed == expected || result.measure == "betweenness", "\(result.measure)")
    }
    // All divisions of ten nodes are tried.
    #expect(Samples.kite.corePeriphery(seed: 7).conventions.seed == nil)
    #expect(Samples.karate.eiIndex(of: Samples.karateClub).conventions.seed == nil)
  }

  @Test func aSolvedSystemTellsItsRoundsAndResidual() throws {
    let conventions = Samples.karate.pnCentrality(
      against: try Graph(nodeCount: 34, ties: [(0, 33), (4, 9)], isDirected: false)
    ).conventions
    #expect((1...100).contains(conventions.iterations ?? 0))
    #expect((0...1e-14).contains(conventions.residual ?? 1))
  }
}

/// Measures by the ties received are those of the network with all ties turned.
@Suite struct DirectionsOfMeasuresTests {
  @Test(arguments: RandomCase.all(seeds: 12).filter(\.isDirected))
  func receivedTiesAreGivenTiesOfTheTurnedNetwork(example: RandomCase) throws {
    let graph = try example.graph(nodes: 9)
    let turned = try Graph(
      nodeCount: graph.nodeCount, weightedTies: graph.ties.map { ($0.to, $0.from, $0.strength) }, isDirected: true)
    let compared = graph.isWeighted ? turned : turned.unweighted
    var options = MeasureOptions()
    options.sectors = graph.nodes.map { $0 % 3 }
    var turnedOptions = options
    let negative = Graph.erdosRenyi(nodeCount: graph.nodeCount, probability: 0.2, isDirected: true, seed: 3)
    options.negativeTies = negative
    turnedOptions.negativeTies = try Graph(
      nodeCount: graph.nodeCount, ties: negative.ties.map { ($0.to, $0.from) }, isDirected: true)
    for name in ["closeness", "harmonic", "pn_centrality", "participation", "within_module_z"] {
      let received = try #require(Measure.named("in_\(name)", at: .stakeholders))
      let given = try #require(Measure.named(name, at: .stakeholders))
      guard case .stakeholders(let one) = received.compute(on: graph, options: options),
        case .stakeholders(let other) = given.compute(on: compared, options: turnedOptions)
      else { throw TestFailure() }
      #expect(one.measure == "in_\(name)")
      #expect(zip(one, other).allSatisfy { isClose($0, $1) }, "\(name)")
    }
  }

  @Test(arguments: RandomCase.all(seeds: 6), [0, 1, 2, 3])
  func reachCountsThoseWithinTheSteps(example: RandomCase, steps: Int) throws {
    let graph = try example.graph(nodes: 12)
    let distances = PlainPaths(graph.unweighted).distances
    func isNear(_ distance: Double) -> Bool { distance > 0 && distance <= Double(steps) }
    #expect(
      Array(graph.reachCounts(within: steps).values)
        == graph.nodes.map { node in Double(graph.nodes.count { isNear(distances[node][$0]) }) })
    #expect(
      Array(graph.reachCounts(within: steps, .incoming).values)
        == graph.nodes.map { node in Double(graph.nodes.count { isNear(distances[$0][node]) }) })
  }
}

private struct TestFailure: Error {}
