internal import StakeholderModel

/// The lines of a text file, whatever ends them: LF, CR, CR LF, or LF CR as some old programs write.
struct NetworkText: Sendable {
  /// A line and its number.
  struct Line: Sendable {
    let number: Int
    let text: String
  }

  /// A word of a line.
  struct Token: Sendable {
    let text: String
    /// Whether it stood in quotation marks, so that it is no keyword and no number.
    var isQuoted = false

    var number: Double? { isQuoted || !NetworkRows.isPlainNumber(text) ? nil : Double(text) }
    var integer: Int? { isQuoted ? nil : Int(text) }
  }

  let lines: [Line]

  /// - Parameter text: Valid UTF-8.
  init(_ text: ContiguousArray<UInt8>) {
    let lineFeed = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")
    var lines: [Line] = []
    var start = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard byte == lineFeed || byte == carriageReturn else {
        position += 1
        continue
      }
      lines.append(Line(number: lines.count + 1, text: String(decoding: text[start..<position], as: UTF8.self)))
      position += 1
      if position < text.count, text[position] != byte, text[position] == lineFeed || text[position] == carriageReturn {
        position += 1
      }
      start = position
    }
    if start < text.count {
      lines.append(Line(number: lines.count + 1, text: String(decoding: text[start...], as: UTF8.self)))
    }
    self.lines = lines
  }

  /// Cuts a line into words at white space and at some other marks; quotation marks hold words together.
  ///
  /// - Parameters:
  ///   - separators: ASCII marks that part words as spaces do.
  ///   - brackets: Whether square brackets hold words together, as for times in Pajek.
  ///   - apostrophes: Whether single quotation marks do as double ones.
  static func tokens(
    _ line: String, separators: [UInt8] = [], brackets: Bool = false, apostrophes: Bool = false
  ) -> [Token] {
    var tokens: [Token] = []
    let bytes = Array(line.utf8)
    var position = 0
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || separators.contains(byte) }
    while position < bytes.count {
      let byte = bytes[position]
      if isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "\"") || (apostrophes && byte == UInt8(ascii: "'")) {
        let end = bytes[(position + 1)...].firstIndex(of: byte) ?? bytes.count
        tokens.append(Token(text: String(decoding: bytes[(position + 1)..<end], as: UTF8.self), isQuoted: true))
        position = min(end + 1, bytes.count)
      } else if brackets, byte == UInt8(ascii: "[") {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? bytes.count
        tokens.append(Token(text: String(decoding: bytes[position..<end], as: UTF8.self)))
        position = end
      } else {
        var end = position
        while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
        tokens.append(Token(text: String(decoding: bytes[position..<end], as: UTF8.self)))
        position = end
      }
    }
    return tokens
  }
}

/// What the names of several matrices or networks of one file say: each is a kind of tie, or a round of one.
struct LevelNames: Sendable {
  /// The kind and the wave of each level; nil where there is only one and it has no name.
  let levels: [(kind: String?, wave: String?)]
  /// The kinds of which there are several rounds.
  let kindsWithWaves: [String]

  /// Names that differ only in the number at their end are rounds of one kind: `LIKE1`, `LIKE2`, `LIKE3`.
  init(_ names: [String]) {
    var stems: [String: Int] = [:]
    let parts = names.map(Self.parts)
    for part in parts where part.number != nil { stems[part.stem, default: 0] += 1 }
    levels = zip(names, parts).map { name, part in
      if let number = part.number, stems[part.stem, default: 0] > 1 {
        return (part.stem.isEmpty ? nil : part.stem, number)
      }
      return (name.isEmpty ? nil : name, nil)
    }
    var seen = Set<String>()
    kindsWithWaves = levels.compactMap { level in
      guard level.wave != nil else { return nil }
      let kind = level.kind ?? "tie"
      return seen.insert(kind).inserted ? kind : nil
    }
  }

  private static func parts(_ name: String) -> (stem: String, number: String?) {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits > 0, digits < 6 else { return (name, nil) }
    let marks: Set<Character> = ["_", "-", " ", ".", "T", "t", "W", "w"]
    var stem = name.dropLast(digits)
    // `like_T1` and `like 1` are rounds of `like`; the T of `TRUST1` is part of the word.
    while let last = stem.last, marks.contains(last) {
      if last.isLetter, let before = stem.dropLast().last, before.isLetter || before.isNumber { break }
      stem = stem.dropLast()
    }
    return (String(stem), String(name.suffix(digits)))
  }
}
