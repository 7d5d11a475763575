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
    #expect(isClose(club.normalizedMutualInformation(with: optimum), 0.587849706825, tolerance: 1e-11))
    #expect(isClose(club.adjustedRandIndex(with: optimum), 0.464591098443, tolerance: 1e-11))
    #expect(isClose(club.variationOfInformation(from: optimum), 0.829995385749, tolerance: 1e-11))
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
    #expect(isClose(one.adjustedRandIndex(with: other), index))
    #expect(isClose(one.adjustedRandIndex(with: other), other.adjustedRandIndex(with: one)))
    let information = one.normalizedMutualInformation(with: other)
    #expect(isClose(information, other.normalizedMutualInformation(with: one)))
    #expect((information ?? -1) >= 0 && (information ?? 2) <= 1)
    #expect(isClose(one.normalizedMutualInformation(with: one), 1))
    #expect(isClose(one.variationOfInformation(from: one), 0))
    #expect(isClose(one.variationOfInformation(from: other), other.variationOfInformation(from: one)))
  }

  @Test func trivialPartitions() {
    let (whole, single) = (Partition.whole(nodeCount: 4), Partition.singletons(nodeCount: 4))
    #expect(whole.normalizedMutualInformation(with: whole) == 1)
    #expect(whole.adjustedRandIndex(with: whole) == 1)
    #expect(single.adjustedRandIndex(with: single) == 1)
    #expect(whole.normalizedMutualInformation(with: single) == 0)
    #expect(whole.adjustedRandIndex(with: single) == 0)
    #expect(isClose(whole.variationOfInformation(from: single), 1.3862943611198906))
    let none = Partition.whole(nodeCount: 0)
    #expect(none.normalizedMutualInformation(with: none) == nil)
    #expect(none.variationOfInformation(from: none) == nil)
    #expect(Partition.whole(nodeCount: 1).adjustedRandIndex(with: .whole(nodeCount: 1)) == nil)
  }
}
