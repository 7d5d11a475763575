package import StakeholderModel

/// Turns the bytes of a text file into valid UTF-8 and reports what had to be guessed.
package enum TextDecoding {
  /// How single bytes are read that are no UTF-8.
  package enum Fallback: String, Sendable {
    /// Western European, as most spreadsheets write.
    case windows1252 = "Windows-1252 (Western European)"
    /// Central European, as Pajek writes.
    case windows1250 = "Windows-1250 (Central European)"
  }

  /// Decodes UTF-8 and UTF-16, with or without byte order mark; single bytes that are no UTF-8 are read as Windows-1252.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The name of the file for diagnostics.
  /// - Returns: The text in UTF-8 without byte order mark, and the diagnostics.
  package static func utf8(
    _ bytes: consuming ContiguousArray<UInt8>, file: String, fallback: Fallback = .windows1252
  ) -> (text: ContiguousArray<UInt8>, diagnostics: [Diagnostic]) {
    if let order = utf16Order(bytes) { return utf16(bytes, order, file: file) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.starts(with: mark) { bytes.removeFirst(mark.count) }
    guard let firstInvalid = firstInvalid(bytes.span, from: 0) else { return (bytes, []) }
    return singleBytes(bytes, firstInvalid: firstInvalid, file: file, as: fallback)
  }

  // MARK: UTF-8

  /// The position of the first byte from `start` on that does not belong to valid UTF-8 (The Unicode Standard, table 3-7).
  static func firstInvalid(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    let blockSize = 32
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        // Most text is ASCII: look at whole blocks for as long as it is.
        while position + blockSize <= bytes.count {
          var all: UInt8 = 0
          for next in position..<(position + blockSize) { all |= bytes[next] }
          if all >= 0x80 { break }
          position += blockSize
        }
      } else {
        let length = sequenceLength(bytes, at: position)
        if length == 0 { return position }
        position += length
      }
    }
    return nil
  }

  /// The length of the valid multi-byte sequence at a position, or 0.
  private static func sequenceLength(_ bytes: Span<UInt8>, at position: Int) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[position] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return 0 }
    for next in (position + 2)..<max(position + length, position + 2) where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }

  // MARK: Windows-1252

  private static func singleBytes(
    _ bytes: ContiguousArray<UInt8>, firstInvalid first: Int, file: String, as encoding: Fallback
  ) -> (text: ContiguousArray<UInt8>, diagnostics: [Diagnostic]) {
    var text: ContiguousArray<UInt8> = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    let span = bytes.span
    var done = 0
    var count = 0
    var next: Int? = first
    while let position = next {
      text.append(contentsOf: bytes[done..<position])
      text.append(contentsOf: String(scalar(bytes[position], encoding)).utf8)
      count += 1
      done = position + 1
      next = firstInvalid(span, from: done)
    }
    text.append(contentsOf: bytes[done...])
    let line = bytes[..<first].count { $0 == UInt8(ascii: "\n") } + 1
    let finding = Diagnostic(
      .repair, code: "not-utf-8", at: Diagnostic.Location(file: file),
      message:
        "The file is not in UTF-8: \(count) of its letters, the first in line \(line), are written in an older way.",
      action: "They were read as \(encoding.rawValue).",
      advice: "Look whether accented letters came out right; if not, save the file again as "
        + (encoding == .windows1252 ? "CSV UTF-8." : "UTF-8."))
    return (text, [finding])
  }

  private static func scalar(_ byte: UInt8, _ encoding: Fallback) -> Unicode.Scalar {
    if encoding == .windows1250 { return byte < 0x80 ? Unicode.Scalar(byte) : windows1250[Int(byte) - 0x80] }
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return c1[Int(byte) - 0x80]
  }

  /// The characters of 0x80 to 0x9F by the WHATWG Encoding Standard, which maps the five free places to controls.
  private static let c1: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}", "\u{2030}",
    "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}",
    "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}",
    "\u{17E}", "\u{178}",
  ]

  /// The characters of 0x80 to 0xFF in Windows-1250; the free places are controls.
  private static let windows1250: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{83}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{88}", "\u{2030}",
    "\u{160}", "\u{2039}", "\u{15A}", "\u{164}", "\u{17D}", "\u{179}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}",
    "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{98}", "\u{2122}", "\u{161}", "\u{203A}", "\u{15B}",
    "\u{165}", "\u{17E}", "\u{17A}", "\u{A0}", "\u{2C7}", "\u{2D8}", "\u{141}", "\u{A4}", "\u{104}", "\u{A6}",
    "\u{A7}", "\u{A8}", "\u{A9}", "\u{15E}", "\u{AB}", "\u{AC}", "\u{AD}", "\u{AE}", "\u{17B}", "\u{B0}", "\u{B1}",
    "\u{2DB}", "\u{142}", "\u{B4}", "\u{B5}", "\u{B6}", "\u{B7}", "\u{B8}", "\u{105}", "\u{15F}", "\u{BB}",
    "\u{13D}", "\u{2DD}", "\u{13E}", "\u{17C}", "\u{154}", "\u{C1}", "\u{C2}", "\u{102}", "\u{C4}", "\u{139}",
    "\u{106}", "\u{C7}", "\u{10C}", "\u{C9}", "\u{118}", "\u{CB}", "\u{11A}", "\u{CD}", "\u{CE}", "\u{10E}",
    "\u{110}", "\u{143}", "\u{147}", "\u{D3}", "\u{D4}", "\u{150}", "\u{D6}", "\u{D7}", "\u{158}", "\u{16E}",
    "\u{DA}", "\u{170}", "\u{DC}", "\u{DD}", "\u{162}", "\u{DF}", "\u{155}", "\u{E1}", "\u{E2}", "\u{103}", "\u{E4}",
    "\u{13A}", "\u{107}", "\u{E7}", "\u{10D}", "\u{E9}", "\u{119}", "\u{EB}", "\u{11B}", "\u{ED}", "\u{EE}",
    "\u{10F}", "\u{111}", "\u{144}", "\u{148}", "\u{F3}", "\u{F4}", "\u{151}", "\u{F6}", "\u{F7}", "\u{159}",
    "\u{16F}", "\u{FA}", "\u{171}", "\u{FC}", "\u{FD}", "\u{163}", "\u{2D9}",
  ]

  // MARK: UTF-16

  private enum ByteOrder { case little, big }

  /// The byte order by the mark, or by where the zero bytes of Latin text stand.
  private static func utf16Order(_ bytes: ContiguousArray<UInt8>) -> ByteOrder? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .little }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .big }
    let sample = min(bytes.count, 4096) & ~1
    var zeros = (even: 0, odd: 0)
    for position in 0..<sample where bytes[position] == 0 {
      if position.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let many = sample / 4
    if zeros.odd > many, zeros.even * 10 < zeros.odd { return .little }
    if zeros.even > many, zeros.odd * 10 < zeros.even { return .big }
    return nil
  }

  private static func utf16(_ bytes: ContiguousArray<UInt8>, _ order: ByteOrder, file: String)
    -> (text: ContiguousArray<UInt8>, diagnostics: [Diagnostic])
  {
    let low = order == .little ? 0 : 1
    let units = stride(from: 0, to: bytes.count & ~1, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    let start = units.first == 0xFEFF ? 1 : 0
    let text = String(decoding: units[start...], as: UTF16.self)
    var diagnostics: [Diagnostic] = []
    let replacement: Unicode.Scalar = "\u{FFFD}"
    let broken = text.unicodeScalars.count { $0 == replacement } - units.count { $0 == UInt16(replacement.value) }
    if broken > 0 || !bytes.count.isMultiple(of: 2) {
      diagnostics.append(
        Diagnostic(
          .warning, code: "damaged-utf-16", at: Diagnostic.Location(file: file),
          message: "The file is in UTF-16, and \(max(broken, 1)) of its characters are damaged or cut off.",
          action: "They were replaced by “\(replacement)” or left out.", advice: "Save the file again as CSV UTF-8."))
    }
    return (ContiguousArray(text.utf8), diagnostics)
  }
}
