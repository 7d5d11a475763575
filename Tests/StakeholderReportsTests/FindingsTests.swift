import CollaborationMetrics
import Foundation
import StakeholderModel
import Testing

@testable import StakeholderReports

@Suite struct FindingsTests {
  func findings(_ study: TestStudy) -> Findings {
    let network = study.network
    return Findings(of: network, bridges: BridgeAnalysis(of: network))
  }

  func finding(_ id: String, _ study: TestStudy) -> Findings.Finding? {
    findings(study).findings.first { $0.id == id }
  }

  @Test func thereAreAlwaysFiveFindingsAndFiveFacts() {
    var single = TestStudy()
    single.add("a")
    for study in [TestStudy(), single, TestStudy.small()] {
      let found = findings(study)
      #expect(found.findings.count == 5)
      #expect(found.facts.filter(\.isDoubt).count == 1 && found.facts.last?.isDoubt == true)
      #expect(!found.headline.isEmpty && !found.lead.isEmpty)
    }
  }

  @Test func theHeadlineNamesTheStudyAndTheNumber() {
    #expect(findings(.small()).headline == "Two stakeholders hold Elm Street together")
    #expect(findings(.small(StudySettings())).headline == "Two stakeholders hold this network together")

    var one = TestStudy()
    one.add("a", "b", "c", "d", "e")
    one.tie("a-b", "b-c", "a-c", "c-d", "d-e", "c-e")
    #expect(findings(one).headline == "One stakeholder holds Elm Street together")

    var pendant = TestStudy()
    pendant.add("a", "b", "c")
    pendant.tie("a-b", "b-c")
    #expect(findings(pendant).headline == "In Elm Street, one of 3 stakeholders is the only link for another")

    var ring = TestStudy()
    ring.add("a", "b", "c")
    ring.tie("a-b", "b-c", "c-a")
    #expect(findings(ring).headline == "No single stakeholder holds Elm Street together")

    var tieless = TestStudy()
    tieless.add("a", "b")
    #expect(findings(tieless).headline == "Elm Street: no ties between stakeholders are known yet")
    #expect(findings(TestStudy()).headline == "Elm Street has no stakeholders yet")
  }

  @Test func cutPointsComeWithWhatTheyHold() throws {
    let held = try #require(finding("held_together", .small()))
    #expect(held.title == "Two stakeholders hold the network together.")
    #expect(held.evidence == "Without C or E, 2 to 3 of the other 6 in the main group lose every path to the rest.")
  }

  @Test func cutPointsOfSmallerGroupsAreToldApart() throws {
    var study = TestStudy.small()
    study.add("x", "y", "z")
    study.tie("x-y", "y-z")
    let held = try #require(finding("held_together", study))
    #expect(held.title == "Two stakeholders hold the main group together.")
    #expect(held.evidence.hasSuffix("One more holds a smaller group together: three cut points in all."))
    #expect(findings(study).headline == "Two stakeholders hold the main group of Elm Street together")

    // With a main group in which nobody is needed.
    var ring = TestStudy()
    ring.add("a", "b", "c", "d", "x", "y", "z")
    ring.tie("a-b", "b-c", "c-d", "d-a", "x-y", "y-z")
    let smaller = try #require(finding("held_together", ring))
    #expect(smaller.title == "No single stakeholder is indispensable in the main group.")
    #expect(smaller.evidence.hasSuffix(" One holds a smaller group together."))
    #expect(findings(ring).headline == "No single stakeholder holds the main group of Elm Street together")
  }

  /// All cut points are the only link of somebody, those of smaller groups too; so the headline counts as many as
  /// `bridges` lists.
  @Test func theHeadlineCountsAllWhoAreTheOnlyLink() {
    var study = TestStudy()
    let names = (0..<14).map { "m\($0)" } + (0..<14).map { "n\($0)" } + ["x", "y", "z"]
    for name in names { study.add(name) }
    // A ring of fourteen, each with somebody of its own, and a path of three beside it.
    for index in 0..<14 { study.tie("m\(index)-m\((index + 1) % 14)", "m\(index)-n\(index)") }
    study.tie("x-y", "y-z")
    #expect(findings(study).headline == "In Elm Street, 15 of 31 stakeholders are the only link for others")
    let held = finding("held_together", study)
    #expect(held?.title == "14 stakeholders are the only link for another in the main group.")
    #expect(held?.evidence.hasSuffix(" One more holds a smaller group together: 15 cut points in all.") == true)
    #expect(BridgeAnalysis(of: study.network).cutPoints.count == 15)
  }

  @Test func whoeverDoesNotWantToBeShownTakesNoPart() throws {
    var study = TestStudy()
    study.add("a", "b", "d", "e")
    study.add("c", consent: .no)
    study.tie("a-b", "b-c", "a-c", "c-d", "d-e", "c-e")
    let held = try #require(finding("held_together", study))
    #expect(held.title == "No single stakeholder is indispensable.")
    #expect(finding("together", study)?.title == "2 of 4 stakeholders can reach one another.")
  }

  @Test func isolatesAreNamedInSingularAndPlural() throws {
    let one = try #require(finding("unconnected", .small()))
    #expect(one.title == "One stakeholder has no tie." && one.evidence.hasPrefix("H."))
    var study = TestStudy.small()
    study.add("i")
    let two = try #require(finding("unconnected", study))
    #expect(two.title == "Two stakeholders have no tie." && two.evidence.hasPrefix("H and I."))
    study.tie("h-i", "i-a")
    #expect(finding("unconnected", study)?.title == "Everyone has at least one tie.")
  }

  @Test func theWidestGapIsNamedWithItsChance() throws {
    let small = try #require(finding("sectors", .small()))
    #expect(small.title == "No two sectors stand clearly further apart than chance would put them.")
    var apart = TestStudy()
    let city = ["a", "b", "c", "d", "e"]
    let firms = ["v", "w", "x", "y", "z"]
    apart.add("a", "b", "c", "d", "e", sector: "city")
    apart.add("v", "w", "x", "y", "z", sector: "firms")
    for group in [city, firms] {
      for (position, first) in group.enumerated() {
        for second in group.dropFirst(position + 1) { apart.tie("\(first)-\(second)") }
      }
    }
    let gap = try #require(finding("sectors", apart))
    #expect(gap.title == "No tie links City and Firms.")
    #expect(gap.evidence.hasPrefix("25 pairs are possible; if sectors were dealt out by chance, about 11 would be"))
    #expect(gap.evidence.contains("less than 1 time in 100 (4,999 trials)"))
    var one = TestStudy()
    one.add("a", "b", sector: "city")
    one.tie("a-b")
    #expect(finding("sectors", one)?.evidence == "All stakeholders are of one sector.")
    var none = TestStudy()
    none.add("a", "b")
    #expect(
      finding("sectors", none)?.evidence.hasPrefix(
        "No stakeholder has a sector. Fill in the column sector, or say in study.yaml") == true)
  }

  @Test func trustIsCountedByPairs() throws {
    #expect(finding("trust", .small())?.title == "How far they trust each other is not known.")
    var some = TestStudy.small()
    some.tie("a-b", kind: .trust)
    let mostly = try #require(finding("trust", some))
    #expect(mostly.title == "How far they trust each other is mostly not known.")
    #expect(mostly.evidence.hasPrefix("1 of 7 tied pairs has a tie of trust."))
    some.tie("b-a", "b-c", "c-d", "c-e", kind: .trust)
    let known = try #require(finding("trust", some))
    #expect(known.title == "In 4 of 7 tied pairs at least one side told of trust.")
    #expect(known.evidence.hasPrefix("In 1 of them both sides did. How far it goes was told in confidence"))

    var open = TestStudy.small(StudySettings(title: "Elm", negativeTies: .public))
    open.tie("a-b", "b-a", "b-c", "c-d", "c-e", kind: .trust)
    let told = try #require(finding("trust", open))
    #expect(told.title == "In 4 of 7 tied pairs at least one side trusts the other.")
    #expect(told.evidence == "In 1 of them each trusts the other.")
  }

  /// What the report says must not tell a low rating from a high one.
  @Test func ratingsInConfidenceDoNotDecideWhatCountsAsTrust() {
    let findings = [1.0, 4].map { rating in
      var study = TestStudy.small()
      study.tie("a-b", "c-d", "c-e", "e-f", kind: .trust, strength: .measured(rating))
      return finding("trust", study)
    }
    #expect(findings[0] != nil && findings[0] == findings[1])
  }

  @Test func publicTiesAgainstSomebodyAreCounted() throws {
    var study = TestStudy.small(StudySettings(title: "Elm", negativeTies: .public))
    study.tie("a-d", "b-d", "d-c", kind: .oppose)
    study.tie("h-a", kind: .blame)
    let against = try #require(finding("against", study))
    #expect(against.title == "4 ties are against somebody.")
    #expect(against.evidence == "2 of the 4 ties against somebody point at D. Each of them has a named source.")
    let only = try #require(finding("only_in_conflict", study))
    #expect(only.title == "One stakeholder appears only in conflict." && only.evidence.contains(": H."))
    #expect(findings(study).facts[1].meaning == "ties: 7 for, 4 against")
  }

  @Test func theResponseRateIsTheDoubt() throws {
    var study = TestStudy.small()
    for (id, status) in [("a", SurveyResponse.Status.answered), ("b", .noAnswer), ("c", .notAsked)] {
      study.builder.add(SurveyResponse(stakeholder: .init(rawValue: id), status: status))
    }
    let doubt = try #require(findings(study).facts.last)
    #expect(doubt.value == "50 % answered")
    #expect(doubt.meaning == "1 of 2 asked; ties that only the other one could tell are missing")
    #expect(findings(.small()).facts.last?.value == "No survey")
  }

  /// Among 31 stakeholders two of three ties fall on one of them by chance at most 31·(3·(1/31)²·(30/31) + (1/31)³)
  /// ≈ 0.095 of the time; five of six hardly ever.
  @Test(arguments: [(1, 1, nil), (2, 1, 0.0947), (5, 1, 0.00000632)] as [(Int, Int, Double?)])
  func oppositionGathersOnlyBeyondChance(onOne: Int, elsewhere: Int, chance: Double?) throws {
    var study = TestStudy(StudySettings(title: "Elm Street", negativeTies: .public))
    for number in 0..<31 { study.add("s\(number)") }
    for number in 1...onOne { study.tie("s\(number)-s0", kind: "oppose") }
    for _ in 0..<elsewhere { study.tie("s7-s8", kind: "oppose") }
    let network = study.network
    let facts = NetworkFacts(of: network, bridges: BridgeAnalysis(of: network))
    if let chance {
      #expect(abs(try #require(facts.mostOpposed).chance / chance - 1) < 0.01)
    } else {
      #expect(facts.mostOpposed == nil)
    }
    let title = try #require(finding("against", study)).title
    #expect(title.hasPrefix("Opposition gathers") == (chance.map { $0 < 0.05 } ?? false))
  }

  @Test func oneTieAgainstSomebodyGathersNowhere() throws {
    var study = TestStudy(StudySettings(title: "Elm Street", negativeTies: .public))
    study.add("a", "b", "c")
    study.tie("a-b", kind: "oppose")
    let found = try #require(finding("against", study))
    #expect(found.title == "1 tie is against somebody.")
    #expect(found.evidence == "It has a named source.")
    #expect(finding("only_in_conflict", study)?.evidence.contains("against them") == true)
  }
}

@Suite struct EnglishTests {
  @Test(arguments: [
    ([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"),
    (["A", "B", "C", "D"], "A, B and two others"), (["A", "B", "C"], "A, B and C"),
    (["A, mayor", "B", "C"], "A, mayor; B and C"),
  ])
  func listsReadLikeSentences(names: [String], text: String) {
    #expect(English.list(names, limit: names.count > 3 ? 2 : 3) == text)
  }

  @Test(arguments: [(0, "no ties"), (1, "1 tie"), (2, "2 ties"), (1200, "1,200 ties"), (1_234_567, "1,234,567 ties")])
  func countsAgreeWithTheirNouns(number: Int, text: String) { #expect(English.count(number, "tie") == text) }

  @Test(arguments: [(0.0, "0 %"), (0.004, "0.4 %"), (0.255, "26 %"), (1, "100 %")])
  func sharesAreWholePercents(share: Double, text: String) { #expect(Numeral.percent(share) == text) }

  @Test(arguments: [(1.005, 2, "1.00"), (0.25, 3, "0.250"), (-1.5, 0, "-2"), (0, 1, "0.0"), (12, 0, "12")])
  func decimalsAreFixed(number: Double, decimals: Int, text: String) {
    #expect(Numeral.fixed(number, decimals: decimals) == text)
  }
}

@Suite struct TerminalTests {
  @Test(arguments: [("abc", 3), ("北京", 4), ("e\u{301}", 1), ("🎉", 2), ("🏳️‍🌈", 2), ("مركز", 4), ("", 0)])
  func widthIsThatOfTheTerminal(text: String, width: Int) { #expect(TerminalText.width(of: text) == width) }

  @Test func controlCharactersAreShownAndNotSent() {
    #expect(TerminalText.shown("a\u{1B}[31m\u{7}\u{202E}b") == "a␛[31m␇\u{FFFD}b")
    for name in HostileNames.all {
      #expect(
        !TerminalText.shown(name).unicodeScalars.contains { $0.value < 32 || (0x202A...0x202E).contains($0.value) })
    }
  }

  /// A table that is too wide comes in parts: every line fits, every column stands once, the names in each part.
  @Test(arguments: [40, 60, 90, nil])
  func wideTablesComeInParts(width: Int?) {
    let columns = (0..<30).map { "measure number \($0)" }
    var table = TerminalTable([("stakeholder", .left)] + columns.map { ($0, .right) })
    for name in ["City Water Works", "A name that is longer than any line has room for"] {
      table.append([name] + columns.indices.map(String.init))
    }
    let text = table.blocks(width: width, repeating: 1)
    #expect(text.split(separator: "\n").allSatisfy { TerminalText.width(of: String($0)) <= width ?? 200 })
    let parts = text.components(separatedBy: "\n\n")
    #expect(parts.count > 1 && parts.allSatisfy { $0.hasPrefix("stakeholder ") && $0.contains("City") })
    let headings = parts.compactMap { $0.split(separator: "\n").first }.joined(separator: "  ") + "  "
    for column in columns { #expect(headings.components(separatedBy: column + "  ").count == 2, "\(column)") }
    var narrow = TerminalTable([("name", .left), ("n", .right)])
    narrow.append(["a", "1"])
    #expect(narrow.blocks(width: width, repeating: 1) == narrow.text(width: width))
  }

  @Test func columnsAlignAndNamesAreShortened() {
    var table = TerminalTable([("name", .left), ("n", .right)])
    table.append(["北京市住房局 and a long name behind it", "1"])
    table.append(["b", "1000"])
    let lines = table.text(width: 24).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { TerminalText.width(of: $0) <= 24 })
    #expect(lines[2].contains("…"))
    #expect(Set(lines.dropFirst(2).map { TerminalText.width(of: $0) }) == [24])
  }
}
