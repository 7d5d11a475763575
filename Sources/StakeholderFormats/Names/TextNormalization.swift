import Foundation

/// Texts as people mean them rather than as they type them.
package enum TextNormalization {
  /// A key under which two spellings of the same heading or name meet: without regard to case, accents, width, spaces
  /// and punctuation. `Vertex 1`, `vertex_1` and `VERTEX-1` have the same key.
  ///
  /// A text without any letter or digit keeps its marks, so that `#` and `%` stay apart.
  package static func key(_ text: some StringProtocol) -> String {
    if let ascii = asciiKey(text) { return ascii }
    let folded = String(text).folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil
    )
    let key = folded.flatMap { letterPairs[$0] ?? String($0) }.filter { $0.isLetter || $0.isNumber }
    return key.isEmpty ? folded.filter { !$0.isWhitespace } : String(key)
  }

  /// Letters that Unicode does not take apart, but people do who type without them.
  private static let letterPairs: [Character: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
  ]

  /// The words of a text, folded as by ``key(_:)``.
  package static func words(_ text: some StringProtocol) -> [String] {
    text.split { !($0.isLetter || $0.isNumber) }.map { key($0) }
  }

  /// The text without white space and byte order marks around it.
  package static func trimmed(_ text: String) -> String {
    // Most texts have nothing around them, and white space that is not ASCII begins and ends with bytes that are not.
    if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return text
    }
    let isSpace: (Unicode.Scalar) -> Bool = {
      $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}"
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Most keys are plain ASCII, for which no tables are needed.
  private static func asciiKey(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x80...: return nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      default: continue
      }
    }
    guard !bytes.isEmpty else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
