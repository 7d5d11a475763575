import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Other spellings that study.yaml gives: they are applied everywhere, and each is said.
@Suite struct AliasesTests {
  private static func messages(_ study: Study, _ code: String) -> [String] {
    study.diagnostics.filter { $0.code == code }.map(\.message)
  }

  @Test func eachIsSaid() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind\nThe Alpha,b,trust\n", yaml: "aliases: {The Alpha: a, Betty: Beta Council}\n")
    #expect(study.relationships.map(\.from) == ["a"])
    #expect(
      Self.messages(study, "aliases") == [
        "Other spellings are read as study.yaml says: “Betty” as “Beta Council”, “The Alpha” as “Alpha Trust”."
      ])
    #expect(study.settings.aliases == ["The Alpha": "a", "Betty": "Beta Council"])
  }

  @Test func aListOfTiesHasThemToo() throws {
    let folder = try StudyFolder([
      "ties.csv": "from,to\n\"Nashville, City of\",Zoo\nCity of Nashville,Park\nMetro Nashville,City of nashville\n",
      "ties.yaml": "aliases: {\"Nashville, City of\": City of Nashville, Metro Nashville: City of Nashville}\n",
    ])
    let study = try folder.study(in: "ties.csv")
    #expect(study.relationships.map(\.from) == ["City of Nashville", "City of Nashville", "City of Nashville"])
    #expect(
      Self.messages(study, "aliases") == [
        "Other spellings are read as study.yaml says: “Metro Nashville” as “City of Nashville”, "
          + "“Nashville, City of” as “City of Nashville”."
      ])
  }

  /// One alias may lead to another, as proposals do that are taken together.
  @Test func chainsAreFollowed() throws {
    let list = "id,name\na,Alpha\nb,Alpa\nc,Alfa\nd,Delta\n"
    let study = try StudyFolder.study([
      "stakeholders.csv": list, "relationships.csv": "from,to\nc,d\nAlpa,d\nd,Alfa\n",
      "study.yaml": "aliases: {c: b, b: a}\n",
    ])
    #expect(study.stakeholders.map(\.id) == ["a", "d"])
    #expect(study.relationships.map { "\($0.from)\($0.to)" } == ["ad", "ad", "da"])
    let bare = try StudyFolder(["t.csv": "from,to\nc,d\nb,d\n", "t.yaml": "aliases: {c: b, b: a}\n"]).study(in: "t.csv")
    #expect(bare.relationships.map(\.from) == ["a", "a"])
  }

  @Test func circlesAreSaid() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\na,b,trust\n", yaml: "aliases: {a: b, b: a}\n")
    #expect(study.stakeholders.count == 3)
    #expect(study.problems.count { $0.hasPrefix("warning alias-circle") } == 2)
  }

  @Test func aTargetThatIsNobodyIsAWarning() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\na,b,trust\n", yaml: "aliases: {Ally: Alfalfa}\n")
    #expect(study.problems.contains("warning alias-of-nobody - -"))
  }

  /// Neither the alias nor the name of somebody who does not want to be named is told, read or written.
  @Test func whoIsWithheldIsNotNamed() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "id,name,consent\na,Alpha,no\nb,Beta,yes\nc,Gamma,yes\n",
      "relationships.csv": "from,to\nb,c\nAlf,b\n", "study.yaml": "aliases: {Alf: a, Bet: b}\n",
    ])
    #expect(!study.diagnostics.contains { "\($0.message) \($0.found ?? "")".contains("Al") })
    #expect(StudyYAML(of: StudyExport(of: study)).text?.contains("Alf") == false)
    #expect(StudyYAML(of: StudyExport(of: study)).text?.contains("Bet") == true)
  }
}
