import StakeholderModel

/// Notes below a list: sources, footnotes, the date of a spreadsheet.
enum NoteRows {
  /// The first row of the notes with which a table ends: below a blank row each of them fills a single cell, in a table
  /// whose other rows fill more. The number of rows if there are none.
  ///
  /// A list of one or two columns, or with many rows of one cell above the gap too, has none: nobody could tell them
  /// apart.
  static func start(in table: Table) -> Int {
    func filled(_ row: Int) -> Int {
      (0..<table.cellCount(row)).count { !table.isEmpty(row, $0) && !TextNormalization.trimmed(table[row, $0]).isEmpty }
    }
    var start = table.rowCount
    var row = table.rowCount - 1
    while row > 0, filled(row) < 2 {
      if table.number(of: row) - table.number(of: row - 1) > 1 || filled(row - 1) == 0 { start = row }
      row -= 1
    }
    guard start < table.rowCount, table.heading.count > 2, (0..<start).count(where: { filled($0) == 1 }) * 4 <= start
    else { return table.rowCount }
    return start
  }

  /// What is said of such a row.
  static func finding(_ text: String?, at place: Diagnostic.Location) -> Diagnostic {
    Diagnostic(
      .warning, code: "note-row", at: place, message: "This row below the list looks like a note.", found: text,
      action: "It is not read as a row of the list.",
      advice: "Delete the row; if it belongs to the list, close the gap above it.")
  }
}
