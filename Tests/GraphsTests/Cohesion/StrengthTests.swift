import Graphs
import Testing

@Suite struct MeanTieStrengthTests {
  @Test(arguments: RandomCase.all(seeds: 30))
  func equalsTheMeanOverAllPairs(example: RandomCase) throws {
    let graph = try example.graph()
    var sum = 0.0
    var pairs = 0.0
    for from in graph.nodes {
      for to in graph.nodes where to != from {
        sum += graph.strength(from: from, to: to) ?? 0
        pairs += 1
      }
    }
    #expect(isClose(graph.meanTieStrength().value, pairs == 0 ? nil : sum / pairs))
    #expect(isClose(graph.unweighted.meanTieStrength().value, graph.density().value))
  }

  /// 111 ranks given by 18 novices to each of the 17 others.
  @Test func sampson() {
    #expect(isClose(Samples.sampson3.meanTieStrength().value, 111.0 / (18 * 17)))
  }
}

@Suite struct StrengthCentralizationTests {
  @Test(arguments: RandomCase.all(seeds: 30))
  func equalsTheDefinition(example: RandomCase) throws {
    let graph = try example.graph()
    let strengths = graph.nodes.map { to in graph.nodes.reduce(0) { $0 + (graph.strength(from: $1, to: to) ?? 0) } }
    let others = Double(graph.nodeCount - 1)
    let highest = strengths.max() ?? 0
    let sum = strengths.reduce(0) { $0 + highest - $1 }
    let isDefined = graph.nodeCount > 2 && graph.tieCount > 0
    let found = graph.strengthCentralization(greatestStrength: 10)
    #expect(isClose(found.value, isDefined ? sum / (others * others * 10) : nil))
    #expect(found.value != nil || found.undefinedReason != nil)
    if graph.isDirected { #expect(isClose(found.details[0].value, found.value)) }
    let top = graph.ties.map(\.strength).max() ?? 1
    #expect(isClose(graph.strengthCentralization().value, isDefined ? sum / (others * others * top) : nil))
  }

  @Test func starsAndScales() throws {
    let trusted = try Graph(nodeCount: 5, weightedTies: (1..<5).map { ($0, 0, 4) }, isDirected: true)
    #expect(trusted.strengthCentralization(greatestStrength: 4).value == 1)
    #expect(trusted.strengthCentralization(greatestStrength: 8).value == 0.5)
    // The centre gives nothing and the four others 4 each.
    #expect(trusted.strengthCentralization(greatestStrength: 4).details[1].value == 4.0 / 64)
    let star = try Graph(nodeCount: 5, weightedTies: (1..<5).map { ($0, 0, 4) }, isDirected: false)
    #expect(star.strengthCentralization().value == 0.75)
    let tooStrong = trusted.strengthCentralization(greatestStrength: 3)
    #expect(tooStrong.value == nil && tooStrong.undefinedReason?.contains("above the top") == true)
  }

  @Test func theRegistryTakesTheScale() throws {
    let graph = try Graph(nodeCount: 3, weightedTies: [(0, 1, 2), (2, 1, 2)], isDirected: true)
    var options = MeasureOptions()
    options.greatestStrength = 4
    let measure = try #require(Measure.named("strength_centralization", at: .network))
    guard case .network(let score) = measure.compute(on: graph, options: options) else { return }
    #expect(score.value == 0.5)
  }
}
