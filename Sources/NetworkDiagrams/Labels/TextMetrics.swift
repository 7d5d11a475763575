/// How much room a text takes, without asking a font: places are computed before, and without, any drawing library.
package enum TextMetrics {
  /// The width of a line in points.
  ///
  /// Latin, Greek and Cyrillic letters are measured one by one; other scripts by a width that holds for most of their
  /// letters. Joining characters and marks on top of others take no room.
  package static func width(of text: String, size: Double, isBold: Bool) -> Double {
    var total = 0
    for scalar in text.unicodeScalars { total += advance(of: scalar, isBold: isBold) }
    return Double(total) * size / 1000
  }

  /// The advance of one character in thousandths of the size.
  static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let value = scalar.value
    for run in isBold ? GlyphAdvances.bold : GlyphAdvances.regular where value >= run.first {
      let index = Int(value - run.first)
      if index < run.advances.count { return Int(run.advances[index]) }
    }
    let bold = isBold ? 40 : 0
    switch value {
    case 0x0300...0x036F, 0x0591...0x05BD, 0x064B...0x065F, 0x0E31, 0x0E34...0x0E3A, 0x200B...0x200D, 0x20D0...0x20FF,
      0xFE00...0xFE0F:
      return 0
    case 0x0590...0x05FF: return 580 + bold
    case 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: return 690 + bold
    case 0x0900...0x0DFF: return 640 + bold
    case 0x0E00...0x0EFF: return 600 + bold
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFF:
      return 1000
    case 0x2190...0x2BFF: return 1000
    case 0x1F000...0x1FAFF: return 1300
    default: return 650 + bold
    }
  }

  /// How many letters of usual width the text is long; a Chinese character counts as two.
  package static func columns(in text: some StringProtocol) -> Int {
    var count = 0
    for scalar in text.unicodeScalars {
      let advance = advance(of: scalar, isBold: false)
      count += advance == 0 ? 0 : advance >= 1000 && scalar.value >= 0x1100 ? 2 : 1
    }
    return count
  }
}
