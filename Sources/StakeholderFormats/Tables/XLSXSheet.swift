internal import StakeholderModel

/// Reads the cells of one sheet.
final class XLSXSheet: XMLEvents {
  private(set) var builder = TableBuilder()
  private(set) var findings = Findings()
  /// What is wrong with the sheet as a whole, if it cannot be read.
  private(set) var damage: String?
  /// Whether it is whole but holds more than can be read.
  private(set) var isTooLarge = false
  var isStopped: Bool { damage != nil || isTooLarge }

  private let name: String
  private let sharedStrings: XLSXSharedStrings
  private let styles: XLSXStyles
  private let from1904: Bool

  private var row = 0
  private var isInRow = false
  private var isInCell = false
  private var cells: [(column: Int, text: String, kind: CellKind)] = []
  private var column = -1
  private var type = ""
  private var style: String?
  private var value = ""
  private var isInValue = false
  private var hasFormula = false
  private var inline: XLSXTextCollector?
  private var hiddenRows = 0
  /// The number of columns that belong together so far.
  private var width = 0

  /// The size of a sheet in Excel.
  static let rows = 1_048_576
  static let columns = 16_384
  /// More cells than this, blank ones included, are no table that a person has made.
  private static let mostCells = 200_000_000
  /// A cell with more blank columns than this before it, and before any column that was used above, was hit by mistake.
  private static let widestGap = 256

  init(name: String, sharedStrings: XLSXSharedStrings, styles: XLSXStyles, from1904: Bool) {
    self.name = name
    self.sharedStrings = sharedStrings
    self.styles = styles
    self.from1904 = from1904
  }

  func begin(_ element: String, _ attributes: XMLAttributes) {
    guard !isStopped else { return }
    switch element {
    case "row": beginRow(attributes)
    case "c": beginCell(attributes)
    case "v": isInValue = isInCell
    case "f": hasFormula = true
    case "is" where isInCell: inline = XLSXTextCollector()
    case "mergeCell": reportMerged(attributes["ref"] ?? "")
    default: inline?.begin(element)
    }
  }

  func end(_ element: String) {
    guard !isStopped else { return }
    switch element {
    case "row": endRow()
    case "c": endCell()
    case "v": isInValue = false
    case "sheetData": reportHiddenRows()
    default: inline?.end(element)
    }
  }

  func text(_ text: String) {
    if isInValue { value += text } else { inline?.text(text) }
  }

  // MARK: Rows and cells

  private func beginRow(_ attributes: XMLAttributes) {
    guard !isInRow, !isInCell else {
      damage = "a row stands inside of row \(row)"
      return
    }
    isInRow = true
    let number = attributes["r"].map { Int($0) ?? 0 } ?? row + 1
    guard number > row, number <= Self.rows else {
      damage = "row “\(attributes["r"] ?? "")” follows row \(row)"
      return
    }
    row = number
    column = -1
    cells.removeAll(keepingCapacity: true)
    if attributes["hidden"] == "1" || attributes["hidden"] == "true" { hiddenRows += 1 }
  }

  private func endRow() {
    isInRow = false
    let isAscending = zip(cells, cells.dropFirst()).allSatisfy { $0.column < $1.column }
    if !isAscending {
      var byColumn: [Int: (column: Int, text: String, kind: CellKind)] = [:]
      for cell in cells { byColumn[cell.column] = cell }
      if byColumn.count < cells.count {
        damage = "row \(row) gives a cell twice"
        return
      }
      cells = byColumn.values.sorted { $0.column < $1.column }
    }
    leaveOutStrayCells()
    if builder.cellCount + (cells.last?.column ?? 0) > Self.mostCells || builder.byteCount > Int(UInt32.max) / 2 {
      isTooLarge = true
      return
    }
    builder.append(row: row, cells)
  }

  /// A single cell in the last column would make every row 16,384 cells wide.
  private func leaveOutStrayCells() {
    guard let last = cells.last, last.column >= width else { return }
    for (index, cell) in cells.enumerated() where cell.column >= width {
      guard cell.column - width <= Self.widestGap else {
        reportStray(cells[index...])
        cells.removeLast(cells.count - index)
        return
      }
      width = cell.column + 1
    }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    guard isInRow, !isInCell else {
      damage = "a cell stands outside of a row, or inside of a cell"
      return
    }
    isInCell = true
    if let reference = attributes["r"] {
      guard let position = Self.position(reference), position.row == row else {
        damage = "the cell “\(reference)” stands in row \(row)"
        return
      }
      column = position.column
    } else {
      column += 1
      guard column < Self.columns else {
        damage = "row \(row) has more than \(Self.columns) cells"
        return
      }
    }
    type = attributes["t"] ?? "n"
    style = attributes["s"]
    value = ""
    isInValue = false
    hasFormula = false
    inline = nil
  }

  private func endCell() {
    isInCell = false
    if let text = inline?.result { cells.append((column, text, .text)) } else { appendValue() }
    inline = nil
  }

  private func appendValue() {
    if value.isEmpty {
      if hasFormula, type != "str" { reportFormulaWithoutValue() }
      return
    }
    switch type {
    case "s":
      guard let index = Int(value), let text = sharedStrings[index] else {
        damage = "the cell \(reference) refers to the shared text “\(value)”, which does not exist"
        return
      }
      cells.append((column, text, .text))
    case "str", "inlineStr": cells.append((column, XLSXTextCollector.resolvingEscapes(value), .text))
    case "b": cells.append((column, value == "1" || value == "true" ? "true" : "false", .boolean))
    case "e":
      reportError()
      cells.append((column, "", .error))
    case "d": cells.append((column, Self.withoutMidnight(value), .date))
    default: appendNumber()
    }
  }

  private func appendNumber() {
    guard let number = Double(value), number.isFinite else {
      findings.add(
        Diagnostic(
          .warning, code: "not-a-number", at: location, message: "The cell is said to hold a number, but does not.",
          found: value, action: "It was read as text.", advice: "Type the number again."))
      cells.append((column, value, .text))
      return
    }
    guard let format = styles.dateFormat(ofStyle: style) else {
      cells.append((column, Self.text(number), .number))
      return
    }
    if let date = format.text(number, from1904: from1904) {
      cells.append((column, date, .date))
    } else {
      findings.add(
        Diagnostic(
          .warning, code: "impossible-date", at: location, message: "The cell is shown as a date that does not exist.",
          found: value, action: "It was read as the number that it holds.", advice: "Type the date again."))
      cells.append((column, Self.text(number), .number))
    }
  }

  /// A number in its shortest exact form, without a point where it is whole.
  static func text(_ number: Double) -> String {
    if number.magnitude < 1e15, number == number.rounded() { return String(Int(number)) }
    return number.description
  }

  /// Strict workbooks write dates as text, mostly with a time of zero.
  private static func withoutMidnight(_ text: String) -> String {
    var date = text
    if date.hasSuffix("Z") { date.removeLast() }
    for midnight in ["T00:00:00.000", "T00:00:00"] where date.hasSuffix(midnight) {
      date.removeLast(midnight.count)
    }
    return date
  }

  /// The column and row of a reference such as `AB12`, the column counted from 0; nil outside of Excel's largest sheet.
  static func position(_ reference: String) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in reference.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte) - 48
      case UInt8(ascii: "$"): continue
      default: return nil
      }
      guard column <= columns, row <= rows else { return nil }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
  }

  // MARK: Findings

  private var reference: String { SpreadsheetColumn.letters(of: column) + String(row) }

  private var location: Diagnostic.Location {
    Diagnostic.Location(file: name, row: row, column: SpreadsheetColumn.letters(of: column))
  }

  private func reportFormulaWithoutValue() {
    findings.add(
      Diagnostic(
        .warning, code: "formula-without-value", at: location,
        message: "The cell \(reference) holds a formula whose result is not saved in the file.",
        action: "It was read as empty.", advice: "Open the workbook in Excel or LibreOffice and save it."))
  }

  private func reportError() {
    findings.add(
      Diagnostic(
        .warning, code: "formula-error", at: location, message: "The formula in the cell \(reference) has no result.",
        found: value, action: "It was read as empty.", advice: "Mend the formula, or type the value."))
  }

  private func reportMerged(_ range: String) {
    let corners = range.split(separator: ":").map { Self.position(String($0)) }
    findings.add(
      Diagnostic(
        .warning, code: "merged-cells",
        at: Diagnostic.Location(
          file: name, row: corners.first??.row,
          column: corners.first.flatMap(\.self).map { SpreadsheetColumn.letters(of: $0.column) }),
        message: "The cells \(range) are merged.", found: range,
        action: "Only the first of them has the text; the others were read as empty.",
        advice: "Undo the merging and fill in every cell."))
  }

  private func reportStray(_ stray: ArraySlice<(column: Int, text: String, kind: CellKind)>) {
    guard let first = stray.first(where: { !$0.text.isEmpty }) else { return }
    let letters = SpreadsheetColumn.letters(of: first.column)
    findings.add(
      Diagnostic(
        .warning, code: "stray-cell", at: Diagnostic.Location(file: name, row: row, column: letters),
        message: "The cell \(letters)\(row) stands far to the right of all others.",
        action: "It is not read.", advice: "Delete it, or move it beside the others if it belongs to the data."))
  }

  private func reportHiddenRows() {
    guard hiddenRows > 0 else { return }
    findings.add(
      Diagnostic(
        .note, code: "hidden-rows", at: Diagnostic.Location(file: name),
        message: "\(hiddenRows) row\(hiddenRows == 1 ? " is" : "s are") hidden, for example by a filter.",
        action: "They were read like the others.", advice: "Delete the rows that do not belong to the data."))
  }
}
