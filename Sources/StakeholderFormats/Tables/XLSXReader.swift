package import Foundation
package import Graphs
internal import StakeholderModel

/// Reads workbooks of Excel 2007 and later (.xlsx, .xlsm) and what other programs write in that format.
///
/// Numbers come out in their shortest exact form with a decimal point, dates as in ISO 8601, truth values as `true` and
/// `false`, formulas as their saved results. Hidden sheets and sheets whose name contains `(ignore)` are left out with
/// a note.
package struct XLSXReader: Sendable {
  /// A reader.
  package init() {}

  /// Reads a file.
  ///
  /// - Parameter progress: Told now and then which share of the sheets has been read.
  package func read(_ file: URL, progress: ProgressHandler? = nil) throws(TableError) -> Workbook {
    try read(try FileContents.bytes(of: file), name: file.lastPathComponent, progress: progress)
  }

  /// Reads the bytes of a file.
  package func read(
    _ bytes: ContiguousArray<UInt8>, name: String, progress: ProgressHandler? = nil
  ) throws(TableError) -> Workbook {
    try Self.refuseOtherKinds(bytes, name: name)
    let package = try XLSXPackage(Array(bytes), file: name)
    let workbookPart = try Self.workbookPart(package)
    let outline = WorkbookEvents()
    guard try package.read(workbookPart, outline) else { throw package.damaged("“\(workbookPart)” is missing") }
    let relationships = try package.relationships(of: workbookPart)
    func part(_ type: String) -> String? { relationships.first { $0.type == type }?.target }

    let styles = XLSXStyles()
    if let part = part("styles") { _ = try package.read(part, styles) }
    let sharedStrings = XLSXSharedStrings()
    if let part = part("sharedStrings") { _ = try package.read(part, sharedStrings) }

    var sheets: [Workbook.Sheet] = []
    var findings = Findings()
    for (position, sheet) in outline.sheets.enumerated() {
      guard let relationship = relationships.first(where: { $0.id == sheet.relationship }) else {
        throw package.damaged("the sheet “\(sheet.name)” is missing")
      }
      if let omission = Self.omission(sheet, relationship) {
        findings.add(Self.note(omission, sheet: sheet.name, file: name))
        sheets.append(Workbook.Sheet(name: sheet.name, omission: omission, table: nil))
        continue
      }
      let tableName = "\(name), sheet \(sheet.name)"
      let cells = XLSXSheet(
        name: tableName, sharedStrings: sharedStrings, styles: styles, from1904: outline.countsFrom1904)
      let count = Double(outline.sheets.count)
      let partly: ProgressHandler = { share in progress?((Double(position) + share) / count) }
      guard try package.read(relationship.target, cells, progress: partly) else {
        throw package.damaged("the sheet “\(sheet.name)” is missing")
      }
      if cells.isTooLarge { throw Self.tooLarge(sheet.name, file: name) }
      if let damage = cells.damage { throw package.damaged("in the sheet “\(sheet.name)” \(damage)") }
      sheets.append(Workbook.Sheet(name: sheet.name, omission: nil, table: Self.table(cells, name: tableName)))
    }
    guard !sheets.isEmpty else { throw package.damaged("it has no sheets") }
    return Workbook(name: name, sheets: sheets, diagnostics: findings.diagnostics)
  }

  private static func tooLarge(_ sheet: String, file: String) -> TableError {
    TableError(
      "too-large", file: file, "The sheet “\(sheet)” has more cells than can be read, blank ones among them.",
      advice: "Delete the columns and rows beside the data that are not needed, or save the sheet as CSV UTF-8.")
  }

  private static func table(_ cells: XLSXSheet, name: String) -> Table {
    var table = Table(name: name, storage: cells.builder.finish(), diagnostics: cells.findings.diagnostics)
    // Empty cells at the end of a row are not stored in a workbook: a row with fewer cells is nothing to speak of.
    table.report(table.raggedRows().filter { $0.code != "too-few-cells" })
    if table.rowCount == 0 {
      let location = Diagnostic.Location(file: name, row: table.headingRow)
      table.report([
        table.headingRow == nil
          ? Diagnostic(.note, code: "empty-sheet", at: location, message: "The sheet is empty.")
          : Diagnostic(
            .warning, code: "no-rows", at: location, message: "The sheet has a heading but no rows.",
            advice: "Put the data under the heading.")
      ])
    }
    return table
  }

  /// The part with the list of sheets: the one that the package names, or the usual one.
  private static func workbookPart(_ package: borrowing XLSXPackage) throws(TableError) -> String {
    let usual = "xl/workbook.xml"
    return try package.relationships(of: "").first { $0.type == "officeDocument" }?.target ?? usual
  }

  private static func omission(_ sheet: WorkbookEvents.Sheet, _ relationship: XLSXPackage.Relationship)
    -> Workbook.Sheet.Omission?
  {
    if relationship.type != "worksheet" { return .noCells }
    if sheet.isHidden { return .hidden }
    return sheet.name.lowercased().contains("(ignore)") ? .ignored : nil
  }

  private static func note(_ omission: Workbook.Sheet.Omission, sheet: String, file: String) -> Diagnostic {
    let (reason, advice): (String, String?) =
      switch omission {
      case .hidden: ("it is hidden", "Unhide it in the spreadsheet program if it belongs to the data.")
      case .ignored: ("its name contains “(ignore)”", "Rename it if it belongs to the data.")
      case .noCells: ("it holds no cells but a chart or a dialogue", nil)
      }
    return Diagnostic(
      .note, code: "skipped-sheet", at: Diagnostic.Location(file: "\(file), sheet \(sheet)"),
      message: "The sheet “\(sheet)” was left out because \(reason).", advice: advice)
  }

  private static func refuseOtherKinds(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) {
    guard !bytes.isEmpty else {
      throw TableError(
        "empty-file", file: name, "The file is empty.", advice: "Check that the export was complete.")
    }
    switch FileKind.of(bytes) {
    case .xlsx: return
    case .text:
      throw TableError(
        "not-a-workbook", file: name, "This is a text file, not an Excel workbook.",
        advice: "Give it the ending .csv if it is a table in CSV.")
    case .other(let kind, let advice):
      throw TableError("not-a-workbook", file: name, "This is \(kind), not a workbook we can read.", advice: advice)
    }
  }
}

/// The list of sheets and the date system.
private final class WorkbookEvents: XMLEvents {
  struct Sheet {
    let name: String
    let isHidden: Bool
    let relationship: String
  }

  private(set) var sheets: [Sheet] = []
  private(set) var countsFrom1904 = false
  let isStopped = false

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "workbookPr": countsFrom1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true"
    case "sheet":
      let state = attributes["state"] ?? "visible"
      sheets.append(
        Sheet(name: attributes["name"] ?? "", isHidden: state != "visible", relationship: attributes["id"] ?? ""))
    default: break
    }
  }
  func end(_ element: String) {}
  func text(_ text: String) {}
}
