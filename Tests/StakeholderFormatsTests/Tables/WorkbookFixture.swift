@testable import StakeholderFormats

/// Makes small workbooks for tests, part by part, so that each part can be wrong on purpose.
struct WorkbookFixture {
  struct Sheet {
    var name: String
    var state: String?
    /// The content of `sheetData`.
    var rows: String
    /// What follows `sheetData`.
    var rest = ""
  }

  var sheets: [Sheet] = []
  /// The items of the shared strings: the content of each `si`.
  var sharedStrings: [String] = []
  /// The content of `numFmts`.
  var formats = ""
  /// The number formats of the cell styles, from 0 on.
  var styleFormats = [0]
  var workbookProperties = "<workbookPr/>"
  var targets: (Int) -> String = { "worksheets/sheet\($0).xml" }
  var mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  var relationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  var prefix = ""
  /// Parts that replace the ordinary ones, or stand beside them.
  var parts: [(name: String, bytes: [UInt8])] = []

  /// A workbook with one sheet.
  init(rows: String = "") { sheets = [Sheet(name: "Sheet1", state: nil, rows: rows)] }

  func bytes() throws -> ContiguousArray<UInt8> {
    let replaced = Set(parts.map(\.name))
    let entries = ordinaryParts.filter { !replaced.contains($0.name) } + parts.filter { !$0.bytes.isEmpty }
    return ContiguousArray(try ZipArchiveWriter.archive(of: entries))
  }

  func read() throws -> Workbook { try XLSXReader().read(bytes(), name: "test.xlsx") }

  /// The table of the first sheet.
  func table() throws -> Table {
    guard let table = try read().sheets.first?.table else { throw NoTable() }
    return table
  }

  struct NoTable: Error {}

  private var ordinaryParts: [(name: String, bytes: [UInt8])] {
    let colon = prefix.isEmpty ? "" : prefix + ":"
    let namespace = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
    let main = "\(namespace)=\"\(mainNamespace)\" xmlns:r=\"\(relationshipNamespace)\""
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
      return "<\(colon)sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
    }
    let relations =
      sheets.indices.map { relation("rId\($0 + 1)", "worksheet", targets($0 + 1)) }
      + [relation("rIdS", "sharedStrings", "sharedStrings.xml"), relation("rIdF", "styles", "styles.xml")]
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let styles = styleFormats.map { "<xf numFmtId=\"\($0)\"/>" }.joined()
    var texts = [
      ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)\">\(relation("rId1", "officeDocument", "xl/workbook.xml"))</Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<\(colon)workbook \(main)>\(workbookProperties)<\(colon)sheets>\(list.joined())</\(colon)sheets></\(colon)workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(package)\">\(relations.joined())</Relationships>"),
      ("xl/sharedStrings.xml", "<sst \(main)>\(sharedStrings.map { "<si>\($0)</si>" }.joined())</sst>"),
      (
        "xl/styles.xml",
        """
        <styleSheet \(main)><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs>\(styles)</cellXfs></styleSheet>
        """
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      texts.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "<\(colon)worksheet \(main)><\(colon)sheetData>\(sheet.rows)</\(colon)sheetData>\(sheet.rest)</\(colon)worksheet>"
        ))
    }
    return texts.map { ($0.0, Array((declaration + $0.1).utf8)) }
  }

  private func relation(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(relationshipNamespace)/\(type)\" Target=\"\(target)\"/>"
  }
}

/// A row of inline strings.
func inlineRow(_ number: Int, _ texts: String...) -> String {
  let cells = texts.enumerated().map { column, text in
    "<c r=\"\(SpreadsheetColumn.letters(of: column))\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }
  return "<row r=\"\(number)\">\(cells.joined())</row>"
}
