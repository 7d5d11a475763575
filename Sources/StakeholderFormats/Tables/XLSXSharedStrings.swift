/// The texts that the cells of a workbook share.
///
/// The runs of formatted text are joined; phonetic readings (`rPh`) are left out.
final class XLSXSharedStrings: XMLEvents {
  let isStopped = false

  private var bytes: ContiguousArray<UInt8> = []
  /// For each text its end in `bytes`.
  private var ends: ContiguousArray<Int> = []
  private var collector = XLSXTextCollector()

  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return String(decoding: bytes[start..<ends[index]], as: UTF8.self)
  }

  func begin(_ element: String, _ attributes: XMLAttributes) {
    if element == "si" { collector = XLSXTextCollector() }
    collector.begin(element)
  }

  func end(_ element: String) {
    collector.end(element)
    guard element == "si" else { return }
    bytes.append(contentsOf: collector.result.utf8)
    ends.append(bytes.count)
  }

  func text(_ text: String) { collector.text(text) }
}

/// Collects the text of a string item (`si` or `is`).
struct XLSXTextCollector {
  private var content = ""
  private var isInText = false
  private var isInReading = false

  /// The text, with escapes such as `_x000D_` resolved.
  var result: String { Self.resolvingEscapes(content) }

  mutating func begin(_ element: String) {
    if element == "t" { isInText = true }
    if element == "rPh" { isInReading = true }
  }

  mutating func end(_ element: String) {
    if element == "t" { isInText = false }
    if element == "rPh" { isInReading = false }
  }

  mutating func text(_ text: String) {
    if isInText, !isInReading { content += text }
  }

  /// Resolves `_xHHHH_`, by which workbooks write control characters (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
  static func resolvingEscapes(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var units: [UInt16] = []
    let source = Array(text.utf16)
    let underscore = UInt16(UInt8(ascii: "_"))
    var position = 0
    while position < source.count {
      if position + 6 < source.count, source[position] == underscore, source[position + 1] == UInt16(UInt8(ascii: "x")),
        source[position + 6] == underscore,
        let code = UInt16(String(decoding: source[(position + 2)..<(position + 6)], as: UTF16.self), radix: 16)
      {
        units.append(code)
        position += 7
      } else {
        units.append(source[position])
        position += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
