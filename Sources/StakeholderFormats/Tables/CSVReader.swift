package import Foundation
internal import StakeholderModel

/// Reads tables in CSV by RFC 4180, and what programs write instead of it.
///
/// Encoding and separator are found out. Cells come out exactly as they stand in the file, spaces included. Rows
/// without content are left out but counted. Whatever breaks the rules is read as spreadsheets read it, and reported.
package struct CSVReader: Sendable {
  /// The separator between cells: comma, semicolon, tab or another ASCII character; nil to find it out.
  package var separator: UInt8?

  /// A reader that finds out the separator, or uses the one given.
  package init(separator: UInt8? = nil) { self.separator = separator }

  /// Reads a file.
  package func read(_ file: URL) throws(TableError) -> Table {
    try read(try FileContents.bytes(of: file), name: file.lastPathComponent)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - name: The name of the file for messages.
  /// - Returns: The table, whose heading is the first row with content.
  /// - Complexity: O(*n*) in the number of bytes.
  package func read(_ bytes: consuming ContiguousArray<UInt8>, name: String) throws(TableError) -> Table {
    guard !bytes.isEmpty else { throw Self.empty(name) }
    try Self.refuseOtherKinds(bytes, name: name)
    let (text, encodingFindings) = TextDecoding.utf8(bytes, file: name)
    try Self.refuseBinary(text, name: name)
    let stated = CSVSeparator.stated(text)
    let separator = separator ?? stated?.separator ?? CSVSeparator.guessed(text)
    var parser = CSVParser(
      text: text, start: stated?.length ?? 0, firstLine: stated == nil ? 1 : 2, separator: separator, file: name)
    parser.parse()
    let findings = parser.findings
    let storage = parser.finish()
    guard storage.rowCount > 0 else {
      // A quotation mark that is never closed may swallow even the headings.
      throw findings.diagnostics.first { $0.severity == .error }.map(TableError.init) ?? Self.empty(name)
    }
    var table = Table(name: name, storage: storage, diagnostics: encodingFindings + findings.diagnostics)
    table.report(table.raggedRows())
    if table.rowCount == 0 {
      table.report([
        Diagnostic(
          .warning, code: "no-rows", at: Diagnostic.Location(file: name, row: table.headingRow),
          message: "The file has a heading but no rows.", advice: "Put the data under the heading.")
      ])
    }
    return table
  }

  private static func empty(_ name: String) -> TableError {
    TableError(
      "empty-file", file: name, "The file is empty.",
      advice: "A table needs a row of headings and the data under it; check that the export was complete.")
  }

  private static func refuseOtherKinds(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) {
    switch FileKind.of(bytes) {
    case .text: return
    case .xlsx:
      throw TableError(
        "not-a-csv-file", file: name, "This is an Excel workbook, not a CSV file.",
        advice: "Give the file the ending .xlsx, or save it as CSV UTF-8.")
    case .other(let kind, let advice):
      throw TableError("not-a-csv-file", file: name, "This is \(kind), not a CSV file.", advice: advice)
    }
  }

  /// Text has hardly any control characters; a file of another kind is full of them.
  private static func refuseBinary(_ text: ContiguousArray<UInt8>, name: String) throws(TableError) {
    let sample = text.prefix(8192)
    let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    guard controls * 10 <= sample.count else {
      throw TableError(
        "binary-file", file: name,
        "The file is not text: \(controls) of its first \(sample.count) bytes are control codes.",
        advice: "Name a table instead: .csv, .tsv or .xlsx.")
    }
  }
}
