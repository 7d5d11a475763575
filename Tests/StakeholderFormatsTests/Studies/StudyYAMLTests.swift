import StakeholderFormats
import StakeholderModel
import Testing

@Suite struct StudyYAMLTests {
  private static let ties = "from,to,kind,strength\na,b,trust,1\n"

  @Test func everythingThatCanBeSaid() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,strength,wave\na,b,feud,1,w2\na,c,Trust,1,w1\n",
      yaml: """
        title: "Test: a study"
        place: Here
        period: 2020–2021
        description: One sentence.
        source: A survey
        survey: yes
        negative_ties: public
        sectors:
          public: {title: City bodies, color: "#0a84eb", government: yes}
          community: Residents
        kinds:
          feud: {title: feuds with, sign: negative, directed: no, scale: {min: 1, max: 3, reversed: true}}
          trust: {scale: {min: 1, max: 4}, roles: [trust], family: trusts}
        waves:
          - {id: w1, title: First, date: 2020-05}
          - w2
        reference_date: 2021-12-31
        beneficiary_types: [residents, users]
        minimum_group_size: 7
        complete: [trust]
        """)
    #expect(study.problems.isEmpty)
    let settings = study.settings
    #expect(study.title == "Test: a study" && settings.place == "Here" && settings.isSurvey == true)
    #expect(settings.negativeTies == .public && settings.minimumGroupSize == 7)
    #expect(study.sectors.map(\.title) == ["City bodies", "Residents", "Civil society"])
    #expect(study.sectors.first?.color == "#0A84EB")
    #expect(study.kind("feud")?.sign == .negative && study.kind("feud")?.isDirected == false)
    #expect(study.kind(.trust)?.title == "trusts", "what is not said stays as in the vocabulary")
    #expect(study.relationships.first?.strength == .measured(3), "rank 1 of 3 is the strongest")
    #expect(study.waves.map(\.title) == ["First", "Wave w2"])
    #expect(settings.waves.first?.date?.description == "2020-05")
    #expect(settings.completeness == .kinds([.trust]) && settings.beneficiaryTypes == ["residents", "users"])
  }

  /// Mistakes and the line that is named for each.
  @Test(arguments: [
    ("titel: X\n", "warning yaml-key 1 the file"), ("survey: perhaps\n", "warning yaml-value 1 survey"),
    ("negative_ties: secret\n", "warning yaml-value 1 negative_ties"),
    ("\nsectors: [a]\n", "warning yaml-value 2 sectors"),
    ("kinds:\n  trust: {scale: {min: 4, max: 1}}\n", "warning yaml-value 2 kinds: trust: scale"),
    ("sectors:\n  public: {color: red}\n", "warning yaml-value 2 sectors: public: color"),
    ("waves: 3\n", "warning yaml-value 1 waves"),
    ("minimum_group_size: 0\n", "warning yaml-value 1 minimum_group_size"),
    ("reference_date: 2021-13\n", "warning yaml-value 1 reference_date"),
    ("just a text\n", "warning yaml-value 1 the file"),
  ])
  func mistakesAreNamedWithTheirLine(yaml: String, problem: String) throws {
    #expect(try StudyFolder.study(ties: Self.ties, yaml: yaml).problems == [problem])
  }

  @Test(arguments: [("title: [a\n", 2), ("title: a\ntitle: b\n", 1)])
  func whatIsNoYAMLIsNamedWithItsLine(yaml: String, row: Int) throws {
    let error = #expect(throws: StudyError.self) { try StudyFolder.study(ties: Self.ties, yaml: yaml) }
    #expect(error?.diagnostic.code == "yaml" && error?.diagnostic.location?.row == row)
  }

  @Test func aMisspeltKeyIsGuessed() throws {
    let study = try StudyFolder.study(ties: Self.ties, yaml: "negative_tie: public\n")
    #expect(study.diagnostics.contains { $0.advice?.contains("“negative_ties”") == true })
    #expect(study.settings.negativeTies == .confidential)
  }

  @Test(arguments: ["", "# only a comment\n", "---\n", "title:\nplace: ~\nsectors:\n"])
  func anEmptyFileSaysNothing(yaml: String) throws {
    let study = try StudyFolder.study(ties: Self.ties, yaml: yaml)
    #expect(study.problems.isEmpty && study.settings.title == nil)
  }

  /// A study that cannot be understood keeps its secrets.
  /// Settings that cannot be read may say which ties were told in confidence: nothing goes on without them.
  @Test func brokenYAMLStopsTheStudy() throws {
    let error = #expect(throws: StudyError.self) {
      try StudyFolder.study(ties: "from,to,kind\na,b,friction\n", yaml: "kinds: {friction: {sign: negative}\n")
    }
    #expect(error?.diagnostic.code == "yaml" && error?.diagnostic.location?.row != nil)
  }

  @Test(arguments: [
    ("negative", false), ("neg", false), ("-1", false), ("\"-\"", false), ("minus", false), ("against", false),
    ("negativ", false), ("false", false), ("what?", false), ("positive", true), ("+", true), ("neutral", true),
  ])
  func signsThatAreNotUnderstoodHoldTiesBack(sign: String, isShown: Bool) throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind\na,b,friction\n", yaml: "kinds: {friction: {sign: \(sign)}}\n")
    #expect(study.relationships.isEmpty != isShown)
  }

  /// To declare something about a kind is not to say that it is harmless.
  @Test func aDeclarationWithoutASignChangesNothing() throws {
    let ties = "from,to,kind\na,b,conflict\n"
    #expect(try StudyFolder.study(ties: ties, yaml: "kinds: {conflict: {title: quarrels}}\n").relationships.isEmpty)
    #expect(
      try StudyFolder.study(ties: ties, yaml: "kinds: {conflict: {sign: neutral}}\n").relationships.count == 1)
  }

  @Test func settingsOfASingleFileHaveItsName() throws {
    let folder = try StudyFolder(["ties.csv": "from,to\na,b\n", "study.yaml": "title: Ours\n"])
    #expect(try folder.study(in: "ties.csv").problems == ["warning settings - -"])
    let other = try StudyFolder(["ties.csv": "from,to\na,b\n", "ties.yaml": "title: Ours\n"])
    #expect(try other.study(in: "ties.csv").title == "Ours")
  }
}
