import Foundation
import StakeholderModel

/// A workbook: its sheets in order.
struct Workbook: Sendable {
  struct Sheet: Sendable {
    let name: String
    let isHidden: Bool
    let isIgnored: Bool
    let table: Table
  }

  let sheets: [Sheet]
  let diagnostics: [Diagnostic]
}

/// Reads workbooks. Until it does, it says so.
struct XLSXReader {
  func read(_ file: URL) throws(TableError) -> Workbook {
    throw TableError(
      "format", file: file.lastPathComponent, "Workbooks cannot be read yet.", advice: "Save the sheets as CSV.")
  }
}
