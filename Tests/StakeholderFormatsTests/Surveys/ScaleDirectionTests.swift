import Foundation
import StakeholderFormats
import StakeholderModel
import Testing

@Suite("Scales that run backwards")
struct ScaleDirectionTests {
  static let ranked =
    "from,to,kind,strength\na,b,help,1\na,c,help,2\na,d,help,3\nb,a,help,2\nb,c,help,1\nb,d,help,3\n"
  static let four = "id,name\na,A\nb,B\nc,C\nd,D\n"

  private func study(_ ties: String, yaml: String = "") throws -> Study {
    try StudyFolder.study(["stakeholders.csv": Self.four, "relationships.csv": ties, "study.yaml": yaml])
  }

  @Test("What looks like ranks is said, and used as it is")
  func looksLikeRanks() throws {
    let study = try study(Self.ranked)
    #expect(study.diagnostics.contains { $0.code == "scale-direction" && $0.message.contains("Each of the 2") })
    #expect(study.relationships.first?.strength == .measured(1))
  }

  @Test(
    "No ranks: a number twice, one left out, or too few",
    arguments: [
      Self.ranked.replacing("b,d,help,3", with: "b,d,help,2"), Self.ranked.replacing("b,d,help,3", with: "b,d,help,4"),
      "from,to,kind,strength\na,b,help,1\na,c,help,2\nb,a,help,1\nb,c,help,2\n",
    ])
  func noRanks(ties: String) throws {
    #expect(try !study(ties).diagnostics.contains { $0.code == "scale-direction" })
  }

  @Test("A scale that study.yaml turns round is turned round, and said")
  func reversed() throws {
    let study = try study(Self.ranked, yaml: "kinds: {help: {scale: {min: 1, max: 3, reversed: true}}}\n")
    #expect(study.relationships.first?.strength == .measured(3))
    #expect(study.diagnostics.contains { $0.code == "reversed-scale" && $0.action?.contains("1 is used as 3") == true })
    #expect(!study.diagnostics.contains { $0.code == "scale-direction" })
  }

  @Test(
    "The words of a question tell",
    arguments: [
      ("How close are you (1 = very close, 5 = not at all)", true), ("Rank your partners", true),
      ("How close are you (1 = not very close, 5 = very close)", false), ("How close are you (1-5)", false),
      ("How close are you (11 = very close)", false),
    ])
  func words(question: String, warns: Bool) throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": StudyFolder.stakeholders,
      "form.csv": "You,\"\(question): Alpha Trust\",\"\(question): Beta Council\"\nGamma Group,1,4\n",
    ])
    #expect(study.relationships.count == 2)
    #expect(study.diagnostics.contains { $0.code == "scale-direction" } == warns)
  }
}
