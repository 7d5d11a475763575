import Graphs
import OrderedCollections
import StakeholderModel
import Testing

/// Ties of negative sign are told in confidence, and some stakeholders do not want to be named.
@Suite struct ConfidentialityTests {
  private static let blame = Relationship(
    from: "a", to: "b", kind: .blame, strength: .measured(3), evidence: "secret words",
    origin: .init(file: "relationships.csv", row: 7))

  private static func printed(_ study: Study) -> String {
    var text = ""
    dump(study, to: &text)
    dump(study.latestNetwork, to: &text)
    return text + "\(study)" + String(reflecting: study) + "\(study.confidential)"
      + String(reflecting: study.confidential)
  }

  @Test func confidentialTiesAreInNothingThatAStudyShows() {
    let study = StudyBuilderTests.study([Self.blame, Relationship(from: "b", to: "c", kind: .trust)])
    #expect(study.relationships.map(\.kind) == [.trust])
    #expect(study.latestNetwork.relationships.map(\.kind) == [.trust])
    #expect(!study.confidential.isEmpty)
    #expect(!Self.printed(study).contains("secret words"))
    #expect(study.publicNegativeTies == nil)
  }

  @Test func graphsAreTheSameWithAndWithoutConfidentialTies() {
    let trust = Relationship(from: "b", to: "c", kind: .trust)
    let with = StudyBuilderTests.study([Self.blame, trust]).latestNetwork
    let without = StudyBuilderTests.study([trust]).latestNetwork
    for kinds: [Kind.ID]? in [nil, [.blame], [.trust, .blame]] {
      #expect(Array(with.graph(of: kinds).ties) == Array(without.graph(of: kinds).ties))
    }
  }

  @Test func aWaveThatOnlyConfidentialTiesNameIsNotShown() {
    var blame = Self.blame
    blame.wave = "2"
    let study = StudyBuilderTests.study([blame, Relationship(from: "b", to: "c", kind: .trust, wave: "1")])
    #expect(study.waves.map(\.id) == ["1"])
  }

  @Test func publicTiesAreShown() {
    let study = StudyBuilderTests.study([Self.blame], settings: StudySettings(negativeTies: .public))
    #expect(study.relationships == [Self.blame])
    #expect(study.confidential.isEmpty)
    #expect(study.publicNegativeTies != nil)
    #expect(study.latestNetwork.bindingKinds.isEmpty, "blame holds nothing together")
  }

  /// Kinds that nobody declared and that may be blame by another name.
  @Test(arguments: [
    "balme", "blames_a_bit", "mistrust", "conflict", "opposes", "presure", "distrusts", "blme", "opose", "presurre",
    "distrsut",
    "criticises", "complaint", "beschuldigt", "misstraut", "vorwurf", "reproche", "culpa",
    "no trust", "does not trust", "low_trust", "lack of trust", "untrustworthy", "ｂｌａｍｅ", "b l a m e", "scapegoat",
    "hates", "hinders", "blocks", "avoids", "boycott", "veto", "disagree", "rejects", "opponent", "opositor",
    "adversary",
    "at_fault", "betrays", "tension", "lehnt ab", "hindert", "Who makes your work harder", "kein Vertrauen",
  ])
  func kindsThatSoundLikeBlameStayConfidentialUntilDeclared(kind: String) {
    let tie = Relationship(from: "a", to: "b", kind: Kind.ID(rawValue: kind))
    for policy in StudySettings.NegativeTies.allCases {
      #expect(StudyBuilderTests.study([tie], settings: StudySettings(negativeTies: policy)).relationships.isEmpty)
    }
    let declared = StudySettings(kinds: [Kind(id: tie.kind, sign: .neutral)])
    #expect(StudyBuilderTests.study([tie], settings: declared).relationships == [tie])
  }

  @Test(arguments: [
    Relationship(from: "a", to: "nobody_at_all", kind: .blame, origin: .init(file: "r.csv", row: 9, column: "to")),
    Relationship(from: "a", to: "a", kind: .oppose, origin: .init(file: "r.csv", row: 9, column: "to")),
    Relationship(from: "a", to: "b", kind: .pressure, strength: .measured(-4), origin: .init(file: "r.csv", row: 9)),
  ])
  func findingsAboutConfidentialTiesGiveTheRowNumberAlone(tie: Relationship) throws {
    let finding = try #require(StudyBuilderTests.study([tie]).diagnostics.first)
    #expect(finding.location == .init(file: "r.csv", row: 9))
    #expect(finding.found == nil)
    for word in ["nobody_at_all", "Alpha", "“a”", "blame", "oppose", "pressure", "-4"] {
      #expect(!"\(finding)".contains(word))
    }
  }

  @Test func aBareListDoesNotNameThoseWhoOnlyBlame() {
    var builder = StudyBuilder(makesStakeholdersFromTies: true)
    builder.add(Relationship(from: "p", to: "q", kind: .blame))
    builder.add(Relationship(from: "q", to: "r", kind: .trust))
    let study = builder.build()
    #expect(study.stakeholders.map(\.id) == ["q", "r"])
    #expect(!Self.printed(study).contains("\"p\""))
  }

  @Test func whoDoesNotConsentIsNotNamed() throws {
    let others = [
      Stakeholder(
        id: "dora", name: "Dora Doe", sector: "public", role: "Planner", consent: .roleOnly,
        attributes: ["email": "dora@x"]),
      Stakeholder(
        id: "emil", name: "Emil Ems", sector: "public", role: "Clerk", consent: .no, attributes: ["note": "Emil"]),
    ]
    let study = StudyBuilderTests.study(
      [
        Relationship(from: "dora", to: "a", kind: .trust, reporter: "dora", evidence: "Dora said so"),
        Relationship(from: "a", to: "emil", kind: .trust),
      ], others: others)
    let text = Self.printed(study)
    for word in ["dora", "Dora", "emil", "Emil", "Clerk"] { #expect(!text.contains(word), "\(word)") }
    #expect(study.stakeholders.map(\.name).suffix(2) == ["Planner (Public)", "Not named"])
    #expect(study.latestNetwork.graph(of: [.trust]).tieCount == 1, "a tie with somebody shown")
    #expect(study.latestNetwork.stakeholders.allSatisfy { $0.consent != .no })
    #expect(study.latestNetwork.notShown == 1)
  }

  @Test(arguments: [
    "mentor", "host", "whatever", "default", "support", "works with", "trusted", "notes", "steward", "adverts",
    "base", "name", "game", "frame", "compose",
  ])
  func harmlessNamesAreNotSuspected(kind: String) {
    #expect(!Kind.soundsNegative(Kind.ID(rawValue: kind)))
  }

  /// Ratings by another name, in kinds that nobody declared: that there is a tie may be seen, how strong it is may not.
  @Test(arguments: [
    ("trusted", true), ("trust (1-5)", true), ("confianza", true), ("reliability", true), ("rating", true),
    ("mentor", false), ("support", false), ("hours", false),
  ])
  func ratingsByAnotherNameAreKeptInConfidence(kind: String, isKept: Bool) {
    let id = Kind.ID(rawValue: kind)
    let study = StudyBuilderTests.study([
      Relationship(from: "a", to: "b", kind: id, strength: .measured(1)),
      Relationship(from: "b", to: "c", kind: id, strength: .measured(4)),
    ])
    #expect(study.confidentialRatings.contains(id) == isKept)
    #expect(study.latestNetwork.graph(of: [id], weights: .strength).isWeighted == !isKept)
  }

  /// A rating that is wrong is not quoted, whatever is wrong with it.
  @Test func findingsDoNotQuoteRatings() {
    let trust = Kind(id: .trust, sign: .positive, scale: Kind.Scale(minimum: 1, maximum: 4), roles: [.trust])
    let fund = Kind(id: .fund, sign: .neutral, scale: Kind.Scale(minimum: 1, maximum: 4))
    for (kind, isQuoted) in [(Kind.ID.trust, false), (.fund, true)] {
      let study = StudyBuilderTests.study(
        [Relationship(from: "a", to: "b", kind: kind, strength: .measured(9.25))],
        settings: StudySettings(kinds: [trust, fund]))
      let found = study.diagnostics.filter { $0.code == "strength-outside-scale" }
      #expect(found.count == 1)
      #expect("\(found)".contains("9.25") == isQuoted)
    }
  }

  @Test func consentCanBeTakenBackInALaterRow() {
    var builder = StudyBuilder(settings: StudySettings())
    for consent in [Stakeholder.Consent.yes, .no] {
      builder.add(Stakeholder(id: "a", name: "Secret Name", consent: consent))
    }
    builder.add(Stakeholder(id: "b", name: "Beta"))
    let study = builder.build()
    #expect(study.latestNetwork.stakeholders.map(\.name) == ["Beta"])
    #expect(!Self.printed(study).contains("Secret Name"))
  }
}
