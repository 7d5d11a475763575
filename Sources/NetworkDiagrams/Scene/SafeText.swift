/// Text from strangers' spreadsheets made fit for display: nothing in it can end a string, an element or a line.
package enum SafeText {
  /// The longest text that any picture carries; a tooltip of more is cut with an ellipsis.
  package static let longest = 1_000

  /// Line breaks and tabs become spaces; other control characters and non-characters become the replacement
  /// character �; marks that turn the direction of the text around them are taken out.
  package static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if count >= longest {
        result.append("…")
        break
      }
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF: continue
      case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      count += 1
    }
    return String(result)
  }

  /// For Graphviz's `label` and `tooltip`, which read escapes such as `\N` and entities such as `&lt;`.
  package static func escapedForGraphviz(_ text: String) -> String {
    var result = ""
    for character in cleaned(text).unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// For text and attributes of XML.
  package static func escapedForXML(_ text: String) -> String {
    var result = ""
    for scalar in cleaned(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Letters, digits, `-` and `_`; anything else becomes `-`.
  ///
  /// For ids and classes.
  package static func identifier(_ text: String) -> String {
    var result = ""
    for byte in text.utf8.prefix(80) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "-"
      }
    }
    return result
  }
}

/// Numbers as Graphviz and SVG read them, the same on every machine and in every language.
package enum NumberText {
  /// At most two decimals, without trailing zeros.
  package static func short(_ value: Double) -> String { text(value, scale: 100, digits: 2) }

  /// At most four decimals: inches, in which a point is 0.0139.
  package static func fine(_ value: Double) -> String { text(value, scale: 10_000, digits: 4) }

  /// For people: as ``short(_:)``, and numbers of more than twelve digits with their power of ten.
  package static func shown(_ value: Double) -> String { abs(value) < 1e12 ? short(value) : "\(value)" }

  private static func text(_ value: Double, scale: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let scaled = Int64((value * scale).rounded())
    let whole = scaled.magnitude / UInt64(scale)
    var fraction = String(scaled.magnitude % UInt64(scale))
    fraction = String(repeating: "0", count: digits - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}
