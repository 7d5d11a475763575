import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Ties against somebody are recognised however people write them; in doubt they are held back, and that is said.
@Suite struct HeldBackTests {
  private static func study(_ name: String, _ text: String) throws -> Study {
    try StudyFolder([name: text]).study(in: name)
  }

  @Test(arguments: ["-", "–", "−", "(-)", "n", "against", "contra", "bad", "minus", "negativ", "neg.", "-1", "what"])
  func signs(sign: String) throws {
    let study = try Self.study("ties.csv", "from,to,kind,sign\na,b,trust,\(sign)\nb,c,trust,+\n")
    #expect(study.relationships.map(\.from) == ["b"])
    #expect(!study.confidential.isEmpty)
  }

  @Test(arguments: ["+", "pos", "1", "positive", "for", "plus"])
  func signsInFavour(sign: String) throws {
    #expect(try Self.study("ties.csv", "from,to,kind,sign\na,b,trust,\(sign)\n").relationships.count == 1)
  }

  @Test(arguments: ["-2", "–2", "‐2", "－2", "−2", "(2)", "2-", "minus 2", "-2,5"])
  func strengthsBelowZero(strength: String) throws {
    let study = try Self.study("ties.csv", "from;to;kind;strength\na;b;trust;\(strength)\nb;c;trust;2\n")
    #expect(study.relationships.map(\.from) == ["b"])
    #expect(!study.diagnostics.contains { "\($0.message) \($0.found ?? "")".contains(strength) })
  }

  @Test(arguments: ["blame.csv", "who blames whom.csv", "Conflicts.csv"])
  func theNameOfTheFileIsTheQuestion(name: String) throws {
    for text in ["from,to,strength\na,b,2\n", "a,b\nb,c\nc,a\n", ",a,b\na,0,1\nb,1,0\n"] {
      let result = Result { try Self.study(name, text) }
      // Nobody but those in confidential ties: then there is nobody to show.
      if case .success(let study) = result { #expect(study.relationships.isEmpty, "\(text)") }
    }
    #expect(try Self.study("trust.csv", "from,to\na,b\n").relationships.map(\.kind) == [.trust])
    #expect(try Self.study("data.csv", "from,to\na,b\n").relationships.map(\.kind) == ["tie"])
  }

  @Test func columnsOfKindsAreHeldBack() throws {
    let study = try Self.study("ties.csv", "from,to,Trust (1-5),blame,colour\nx,y,0,2,red\n")
    #expect(study.relationships.map(\.attributes) == [["colour": "red"]])
    #expect(study.problems == ["warning held-back-column 1 -"])
  }

  @Test func labelsOfRowsWithoutAKind() throws {
    let text = """
      {"directed": true, "nodes": [{"id": "a"}, {"id": "b"}],
       "links": [{"source": "a", "target": "b", "kind": "trust"}, {"source": "b", "target": "a", "label": "blame"},
                 {"source": "b", "target": "a", "kind": "fund", "strength": 2},
                 {"source": "a", "target": "b", "kind": "fund", "weight": -2}]}
      """
    let study = try Self.study("net.json", text)
    #expect(study.relationships.map(\.kind) == [.trust, .fund])
  }

  /// One confidential row more or less changes no finding about the others.
  @Test func findingsDoNotCountConfidentialRows() throws {
    let others = "from;to;kind;strength;since\na;b;collaborate;2;2020\nb;c;trust;3;2021\n"
    let blame = " a ; b|c ;blame;1,5;03/04/2024\n"
    func findings(_ text: String) throws -> [String] {
      try StudyFolder(["relationships.csv": text, "stakeholders.csv": "id\na\nb\nc\n"]).study().diagnostics
        .map { "\($0.severity) \($0.code) \($0.message)" }
    }
    #expect(try findings(others) == findings(others + blame))
  }

  @Test func whoWasAskedAboutTrustIsNotWritten() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,strength,wave\na,b,trust,3,1\na,c,trust,0,1\nb,c,collaborate,,1\n",
      others: ["respondents.csv": "id,kind,asked_about,status\na,trust,b|c,answered\nb,all,all,answered\n"])
    let told = StudyExport(of: study).responses
    #expect(told.map(\.stakeholder) == ["b"] && told.map(\.kind) == [.collaborate])
    #expect(StudyExport(of: study, negativeTies: .askedForExplicitly()).responses.count == 2)
  }

  @Test func consentIsStrict() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": """
      id,name,role,values,power,GDPR consent
      a,Zorro Secretname,Speaks up,care,3,role only
      b,Beta,Works for zorro secretname,,,yes
      c,Gamma,,,,yes
      c,Gamma,,,,FALSE
      d,Delta,,,,yes

      """,
      "relationships.csv": """
      from,to,kind,value,partnership,bridge_id,outcome,decision,evidence
      a,b,trust,care,P,B,well,go,seen
      b,d,fund,,,,,,Zorro Secretname said so

      """,
    ])
    let export = StudyExport(of: study)
    #expect(export.stakeholders.map(\.consent) == [.roleOnly, .yes, .yes])
    #expect(export.stakeholders[0].values.isEmpty && export.stakeholders[0].power == nil)
    #expect(export.stakeholders[1].role == nil)
    let first = export.relationships[0]
    let texts = [first.value, first.partnership, first.bridgeID, first.outcome, first.decision, first.evidence]
    #expect(texts.allSatisfy { $0 == nil })
    #expect(export.relationships[1].evidence == nil)
  }

  @Test func headingsOfSurveysNameNobodyWithheld() throws {
    let study = try StudyFolder([
      "stakeholders.csv": "name,consent\nAnn,yes\nBob,yes\nZorro Secretname,no\n",
      "answers.csv": "Name,Trust: Ann,Trust: Bob,Do you like Zorro Secretname?,Remarks\nAnn,,2,no,x\nBob,1,,yes,y\n",
    ]).study()
    #expect(!study.diagnostics.contains { $0.message.contains("Zorro") })
    #expect(study.diagnostics.contains { $0.message.hasSuffix("Not read: Remarks.") })
  }

  /// Remarks on an ordinary tie that sound like blame are held back without permission.
  @Test func remarksThatSoundLikeBlame() throws {
    let study = try StudyFolder.study(
      ties:
        "from,to,kind,evidence,Notes\na,b,collaborate,blames council for bike lane,\nb,c,fund,A letter,opposed the plan\n"
    )
    let told = StudyExport(of: study).relationships
    #expect(told.map(\.evidence) == [nil, "A letter"])
    #expect(told.allSatisfy { $0.attributes.isEmpty })
  }

  @Test func aRowThatIsWrongTwiceIsOneRow() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\nnobody1,nobody2,trust\n")
    #expect(study.rejectedRows.count == 1)
    #expect(study.rejectedRows[0].reason.contains("nobody1") && study.rejectedRows[0].reason.contains("nobody2"))
  }

  /// An older study in the same place is not read with the new one.
  @Test func companionsOfAnotherStudy() throws {
    let folder = try StudyFolder(["copy.respondents.csv": "id,status\na,answered\n"])
    let study = try StudyFolder.study(ties: "from,to,kind\na,b,fund\n")
    let prepared = try StudyExport(of: study).prepared(for: folder.url.appending(path: "copy.gexf"), as: .gexf)
    #expect(throws: FileError.self) { try prepared.write() }
    try prepared.write(overwriting: true)
    #expect(try folder.study(in: "copy.gexf").responses.isEmpty)
  }

  /// A sheet with “Organisation” and “Works with” is one of ties.
  @Test func tiesAsPeopleHeadThem() throws {
    for heading in ["Organisation,Works with,How often", "From org,To org,Relationship type"] {
      let study = try Self.study("x.csv", "\(heading)\na,b,fund\nb,c,fund\n")
      #expect(study.relationships.count == 2, "\(heading)")
    }
  }
}
