import Foundation
import StakeholderFormats
import StakeholderModel
import Testing

/// What is not a study is refused with a reason, and what is hostile is read without harm.
@Suite struct StudyInputTests {
  @Test func aMissingFileIsNoInput() throws {
    #expect(throws: StudyError.self) { try Study(contentsOf: URL(filePath: "does/not/exist")) }
    do {
      _ = try Study(contentsOf: URL(filePath: "does/not/exist"))
    } catch {
      #expect(error.reason == .noInput)
    }
  }

  @Test(arguments: [
    ("relationships.csv", ""), ("relationships.csv", "from,to\n"), ("notes.txt", "hello"),
    ("stakeholders.csv", "id,name\n"),
    ("relationships.csv", "\u{89}PNG\r\n\u{1A}\n"), ("relationships.csv", "from,to,kind\n,,\n"),
  ])
  func foldersWithoutAnythingUsable(name: String, text: String) throws {
    let folder = try StudyFolder([name: text])
    do {
      _ = try folder.study()
      Issue.record("It was read as a study.")
    } catch {
      #expect(error.reason == .unusable)
      #expect(error.diagnostic.advice != nil, "it says how to mend it")
    }
  }

  @Test(arguments: ["map.graphml", "net.net", "book.ods"])
  func formatsThatCannotBeReadAreNamed(name: String) throws {
    let folder = try StudyFolder([name: "whatever"])
    #expect(throws: StudyError.self) { try folder.study(in: name) }
  }

  @Test func aBareListMakesItsStakeholders() throws {
    let folder = try StudyFolder(["my ties.csv": "from,to,kind\nAnn,Bob,trust\nBob,Cy,trust\n"])
    let study = try folder.study(in: "my ties.csv")
    #expect(study.stakeholders.map(\.name) == ["Ann", "Bob", "Cy"])
    #expect(study.title == "my ties")
  }

  @Test func aListOfStakeholdersAloneIsAStudyWithoutTies() throws {
    let folder = try StudyFolder(["people.csv": "name,sector\nAnn,public\n"])
    #expect(try folder.study(in: "people.csv").stakeholders.map(\.name) == ["Ann"])
  }

  @Test func aSecondListOfTheSameSortIsNotUsed() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\na,b,trust\n", others: ["edges.csv": "from,to\nb,c\n"])
    #expect(study.problems.contains("warning second-table - -"))
  }

  /// Texts from strangers' spreadsheets.
  static let hostile = [
    "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "a\"b", "O'Neil & Söhne", "\u{202E}txet", "👩‍👩‍👧‍👦 Families",
    "\\N \\G \\n",
    "&amp;", "tab\tname", "नगर निगम", "\u{1B}[31mred", "../../etc/passwd", "%s%n", String(repeating: "x", count: 10_000),
  ]

  @Test(arguments: hostile)
  func namesAreKeptAsTheyAre(name: String) throws {
    let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
    let study = try StudyFolder.study([
      "stakeholders.csv": "id,name\na,\(quoted)\nb,Beta\n",
      "relationships.csv": "from,to,kind\na,b,trust\n\(quoted),b,fund\n",
    ])
    #expect(study.stakeholders.first?.name == name)
    #expect(study.relationships.map(\.from) == ["a", "a"])
  }

  @Test func aRowOfAMillionColumnsIsRead() throws {
    let wide = String(repeating: ",", count: 1_000_000)
    let study = try StudyFolder.study(ties: "from,to,kind\na,b,trust\(wide)\nb,c,trust\n")
    #expect(study.relationships.count == 2)
  }

  @Test func repeatedTiesWithOtherStrengthsAreSaid() throws {
    let study = try StudyFolder.study(ties: "from,to,kind,strength\na,b,trust,1\na,b,trust,4\n")
    #expect(study.problems == ["warning conflicting-strengths 3 strength"])
  }
}
