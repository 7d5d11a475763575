/// Writes tables as the XML parts of an .xlsx workbook: text as shared strings, numbers and dates as such.
struct Workbook {
  private var strings: [String: Int] = [:]
  private var order: [String] = []
  private var uses = 0

  /// The parts of a workbook, in the order in which they are packed.
  static func parts(of tables: [Table]) -> [(name: String, bytes: [UInt8])] {
    var workbook = Workbook()
    let sheets = tables.map { workbook.sheet($0) }
    var parts: [(name: String, text: String)] = [
      ("[Content_Types].xml", contentTypes(count: tables.count)),
      ("_rels/.rels", relations([(1, "officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", book(tables.map(\.name))),
      ("xl/_rels/workbook.xml.rels", bookRelations(count: tables.count)),
      ("xl/styles.xml", styles),
    ]
    for (position, sheet) in sheets.enumerated() { parts.append(("xl/worksheets/sheet\(position + 1).xml", sheet)) }
    parts.append(("xl/sharedStrings.xml", workbook.sharedStrings))
    return parts.map { ($0.name, Array((declaration + $0.text).utf8)) }
  }

  private mutating func sheet(_ table: Table) -> String {
    var xml = "<worksheet xmlns=\"\(Self.main)\"><sheetViews><sheetView workbookViewId=\"0\">"
    xml += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
    xml += "<cols><col min=\"1\" max=\"\(max(table.headings.count, 1))\" width=\"18\" customWidth=\"1\"/></cols>"
    xml += "<sheetData>" + row(1, table.headings.map(Cell.text), style: 2)
    for (position, cells) in table.rows.enumerated() { xml += row(position + 2, cells, style: 0) }
    return xml + "</sheetData></worksheet>"
  }

  private mutating func row(_ number: Int, _ cells: [Cell], style: Int) -> String {
    var xml = "<row r=\"\(number)\">"
    for (position, cell) in cells.enumerated() {
      let place = "r=\"\(Self.letters(position))\(number)\"" + (style == 0 ? "" : " s=\"\(style)\"")
      switch cell {
      case .empty: continue
      case .text(let text): xml += "<c \(place) t=\"s\"><v>\(index(of: text))</v></c>"
      case .integer(let value): xml += "<c \(place)><v>\(value)</v></c>"
      case .tenths(let value): xml += "<c \(place)><v>\(value / 10).\(value % 10)</v></c>"
      case .date(let day): xml += "<c \(place) s=\"1\"><v>\(day.spreadsheetNumber)</v></c>"
      }
    }
    return xml + "</row>"
  }

  private mutating func index(of text: String) -> Int {
    uses += 1
    if let index = strings[text] { return index }
    strings[text] = order.count
    order.append(text)
    return order.count - 1
  }

  private var sharedStrings: String {
    "<sst xmlns=\"\(Self.main)\" count=\"\(uses)\" uniqueCount=\"\(order.count)\">"
      + order.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }.joined() + "</sst>"
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// Style 0 is plain, 1 a date, 2 a heading.
  private static let styles = """
    <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
    <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>\
    </fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>\
    </fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">\
    <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
    <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """

  private static func contentTypes(count: Int) -> String {
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var overrides = [
      ("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles"), ("/xl/sharedStrings.xml", "sharedStrings"),
    ]
    overrides += (1...max(count, 1)).map { ("/xl/worksheets/sheet\($0).xml", "worksheet") }
    return "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + overrides.map { "<Override PartName=\"\($0.0)\" ContentType=\"\(sheet).\($0.1)+xml\"/>" }.joined() + "</Types>"
  }

  private static func book(_ names: [String]) -> String {
    let sheets = names.enumerated().map {
      "<sheet name=\"\(escaped($0.element))\" sheetId=\"\($0.offset + 1)\" r:id=\"rId\($0.offset + 1)\"/>"
    }
    return "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(sheets.joined())</sheets></workbook>"
  }

  private static func bookRelations(count: Int) -> String {
    var items = (1...max(count, 1)).map { ($0, "worksheet", "worksheets/sheet\($0).xml") }
    items += [(count + 1, "styles", "styles.xml"), (count + 2, "sharedStrings", "sharedStrings.xml")]
    return relations(items)
  }

  private static func relations(_ items: [(Int, String, String)]) -> String {
    let elements = items.map {
      "<Relationship Id=\"rId\($0.0)\" Type=\"\(office)/\($0.1)\" Target=\"\($0.2)\"/>"
    }
    return "<Relationships xmlns=\"\(package)/relationships\">\(elements.joined())</Relationships>"
  }

  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
