import Graphs
import Testing

@Suite struct PartitionTests {
  static let karateOptimum = Samples.karate.communities().partition
  static let karateClub = Partition(labels: Samples.karateClub)

  @Test func groupsAreNumberedBySizeThenLowestNode() {
    let partition = Partition(labels: ["b", "a", "c", "a", "c", "d"])
    #expect(partition.groups == [[1, 3], [2, 4], [0], [5]])
    #expect(partition.sizes == [2, 2, 1, 1])
    #expect(partition[0] == 2)
    #expect(partition == Partition(labels: [9, 1, 5, 1, 5, 0]))
    #expect(Partition(labels: [Int]()).count == 0)
  }

  @Test func groupsThatFallApart() throws {
    let graph = try Graph(nodeCount: 5, ties: [(0, 1), (1, 2), (2, 3)], isDirected: true)
    #expect(Partition(labels: [0, 1, 0, 0, 1]).disconnectedGroups(in: graph) == [0, 1])
    #expect(Partition(labels: [0, 0, 1, 1, 2]).disconnectedGroups(in: graph).isEmpty)
    #expect(Partition.whole(nodeCount: 5).disconnectedGroups(in: graph) == [0])
  }

  /// scikit-learn and igraph (METRICS §10, 24).
  @Test func goldenComparison() {
    let (club, optimum) = (Self.karateClub, Self.karateOptimum)
    #expect(isClose(club.compared(with: optimum).normalizedMutualInformation, 0.587849706825, tolerance: 1e-11))
    #expect(isClose(club.compared(with: optimum).adjustedRandIndex, 0.464591098443, tolerance: 1e-11))
    #expect(isClose(club.compared(with: optimum).variationOfInformation, 0.829995385749, tolerance: 1e-11))
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func comparisonFollowsFromPairsAndIsSymmetric(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextIndex(below: 12)
    let labels = (0..<2).map { _ in (0..<count).map { _ in generator.nextIndex(below: 4) } }
    let (one, other) = (Partition(labels: labels[0]), Partition(labels: labels[1]))
    var both = 0.0
    var first = 0.0
    var second = 0.0
    var pairs = 0.0
    for node in 0..<count {
      for lower in 0..<node {
        let (inOne, inOther) = (labels[0][node] == labels[0][lower], labels[1][node] == labels[1][lower])
        both += inOne && inOther ? 1 : 0
        first += inOne ? 1 : 0
        second += inOther ? 1 : 0
        pairs += 1
      }
    }
    let expected = first * second / pairs
    let index = (first + second) / 2 == expected ? 1 : (both - expected) / ((first + second) / 2 - expected)
    #expect(isClose(one.compared(with: other).adjustedRandIndex, index))
    #expect(isClose(one.compared(with: other).adjustedRandIndex, other.compared(with: one).adjustedRandIndex))
    let information = one.compared(with: other).normalizedMutualInformation
    #expect(isClose(information, other.compared(with: one).normalizedMutualInformation))
    #expect((information ?? -1) >= 0 && (information ?? 2) <= 1)
    #expect(isClose(one.compared(with: one).normalizedMutualInformation, 1))
    #expect(isClose(one.compared(with: one).variationOfInformation, 0))
    #expect(isClose(one.compared(with: other).variationOfInformation, other.compared(with: one).variationOfInformation))
  }

  @Test func trivialPartitions() {
    let (whole, single) = (Partition.whole(nodeCount: 4), Partition.singletons(nodeCount: 4))
    #expect(whole.compared(with: whole).normalizedMutualInformation == 1)
    let halves = Partition(labels: [3, 3, 2, 2])
    #expect(halves.compared(with: halves).normalizedMutualInformation == 1)
    #expect(halves.compared(with: halves).variationOfInformation == 0)
    #expect(whole.compared(with: whole).adjustedRandIndex == 1)
    #expect(single.compared(with: single).adjustedRandIndex == 1)
    #expect(whole.compared(with: single).normalizedMutualInformation == 0)
    #expect(whole.compared(with: single).adjustedRandIndex == 0)
    #expect(isClose(whole.compared(with: single).variationOfInformation, 1.3862943611198906))
    let none = Partition.whole(nodeCount: 0)
    #expect(none.compared(with: none).normalizedMutualInformation == nil)
    #expect(none.compared(with: none).variationOfInformation == nil)
    #expect(Partition.whole(nodeCount: 1).compared(with: .whole(nodeCount: 1)).adjustedRandIndex == nil)
  }
}
