import Foundation
import StakeholderModel
import Testing

@testable import CollaborationMetrics

@Suite struct SectorMixingTests {
  /// Two sectors of three and two, and one stakeholder without a sector.
  let study = smallStudy(
    [("a", "b"), ("b", "c"), ("c", "x"), ("x", "y"), ("x", "z")],
    sectors: ["a": "city", "b": "city", "c": "city", "x": "firms", "y": "firms"])

  @Test func countsPairsWithinAndAcross() throws {
    let network = study.latestNetwork
    let mixing = SectorMixing(of: network, in: network.graph())
    #expect(mixing.sectorCount == 2)
    #expect(mixing.withoutSector == 1)
    #expect(mixing.tiedAcross == 1 && mixing.possibleAcross == 6)
    #expect(mixing.tiedWithin == 3 && mixing.possibleWithin == 4)
    let pair = try #require(mixing.pairs.first)
    #expect(mixing.pairs.count == 1)
    #expect(pair.first.id == "city" && pair.second.id == "firms")
    // Four ties on ten pairs, six of them across.
    #expect(abs(pair.expected - 2.4) < 1e-12)
    // All ways to put 4 ties on 10 pairs are 210; none on the six: 1, one: 6 · 4.
    #expect(abs(pair.chanceOfSoFew - 25.0 / 210) < 1e-9)
    #expect(mixing.widestGap == pair)
    #expect(mixing.untiedPairs.isEmpty)
  }

  @Test(arguments: [(0, 3, 10, 4), (1, 3, 10, 4), (2, 3, 10, 4), (3, 3, 10, 4), (1, 9, 10, 2), (0, 9, 10, 2)])
  func chanceAgreesWithCountingAllWays(observed: Int, marked: Int, pairs: Int, ties: Int) {
    var few = 0
    var all = 0
    for choice in 0..<(1 << pairs) where choice.nonzeroBitCount == ties {
      all += 1
      if (choice & ((1 << marked) - 1)).nonzeroBitCount <= observed { few += 1 }
    }
    let chance = chanceOfAtMost(observed, marked: marked, pairs: pairs, ties: ties)
    #expect(abs(chance - Double(few) / Double(all)) < 1e-9)
  }

  @Test func sectorsWithoutATieAreListed() {
    let study = smallStudy(
      [("a", "b"), ("x", "y")], sectors: ["a": "city", "b": "city", "x": "firms", "y": "firms"])
    let network = study.latestNetwork
    let mixing = SectorMixing(of: network, in: network.graph())
    #expect(mixing.untiedPairs.map(\.first.id) == ["city"])
    #expect(mixing.widestGap?.tied == 0)
  }

  @Test func withoutSectorsThereAreNoPairs() {
    let network = smallStudy([("a", "b")]).latestNetwork
    let mixing = SectorMixing(of: network, in: network.graph())
    #expect(mixing.pairs.isEmpty && mixing.sectorCount == 0 && mixing.withoutSector == 2)
    #expect(mixing.widestGap == nil)
  }
}
