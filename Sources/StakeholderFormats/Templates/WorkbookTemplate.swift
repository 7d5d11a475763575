public import Foundation
public import StakeholderModel

/// An empty study to fill in, as an Excel workbook: a sheet that explains every column, the tables with their headings,
/// an example row in each, and lists to choose from.
///
/// The workbook can be read as it is.
public struct WorkbookTemplate: Sendable {
  private let names: [(id: String, name: String)]

  /// Makes the template.
  ///
  /// - Parameter study: A study whose stakeholders stand in the workbook already, with a row and a column for each in a
  ///   survey sheet; nil for example rows. Those who do not want to be named are left out.
  public init(for study: Study? = nil) {
    names = (study?.stakeholders ?? []).filter { $0.consent == .yes }.map { ($0.id.rawValue, $0.name) }
  }

  /// Writes the workbook.
  ///
  /// - Throws: ``FileError`` if the file exists or cannot be written.
  public func write(to file: URL, overwriting: Bool = false) throws(FileError) {
    let workbook = try WorkbookFile(title: "Stakeholders and ties to fill in")
    try addExplanations(to: workbook)
    for sheet in Self.sheets {
      let table = try workbook.addSheet(sheet.name)
      for (column, explained) in sheet.columns.enumerated() {
        workbook.write(explained.heading, to: table, row: 0, column: column, look: .heading)
        workbook.setWidth(explained.width, ofColumns: column...column, in: table)
        workbook.comment(explained.meaning, on: table, row: 0, column: column)
        if !explained.choices.isEmpty {
          workbook.offer(explained.choices, column: column, rows: 1...Self.lastRow, in: table)
        }
        if explained.isStakeholder {
          workbook.offer(
            cells: "=stakeholders!$A$2:$A$\(Self.lastRow + 1)", column: column, rows: 1...Self.lastRow, in: table)
        }
      }
      fill(table, sheet, in: workbook)
      workbook.freeze(rows: 1, columns: 0, in: table)
      workbook.layOutForPrint(heading: 0...0, in: table)
    }
    if !names.isEmpty { try addSurvey(to: workbook) }
    try AtomicFile.write(try workbook.finish(), to: file, overwriting: overwriting)
  }

  // MARK: Sheets

  /// The last row, from 0, for which there are lists to choose from.
  private static let lastRow = 1_000

  private func fill(_ table: WorkbookFile.Sheet, _ sheet: ExplainedSheet, in workbook: WorkbookFile) {
    guard names.isEmpty else {
      guard sheet.name == "stakeholders" else { return }
      for (row, stakeholder) in names.enumerated() {
        workbook.write(stakeholder.id, to: table, row: row + 1, column: 0)
        workbook.write(stakeholder.name, to: table, row: row + 1, column: 1)
      }
      return
    }
    for (row, example) in sheet.examples.enumerated() {
      for (column, text) in example.enumerated() {
        if let number = Double(text), sheet.columns[column].isNumber {
          workbook.write(number, to: table, row: row + 1, column: column, look: .example)
        } else {
          workbook.write(text, to: table, row: row + 1, column: column, look: .example)
        }
      }
    }
  }

  /// A sheet that readers pass over, because of its name.
  private func addExplanations(to workbook: WorkbookFile) throws(FileError) {
    let sheet = try workbook.addSheet("Read me (ignore)")
    workbook.setWidth(18, ofColumns: 0...1, in: sheet)
    workbook.setWidth(90, ofColumns: 2...2, in: sheet)
    workbook.write("A study to fill in", to: sheet, row: 0, column: 0, look: .title)
    var row = 1
    for line in Self.introduction + (names.isEmpty ? [Self.examplesLine] : [Self.surveyLine]) {
      workbook.write(line, to: sheet, row: row, column: 0)
      row += 1
    }
    row += 1
    workbook.layOutForPrint(heading: row...row, in: sheet)
    for (column, heading) in ["sheet", "column", "what to write"].enumerated() {
      workbook.write(heading, to: sheet, row: row, column: column, look: .heading)
    }
    for table in Self.sheets {
      for explained in table.columns {
        row += 1
        workbook.write(table.name, to: sheet, row: row, column: 0)
        workbook.write(explained.heading, to: sheet, row: row, column: 1)
        workbook.write(explained.meaning, to: sheet, row: row, column: 2, look: .note)
      }
    }
  }

  /// A row for everybody who answers and a column for everybody they are asked about.
  private func addSurvey(to workbook: WorkbookFile) throws(FileError) {
    for (kind, choices) in [("trust", ["1", "2", "3", "4", "no"]), ("collaborate", ["yes", "no"])] {
      let sheet = try workbook.addSheet("survey \(kind)")
      workbook.write("respondent", to: sheet, row: 0, column: 0, look: .heading)
      workbook.setWidth(32, ofColumns: 0...0, in: sheet)
      workbook.setWidth(14, ofColumns: 1...max(1, names.count), in: sheet)
      workbook.comment(
        "One row for each who answers, one column for each it is asked about. Blank: no answer. "
          + "“not asked” where the question was not put.", on: sheet, row: 0, column: 0)
      for (index, stakeholder) in names.enumerated() {
        workbook.write(stakeholder.name, to: sheet, row: index + 1, column: 0)
        workbook.write(stakeholder.name, to: sheet, row: 0, column: index + 1, look: .heading)
        workbook.offer(choices + ["not asked"], column: index + 1, rows: 1...names.count, in: sheet)
      }
      workbook.freeze(rows: 1, columns: 1, in: sheet)
      // A roster of more names would become too small to read.
      workbook.layOutForPrint(heading: 0...0, isOnePageWide: names.count <= 20, in: sheet)
    }
  }
}
