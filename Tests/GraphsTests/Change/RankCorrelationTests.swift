import Graphs
import Testing

@Suite struct RankCorrelationTests {
  /// scipy.stats: spearmanr and kendalltau.
  @Test func valuesOfScipy() {
    let first = [12.0, 2, 1, 12, 2]
    let second = [1.0, 4, 7, 1, 0]
    #expect(isClose(Correlation.kendall(first, second), -0.4714045207910316))
    #expect(isClose(Correlation.spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]), 0.8207826816681233))
  }

  @Test(arguments: 0..<200)
  func byDefinition(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = generator.nextIndex(below: 12)
    let values = (0..<2).map { _ in (0..<count).map { _ in Double(generator.nextIndex(below: 1 + seed % 9)) } }
    var (sum, tiedFirst, tiedSecond, pairs) = (0.0, 0.0, 0.0, 0.0)
    for one in 0..<count {
      for other in 0..<one {
        let signs = values.map { $0[one] < $0[other] ? -1.0 : $0[one] > $0[other] ? 1 : 0 }
        pairs += 1
        sum += signs[0] * signs[1]
        if signs[0] == 0 { tiedFirst += 1 }
        if signs[1] == 0 { tiedSecond += 1 }
      }
    }
    let divisor = ((pairs - tiedFirst) * (pairs - tiedSecond)).squareRoot()
    #expect(isClose(Correlation.kendall(values[0], values[1]), divisor > 0 ? sum / divisor : nil))
    let ranks = values.map { list in
      list.map { value in Double(list.count { $0 < value }) + Double(list.count { $0 == value } + 1) / 2 }
    }
    #expect(values.map(Correlation.midRanks) == ranks)
    #expect(isClose(Correlation.spearman(values[0], values[1]), Correlation.pearson(ranks[0], ranks[1])))
  }

  @Test func constantListsHaveNoCorrelation() {
    #expect(Correlation.pearson([1, 1, 1], [1, 2, 3]) == nil)
    #expect(Correlation.kendall([1, 2], [3, 3]) == nil)
    #expect(Correlation.spearman([], []) == nil)
    #expect(isClose(Correlation.pearson([1, 2, 3], [2, 4, 6]), 1))
  }
}
