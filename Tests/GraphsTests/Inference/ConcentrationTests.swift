import Testing

@testable import Graphs

@Suite struct ConcentrationTests {
  /// numpy: Knoke's information exchange, ties received.
  @Test func knokeByNumpy() {
    let concentration = Samples.knoke.receivedConcentration()
    #expect(isClose(concentration.gini, 0.3))
    #expect(isClose(concentration.herfindahl, 0.12869637651, tolerance: 1e-10))
  }

  @Test(arguments: 0..<200)
  func byDefinition(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = generator.nextIndex(below: 8)
    let amounts = (0..<count).map { _ in generator.nextUnit() < 0.4 ? 0 : Double(generator.nextIndex(below: 5)) }
    let sum = amounts.reduce(0, +)
    let found = Concentration(of: amounts)
    guard sum > 0 else {
      #expect(found.gini == nil && found.herfindahl == nil && found.undefinedReason != nil)
      return
    }
    // Half the mean absolute difference of all ordered pairs, over the mean.
    let differences = amounts.reduce(0.0) { total, one in total + amounts.reduce(0) { $0 + abs(one - $1) } }
    let number = Double(count)
    #expect(isClose(found.gini, differences / (2 * number * sum)))
    #expect(isClose(found.giniOfMaximum, count < 2 ? nil : differences / (2 * number * sum) * number / (number - 1)))
    let index = amounts.reduce(0.0) { $0 + $1 * $1 } / (sum * sum)
    #expect(isClose(found.herfindahl, index))
    #expect(isClose(found.effectiveNumber, 1 / index))
    #expect(isClose(found.herfindahlNormalized, count < 2 ? nil : (index - 1 / number) / (1 - 1 / number)))
  }

  @Test func allInOneHandAndAllAlike() {
    #expect(Concentration(of: [0, 0, 0, 5]).gini == 0.75)
    #expect(Concentration(of: [0, 0, 0, 5]).giniOfMaximum == 1)
    #expect(Concentration(of: [0, 0, 0, 5]).effectiveNumber == 1)
    #expect(Concentration(of: [2, 2, 2, 2]).gini == 0)
    #expect(isClose(Concentration(of: [2, 2, 2, 2]).effectiveNumber, 4))
    #expect(Concentration(of: [1, -1, 3]).gini == nil)
    #expect(Concentration(of: []).undefinedReason == "There is nobody to receive anything.")
  }

  /// Two units among two: together in half of the throws (Gini 1/2), else apart (0).
  @Test func chanceOfTwoUnits() {
    let chance = Concentration.giniBesideChance(
      units: [1, 1], holders: [0, 0], among: 2, replicates: 20_000, seed: 3)
    #expect(chance.observed == 0.5)
    #expect(isClose(chance.expected, 0.25, tolerance: 0.01))
    #expect(chance.replicates == 20_000 && chance.seed == 3)
    let higher = chance.pValueOfHigher ?? 0
    #expect(abs(higher - 0.5) < 0.02)
  }

  /// Every one of three names one of the two others: eight ways, in two of which all are named once (Gini 0);
  /// in the other six one is named twice, one once, one never (Gini 4/9).
  @Test func chanceOfTiesKeepsSenders() throws {
    let graph = try Graph(nodeCount: 3, ties: [(0, 1), (1, 0), (2, 0)], isDirected: true)
    let chance = graph.receivedGiniBesideChance(replicates: 20_000, seed: 5)
    #expect(isClose(chance.observed, 4.0 / 9))
    #expect(isClose(chance.expected, 0.75 * 4 / 9, tolerance: 0.01))
    let none = try Graph(nodeCount: 3, ties: [], isDirected: true).receivedGiniBesideChance()
    #expect(none.observed == nil && none.pValue == nil && none.undefinedReason == "There is nothing to share out.")
  }

  @Test func sameSeedSameResult() {
    let first = Samples.advice.receivedGiniBesideChance(replicates: 99, seed: 8)
    #expect(first == Samples.advice.receivedGiniBesideChance(replicates: 99, seed: 8))
    #expect(first.expected != Samples.advice.receivedGiniBesideChance(replicates: 99, seed: 9).expected)
    let undirected = Samples.karateWeighted.receivedGiniBesideChance(replicates: 99)
    #expect((undirected.expected ?? 1) < (undirected.observed ?? 0))
  }
}
