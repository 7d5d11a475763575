import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// The collection of format files beside the package; tests that need it are skipped where it is absent.
enum FormatFiles {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/datasets/formats")
  static let exist = FileManager.default.fileExists(atPath: folder.path)
  static let reason: Comment = "../shared/datasets/formats is not beside the package"
}

@Suite("Tables of the format collection", .enabled(if: FormatFiles.exist, FormatFiles.reason))
struct FormatFilesTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let path: String
    let heading: [String]
    let rows: Int
    let columns: Int
    let firstRow: [String]
    var codes: [String] = []
    var testDescription: String { path }
  }

  static let tables: [Expected] = [
    Expected(
      path: "gephi-spreadsheet/adj_list.csv", heading: ["a", "b"], rows: 3, columns: 5, firstRow: ["b", "c", "d"],
      codes: ["too-many-cells", "too-few-cells", "too-many-cells"]),
    Expected(
      path: "gephi-spreadsheet/decimal_separator.csv", heading: ["Source", "Target", "Type", "Id", "Label", "Weight"],
      rows: 1, columns: 6, firstRow: ["1", "2", "Directed", "1", "", "1,33"]),
    Expected(
      path: "gephi-spreadsheet/edges_table_repeated_without_ids.csv", heading: ["source", "target", "weight"], rows: 5,
      columns: 3, firstRow: ["1", "2", "1"]),
    Expected(
      path: "gephi-spreadsheet/edges_table_types_test.csv",
      heading: ["id", "label", "source", "target", "kind", "type", "weight"], rows: 2, columns: 7,
      firstRow: ["1", "1", "1", "2", "8", "directed", "2"]),
    Expected(
      path: "gephi-spreadsheet/edges_table_with_timeset_intervals.csv",
      heading: ["Source", "Target", "Type", "timeset"],
      rows: 5, columns: 4, firstRow: ["Fred", "Alice", "Directed", "[2016-02-03, 2016-02-04]"]),
    Expected(
      path: "gephi-spreadsheet/matrix.csv", heading: [" ", "A", "B", "C", "D", "E"], rows: 5, columns: 6,
      firstRow: ["A", "0", "1", "0", "2", "0"]),
    Expected(
      path: "gephi-spreadsheet/multigraph.csv",
      heading: ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"], rows: 2, columns: 7,
      firstRow: ["1", "2", "Directed", "", "1", "", "1"]),
    Expected(
      path: "gephi-spreadsheet/nodes_table_types_test.csv",
      heading: [
        "id", "label", "int", "long", "double", "boolean", "timeset", "string", "intervallongmap", "bigint",
      ], rows: 5, columns: 10,
      firstRow: [
        "1", "1", "6", "77", "1", "false", "[1,5]; [10, 10.5]; [11, 16]", "ab", "<[1, 2, 1]; [2, 3, 2]>",
        "123456789123456789123456789123456789123456789123456789",
      ]),
    Expected(
      path: "gephi-spreadsheet/quotes.csv", heading: ["Source", "Target", "Type", "Id", "Label", "Weight"], rows: 1,
      columns: 6, firstRow: ["1", "2", "Directed", "1", "str with, and \"quotes\"", "1"]),
    Expected(
      path: "gephi-spreadsheet/testCSVSemiColon.csv", heading: ["From", "To", "Weight"], rows: 3, columns: 3,
      firstRow: ["1", "2", "1"]),
    Expected(
      path: "gephi-spreadsheet/test_matrix.csv", heading: ["Abruzzo", "Campania", "Calabria", "Puglia"], rows: 4,
      columns: 4, firstRow: ["1", "0.76", "0.8", "0.9"]),
    Expected(
      path: "gephi-spreadsheet/test_utf8_chars_with_bom.csv", heading: ["id", "label", "timeset", "utf8"], rows: 3,
      columns: 4, firstRow: ["1", "uno", "[1,5]; [10, 10.5]; [11, 16];", "漢語"]),
    Expected(
      path: "gephi-spreadsheet/timestamp.csv", heading: ["Id", "Label", "timeset", "price"], rows: 2, columns: 4,
      firstRow: ["1", "", "", "<[2000.0, 3.0]>"]),
    Expected(
      path: "stakeholder-tables/register_impact_influence.csv",
      heading: ["Stakeholder", "Organisation", "Impact", "Influence", "Primary Contribution"], rows: 12, columns: 5,
      firstRow: [
        "Roehampton Student Union", "Roehampton University", "High", "High",
        "Leads project and coordinates participating universities",
      ]),
    Expected(
      path: "stakeholder-tables/nodes.csv", heading: ["id", "Node.name", "No.sources", "Type", "clos", "x", "y"],
      rows: 18, columns: 7,
      firstRow: ["n01", "Record status", "18", "Sci", "46.7295081967213", "1.22464679914735e-15", "4"]),
    Expected(
      path: "written-by-tools/sampson_blame.R-csv2-semicolon.csv", heading: ["s", "t", "w"], rows: 41, columns: 3,
      firstRow: ["Berthold", "Mark", "3"]),
    Expected(
      path: "other/bibNodes.csv", heading: ["name", "mode", "country", "sex", "year", "vol", "num", "fPage", "lPage"],
      rows: 16, columns: 9, firstRow: ["Batagelj, Vladimir", "person", "SI", "m", "", "", "", "", ""]),
  ]

  @Test("Headings, rows and columns", arguments: tables)
  func table(expected: Expected) throws {
    let table = try CSVReader().read(FormatFiles.folder.appending(path: expected.path))
    #expect(table.heading == expected.heading)
    #expect(table.rowCount == expected.rows)
    #expect(table.columnCount == expected.columns)
    #expect((0..<table.cellCount(0)).map { table[0, $0] } == expected.firstRow)
    #expect(table.codes == expected.codes)
  }

  @Test("Blank lines keep their numbers")
  func rowNumbers() throws {
    let table = try CSVReader().read(
      FormatFiles.folder.appending(path: "gephi-spreadsheet/nodes_table_types_test.csv"))
    #expect(table.headingRow == 2)
    #expect((0..<5).map(table.number(of:)) == [3, 5, 8, 9, 10])
  }

  @Test("A square matrix with names of people, and a table with names in quotes")
  func larger() throws {
    let matrix = try CSVReader().read(FormatFiles.folder.appending(path: "gephi-spreadsheet/complex_matrix.csv"))
    #expect(matrix.heading.count == 28)
    #expect(matrix.heading.contains("Jean-François Rime"))
    #expect(matrix.diagnostics.isEmpty)
    let links = try CSVReader().read(FormatFiles.folder.appending(path: "stakeholder-tables/links.csv"))
    #expect(links.rowCount == 42 && links.columnCount == 14)
    #expect(links.diagnostics.isEmpty)
  }
}

@Suite("Workbooks of the format collection", .enabled(if: FormatFiles.exist, FormatFiles.reason))
struct FormatWorkbookTests {
  @Test("Gephi's matrix")
  func gephi() throws {
    let workbook = try XLSXReader().read(FormatFiles.folder.appending(path: "gephi-spreadsheet/matrix.xlsx"))
    let csv = try CSVReader().read(FormatFiles.folder.appending(path: "gephi-spreadsheet/matrix.csv"))
    #expect(workbook.sheets.map(\.name) == ["maxtrix"])
    let table = try #require(workbook.tables.first?.table)
    #expect(table.heading.dropFirst() == csv.heading.dropFirst())
    #expect(table.rowCount == csv.rowCount)
  }

  @Test("Kumu's elements and connections")
  func kumu() throws {
    let workbook = try XLSXReader().read(FormatFiles.folder.appending(path: "kumu/paypal-mafia.xlsx"))
    #expect(workbook.tables.map(\.sheet) == ["Elements", "Connections"])
    #expect(workbook.tables.map(\.table.heading.first) == ["Label", "From"])
    #expect(workbook.tables.flatMap(\.table.diagnostics).filter { $0.severity > .note }.isEmpty)
  }

  @Test("NodeXL: the heading is in row 2, two sheets are hidden")
  func nodeXL() throws {
    let workbook = try XLSXReader().read(
      FormatFiles.folder.appending(path: "nodexl/NodeXL_Teaching_Resources_css-d_raw.xlsx"))
    #expect(workbook.sheets.count == 7)
    #expect(workbook.sheets.filter { $0.omission == .hidden }.map(\.name) == ["Do Not Delete", "Misc"])
    let edges = try #require(workbook.tables.first { $0.sheet == "Edges" }?.table.withHeading(atRow: 2))
    #expect(edges.heading.prefix(2) == ["Vertex 1", "Vertex 2"])
    #expect(edges.rowCount > 0)
  }
}
