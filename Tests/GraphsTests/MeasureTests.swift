import Graphs
import Testing

@Suite struct MeasureTests {
  @Test func namesAreUniqueWithinALevel() {
    for level in Measure.Level.allCases {
      let names = Measure.all(at: level).map(\.id)
      #expect(Set(names).count == names.count)
    }
  }

  @Test(arguments: Measure.all.indices)
  func descriptionIsCompleteAndResultMatches(index: Int) throws {
    let measure = Measure.all[index]
    #expect(measure.id.allSatisfy { $0.isLowercase || $0 == "_" })
    #expect(measure.reading.hasSuffix("."))
    #expect(!measure.title.isEmpty && !measure.complexity.isEmpty && !measure.source.isEmpty)
    #expect(!measure.memory.isEmpty, "\(measure.id) does not say how much memory it works with.")
    let graph = try Graph(nodeCount: 4, ties: [(0, 1), (1, 2), (2, 0), (2, 3)], isDirected: true)
    switch (measure.compute(on: graph), measure.level) {
    case (.stakeholders(let scores), .stakeholders):
      #expect(scores.measure == measure.id)
      #expect(scores.count == 4)
      #expect(!scores.contains(nil) || scores.undefinedReason != nil)
    case (.ties(let scores), .ties):
      #expect(scores.measure == measure.id)
      #expect(scores.count == 4)
      #expect(!scores.contains(nil) || scores.undefinedReason != nil)
    case (.network(let score), .network):
      #expect(score.measure == measure.id)
      #expect(score.value != nil || score.undefinedReason != nil)
    default: Issue.record("\(measure.id) gives a result of another level.")
    }
  }

  @Test(arguments: Measure.all.indices, [0, 1, 2])
  func smallestGraphsGiveReasons(index: Int, nodeCount: Int) throws {
    for isDirected in [false, true] {
      let graph = try Graph(nodeCount: nodeCount, ties: [], isDirected: isDirected)
      switch Measure.all[index].compute(on: graph) {
      case .stakeholders(let scores):
        #expect(scores.count == nodeCount)
        #expect(!scores.contains(nil) || scores.undefinedReason != nil)
        #expect(scores.allSatisfy { $0?.isFinite ?? true })
      case .ties(let scores): #expect(scores.isEmpty)
      case .network(let score):
        #expect(score.value != nil || score.undefinedReason != nil)
        #expect(nodeCount > 0 || score.value == nil)
        #expect(score.value?.isFinite ?? true)
      }
    }
  }

  /// Rounding must not decide who is first.
  @Test func valuesThatAreEqualButForRoundingKeepTheOrderOfNumbers() {
    let values: ContiguousArray<Double?> = [11.999999999999996, nil, 12, 12.000000000000002, 3, 13]
    let scores = NodeScores(measure: "x", conventions: Samples.karate.degrees().conventions, values: values)
    #expect(scores.nodesByDescendingValue == [5, 0, 2, 3, 4])
  }
}
