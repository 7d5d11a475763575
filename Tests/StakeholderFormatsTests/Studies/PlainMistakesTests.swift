import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// What people's files are like: each is told once, with what it is.
@Suite("Plain mistakes")
struct PlainMistakesTests {
  private static func finding(_ code: String, in study: Study) -> Diagnostic? {
    study.diagnostics.first { $0.code == code }
  }

  // MARK: Words in the place of numbers

  @Test("Words in a column of numbers are one finding, with the line that says what they mean")
  func words() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,strength\na,b,data,High\nb,a,data,Low\na,c,data,High\nc,a,data,Med\nb,c,data,high\n")
    #expect(study.problems == ["warning not-a-number 2 strength"])
    let finding = try #require(Self.finding("not-a-number", in: study))
    #expect(finding.message == "5 cells of this column are no numbers.")
    #expect(finding.found == "High (2), Low (1), Med (1), high (1)")
    #expect(finding.advice?.contains("number_words: {\"Low\": 1, \"Med\": 2, \"High\": 3, \"high\": 3}") == true)
  }

  @Test("A few cells are told one by one")
  func fewWords() throws {
    let study = try StudyFolder.study(ties: "from,to,kind,strength\na,b,data,x\nb,a,data,2\na,c,data,y\n")
    #expect(study.problems == ["warning not-a-number 2 strength", "warning not-a-number 4 strength"])
  }

  @Test("What study.yaml says of words is what they mean")
  func numberWords() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,strength\na,b,data,High\nb,a,data,low\na,c,data,2\nc,b,data,none\n",
      yaml: "number_words: {LOW: 1, high: 3, none: 0}\n")
    #expect(study.problems.isEmpty)
    #expect(study.relationships.map(\.strength) == [.measured(3), .measured(1), .measured(2), .noTie])
  }

  @Test("A word cannot stand for less than nothing")
  func negativeWord() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,strength\na,b,data,low\n", yaml: "number_words: {low: -1}\n")
    #expect(study.problems.contains { $0.hasPrefix("warning yaml") })
    #expect(study.relationships.map(\.strength) == [.unknown])
  }

  @Test("Power and interest in words are one finding each")
  func stakeholders() throws {
    let rows = (1...6).map { "s\($0),\($0 % 2 == 0 ? "High" : "Low"),\($0)" }.joined(separator: "\n")
    let study = try StudyFolder.study(["stakeholders.csv": "name,power,interest\n\(rows)\n"])
    #expect(study.problems == ["warning not-a-number 2 power", "warning no-ties - -"])
  }

  @Test("Words in the place of ratings told in confidence are not quoted")
  func ratings() throws {
    let rows = ["a,b", "b,a", "a,c", "c,a"].map { "\($0),trust,never!" }.joined(separator: "\n")
    let study = try StudyFolder.study(ties: "from,to,kind,strength\n\(rows)\n")
    #expect(study.diagnostics.contains { $0.code == "not-a-number" })
    #expect(!study.diagnostics.contains { "\($0)".contains("never") })
    let few = try StudyFolder.study(ties: "from,to,kind,strength\na,b,trust,never!\n")
    #expect(!few.diagnostics.contains { "\($0)".contains("never") })
  }

  @Test(
    "Words are put in order",
    arguments: [
      (["High", "Low", "Med"], "\"Low\": 1, \"Med\": 2, \"High\": 3"),
      (["none", "strong", "weak"], "\"none\": 0, \"weak\": 1, \"strong\": 2"),
      (["weekly", "never", "daily"], "\"never\": 0, \"weekly\": 1, \"daily\": 2"),
      (["hoch", "mittel", "gering"], "\"gering\": 1, \"mittel\": 2, \"hoch\": 3"),
      (["Quite a lot", "Not at all", "A little"], "\"Not at all\": 0, \"A little\": 1, \"Quite a lot\": 2"),
      (["red", "amber"], "\"red\": 0, \"amber\": 1"),
    ])
  func order(words: [String], expected: String) { #expect(ScaleWords.numbered(words) == expected) }

  // MARK: Sums

  @Test(
    "A sum below a list is not read, and kept among the rejected rows with the reason",
    arguments: [
      ("name,sector,power\nAnn,public,3\nBob,ngo,2\nTotal,,5\n", "under “power” it has their sum"),
      (
        "Organisation;Bereich;Mittel\nA;x;1.000,50 €\nB;y;2.000,25 €\nSumme;;3.000,75 €\n",
        "under “Mittel” it has their sum"
      ),
      ("name,sector,power\nAnn,public,3\nBob,ngo,2\nCy,ngo,2\nDurchschnitt,,2.33\n", "under “power” it has their mean"),
      ("name,sector\nAnn,public\nBob,ngo\nTotal: 2,\n", "there are 2 of them"),
      ("id,name,sector\n1,Ann,x\n2,Bob,y\nInsgesamt,2,\n", "under “name” it has how many they are"),
      ("Nr,name,power\n1,Ann,3\n2,Bob,2\nSomme,,5\n", "under “power” it has their sum"),
      ("name,sector,power\nAnn,public,3\nBob,ngo,\nTOTAL,,\n", "it is the last row, has nothing else, and nobody"),
      ("name,power\nAnn,3\nBob,2\nTotal,5\nAverage,2.5\n", "under “power” it has their sum"),
      ("name,power\nAnn,3\nBob,2\nSubtotal,5\nCy,4\nDi,1\nSubtotal,5\nTotal,10\n", "under “power” it has their sum"),
    ])
  func sums(table: String, reason: String) throws {
    let study = try StudyFolder.study(["stakeholders.csv": table])
    let names: Set<String> = ["Ann", "Bob", "Cy", "Di", "A", "B"]
    #expect(study.stakeholders.allSatisfy { names.contains($0.name) }, "\(study.stakeholders.map(\.name))")
    #expect(study.rejectedRows.first?.reason.contains(reason) == true, "\(study.rejectedRows)")
    let told = study.diagnostics.filter { $0.code == "total-row" }
    #expect(study.rejectedRows.map(\.location.row) == told.map { $0.location?.row })
    #expect(!study.problems.contains { $0.hasPrefix("error") })
  }

  @Test(
    "A stakeholder who is called like a sum is read",
    arguments: [
      ("name,sector,power\nAnn,public,3\nBob,ngo,2\nTotal,business,5\n", "from,to\nAnn,Bob\n"),
      ("name,sector,power\nAnn,public,3\nBob,ngo,2\nTotal,,5\n", "from,to\nAnn,Total\n"),
      ("name,sector\nAnn,public\nBob,ngo\nTotal,\n", "from,to\nAnn,Bob; Total\n"),
      ("name,sector\nTotal,\nAnn,public\nBob,ngo\n", "from,to\nTotal,Bob\n"),
      ("name,sector\nAnn,public\nBob,ngo\nTotal Energies,\n", "from,to\nAnn,Bob\n"),
    ])
  func namedLikeSum(table: String, ties: String) throws {
    let study = try StudyFolder.study(["stakeholders.csv": table, "relationships.csv": ties])
    #expect(study.stakeholders.count == 3 && study.problems.isEmpty && study.rejectedRows.isEmpty)
    let isNamed = study.stakeholders.contains { $0.name == "Total" }
    #expect((Self.finding("named-like-total", in: study) != nil) == isNamed)
  }

  @Test("Answers and settings speak of a stakeholder, too; a row or a column of sums does not")
  func namedInAnswers() throws {
    let list = "name,sector\nAnn,public\nBob,ngo\nTotal,\n"
    func count(_ others: [String: String]) throws -> Int {
      try StudyFolder.study(others.merging(["stakeholders.csv": list]) { own, _ in own }).stakeholders.count
    }
    #expect(try count(["f.csv": "You,Whom do you trust?\nAnn,\"Bob, Total\"\nBob,Ann\n"]) == 3)
    #expect(try count(["f.csv": "You,Trust: Ann,Trust: Bob,Trust: Total\nAnn,,1,2\nBob,1,,2\n"]) == 3)
    #expect(try count(["f.csv": ",Ann,Bob,Total\nAnn,,1,1\nBob,1,,1\nTotal,1,1,2\n"]) == 2)
    #expect(try count(["study.yaml": "aliases: {TotalEnergies SE: Total}\n"]) == 3)
    #expect(try count([:]) == 2)
  }

  @Test(
    "Whether a row is a stakeholder does not tell of ties against it",
    arguments: [
      "from,to,kind\nAnn,Bob,trust\nAnn,Total,blame\n", "from,to,strength\nAnn,Bob,2\nTotal,Bob,-1\n",
      "from,to,kind,sign\nAnn,Bob,talk,+\nAnn,Total,talk,−\n",
      "from,to,kind\nAnn,Bob,trust\nAnn,Total,blocks us\n",
    ])
  func confidentialTiesNameNobody(ties: String) throws {
    let list = "name,sector\nAnn,public\nBob,ngo\nTotal,\n"
    let study = try StudyFolder.study(["stakeholders.csv": list, "relationships.csv": ties])
    #expect(study.stakeholders.count == 2)
    let answered = try StudyFolder.study([
      "stakeholders.csv": list, "f.csv": "You,Whom do you trust?,Who hinders you?\nAnn,Bob,Total\nBob,Ann,\n",
    ])
    #expect(answered.stakeholders.count == 2)
  }

  @Test(
    "A row that may sum up others is doubted, and read",
    arguments: [
      ("id,name\na,Ann\nTOTAL,12\n", 3), ("name,members\nAnn,3\nTotal,3\n", 3), ("no,name\n1,Ann\nSumme:,12\n", 3),
      ("name\nAnn\nGrand total\n", 3),
    ])
  func totals(table: String, row: Int) throws {
    let study = try StudyFolder.study(["stakeholders.csv": table])
    #expect(Self.finding("maybe-total-row", in: study)?.location?.row == row)
    #expect(study.stakeholders.count == 2)
  }

  @Test("The same in a bare list of ties, and not for names that only hold the word")
  func totalTies() throws {
    let study = try StudyFolder(["t.csv": "from,to,strength\nAnn,Bob,2\nTotal,Bob,2\n"]).study(in: "t.csv")
    #expect(Self.finding("maybe-total-row", in: study)?.location?.row == 3)
    let other = try StudyFolder(["t.csv": "from,to\nAnn,Total Energies\nSum 41,Ann\n"]).study(in: "t.csv")
    #expect(Self.finding("maybe-total-row", in: other) == nil)
  }

  // MARK: Headings

  @Test("Titles and headings of groups of columns may stand above the headings")
  func groups() throws {
    let table =
      "Partners of the programme,,,\n,,,\n,Contact,,Money\n,Who,Where,How much\nOrganisation,Name of contact,Sector,Budget\n"
      + "Ann's Kitchen,Ann,community,5\nCity,Bob,public,9\n"
    let study = try StudyFolder(["partners.csv": table]).study(in: "partners.csv")
    #expect(study.stakeholders.map(\.name) == ["Ann's Kitchen", "City"])
    #expect(Self.finding("title", in: study)?.location?.row == 5)
  }

  @Test("Two headings that are known are needed below other headings")
  func noHeading() throws {
    let folder = try StudyFolder(["t.csv": "Thing,Colour\nname,red\nx,blue\n"])
    #expect(throws: StudyError.self) { try folder.study(in: "t.csv") }
  }

  @Test("A column for the names of contacts is said, and study.yaml settles it")
  func contacts() throws {
    let table = "Organisation,Name,Sector\nCity,Ann,public\nLibrary,Bob,public\n"
    let study = try StudyFolder(["list.csv": table]).study(in: "list.csv")
    #expect(study.stakeholders.map(\.name) == ["Ann", "Bob"])
    #expect(Self.finding("two-names", in: study)?.location?.column == "Organisation")
    let settled = try StudyFolder(["list.csv": table, "list.yaml": "columns: {stakeholders: {Organisation: name}}\n"])
      .study(in: "list.csv")
    #expect(settled.stakeholders.map(\.name) == ["City", "Library"])
    #expect(settled.stakeholders.first?.attributes["Name"] == "Ann")
    #expect(settled.problems == ["warning no-ties - -"])
  }

  // MARK: Pairs of files

  /// The names that Gephi gives.
  private static let gephi = [
    "riverbend [Nodes].csv": "Id,Label,timeset,Sector\n1,City,,Public\n2,Library,,Public\n3,Forum,,Community\n",
    "riverbend [Edges].csv":
      "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Undirected,0,,,1.0\n3,1,Undirected,1,,,2.0\n",
  ]

  @Test("A folder with Gephi's two tables is a study")
  func gephiFolder() throws {
    let study = try StudyFolder.study(Self.gephi)
    #expect(study.stakeholders.map(\.name) == ["City", "Library", "Forum"])
    #expect(study.relationships.map(\.from) == ["1", "3"])
    #expect(study.problems.isEmpty)
    #expect(study.diagnostics.count { $0.code == "list-by-heading" } == 2)
  }

  @Test("One of them alone says that there is the other")
  func gephiEdges() throws {
    let study = try StudyFolder(Self.gephi).study(in: "riverbend [Edges].csv")
    #expect(Self.finding("list-beside", in: study)?.message.contains("riverbend [Nodes].csv") == true)
    let alone = try StudyFolder(["a.csv": "from,to\na,b\n", "b.csv": "name\na\n"]).study(in: "a.csv")
    #expect(Self.finding("list-beside", in: alone) == nil)
  }

  @Test("Where two files can be meant, none is taken")
  func twoLists() throws {
    let folder = try StudyFolder(["x.csv": "from,to\na,b\n", "y.csv": "from,to\nb,c\n"])
    #expect(throws: StudyError.self) { try folder.study() }
  }

  @Test("Mutual ties of a kind without direction are one tie")
  func mutual() throws {
    let ties = "From,To,Direction,Type\na,b,mutual,Works with\nb,c,mutual,Funding\n"
    let study = try StudyFolder.study(ties: ties)
    #expect(study.problems.isEmpty)
    #expect(study.relationships.map { "\($0.from)\($0.to) \($0.kind)" } == ["ab collaborate", "bc fund", "cb fund"])
  }

  // MARK: What has no place

  @Test(
    "What a file says of the network as a whole is said",
    arguments: [
      ("n.gml", "graph [ Creator \"x\" node [ id 1 ] ]", "Creator: x"),
      ("n.dot", "digraph { rankdir=LR; graph [bgcolor=red]; a:p -> b }", "rankdir: LR, bgcolor: red"),
      ("n.json", "{\"nodes\":[{\"id\":\"a\"}],\"links\":[],\"graph\":{\"year\":2020}}", "year: 2020"),
      (
        "n.cyjs",
        "{\"data\":{\"year\":2020},\"style\":[{}],\"more\":[],\"elements\":{\"nodes\":[{\"data\":{\"id\":\"a\"}}]}}",
        "year: 2020, style"
      ),
      ("n.graphml", "<graphml><graph><data key=\"year\">2020</data><node id=\"a\"/></graph></graphml>", "year: 2020"),
    ])
  func wholeNetwork(name: String, text: String, found: String) throws {
    let study = try StudyFolder([name: text]).study(in: name)
    #expect(Self.finding("graph-attributes", in: study)?.found == found)
  }

  // MARK: Quotation marks

  @Test(
    "A quotation mark that is never closed is the reason, if nothing is left",
    arguments: ["from,to,kind\n\"Ann,Bob,trust\nCy,Di,trust\n", "\"from,to,kind\nAnn,Bob,trust\n"])
  func openQuote(text: String) throws {
    let folder = try StudyFolder(["t.csv": text])
    let error = #expect(throws: StudyError.self) { try folder.study(in: "t.csv") }
    #expect(error?.diagnostic.code == "unterminated-quote")
    #expect(error?.diagnostic.advice?.contains("Close the quotation mark") == true)
  }

  // MARK: XML

  @Test(
    "A document type is told as what it is",
    arguments: [
      "<!DOCTYPE graphml SYSTEM \"graphml.dtd\">", "<!DOCTYPE graphml [<!ENTITY a \"b\"> <!ELEMENT c ANY>]>",
      "<!-- > -->\n<!DOCTYPE graphml [\n<!ENTITY lol \"lol\">\n]>",
    ])
  func documentType(declaration: String) throws {
    let folder = try StudyFolder([
      "n.graphml": "<?xml version=\"1.0\"?>\n\(declaration)\n<graphml><graph><node id=\"a\"/></graph></graphml>"
    ])
    let error = #expect(throws: StudyError.self) { try folder.study(in: "n.graphml") }
    #expect(error?.diagnostic.message.contains("document type") == true, "\(error?.description ?? "read")")
  }

  // MARK: Pipes

  // The limit is for a reader that waits for ever. It counts from when the test is due, which may be long before its turn.
  @Test("A pipe is told as one, and nobody waits for it", .timeLimit(.minutes(60)))
  func pipe() throws {
    let pipe = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID().uuidString).csv")
    #expect(unsafe mkfifo(pipe.path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(at: pipe) }
    let error = #expect(throws: StudyError.self) { try Study(contentsOf: pipe) }
    #expect(error?.diagnostic.code == "not-a-file")
    #expect(error?.diagnostic.message.contains("pipe") == true)
  }
}
