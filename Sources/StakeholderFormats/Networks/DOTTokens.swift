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
    return .word(String(decoding: text[start..<position], as: UTF8.self), isQuoted: false)
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
        if peek() == UInt8(ascii: "#") { skipLine() }
      } else if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: "#"), position == 0 {
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

  /// A label in Graphviz's markup, with its angle brackets cut off.
  private mutating func markup() throws(TableError) -> String {
    let start = position + 1
    var depth = 0
    while let byte = peek() {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: "\n") { line += 1 }
      position += 1
      if byte == UInt8(ascii: ">") {
        depth -= 1
        if depth == 0 { return String(decoding: text[start..<(position - 1)], as: UTF8.self) }
      }
    }
    throw problem("The file breaks off inside a label in angle brackets.")
  }

  func problem(_ message: String) -> TableError {
    TableError(
      "dot", file: file, row: line, "The file is not valid DOT. \(message)",
      advice: "Look in and above line \(line); a name with spaces or signs needs quotation marks.")
  }
}
