import Foundation
import StakeholderFormats
import StakeholderModel
import Testing

/// Exports of form tools, in the form in which each of them writes one and the same survey: three stakeholders rate how
/// much they trust the others from 1 to 4. Alpha does not answer about Gamma.
@Suite("Exports of form tools")
struct FormToolTests {
  struct Export: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
  }

  static let exports = [
    Export(
      testDescription: "Google Forms",
      text: """
        Timestamp,Name of your organisation,How much do you trust the following? [Alpha Trust],How much do you trust the following? [Beta Council],How much do you trust the following? [Gamma Group]
        2025/04/03 2:30:00 PM GMT+2,Alpha Trust,,3,
        2025/04/03 3:10:12 PM GMT+2,Beta Council,4,,2
        2025/04/04 9:00:01 AM GMT+2,Gamma Group,1,4,

        """),
    Export(
      testDescription: "Microsoft Forms",
      text: """
        ID,Start time,Completion time,Email,Name,Your organisation,How much do you trust?.Alpha Trust,How much do you trust?.Beta Council,How much do you trust?.Gamma Group
        1,4/3/25 14:20:11,4/3/25 14:30:00,anonymous,,Alpha Trust,,3 - Much,
        2,4/3/25 15:01:00,4/3/25 15:10:12,anonymous,,Beta Council,4 - Fully,,2 - A little
        3,4/4/25 8:50:44,4/4/25 9:00:01,anonymous,,Gamma Group,1 - Not at all,4 - Fully,

        """),
    Export(
      testDescription: "Qualtrics",
      text: """
        StartDate,ResponseId,Q2,Q3_1,Q3_2,Q3_3
        Start Date,Response ID,Your organisation,How much do you trust: - Alpha Trust,How much do you trust: - Beta Council,How much do you trust: - Gamma Group
        "{""ImportId"":""startDate"",""timeZone"":""Europe/Paris""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID2_TEXT""}","{""ImportId"":""QID3_1""}","{""ImportId"":""QID3_2""}","{""ImportId"":""QID3_3""}"
        2025-04-03 14:20:11,R_1aB,Alpha Trust,,3,
        2025-04-03 15:01:00,R_2cD,Beta Council,4,,2
        2025-04-04 08:50:44,R_3eF,Gamma Group,1,4,

        """),
    Export(
      testDescription: "SurveyMonkey",
      text: """
        Respondent ID,Collector ID,Start Date,Your organisation,How much do you trust each of these?,,
        ,,,Open-Ended Response,Alpha Trust,Beta Council,Gamma Group
        11890000001,420000,04/03/2025 02:20:11 PM,Alpha Trust,,3,
        11890000002,420000,04/03/2025 03:01:00 PM,Beta Council,4,,2
        11890000003,420000,04/04/2025 08:50:44 AM,Gamma Group,1,4,

        """),
    Export(
      testDescription: "LimeSurvey",
      text: """
        "Response ID","Date submitted","Last page","Start language","Your organisation","How much do you trust these organisations? [Alpha Trust]","How much do you trust these organisations? [Beta Council]","How much do you trust these organisations? [Gamma Group]"
        "1","2025-04-03 14:30:00","2","en","Alpha Trust","","3",""
        "2","2025-04-03 15:10:12","2","en","Beta Council","4","","2"
        "3","2025-04-04 09:00:01","2","en","Gamma Group","1","4",""

        """),
    Export(
      testDescription: "KoboToolbox",
      text: """
        start;end;your_organisation;trust/a;trust/b;trust/c;_id;_uuid;_submission_time;_index
        2025-04-03T14:20:11;2025-04-03T14:30:00;a;;3;;101;0b1c;2025-04-03T12:30:02;1
        2025-04-03T15:01:00;2025-04-03T15:10:12;b;4;;2;102;2d3e;2025-04-03T13:10:15;2
        2025-04-04T08:50:44;2025-04-04T09:00:01;c;1;4;;103;4f5a;2025-04-04T07:00:03;3

        """),
    Export(
      testDescription: "colon",
      text: """
        Respondent,How much do you trust: Alpha Trust,How much do you trust: Beta Council,How much do you trust: Gamma Group
        Alpha Trust,,3,
        Beta Council,4,,2
        Gamma Group,1,4,

        """),
  ]

  @Test("The same survey from every tool", arguments: exports)
  func tools(export: Export) throws {
    let study = try StudyFolder.study(["stakeholders.csv": StudyFolder.stakeholders, "form.csv": export.text])
    #expect(
      study.relationships.map { "\($0.from)\($0.to)\($0.strength.plain)" } == ["ab3", "ba4", "bc2", "ca1", "cb4"])
    #expect(study.relationships.allSatisfy { $0.kind == .trust && $0.reporter == $0.from })
    #expect(study.problems == [])
    let silent = study.responses.filter { $0.status == .noAnswer }
    #expect(silent.map(\.stakeholder) == ["a"] && silent.map(\.subjects) == [.only(["c"])])
    let note = try #require(study.diagnostics.first { $0.code == "survey-question" })
    #expect(note.message.hasPrefix("3 columns are read as the question “trust”"))
    #expect(note.message.contains("First: “"))
  }

  @Test("A matrix whose file has the name of the question")
  func matrix() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": StudyFolder.stakeholders,
      "trust.csv": ",Alpha Trust,Beta Council,Gamma Group\nAlpha Trust,,3,0\nBeta Council,4,,2\n",
    ])
    #expect(study.relationships.map { "\($0.from)\($0.to)\($0.strength.plain)" } == ["ab3", "ac0", "ba4", "bc2"])
    #expect(study.problems == [])
  }

  @Test("The form of headings is said in study.yaml, and the tie may go to the one who answers")
  func declared() throws {
    let yaml = """
      surveys:
        answers:
          respondent: Who are you
          wave: "2"
          questions:
            fund: {columns: "{name} gives us money", direction: received}
            "works with": "We work with {name}"
          answers: {often: 3, seldom: 1, never: 0}
          ignore: [others]
      """
    let study = try StudyFolder.study([
      "stakeholders.csv": StudyFolder.stakeholders, "study.yaml": yaml,
      "answers.csv":
        "Who are you,Beta Council gives us money,We work with Beta Council,We work with  gamma group,We work with others\n"
        + "Alpha Trust,Yes,often,never,\n",
    ])
    #expect(
      study.relationships.map { "\($0.from)\($0.to) \($0.kind) \($0.strength.plain) \($0.wave?.rawValue ?? "")" }
        == ["ba fund blank 2", "ab works_with 3 2", "ac works_with 0 2"])
    #expect(study.relationships.allSatisfy { $0.reporter == "a" })
    #expect(study.problems.filter { !$0.contains("kind") } == [])
  }

  @Test("A survey that study.yaml describes needs no list of stakeholders")
  func withoutList() throws {
    let yaml = "surveys: {form: {respondent: Who, questions: {trust: \"Trust in {name}\"}}}\n"
    let study = try StudyFolder.study([
      "study.yaml": yaml, "form.csv": "Who,Trust in Ann,Trust in Bob\nBob,3,\nCy,2,1\n",
    ])
    #expect(study.stakeholders.map(\.name) == ["Ann", "Bob", "Cy"])
    #expect(study.relationships.count == 3 && study.problems == [])
  }

  @Test("Names that nobody has are errors with the nearest name")
  func unmatched() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": StudyFolder.stakeholders,
      "form.csv":
        "You,Trust: Alpha Trust,Trust: Beta Council,Trust: Gama Group\nAlpha Trust,,1,4\nBetta Council,1,,1\n",
    ])
    #expect(
      study.problems == [
        "error unknown-stakeholder 3 You", "error unknown-stakeholder 1 Trust: Gama Group",
      ])
    #expect(
      study.diagnostics.filter { $0.severity == .error }.allSatisfy { $0.advice?.contains("Did you mean") == true })
    #expect(study.relationships.count == 1)
  }

  @Test("A question that says “not” is not guessed")
  func negated() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": StudyFolder.stakeholders,
      "form.csv": "You,Do you not trust: Alpha Trust,Do you not trust: Beta Council\nGamma Group,1,4\n",
    ])
    #expect(study.relationships.isEmpty && study.problems == ["error survey-negated 1 -"])
  }

  @Test("Answers about ties told in confidence are quoted nowhere")
  func confidential() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": StudyFolder.stakeholders,
      "form.csv":
        "You,Whom do you blame? [Alpha Trust],Whom do you blame? [Beta Council]\nGamma Group,totally,4\nNobody Known,x,zzz\n",
    ])
    #expect(study.relationships.isEmpty && study.confidential.forAggregation.count == 1)
    let texts = study.diagnostics.map { "\($0)" }.joined() + study.rejectedRows.map { "\($0)" }.joined()
    #expect(!texts.contains("totally") && !texts.contains("zzz"))
  }

  @Test("Sheets of a workbook and boxes to tick")
  func ticks() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": StudyFolder.stakeholders,
      "form.csv":
        "You,With whom do you collaborate? - Alpha Trust,With whom do you collaborate? - Beta Council,"
        + "With whom do you collaborate? - Gamma Group\nAlpha Trust,,Beta Council,\nBeta Council,Alpha Trust,,\n",
    ])
    #expect(study.relationships.map(\.strength) == [.unknown, .unknown])
    #expect(study.problems == ["warning only-yes 1 -"])
  }
}
