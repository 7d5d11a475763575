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
    // The two firms can be any two of the path a–b–c–x–y. Of these ten ways two, {a, b} and {x, y}, leave one tie across.
    #expect(mixing.permutations == 4999)
    #expect(abs(pair.chanceOfSoFew - 0.2) < 0.02)
    #expect(mixing.chanceOfWidestGap == pair.chanceOfSoFew)
    #expect(mixing.widestGap == pair)
    #expect(mixing.untiedPairs.isEmpty)
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
