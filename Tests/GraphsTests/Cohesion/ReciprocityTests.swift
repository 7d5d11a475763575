import Testing

@testable import Graphs

@Suite struct ReciprocityTests {
  /// igraph, sna (METRICS §10, 35).
  @Test func goldenForms() {
    #expect(isClose(Samples.knoke.reciprocity().value, 34.0 / 49))
    #expect(isClose(Samples.knoke.reciprocity(.tiedPairs).value, 0.53125))
    #expect(isClose(Samples.knoke.reciprocity(.allPairs).value, 0.666666666667))
    #expect(Samples.knoke.reciprocity(.allPairs).conventions.notes.count == 1)
  }

  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none]))
  func formsEqualCountingPairs(example: RandomCase) throws {
    let graph = try example.graph()
    var (mutual, oneWay, empty) = (0.0, 0.0, 0.0)
    for one in graph.nodes {
      for other in 0..<one {
        switch (graph.containsTie(from: one, to: other), graph.containsTie(from: other, to: one)) {
        case (true, true): mutual += 1
        case (false, false): empty += 1
        default: oneWay += 1
        }
      }
    }
    let none = graph.tieCount == 0
    #expect(isClose(graph.reciprocity(.ties).value, none ? nil : 2 * mutual / (2 * mutual + oneWay)))
    #expect(isClose(graph.reciprocity(.tiedPairs).value, none ? nil : mutual / (mutual + oneWay)))
    #expect(
      isClose(graph.reciprocity(.allPairs).value, none ? nil : (mutual + empty) / (mutual + oneWay + empty)))
  }
}

@Suite struct ReciprocityAboveChanceTests {
  /// If all are asked about all, the total stays and each smaller rating of a pair is, on average, that of any two.
  @Test(arguments: RandomCase.all(seeds: 12, weights: [.none, .ratings]).filter(\.isDirected))
  func expectationIsThatOfAnyTwoRatings(example: RandomCase) throws {
    let graph = try example.graph()
    guard graph.tieCount > 0, graph.nodeCount > 3 else { return }
    let rows = graph.nodes.map { from in
      graph.nodes.filter { $0 != from }.map { graph.strength(from: from, to: $0) ?? 0 }
    }
    var expected = 0.0
    for one in graph.nodes {
      for other in 0..<one {
        for forth in rows[one] { for back in rows[other] { expected += 2 * min(forth, back) } }
      }
    }
    expected /= Double((graph.nodeCount - 1) * (graph.nodeCount - 1)) * rows.joined().reduce(0, +)
    let found = graph.weightedReciprocityAboveChance(permutations: 1_999, seed: 3)
    let mean = try #require(found.details[1].value)
    #expect(abs(mean - expected) < 0.02)
    let reciprocity = try #require(graph.weightedReciprocity().value)
    #expect(isClose(found.details[0].value, reciprocity))
    #expect(isClose(found.value, mean < 1 ? (reciprocity - mean) / (1 - mean) : nil))
  }

  @Test func sampsonReturnsMoreThanChance() throws {
    let found = Samples.sampson3.weightedReciprocityAboveChance(permutations: 999)
    #expect(found.details[0].value == 52.0 / 111)
    #expect((found.value ?? 0) > 0.3)
    #expect(try #require(found.details[2].value) == 1.0 / 1000)
    #expect(found == Samples.sampson3.weightedReciprocityAboveChance(permutations: 999))
    #expect(found != Samples.sampson3.weightedReciprocityAboveChance(permutations: 999, seed: 2))
  }

  /// Two who name each other and nobody else: by chance each has one in two.
  @Test func eachPlaceIsEquallyLikely() throws {
    let pair = try Graph(nodeCount: 3, weightedTies: [(0, 1, 3), (1, 0, 2)], isDirected: true)
    let found = pair.weightedReciprocityAboveChance(permutations: 3_999, seed: 5)
    let mean = try #require(found.details[1].value)
    // A quarter of 4/5, within four standard errors.
    #expect(abs(mean - 0.2) < 0.022)
    // The other way round is as far from it as chance ever gets: 4/5 in one of four.
    #expect(abs(try #require(found.details[2].value) - 0.25) < 0.028)
  }

  /// What was not asked stays so: a sender's only answer cannot go elsewhere.
  @Test func onlyAmongThoseAskedAbout() throws {
    let answers = AnswerMatrix(nodeCount: 3, isDirected: true) { from, to in
      [[0, 1]: 3, [1, 0]: 2, [1, 2]: 2, [2, 1]: 1][[from, to]]
    }
    let found = answers.reciprocityAboveChance(permutations: 99)
    // Sender 1 gives both the same; nothing can change.
    #expect(found.details[0].value == 6.0 / 8 && found.details[1].value == 6.0 / 8)
    #expect(found.value == 0)
    #expect(found.details[2].value == 1 && found.details[3].value == 2)
  }

  @Test func undefinedWithoutTies() throws {
    let none = try Graph(nodeCount: 3, ties: [], isDirected: true).weightedReciprocityAboveChance(permutations: 9)
    #expect(none.value == nil && none.undefinedReason != nil)
    // Without directions everything is returned, by chance too.
    let kite = Samples.kite.weightedReciprocityAboveChance(permutations: 9)
    #expect(kite.value == nil && kite.undefinedReason?.contains("everything") == true)
  }
}
