import Foundation
import Graphs
import OrderedCollections
import StakeholderFormats
import StakeholderModel
import Testing

@Suite struct StudyReadingTests {
  // MARK: Headings

  /// Headings that people have, for the same two columns.
  @Test(arguments: [
    "from,to,kind", "From,To,Kind", "SOURCE,TARGET,RELATION", "source,Destination,type of tie",
    "Vertex 1,vertex_2,layer",
    "﻿From , To ,kind", "fröm,to,kind",
  ])
  func endsOfTiesGoByManyNames(heading: String) throws {
    let study = try StudyFolder.study(ties: "\(heading)\na,b,trust\n")
    #expect(study.relationships.map { [$0.from.rawValue, $0.to.rawValue, $0.kind.rawValue] } == [["a", "b", "trust"]])
    #expect(study.problems.isEmpty)
  }

  @Test func theCanonicalHeadingWins() throws {
    let study = try StudyFolder.study(ties: "source,from,to,kind,value,weight\nA page,a,b,trust,listening,3\n")
    let tie = try #require(study.relationships.first)
    #expect(tie.from == "a" && tie.source == "A page")
    #expect(tie.strength == .measured(3) && tie.value == "listening")
  }

  @Test func valueIsTheStrengthWhereNothingElseIs() throws {
    let tie = try #require(
      try StudyFolder.study(ties: "source,target,relation,value\na,b,trust,2\n").relationships.first)
    #expect(tie.strength == .measured(2) && tie.value == nil && tie.source == nil)
  }

  @Test func headingsOfOnesOwnAreMappedInStudyYAML() throws {
    let study = try StudyFolder.study(
      ties: "wer,wem,art,source\na,b,trust,page\n", yaml: "columns:\n  relationships: {wer: from, wem: to, art: kind}\n"
    )
    #expect(study.relationships.map(\.from) == ["a"])
    #expect(study.relationships.first?.source == "page")
  }

  @Test func columnsOfOnesOwnAreKept() throws {
    let study = try StudyFolder.study(ties: "from,to,kind,Mood\na,b,trust,sunny\n")
    #expect(study.relationships.first?.attributes["Mood"] == "sunny")
    #expect(study.diagnostics.contains { $0.code == "own-columns" && $0.message.contains("Mood") })
  }

  // MARK: Names

  @Test(arguments: ["a", "A", "Alpha Trust", "alpha  trust", "ALPHA-TRUST", "Álpha Trust", " a "])
  func endsMatchIDThenName(text: String) throws {
    #expect(try StudyFolder.study(ties: "from,to,kind\n\(text),b,trust\n").relationships.map(\.from) == ["a"])
  }

  @Test func unknownNamesAreErrorsWithTheNearestNames() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\nAlfa Trust,b,trust\na,b,fund\nZzz,b,trust\n")
    #expect(study.problems == ["error unknown-stakeholder 2 from", "error unknown-stakeholder 4 from"])
    #expect(study.diagnostics.first?.advice?.contains("“Alpha Trust”") == true)
    #expect(study.diagnostics.last { $0.severity == .error }?.advice?.contains("Did you mean") == false)
    #expect(study.rejectedRows.map { $0.cells["from"] } == ["Alfa Trust", "Zzz"])
  }

  @Test func aliasesAreApplied() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\nThe Trust,b,trust\n", yaml: "aliases: {\"the trust\": a}\n")
    #expect(study.relationships.map(\.from) == ["a"])
  }

  @Test func aNameThatTwoShareMeansNeither() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "id,name\na,Same\nb,Same\n", "relationships.csv": "from,to,kind\nSame,b,trust\n",
    ])
    #expect(study.problems == ["error ambiguous-name 2 from"])
  }

  @Test func withoutAColumnOfIDsTheNameIsTheID() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "Organisation,Sector\nAlpha,public\n", "relationships.csv": "from,to\nAlpha,Alpha\n",
    ])
    #expect(study.stakeholders.map(\.id) == ["Alpha"])
    #expect(study.problems == ["error tie-to-oneself 2 to"])
  }

  // MARK: Cells

  /// Cells that cannot be understood, one a row.
  @Test(arguments: [
    ("strength", "high", "warning not-a-number 2 strength"), ("strength", "-2", "error confidential-row 2 -"),
    ("since", "2023-13", "warning not-a-date 2 since"), ("since", "2023-02-31", "warning not-a-date 2 since"),
    ("status", "maybe", "warning unknown-value 2 status"),
    ("decision_level", "veto", "warning unknown-value 2 decision_level"),
    ("expected", "lots", "warning not-a-number 2 expected"), ("due", "soon", "warning not-a-date 2 due"),
  ])
  func cellsThatCannotBeUnderstood(column: String, cell: String, problem: String) throws {
    #expect(try StudyFolder.study(ties: "from,to,kind,\(column)\na,b,trust,\(cell)\n").problems == [problem])
  }

  @Test func blanksZerosAndNumbersAreThreeThings() throws {
    let study = try StudyFolder.study(ties: "from,to,kind,strength\na,b,trust,\nb,c,trust,0\nc,a,trust,2\n")
    #expect(study.relationships.map(\.strength) == [.unknown, .noTie, .measured(2)])
    #expect(study.problems.isEmpty)
  }

  @Test func decimalCommasAreSettledForTheColumn() throws {
    let study = try StudyFolder.study(ties: "from;to;kind;strength\na;b;trust;1,500\nb;c;trust;2,5\n")
    #expect(study.relationships.map(\.strength) == [.measured(1.5), .measured(2.5)])
    #expect(study.problems == ["repair decimal-comma - strength"])
  }

  @Test func thousandsMarksAreSaidAndCanBeDeclared() throws {
    let ties = "from;to;kind;strength\na;b;fund;1,500\n"
    #expect(try StudyFolder.study(ties: ties).relationships.map(\.strength) == [.measured(1500)])
    #expect(try StudyFolder.study(ties: ties).problems == ["warning ambiguous-number - strength"])
    let declared = try StudyFolder.study(ties: ties, yaml: "number_format: {decimal: comma}\n")
    #expect(declared.relationships.map(\.strength) == [.measured(1.5)])
    #expect(declared.problems.isEmpty)
  }

  @Test(arguments: [
    ("03/04/2025", "", "warning ambiguous-date - since", nil),
    ("25/04/2025", "", "repair date-order - since", "2025-04-25"),
    ("04/25/2025", "", "repair date-order - since", "2025-04-25"),
    ("3.4.2025", "", "repair date-order - since", "2025-04-03"),
    ("03/04/2025", "date_format: {since: month_first}", "", "2025-03-04"), ("2025/04/03", "", "", "2025-04-03"),
    ("04/2025", "", "", "2025-04"), ("2025", "", "", "2025"), ("2025-04-03 00:00:00", "", "", "2025-04-03"),
  ])
  func datesAreSettledForTheColumn(cell: String, yaml: String, problem: String, date: String?) throws {
    let study = try StudyFolder.study(ties: "from,to,kind,since\na,b,trust,\(cell)\n", yaml: yaml)
    #expect(study.relationships.first?.since?.description == date)
    #expect(study.problems == (problem.isEmpty ? [] : [problem]))
  }

  @Test func aDayAsExcelCountsThemIsExplained() throws {
    let study = try StudyFolder.study(ties: "from,to,kind,since\na,b,trust,44713\n")
    let finding = try #require(study.diagnostics.first { $0.code == "not-a-date" })
    #expect(finding.advice?.contains("it is 2022-06-01") == true)
  }

  @Test func spacesAroundTextsAreSaid() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\n a,b ,trust\nb,c,trust\n")
    #expect(study.problems == ["repair spaces-around - from", "repair spaces-around - to"])
  }

  @Test func consentThatCannotBeUnderstoodIsNone() throws {
    let study = try StudyFolder.study(["stakeholders.csv": "id,name,consent\na,Ann,perhaps\nb,Bob,role only\nc,Cy,\n"])
    #expect(study.stakeholders.map(\.consent) == [.no, .roleOnly, .yes])
    #expect(study.stakeholders.map(\.name) == ["Not named", "Not named", "Cy"])
  }

  // MARK: Kinds

  @Test func kindsAreMatchedAsPeopleWriteThem() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind\na,b,Trusts\nb,c,COLLABORATE\nc,a,Lunches with\na,c,Talks with\nb,c,Puts pressure on\n")
    #expect(study.relationships.map(\.kind) == [.trust, .collaborate, "lunches_with", .communicate])
    #expect(!study.confidential.isEmpty)
    #expect(study.problems == ["warning undeclared-kind 4 -"])
  }

  @Test func withoutAColumnOfKindsAllTiesAreOne() throws {
    let study = try StudyFolder.study(ties: "from,to\na,b\n")
    #expect(study.relationships.map(\.kind) == ["tie"])
    #expect(study.problems.isEmpty)
    #expect(study.latestNetwork.graph().tieCount == 1)
  }

  @Test func gephisTypeIsADirectionNotAKind() throws {
    let study = try StudyFolder.study(ties: "Source,Target,Type,Id,Label,Weight\na,b,Undirected,1,,\"1,33\"\n")
    #expect(study.kind("tie")?.isDirected == false)
    #expect(study.relationships.map(\.strength) == [.measured(1.33)])
  }

  @Test func aColumnOfSignsMakesNegativeTies() throws {
    let ties =
      "from,to,kind,weight,sign\na,b,trust,2,1\nb,c,trust,-3,-1\nc,a,alliance,1,1\na,c,alliance,1,-\nb,a,feud,1,-1\n"
    let confidential = try StudyFolder.study(ties: ties)
    #expect(confidential.relationships.map(\.kind) == [.trust, "alliance"])
    #expect(confidential.problems == ["warning undeclared-kind 4 -"])
    let open = try StudyFolder.study(ties: ties, yaml: "negative_ties: public\n")
    #expect(open.relationships.map(\.kind) == [.trust, .distrust, "alliance", "against_alliance", "feud"])
    #expect(open.relationships.map(\.strength)[1] == .measured(3))
  }

  // MARK: Joined tables and respondents

  @Test func furtherTablesAreJoinedByTheirFirstColumns() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,since\na,b,trust,2020\na,b,trust,2021\n",
      others: ["confidence.csv": "from,to,kind,since,confidence\na,b,trust,2021,C\nb,c,trust,,A\n"])
    #expect(study.relationships.map(\.confidence) == [nil, "C"])
    #expect(study.problems == ["warning row-without-tie - -"])
  }

  @Test func respondentsAreRead() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,wave\na,b,trust,1\n",
      others: [
        "respondents.csv":
          "id,wave,kind,asked_about,status\na,1,trust,b|c,answered\nb,1,all,all,no answer\nx,1,trust,all,answered\nc,1,trust,q,eh\n"
      ])
    #expect(study.responses.map(\.subjects) == [.only(["b", "c"]), .everybody])
    #expect(study.responses.map(\.kind) == [.trust, nil])
    #expect(study.problems == ["error unknown-stakeholder 4 id", "warning unknown-value 5 status"])
    #expect(study.responseRate()?.share == 0.5)
  }

  // MARK: Confidential rows

  /// Whatever is wrong with a row about blame, only its number is told: not in findings, not among rejected rows.
  @Test func nothingOfAConfidentialRowIsTold() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,strength,since,evidence\n"
        + "Alfa,Betta,blame,9x9,2023-77,hush-1\na,a,oppose,2,,hush-2\nb,c,pressure,1,2020,hush-3,surplus-4\nb,c,blaming,1,,hush-5\n"
    )
    var told = ""
    dump(study, to: &told)
    for secret in ["Alfa", "Betta", "9x9", "2023-77", "hush", "surplus"] {
      #expect(!told.contains(secret), "\(secret)")
    }
    #expect(study.relationships.isEmpty && study.rejectedRows.isEmpty)
    #expect(
      study.diagnostics.filter { $0.code == "confidential-row" }.compactMap { $0.location?.row }.sorted() == [2, 3, 4])
  }

  @Test func examplesOfColumnsAreNotTakenFromConfidentialRows() throws {
    let study = try StudyFolder.study(ties: "from,to,kind,strength,since\na,b,blame,\"1,777\",03/04/2025\n")
    var told = ""
    dump(study, to: &told)
    #expect(!told.contains("777") && !told.contains("03/04/2025"))
  }
}
