import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Blame on a network of seven whose study declares it public, so that values are exact, and what confidence hides.
@Suite struct PracticeBlameTests {
  /// Partners in a ring a b c d e; f and g partners of each other. Blame: a>b, b>a, b>c, c>d, f>a.
  static func study(_ policy: StudySettings.NegativeTies = .public) -> PracticeStudy {
    var study = PracticeStudy("a:p b:p c:q d:q e:q f:p g:q", beneficiaries: "a d")
    study.settings.negativeTies = policy
    study.settings.completeness = .allKinds
    study.add(.collaborate, "a>b b>c c>d d>e e>a f>g")
    study.add(.trust, "b>c")
    study.add(.blame, "a>b b>a b>c c>d f>a")
    return study
  }

  @Test func whatStandsBeside() throws {
    let study = Self.study()
    // Of those who are not blamed, e f g, f blames.
    #expect(isNear(study.result("blame_passing")?.measurement?.beside.first?.value, 1.0 / 3))
    // Two of five are returned, among 42 who could; 2 of the 5 came back where there was one.
    let returned = try #require(study.result("blame_reciprocity")?.measurement)
    #expect(isNear(returned.chance?.expected, 5.0 / 42) && returned.chance?.pValue != nil)
    #expect(isNear(returned.beside[1].value, (0.4 - 5.0 / 42) / (1 - 5.0 / 42)))
    #expect(study.result("pressure_share")?.measurement?.value == 0)
  }

  /// Where every tie has a public source, the numbers in the formula and the ties are told; in confidence neither is.
  @Test(arguments: [
    ("blame_free_pairs", "3 / 6"), ("ambivalent_pairs", "1 / 6"), ("blame_passing", "2 / 4"),
    ("blame_stops_here", "1 / 4"), ("blame_chain", "ties along F, A, B, C and D"),
    ("blame_concentration", "Gini of 7 sums that add up to 5"), ("blame_reciprocity", "2 / 5"),
    ("blame_inside_partnership", "4 / 5"), ("blame_on_community", "(3 / 5) / (2 / 7)"), ("blame_share", "5 / 17"),
  ])
  func numbersAreToldWherePublic(id: String, working: String) throws {
    let found = try #require(Self.study().result(id)?.measurement)
    #expect(found.working == working)
    #expect(found.evidence.map(\.ties.count) == [5])
    #expect(Self.study(.confidential).result(id)?.measurement == nil)
  }

  /// Where it is public nothing is taken together: blame a>c and a>b, half of it across, by chance 8 of 12 pairs.
  @Test func sectorsArePublicAsTheyAre() throws {
    let study = try #require(HandMade.all.first { $0.id == "blame_across_sectors" }).study
    #expect(isNear(study.result("blame_across_sectors")?.measurement?.chance?.expected, 8.0 / 12))
  }

  @Test func confidenceHidesWhatIsTooSmall() {
    // With sectors of three and four there are no groups to compare, blame or not.
    #expect(Self.study(.confidential).result("blame_across_sectors")?.status.name == "too little data")
    for indicator in Indicator.all where indicator.isAboutNegativeTies && indicator.id != "blame_across_sectors" {
      let result = Self.study(.confidential).result(indicator.id)
      #expect(result?.status.name == "suppressed", "\(indicator.id)")
      #expect(result?.reading == Wording.suppressed)
      // The same where there is no blame at all.
      var without = Self.study(.confidential)
      without.ties.removeAll { $0.kind == .blame }
      #expect(without.result(indicator.id)?.status.name == "suppressed", "\(indicator.id)")
    }
  }

  @Test func notAskedIsNotBlameFree() {
    var study = Self.study()
    study.settings.completeness = nil
    for indicator in Indicator.all where indicator.isAboutNegativeTies {
      #expect(study.result(indicator.id)?.status.name == "not measurable", "\(indicator.id)")
    }
  }

  /// Whatever blame is added, no more pairs are free of it.
  @Test(arguments: 0..<20) func moreBlameNeverFreesPairs(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var study = Self.study()
    study.ties.removeAll { $0.kind == .blame }
    var last = try #require(study.value("blame_free_pairs"))
    #expect(last == 1)
    var lastShare = 0.0
    for _ in 0..<6 {
      let ends = (generator.nextIndex(below: 7), generator.nextIndex(below: 7))
      guard ends.0 != ends.1 else { continue }
      let ids = Array("abcdefg").map(String.init)
      let isNew = !study.ties.contains {
        $0.kind == .blame && $0.from.rawValue == ids[ends.0] && $0.to.rawValue == ids[ends.1]
      }
      study.add(.blame, "\(ids[ends.0])>\(ids[ends.1])")
      let now = try #require(study.value("blame_free_pairs"))
      #expect(now <= last)
      let share = try #require(study.value("blame_share"))
      #expect(isNew ? share > lastShare : share == lastShare)
      (last, lastShare) = (now, share)
    }
  }
}
