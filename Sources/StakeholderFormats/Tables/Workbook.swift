package import StakeholderModel

/// The sheets of a workbook.
package struct Workbook: Sendable {
  /// A sheet with its cells.
  package struct Sheet: Sendable {
    /// Why a sheet was left out.
    package enum Omission: String, Sendable, Hashable {
      /// It is hidden in the spreadsheet program.
      case hidden
      /// Its name contains `(ignore)`.
      case ignored
      /// It holds a chart or a dialogue and no cells.
      case noCells
    }

    /// The name as it stands on the sheet's tab.
    package let name: String
    /// Why the sheet was not read, or nil if it was.
    package let omission: Omission?
    /// The sheet's cells; nil if it was left out.
    ///
    /// A sheet without any text has no heading and no rows.
    package let table: Table?
  }

  /// The name of the file.
  package let name: String
  /// All sheets in the order of their tabs, those left out too.
  package let sheets: [Sheet]
  /// What was found in the workbook as a whole: a note for each sheet that was left out.
  package let diagnostics: [Diagnostic]

  /// The tables of the sheets that were read and have a heading.
  package var tables: [(sheet: String, table: Table)] {
    sheets.compactMap { sheet in
      sheet.table.flatMap { table in table.headingRow == nil ? nil : (sheet.name, table) }
    }
  }
}
