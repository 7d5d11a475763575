internal import StakeholderModel

/// Cuts valid UTF-8 text into rows and cells.
///
/// The texts of the cells are moved together in the same buffer, without separators and quotation marks: what has been
/// read is never shorter than what remains of it.
struct CSVParser {
  private(set) var findings = Findings()

  private let file: String
  private let separator: UInt8
  /// For each byte whether it ends a run of ordinary text.
  private let isSpecial: ContiguousArray<Bool>
  /// The same between quotation marks, where the separator is ordinary.
  private let isSpecialInQuotes: ContiguousArray<Bool>
  private var text: ContiguousArray<UInt8>
  private var cellEnds: ContiguousArray<UInt32> = []
  private var rowEnds: ContiguousArray<UInt32> = []
  private var numbering = RowNumbering()

  /// Where the next byte is read, and where it goes.
  private var reading: Int
  private var writing = 0
  private var cellStart = 0
  /// The number and the line of the record that is being read.
  private var rowNumber = 1
  private var line: Int
  private var rowLine: Int

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  static let longestSpreadsheetCell = 32_767

  init(text: ContiguousArray<UInt8>, start: Int, firstLine: Int, separator: UInt8, file: String) {
    self.text = text
    self.separator = separator
    self.file = file
    reading = start
    line = firstLine
    rowLine = firstLine
    var isSpecial = ContiguousArray(repeating: false, count: 256)
    for byte in [Self.quote, Self.lineFeed, Self.carriageReturn, 0] { isSpecial[Int(byte)] = true }
    isSpecialInQuotes = isSpecial
    isSpecial[Int(separator)] = true
    self.isSpecial = isSpecial
  }

  /// Reads the whole text.
  mutating func parse() {
    while reading < text.count {
      copyOrdinaryCells()
      guard reading < text.count else { break }
      let byte = text[reading]
      reading += 1
      switch byte {
      case separator: endCell()
      case Self.lineFeed: endRow()
      case Self.carriageReturn:
        if reading < text.count, text[reading] == Self.lineFeed { reading += 1 }
        endRow()
      case Self.quote:
        if isBlank(cellStart..<writing) {
          guard readQuoted() else { return }
        } else {
          reportStrayQuote()
          write(byte)
        }
      default: reportNul()
      }
    }
    // The last record may lack its line break (RFC 4180, section 2, rule 2).
    if writing > cellStart || cellEnds.count > firstCellOfRow { endRow() }
  }

  /// The cells, after `parse()`.
  consuming func finish() -> TableStorage {
    TableStorage(bytes: text, cellEnds: cellEnds, rowEnds: rowEnds, numbering: numbering)
  }

  // MARK: Parts of a record

  /// Moves ordinary text, and with it whole cells that need nothing else, up to the next byte that does.
  private mutating func copyOrdinaryCells() {
    Self.copy(
      until: isSpecial, separator: separator, in: &text, from: &reading, to: &writing, cellStart: &cellStart,
      cellEnds: &cellEnds)
  }

  /// Moves ordinary text up to the next special byte, the separator included.
  private mutating func copyOrdinaryText() {
    Self.copy(until: isSpecial, in: &text, from: &reading, to: &writing)
  }

  private static func copy(
    until isSpecial: ContiguousArray<Bool>, in text: inout ContiguousArray<UInt8>, from: inout Int, to: inout Int
  ) {
    let isSpecial = isSpecial.span
    var bytes = text.mutableSpan
    var source = from
    var target = to
    while source < bytes.count {
      let byte = bytes[source]
      if isSpecial[Int(byte)] { break }
      bytes[target] = byte
      source += 1
      target += 1
    }
    from = source
    to = target
  }

  /// The same as `copy(until:in:from:to:)`, but goes on behind a separator unless the cell is too long to pass in silence.
  private static func copy(
    until isSpecial: ContiguousArray<Bool>, separator: UInt8, in text: inout ContiguousArray<UInt8>, from: inout Int,
    to: inout Int, cellStart: inout Int, cellEnds: inout ContiguousArray<UInt32>
  ) {
    let isSpecial = isSpecial.span
    var bytes = text.mutableSpan
    var source = from
    var target = to
    var start = cellStart
    while source < bytes.count {
      let byte = bytes[source]
      if isSpecial[Int(byte)] {
        guard byte == separator, target - start <= longestSpreadsheetCell else { break }
        cellEnds.append(UInt32(truncatingIfNeeded: target))
        start = target
      } else {
        bytes[target] = byte
        target += 1
      }
      source += 1
    }
    from = source
    to = target
    cellStart = start
  }

  /// Reads a quoted cell up to the separator or line break behind it; `reading` stands behind the opening mark.
  ///
  /// - Returns: False if the mark is never closed; nothing more can be read then.
  private mutating func readQuoted() -> Bool {
    let openingLine = line
    if writing > cellStart {
      findings.add(
        Diagnostic(
          .repair, code: "space-before-quote", at: location,
          message: "Spaces stand before the quotation mark that begins a cell.",
          action: "The spaces were left out.", advice: "Write no spaces between the separator and the quotation mark."))
      writing = cellStart
    }
    while true {
      Self.copy(until: isSpecialInQuotes, in: &text, from: &reading, to: &writing)
      guard reading < text.count else { break }
      let byte = text[reading]
      reading += 1
      switch byte {
      case Self.quote:
        guard reading < text.count else { return true }
        let next = text[reading]
        if next == Self.quote {
          reading += 1
          write(Self.quote)
        } else {
          if next != separator, next != Self.lineFeed, next != Self.carriageReturn { readTextAfterQuote() }
          return true
        }
      case 0: reportNul()
      default:
        let isEndOfLine =
          byte == Self.lineFeed
          || byte == Self.carriageReturn && (reading == text.count || text[reading] != Self.lineFeed)
        if isEndOfLine { line += 1 }
        write(byte)
      }
    }
    reportUnterminatedQuote(openingLine: openingLine)
    return false
  }

  /// Keeps what stands between a closing quotation mark and the separator, marks included.
  private mutating func readTextAfterQuote() {
    findings.add(
      Diagnostic(
        .warning, code: "text-after-quote", at: location,
        message: "Text stands between a closing quotation mark and the separator.",
        found: excerpt, action: "It was kept as part of the cell.",
        advice: "Double the quotation marks inside a cell (\"\")."))
    while reading < text.count {
      copyOrdinaryText()
      guard reading < text.count, text[reading] == Self.quote || text[reading] == 0 else { return }
      if text[reading] == 0 { reportNul() } else { write(Self.quote) }
      reading += 1
    }
  }

  private mutating func write(_ byte: UInt8) {
    text[writing] = byte
    writing += 1
  }

  private mutating func endCell() {
    if writing - cellStart > Self.longestSpreadsheetCell { reportLongCell() }
    cellEnds.append(UInt32(truncatingIfNeeded: writing))
    cellStart = writing
  }

  private mutating func endRow() {
    endCell()
    let start = firstCellOfRow == 0 ? 0 : Int(cellEnds[firstCellOfRow - 1])
    if isBlank(start..<writing) {
      cellEnds.removeLast(cellEnds.count - firstCellOfRow)
      writing = start
      cellStart = start
    } else {
      numbering.append(index: rowEnds.count, number: rowNumber, line: rowLine)
      rowEnds.append(UInt32(truncatingIfNeeded: cellEnds.count))
    }
    rowNumber += 1
    line += 1
    rowLine = line
  }

  private var firstCellOfRow: Int { Int(rowEnds.last ?? 0) }

  private func isBlank(_ range: Range<Int>) -> Bool {
    for position in range where text[position] != 0x20 && text[position] != 0x09 { return false }
    return true
  }

  // MARK: Findings

  private var location: Diagnostic.Location { Diagnostic.Location(file: file, row: rowNumber) }

  /// The beginning of the cell as far as it has been read.
  private var excerpt: String {
    let start = String(decoding: text[cellStart..<min(writing, cellStart + 60)], as: UTF8.self)
    return writing > cellStart + 60 ? start + "…" : start
  }

  private mutating func reportStrayQuote() {
    findings.add(
      Diagnostic(
        .warning, code: "stray-quote", at: location,
        message: "A quotation mark stands inside a cell that is not quoted.",
        found: excerpt, action: "It was kept as part of the text.",
        advice: "Put the whole cell into quotation marks and double the mark inside (\"\")."))
  }

  private mutating func reportNul() {
    findings.add(
      Diagnostic(
        .repair, code: "nul-byte", at: location, message: "The row holds a NUL byte, which no text has.",
        action: "It was left out.", advice: "Export the file again; it may be damaged."))
  }

  private mutating func reportLongCell() {
    let count = String(decoding: text[cellStart..<writing], as: UTF8.self).utf16.count
    guard count > Self.longestSpreadsheetCell else { return }
    findings.add(
      Diagnostic(
        .warning, code: "long-cell", at: location, message: "A cell has \(count) characters; spreadsheets hold 32,767.",
        found: excerpt, action: "It was kept whole.", advice: "Check that no quotation mark is missing."))
  }

  private mutating func reportUnterminatedQuote(openingLine: Int) {
    let endsWithLineBreak = text.last == Self.lineFeed || text.last == Self.carriageReturn
    let lines = line - openingLine + (endsWithLineBreak ? 0 : 1)
    // Nothing of the row is quoted: nobody knows whether it is confidential.
    findings.add(
      Diagnostic(
        .error, code: "unterminated-quote", at: location,
        message: "The quotation mark that begins a cell in line \(openingLine) is never closed.",
        action: "This row and all that follows, \(lines) line\(lines == 1 ? "" : "s"), was not read.",
        advice: "Close the quotation mark, or double it (\"\") if it belongs to the text."))
    // The broken record and the cells it had so far are dropped.
    cellEnds.removeLast(cellEnds.count - firstCellOfRow)
  }
}
