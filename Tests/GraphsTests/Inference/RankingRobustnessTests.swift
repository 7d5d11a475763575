import Testing

@testable import Graphs

@Suite struct RankingRobustnessTests {
  @Test(arguments: Loss.allCases)
  func nothingLostChangesNothing(loss: Loss) {
    let result = Samples.karate.robustness(losing: 0, of: loss, replicates: 5) { $0.betweenness() }
    #expect(result.lostCount == 0)
    for value in [result.pearson, result.spearman, result.rSquared, result.topKept, result.topTenthOverlap] {
      #expect(isClose(value, 1))
    }
    #expect(result.firstKept.allSatisfy { $0 == 1 })
    #expect(result.measure == "betweenness" && result.undefinedReason == nil)
  }

  /// The centre of a star is first whoever else is lost; the leaves are a group.
  @Test func theCentreOfAStarIsStable() throws {
    let star = try Graph(nodeCount: 21, ties: (1...20).map { (0, $0) }, isDirected: false)
    let result = star.robustness(losing: 0.2, of: .nodes, among: Array(1...20), replicates: 200) { $0.degrees() }
    #expect(result.lostCount == 4)
    #expect(result.stableCount() == 21)
    #expect(result.firstKept == [Double](repeating: 1, count: 21))
    #expect(result.topKept == 1)
    // If the centre can go as well, those left are still a group, in no order.
    let all = star.robustness(losing: 0.2, of: .nodes, replicates: 200) { $0.degrees() }
    #expect(all.stableCount() == 21)
  }

  /// Agreement of each replicate, computed by hand for every way to lose one of five.
  @Test func everyWayToLoseOneByDefinition() throws {
    let graph = try Graph(
      nodeCount: 5, weightedTies: [(0, 1, 9), (0, 2, 5), (1, 2, 3), (2, 3, 1), (3, 4, 2)], isDirected: false)
    let result = graph.robustness(losing: 0.2, of: .nodes, replicates: 4000, seed: 2) { $0.strengths() }
    // Strengths 14, 12, 9, 3, 2.
    #expect(result.order == [0, 1, 2, 3, 4])
    var kept = [Double](repeating: 0, count: 5)
    var spearman: [Double] = []
    var tops = 0.0
    for lost in 0..<5 {
      let left = (0..<5).filter { $0 != lost }
      let values = left.map { node in graph.strength(of: node) - (graph.strength(from: node, to: lost) ?? 0) }
      spearman.append(try #require(Correlation.spearman(left.map { graph.strength(of: $0) }, values)))
      tops += values[0] == values.max() ? 0.2 : 0
      for k in 1...5 {
        let isKept = left.indices.allSatisfy { place in
          left[place] >= k || ((place + 1)..<left.count).allSatisfy { values[place] > values[$0] }
        }
        kept[k - 1] += isKept ? 0.2 : 0
      }
    }
    expectClose(result.firstKept, kept.map(Optional.some), tolerance: 0.03)
    #expect(isClose(result.spearman, spearman.reduce(0, +) / 5, tolerance: 0.03))
    #expect(isClose(result.topKept, tops, tolerance: 0.03))
    #expect(result.stableCount(inShare: 0.99) == kept.lastIndex { $0 > 0.985 }.map { $0 + 1 } ?? 0)
  }

  /// Agreement of each replicate as Costenbader & Valente define it: for each node that can be lost, the values of those
  /// left are compared with the true ones, with several firsts among the top tenth.
  @Test func agreementByDefinition() {
    let graph = Samples.karate
    let truth = graph.degrees().map { $0 ?? 0 }
    var (pearson, squares, spearman, tops, overlaps) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for lost in graph.nodes {
      let left = graph.nodes.filter { $0 != lost }
      let before = left.map { truth[$0] }
      let after = left.map { truth[$0] - (graph.containsTie(from: $0, to: lost) ? 1 : 0) }
      let correlation = Correlation.pearson(before, after) ?? .nan
      pearson += correlation
      squares += correlation * correlation
      spearman += Correlation.spearman(before, after) ?? .nan
      // The first of those left, by number among equals, is first if nobody has more.
      let first = left.indices.max { (before[$0], -$0) < (before[$1], -$1) } ?? 0
      tops += after[first] == after.max() ? 1 : 0
      func topTenth(_ values: [Double]) -> Set<Int> {
        Set(left.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }.prefix(4))
      }
      let (old, new) = (topTenth(before), topTenth(after))
      overlaps += Double(old.intersection(new).count) / Double(old.union(new).count)
    }
    let result = graph.robustness(losing: 1.0 / 34, of: .nodes, replicates: 8000, seed: 11) { $0.degrees() }
    #expect(result.lostCount == 1)
    #expect(isClose(result.pearson, pearson / 34, tolerance: 0.002))
    #expect(isClose(result.rSquared, squares / 34, tolerance: 0.003))
    #expect(isClose(result.spearman, spearman / 34, tolerance: 0.002))
    #expect(isClose(result.topKept, tops / 34, tolerance: 0.02))
    #expect(isClose(result.topTenthOverlap, overlaps / 34, tolerance: 0.02))
  }

  @Test func lostAnswersLeaveNodesThatOthersName() throws {
    let graph = try Graph(nodeCount: 3, ties: [(0, 1), (1, 0), (2, 1)], isDirected: true)
    let result = graph.robustness(losing: 1, of: .answers, among: [0, 2], replicates: 3) { graph in
      #expect(graph.ties.allSatisfy { $0.from == 1 } || graph.tieCount == 3)
      return graph.inDegrees()
    }
    #expect(result.lostCount == 2)
    // 1 was first with two ties and has none now.
    #expect(result.topKept == 0 && result.firstKept == [0, 0, 0])
    let undirected = graph.undirected().robustness(losing: 1, of: .answers, among: [0, 2], replicates: 3) { graph in
      // One answer of two is enough.
      #expect(graph.tieCount == 2)
      return graph.degrees()
    }
    #expect(undirected.stableCount() == 3)
  }

  @Test func theMoreIsLostTheLessRemains() {
    let results = [0.05, 0.2, 0.5].map { share in
      Samples.advice.robustness(losing: share, of: .answers, replicates: 300) { $0.inDegrees() }
    }
    let spearman = results.map { $0.spearman ?? 0 }
    #expect(spearman[0] > spearman[1] && spearman[1] > spearman[2])
    for result in results { #expect(zip(result.firstKept, result.firstKept.dropFirst()).allSatisfy { $0 >= $1 }) }
  }

  @Test func sameSeedSameResult() {
    func run(_ seed: UInt64) -> RankingRobustness {
      Samples.kite.robustness(losing: 0.3, of: .nodes, replicates: 50, seed: seed) { $0.betweenness() }
    }
    #expect(run(4) == run(4))
    #expect(run(4) != run(5))
  }

  @Test func withoutTiesThereIsNoRanking() throws {
    let empty = try Graph(nodeCount: 3, ties: [], isDirected: true)
    let result = empty.robustness(losing: 0.34, of: .nodes, replicates: 9) { $0.constraintForTests() }
    #expect(result.order.isEmpty && result.stableCount() == 0 && result.pearson == nil)
    #expect(result.undefinedReason != nil)
  }
}

extension Graph {
  fileprivate func constraintForTests() -> NodeScores { structuralHoles().constraint }
}
