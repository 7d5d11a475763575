package import StakeholderModel

/// What a cell held before it became text.
package enum CellKind: UInt8, Sendable, Hashable {
  /// Text; all cells of CSV files are text.
  case text
  /// A number of a workbook, written with a decimal point and no thousands marks.
  case number
  /// A date or a time of a workbook, written as in ISO 8601: `2025-04-03`, `2025-04`, `2025-04-03T14:30:00`.
  case date
  /// A truth value of a workbook, written `true` or `false`.
  case boolean
  /// A formula error of a workbook such as `#N/A`; the cell's text is empty and a diagnostic says what stood there.
  case error
}

/// A heading row and the rows under it, as text, from a CSV file or a sheet of a workbook.
///
/// Rows without any content are left out, but the others keep their numbers. Rows and columns are addressed from 0;
/// `number(of:)` gives the number that a spreadsheet shows.
///
/// ## Row numbers
/// The number of a row is the one that a spreadsheet shows when it opens the file: records count, not lines, blank
/// lines count, and the line `sep=;` that Excel writes does not. `line(of:)` tells where the row begins in a text
/// editor; the two differ after a quoted cell with a line break in it.
///
/// Texts are cut out of one buffer when they are asked for, so a table of millions of rows is a few large arrays.
package struct Table: Sendable {
  /// The file, or the file and the sheet: `survey.xlsx, sheet Ties`.
  package let name: String
  /// The texts of the heading row; empty if there is none.
  package let heading: [String]
  /// The number of the heading row, or nil if the table has none.
  package let headingRow: Int?
  /// What was found while reading, in the order of the rows.
  package private(set) var diagnostics: [Diagnostic]

  /// Whether cells that a spreadsheet would run have an apostrophe in front, as `CSVWriter` writes them.
  package var hasProtectedCells = false

  private let storage: TableStorage
  /// The rows of `storage` before this one are the heading and what stands above it.
  private let firstRow: Int

  /// Makes a table whose heading is the first row with content.
  package init(name: String, storage: TableStorage, diagnostics: [Diagnostic]) {
    self.init(name: name, storage: storage, headingIndex: storage.rowCount > 0 ? 0 : nil, diagnostics: diagnostics)
  }

  /// Makes a table whose headings do not stand in a row of the file.
  init(name: String, heading: [String], storage: TableStorage) {
    self.name = name
    self.heading = heading
    self.storage = storage
    headingRow = nil
    firstRow = 0
    diagnostics = []
  }

  private init(name: String, heading: [String], storage: TableStorage, firstRow: Int, diagnostics: [Diagnostic]) {
    self.name = name
    self.heading = heading
    self.storage = storage
    self.diagnostics = diagnostics
    headingRow = firstRow > 0 ? storage.numbering.number(of: firstRow - 1) : nil
    self.firstRow = firstRow
  }

  private init(name: String, storage: TableStorage, headingIndex: Int?, diagnostics: [Diagnostic]) {
    self.name = name
    self.storage = storage
    self.diagnostics = diagnostics
    if let headingIndex {
      heading = (0..<storage.cellCount(headingIndex)).map { storage.text(headingIndex, $0) }
      headingRow = storage.numbering.number(of: headingIndex)
      firstRow = headingIndex + 1
    } else {
      heading = []
      headingRow = nil
      firstRow = 0
    }
  }

  /// The same cells with another row as heading, for example row 2 as in workbooks of NodeXL.
  ///
  /// - Parameter number: The number of the heading row as a spreadsheet shows it; nil for a table without heading.
  /// - Returns: The table, or nil if the row has no content.
  package func withHeading(atRow number: Int?) -> Table? {
    guard let number else {
      return Table(name: name, storage: storage, headingIndex: nil, diagnostics: diagnostics)
    }
    guard let index = (0..<storage.rowCount).first(where: { storage.numbering.number(of: $0) == number }) else {
      return nil
    }
    return Table(name: name, storage: storage, headingIndex: index, diagnostics: diagnostics)
  }

  /// The same table with other headings, which stand in several rows of it; the first rows are no data then.
  package func withHeading(_ heading: [String], above rows: Int) -> Table {
    // What was said about the number of cells was said about the other heading, and what stands above this one is no data.
    let first = storage.rowCount > firstRow + rows ? number(of: max(rows - 1, 0)) : 0
    let others = diagnostics.filter { finding in
      !["too-few-cells", "too-many-cells"].contains(finding.code) && finding.location?.row.map { $0 >= first } ?? true
    }
    var table = Table(
      name: name, heading: heading, storage: storage, firstRow: min(firstRow + rows, storage.rowCount),
      diagnostics: others)
    table.report(table.raggedRows().filter { $0.code == "too-many-cells" })
    return table
  }

  /// The number of rows below the heading.
  package var rowCount: Int { storage.rowCount - firstRow }

  /// The number of cells in the widest row or the heading, whichever is more.
  package var columnCount: Int { max(heading.count, storage.widestRow) }

  /// The number of cells that a row has in the file.
  package func cellCount(_ row: Int) -> Int { storage.cellCount(firstRow + row) }

  /// The text of a cell exactly as it stands in the file; empty where the row is too short.
  package subscript(row: Int, column: Int) -> String { storage.text(firstRow + row, column) }

  /// The cells of a row, at least as many as there are headings.
  package func cells(_ row: Int) -> [String] { (0..<max(heading.count, cellCount(row))).map { self[row, $0] } }

  /// Whether a cell holds nothing.
  package func isEmpty(_ row: Int, _ column: Int) -> Bool { storage.range(firstRow + row, column).isEmpty }

  /// What a cell held before it became text.
  package func kind(_ row: Int, _ column: Int) -> CellKind { storage.kind(firstRow + row, column) }

  /// Gives the UTF-8 bytes of a cell without making a `String`, for readers of very large tables.
  package func withBytes<Result>(_ row: Int, _ column: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(storage.bytes.span.extracting(storage.range(firstRow + row, column)))
  }

  /// The number of a row as a spreadsheet shows it.
  package func number(of row: Int) -> Int { storage.numbering.number(of: firstRow + row) }

  /// The line of the file in which a row begins; for workbooks the same as `number(of:)`.
  package func line(of row: Int) -> Int { storage.numbering.line(of: firstRow + row) }

  /// The place of a row or a cell for a diagnostic.
  package func location(_ row: Int, _ column: Int? = nil) -> Diagnostic.Location {
    Diagnostic.Location(file: name, row: number(of: row), column: column.map(columnName))
  }

  /// The heading of a column, or its letters (`C`) where it has none.
  package func columnName(_ column: Int) -> String {
    if heading.indices.contains(column), !heading[column].isEmpty { return heading[column] }
    return SpreadsheetColumn.letters(of: column)
  }

  /// Compares every row with the heading and reports rows with too many or too few cells.
  ///
  /// Empty cells at the end of a row do not count: many programs write them, or leave them out.
  package func raggedRows() -> [Diagnostic] {
    var findings = Findings()
    for row in 0..<rowCount {
      let count = cellCount(row)
      if count > heading.count, let surplus = (heading.count..<count).first(where: { !isEmpty(row, $0) }) {
        findings.add(
          Diagnostic(
            .warning, code: "too-many-cells", at: Diagnostic.Location(file: name, row: number(of: row)),
            message: "The row has \(count) cells, but there are \(heading.count) headings.", found: self[row, surplus],
            action: "The cells beyond the last heading are not used.",
            advice: "Put a cell that contains the separator into quotation marks, or give every column a heading."))
      } else if count < heading.count {
        findings.add(
          Diagnostic(
            .note, code: "too-few-cells", at: Diagnostic.Location(file: name, row: number(of: row)),
            message: "The row has \(count) cells, but there are \(heading.count) headings.",
            action: "The missing cells count as empty.", advice: "Check that no separator is missing in this row."))
      }
    }
    return findings.diagnostics
  }

  /// Adds diagnostics to those of the table.
  package mutating func report(_ more: [Diagnostic]) { diagnostics += more }
}

/// The letters with which spreadsheets name columns.
package enum SpreadsheetColumn {
  /// The letters of a column counted from 0: A to Z, then AA.
  package static func letters(of column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    repeat {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
