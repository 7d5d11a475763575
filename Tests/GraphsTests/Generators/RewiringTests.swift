import Graphs
import Testing

@Suite struct RewiringTests {
  static func graph(isDirected: Bool, seed: UInt64) -> Graph {
    Graph.erdosRenyi(nodeCount: 40, tieCount: 90, isDirected: isDirected, seed: seed)
  }

  @Test(arguments: [false, true])
  func degreesAreKept(isDirected: Bool) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let graph = Self.graph(isDirected: isDirected, seed: seed)
      let rewiring = graph.rewired(seed: seed)
      #expect(rewiring.attempts == 900)
      #expect(rewiring.swaps > 300 && rewiring.swaps <= 900)
      #expect(rewiring.graph.tieCount == graph.tieCount)
      #expect(rewiring.graph.isDirected == isDirected)
      #expect(rewiring.graph.inDegrees().values == graph.inDegrees().values)
      #expect(rewiring.graph.outDegrees().values == graph.outDegrees().values)
      #expect(Array(rewiring.graph.ties) != Array(graph.ties))
      #expect(Array(rewiring.graph.ties) == Array(graph.rewired(seed: seed).graph.ties))
    }
  }

  @Test func mutualTiesAreKept() {
    let graph = Graph.erdosRenyi(nodeCount: 30, probability: 0.2, isDirected: true, seed: 2)
    func mutualDegrees(_ graph: Graph) -> [Int] {
      graph.nodes.map { node in graph.neighbors(of: node).count { graph.containsTie(from: $0, to: node) } }
    }
    let rewiring = graph.rewired(keeping: .mutualTies, seed: 1)
    #expect(rewiring.swaps > 50)
    #expect(mutualDegrees(rewiring.graph) == mutualDegrees(graph))
    #expect(rewiring.graph.outDegrees().values == graph.outDegrees().values)
    #expect(rewiring.graph.inDegrees().values == graph.inDegrees().values)
    #expect(mutualDegrees(graph.rewired(seed: 1).graph) != mutualDegrees(graph))
  }

  @Test(arguments: [false, true], [RewiringConstraints.connected, [.connected, .mutualTies]])
  func connectedStaysConnected(isDirected: Bool, constraints: RewiringConstraints) throws {
    var splits = 0
    for seed in 1...10 as ClosedRange<UInt64> {
      // A tree falls apart at almost every careless exchange; a few ties are returned.
      var ties = Graph.barabasiAlbert(nodeCount: 40, tiesPerNode: 1, seed: seed).ties.map {
        $0.to % 2 == 0 ? ($0.from, $0.to) : ($0.to, $0.from)
      }
      ties += ties.suffix(10).map { ($0.1, $0.0) }
      let graph = try Graph(nodeCount: 40, ties: ties, isDirected: isDirected)
      let rewiring = graph.rewired(keeping: constraints, seed: seed)
      #expect(rewiring.graph.components().count == 1)
      #expect(rewiring.swaps > 20)
      #expect(rewiring.graph.outDegrees().values == graph.outDegrees().values)
      if graph.rewired(keeping: constraints.subtracting(.connected), seed: seed).graph.components().count > 1 {
        splits += 1
      }
    }
    #expect(splits > 5)
  }

  @Test func aTieKeepsItsSenderAndStrength() throws {
    let graph = try Graph(
      nodeCount: 30,
      weightedTies: Self.graph(isDirected: true, seed: 9).ties.filter { $0.to < 30 && $0.from < 30 }
        .map { ($0.from, $0.to, Double($0.from + 1)) }, isDirected: true)
    let rewired = graph.rewired(seed: 1).graph
    #expect(rewired.ties.allSatisfy { $0.strength == Double($0.from + 1) })
    #expect(rewired.outStrengths().values == graph.outStrengths().values)
  }

  /// The graphs with the degrees 2, 2, 1, 1, 1, 1 are known; each must come up about equally often.
  @Test func allGraphsOfTheDegreesAreEquallyLikely() throws {
    let graph = try Graph(nodeCount: 6, ties: [(0, 1), (0, 2), (1, 3), (4, 5)], isDirected: false)
    var counts: [[[Int]]: Int] = [:]
    for seed in 1...6000 as ClosedRange<UInt64> {
      counts[graph.rewired(seed: seed).graph.ties.map { [$0.from, $0.to] }, default: 0] += 1
    }
    // With 0-1: two ends for 0 and 1 out of four nodes in order, 12. Without: a pair for 0 out of four, 6.
    #expect(counts.count == 18)
    for (ties, count) in counts { #expect(abs(count - 6000 / 18) < 80, "\(ties)") }
  }

  @Test func latticeIsCloserToTheRing() {
    let graph = Self.graph(isDirected: false, seed: 3)
    func length(_ graph: Graph) -> Int {
      graph.ties.map { min($0.to - $0.from, graph.nodeCount - $0.to + $0.from) }.reduce(0, +)
    }
    let lattice = graph.latticeRewired(attemptsPerTie: 40, seed: 1).graph
    #expect(length(lattice) < length(graph) / 2)
    #expect(lattice.degrees().values == graph.degrees().values)
  }

  @Test(arguments: [false, true], [0, 1, 2])
  func smallGraphsStayAsTheyAre(isDirected: Bool, tieCount: Int) throws {
    let graph = try Graph(
      nodeCount: 3, ties: [(0, 1), (1, 2)].prefix(tieCount), isDirected: isDirected)
    #expect(Array(graph.rewired(seed: 1).graph.ties) == Array(graph.ties))
    #expect(graph.rewired(seed: 1).swaps == 0)
    #expect(try Graph(nodeCount: 0, ties: [], isDirected: isDirected).rewired(keeping: .connected, seed: 1).swaps == 0)
  }

  /// The same draws with a search through the whole network after each exchange.
  @Test(arguments: [false, true], 1...12 as ClosedRange<UInt64>)
  func exchangesAreThoseThatKeepTheNetworkConnected(isDirected: Bool, seed: UInt64) throws {
    // From trees, where nearly all depends on each tie, to denser networks; some ties are returned.
    var ties = Graph.barabasiAlbert(nodeCount: 30, tiesPerNode: 1 + Int(seed) % 3, seed: seed).ties.map {
      $0.to % 2 == 0 ? ($0.from, $0.to) : ($0.to, $0.from)
    }
    if isDirected { ties += ties.suffix(5).map { ($0.1, $0.0) } }
    let graph = try Graph(nodeCount: 30, ties: ties, isDirected: isDirected)
    var plain = graph.ties.map { [$0.from, $0.to] }
    var generator = SplitMix64(seed: seed)
    var swaps = 0
    for _ in 0..<(40 * plain.count) {
      let first = generator.nextIndex(below: plain.count)
      let second = generator.nextIndex(below: plain.count)
      if !isDirected && generator.next() & 1 == 1 { plain[second].reverse() }
      let (one, two) = (plain[first], plain[second])
      let new = [[one[0], two[1]], [two[0], one[1]]]
      let isLoop = new.contains { $0[0] == $0[1] }
      let isThere = new.contains { plain.contains($0) || (!isDirected && plain.contains($0.reversed())) }
      guard !isLoop, !isThere, one[0] != two[0], one[1] != two[1] else { continue }
      plain[first] = new[0]
      plain[second] = new[1]
      let isConnected =
        try Graph(nodeCount: 30, ties: plain.map { ($0[0], $0[1]) }, isDirected: isDirected).components().count == 1
      if isConnected { swaps += 1 } else { (plain[first], plain[second]) = (one, two) }
    }
    let rewiring = graph.rewired(attemptsPerTie: 40, keeping: .connected, seed: seed)
    #expect(rewiring.swaps == swaps && swaps > 30)
    let expected = try Graph(nodeCount: 30, ties: plain.map { ($0[0], $0[1]) }, isDirected: isDirected)
    #expect(Array(rewiring.graph.ties) == Array(expected.ties))
  }

  /// On long ways round the tree is as deep as can be.
  @Test(.tags(.slow), arguments: [3000])
  func longRingsStayConnected(nodes: Int) throws {
    let ring = try Graph(nodeCount: nodes, ties: (0..<nodes).map { ($0, ($0 + 1) % nodes) }, isDirected: false)
    let rewiring = ring.rewired(keeping: .connected, seed: 1)
    #expect(rewiring.graph.components().count == 1 && rewiring.swaps > nodes)
    #expect(rewiring.graph.degrees().allSatisfy { $0 == 2 })
  }

  /// A ring whose nodes were shuffled gets nearly all of its triangles back.
  @Test(arguments: [false, true], [RewiringConstraints.connected, []])
  func aShuffledRingBecomesALattice(isDirected: Bool, constraints: RewiringConstraints) throws {
    let ties = (0..<120).flatMap { node in (1...3).map { (node, (node + $0) % 120) } }
    let ring = try Graph(nodeCount: 120, ties: ties, isDirected: isDirected)
    var generator = SplitMix64(seed: 5)
    let shuffled = ring.relabelled((0..<120).shuffled(using: &generator))
    let lattice = shuffled.latticeRewired(keeping: constraints, seed: 1).graph
    func triangles(_ graph: Graph) -> Double { graph.undirected().transitivity().value ?? 0 }
    #expect(triangles(ring) == 0.6)
    #expect(triangles(shuffled.rewired(seed: 1).graph) < 0.15)
    // With directions the first match is not always the best one.
    #expect(triangles(lattice) > (isDirected ? 0.45 : 0.55))
    #expect(lattice.outDegrees().values == shuffled.outDegrees().values)
    #expect(lattice.inDegrees().values == shuffled.inDegrees().values)
    if !constraints.isEmpty { #expect(lattice.components().count == 1) }
  }
}
