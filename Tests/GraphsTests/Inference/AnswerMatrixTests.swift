import Testing

@testable import Graphs

@Suite struct AnswerMatrixTests {
  @Test(arguments: RandomCase.all(seeds: 20, weights: [.none, .ratings]))
  func graphsThereAndBack(example: RandomCase) throws {
    let graph = try example.graph()
    let matrix = AnswerMatrix(graph)
    #expect(matrix.knownCount == matrix.pairCount)
    #expect(matrix.graph.ties.map { $0 } == graph.ties.map { $0 })
    for one in graph.nodes {
      #expect(matrix[one, one] == nil)
      for other in graph.nodes where other != one {
        #expect(matrix[one, other] == graph.strength(from: one, to: other) ?? 0)
        #expect(matrix.transposed[other, one] == matrix[one, other])
      }
    }
  }

  @Test func whatNobodySaidIsNotKnown() throws {
    let directed = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2)], isDirected: true)
    let matrix = AnswerMatrix(directed, respondents: [true, false, true])
    #expect(matrix[0, 1] == 1 && matrix[0, 2] == 0 && matrix[1, 0] == nil && matrix[1, 2] == nil)
    #expect(matrix.knownCount == 4 && matrix.pairCount == 6)
    let undirected = AnswerMatrix(directed.undirected(), respondents: [true, false, false])
    #expect(undirected[1, 0] == 1 && undirected[0, 2] == 0 && undirected[1, 2] == nil)
    #expect(undirected.knownCount == 2 && undirected.pairCount == 3)
    #expect(undirected.restricted(to: [2, 0])[0, 1] == 0)
  }

  /// With everything known, α = 1 − r_w.
  @Test(arguments: RandomCase.all(seeds: 50, weights: [.none, .ratings, .reals]))
  func asymmetryIsOneLessWeightedReciprocity(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    let reciprocity = graph.weightedReciprocity().value
    #expect(isClose(AnswerMatrix(graph).asymmetry().value, reciprocity.map { 1 - $0 }))
  }

  /// 52 of 111: brute force; binary: networkx, igraph and R sna.
  @Test func golden54Sampson() {
    #expect(isClose(AnswerMatrix(Samples.sampson3).asymmetry().value, 1 - 52.0 / 111))
    #expect(isClose(Samples.sampson3.weightedReciprocity().value, 0.468468468468, tolerance: 1e-11))
    #expect(isClose(Samples.sampson3.reciprocity().value, 0.535714285714, tolerance: 1e-11))
  }

  @Test func asymmetryOfKnownPairsOnly() throws {
    let graph = try Graph(
      nodeCount: 3, weightedTies: [(0, 1, 4), (1, 0, 2), (1, 2, 3), (2, 0, 1)], isDirected: true)
    let matrix = AnswerMatrix(graph, respondents: [true, true, false])
    let asymmetry = matrix.asymmetry()
    #expect(isClose(asymmetry.value, 2.0 / 6))
    #expect(asymmetry.details.map(\.value) == [asymmetry.value, 1, 2])
    #expect(matrix.asymmetry(of: 1, and: 0) == asymmetry.value && matrix.asymmetry(of: 1, and: 2) == nil)
    expectClose(graph.surplus(), [(3.0 - 4) / 7, (4.0 - 5) / 9, (3.0 - 1) / 4])
  }

  @Test(arguments: RandomCase.all(seeds: 50, weights: [.ratings]))
  func oddsByDefinition(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    var generator = SplitMix64(seed: example.seed + 1)
    let respondents = graph.nodes.map { _ in generator.nextUnit() < 0.7 }
    let matrix = AnswerMatrix(graph, respondents: respondents)
    var table = [[0.0, 0], [0, 0]]
    for one in graph.nodes {
      for other in graph.nodes where one != other {
        guard let forth = matrix[one, other], let back = matrix[other, one] else { continue }
        table[forth > 1 ? 1 : 0][back > 1 ? 1 : 0] += 1
      }
    }
    let found = matrix.reciprocation(above: 1).oddsRatio
    let wrong = table[0][1] * table[1][0]
    #expect(isClose(found.value, wrong == 0 ? nil : table[1][1] * table[0][0] / wrong))
    #expect((found.value == nil) == (found.undefinedReason != nil))
  }
}
