/// Writes tables in CSV by RFC 4180: commas, CRLF, quotation marks where they are needed, UTF-8.
///
/// ## Cells that a spreadsheet would run
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return and is no number gets an apostrophe in front,
/// so that no spreadsheet takes text for a formula. So does a cell in which spaces and apostrophes stand before one of
/// these: `CSVWriter.unprotected` can take the apostrophe off again without a loss.
package struct CSVWriter: Sendable {
  /// The text so far, in UTF-8.
  package private(set) var bytes: [UInt8]

  /// An empty text.
  ///
  /// - Parameter byteOrderMark: Whether the text begins with the mark by which Excel recognises UTF-8.
  package init(byteOrderMark: Bool = false) { bytes = byteOrderMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// Adds a row.
  package mutating func append(_ cells: some Sequence<String>) {
    let start = bytes.count
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      Self.write(Self.protected(cell), to: &bytes)
    }
    // A row with one empty cell would be a blank line, and readers skip those.
    if bytes.count == start { bytes += [UInt8(ascii: "\""), UInt8(ascii: "\"")] }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  /// A text that no spreadsheet takes for a formula: the text itself, or with an apostrophe in front.
  package static func protected(_ text: String) -> String {
    let start = text.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "'") }
    guard let first = start.first, formulaStarts.contains(first), !isNumber(text) else { return text }
    return "'" + text
  }

  /// A text without the apostrophe that `protected` has put in front.
  package static func unprotected(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'") else { return text }
    let rest = String(text.dropFirst())
    return protected(rest) == text ? rest : text
  }

  private static let formulaStarts: [UInt8] = Array("=+-@\t\r".utf8)

  /// Whether a text is a number with an optional sign, point and exponent, and nothing else.
  private static func isNumber(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ ("0123456789+-.eE").utf8.contains($0) }) else { return false }
    return Double(text) != nil
  }

  private static func write(_ cell: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes =
      cell.utf8.contains { "\",;\t|\r\n".utf8.contains($0) } || cell.utf8.first == UInt8(ascii: " ")
      || cell.utf8.last == UInt8(ascii: " ")
    guard needsQuotes else {
      bytes += cell.utf8
      return
    }
    bytes.append(quote)
    for byte in cell.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
