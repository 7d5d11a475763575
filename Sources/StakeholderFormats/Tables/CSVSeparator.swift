/// Finds out what separates the cells of a CSV file.
enum CSVSeparator {
  /// The candidates.
  ///
  /// On a tie the earlier one wins: commas occur in ordinary text, tabs do not.
  static let candidates: [UInt8] = [
    UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ","),
  ]

  /// The separator that the file itself states in a first line `sep=;`, as Excel understands it.
  ///
  /// - Returns: The separator and the length of the line with its end, or nil.
  static func stated(_ text: ContiguousArray<UInt8>) -> (separator: UInt8, length: Int)? {
    var head = Array(text.prefix(10))
    if head.first == UInt8(ascii: "\""), let close = head.dropFirst().firstIndex(of: UInt8(ascii: "\"")) {
      head.remove(at: close)
      head.removeFirst()
    }
    let quotes = text.prefix(10).count - head.count
    guard head.count >= 5, String(decoding: head[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
    let separator = head[4]
    guard separator < 0x7F, !isLetterOrDigit(separator), !isLineBreak(separator), separator != UInt8(ascii: "\"") else {
      return nil
    }
    guard head.count > 5 else { return (separator, 5 + quotes) }
    guard isLineBreak(head[5]) else { return nil }
    let isPair = head[5] == UInt8(ascii: "\r") && head.count > 6 && head[6] == UInt8(ascii: "\n")
    return (separator, (isPair ? 7 : 6) + quotes)
  }

  /// The candidate that cuts the first records most consistently into the same number of cells.
  ///
  /// Where none cuts the heading, spaces are tried: they count only if they cut all records into the same number of at
  /// least three cells, because names hold spaces too. Where nothing separates, the answer is the tab, so that a column of
  /// names with commas stays one column.
  static func guessed(_ text: ContiguousArray<UInt8>) -> UInt8 {
    var best = (separator: UInt8(ascii: "\t"), score: 0.0, width: 1)
    for candidate in candidates {
      let widths = widths(text, separator: candidate)
      guard let heading = widths.first else { continue }
      let score: Double
      if heading > 1 {
        score = 1 + Double(widths.count { $0 == heading }) / Double(widths.count)
      } else {
        // A title stands above the table, or rows have any length, or this is one column of “Mill, John”.
        let cuts = Self.widths(text, separator: candidate, ignoringBeforeSpace: true)
        score = Double(cuts.count { $0 > 1 }) / Double(cuts.count)
      }
      if score > best.score || (score == best.score && score > 0 && heading > best.width) {
        best = (candidate, score, heading)
      }
    }
    if best.score == 0 {
      let space = UInt8(ascii: " ")
      let widths = widths(text, separator: space)
      if let heading = widths.first, heading > 2, widths.count > 1, widths.allSatisfy({ $0 == heading }) {
        return space
      }
    }
    return best.separator
  }

  /// How many cells each of the first records has; blank records are skipped, and so is the one cut off at the end.
  private static func widths(_ text: ContiguousArray<UInt8>, separator: UInt8, ignoringBeforeSpace: Bool = false)
    -> [Int]
  {
    let sample = min(text.count, 1 << 16)
    var widths: [Int] = []
    var width = 1
    var length = 0
    var isQuoted = false
    var position = 0
    while position < sample, widths.count < 200 {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isLineBreak(byte), !isQuoted {
        if length > 0 { widths.append(width) }
        width = 1
        length = 0
        continue
      }
      length += 1
      let isBeforeSpace = position < text.count && text[position] == UInt8(ascii: " ")
      if byte == separator, !isQuoted, !(ignoringBeforeSpace && isBeforeSpace) { width += 1 }
    }
    if length > 0, position == text.count || widths.isEmpty { widths.append(width) }
    return widths
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
