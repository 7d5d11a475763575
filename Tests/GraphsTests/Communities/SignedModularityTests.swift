import Graphs
import Testing

@Suite struct SignedModularityTests {
  /// Read 1954: alliances and enmities among 16 tribes of the Gahuku-Gama.
  static func tribes() throws -> (positive: Graph, negative: Graph) {
    func graph(_ text: String) throws -> Graph {
      let ties = text.split(separator: " ").map { $0.split(separator: "-").compactMap { Int($0) } }
      return try Graph(nodeCount: 16, ties: ties.map { ($0[0] - 1, $0[1] - 1) }, isDirected: false)
    }
    return (
      try graph(
        "1-2 1-15 1-16 2-15 2-16 3-4 3-6 3-7 3-8 4-8 5-7 5-9 5-14 6-7 6-8 6-11 6-12 7-8 7-11 7-12 7-13 8-11 8-12 "
          + "9-10 9-13 10-13 11-12 13-14 15-16"),
      try graph(
        "1-3 1-4 1-5 1-6 1-12 2-3 2-5 2-6 2-9 2-10 5-15 5-16 6-9 6-13 6-16 8-14 9-11 9-15 10-11 10-15 11-13 11-15 "
          + "11-16 12-14 12-15 12-16 13-15 13-16 14-16")
    )
  }

  /// bctpy and leidenalg's multiplex search: 25/58, three groups (METRICS §4.4 and §10, 61).
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func theOptimumOfTheTribes(seed: UInt64) throws {
    let (positive, negative) = try Self.tribes()
    let found = positive.communities(negative: negative, seed: seed)
    #expect(isClose(found.modularity, 25.0 / 58))
    #expect(found.partition.count == 3)
    #expect(found.modularity == positive.modularity(of: found.partition, negative: negative).value)
  }

  @Test(.tags(.slow), arguments: RandomCase.all(seeds: 40))
  func noPartitionIsBetter(example: RandomCase) throws {
    let positive = try example.graph(nodes: 8)
    // A pair may be tied in both ways.
    let other = Graph.erdosRenyi(
      nodeCount: positive.nodeCount, probability: 0.3, isDirected: example.isDirected, seed: example.seed + 7)
    let negative = try Graph(
      nodeCount: positive.nodeCount, weightedTies: other.ties.map { ($0.from, $0.to, Double(1 + $0.to % 3)) },
      isDirected: example.isDirected)
    guard positive.tieCount + negative.tieCount > 0 else { return }
    let found = positive.communities(negative: negative)
    let greatest = AllPartitions.greatestModularity(of: positive, negative: negative)
    #expect(isClose(found.modularity, greatest, tolerance: 1e-9))
  }

  @Test func negativeTiesAlone() throws {
    let none = try Graph(nodeCount: 4, ties: [], isDirected: false)
    let enemies = try Graph(nodeCount: 4, ties: [(0, 1), (1, 2), (2, 3), (0, 3)], isDirected: false)
    // Two camps, within which nobody is tied.
    #expect(none.communities(negative: enemies).partition.groups == [[0, 2], [1, 3]])
    #expect(none.communities(negative: none).modularity == nil)
  }
}
