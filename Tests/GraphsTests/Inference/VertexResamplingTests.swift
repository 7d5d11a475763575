import Testing

@testable import Graphs

@Suite struct VertexResamplingTests {
  @Test(arguments: RandomCase.all(seeds: 30, weights: [.none, .ratings, .reals]))
  func valuesAreThoseOfTheGraph(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    let matrix = AnswerMatrix(graph)
    #expect(isClose(matrix.value(of: .density), graph.density().value))
    #expect(isClose(matrix.value(of: .transitivity), graph.transitivity().value))
    #expect(isClose(matrix.value(of: .reciprocity), graph.reciprocity().value))
    #expect(isClose(matrix.value(of: .weightedReciprocity), graph.weightedReciprocity().value))
    let total = graph.ties.reduce(0) { $0 + $1.strength }
    #expect(isClose(matrix.value(of: .meanStrength), graph.tieCount == 0 ? nil : total / Double(graph.tieCount)))
    let possible = Double(graph.possibleTieCount)
    #expect(isClose(matrix.value(of: .meanAnswer), possible == 0 ? nil : total / possible))
  }

  @Test(arguments: RandomCase.all(seeds: 30, weights: [.ratings]))
  func onlyKnownPairsCount(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    var generator = SplitMix64(seed: example.seed)
    let respondents = graph.nodes.map { _ in generator.nextUnit() < 0.7 }
    let matrix = AnswerMatrix(graph, respondents: respondents)
    var (known, tied, ways, closed) = (0.0, 0.0, 0.0, 0.0)
    for i in graph.nodes {
      for j in graph.nodes where i != j {
        guard let ij = matrix[i, j] else { continue }
        known += 1
        if ij > 0 { tied += 1 }
        for k in graph.nodes {
          guard let jk = matrix[j, k], let ik = matrix[i, k], ij > 0, jk > 0 else { continue }
          ways += 1
          if ik > 0 { closed += 1 }
        }
      }
    }
    #expect(isClose(matrix.value(of: .density), known == 0 ? nil : tied / known))
    #expect(isClose(matrix.value(of: .transitivity), ways == 0 ? nil : closed / ways))
  }

  /// The formula, with each node left out by taking the subgraph.
  @Test(arguments: RandomCase.all(seeds: 30, weights: [.none, .ratings]))
  func jackknifeByDefinition(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    let matrix = AnswerMatrix(graph)
    let estimate = matrix.intervals(of: [.density], replicates: 0)[0]
    guard graph.nodeCount > 3 else {
      #expect(estimate.interval == nil && estimate.undefinedReason != nil)
      return
    }
    let without = graph.nodes.map { node in
      graph.subgraph(of: graph.nodes.filter { $0 != node }).graph.density().value ?? 0
    }
    let count = Double(graph.nodeCount)
    let mean = without.reduce(0, +) / count
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = ((count - 2) / (2 * count) * squares).squareRoot()
    #expect(isClose(estimate.jackknifeError, error))
    #expect(isClose(estimate.interval?.lowerBound, graph.density().value.map { $0 - 1.96 * error }))
    #expect(estimate.bootstrapInterval == nil && estimate.replicates == 0)
  }

  /// How often the intervals hold the truth, over random networks whose density is known.
  @Test(arguments: [false, true])
  func coverage(isDirected: Bool) {
    var (jackknife, bootstrap) = (0, 0)
    let networks = 400
    for seed in 0..<networks {
      let graph = Graph.erdosRenyi(
        nodeCount: 25, probability: 0.25, isDirected: isDirected, seed: UInt64(seed) &* 7919 &+ 13)
      let estimate = AnswerMatrix(graph).intervals(of: [.density], replicates: 200, seed: UInt64(seed))[0]
      if estimate.interval?.contains(0.25) == true { jackknife += 1 }
      if estimate.bootstrapInterval?.contains(0.25) == true { bootstrap += 1 }
    }
    #expect(Double(jackknife) / Double(networks) > 0.9 && Double(jackknife) / Double(networks) < 0.98)
    #expect(Double(bootstrap) / Double(networks) >= 0.95)
  }

  @Test func theBootstrapIsConservative() {
    let graph = Graph.erdosRenyi(nodeCount: 60, probability: 0.2, isDirected: true, seed: 3)
    let estimate = AnswerMatrix(graph).intervals(of: [.density], replicates: 1000)[0]
    let ratio = (estimate.bootstrapError ?? 0) / (estimate.jackknifeError ?? 1)
    #expect(ratio > 1.2 && ratio < 2.2)
  }

  @Test func changeHasAnIntervalOfItsOwn() {
    let before = AnswerMatrix(Graph.erdosRenyi(nodeCount: 30, probability: 0.1, isDirected: true, seed: 1))
    let after = AnswerMatrix(Graph.erdosRenyi(nodeCount: 30, probability: 0.4, isDirected: true, seed: 2))
    let change = before.interval(ofChangeTo: after, in: .density, replicates: 200)
    #expect((change.interval?.lowerBound ?? 0) > 0.2)
    let none = before.interval(ofChangeTo: before, in: .density, replicates: 50)
    #expect(none.value == 0 && none.jackknifeError == 0 && none.bootstrapError == 0)
    #expect(change == before.interval(ofChangeTo: after, in: .density, replicates: 200))
  }

  @Test func whatThereIsNoneOfHasNoInterval() throws {
    let empty = AnswerMatrix(try Graph(nodeCount: 6, ties: [], isDirected: true))
    for estimate in empty.intervals(replicates: 20) {
      #expect((estimate.value == nil) == (estimate.interval == nil))
      #expect((estimate.value == nil) == (estimate.undefinedReason != nil))
    }
    // With a single returned pair nothing is left once one of the two is gone.
    let pair = AnswerMatrix(try Graph(nodeCount: 6, ties: [(0, 1), (1, 0)], isDirected: true))
    let estimate = pair.intervals(of: [.reciprocity], replicates: 20)[0]
    #expect(estimate.value == 1 && estimate.interval == nil && estimate.undefinedReason != nil)
  }
}
