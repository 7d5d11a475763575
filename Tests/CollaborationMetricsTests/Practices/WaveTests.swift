import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// What is said of a change between two waves: never more than a plain count of all exchanges allows.
@Suite struct PracticeWaveTests {
  static let names = "abcdefgh".map(String.init)

  /// Eight stakeholders that each fund somebody in two waves, as `who>whom` words.
  static func study(_ first: String, _ second: String, _ policy: StudySettings.NegativeTies = .confidential)
    -> PracticeStudy
  {
    var study = PracticeStudy("a:p b:p c:p d:q e:q f:q g:q h:q")
    study.settings.negativeTies = policy
    study.settings.waves = [Wave(id: "1", date: .day("2020-01-01")), Wave(id: "2", date: .day("2021-01-01"))]
    for (wave, words) in [("1", first), ("2", second)] {
      study.add(.fund, words) {
        $0.wave = Wave.ID(rawValue: wave)
        $0.reporter = $0.from
      }
    }
    return study
  }

  static func change(_ study: PracticeStudy, _ id: String) -> PracticeScorecard.Change? {
    study.scorecard.courses.first { $0.indicator.id == id }?.change
  }

  /// Each funds another in the first wave, and nearly all fund a in the second: 2⁸ exchanges are gone through.
  @Test func allExchangesAreGoneThrough() throws {
    let study = Self.study("a>b b>c c>d d>e e>f f>g g>h h>a", "a>b b>a c>a d>a e>a f>a g>a h>a")
    let change = try #require(Self.change(study, "resource_asymmetry"))
    let chance = try #require(change.chance)
    #expect(chance.permutations == 256)
    // h funds a in both waves: whether it is exchanged makes no difference, and neither does a, which funds b in both.
    // Of the other six all or none must be exchanged: 2 of 64.
    #expect(isNear(chance.pValue, 2.0 / 64))
    #expect(change.isBeyondNoise == true && change.difference > 0 && change.untested == nil)
  }

  /// The same by a plain count: every way of exchanging, the value by its formula.
  @Test(arguments: 0..<10 as Range<UInt64>) func agreesWithAPlainCount(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func drawn() -> [Int] {
      (0..<8).map { from in
        let to = generator.nextIndex(below: 7)
        return to < from ? to : to + 1
      }
    }
    let (first, second) = (drawn(), drawn())
    func words(_ targets: [Int]) -> String {
      targets.enumerated().map { "\(Self.names[$0.offset])>\(Self.names[$0.element])" }.joined(separator: " ")
    }
    func gini(_ targets: [Int]) -> Double {
      let received = (0..<8).map { node in Double(targets.count { $0 == node }) }
      var differences = 0.0
      for one in received { for other in received { differences += abs(one - other) } }
      return differences / (2 * 8 * received.reduce(0, +))
    }
    let observed = gini(second) - gini(first)
    let asLarge = (0..<256).count { mask in
      var (one, other) = (first, second)
      for node in 0..<8 where mask >> node & 1 == 1 { (one[node], other[node]) = (other[node], one[node]) }
      return abs(gini(other) - gini(one)) >= abs(observed) - 1e-12
    }
    let change = try #require(Self.change(Self.study(words(first), words(second)), "resource_asymmetry"))
    #expect(isNear(change.difference, observed) && isNear(change.chance?.pValue, Double(asLarge) / 256))
  }

  @Test func tooFewAnsweredTwice() throws {
    let study = Self.study("a>b b>c c>d d>e e>f", "a>b b>a c>a d>a e>a")
    let change = try #require(Self.change(study, "resource_asymmetry"))
    #expect(change.chance == nil && change.isBeyondNoise == nil)
    #expect(change.untested == "fewer than 6 stakeholders told something in both waves")
  }

  /// What was asked for the first time in the second wave is unknown in the first, not 0, also where everybody is said
  /// to have been asked about everything.
  @Test func whatWasNotAskedInAWaveIsUnknown() throws {
    var study = Self.study("a>b b>c", "a>b b>c")
    study.beneficiaries = ["b"]
    study.settings.completeness = .allKinds
    for (kind, words) in [
      (.trust, "a>d"), (.data, "a>b"), (.train, "a>b"), (.decide, "a>b"), (.advocate, "a>b"),
    ] as [(Kind.ID, String)] {
      study.add(kind, words) { $0.wave = "2" }
    }
    for id in [
      "sector_pairs_bridged", "evidence_reach", "feedback_loops", "beneficiary_presence", "beneficiary_learning",
      "beneficiary_support",
    ] {
      let course = try #require(study.scorecard.courses.first { $0.indicator.id == id }, "\(id)")
      #expect(course.values.map { $0.value == nil } == [true, false], "\(id)")
    }
  }

  /// More kinds of tie in a pair tell of no change where a wave tells of other kinds.
  @Test func kindsAreCountedAcrossWavesThatTellOfTheSame() throws {
    var study = Self.study("a>b b>c c>d", "a>b b>c c>d")
    study.add(.trust, "a>b") { $0.wave = "2" }
    let other = try #require(Self.change(study, "multiplexity"))
    #expect(other.difference > 0 && other.interval == nil && other.untested == Wording.otherKinds)
    study.add(.trust, "c>d a>b") { $0.wave = "1" }
    #expect(try #require(Self.change(study, "multiplexity")).untested != Wording.otherKinds)
  }

  @Test func everyIndicatorSaysHowItsChangeIsJudged() {
    for indicator in Indicator.all {
      #expect(indicator.mean == nil || indicator.noChangeTest == nil, "\(indicator.id)")
      if let reason = indicator.noChangeTest { #expect(!reason.hasSuffix(".") && reason.count > 20) }
    }
    let page = Indicator.documentationPage
    #expect(page.split(separator: "\n").count { $0.hasPrefix("- Change between waves: ") } == Indicator.all.count)
  }

  /// Blame is followed through the waves only where it is public.
  @Test func blameOverTheWaves() throws {
    for policy in [StudySettings.NegativeTies.public, .confidential] {
      var study = Self.study("a>b b>c", "a>b b>c", policy)
      study.settings.completeness = .allKinds
      for (wave, blame) in [("1", "a>b b>c c>d d>e e>f f>g g>h"), ("2", "a>b b>a c>b d>c e>d f>e g>f")] {
        study.add(.collaborate, "a>b c>d e>f g>h") { $0.wave = Wave.ID(rawValue: wave) }
        study.add(.blame, blame) { $0.wave = Wave.ID(rawValue: wave) }
      }
      let courses = study.scorecard.courses.filter(\.indicator.isAboutNegativeTies)
      guard policy == .public else {
        #expect(courses.isEmpty)
        continue
      }
      let free = try #require(courses.first { $0.indicator.id == "blame_free_pairs" })
      // In the first wave ab, cd, ef and gh all have blame; in the second gh has none.
      #expect(free.values.map(\.value) == [0, 0.25])
      // Whoever is left out of the first wave, it stays 0: how much that may waver is not known, and not nothing.
      #expect(free.change?.interval == nil && free.change?.untested == Wording.noOtherValue)
      #expect(courses.first { $0.indicator.id == "blame_share" }?.change?.interval != nil)
      let chain = try #require(courses.first { $0.indicator.id == "blame_chain" })
      #expect(chain.values.map(\.value) == [7, 6] && chain.change?.chance != nil)
    }
  }

  /// Where both waves are drawn alike, about one change in twenty looks as if it were none of chance.
  @Test func falseAlarmsAreRare() throws {
    let indicator = try #require(Indicator.named("resource_asymmetry"))
    var alarms = 0, tests = 0
    for seed in 0..<150 as Range<UInt64> {
      var generator = SplitMix64(seed: 7000 + seed)
      func words() -> String {
        Self.names.indices.flatMap { from in
          (0..<2).map { _ in
            let to = generator.nextIndex(below: 7)
            return "\(Self.names[from])>\(Self.names[to < from ? to : to + 1])"
          }
        }.joined(separator: " ")
      }
      let later = Self.study(words(), words()).data()
      guard let earlier = later.previous,
        let p = WaveExchange([indicator], from: earlier, to: later, seed: seed)?.pValue(indicator)
      else { continue }
      tests += 1
      if p < 0.05 { alarms += 1 }
    }
    #expect(tests > 140 && alarms <= tests / 10, "\(alarms) of \(tests)")
  }
}
