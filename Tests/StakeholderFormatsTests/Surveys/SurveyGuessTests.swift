import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Exports of form tools without a list of stakeholders beside them.
@Suite struct SurveyGuessTests {
  private static let google = """
    Timestamp,Email Address,Which organisation?,How much do you trust [Ann],How much do you trust [Bob],How much do you trust [Cy],Anything else?
    5/3/2025 10:12:33,a@x.org,Ann,,3,2,Thanks
    5/4/2025 10:12:33,b@x.org,Bob,1,,,
    5/5/2025 10:12:33,d@x.org,Dee,4,4,1,"Well, no"

    """

  @Test(arguments: ["answers.csv", "responses.csv"])
  func respondentsAndNamesMakeTheList(name: String) throws {
    for study in [
      try StudyFolder([name: Self.google]).study(in: name), try StudyFolder([name: Self.google]).study(),
    ] {
      #expect(study.stakeholders.map(\.name) == ["Ann", "Bob", "Cy", "Dee"])
      #expect(study.relationships.count == 6 && study.relationships.allSatisfy { $0.kind == .trust })
      #expect(!study.diagnostics.contains { $0.severity == .error })
    }
  }

  /// A matrix, a list and a table of numbers are no surveys.
  @Test(arguments: [
    ",a,b\na,0,1\nb,1,0\n", ",a,b,c\na,0,0,1\nb,0,0,0\nc,1,1,0\n", "from,to,kind\na,b,trust\n",
    "name,score: a,score: b\nx,1,2\ny,3,4\n",
    "a,b,c\nb,a\nc,a,b,d\n",
  ])
  func othersAreNone(text: String) throws {
    #expect(SurveyGuess.names(in: try CSVReader().read(ContiguousArray(text.utf8), name: "x.csv")) == nil)
  }

  /// What is neither is refused, with the way to say what it is.
  @Test func questionsAreNoNames() throws {
    let text = "Timestamp,Who are you?,Do you like it?\n1,Ann,yes\n2,Bob,yes,yes\n3,Ann\n"
    let error = #expect(throws: StudyError.self) { try StudyFolder(["x.csv": text]).study(in: "x.csv") }
    #expect(error?.diagnostic.advice?.contains("surveys:") == true)
  }

  @Test func wordsAreOfferedInTheirOrder() throws {
    let text =
      "name,How often do you meet: Ann,How often do you meet: Bob\nAnn,,Weekly\nBob,Never,\nCy,Monthly,Weekly\n"
    let study = try StudyFolder(["x.csv": text]).study(in: "x.csv")
    let advice = try #require(study.diagnostics.first { $0.code == "words-of-scale" }?.advice)
    // Whether there is a tie is told by the words; how strong it is, study.yaml alone can tell.
    #expect(study.relationships.map(\.strength) == [.unknown, .unknown, .unknown, .unknown])
    #expect(study.relationships.map(\.isTie) == [true, false, true, true])
    #expect(advice.contains("answers: {\"Never\": 0, \"Monthly\": 1, \"Weekly\": 2}"))
  }

  /// A column that says the direction of ties is used, and so is none of the study's own.
  @Test func directionsAreUsed() throws {
    let folder = try StudyFolder(["ties.csv": "from,to,direction,type,colour\na,b,mutual,trust,red\n"])
    let study = try folder.study(in: "ties.csv")
    #expect(study.relationships.count == 2)
    #expect(study.relationships[0].attributes.keys == ["colour"])
    #expect(study.diagnostics.contains { $0.code == "own-columns" && $0.message.hasSuffix(": colour.") })
  }

  /// Twice as many columns take twice the time: this took minutes when each heading was looked up among all names.
  @Test(.timeLimit(.minutes(1))) func manyColumns() throws {
    let names = (0..<4_000).map { "Org number \($0)" }
    let heading = names.map { "How much do you trust: \($0)" }.joined(separator: ",")
    let rows = names.prefix(2).map { "\($0)," + names.map { _ in "3" }.joined(separator: ",") }
    let study = try StudyFolder.study([
      "stakeholders.csv": "name\n" + names.joined(separator: "\n") + "\n",
      "form.csv": "Who," + heading + "\n" + rows.joined(separator: "\n") + "\n",
    ])
    #expect(study.relationships.count == 2 * 4_000 - 2)
  }
}
