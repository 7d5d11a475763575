import StakeholderModel
import Testing

@Suite struct StudyBuilderTests {
  /// A study of A, B and C (civil society, public, public) with some ties.
  static func study(
    _ ties: [Relationship], settings: StudySettings = StudySettings(), others: [Stakeholder] = []
  ) -> Study {
    var builder = StudyBuilder(settings: settings)
    builder.add(Stakeholder(id: "a", name: "Alpha", sector: "civil_society"))
    builder.add(Stakeholder(id: "b", name: "Beta", sector: "public"))
    builder.add(Stakeholder(id: "c", name: "Gamma", sector: "public"))
    for stakeholder in others { builder.add(stakeholder) }
    for tie in ties { builder.add(tie) }
    return builder.build()
  }

  private static func row(_ number: Int) -> Diagnostic.Location { .init(file: "relationships.csv", row: number) }

  /// What is wrong with a tie, and what the study says about it.
  @Test(arguments: [
    (Relationship(from: "a", to: "x", kind: .trust), "unknown-stakeholder", Diagnostic.Severity.error),
    (Relationship(from: "a", to: "a", kind: .trust), "tie-to-oneself", .error),
    (Relationship(from: "a", to: "b", kind: "mentor"), "undeclared-kind", .warning),
    (Relationship(from: "a", to: "b", kind: "balme"), "undeclared-kind", .warning),
    (
      Relationship(from: "a", to: "b", kind: .trust, since: PartialDate(year: 2020), until: PartialDate(year: 2019)),
      "ends-before-it-begins", .warning
    ),
    (Relationship(from: "a", to: "b", kind: .trust, strength: .measured(-1)), "strength-not-positive", .warning),
    (Relationship(from: "a", to: "b", kind: .trust, strength: .measured(.nan)), "strength-not-positive", .warning),
  ])
  func findsWhatIsWrongWithATie(tie: Relationship, code: String, severity: Diagnostic.Severity) {
    let study = Self.study([tie])
    #expect(study.diagnostics.map(\.code) == [code])
    #expect(study.diagnostics.map(\.severity) == [severity])
    #expect(study.relationships.isEmpty == (severity == .error || tie.kind == "balme"))
  }

  @Test func reportsAllProblemsNotOnlyTheFirst() {
    let study = Self.study([
      Relationship(from: "x", to: "y", kind: .trust, origin: Self.row(2)),
      Relationship(from: "a", to: "a", kind: .trust, origin: Self.row(3)),
    ])
    #expect(study.diagnostics.map { $0.location?.row } == [2, 2, 3])
  }

  @Test func strengthsOutsideTheScaleAreUnknownAndReversedScalesAreTurnedRound() {
    let settings = StudySettings(kinds: [
      Kind(id: .trust, sign: .positive, scale: .init(minimum: 1, maximum: 4)),
      Kind(id: "rank", scale: .init(minimum: 1, maximum: 3, isReversed: true)),
    ])
    let study = Self.study(
      [
        Relationship(from: "a", to: "b", kind: .trust, strength: .measured(7)),
        Relationship(from: "a", to: "b", kind: "rank", strength: .measured(1)),
      ], settings: settings)
    #expect(study.relationships.map(\.strength) == [.unknown, .measured(3)])
    #expect(study.diagnostics.map(\.code) == ["strength-outside-scale"])
  }

  @Test func aTieGivenTwiceIsNamedWithTheEarlierRow() throws {
    let study = Self.study([
      Relationship(from: "a", to: "b", kind: .collaborate, strength: .measured(1), origin: Self.row(2)),
      Relationship(from: "b", to: "a", kind: .collaborate, strength: .measured(3), origin: Self.row(3)),
      Relationship(from: "b", to: "c", kind: .trust, origin: Self.row(4)),
      Relationship(from: "c", to: "b", kind: .trust, origin: Self.row(5)),
      Relationship(from: "c", to: "b", kind: .trust, origin: Self.row(6)),
    ])
    #expect(study.diagnostics.map(\.code) == ["conflicting-strengths", "repeated-tie"])
    #expect(try #require(study.diagnostics.first).message.contains("row 2"))
    #expect(study.relationships.count == 5, "reports are kept; graphs merge them")
  }

  @Test func bothSidesMayReportTheSameTie() {
    let study = Self.study([
      Relationship(from: "a", to: "b", kind: .trust, strength: .measured(1), reporter: "a"),
      Relationship(from: "a", to: "b", kind: .trust, strength: .measured(2), reporter: "b"),
    ])
    #expect(study.diagnostics.isEmpty)
  }

  @Test func theFirstOfTwoStakeholdersWithOneIDIsUsed() {
    let study = Self.study(
      [], others: [Stakeholder(id: "a", name: "Another"), Stakeholder(id: "b", name: "Beta", sector: "public")])
    #expect(study.stakeholders.map(\.name) == ["Alpha", "Beta", "Gamma"])
    #expect(study.diagnostics.map(\.code) == ["duplicate-id", "repeated-stakeholder"])
    #expect(study.diagnostics.map(\.severity) == [.error, .repair])
  }

  @Test func sectorsAreWrittenInOneWay() {
    let study = Self.study(
      [], others: [Stakeholder(id: "d", sector: "Civil Society "), Stakeholder(id: "e", sector: "Public")])
    #expect(study.sectors.map(\.id) == ["public", "civil_society"])
    #expect(study.stakeholders.map(\.sector) == ["civil_society", "public", "public", "civil_society", "public"])
    #expect(study.diagnostics.map(\.code) == ["sector-spelling", "sector-spelling"])
    #expect(study.sector("public")?.isGovernment == true)
  }

  @Test func declaredSectorsComeFirst() {
    let settings = StudySettings(sectors: [Sector(id: "civil_society", title: "Associations")])
    #expect(Self.study([], settings: settings).sectors.map(\.title) == ["Associations", "Public"])
  }

  @Test func wavesAreOrderedAsNumbersUnlessDeclared() {
    let ties = ["10", "9", "1"].map { Relationship(from: "a", to: "b", kind: .trust, wave: Wave.ID(rawValue: $0)) }
    #expect(Self.study(ties).waves.map(\.id.rawValue) == ["1", "9", "10"])
    let settings = StudySettings(waves: [Wave(id: "10", title: "First"), Wave(id: "9")])
    let declared = Self.study(ties, settings: settings)
    #expect(declared.waves.map(\.id.rawValue) == ["10", "9", "1"])
    #expect(declared.diagnostics.map(\.code) == ["undeclared-wave"])
  }

  @Test func responseRateCountsThoseWhoWereAsked() throws {
    var builder = StudyBuilder()
    for id in ["a", "b", "c"] { builder.add(Stakeholder(id: Stakeholder.ID(rawValue: id))) }
    builder.add(SurveyResponse(stakeholder: "a", wave: "1", kind: .trust, status: .answered))
    builder.add(SurveyResponse(stakeholder: "b", wave: "1", kind: .trust, status: .noAnswer))
    builder.add(SurveyResponse(stakeholder: "c", wave: "1", kind: .trust, status: .notAsked))
    builder.add(SurveyResponse(stakeholder: "b", wave: "2", kind: .trust, status: .answered))
    builder.add(SurveyResponse(stakeholder: "z", wave: "2", status: .answered))
    let study = builder.build()
    #expect(study.diagnostics.map(\.code) == ["unknown-stakeholder"])
    let first = try #require(study.responseRate(at: "1"))
    #expect(first.asked == 2 && first.answered == 1 && first.share == 0.5)
    #expect(study.responseRate()?.answered == 2)
    #expect(Self.study([]).responseRate() == nil)
  }
}
