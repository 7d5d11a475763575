import Graphs
import Testing

@Suite struct PermutationTests {
  @Test func labelsAreDealtAmongThoseThatHaveOne() {
    let labels = [1, nil, 2, 2, nil, 3, 3, 3]
    var generator = SplitMix64(seed: 1)
    var seen = Set<[Int?]>()
    for _ in 0..<50 {
      let shuffled = generator.shuffledLabels(labels)
      #expect(shuffled[1] == nil && shuffled[4] == nil)
      #expect(shuffled.compactMap { $0 }.sorted() == [1, 2, 2, 3, 3, 3])
      seen.insert(shuffled)
    }
    #expect(seen.count > 20)
  }

  @Test(arguments: [false, true])
  func relabellingMovesTies(isDirected: Bool) throws {
    let graph = try Graph(nodeCount: 4, weightedTies: [(0, 1, 5), (1, 2, 6)], isDirected: isDirected)
    let moved = graph.relabelled([3, 1, 0, 2])
    #expect(moved.strength(from: 3, to: 1) == 5)
    #expect(moved.strength(from: 1, to: 0) == 6)
    #expect(moved.strength(from: 1, to: 3) == (isDirected ? nil : 5))
    #expect(moved.tieCount == 2)
    #expect(!graph.unweighted.relabelled([3, 1, 0, 2]).isWeighted)
  }

  @Test(arguments: [false, true])
  func strengthsAreDealtAgain(isDirected: Bool) throws {
    let ties = Graph.erdosRenyi(nodeCount: 20, tieCount: 40, seed: 1).ties
    let graph = try Graph(
      nodeCount: 20, weightedTies: ties.enumerated().map { ($1.from, $1.to, Double($0 + 1)) }, isDirected: isDirected)
    let shuffled = graph.shufflingStrengths(seed: 2)
    #expect(shuffled.ties.map { [$0.from, $0.to] } == graph.ties.map { [$0.from, $0.to] })
    #expect(shuffled.ties.map(\.strength) != graph.ties.map(\.strength))
    #expect(shuffled.ties.map(\.strength).sorted() == graph.ties.map(\.strength).sorted())
  }
}
