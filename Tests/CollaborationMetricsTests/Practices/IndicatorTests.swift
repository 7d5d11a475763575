import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Each indicator on a network so small that its value can be worked out by hand.
@Suite struct PracticeIndicatorTests {
  // MARK: 1

  /// Five stakeholders, beneficiaries b and c. a grants b a say at level 4 and d one at level 2; d grants a one at 3.
  static func decisions() -> PracticeStudy {
    var study = PracticeStudy("a:public b:community c:community d:civil e:civil", beneficiaries: "b c")
    study.add(.decide, "a>b") { $0.decisionLevel = .collaborate }
    study.add(.decide, "a>d") { $0.decisionLevel = .consult }
    study.add(.decide, "d>a") { $0.decisionLevel = .involve }
    return study
  }

  @Test func decisionsOfBeneficiaries() throws {
    let study = Self.decisions()
    // b of b, c.
    #expect(study.value("beneficiary_presence") == 0.5)
    // 4 of 4 + 2 + 3 touches one; chance: 1 − 3·2 / (5·4).
    #expect(isNear(study.value("beneficiary_decision_share"), 4.0 / 9 - (1 - 6.0 / 20)))
    // One tie at 4 to b; the others 2 and 3.
    let level = try #require(study.result("beneficiary_decision_level")?.measurement)
    #expect(level.value == 4 && level.beside.first?.value == 2.5)
    // Ties at 4 or more: a>b. a>d and d>a run both ways, but 2 is below 3.
    #expect(isNear(study.value("joint_decisions"), 1.0 / 3))
    // Incoming say over 5: b 0.8, d 0.4, a 0.6, c and e 0. Sorted 0 0 .4 .6 .8, sum 1.8:
    // 2·(3·.4 + 4·.6 + 5·.8) / (5·1.8) − 6/5.
    #expect(isNear(study.value("power_concentration"), 2 * 7.6 / 9 - 1.2))
  }

  @Test func influenceOfBeneficiaries() {
    // Two who trust each other: both have the same standing.
    var study = PracticeStudy("a:public b:community", beneficiaries: "b")
    study.add(.trust, "a>b b>a")
    #expect(isNear(study.value("beneficiary_influence"), 1))
    // In a>b with damping d = 0.85: r_a = (1−d)/2 + d r_b/2, r_b = r_a + d r_a, so r_b / r_a = 1 + d.
    study.ties = []
    study.add(.trust, "a>b")
    #expect(study.value("beneficiary_influence").map { abs($0 - 1.85) < 1e-9 } ?? false)
  }

  @Test func independenceOfBeneficiaries() {
    // g is government. b is tied to g; c reaches g through x or y; d through x only; e not at all.
    var study = PracticeStudy("g:public b:r c:r d:r e:r x:s y:s", beneficiaries: "b c d e")
    study.add(.collaborate, "b>g c>x c>y x>g y>g d>x")
    // d loses its way with x.
    #expect(study.value("beneficiary_independence") == 0.5)
  }

  @Test func learningOfBeneficiaries() {
    var study = PracticeStudy("g:public o:civil b:r c:r d:r", beneficiaries: "b c d")
    study.add(.train, "g>b b>o")
    study.add(.advocate, "o>c")
    study.add(.data, "b>o c>g o>b")
    #expect(isNear(study.value("beneficiary_learning"), 1.0 / 3))
    // Government trains b, which does not count; o speaks for c.
    #expect(isNear(study.value("beneficiary_support"), 1.0 / 3))
    // b gives, c gives, b gets.
    #expect(isNear(study.value("beneficiary_data_return"), 1.0 / 3))
  }

  // MARK: 2

  @Test func moneyAloneBetweenGovernmentAndOthers() {
    var study = PracticeStudy("g:public a:civil b:civil c:civil")
    study.add(.fund, "g>a g>b")
    study.add(.collaborate, "a>g b>c")
    // g–a has two kinds, g–b money alone; b–c is without government.
    #expect(study.value("contract_only_pairs") == 0.5)
  }

  @Test func divisionOfLabour() {
    var study = PracticeStudy("a:x b:x c:x d:x")
    for (tie, reporter, tools) in [
      ("a>b", "a", ["money"]), ("a>b", "b", ["staff"]), ("a>c", "a", ["money"]), ("a>c", "c", ["money", "staff"]),
      ("a>d", "a", ["law"]),
    ] {
      study.add(.collaborate, tie) {
        $0.reporter = .init(rawValue: reporter)
        $0.tools = tools
      }
    }
    let found = study.result("division_of_labour")?.measurement
    // a–b divide; a brings c nothing of its own; d names nothing.
    #expect(found?.value == 0.5 && found?.used == 2 && found?.eligible == 3)
    // Pairs with tools: 2, 2, 1.
    #expect(isNear(study.value("tool_variety"), 5.0 / 3))
    // a brings law; b and c staff; a's money does not count against it.
    #expect(study.value("non_money_givers") == 1)
  }

  @Test func confirmedTiesNeedBothAnswers() {
    var study = PracticeStudy("a:x b:x c:x")
    study.add(.collaborate, "a>b") { $0.reporter = "a" }
    #expect(study.result("confirmed_ties")?.status.name == "not measurable")
    study.add(.collaborate, "b>a") { $0.reporter = "b" }
    study.add(.collaborate, "a>c") { $0.reporter = "a" }
    study.add(.fund, "a>b") { $0.reporter = "a" }
    study.responses = ["a", "b", "c"].map {
      .init(stakeholder: .init(rawValue: $0), kind: .collaborate, status: .answered)
    }
    let found = study.result("confirmed_ties")?.measurement
    // a–b both, a–c one side; nobody was asked about money.
    #expect(found?.value == 0.5 && found?.used == 2 && found?.eligible == 3)
    study.responses[2].status = .noAnswer
    #expect(study.value("confirmed_ties") == 1)
  }

  @Test func reciprocityAndSymmetry() {
    var study = PracticeStudy("a:x b:y c:y d:x")
    study.add(.trust, "a>b") { $0.strength = .measured(4) }
    study.add(.trust, "b>a") { $0.strength = .measured(2) }
    study.add(.trust, "a>c") { $0.strength = .measured(3) }
    study.add(.trust, "d>a") { $0.strength = .measured(1) }
    #expect(study.result("trust_reciprocity")?.status.name == "not measurable")
    study.settings.completeness = .allKinds
    // min(4, 2) twice over 4 + 2 + 3 + 1.
    #expect(isNear(study.value("trust_reciprocity"), 0.4))
    // Across sectors: a–b 2/6 apart, a–c wholly; d–a is within x.
    #expect(isNear(study.value("influence_symmetry"), 1 - (1.0 / 3 + 1) / 2))
    // Two of the three others: a–b twice, a–c; d–a within: (3 − 1) / 4.
    #expect(isNear(study.value("cross_sector_trust"), 0.5))
  }

  // MARK: 3

  @Test func sectorsThatAreBridged() {
    var study = PracticeStudy("a:p b:q c:r d:r")
    study.add(.trust, "a>b")
    study.add(.bridge, "a>b a>d") { $0.bridgeID = "1" }
    study.add(.bridge, "b>c")
    // p–q by trust, q–r by bringing b and d together; p–r by nothing: the go-between itself does not count.
    let found = study.result("sector_pairs_bridged")?.measurement
    #expect(isNear(found?.value, 2.0 / 3) && found?.listed == ["R – P"])
  }

  @Test func bridgesThatHangOnOne() {
    // p–q by a alone; p–r by two ties without a common end.
    var study = PracticeStudy("a:p b:q c:q d:r e:p f:r")
    study.add(.collaborate, "a>b a>c a>d e>f")
    let found = study.result("fragile_bridges")?.measurement
    #expect(found?.value == 0.5 && found?.listed == ["P – Q (A)"])
    // Pairs joined among others without a: b–c, b–d, c–d and e–f before, e–f after.
    let lost = study.result("fragmentation_if_lost")?.measurement
    #expect(lost?.value == 0.75 && lost?.part == 3 && lost?.listed == ["A"])
  }

  @Test func trustBeforeWork() {
    var study = PracticeStudy("a:x b:x c:x d:x e:x")
    study.settings.completeness = .allKinds
    study.add(.trust, "a>b") { $0.since = .day("2019") }
    study.add(.trust, "a>c") { $0.since = .day("2021") }
    study.add(.trust, "a>d") { $0.since = .day("2020") }
    study.add(.fund, "a>b a>c a>d a>e") { $0.since = .day("2020-06") }
    // b before; c after; d in the same year, which leaves it open; e never.
    let found = study.result("trust_first")?.measurement
    #expect(isNear(found?.value, 1.0 / 3) && found?.used == 3 && found?.eligible == 4)
    // Where nobody was asked, e may have been trusted.
    study.settings.completeness = nil
    #expect(study.value("trust_first") == 0.5)
  }

  @Test func directTiesAfterAnAct() {
    var study = PracticeStudy("g:x a:x b:x c:x d:x")
    study.settings.completeness = .allKinds
    study.add(.bridge, "g>a g>b g>c g>d") {
      $0.bridgeID = "1"
      $0.since = .day("2020-05-01")
    }
    study.add(.collaborate, "a>b") { $0.since = .day("2021") }
    study.add(.collaborate, "a>c") { $0.since = .day("2019") }
    study.add(.collaborate, "a>d") { $0.since = .day("2020") }
    // Six pairs: ab later, ac before, ad open, bc, bd and cd never.
    let found = study.result("closure_after_bridge")?.measurement
    #expect(found?.value == 0.25 && found?.used == 4 && found?.eligible == 5)
  }

  // MARK: 4

  @Test func evidence() {
    var study = PracticeStudy("a:x b:x c:x d:x e:x")
    study.settings.completeness = .allKinds
    study.add(.data, "a>b b>a b>c c>d d>b")
    // Everybody but e; pairs ab both ways, bc, cd and db one way; the loop b c d and the loop a b.
    #expect(study.value("evidence_reach") == 0.8)
    #expect(study.value("evidence_reciprocity") == 0.25)
    #expect(study.value("feedback_loops") == 0.8)
  }

  @Test func experiments() {
    var study = PracticeStudy("a:x b:x")
    for (since, outcome, decision) in [
      ("2020-01-01", "worked", "continued"), ("2020-01-11", "mixed", "ended"), ("2020-01-31", "worked", nil),
      ("2020-04-01", nil, nil),
    ] as [(String, String?, String?)] {
      study.add(.experiment, "a>b") {
        $0.since = .day(since)
        $0.outcome = outcome
        $0.decision = decision
        $0.partnership = "P"
      }
    }
    #expect(isNear(study.value("experiments_decided"), 2.0 / 3))
    #expect(study.value("solutions_dropped") == 0.5)
    // 10, 20 and 61 days.
    #expect(study.value("cadence") == 20)
  }

  // MARK: 5

  @Test func evennessOfTools() {
    var study = PracticeStudy("a:x b:x c:x")
    study.add(.collaborate, "a>b") { $0.tools = ["money"] }
    #expect(study.value("tool_evenness") == 0)
    study.add(.collaborate, "b>c") { $0.tools = ["staff", "chairs"] }
    // Two tools alike: ln 2 / ln 10; chairs are none of the ten.
    #expect(study.value("tool_evenness").map { abs($0 - 0.30102999566398) < 1e-12 } ?? false)
    study.add(.fund, "a>b")
    // a–b two kinds, b–c one.
    #expect(study.value("multiplexity") == 1.5)
    // a brings money alone, b staff.
    #expect(study.value("non_money_givers") == 0.5)
  }

  // MARK: 6

  @Test func agesAndSurvival() {
    var study = PracticeStudy("a:x b:x c:x d:x e:x f:x")
    study.settings.referenceDate = .day("2020-01-01")
    func tie(
      _ ends: String, _ since: String, _ status: Relationship.Status, _ until: String? = nil, reported: String? = nil
    ) {
      study.add(.collaborate, ends) {
        $0.since = .day(since)
        $0.status = status
        $0.until = until.flatMap { .day($0) }
        $0.reportedOn = reported.flatMap { .day($0) }
      }
    }
    tie("a>b", "2010-01-01", .ended, "2010-07-01")  // ends after half a year
    tie("a>c", "2010-01-01", .ended, "2013-01-01")  // after three years
    tie("a>d", "2014-01-01", .ongoing)  // goes on at six
    tie("a>e", "2018-01-01", .unknown, reported: "2019-07-01")  // seen for one and a half
    let found = study.result("tie_survival")?.measurement
    // 1 year: 3/4. The unknown one leaves at 1.5; at 3 one of two ends: 3/8 at 5 years.
    func beside(_ label: String) -> Double? { found?.beside.first { $0.label == label }?.value }
    #expect(isNear(beside("all kinds, 1 year"), 0.75) && isNear(beside("all kinds, 2 years"), 0.75))
    #expect(isNear(found?.value, 0.375) && found?.part == nil)
    // Unknown taken as ended at 1.5: 3/4 · 2/3 at 2 years, · 1/2 at 5. Taken as ongoing it was seen for two years.
    #expect(isNear(beside("all kinds, 2 years, unknown taken as ended"), 0.5))
    #expect(isNear(beside("all kinds, 5 years, unknown taken as ended"), 0.25))
    #expect(isNear(beside("all kinds, 5 years, unknown taken as ongoing"), 0.375))
    // Of those that have not ended: six years and two; the middle is four.
    #expect(study.value("tie_age").map { abs($0 - 4) < 0.01 } ?? false)
  }

  /// Two waves; a and b answered in both, c in the second only.
  static func waves() -> PracticeStudy {
    var study = PracticeStudy("a:x b:x c:x d:x")
    study.settings.waves = [
      Wave(id: "1", date: .day("2020-01-01")), Wave(id: "2", date: .day("2021-01-01")),
    ]
    for (wave, tie, strength) in [
      ("1", "a>b", 2.0), ("1", "b>a", 3), ("1", "a>c", 1), ("2", "a>b", 4), ("2", "b>a", 2), ("2", "b>d", 1),
      ("2", "c>a", 4),
    ] {
      study.add(.trust, tie) {
        $0.wave = Wave.ID(rawValue: wave)
        $0.strength = .measured(strength)
        $0.reporter = $0.from
      }
    }
    for (id, wave) in [("a", "1"), ("b", "1"), ("a", "2"), ("b", "2"), ("c", "2")] {
      study.responses.append(.init(stakeholder: .init(rawValue: id), wave: .init(rawValue: wave), status: .answered))
    }
    return study
  }

  @Test func wavesBesideEachOther() throws {
    var study = Self.waves()
    // Asked twice: a and b. Said in both: a>b, b>a; in one: a>c, b>d.
    #expect(study.value("tie_stability") == 0.5)
    // +2 and −1 over two ratings.
    #expect(study.value("trust_trend") == 0.5)
    #expect(study.result("turnover")?.status.name == "not measurable")
    study.joined = ["d": "2020-06-01"]
    let turnover = try #require(study.result("turnover")?.measurement)
    #expect(turnover.value == 0.25 && turnover.beside.map(\.value) == [1, 0])
  }

  @Test func sourcesOfMoney() {
    var study = PracticeStudy("a:x b:x c:x d:x")
    study.add(.fund, "a>c b>c a>d")
    #expect(study.value("shared_sustainability") == 0.5)
    // 0 0 1 2: 2·(3·1 + 4·2) / (4·3) − 5/4.
    #expect(isNear(study.value("resource_asymmetry"), 22.0 / 12 - 1.25))
  }

  // MARK: 7

  @Test func expectations() {
    var study = PracticeStudy("a:x b:x c:x")
    study.settings.referenceDate = .day("2022-01-01")
    func tie(_ ends: String, by reporter: String, _ expected: Double, _ realised: Double?, due: String, said: String) {
      study.add(.collaborate, ends) {
        $0.reporter = .init(rawValue: reporter)
        ($0.expected, $0.realised, $0.due) = (expected, realised, .day(due))
        ($0.since, $0.reportedOn) = (.day("2019-01-01"), .day(said))
      }
    }
    tie("a>b", by: "a", 4, 1, due: "2021-01-01", said: "2019-06-01")
    tie("a>b", by: "b", 2, 2, due: "2021-01-01", said: "2021-06-01")
    tie("a>c", by: "a", 3, nil, due: "2021-01-01", said: "2019-06-01")
    tie("b>c", by: "b", 4, 1, due: "2023-01-01", said: "2019-06-01")
    // 3/3 and 0/3 of a scale that is three wide; one has no value yet, one is not due.
    let gap = study.result("expectation_gap")?.measurement
    #expect(gap?.value == 0.5 && gap?.used == 2 && gap?.eligible == 3)
    // a–b: 4 and 2.
    #expect(isNear(study.value("expectation_mismatch"), 2.0 / 3))
    let early = study.result("early_promise")?.measurement
    #expect(early?.value == 1 && early?.beside.first?.value == 0)
  }

  // MARK: 8

  @Test func values() throws {
    var study = PracticeStudy("a:x b:x c:y d:y")
    study.values = ["a": ["Trust", "care"], "b": ["care"], "c": ["trust", "care", "thrift"], "d": []]
    study.add(.collaborate, "a>b a>d")
    let found = try #require(study.result("value_overlap")?.measurement)
    // a–b one of two; all pairs: ab 1/2, ac 2/3, bc 1/3.
    #expect(found.value == 0.5 && found.used == 1 && found.eligible == 2)
    #expect(isNear(found.beside.first?.value, 0.5))
    let shared = try #require(study.result("shared_by_all_sectors")?.measurement)
    #expect(shared.value == 2 && shared.listed == ["care", "Trust"])
  }

  @Test func ratings() throws {
    var study = PracticeStudy("a:x b:x c:x d:y e:y f:y")
    study.settings.minimumGroupSize = 3
    study.attributes = ["a": ["self_listening": "4"], "b": ["self_listening": "2"], "d": ["self_listening": "3,5"]]
    func rate(_ words: String, _ rating: Double) {
      study.add(.rates, words) {
        $0.value = "Listening"
        $0.strength = .measured(rating)
      }
    }
    rate("d>a e>a f>a", 3)
    rate("d>b e>b f>b", 2)
    rate("a>d b>d c>d", 2)
    // 4 − 3, 2 − 2, 3.5 − 2.
    #expect(isNear(study.value("self_other_gap"), 2.5 / 3))
    // Nine ratings: three times 3, six times 2. In each sector fewer than three are rated, so there is one group.
    let listening = try #require(study.result("listening")?.measurement)
    #expect(isNear(listening.value, 21.0 / 9) && listening.beside.isEmpty)
    // With one stakeholder fewer, too few are rated to tell anything.
    study.ties.removeAll { $0.to == "d" }
    #expect(study.result("self_other_gap")?.status.name == "suppressed")
    #expect(study.result("listening")?.status.name == "suppressed")
  }
}
