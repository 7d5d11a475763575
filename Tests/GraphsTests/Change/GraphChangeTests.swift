import Testing

@testable import Graphs

@Suite struct GraphChangeTests {
  /// Sampson: liking, second wave, 57 ties.
  private static let sampson2 = """
    1-2 1-5 1-8 2-1 2-7 2-12 2-15 3-1 3-17 3-18 4-5 4-6 4-11 5-1 5-4 5-11 6-1 6-4 6-9 7-1 7-2 7-16 8-4 8-6 8-10 9-5 9-8
    9-12 10-4 10-5 10-13 11-4 11-5 11-16 12-1 12-2 12-14 13-5 13-7 13-18 14-1 14-2 14-12 14-15 15-1 15-2 15-5 15-14 16-2
    16-7 16-12 17-2 17-3 17-18 18-2 18-13 18-17
    """

  private func waves() throws -> [Graph] {
    let ties = Self.sampson2.split(whereSeparator: \.isWhitespace).map { tie in
      tie.split(separator: "-").compactMap { Int($0) }
    }
    let second = try Graph(nodeCount: 18, ties: ties.map { ($0[0] - 1, $0[1] - 1) }, isDirected: true)
    return [Samples.sampson1, second, Samples.sampson3.unweighted]
  }

  /// numpy, and R sna's hdist.
  @Test func golden56Sampson() throws {
    let waves = try waves()
    #expect(waves.map(\.tieCount) == [55, 57, 56])
    let changes = [(0, 1), (1, 2), (0, 2)].map { waves[$0.0].change(to: waves[$0.1]) }
    expectClose(
      changes.map(\.jaccard), [0.454545454545, 0.547945205479, 0.460526315789], tolerance: 1e-11)
    #expect(changes.map(\.hamming) == [42, 33, 41])
    #expect(Samples.advice.change(to: Samples.friendship).hamming == 172)
  }

  @Test(arguments: RandomCase.all(seeds: 35, weights: [.none, .ratings, .reals]))
  func byDefinition(example: RandomCase) throws {
    let before = try example.graph(nodes: 8)
    let after = try Graph(
      nodeCount: before.nodeCount,
      weightedTies: Graph.erdosRenyi(
        nodeCount: before.nodeCount, probability: 0.4, isDirected: example.isDirected, seed: example.seed + 3
      ).ties.map { ($0.from, $0.to, Double(1 + ($0.from + $0.to) % 4)) }, isDirected: example.isDirected)
    var generator = SplitMix64(seed: example.seed)
    let respondents = (0..<2).map { _ in before.nodes.map { _ in generator.nextUnit() < 0.8 } }
    let (one, other) = (
      AnswerMatrix(before, respondents: respondents[0]), AnswerMatrix(after, respondents: respondents[1])
    )
    var table = [[0.0, 0], [0, 0]]
    var sums = (least: 0.0, greatest: 0.0, moved: 0.0)
    for from in before.nodes {
      for to in before.nodes where from != to {
        guard let first = one[from, to], let second = other[from, to] else { continue }
        table[first > 0 ? 1 : 0][second > 0 ? 1 : 0] += example.isDirected ? 1 : 0.5
        sums = (sums.least + min(first, second), sums.greatest + max(first, second), sums.moved + abs(first - second))
      }
    }
    let change = one.change(to: other)
    #expect([change.kept, change.ended, change.born].map(Double.init) == [table[1][1], table[1][0], table[0][1]])
    #expect(Double(change.pairs) == table[0][0] + table[0][1] + table[1][0] + table[1][1])
    func share(_ part: Double, _ whole: Double) -> Double? { whole == 0 ? nil : part / whole }
    let tied = table[1][1] + table[1][0] + table[0][1]
    #expect(isClose(change.jaccard, share(table[1][1], tied)))
    #expect(isClose(change.birthRate, share(table[0][1], table[0][0] + table[0][1])))
    #expect(isClose(change.deathRate, share(table[1][0], table[1][0] + table[1][1])))
    #expect(isClose(change.hammingShare, share(table[1][0] + table[0][1], Double(change.pairs))))
    #expect(isClose(change.ruzicka, share(sums.least, sums.greatest)))
    #expect(isClose(change.meanStrengthChange, share(sums.moved / (example.isDirected ? 1 : 2), tied)))
    guard example.isDirected, let transitions = change.transitions else {
      #expect(change.transitions == nil)
      return
    }
    var counts = [[Int]](repeating: [0, 0, 0], count: 3)
    for from in before.nodes {
      for to in before.nodes where from < to {
        let states = [one, other].map { matrix in [matrix[from, to], matrix[to, from]] }
        guard !states[0].contains(nil), !states[1].contains(nil) else { continue }
        let ties = states.map { $0.count { ($0 ?? 0) > 0 } }
        counts[ties[0]][ties[1]] += 1
      }
    }
    #expect(transitions.counts == counts)
  }

  @Test func transitionsByHand() throws {
    let before = try Graph(nodeCount: 4, ties: [(0, 1), (1, 0), (1, 2), (2, 3)], isDirected: true)
    let after = try Graph(nodeCount: 4, ties: [(1, 2), (2, 1), (3, 2)], isDirected: true)
    let transitions = try #require(before.change(to: after).transitions)
    #expect(transitions[.mutual, .none] == 1 && transitions[.oneWay, .mutual] == 1)
    #expect(transitions[.oneWay, .oneWay] == 1 && transitions.turned == 1 && transitions[.none, .none] == 3)
    #expect(transitions.reciprocation == 0.5 && transitions.dissolution == 1)
  }

  @Test func ranksOfTwoWaves() throws {
    let stability = RankStability([4, 3, nil, 2, 1], [3, 4, 9, 1, 2], top: 2)
    #expect(stability.compared == 4 && stability.topOverlap == 1)
    #expect(isClose(stability.spearman, 0.6) && isClose(stability.kendall, 1.0 / 3))
    #expect(RankStability([1, 1], [1, 2]).spearman == nil)
    #expect(RankStability([1, 1], [1, 2]).undefinedReason != nil)
    #expect(turnover([1, 2, 3], [2, 3, 4]) == 0.5 && turnover(Set<Int>(), []) == nil)
  }

  /// Ties that only came: the chance that all of k changes point the same way is 2 / 2ᵏ.
  @Test func noiseOfTiesThatOnlyCame() throws {
    let before = AnswerMatrix(try Graph(nodeCount: 8, ties: [(0, 1)], isDirected: false))
    let after = AnswerMatrix(
      try Graph(nodeCount: 8, ties: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], isDirected: false))
    let result = before.changeBesideNoise(to: after, measure: "density", permutations: 9999) {
      $0.value(of: .density)
    }
    #expect(isClose(result.observed, 4.0 / 28) && result.expected == 0)
    #expect(abs((result.pValue ?? 0) - 0.125) < 0.015)
    #expect(result.measure == "density" && result.null.contains("other order"))
  }

  /// Under the null the p-value is below .05 about one time in twenty, never much more.
  @Test func theTestOfNoiseKeepsItsLevel() {
    var low = 0
    for seed in 0..<200 as Range<UInt64> {
      let waves = [2 * seed, 2 * seed + 1].map {
        AnswerMatrix(Graph.erdosRenyi(nodeCount: 14, probability: 0.3, isDirected: true, seed: $0 + 900))
      }
      let result = waves[0].changeBesideNoise(to: waves[1], measure: "density", permutations: 99, seed: seed) {
        $0.value(of: .density)
      }
      if (result.pValue ?? 1) <= 0.05 { low += 1 }
    }
    #expect(low <= 21)
  }

  @Test func wavesHaveMoreInCommonThanStrangers() throws {
    let waves = try waves().map { AnswerMatrix($0) }
    let result = waves[0].stabilityBesideChance(to: waves[1], permutations: 199)
    #expect((result.pValueOfHigher ?? 1) == 0.005)
    #expect(isClose(result.expected, 0.1, tolerance: 0.03))
    #expect(result == waves[0].stabilityBesideChance(to: waves[1], permutations: 199))
  }
}
