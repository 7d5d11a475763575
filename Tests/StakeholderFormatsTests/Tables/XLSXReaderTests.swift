import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("Workbooks")
struct XLSXReaderTests {
  @Test("Shared strings: plain, formatted in runs, with phonetic readings and escapes")
  func sharedStrings() throws {
    var fixture = WorkbookFixture(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
        <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>
        """)
    fixture.sharedStrings = [
      "<t>name</t>", "<r><t>no</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">te </t></r>",
      "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>", "<t>a_x000D_b_x005F_x &amp; &lt;c&gt;<![CDATA[<d>]]></t>",
    ]
    let table = try fixture.table()
    #expect(table.everything == [["name", "note "], ["東京", "a\rb_x & <c><d>"]])
    #expect(table.diagnostics.isEmpty)
    #expect(table.name == "test.xlsx, sheet Sheet1")
  }

  @Test("Cells of every type, with their kinds")
  func types() throws {
    let fixture = WorkbookFixture(
      rows: inlineRow(1, "a", "b", "c", "d", "e", "f", "g")
        + """
        <row r="2"><c r="A2"><v>1.0</v></c><c r="B2" t="n"><v>0.1</v></c><c r="C2" t="b"><v>1</v></c>\
        <c r="D2" t="str"><f>A1&amp;"x"</f><v>ax</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2"><f>1+1</f><v>2</v></c>\
        <c r="G2" t="d"><v>2025-04-03T00:00:00</v></c></row>
        <row r="3"><c r="A3"><v>1E-3</v></c><c r="B3"><v>-123456789012345678</v></c><c r="C3" t="b"><v>0</v></c>\
        <c r="D3"><f>A9</f></c><c r="E3"><f>A9</f><v></v></c><c r="F3" t="str"><f>""</f><v></v></c>\
        <c r="G3"><v>many</v></c></row>
        """)
    let table = try fixture.table()
    #expect(table.everything[1] == ["1", "0.1", "true", "ax", "", "2", "2025-04-03"])
    #expect(table.cells(1) == ["0.001", "-1.2345678901234568e+17", "false", "", "", "", "many"])
    let kinds: [CellKind] = [.number, .number, .boolean, .text, .error, .number, .date]
    #expect((0..<7).map { table.kind(0, $0) } == kinds)
    #expect(table.codes == ["formula-error", "formula-without-value", "formula-without-value", "not-a-number"])
    #expect(table.diagnostics[0].found == "#N/A")
    #expect(table.diagnostics[0].location == Diagnostic.Location(file: table.name, row: 2, column: "E"))
  }

  @Test(
    "Dates by built-in and custom formats",
    arguments: [
      (14, "", "45750", "2025-04-03", CellKind.date), (14, "", "45750.604166666664", "2025-04-03T14:30:00", .date),
      (22, "", "45750.999999999", "2025-04-04", .date), (17, "", "45748", "2025-04", .date),
      (17, "", "45750", "2025-04-03", .date), (20, "", "0.5", "12:00:00", .date), (14, "", "1", "1900-01-01", .date),
      (14, "", "59", "1900-02-28", .date), (14, "", "61", "1900-03-01", .date), (14, "", "60", "60", .number),
      (14, "", "2958465", "9999-12-31", .date), (14, "", "2958466", "2958466", .number), (14, "", "-1", "-1", .number),
      (14, "", "36585", "2000-02-29", .date), (164, "yyyy", "45658", "2025", .date),
      (164, "yyyy", "45750", "2025-04-03", .date),
      (164, "dd\\.mm\\.yyyy;@", "45750", "2025-04-03", .date),
      (164, "[$-407]d. mmmm yyyy", "45750", "2025-04-03", .date),
      (164, "mmm yy", "45748", "2025-04", .date), (164, "h:mm AM/PM", "0.25", "06:00:00", .date),
      (164, "0.00 \"days\"", "3.5", "3.5", .number), (164, "[Red]0.0", "3.5", "3.5", .number),
      (164, "[h]:mm", "1.5", "1.5", .number), (164, "General", "45750", "45750", .number),
      (164, "#,##0_);(#,##0)", "45750", "45750", .number), (0, "", "45750", "45750", .number),
      (46, "", "1.5", "1.5", .number),
    ])
  func dates(id: Int, code: String, serial: String, text: String, kind: CellKind) throws {
    var fixture = WorkbookFixture(
      rows: inlineRow(1, "since") + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>\(serial)</v></c></row>")
    fixture.styleFormats = [0, id]
    fixture.formats = "<numFmt numFmtId=\"164\" formatCode=\"\(code.replacing("\"", with: "&quot;"))\"/>"
    let table = try fixture.table()
    #expect(table[0, 0] == text)
    #expect(table.kind(0, 0) == kind)
  }

  @Test("The date system of 1904")
  func dates1904() throws {
    var fixture = WorkbookFixture(
      rows: inlineRow(1, "since")
        + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>44288</v></c></row><row r=\"3\"><c r=\"A3\" s=\"0\"><v>0</v></c></row>")
    fixture.styleFormats = [14]
    fixture.workbookProperties = "<workbookPr date1904=\"1\"/>"
    let table = try fixture.table()
    #expect(table.everything == [["since"], ["2025-04-03"], ["1904-01-01"]])
  }

  @Test("Every day from 1900 to 9999 follows the day before")
  func calendar() throws {
    var fixture = try #require(SpreadsheetDateFormat(builtIn: 14))
    fixture.showsTime = false
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (year, month, day) = (1900, 3, 1)
    for serial in 61..<2_958_466 {
      if serial < 200_000 || serial.isMultiple(of: 97) {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        guard fixture.text(Double(serial), from1904: false) == "\(year)-\(two(month))-\(two(day))" else {
          Issue.record("\(serial) is not \(year)-\(month)-\(day)")
          return
        }
      }
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      day += 1
      if day > lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test("Gaps, blank rows, cells and rows without reference, cells out of order")
  func positions() throws {
    let fixture = WorkbookFixture(
      rows: inlineRow(2, "a", "b", "c", "d")
        + """
        <row r="4"><c r="C4"><v>3</v></c></row><row r="5"/><row r="6"><c r="A6" s="0"/></row>
        <row><c><v>1</v></c><c><v>2</v></c><c r="D7"><v>4</v></c></row>
        <row r="9"><c r="B9"><v>2</v></c><c r="A9"><v>1</v></c></row>
        """)
    let table = try fixture.table()
    #expect(table.headingRow == 2)
    #expect((0..<3).map(table.number(of:)) == [4, 7, 9])
    #expect((0..<3).map(table.line(of:)) == [4, 7, 9])
    #expect((0..<3).map(table.cells) == [["", "", "3", ""], ["1", "2", "", "4"], ["1", "2", "", ""]])
    #expect(table.codes == [], "cells that are not stored are empty")
  }

  @Test("Hidden sheets, (ignore) and sheets of charts are left out with a note")
  func omissions() throws {
    var fixture = WorkbookFixture(rows: inlineRow(1, "a") + inlineRow(2, "1"))
    fixture.sheets += [
      .init(name: "Old", state: "hidden", rows: ""), .init(name: "Older", state: "veryHidden", rows: ""),
      .init(name: "Notes (Ignore)", state: nil, rows: ""), .init(name: "Empty", state: nil, rows: "<row r=\"1\"/>"),
      .init(name: "Ties &amp; more", state: "visible", rows: inlineRow(1, "from", "to")),
    ]
    let workbook = try fixture.read()
    #expect(workbook.sheets.map(\.name) == ["Sheet1", "Old", "Older", "Notes (Ignore)", "Empty", "Ties & more"])
    #expect(workbook.sheets.map(\.omission) == [nil, .hidden, .hidden, .ignored, nil, nil])
    #expect(workbook.diagnostics.map(\.code) == ["skipped-sheet", "skipped-sheet", "skipped-sheet"])
    #expect(workbook.tables.map(\.sheet) == ["Sheet1", "Ties & more"])
    #expect(workbook.sheets[4].table?.codes == ["empty-sheet"])
    #expect(workbook.sheets[5].table?.codes == ["no-rows"])
    #expect(workbook.sheets[1].table == nil)
  }

  @Test("Merged cells and hidden rows are reported")
  func merged() throws {
    var fixture = WorkbookFixture(
      rows: inlineRow(1, "a", "b") + inlineRow(2, "x", "").replacing("r=\"2\"", with: "r=\"2\" hidden=\"1\""))
    fixture.sheets[0].rest = "<mergeCells count=\"1\"><mergeCell ref=\"A2:B3\"/></mergeCells>"
    let table = try fixture.table()
    #expect(table.codes == ["hidden-rows", "merged-cells"])
    #expect(table.diagnostics[1].location == Diagnostic.Location(file: table.name, row: 2, column: "A"))
  }

  @Test(
    "Absolute, relative and odd targets",
    arguments: [
      "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml",
      "Worksheets/Sheet1.xml",
    ])
  func targets(target: String) throws {
    var fixture = WorkbookFixture(rows: inlineRow(1, "a") + inlineRow(2, "1"))
    fixture.targets = { _ in target }
    #expect(try fixture.table().everything == [["a"], ["1"]])
  }

  @Test("Strict documents, prefixes, and documents without the list of relationships")
  func dialects() throws {
    var strict = WorkbookFixture(rows: inlineRow(1, "a") + inlineRow(2, "1"))
    strict.mainNamespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    strict.relationshipNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    #expect(try strict.table().everything == [["a"], ["1"]])
    var prefixed = WorkbookFixture(rows: "<x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row>")
    prefixed.prefix = "x"
    #expect(try prefixed.table().everything == [["1"]])
    var bare = WorkbookFixture(rows: inlineRow(1, "a"))
    bare.parts = [("_rels/.rels", [])]
    #expect(try bare.table().everything == [["a"]])
    var undeclared = WorkbookFixture(rows: inlineRow(1, "a"))
    undeclared.sheets[0].rest = "<x14:thing/>"
    #expect(try undeclared.table().everything == [["a"]])
  }

  @Test("Another heading row, as in workbooks of NodeXL")
  func headings() throws {
    let table = try WorkbookFixture(
      rows: inlineRow(1, "Title") + inlineRow(2, "Vertex 1", "Vertex 2") + inlineRow(3, "a", "b")
    ).table()
    #expect(table.withHeading(atRow: 2)?.everything == [["Vertex 1", "Vertex 2"], ["a", "b"]])
  }

  @Test("A cell far to the right of all others is left out, and said")
  func strayCells() throws {
    let stray = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"XFD2\"><v>3</v></c></row>"
    let table = try WorkbookFixture(rows: inlineRow(1, "from", "to") + stray + inlineRow(3, "a", "b")).table()
    #expect(table.columnCount == 2)
    #expect(table.rowCount == 2)
    let finding = table.diagnostics.first { $0.code == "stray-cell" }
    #expect(finding?.location?.row == 2 && finding?.location?.column == "XFD")
  }

  @Test("Every row with such a cell is still a table, and rows with gaps below wide headings are whole")
  func manyStrayCells() throws {
    let rows = (2...20_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c><c r=\"XFD\($0)\"><v>1</v></c></row>" }
    let table = try WorkbookFixture(rows: inlineRow(1, "from", "to") + rows.joined()).table()
    #expect(table.rowCount == 19_999 && table.columnCount == 2)
    #expect(table.diagnostics.count { $0.code == "stray-cell" } == Findings.listedPerCode + 1)

    let headings = (0..<600).map { "<c r=\"\(SpreadsheetColumn.letters(of: $0))1\"><v>\($0)</v></c>" }
    let wide = try WorkbookFixture(
      rows:
        "<row r=\"1\">\(headings.joined())</row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"WB2\"><v>7</v></c></row>"
    ).table()
    #expect(wide[0, 599] == "7")
    #expect(wide.diagnostics.isEmpty)
  }
}
