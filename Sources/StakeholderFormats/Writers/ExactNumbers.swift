/// Gives numbers of a workbook their last digits: libxlsxwriter writes 16, and one number in three needs 17.
struct ExactNumbers {
  private struct Cell {
    let row: Int
    let column: Int
    let text: String
  }

  /// By the position of the sheet.
  private var cells: [Int: [Cell]] = [:]

  /// Notes a number that libxlsxwriter would round.
  mutating func add(_ text: String, sheet: Int, row: Int, column: Int) {
    cells[sheet, default: []].append(Cell(row: row, column: column, text: text))
  }

  /// The workbook with these numbers in full.
  func written(into workbook: [UInt8]) throws(ZipError) -> [UInt8] {
    guard !cells.isEmpty else { return workbook }
    let archive = try ZipArchiveReader(workbook)
    var entries: [(name: String, bytes: [UInt8])] = []
    for name in archive.names {
      guard var bytes = try archive.bytes(of: name) else { continue }
      for (sheet, cells) in cells where name == "xl/worksheets/sheet\(sheet + 1).xml" {
        bytes = Self.replaced(cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }, in: bytes)
      }
      entries.append((name, bytes))
    }
    return try ZipArchiveWriter.archive(of: entries)
  }

  /// The sheet with other texts between `<v>` and `</v>` of some cells, which stand in it in this order.
  private static func replaced(_ cells: [Cell], in sheet: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(sheet.count + 2 * cells.count)
    var position = 0
    for cell in cells {
      let start = Array("<c r=\"\(SpreadsheetColumn.letters(of: cell.column))\(cell.row + 1)\"".utf8)
      guard let found = end(of: start, in: sheet, from: position),
        let value = end(of: Array("<v>".utf8), in: sheet, from: found),
        let close = sheet[value...].firstIndex(of: UInt8(ascii: "<"))
      else { continue }
      result += sheet[position..<value]
      result += cell.text.utf8
      position = close
    }
    return result + sheet[position...]
  }

  /// The place behind a text.
  private static func end(of text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while let first = bytes[position...].firstIndex(of: text[0]) {
      if bytes[first...].starts(with: text) { return first + text.count }
      position = first + 1
    }
    return nil
  }
}
