import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Each indicator on a network so small that its value can be worked out by hand, and what stands beside the value.
@Suite struct PracticeIndicatorTests {
  @Test(arguments: HandMade.all.indices) func isWorkedOutByHand(number: Int) throws {
    let made = HandMade.all[number]
    let found = try #require(made.study.result(made.id))
    let value = try #require(found.measurement?.value, "\(made.id): \(found.reading)")
    #expect(abs(value - made.value) < 1e-9, "\(made.id): \(value)")
    #expect((4...8).contains(made.study.sectors.count))
  }

  @Test func everyIndicatorHasAHandMadeNetwork() {
    #expect(HandMade.all.map(\.id).sorted() == Indicator.all.map(\.id).sorted())
  }

  // MARK: 1

  @Test func othersStandBesideBeneficiaries() throws {
    let decisions = try #require(HandMade.all.first { $0.id == "beneficiary_presence" }).study
    // Of a, d and e, a and d have a part in a decision; the levels of the ties to them are 2 and 3.
    #expect(isNear(decisions.result("beneficiary_presence")?.measurement?.beside.first?.value, 2.0 / 3))
    #expect(isNear(decisions.result("beneficiary_decision_level")?.measurement?.beside.first?.value, 2.5))
    // Say received over 5: b 0.8, d 0.4, a 0.6. (0 + 0.4 + 0.2 + 0.8 + 0.8) / (4·4), since one kind gives 1 at most.
    #expect(isNear(decisions.result("power_concentration")?.measurement?.beside.first?.value, 2.2 / 16))
    let learning = try #require(HandMade.all.first { $0.id == "beneficiary_learning" }).study
    // Of g and o, o is trained, by b, which is no government.
    #expect(isNear(learning.result("beneficiary_learning")?.measurement?.beside.first?.value, 0.5))
    #expect(isNear(learning.result("beneficiary_support")?.measurement?.beside.first?.value, 0.5))
  }

  /// Two bodies of government or one: the way leads to government, and does not hang on which body it meets.
  @Test func waysToGovernmentHangOnOthersAlone() {
    var study = PracticeStudy("g:public h:public b:r x:s y:s", beneficiaries: "b")
    study.add(.collaborate, "b>x b>y x>g y>g")
    #expect(study.value("beneficiary_independence") == 1)
    study.add(.collaborate, "g>h")
    #expect(study.value("beneficiary_independence") == 1)
    study.ties.removeAll { $0.from == "y" }
    #expect(study.value("beneficiary_independence") == 0)
  }

  // MARK: 2

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
    // a brings law as well; b and c staff; a's money does not count against it.
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
    // How much somebody trusts was told in confidence, by three people about three.
    for id in ["trust_reciprocity", "influence_symmetry", "power_concentration"] {
      #expect(study.result(id)?.status.name == "suppressed", "\(id)")
    }
    study.settings.minimumGroupSize = 3
    let found = study.result("trust_reciprocity")?.measurement
    #expect(found?.value == 0.4 && found?.working == "from ratings told in confidence, to two digits")
    study.settings.negativeTies = .public
    #expect(study.result("trust_reciprocity")?.measurement?.working == "4 / 10")
    // That somebody trusts somebody may be seen.
    #expect(isNear(study.value("cross_sector_trust"), 0.5))
  }

  /// A kind of a study's own that plays the part of trust is trust; two of them count once each way.
  @Test func esteemMayPlayThePartOfTrust() {
    var study = PracticeStudy("a:x b:y c:y d:x")
    study.settings.completeness = .allKinds
    study.settings.negativeTies = .public
    study.settings.kinds.append(
      Kind(id: "esteem", sign: .positive, scale: .init(minimum: 1, maximum: 2), roles: [.trust]))
    study.add("esteem", "a>b") { $0.strength = .measured(2) }
    study.add("esteem", "b>a") { $0.strength = .measured(1) }
    #expect(isNear(study.value("trust_reciprocity"), 2.0 / 3))
    #expect(isNear(study.value("cross_sector_trust"), 1))
    study.add(.trust, "a>b") { $0.strength = .measured(2) }
    // a>b: 2/2 and 2/4, in the mean 3/4; b>a: 1/2.
    #expect(isNear(study.value("trust_reciprocity"), 2 * 0.5 / 1.25))
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

  /// Rows of bridging that belong to no act tell of no pair: that is not known, and not 0.
  @Test func bridgingWithoutItsActTellsNothing() {
    var study = PracticeStudy("a:p b:q c:r")
    study.add(.bridge, "a>b a>c")
    #expect(study.result("sector_pairs_bridged")?.status.name == "not measurable")
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
    // Two raters changed their ratings, which is too few to tell.
    #expect(study.result("trust_trend")?.status.name == "suppressed")
    #expect(study.result("turnover")?.status.name == "not measurable")
    study.joined = ["d": "2020-06-01"]
    let turnover = try #require(study.result("turnover")?.measurement)
    #expect(turnover.value == 0.25 && turnover.beside.map(\.value) == [1, 0])
  }

  // MARK: 7

  static func promises() -> PracticeStudy {
    var study = PracticeStudy("a:x b:x c:x d:x")
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
    return study
  }

  @Test func expectations() {
    let study = Self.promises()
    let gap = study.result("expectation_gap")?.measurement
    #expect(gap?.used == 2 && gap?.eligible == 3)
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

  static func rated() -> PracticeStudy {
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
    return study
  }

  @Test func ratings() throws {
    var study = Self.rated()
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
