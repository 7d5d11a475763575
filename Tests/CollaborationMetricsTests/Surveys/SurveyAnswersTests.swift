import StakeholderModel
import Testing

@testable import CollaborationMetrics

@Suite struct SurveyAnswersTests {
  typealias Answer = SurveyAnswers.Answer

  /// Four stakeholders: a answered about all, b about c alone, c was asked and kept silent, d does not stand in the
  /// list.
  static func study(
    _ ties: [Relationship], complete: StudySettings.Completeness? = nil, responses: [SurveyResponse]? = nil,
    isSurvey: Bool? = nil, waves: [Wave] = []
  ) -> Study {
    var builder = StudyBuilder(settings: StudySettings(isSurvey: isSurvey, waves: waves, completeness: complete))
    for id in ["a", "b", "c", "d"] { builder.add(Stakeholder(id: .init(rawValue: id))) }
    for tie in ties { builder.add(tie) }
    let usual = [
      SurveyResponse(stakeholder: "a", kind: .trust, status: .answered),
      SurveyResponse(stakeholder: "b", kind: .trust, subjects: .only(["c"]), status: .answered),
      SurveyResponse(stakeholder: "c", kind: .trust, status: .noAnswer),
    ]
    for response in responses ?? usual { builder.add(response) }
    return builder.build()
  }

  private static func answers(_ study: Study, _ kind: Kind.ID = .trust, wave: Wave.ID? = nil) throws -> SurveyAnswers {
    try #require(SurveyAnswers(of: study.network(at: wave), kind: kind))
  }

  @Test func tellsNoFromSilenceFromNotAsked() throws {
    let answers = try Self.answers(
      Self.study([Relationship(from: "a", to: "b", kind: .trust, strength: .measured(3))]))
    let table: [[Answer?]] = (0..<4).map { from in
      (0..<4).map { from == $0 ? nil : answers.answer(ofSender: from, about: $0) }
    }
    #expect(
      table == [
        [nil, .tie(.measured(3)), .no, .no],
        [.notAsked, nil, .no, .notAsked],
        [.noAnswer, .noAnswer, nil, .noAnswer],
        [.notAsked, .notAsked, .notAsked, nil],
      ])
    #expect(answers.basis == .respondents)
    #expect((0..<4).map(answers.hasAnswered) == [true, true, false, false])
    #expect(answers.responseRate?.asked == 3)
    #expect(answers.responseRate?.answered == 2)
  }

  @Test func withoutAListEachAbsenceIsUnknown() throws {
    let answers = try Self.answers(Self.study([Relationship(from: "a", to: "b", kind: .trust)], responses: []))
    #expect(answers.answer(ofSender: 0, about: 1) == .tie(.unknown))
    #expect(answers.answer(ofSender: 0, about: 2) == .unknown)
    #expect(answers.basis == .unknown)
    #expect(answers.responseRate == nil)
    #expect(answers.hasAnswered(0) == true)
    #expect(answers.hasAnswered(1) == nil)
  }

  @Test func aListOfOtherKindsSaysNothingAboutThisOne() throws {
    let answers = try Self.answers(Self.study([]), .fund)
    #expect(answers.basis == .unknown)
    #expect(answers.answer(ofSender: 0, about: 1) == .unknown)
  }

  @Test func aStudyCanDeclareThatEverybodyWasAskedAboutEverybody() throws {
    let study = Self.study([], complete: .kinds([.trust]), responses: [])
    let answers = try Self.answers(study)
    #expect(answers.basis == .declaredComplete)
    #expect(answers.answer(ofSender: 3, about: 0) == .no)
    #expect(answers.responseRate?.share == 1)
    #expect(try Self.answers(study, .fund).answer(ofSender: 3, about: 0) == .unknown)
    let withSilence = try Self.answers(
      Self.study(
        [], complete: .allKinds, responses: [SurveyResponse(stakeholder: "c", status: .noAnswer)]))
    #expect(withSilence.answer(ofSender: 2, about: 0) == .noAnswer)
    #expect(withSilence.answer(ofSender: 3, about: 0) == .no)
    #expect(withSilence.responseRate?.answered == 3)
  }

  @Test func plansEndedTiesAndZeroesAreAnswersNo() throws {
    let answers = try Self.answers(
      Self.study([
        Relationship(from: "a", to: "b", kind: .trust, strength: .noTie),
        Relationship(from: "a", to: "c", kind: .trust, status: .planned),
        Relationship(from: "d", to: "c", kind: .trust, status: .ended),
      ]))
    #expect(answers.answer(ofSender: 0, about: 1) == .no)
    #expect(answers.answer(ofSender: 0, about: 2) == .no)
    #expect(answers.answer(ofSender: 3, about: 2) == .no, "d answered, though it does not stand in the list")
    #expect(answers.answer(ofSender: 3, about: 0) == .notAsked)
  }

  @Test func receiversTellOfMoneyButNotOfTrust() throws {
    let all = ["a", "b", "c", "d"].map { SurveyResponse(stakeholder: .init(rawValue: $0), status: .answered) }
    let study = Self.study(
      [
        Relationship(from: "a", to: "b", kind: .fund, strength: .measured(2), reporter: "b"),
        Relationship(from: "a", to: "c", kind: .fund, reporter: "a"),
        Relationship(from: "a", to: "d", kind: .fund, reporter: "c"),
        Relationship(from: "a", to: "b", kind: .trust, reporter: "b"),
      ], responses: all)
    let money = try Self.answers(study, .fund)
    #expect(money.hasBothSides)
    #expect(money.answer(ofSender: 0, about: 1) == .no)
    #expect(money.answer(ofReceiver: 1, about: 0) == .tie(.measured(2)))
    #expect(money.answer(ofReceiver: 2, about: 0) == .no)
    #expect(money.documented == [.init(from: 0, to: 3)], "c is neither giver nor receiver")
    let trust = try Self.answers(study)
    #expect(!trust.hasBothSides)
    #expect(trust.answer(ofReceiver: 1, about: 0) == nil)
    #expect(trust.answer(ofSender: 0, about: 1) == .no)
  }

  @Test func eachSideOfATieWithoutDirectionHasAnAnswerOfItsOwn() throws {
    let responses = ["a", "b"].map { SurveyResponse(stakeholder: .init(rawValue: $0), status: .answered) }
    let study = Self.study(
      [
        Relationship(from: "a", to: "b", kind: .collaborate, strength: .measured(1), reporter: "a"),
        Relationship(from: "a", to: "b", kind: .collaborate, strength: .measured(3), reporter: "b"),
        Relationship(from: "c", to: "a", kind: .collaborate, reporter: "a"),
      ], responses: responses)
    let answers = try Self.answers(study, .collaborate)
    #expect(answers.answer(ofSender: 0, about: 1) == .tie(.measured(1)))
    #expect(answers.answer(ofSender: 1, about: 0) == .tie(.measured(3)))
    #expect(answers.answer(ofReceiver: 0, about: 1) == .tie(.measured(1)))
    #expect(answers.answer(ofSender: 0, about: 2) == .tie(.unknown))
    #expect(answers.answer(ofSender: 2, about: 0) == .notAsked)
  }

  @Test func recordsAreNobodysAnswer() throws {
    let ties = [Relationship(from: "a", to: "b", kind: .collaborate, strength: .measured(2))]
    let answers = try Self.answers(Self.study(ties, responses: [], isSurvey: false), .collaborate)
    #expect(answers.answer(ofSender: 0, about: 1) == .unknown)
    #expect(answers.documented == [.init(from: 0, to: 1), .init(from: 1, to: 0)])
  }

  @Test func eachWaveHasItsOwnList() throws {
    let study = Self.study(
      [
        Relationship(from: "a", to: "b", kind: .trust, wave: "1"),
        Relationship(from: "b", to: "a", kind: .trust, wave: "2"),
      ],
      responses: [
        SurveyResponse(stakeholder: "a", wave: "1", status: .answered),
        SurveyResponse(stakeholder: "a", wave: "2", kind: .fund, status: .answered),
      ])
    #expect(try Self.answers(study, wave: "1").answer(ofSender: 0, about: 2) == .no)
    #expect(try Self.answers(study, wave: "2").answer(ofSender: 0, about: 1) == .unknown)
  }

  @Test func kindsToldInConfidenceHaveNoPublicAnswers() {
    let study = Self.study([Relationship(from: "a", to: "b", kind: .blame)])
    #expect(SurveyAnswers(of: study.latestNetwork, kind: .blame) == nil)
    let answers = SurveyAnswers(of: study.latestNetwork, kind: .blame, among: study.confidential.forAggregation)
    #expect(answers.answer(ofSender: 0, about: 1) == .tie(.unknown))
  }

  /// The counts against asking about each pair one by one.
  @Test(arguments: 0..<30) func countsAreThoseOfThePairs(seed: UInt64) throws {
    let study = RandomSurvey.study(seed: seed)
    let answers = try Self.answers(study)
    var expected = SurveyAnswers.Tally()
    for from in 0..<answers.nodeCount {
      for to in 0..<answers.nodeCount where from != to {
        switch answers.answer(ofSender: from, about: to) {
        case .tie: expected.ties += 1
        case .no: expected.no += 1
        case .noAnswer: expected.noAnswer += 1
        case .notAsked: expected.notAsked += 1
        case .unknown: expected.unknown += 1
        }
      }
    }
    #expect(answers.tally == expected)
    #expect(expected.pairs == answers.nodeCount * (answers.nodeCount - 1))
  }
}
