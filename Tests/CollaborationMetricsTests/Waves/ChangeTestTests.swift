import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

@Suite struct ChangeTestTests {
  private static func test(_ before: String, _ after: String, seed: UInt64 = 1) throws -> ChangeTest {
    let study = WaveComparisonTests.study([before, after])
    return try #require(WaveComparison(of: study, from: "1", to: "2", seed: seed).relations.first?.tieTest)
  }

  /// Three tellers gain a tie each: of eight ways to swap them two give a change of 3.
  @Test func fewTellersAreGoneThroughOneByOne() throws {
    let test = try Self.test("a>b", "a>b a>c b>c c>a")
    #expect(test.change == 3)
    #expect(test.changedTellers == 3)
    #expect(test.swaps == 8)
    #expect(test.pValue == 2.0 / 8)
    #expect(!test.isDecidable)
  }

  /// A teller's answers stay together: one who gains four ties is one fact, not four.
  @Test func aTellersAnswersAreOneFact() throws {
    let test = try Self.test("b>a", "b>a a>b a>c a>d a>e")
    #expect(test.changedTellers == 1)
    #expect(test.pValue == 1)
  }

  /// The chance against going through all swaps, for 13 tellers who each gain a tie: only two of 8,192 are as extreme.
  @Test func manyTellersAreDrawn() throws {
    let before = (0..<13).map { "s\($0)>s\(($0 + 1) % 13)" }
    let after = before + (0..<13).map { "s\($0)>s\(($0 + 2) % 13)" }
    let test = try Self.test(before.joined(separator: " "), after.joined(separator: " "))
    #expect(test.swaps == 4999)
    #expect(test.pValue <= 5.0 / 5000)
    #expect(test.isBeyondChance)
    #expect(try Self.test(before.joined(separator: " "), after.joined(separator: " ")) == test, "same seed")
  }

  /// Where nothing but wavering happened, a change is called beyond chance about once in twenty times.
  @Test func waveringAloneIsRarelyCalledAChange() throws {
    var generator = SplitMix64(seed: 7)
    var rejected = 0
    for trial in 0..<120 {
      var waves = ["", ""]
      for from in 0..<14 {
        // A teller has a level of its own; both waves are drawn from it.
        let level = generator.nextIndex(below: 4) + 1
        for wave in 0..<2 {
          for to in 0..<14 where to != from && generator.nextIndex(below: 10) < level {
            waves[wave] += " s\(from)>s\(to)"
          }
        }
      }
      if try Self.test(waves[0], waves[1], seed: UInt64(trial)).isBeyondChance { rejected += 1 }
    }
    #expect((0...14).contains(rejected), "\(rejected) of 120; 6 are expected, 99.9 % of such runs have at most 14")
  }
}
