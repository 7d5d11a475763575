import Graphs
import Testing

@Suite struct RandomGraphsTests {
  @Test(arguments: [false, true])
  func theNumberOfTiesIsExact(isDirected: Bool) {
    for tieCount in [0, 1, 30, 45, isDirected ? 90 : 44] {
      let graph = Graph.erdosRenyi(nodeCount: 10, tieCount: tieCount, isDirected: isDirected, seed: 3)
      #expect(graph.tieCount == tieCount)
      #expect(Set(graph.ties.map { [$0.from, $0.to] }).count == tieCount)
      #expect(graph.ties.allSatisfy { $0.from != $0.to })
    }
  }

  @Test(arguments: [false, true])
  func theNumberOfTiesFollowsTheProbability(isDirected: Bool) {
    let graph = Graph.erdosRenyi(nodeCount: 500, probability: 0.03, isDirected: isDirected, seed: 1)
    let expected = 0.03 * Double(graph.possibleTieCount)
    #expect(abs(Double(graph.tieCount) - expected) < 4 * expected.squareRoot())
  }

  /// Every pair must be drawn about as often as any other, or the numbering of pairs is wrong.
  @Test(arguments: [false, true])
  func allPairsAreEquallyLikely(isDirected: Bool) {
    var counts: [[Int]: Int] = [:]
    for seed in 0..<4000 {
      let graph = Graph.erdosRenyi(nodeCount: 5, probability: 0.4, isDirected: isDirected, seed: UInt64(seed))
      for tie in graph.ties { counts[[tie.from, tie.to], default: 0] += 1 }
    }
    #expect(counts.count == (isDirected ? 20 : 10))
    for (pair, count) in counts { #expect(abs(count - 1600) < 155, "\(pair)") }
  }

  @Test(arguments: [(0.0, 0), (1.0, 45)])
  func extremeProbabilities(probability: Double, tieCount: Int) {
    #expect(Graph.erdosRenyi(nodeCount: 10, probability: probability, seed: 1).tieCount == tieCount)
    #expect(Graph.erdosRenyi(nodeCount: 1, probability: probability, seed: 1).tieCount == 0)
    #expect(Graph.erdosRenyi(nodeCount: 0, probability: probability, seed: 1).nodeCount == 0)
  }

  @Test(arguments: [false, true])
  func blocksHaveTheirOwnDensities(isDirected: Bool) {
    let graph = Graph.stochasticBlock(
      sizes: [40, 0, 60], probabilities: [[1, 0, 0], [0, 0, 0], [0.5, 0, 0.1]], isDirected: isDirected, seed: 4)
    #expect(graph.nodeCount == 100)
    var counts = [[0, 0], [0, 0]]
    for tie in graph.ties { counts[tie.from < 40 ? 0 : 1][tie.to < 40 ? 0 : 1] += 1 }
    #expect(counts[0][0] == (isDirected ? 1560 : 780))
    #expect(counts[0][1] == 0)
    #expect(isDirected ? abs(counts[1][0] - 1200) < 100 : counts[1][0] == 0)
    #expect(abs(counts[1][1] - (isDirected ? 354 : 177)) < 75)
  }

  @Test func aRingWithoutRewiring() {
    let graph = Graph.wattsStrogatz(nodeCount: 9, neighborCount: 4, rewiring: 0, seed: 1)
    #expect(graph.tieCount == 18)
    #expect(Array(graph.neighbors(of: 0)) == [1, 2, 7, 8])
    #expect(Graph.wattsStrogatz(nodeCount: 3, neighborCount: 0, rewiring: 1, seed: 1).tieCount == 0)
  }

  @Test(arguments: [0.1, 1.0])
  func rewiringTheRingKeepsTheNumberOfTies(rewiring: Double) {
    let graph = Graph.wattsStrogatz(nodeCount: 200, neighborCount: 6, rewiring: rewiring, seed: 2)
    #expect(graph.tieCount == 600)
    let ring = Graph.wattsStrogatz(nodeCount: 200, neighborCount: 6, rewiring: 0, seed: 2)
    let kept = graph.ties.count { ring.containsTie(from: $0.from, to: $0.to) }
    #expect(abs(Double(kept) / 600 - (1 - rewiring)) < 0.05)
    #expect(Graph.wattsStrogatz(nodeCount: 5, neighborCount: 4, rewiring: 1, seed: 1).tieCount == 10)
  }

  @Test(arguments: 1...3)
  func preferentialAttachment(tiesPerNode: Int) {
    let graph = Graph.barabasiAlbert(nodeCount: 400, tiesPerNode: tiesPerNode, seed: 5)
    #expect(graph.tieCount == tiesPerNode * (400 - tiesPerNode))
    #expect(graph.components().count == 1)
    let greatest = graph.degrees().compactMap { $0 }.max() ?? 0
    #expect(greatest > 20)
  }

  @Test func plantedCommunitiesHoldMostTies() {
    let planted = Graph.plantedCommunities(nodeCount: 2000, tieCount: 8000, communitySize: 60, mixing: 0.2, seed: 7)
    #expect(planted.graph.tieCount == 8000)
    #expect(planted.partition.nodeCount == 2000)
    #expect(planted.partition.count > 10)
    let inside = planted.graph.ties.count { planted.partition[$0.from] == planted.partition[$0.to] }
    #expect(inside > 5600)
  }

  @Test func seedsDecide() {
    func pair(_ make: (UInt64) -> Graph) -> [Bool] {
      let lists = [1, 1, 2].map { Array(make($0).ties) }
      return [lists[0] == lists[1], lists[0] == lists[2]]
    }
    #expect(pair { Graph.erdosRenyi(nodeCount: 30, probability: 0.2, seed: $0) } == [true, false])
    #expect(pair { Graph.erdosRenyi(nodeCount: 30, tieCount: 60, seed: $0) } == [true, false])
    #expect(pair { Graph.wattsStrogatz(nodeCount: 30, neighborCount: 4, rewiring: 0.5, seed: $0) } == [true, false])
    #expect(pair { Graph.barabasiAlbert(nodeCount: 30, tiesPerNode: 2, seed: $0) } == [true, false])
    #expect(
      pair { Graph.stochasticBlock(sizes: [15, 15], probabilities: [[0.5, 0.1], [0.1, 0.5]], seed: $0) }
        == [true, false])
    #expect(
      pair {
        Graph.plantedCommunities(nodeCount: 100, tieCount: 200, communitySize: 20, mixing: 0.2, seed: $0).graph
      } == [true, false])
  }

  /// Numbers that must never change, on any system: results with a seed are part of what users publish.
  @Test func drawsAreFixedForever() {
    let graph = Graph.erdosRenyi(nodeCount: 8, tieCount: 6, seed: 1)
    #expect(graph.ties.map { "\($0.from)-\($0.to)" } == ["0-6", "0-7", "2-5", "3-7", "5-6", "6-7"])
  }
}
