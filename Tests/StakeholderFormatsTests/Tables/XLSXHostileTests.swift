import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("Workbooks: hostile and damaged")
struct XLSXHostileTests {
  @Test("Hostile and damaged parts are refused with advice", arguments: fixtures)
  func refused(what: String, fixture: @Sendable () -> WorkbookFixture, code: String) throws {
    let error = #expect(throws: TableError.self) { try fixture().read() }
    #expect(error?.diagnostic.code == code, "\(what): \(String(describing: error))")
    #expect(error?.diagnostic.advice?.isEmpty == false)
  }

  static let fixtures: [(String, @Sendable () -> WorkbookFixture, String)] = [
    (
      "entities", { part("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><sst><si><t>&b;</t></si></sst>") },
      "unsafe-workbook"
    ),
    (
      "external entity",
      {
        part(
          "xl/workbook.xml", "<?xml version=\"1.0\"?><!-- <a> --><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><workbook/>")
      }, "unsafe-workbook"
    ),
    (
      "entities in UTF-16",
      {
        var fixture = WorkbookFixture()
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>"
        fixture.parts = [("xl/workbook.xml", Array(CSVEncodingTests.utf16(text, mark: true, bigEndian: false)))]
        return fixture
      }, "unsafe-workbook"
    ),
    (
      "undeclared entity", { WorkbookFixture(rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row>") },
      "damaged-workbook"
    ),
    ("encoding", { part("xl/workbook.xml", "<?xml version='1.0' encoding='UTF-7'?><workbook/>") }, "damaged-workbook"),
    (
      "truncated sheet", { part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + inlineRow(1, "a")) },
      "damaged-workbook"
    ),
    ("empty sheet part", { part("xl/worksheets/sheet1.xml", " ") }, "damaged-workbook"),
    ("malformed", { part("xl/worksheets/sheet1.xml", "<worksheet><a></b></worksheet>") }, "damaged-workbook"),
    ("no sheets", { part("xl/workbook.xml", "<workbook/>") }, "damaged-workbook"),
    (
      "missing workbook",
      {
        var fixture = WorkbookFixture()
        fixture.parts = [("xl/workbook.xml", [])]
        return fixture
      }, "damaged-workbook"
    ),
    (
      "missing sheet",
      {
        var fixture = WorkbookFixture()
        fixture.targets = { _ in "worksheets/nowhere.xml" }
        return fixture
      }, "damaged-workbook"
    ),
    (
      "path out of the archive",
      {
        var fixture = WorkbookFixture()
        fixture.targets = { _ in "../../etc/passwd" }
        return fixture
      }, "unsafe-workbook"
    ),
    (
      "entry out of the archive",
      {
        var fixture = WorkbookFixture()
        fixture.parts = [("../evil.xml", [1])]
        return fixture
      }, "unsafe-workbook"
    ),
    (
      "shared text that does not exist",
      { WorkbookFixture(rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>") }, "damaged-workbook"
    ),
    (
      "negative shared text", { WorkbookFixture(rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>") },
      "damaged-workbook"
    ),
    (
      "column beyond the last", { WorkbookFixture(rows: "<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZZ1\"><v>7</v></c></row>") },
      "damaged-workbook"
    ),
    ("row beyond the last", { WorkbookFixture(rows: "<row r=\"99999999999999999999\"/>") }, "damaged-workbook"),
    ("rows backwards", { WorkbookFixture(rows: inlineRow(2, "a") + inlineRow(1, "b")) }, "damaged-workbook"),
    (
      "cell of another row", { WorkbookFixture(rows: "<row r=\"1\"><c r=\"A2\"><v>7</v></c></row>") },
      "damaged-workbook"
    ),
    (
      "cell twice", { WorkbookFixture(rows: "<row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"A1\"><v>8</v></c></row>") },
      "damaged-workbook"
    ),
    (
      "bomb",
      {
        var fixture = WorkbookFixture()
        fixture.parts = [("xl/media/a.bin", [UInt8](repeating: 0, count: 40 << 20))]
        return fixture
      }, "unsafe-workbook"
    ),
    (
      "binary workbook",
      {
        var fixture = WorkbookFixture()
        fixture.parts = [("xl/workbook.bin", [1])]
        return fixture
      }, "not-a-workbook"
    ),
    (
      "OpenDocument",
      {
        var fixture = WorkbookFixture()
        fixture.parts = [("mimetype", [1]), ("content.xml", [1])]
        return fixture
      }, "not-a-workbook"
    ),
    (
      "Numbers",
      {
        var fixture = WorkbookFixture()
        fixture.parts = [("Index/Document.iwa", [1])]
        return fixture
      }, "not-a-workbook"
    ),
  ]

  static func part(_ name: String, _ text: String) -> WorkbookFixture {
    var fixture = WorkbookFixture()
    fixture.parts = [(name, Array(text.utf8))]
    return fixture
  }

  @Test(
    "Files that are no workbooks are refused",
    arguments: [
      ("", "empty-file"), ("a,b\n1,2\n", "not-a-workbook"), ("PK\u{3}\u{4}", "damaged-workbook"),
      ("%PDF-1.4", "not-a-workbook"),
    ])
  func noWorkbook(text: String, code: String) {
    let error = #expect(throws: TableError.self) { try XLSXReader().read(ContiguousArray(text.utf8), name: "x.xlsx") }
    #expect(error?.diagnostic.code == code)
  }

  @Test("A workbook cut off anywhere, or with any byte changed, never crashes")
  func damage() throws {
    var fixture = WorkbookFixture(rows: inlineRow(1, "a", "b") + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>")
    fixture.sharedStrings = ["<t>x</t>"]
    let bytes = try fixture.bytes()
    for length in 0..<bytes.count {
      #expect(throws: TableError.self) { try XLSXReader().read(ContiguousArray(bytes[..<length]), name: "x.xlsx") }
    }
    for position in bytes.indices {
      var changed = bytes
      changed[position] ^= 0x55
      if let workbook = try? XLSXReader().read(changed, name: "x.xlsx") {
        for (_, table) in workbook.tables { CSVPropertyTests.readAll(table) }
      }
    }
  }

  @Test("A sheet whose XML is cut off anywhere is refused")
  func truncatedXML() throws {
    let text = "<worksheet><sheetData>" + inlineRow(1, "a", "b") + inlineRow(2, "1", "2") + "</sheetData></worksheet>"
    for length in 1..<text.utf8.count {
      #expect(throws: TableError.self) {
        try Self.part("xl/worksheets/sheet1.xml", String(decoding: text.utf8.prefix(length), as: UTF8.self)).read()
      }
    }
  }

  @Test("Random sheets are read or refused, never a crash", arguments: 0..<150 as Range<UInt64>)
  func randomSheets(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let pieces = [
      "<row>", "<row r=\"3\">", "</row>", "<c>", "<c r=\"B3\" t=\"s\">", "<c t=\"b\">", "<c t=\"e\">", "<c s=\"9\">",
      "</c>",
      "<v>", "</v>", "1", "x", "<is><t>", "</t></is>", "<f/>", "<mergeCell ref=\"A1:\"/>", "<mergeCell/>", "1e400",
      "nan",
    ]
    let rows = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    if let table = try? WorkbookFixture(rows: rows).table() { CSVPropertyTests.readAll(table) }
  }
}
