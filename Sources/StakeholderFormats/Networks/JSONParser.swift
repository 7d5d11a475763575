internal import Graphs

/// Reads JSON by RFC 8259, and `NaN` and `Infinity` as Python writes them. Tells the line of a mistake.
struct JSONParser {
  /// How deep arrays and objects may lie in each other.
  static let deepest = 200

  private let text: ContiguousArray<UInt8>
  private let file: String
  private var position = 0
  private var line = 1
  private let progress: ProgressHandler?
  private var objectCount = 0

  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - progress: Told now and then which share of the text has been read.
  static func parse(
    _ text: ContiguousArray<UInt8>, file: String, progress: ProgressHandler? = nil
  ) throws(TableError) -> JSONNode {
    var parser = JSONParser(text: text, file: file, progress: progress)
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == text.count else { throw parser.problem("There is more behind the end of the data.") }
    return node
  }

  private init(text: ContiguousArray<UInt8>, file: String, progress: ProgressHandler?) {
    self.text = text
    self.file = file
    self.progress = progress
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func value(depth: Int) throws(TableError) -> JSONNode {
    guard depth < Self.deepest else { throw problem("Lists lie more than \(Self.deepest) deep in each other.") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case nil: throw problem("The file breaks off here.")
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(TableError) -> JSONObject {
    var object = JSONObject(line: line)
    objectCount += 1
    if objectCount.isMultiple(of: 1 << 13) { progress?(Double(position) / Double(text.count)) }
    position += 1
    skipSpace()
    if take("}") { return object }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("A name in quotation marks is expected here.") }
      let name = try string()
      skipSpace()
      guard take(":") else { throw problem("A colon is expected behind “\(NetworkTables.excerpt(name))”.") }
      object.members.append((name, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return object }
      guard take(",") else { throw problem("A comma or a closing brace is expected here.") }
    }
  }

  private mutating func array(depth: Int) throws(TableError) -> [JSONNode] {
    var nodes: [JSONNode] = []
    position += 1
    skipSpace()
    if take("]") { return nodes }
    while true {
      nodes.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return nodes }
      guard take(",") else { throw problem("A comma or a closing bracket is expected here.") }
    }
  }

  /// A number, `true`, `false`, `null`, `NaN` or `Infinity`.
  private mutating func word() throws(TableError) -> JSONNode {
    let start = position
    while let byte = next, Self.isWordByte(byte) { position += 1 }
    let word = String(decoding: text[start..<position], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "NaN", "Infinity", "-Infinity": return .number(word)
    default:
      if NetworkRows.isPlainNumber(word) { return .number(word) }
      position = start
      throw problem("A value is expected here.")
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func string() throws(TableError) -> String {
    position += 1
    var bytes: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(to: &bytes)
      default:
        if byte == UInt8(ascii: "\n") { line += 1 }
        bytes.append(byte)
      }
    }
    throw problem("The file breaks off inside a text.")
  }

  private mutating func escape(to bytes: inout [UInt8]) throws(TableError) {
    guard let byte = next else { throw problem("The file breaks off inside a text.") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "u"): bytes.append(contentsOf: String(try scalar()).utf8)
    default: throw problem("There is no such escape as \\\(Unicode.Scalar(byte)).")
    }
  }

  /// The character behind `\u`; half of a surrogate pair is replaced as everywhere.
  private mutating func scalar() throws(TableError) -> Unicode.Scalar {
    let first = try hexadecimal()
    guard 0xD800..<0xDC00 ~= first, position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    let start = position
    position += 2
    let second = try hexadecimal()
    guard 0xDC00..<0xE000 ~= second else {
      position = start
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(TableError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("Four hexadecimal digits are expected behind \\u.")
      }
      position += 1
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return
      }
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, Unicode.Scalar(byte) == character else { return false }
    position += 1
    return true
  }

  private func problem(_ message: String) -> TableError {
    let rest = text[position..<min(position + 20, text.count)].prefix { $0 != 0x0A && $0 != 0x0D }
    return TableError(
      "json", file: file, row: line, "The file is not valid JSON. \(message)",
      found: rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self),
      advice:
        "Export it again; if you edited it by hand, look for a missing comma or quotation mark in or above line \(line)."
    )
  }
}
