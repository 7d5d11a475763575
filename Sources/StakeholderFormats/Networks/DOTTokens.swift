/// Cuts a DOT file into words.
struct DOTTokens {
  enum Token: Equatable {
    /// A name or a text. Keywords are words that stood without quotation marks.
    case word(String, isQuoted: Bool)
    /// `{ } [ ] = ; , :` or one of the two arrows.
    case mark(String)
  }

  private let text: ContiguousArray<UInt8>
  private let file: String
  private var position = 0
  private(set) var line = 1
  /// The first name without quotation marks that Graphviz would take for two, with its line.
  private(set) var firstSplitWord: (word: String, line: Int)?
  /// How many texts had marks for their looks.
  private(set) var markups = 0

  init(_ text: ContiguousArray<UInt8>, file: String) {
    self.text = text
    self.file = file
  }

  /// The next word or mark; nil at the end.
  mutating func next() throws(TableError) -> Token? {
    try skipSpace()
    guard let byte = peek() else { return nil }
    switch byte {
    case UInt8(ascii: "\""): return .word(try joinedStrings(), isQuoted: true)
    case UInt8(ascii: "<"): return .word(try markup(), isQuoted: true)
    case UInt8(ascii: "-"):
      if let next = peek(1), next == UInt8(ascii: ">") || next == UInt8(ascii: "-") {
        position += 2
        return .mark(next == UInt8(ascii: ">") ? "->" : "--")
      }
    default:
      if "{}[]=;,:".utf8.contains(byte) {
        position += 1
        return .mark(String(Unicode.Scalar(byte)))
      }
    }
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    while let next = peek(), Self.isWordByte(next) { position += 1 }
    guard position > start else { throw problem("This character cannot stand here.") }
    let word = String(decoding: text[start..<position], as: UTF8.self)
    if firstSplitWord == nil, Self.isSplit(word) { firstSplitWord = (word, line) }
    return .word(word, isQuoted: false)
  }

  /// Whether Graphviz would end a name within: it may have digits behind letters, but no letters behind a digit at the
  /// beginning, and a point only in a number.
  private static func isSplit(_ word: String) -> Bool {
    let bytes = word.utf8
    let number = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    let isNumber = number.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    if isNumber { return number.count { $0 == UInt8(ascii: ".") } > 1 || !number.contains { $0 < 58 && $0 > 47 } }
    guard let first = bytes.first, first != UInt8(ascii: "-"), !(48...57).contains(first) else { return true }
    return bytes.contains(UInt8(ascii: "."))
  }

  private func peek(_ offset: Int = 0) -> UInt8? { position + offset < text.count ? text[position + offset] : nil }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }

  private mutating func skipSpace() throws(TableError) {
    while let byte = peek() {
      if byte == UInt8(ascii: "\n") {
        line += 1
        position += 1
      } else if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: "#") {
        skipLine()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        skipLine()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipLine() { while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 } }

  private mutating func skipComment() throws(TableError) {
    position += 2
    while let byte = peek() {
      if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
    throw problem("The file breaks off inside a comment.")
  }

  /// A text in quotation marks, and those that a plus sign adds to it.
  private mutating func joinedStrings() throws(TableError) -> String {
    var result = try string()
    while true {
      let (before, lineBefore) = (position, line)
      try skipSpace()
      guard peek() == UInt8(ascii: "+") else {
        (position, line) = (before, lineBefore)
        return result
      }
      position += 1
      try skipSpace()
      guard peek() == UInt8(ascii: "\"") else { throw problem("A text is expected behind the plus sign.") }
      result += try string()
    }
  }

  private mutating func string() throws(TableError) -> String {
    position += 1
    var bytes: [UInt8] = []
    while let byte = peek() {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "\\"), let next = peek() {
        if next == UInt8(ascii: "\"") {
          bytes.append(next)
          position += 1
          continue
        }
        if next == UInt8(ascii: "\n") {
          line += 1
          position += 1
          continue
        }
        // The second of a pair escapes no mark behind it.
        if next == UInt8(ascii: "\\") {
          bytes.append(byte)
          position += 1
        }
      }
      bytes.append(byte)
    }
    throw problem("The file breaks off inside a text.")
  }

  /// The words of a text in angle brackets, which is markup: without its tags, and with the letters that its entities
  /// mean.
  private mutating func markup() throws(TableError) -> String {
    let start = position + 1
    var depth = 0
    while let byte = peek() {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: "\n") { line += 1 }
      position += 1
      if byte == UInt8(ascii: ">") {
        depth -= 1
        if depth == 0 {
          let inner = String(decoding: text[start..<(position - 1)], as: UTF8.self)
          let words = Self.words(inner)
          if words != inner { markups += 1 }
          return words
        }
      }
    }
    throw problem("The file breaks off inside a label in angle brackets.")
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]
  /// Tags that change the looks of letters; all others part words.
  private static let letterTags: Set<String> = ["b", "i", "u", "o", "s", "sub", "sup", "font"]

  private static func words(_ markup: String) -> String {
    var words = ""
    var rest = markup[...]
    while let mark = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      words += rest[..<mark]
      let isTag = rest[mark] == "<"
      let inner = rest[rest.index(after: mark)...]
      let end = isTag ? inner.firstIndex(of: ">") : inner.prefix(longestEntity).firstIndex(of: ";")
      guard let end, let text = isTag ? replacement(ofTag: inner[..<end]) : entity(inner[..<end]) else {
        words.append(rest[mark])
        rest = inner
        continue
      }
      words += text
      rest = inner[inner.index(after: end)...]
    }
    words += rest
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let longestEntity = 10

  private static func replacement(ofTag tag: Substring) -> String? {
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
    return letterTags.contains(name) ? "" : " "
  }

  private static func entity(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return entities[String(name)] }
    let digits = name.dropFirst()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { String($0) }
  }

  func problem(_ message: String) -> TableError {
    TableError(
      "dot", file: file, row: line, "The file is not valid DOT. \(message)",
      advice: "Look in and above line \(line); a name with spaces or signs needs quotation marks.")
  }
}
