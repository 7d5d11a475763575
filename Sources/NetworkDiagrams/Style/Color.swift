/// An opaque colour, or one with a degree of transparency, always written as hexadecimal digits.
package struct Color: Sendable, Hashable, ExpressibleByStringLiteral {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  /// 255 is opaque.
  package var alpha: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Reads `#RRGGBB`; anything else is no colour.
  package init?(hex: some StringProtocol) {
    guard hex.utf8.count == 7, hex.utf8.first == UInt8(ascii: "#"), hex.dropFirst().allSatisfy(\.isHexDigit),
      let value = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// A colour written in the source; a slip of the pen gives black, and a test looks at every one.
  package init(stringLiteral hex: StaticString) {
    self = Color(hex: hex.description) ?? Color(red: 0, green: 0, blue: 0)
  }

  package func withAlpha(_ alpha: Double) -> Color {
    var copy = self
    copy.alpha = UInt8(max(0, min(255, (alpha * 255).rounded())))
    return copy
  }

  /// `#rrggbb`, or `#rrggbbaa` when not opaque.
  package var hex: String {
    let parts = alpha == 255 ? [red, green, blue] : [red, green, blue, alpha]
    return parts.reduce(into: "#") { text, part in
      if part < 16 { text += "0" }
      text += String(part, radix: 16)
    }
  }
}
