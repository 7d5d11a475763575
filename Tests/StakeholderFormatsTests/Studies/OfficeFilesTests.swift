import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Lists as offices keep them: in their own language, with notes and sums below and two columns of names.
@Suite("Lists of an office")
struct OfficeFilesTests {
  private static func ties(_ study: Study) -> [String] {
    study.relationships.map { "\($0.from)>\($0.to) \($0.kind) \($0.strength.plain) \($0.since?.description ?? "")" }
  }

  // MARK: Languages

  @Test(
    "Headings and kinds in other languages",
    arguments: [
      ("Von;An;Art der Beziehung;Stärke;Seit\na;b;Zusammenarbeit;1,5;März 2024\n", "a>b collaborate 1.5 2024-03"),
      ("De;Vers;Type de lien;Intensité;Depuis\na;b;Financement;2;1er mai 2021\n", "a>b fund 2 2021-05-01"),
      (
        "Origen;Destino;Tipo de relación;Intensidad;Desde\na;b;Confianza;;15 de enero de 2020\n",
        "a>b trust blank 2020-01-15"
      ),
      ("Wer;Wem;Beziehung\na;b;Informationsaustausch\n", "a>b communicate blank "),
      ("Organización A;Organización B;Vínculo\na;b;Capacitación\n", "a>b train blank "),
      ("De;Para;Tipo de relação;Peso\na;b;Colaboração;3\n", "a>b collaborate 3 "),
      (
        "Origine;Destination;Type de lien;Intensité;Depuis\na;b;Coopère avec;2,5;13/04/2021\n",
        "a>b collaborate 2.5 2021-04-13"
      ),
    ])
  func languages(text: String, tie: String) throws {
    let study = try StudyFolder(["t.csv": text]).study(in: "t.csv")
    #expect(Self.ties(study) == [tie])
    #expect(!study.problems.contains { $0.hasPrefix("error") || $0.contains("kind") })
  }

  @Test(
    "Lists of stakeholders in other languages",
    arguments: [
      "Einrichtung;Bereich;Einfluss (1-5);Interesse;Beitritt\nx;public;3;2;2020\n",
      "Organisme;Secteur;Pouvoir;Intérêt;Membre depuis\nx;public;3;2;2020\n",
      "Organización;Sector;Influencia;Interés;Miembro desde\nx;public;3;2;2020\n",
    ])
  func stakeholderLists(text: String) throws {
    let study = try StudyFolder(["l.csv": text]).study(in: "l.csv")
    let one = try #require(study.stakeholders.first)
    #expect(one.name == "x" && one.sector == "public" && one.power == 3 && one.interest == 2)
    #expect(one.joined == PartialDate(iso: "2020") && one.attributes.isEmpty)
  }

  @Test(
    "Dates with the month as a word",
    arguments: [
      ("March 2024", "2024-03"), ("15. März 2023", "2023-03-15"), ("Sept 3, 2022", "2022-09-03"),
      ("3rd of October 2021", "2021-10-03"), ("15-Dez-2020", "2020-12-15"), ("juillet 2019", "2019-07"),
      ("août 2019", "2019-08"), ("jui 2019", nil), ("Mar-24", nil), ("31 June 2020", nil), ("Marching 2020", nil),
      ("early 2020", nil),
    ])
  func months(text: String, date: String?) { #expect(MonthNames.date(text)?.description == date) }

  @Test("Partners in a column of a German list work together")
  func partnersInGerman() throws {
    let list =
      "Einrichtung;Bereich;Kooperiert mit\nJugendamt;Amt;\"Caritas; Kita\"\nCaritas;Träger;Kita\nKita;Träger;\n"
    let study = try StudyFolder(["l.csv": list]).study(in: "l.csv")
    #expect(
      study.relationships.map { "\($0.from)-\($0.to) \($0.kind)" } == [
        "Jugendamt-Caritas collaborate", "Jugendamt-Kita collaborate", "Caritas-Kita collaborate",
      ])
  }

  // MARK: Below the list

  @Test("Notes below a list are told and not read")
  func notes() throws {
    let list = "name,sector,power\nAnn,public,3\nBob,,2\n\nSource: our meeting in May,,\n* no guarantee,,\n"
    let study = try StudyFolder(["l.csv": list]).study(in: "l.csv")
    #expect(study.stakeholders.map(\.name) == ["Ann", "Bob"])
    #expect(study.problems == ["warning note-row 5 -", "warning note-row 6 -", "warning no-ties - -"])
    let ties = "from,to,kind\nAnn,Bob,data\nBob,Ann,fund\n\nBob blames Ann for it,,\n"
    let told = try StudyFolder(["t.csv": ties]).study(in: "t.csv")
    #expect(told.stakeholders.count == 2 && told.problems == ["warning note-row 5 -"])
    #expect(!told.diagnostics.contains { "\($0)".contains("blames") }, "a note may tell of ties told in confidence")
  }

  @Test(
    "A last row of one cell is a row where nothing tells it from the others",
    arguments: [
      "name,sector,power\nAnn,public,3\nBob,,\n", "name,sector\nAnn,public\n\nBob,\n",
      "name,sector,power\nAnn,,\n\nBob,,\n",
    ])
  func noNotes(text: String) throws {
    #expect(try StudyFolder(["l.csv": text]).study(in: "l.csv").stakeholders.count == 2)
  }

  @Test("A sum below ties that names nobody else is nobody")
  func sum() throws {
    let study = try StudyFolder(["t.csv": "from,to,strength\nAnn,Bob,2\nTotal,,2\n"]).study(in: "t.csv")
    #expect(study.stakeholders.count == 2 && study.problems == ["warning total-row 3 -"])
  }

  // MARK: Names

  @Test("Of two columns of names the one that ties use is the name")
  func namesByTies() throws {
    let list = "Name,Organisation,Sector\nAnn Lee,City,public\nBo Chen,Library,public\nCy Diaz,Forum,community\n"
    let study = try StudyFolder.study([
      "stakeholders.csv": list, "relationships.csv": "from,to\nCity,Library\nLibrary,Forum\n",
    ])
    #expect(study.stakeholders.map(\.name) == ["City", "Library", "Forum"])
    #expect(study.stakeholders[0].attributes["Name"] == "Ann Lee" && study.relationships.count == 2)
    #expect(study.problems == ["warning two-names 1 Organisation"])
    let people = try StudyFolder.study([
      "stakeholders.csv": list, "relationships.csv": "from,to\nAnn Lee,Bo Chen\nBo Chen,Cy Diaz\n",
    ])
    #expect(people.stakeholders.map(\.name) == ["Ann Lee", "Bo Chen", "Cy Diaz"])
    #expect(people.relationships.count == 2)
  }

  @Test("Abbreviations in a column of their own mean those who have them, if one alone does")
  func abbreviations() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "Organisation,Kürzel\nCity Council,CC\nLibrary,LB\nForum,X\nOther,X\n",
      "relationships.csv": "from,to\nCC,LB\nX,LB\n",
    ])
    #expect(study.relationships.map { [$0.from, $0.to] } == [["City Council", "Library"]])
    #expect(study.diagnostics.contains { $0.code == "short-names" && $0.message.contains("Kürzel") })
    #expect(study.problems == ["error unknown-stakeholder 3 from"])
  }

  @Test("Names that stand in another column of the list are told together, with what to write")
  func otherColumn() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "name,Team\nAnn,Red\nBob,Blue\nCy,Green\n",
      "relationships.csv": "from,to\nRed,Blue\nBlue,Green\nRed,Nobody\n",
    ])
    let told = study.diagnostics.filter { $0.code == "unknown-stakeholder" && $0.message.contains("column “Team”") }
    #expect(Set(told.compactMap { $0.location?.row }) == [2, 3, 4])
    #expect(told.allSatisfy { $0.found == nil && $0.advice?.contains("{\"Team\": id}") == true })
    let mended = try StudyFolder.study([
      "stakeholders.csv": "name,Team\nAnn,Red\nBob,Blue\nCy,Green\n",
      "relationships.csv": "from,to\nRed,Blue\nBlue,Green\n", "study.yaml": "columns: {stakeholders: {\"Team\": id}}\n",
    ])
    #expect(mended.relationships.count == 2 && mended.problems.isEmpty)
  }

  @Test("Who does not want to be named is not found by another column")
  func withheldColumn() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "name,Team,consent\nAnn,Red,no\nBob,Blue,no\nCy,Green,yes\n",
      "relationships.csv": "from,to\nRed,Blue\nBlue,Cy\n",
    ])
    #expect(!study.diagnostics.contains { $0.message.contains("Team") && $0.code == "unknown-stakeholder" })
  }

  @Test("Spellings that differ by capitals, accents and marks alone are doubted")
  func spellings() throws {
    let list = try StudyFolder(["l.csv": "Organisation,sector,power\nCaritas e.V.,a,1\nCARITAS E. V.,a,1\n"])
      .study(in: "l.csv")
    #expect(list.problems == ["warning same-name 3 -", "warning no-ties - -"])
    let ties = "from,to,kind\nMairie de Rivière,CAF,data\nmairie de riviere,caf,data\nAnn,Bo,blame\nANN,Bo,blame\n"
    let bare = try StudyFolder(["t.csv": ties]).study(in: "t.csv")
    let found = bare.diagnostics.filter { $0.code == "same-name" }
    #expect(found.map(\.found) == ["Mairie de Rivière / mairie de riviere", "CAF / caf"])
    #expect(found[0].advice?.contains("aliases: {\"mairie de riviere\": \"Mairie de Rivière\"}") == true)
  }

  @Test("Several names in one cell are several ties where each is known")
  func severalNames() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "name\n\"Nashville, City of\"\nLibrary\nForum\n",
      "relationships.csv": "from,to\nForum,\"Nashville, City of, Library\"\nLibrary,Forum; Nobody\n",
    ])
    #expect(study.relationships.map(\.to) == ["Nashville, City of", "Library"])
    #expect(study.problems == ["error unknown-stakeholder 3 to"])
    #expect(NamesInCell.parts(of: "a; b, c", isName: { $0 == "a" || $0 == "b, c" }) == ["a", "b, c"])
    #expect(NamesInCell.parts(of: "x, y and z", isName: { _ in false }) == ["x, y and z"])
  }
}

/// Workbooks of other programs, made cell by cell.
@Suite("Workbooks of other programs")
struct ForeignWorkbookTests {
  private static func study(_ sheets: [(name: String, rows: [[String]])]) throws -> Study {
    var fixture = WorkbookFixture()
    fixture.sheets = sheets.map { sheet in
      let rows = sheet.rows.enumerated().map { number, cells in
        let row = cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
          "<c r=\"\(SpreadsheetColumn.letters(of: column))\(number + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }
        return "<row r=\"\(number + 1)\">\(row.joined())</row>"
      }
      return .init(name: sheet.name, state: nil, rows: rows.joined())
    }
    let folder = try StudyFolder([:])
    try Data(fixture.bytes()).write(to: folder.url.appending(path: "a.xlsx"))
    return try folder.study(in: "a.xlsx")
  }

  @Test("Kumu: identity is label and type, “To” fans out, several values stay in one cell")
  func kumu() throws {
    let study = try Self.study([
      (
        "Elements", [["Label", "Type", "Tags"], ["City", "public", "a|b"], ["Library", "public"], ["City", "idea"]]
      ),
      ("Connections", [["From", "To", "Type"], ["Library", "City (public)|City (idea)", "fund"]]),
    ])
    #expect(ReaderClausesTests.nodes(study) == "City (public)=City Library City (idea)=City")
    #expect(ReaderClausesTests.ties(study) == "Library>City (public):fund Library>City (idea):fund")
    #expect(study.stakeholders[0].attributes["Tags"] == "a|b")
  }

  @Test("Kumu: ids in A1, and two blank rows begin a new section")
  func sections() throws {
    let study = try Self.study([
      (
        "Sheet1",
        [["ID", "Label"], ["c", "City"], ["l", "Library"], ["f", "Forum"], [], [], ["From", "To"], ["c", "l|f"]]
      )
    ])
    #expect(ReaderClausesTests.nodes(study) == "c=City l=Library f=Forum")
    #expect(ReaderClausesTests.ties(study) == "c>l c>f")
  }

  @Test("NodeXL has its headings in row 2")
  func nodeXL() throws {
    let study = try Self.study([
      ("Edges", [["", "", "Visual Properties"], ["Vertex 1", "Vertex 2", "Color"], ["a", "b", "red"]]),
      ("Vertices", [["", "Graph Metrics"], ["Vertex", "ID", "Degree"], ["a", "1", "3"], ["b", "2"], ["c", "3"]]),
    ])
    #expect(ReaderClausesTests.nodes(study) == "a b c" && ReaderClausesTests.ties(study) == "a>b")
  }

  @Test("Gephi's tables in a workbook, with an id that is missing")
  func gephi() throws {
    let study = try Self.study([
      ("Nodes", [["Id", "Label"], ["1", "City"], ["", "Library"]]),
      ("Edges", [["Source", "Target", "Type", "Weight"], ["1", "Library", "Directed", "2"]]),
    ])
    #expect(ReaderClausesTests.nodes(study) == "1=City Library" && ReaderClausesTests.ties(study) == "1>Library*2")
    #expect(study.problems == ["repair no-id 3 Id"])
  }

  @Test("A matrix with a title beside a list of stakeholders is a survey")
  func matrix() throws {
    let study = try Self.study([
      ("Partners", [["Organisation", "Sector"], ["City", "public"], ["Library", "public"], ["Forum", "ngo"]]),
      (
        "Trust",
        [
          ["Who trusts whom?"], ["", "City", "Library", "Forum", "Total"], ["City", "-", "3", "2", "5"],
          ["Library", "1", "", "4", "5"], ["Total", "1", "3", "6", "10"],
        ]
      ),
    ])
    #expect(
      ReaderClausesTests.ties(study)
        == "City>Library:trust*3 City>Forum:trust*2 Library>City:trust*1 Library>Forum:trust*4")
    #expect(study.problems == ["warning total-row 5 Who trusts whom?"])
    #expect(!study.diagnostics.contains { $0.code == "about-oneself" })
  }

  @Test(
    "Old and protected workbooks are named",
    arguments: [
      ("old.xls", "", "old Microsoft Office file"), ("new.xlsx", "EncryptedPackage", "protected by a password"),
    ])
  func compound(name: String, stream: String, message: String) throws {
    let folder = try StudyFolder([:])
    let text = stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600) + text + [0, 0]
    try Data(bytes).write(to: folder.url.appending(path: name))
    let error = #expect(throws: StudyError.self) { try folder.study(in: name) }
    #expect(error?.diagnostic.message.contains(message) == true && error?.diagnostic.advice?.contains(".xlsx") == true)
  }
}
