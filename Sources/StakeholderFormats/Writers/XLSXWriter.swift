import StakeholderModel

extension ExportFormat {
  /// An Excel workbook with the sheets stakeholders, relationships and respondents.
  public static let xlsx = ExportFormat(
    "xlsx", title: "An Excel workbook: the study as this program keeps it", extensions: ["xlsx"],
    kept: "everything: stakeholders, ties, who was asked what, columns of your own; settings in a .yaml file beside it",
    lost: "texts beyond 32,767 characters"
  ) { export throws(FileError) in
    let workbook = try WorkbookFile(title: export.study.title)
    try workbook.add(ExportTable(stakeholdersOf: export), as: "stakeholders")
    try workbook.add(ExportTable(tiesOf: export), as: "relationships")
    if !export.responses.isEmpty { try workbook.add(ExportTable(responsesOf: export), as: "respondents") }
    let bytes = try workbook.finish()
    return WrittenStudy(
      bytes,
      notes: [
        workbook.cutTexts == 0
          ? nil
          : "\(workbook.cutTexts) texts are cut: a cell of a workbook holds \(WorkbookFile.longestText) characters."
      ])
  }
}

extension WorkbookFile {
  /// Adds a table as a sheet with a heading that stays in sight.
  func add(_ table: ExportTable, as name: String) throws(FileError) {
    guard table.rowCount < WorkbookFile.mostRows, table.columns.count <= 16_384 else {
      throw FileError(
        "cannot-write", file: name,
        "A sheet of a workbook holds \(WorkbookFile.mostRows - 1) rows; there are \(table.rowCount) \(name).",
        advice: "Write a folder of CSV files, or choose one wave with --wave.")
    }
    let sheet = try addSheet(name)
    for (column, content) in table.columns.enumerated() {
      write(content.heading, to: sheet, row: 0, column: column, look: .heading)
      var widest = content.heading.count
      for (row, cell) in content.cells.enumerated() {
        guard let cell else { continue }
        widest = max(widest, cell.count)
        if content.content != .text, let number = Double(cell) {
          write(number, to: sheet, row: row + 1, column: column)
        } else {
          write(cell, to: sheet, row: row + 1, column: column)
        }
      }
      setWidth(Double(min(max(widest + 2, 8), 48)), ofColumns: column...column, in: sheet)
    }
    freeze(rows: 1, columns: 0, in: sheet)
  }
}
