import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Questions that are answered by names, several in a cell: boxes to tick in forms, and columns of partners in lists.
@Suite("Questions answered by names")
struct NominationsTests {
  private static func ties(_ study: Study) -> [String] { study.relationships.map { "\($0.from)>\($0.to) \($0.kind)" } }

  static let export = """
    Id,Start time,Name,What is your organisation?,Which organisations do you work with? (select all that apply),Whom do you trust most?
    1,4/3/25 14:20:11,,City,Library;Forum;,Library
    2,4/3/25 15:01:00,,Library,City;,Forum
    3,4/4/25 8:50:44,,Forum,,City

    """

  @Test("The export of a form without a list of stakeholders")
  func form() throws {
    let study = try StudyFolder(["form.csv": Self.export]).study(in: "form.csv")
    #expect(Set(study.stakeholders.map(\.name)) == ["City", "Library", "Forum"])
    #expect(
      Self.ties(study) == [
        "City>Library collaborate", "City>Forum collaborate", "Library>City collaborate", "City>Library trust",
        "Library>Forum trust", "Forum>City trust",
      ])
    #expect(study.relationships.allSatisfy { $0.strength == .unknown && $0.reporter == $0.from })
    // Whoever left the question blank has not said that there is nobody.
    #expect(study.responses.filter { $0.status == .noAnswer }.map(\.stakeholder) == ["Forum"])
    #expect(study.problems.isEmpty)
  }

  @Test("Beside a list, names that nobody has are errors")
  func besideAList() throws {
    let form =
      "Timestamp,You,With whom do you collaborate?\n1,Alpha Trust,\"Beta Council, Gama Group\"\n2,Beta Council,Alpha Trust\n3,Gamma Group,\"Alpha Trust, Beta Council\"\n"
    let study = try StudyFolder.study(["stakeholders.csv": StudyFolder.stakeholders, "form.csv": form])
    #expect(Self.ties(study) == ["a>b collaborate", "b>a collaborate", "c>a collaborate", "c>b collaborate"])
    #expect(study.problems == ["error unknown-stakeholder 2 With whom do you collaborate?"])
    #expect(study.rejectedRows.count == 1)
  }

  @Test("A column of partners in a list of stakeholders is ties, and no column of its own")
  func partners() throws {
    let list =
      "Organisation,Type,Works with,Funded by\nCity,public,\"Library, Forum\",\nLibrary,public,City,\"City, Forum\"\nForum,ngo,,\n"
    let study = try StudyFolder(["l.csv": list]).study(in: "l.csv")
    #expect(study.stakeholders.map(\.type) == ["public", "public", "ngo"])
    #expect(study.stakeholders.allSatisfy { $0.attributes.isEmpty })
    // Both name each other: one tie. What is funded by others goes the other way.
    #expect(
      Self.ties(study) == [
        "City>Library collaborate", "City>Forum collaborate", "City>Library fund", "Forum>Library fund",
      ])
    #expect(study.relationships.allSatisfy { $0.reporter == nil } && study.responses.isEmpty && study.problems.isEmpty)
  }

  @Test(
    "What is told in confidence is quoted nowhere",
    arguments: [
      ("form.csv", "Timestamp,You,Whom do you blame?\n1,City,\"Library, Forum, Hush\"\n2,Library,City\n3,Forum,City\n"),
      (
        "l.csv", "Organisation,Type,Blames\nCity,public,\"Library, Forum, Hush\"\nLibrary,public,City\nForum,ngo,City\n"
      ),
    ])
  func confidential(name: String, text: String) throws {
    var files = [name: text]
    if name == "form.csv" { files["stakeholders.csv"] = "name\nCity\nLibrary\nForum\n" }
    let study = try StudyFolder(files).study(in: name == "l.csv" ? name : nil)
    #expect(study.relationships.isEmpty && study.confidential.forAggregation.count == 4)
    var told = ""
    dump(study.diagnostics, to: &told)
    dump(study.rejectedRows, to: &told)
    dump(study.stakeholders, to: &told)
    #expect(!told.contains("Hush") && !told.contains("Library, Forum"))
  }

  @Test(
    "Other columns with marks are not",
    arguments: [
      "name,sector,Notes\nAnn,a,\"kind, helpful\"\nBob,b,\"late, always\"\n",
      "from,to,kind,Notes\nAnn,Bob,data,\"Ann, Bob\"\nBob,Ann,data,\"Bob, Ann\"\n",
      "name,Parent\nAnn,Bob\nBob,\n",
    ])
  func others(text: String) throws {
    let study = try StudyFolder(["l.csv": text]).study(in: "l.csv")
    #expect(!study.diagnostics.contains { $0.code == "survey-names" })
  }

  @Test("A scale in the question does not turn it round, and its words are ties of unknown strength")
  func scales() throws {
    let question = "How much do you trust them? (1 = not at all, 5 = fully)"
    #expect(SurveyKind.guess(question) == .known(.trust))
    #expect(SurveyKind.guess("Whom do you not trust?") == .negated)
    #expect(ScaleWords.amounts(["Never", "weekly"]) == ["Never": false, "weekly": true])
    #expect(ScaleWords.amounts(["Agree", "Disagree"]).isEmpty && ScaleWords.amounts([]).isEmpty)
  }
}
