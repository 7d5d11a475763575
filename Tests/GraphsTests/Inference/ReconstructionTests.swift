import Testing

@testable import Graphs

@Suite struct ReconstructionTests {
  /// 0 and 1 answered, 2 and 3 did not.
  private func survey() throws -> AnswerMatrix {
    let graph = try Graph(
      nodeCount: 4, weightedTies: [(0, 1, 3), (1, 0, 2), (0, 2, 4), (2, 3, 1)], isDirected: true)
    return AnswerMatrix(graph, respondents: [true, true, false, false])
  }

  @Test func threeWaysByHand() throws {
    let respondents = [true, true, false, false]
    let survey = try survey()
    let available = survey.handlingNonResponse(.availableCase, respondents: respondents)
    #expect(available.matrix == survey && available.unknownPairs == 6 && available.filledPairs == 0)
    #expect(available.responseRate == 0.5 && available.confirmationRate == 1)
    #expect(available.namingsOfRespondents == 1 && available.namingsOfOthers == 0.5)

    let complete = survey.handlingNonResponse(.complete, respondents: respondents)
    #expect(complete.originalNodes == [0, 1] && complete.unknownPairs == 0)
    #expect(complete.matrix[0, 1] == 3 && complete.matrix.nodeCount == 2)

    let filled = survey.handlingNonResponse(.reconstruct, respondents: respondents)
    #expect(filled.filledPairs == 4 && filled.unknownPairs == 2)
    #expect(filled.matrix[2, 0] == 4 && filled.matrix[3, 0] == 0 && filled.matrix[2, 1] == 0)
    #expect(filled.matrix[2, 3] == nil && filled.matrix[1, 0] == 2)
    let drawn = survey.handlingNonResponse(.reconstruct, respondents: respondents, drawsUnknown: true, seed: 5)
    #expect(drawn.drawnPairs == 2 && drawn.unknownPairs == 0)
    #expect(drawn == survey.handlingNonResponse(.reconstruct, respondents: respondents, drawsUnknown: true, seed: 5))
  }

  @Test(arguments: RandomCase.all(seeds: 50, weights: [.ratings]))
  func byDefinition(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    var generator = SplitMix64(seed: example.seed)
    let respondents = graph.nodes.map { _ in generator.nextUnit() < 0.7 }
    let survey = AnswerMatrix(graph, respondents: respondents)
    let result = survey.handlingNonResponse(.reconstruct, respondents: respondents)
    var filled = 0
    for one in graph.nodes {
      for other in graph.nodes where one != other {
        let expected = survey[one, other] ?? survey[other, one]
        #expect(result.matrix[one, other] == expected)
        if survey[one, other] == nil && expected != nil { filled += 1 }
      }
    }
    #expect(result.filledPairs == filled)
  }

  @Test func drawnPairsHaveTheDensityOfTheKnownOnes() {
    let graph = Graph.erdosRenyi(nodeCount: 80, probability: 0.3, isDirected: true, seed: 1)
    let respondents = graph.nodes.map { $0 < 30 }
    let result = AnswerMatrix(graph, respondents: respondents)
      .handlingNonResponse(.reconstruct, respondents: respondents, drawsUnknown: true)
    let drawn = graph.nodes.dropFirst(30).flatMap { one in
      graph.nodes.dropFirst(30).compactMap { result.matrix[one, $0] }
    }
    #expect(drawn.count == result.drawnPairs && drawn.count == 50 * 49)
    #expect(isClose(drawn.reduce(0, +) / Double(drawn.count), 0.3, tolerance: 0.03))
  }
}
