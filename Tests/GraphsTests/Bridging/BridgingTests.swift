import Graphs
import Testing

@Suite struct BridgingTests {
  /// networkx, igraph, edge betweenness, and the formula (METRICS §10, 26, 32).
  @Test func goldenValues() {
    let bridgeness = Samples.karate.bridgeness()
    #expect(isClose(bridgeness[31], 18.321428571429))
    #expect(isClose(bridgeness[8], 17.504761904762))
    #expect(isClose(bridgeness[0], 16))
    #expect(isClose(Samples.florentineMarriage.bridgeness()[8], 8.5))
    #expect(isClose(Samples.florentineMarriage.everettValenteBrokerage()[12], 20))
    #expect(isClose(Samples.florentineMarriage.everettValenteBrokerage()[8], 18.166666666667))
    #expect(isClose(Samples.florentineMarriage.bridgingCentrality()[2], 8.5))
  }

  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none]))
  func equalTheDefinitions(example: RandomCase) throws {
    let graph = try example.graph().undirected()
    let paths = PlainPaths(graph)
    let bridging = graph.bridgingCentrality()
    let bridgeness = graph.bridgeness()
    for node in graph.nodes {
      let contacts = Array(graph.neighbors(of: node))
      var distant = 0.0
      for from in graph.nodes where from != node && !contacts.contains(from) {
        for to in graph.nodes where to > from && to != node && !contacts.contains(to) {
          if paths.lies(node, between: from, to) {
            distant += paths.counts[from][node] * paths.counts[node][to] / paths.counts[from][to]
          }
        }
      }
      #expect(isClose(bridgeness[node], distant))
      let around = contacts.reduce(0.0) { $0 + 1 / Double(graph.degree(of: $1)) }
      let expected =
        contacts.isEmpty || graph.nodeCount < 3
        ? nil : paths.betweenness(of: node, isDirected: false) / Double(contacts.count) / around
      #expect(isClose(bridging[node], expected))
    }
  }

  /// Equals share the best place, also if they differ by rounding; nodes without a value have none.
  @Test func ranks() throws {
    let line = try Graph(nodeCount: 6, ties: [(0, 1), (1, 2), (2, 3), (3, 4)], isDirected: false)
    // Br: 3 · (1/2) / (1 + 1/2) = 1, 4 · (1/2) / (1/2 + 1/2) = 2, and 0 at the ends.
    expectClose(line.bridgingCentrality(), [0, 1, 2, 1, 0, nil])
    #expect(line.bridgingCentrality().ranks == [4, 2, 1, 2, 4, nil])
    let graph = Samples.karate
    let scores = graph.bridgingCentrality()
    for node in graph.nodes {
      let greater = scores.count { ($0 ?? 0) > (scores[node] ?? 0) * (1 + 1e-9) }
      #expect(scores.ranks[node] == greater + 1)
    }
  }

  /// Everett & Valente 2016: where it is not 0, the mean betweenness of the node's ties.
  @Test(arguments: RandomCase.all(seeds: 30, weights: [.none]))
  func everettValenteIsTheMeanOfTheTies(example: RandomCase) throws {
    let graph = try example.graph()
    let scores = graph.everettValenteBrokerage()
    let ties = Array(zip(graph.ties, graph.edgeBetweenness()))
    for node in graph.nodes {
      guard let score = scores[node], score > 0 else { continue }
      func mean(_ values: [Double?]) -> Double { values.reduce(0) { $0 + ($1 ?? 0) } / Double(values.count) }
      let given = mean(ties.filter { $0.0.from == node || !graph.isDirected && $0.0.to == node }.map(\.1))
      let received = mean(ties.filter { $0.0.to == node || !graph.isDirected && $0.0.from == node }.map(\.1))
      #expect(isClose(score, (given + received) / 2))
    }
  }

  @Test(arguments: [5, 6, 9])
  func everettValenteIsGreatestAtTheMiddleOfALine(nodeCount: Int) throws {
    let line = try Graph(nodeCount: nodeCount, ties: (1..<nodeCount).map { ($0 - 1, $0) }, isDirected: false)
    #expect(isClose(line.everettValenteBrokerage(isNormalized: true).compactMap { $0 }.max(), 1))
  }

  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none]))
  func spansEqualRemovingEachTie(example: RandomCase) throws {
    let graph = try example.graph()
    let undirected = graph.undirected()
    for (tie, span) in zip(graph.ties, graph.localBridgeSpans()) {
      let rest = undirected.ties.filter { Set([$0.from, $0.to]) != Set([tie.from, tie.to]) }.map { ($0.from, $0.to) }
      let without = try Graph(nodeCount: graph.nodeCount, ties: rest, isDirected: false)
      #expect(span == without.distances(from: tie.from)[tie.to])
    }
  }

  @Test func pnCentralityOfIsolatedNodesIsOne() throws {
    let positive = try Graph(nodeCount: 4, ties: [(0, 1)], isDirected: false)
    let negative = try Graph(nodeCount: 4, ties: [(1, 2)], isDirected: false)
    let scores = positive.pnCentrality(against: negative)
    #expect(isClose(scores[3], 1))
    #expect((scores[0] ?? 0) > 1 || (scores[2] ?? 0) < 1)
    let all = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2), (0, 2)], isDirected: false)
    let none = try Graph(nodeCount: 3, ties: [], isDirected: false)
    expectClose(none.pnCentrality(against: all), [0.5, 0.5, 0.5])
    expectClose(all.pnCentrality(against: none), [2, 2, 2])
  }

  /// signnet (METRICS §10, 60).
  @Test func goldenPNCentrality() {
    let scores = Samples.tribesPositive.pnCentrality(against: Samples.tribesNegative)
    #expect(isClose(scores[0], 0.752660830, tolerance: 1e-8))
    #expect(isClose(scores[6], 1.223561036, tolerance: 1e-8))
    #expect(isClose(scores[15], 0.714518571, tolerance: 1e-8))
  }

  @Test(arguments: RandomCase.all(seeds: 20, weights: [.none]))
  func pnCentralitySolvesItsEquation(example: RandomCase) throws {
    let positive = try example.graph()
    var generator = SplitMix64(seed: example.seed)
    var ties: [(Int, Int)] = []
    for from in positive.nodes {
      for to in positive.nodes where from != to && generator.nextUnit() < 0.2 { ties.append((from, to)) }
    }
    let negative = try Graph(nodeCount: positive.nodeCount, ties: ties, isDirected: positive.isDirected)
    let scale = 2 * Double(max(positive.nodeCount - 1, 1))
    func product(_ vector: [Double], transposed: Bool) -> [Double] {
      positive.nodes.map { row in
        positive.nodes.reduce(0.0) { sum, column in
          let (from, to) = transposed ? (column, row) : (row, column)
          let entry =
            (positive.containsTie(from: from, to: to) ? 1.0 : 0)
            - (negative.containsTie(from: from, to: to) ? 2 : 0)
          return sum + entry / scale * vector[column]
        }
      }
    }
    guard positive.nodeCount > 1 else { return }
    for direction in PathDirection.allCases {
      let scores = positive.pnCentrality(against: negative, direction).map { $0 ?? .nan }
      let ones = positive.nodes.map { _ in 1.0 }
      let isIncoming = direction == .incoming
      if positive.isDirected {
        let image = product(product(scores, transposed: !isIncoming), transposed: isIncoming)
        let right = zip(ones, product(ones, transposed: isIncoming)).map { $0 + $1 }
        expectClose(zip(scores, image).map { $0 - $1 }, right, tolerance: 1e-9)
      } else {
        expectClose(zip(scores, product(scores, transposed: false)).map { $0 - $1 }, ones, tolerance: 1e-9)
      }
    }
  }
}

@Suite struct KeyPlayersTests {
  /// R keyplayer and counting (METRICS §10, 12, 27).
  @Test func goldenFragmentation() {
    func without(_ node: Int, in graph: Graph) -> NetworkScore {
      graph.subgraph(of: graph.nodes.filter { $0 != node - 1 }).graph.fragmentation()
    }
    #expect(isClose(without(8, in: Samples.kite).details[0].value, 0.486111111111))
    #expect(isClose(without(9, in: Samples.kite).details[0].value, 0.388888888889))
    #expect(isClose(without(1, in: Samples.karate).details[0].value, 0.641540404040))
    #expect(isClose(without(1, in: Samples.karate).value, 0.316287878788))
  }

  @Test func goldenSets() {
    let one = Samples.kite.keyPlayers(count: 1, for: .disruption)
    #expect(one.nodes == [7])
    #expect(isClose(one.value, 0.486111111111))
    #expect(one.isProved && one.undefinedReason == nil && one.conventions.notes == ["All sets were tried."])
  }

  @Test(arguments: [0, 11, 9, 10])
  func whereThereIsNoSetOrNoPairLeftTheReasonIsGiven(count: Int) {
    let found = Samples.kite.keyPlayers(count: count, for: .disruption)
    #expect(found.value == nil)
    #expect(found.nodes.count == (count > 10 ? 0 : count))
    #expect(found.undefinedReason?.isEmpty == false)
    #expect((Samples.kite.keyPlayers(count: count, for: .nearness).value == nil) == (count == 0 || count == 11))
  }

  @Test(arguments: RandomCase.all(seeds: 20, weights: [.none]), [1, 2, 3])
  func noSetIsBetter(example: RandomCase, count: Int) throws {
    let graph = try example.graph(nodes: 8)
    guard count <= graph.nodeCount else { return }
    let weak = graph.undirected()
    for goal in [KeyPlayers.Goal.disruption, .reach(steps: 1), .reach(steps: 2), .nearness] {
      let found = graph.keyPlayers(count: count, for: goal)
      var best: Double?
      for code in 0..<(1 << graph.nodeCount) where code.nonzeroBitCount == count {
        let set = graph.nodes.filter { code >> $0 & 1 == 1 }
        let value: Double?
        switch goal {
        case .disruption:
          let rest = weak.subgraph(of: graph.nodes.filter { !set.contains($0) }).graph
          value = rest.fragmentation().details[0].value
        case .reach(let steps):
          let reached = Set(set.flatMap { graph.reach(of: $0, within: steps) } + set)
          value = Double(reached.count) / Double(graph.nodeCount)
        case .nearness:
          let sum = graph.nodes.reduce(0.0) { sum, node in
            let distances = set.map { PlainPaths(graph).distances[$0][node] }
            let nearest = distances.min() ?? .infinity
            return sum + (nearest == 0 ? 1 : 1 / nearest)
          }
          value = sum / Double(graph.nodeCount)
        }
        if let value, value > (best ?? -1) + 1e-12 { best = value }
      }
      #expect(isClose(found.value, best), "\(goal)")
    }
  }

  /// Six hubs in a row, each with 30 nodes of its own.
  private func sixHubs() throws -> Graph {
    var ties: [(Int, Int)] = []
    for hub in 0..<6 { for leaf in 0..<30 { ties.append((hub, 6 + 30 * hub + leaf)) } }
    for hub in 1..<6 { ties.append((hub - 1, hub)) }
    return try Graph(nodeCount: 186, ties: ties, isDirected: false)
  }

  /// Beyond 128 nodes sets are judged in another way, by the same number.
  @Test func disruptionInALargerNetworkEqualsTheDefinition() throws {
    let graph = try sixHubs()
    let found = graph.keyPlayers(count: 1, for: .disruption)
    let values = (0..<6).map { hub in
      let rest = PlainPaths(graph.subgraph(of: graph.nodes.filter { $0 != hub }).graph)
      return 1 - rest.distances.joined().reduce(0) { $1 > 0 ? $0 + 1 / $1 : $0 } / (185 * 184)
    }
    #expect(found.nodes == [2] && found.isProved)
    let greatest = try #require(found.value)
    #expect(isClose(greatest, values[2]) && values.allSatisfy { $0 <= greatest + 1e-12 })
    let pair = graph.keyPlayers(count: 2, for: .disruption, mostSets: 100)
    #expect(!pair.isProved && (pair.value ?? 0) > greatest)
  }

  @Test func beyondTheLimitGreedyIsNotProved() throws {
    let graph = try sixHubs()
    let found = graph.keyPlayers(count: 6, for: .reach(steps: 1))
    #expect(found.nodes == [0, 1, 2, 3, 4, 5])
    #expect(found.value == 1)
    #expect(!found.isProved)
  }
}

@Suite struct TwoModeProjectionTests {
  @Test func sharedEventsBecomeStrengths() throws {
    // Members 0 to 2, events 3 (all of them) and 4 (0 and 1).
    let graph = try Graph(nodeCount: 5, ties: [(0, 3), (1, 3), (2, 3), (0, 4), (1, 4)], isDirected: false)
    let sums = graph.projected(onto: 0..<3)
    #expect(sums.graph.ties.map(\.strength) == [2, 1, 1])
    let newman = graph.projected(onto: 0..<3, weights: .newman)
    #expect(newman.graph.ties.map(\.strength) == [1.5, 0.5, 0.5])
    // Newman's weights: a member's strengths add up to its number of events with company.
    #expect(newman.graph.strength(of: 0) == 2)
    #expect(graph.projected(onto: [3, 4]).graph.strength(from: 0, to: 1) == 2)
    #expect(graph.projected(onto: [3, 4]).originalNodes == [3, 4])
  }
}
