import Testing

@testable import Graphs

/// What every measure must survive.
@Suite struct InvariantTests {
  private static let examples = RandomCase.all(seeds: 5, weights: [.none, .ratings]).map {
    RandomCase(seed: $0.seed + 7, isDirected: $0.isDirected, weights: $0.weights)
  }

  private func options(nodeCount: Int) -> MeasureOptions {
    var options = MeasureOptions()
    options.sectors = (0..<nodeCount).map { $0 % 3 }
    options.permutations = 19
    return options
  }

  /// Numbering the nodes otherwise renumbers the values and changes nothing else.
  @Test(arguments: Measure.all.indices)
  func relabelling(index: Int) throws {
    let measure = Measure.all[index]
    // Which of equally good groups are found, and how they are numbered, depends on the numbering.
    guard measure.unit != .label else { return }
    // So do random paths and networks.
    guard measure.level != .stakeholders || !measure.needs.contains(.chance), measure.id != "small_world" else {
      return
    }
    for example in Self.examples {
      let graph = try example.graph()
      var generator = SplitMix64(seed: example.seed)
      let numbers = generator.permutation(of: graph.nodeCount)
      let options = options(nodeCount: graph.nodeCount)
      var moved = options
      moved.sectors = graph.nodes.map { node in numbers.firstIndex(of: node).flatMap { options.sectors?[$0] } }
      let relabelled = graph.relabelled(numbers)
      switch (measure.compute(on: graph, options: options), measure.compute(on: relabelled, options: moved)) {
      case (.stakeholders(let before), .stakeholders(let after)):
        expectClose(graph.nodes.map { after[numbers[$0]] }, before, tolerance: 1e-8, "\(measure.id)")
      case (.ties(let before), .ties(let after)):
        var values: [[Int]: Double?] = [:]
        for (tie, value) in zip(relabelled.ties, after) { values[[tie.from, tie.to]] = value }
        let found = graph.ties.map { tie in
          let ends = [numbers[tie.from], numbers[tie.to]]
          return values[graph.isDirected ? ends : ends.sorted()] ?? nil
        }
        expectClose(found, before, tolerance: 1e-8, "\(measure.id)")
      case (.network(let before), .network(let after)):
        #expect(isClose(before.value, after.value, tolerance: 1e-8), "\(measure.id)")
        for (first, second) in zip(before.details, after.details)
        where first.name != "p_value" && first.name != "stability" {
          #expect(isClose(first.value, second.value, tolerance: 1e-8), "\(measure.id) \(first.name)")
        }
      default: Issue.record("\(measure.id) gives results of different levels.")
      }
    }
  }

  /// Multiplying all strengths changes what adds them up, and nothing else.
  ///
  /// Products of two values of `coreness` come near a strength: it grows with the square root.
  @Test(arguments: Measure.all.indices)
  func scalingStrengths(index: Int) throws {
    let measure = Measure.all[index]
    guard measure.unit != .strength, !["katz", "combined_degree", "coreness"].contains(measure.id) else { return }
    for example in Self.examples where example.weights == .ratings {
      let graph = try example.graph()
      let scaled = try Graph(
        nodeCount: graph.nodeCount, weightedTies: graph.ties.map { ($0.from, $0.to, $0.strength * 8) },
        isDirected: graph.isDirected)
      let options = options(nodeCount: graph.nodeCount)
      switch (measure.compute(on: graph, options: options), measure.compute(on: scaled, options: options)) {
      case (.stakeholders(let before), .stakeholders(let after)):
        expectClose(after, before, tolerance: 1e-8, "\(measure.id)")
      case (.ties(let before), .ties(let after)): expectClose(after, before, tolerance: 1e-8, "\(measure.id)")
      case (.network(let before), .network(let after)):
        #expect(isClose(before.value, after.value, tolerance: 1e-8), "\(measure.id)")
      default: Issue.record("\(measure.id) gives results of different levels.")
      }
    }
  }

  /// Schoch & Brandes 2016: whoever has at least the contacts of another is at least as central.
  @Test(arguments: RandomCase.all(seeds: 60, weights: [.none]))
  func neighbourhoodInclusion(example: RandomCase) throws {
    let graph = try example.graph().undirected()
    let measures: [(String, NodeScores)] = [
      ("degree", graph.degrees()), ("betweenness", graph.betweenness()), ("closeness", graph.closeness()),
      ("harmonic", graph.harmonicCloseness()), ("eigenvector", graph.eigenvectorCentrality()),
      ("katz", graph.katzCentrality()),
    ]
    for first in graph.nodes {
      let contacts = Set(graph.neighbors(of: first))
      for second in graph.nodes where second != first {
        guard contacts.isSubset(of: Set(graph.neighbors(of: second)).union([second])) else { continue }
        for (name, scores) in measures {
          guard let lesser = scores[first], let greater = scores[second] else { continue }
          #expect(lesser <= greater + 1e-9, "\(name) of \(first) and \(second)")
        }
      }
    }
  }

  /// Turning all ties round exchanges what is given and what is received.
  @Test(arguments: RandomCase.all(seeds: 20))
  func reversalDuality(example: RandomCase) throws {
    let graph = try example.graph()
    let reversed = graph.transposed
    #expect(Array(graph.inDegrees()) == Array(reversed.outDegrees()))
    #expect(Array(graph.closeness(.incoming)) == Array(reversed.closeness(.outgoing)))
    expectClose(graph.betweenness(), reversed.betweenness(), tolerance: 1e-9)
  }

  @Test func linesAndCompleteGraphsInClosedForm() throws {
    for nodeCount in [3, 10, 101] {
      let line = try Graph(nodeCount: nodeCount, ties: (1..<nodeCount).map { ($0 - 1, $0) }, isDirected: false)
      expectClose(
        line.betweenness(), (0..<nodeCount).map { Double($0 * (nodeCount - 1 - $0)) }, tolerance: 1e-12)
      #expect(isClose(line.averagePathLength().value, Double(nodeCount + 1) / 3))
      let complete = try Graph(
        nodeCount: nodeCount, ties: (0..<nodeCount).flatMap { from in (0..<nodeCount).map { (from, $0) } },
        isDirected: false)
      #expect(complete.density().value == 1)
      #expect(complete.transitivity().value == 1)
      #expect(complete.coreNumbers().allSatisfy { $0 == Double(nodeCount - 1) })
      #expect(complete.betweenness().allSatisfy { $0 == 0 })
    }
  }

  /// Work is cut into pieces that depend on the graph alone, and joined in their order.
  @Test func resultsDoNotDependOnTheOrderInWhichPiecesEnd() {
    let expected = (0..<200).map { Double($0).squareRoot() }
    for _ in 0..<5 {
      let found = parallelMap(pieces: 200) { index -> Double in
        // Later pieces are quicker, so that they end before earlier ones.
        var value = Double(index)
        for _ in 0..<((200 - index) * 20) { value = (value + 1) - 1 }
        return value.squareRoot()
      }
      #expect(found == expected)
    }
  }
}

@Suite(.tags(.slow)) struct DeterminismSlowTests {
  /// Two runs on a graph large enough for many pieces give the same bits.
  @Test(arguments: Measure.all.indices)
  func sameBitsTwice(index: Int) {
    let measure = Measure.all[index]
    let graph = Graph.erdosRenyi(nodeCount: 600, tieCount: 3_000, seed: 4)
    var options = MeasureOptions()
    options.sectors = graph.nodes.map { $0 % 5 }
    options.permutations = 49
    switch (measure.compute(on: graph, options: options), measure.compute(on: graph, options: options)) {
    case (.stakeholders(let first), .stakeholders(let second)): #expect(first.values == second.values)
    case (.ties(let first), .ties(let second)): #expect(first.values == second.values)
    case (.network(let first), .network(let second)): #expect(first == second)
    default: Issue.record("\(measure.id) gives results of different levels.")
    }
  }
}
