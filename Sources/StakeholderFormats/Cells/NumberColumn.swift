/// The numbers of one column, with the marks for decimals and thousands settled for the column as a whole.
///
/// `1,5` is one and a half in one country and fifteen hundred in none; `1,500` can be either. A column that contains
/// `1,5` or `2.000,5` uses the comma for decimals, and then `1,500` is one and a half, too.
package struct NumberColumn: Sendable {
  /// Which mark parts the decimals.
  package enum DecimalMark: String, Sendable, CaseIterable {
    case point, comma
    var character: Character { self == .point ? "." : "," }
  }

  /// What the marks were settled to be, and how sure that is.
  package enum Evidence: Sendable, Hashable {
    /// No number of the column needs a mark, or all of them use the point.
    case plain
    /// The decimals stand behind a comma.
    case comma
    /// Numbers such as `1,500` can be read in two ways; they were read with the thousands mark.
    case ambiguous(example: String)
    /// The study says which mark it is.
    case declared
    /// Some numbers use the point for decimals and others the comma.
    case mixed(point: String, comma: String)
  }

  package let mark: DecimalMark
  package let evidence: Evidence

  /// Looks at all texts of a column and settles which mark parts the decimals.
  package init(settling texts: some Sequence<String>, declared: DecimalMark? = nil) {
    var comma: String?
    var point: String?
    var ambiguous: String?
    for text in texts {
      switch Self.use(in: text) {
      case .comma: comma = comma ?? text
      case .point: point = point ?? text
      case .ambiguous: ambiguous = ambiguous ?? text
      case .none: continue
      }
    }
    if let declared {
      (mark, evidence) = (declared, .declared)
    } else if let comma, let point {
      (mark, evidence) = (.point, .mixed(point: point, comma: comma))
    } else if comma != nil {
      (mark, evidence) = (.comma, .comma)
    } else if let ambiguous, point == nil {
      (mark, evidence) = (.point, .ambiguous(example: ambiguous))
    } else {
      (mark, evidence) = (.point, .plain)
    }
  }

  /// The number that a text of this column means; nil if it is none.
  package func number(_ text: String) -> Double? {
    var digits = ""
    digits.reserveCapacity(text.utf8.count)
    var sawDecimal = false
    let thousands: Character = mark == .point ? "," : "."
    var groups: [Int] = []
    var run = 0
    for character in text {
      switch character {
      case "0"..."9":
        digits.append(character)
        run += 1
      case mark.character where !sawDecimal:
        digits.append(".")
        sawDecimal = true
        groups.append(run)
        run = 0
      case thousands where !sawDecimal && Self.isMixed(evidence):
        // Both marks part decimals in this column, each on its own.
        digits.append(".")
        sawDecimal = true
        groups.append(run)
        run = 0
      case thousands, " ", "\u{A0}", "\u{202F}", "'", "’":
        guard run > 0, !sawDecimal else { return nil }
        groups.append(run)
        run = 0
      case "+", "-", "−", "e", "E":
        digits.append(character == "−" ? "-" : character)
        run = 0
      default: return nil
      }
    }
    if !sawDecimal { groups.append(run) }
    // All groups but the first have three digits where thousands are marked.
    guard groups.dropFirst().allSatisfy({ $0 == 3 }) || groups.count == 1,
      digits.utf8.contains(where: { $0 < 58 && $0 > 47 })
    else { return nil }
    guard let number = Double(digits), number.isFinite else { return nil }
    return number
  }

  private static func isMixed(_ evidence: Evidence) -> Bool {
    if case .mixed = evidence { return true }
    return false
  }

  private enum Use { case comma, point, ambiguous }

  /// Which mark a text uses for its decimals, if it is a number that uses one.
  private static func use(in text: String) -> Use? {
    let utf8 = text.utf8
    guard !utf8.isEmpty, utf8.allSatisfy({ (48...57).contains($0) || $0 == 44 || $0 == 46 || $0 == 45 || $0 == 43 })
    else { return nil }
    let commas = utf8.count { $0 == 44 }
    let points = utf8.count { $0 == 46 }
    switch (commas, points) {
    case (0, 0): return nil
    case (0, 1): return .point
    case (1, 0):
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      let isGroup = parts[1].utf8.count == 3 && (1...3).contains(parts[0].utf8.count) && parts[0].first != "0"
      return isGroup ? .ambiguous : .comma
    case (1, _) where text.lastIndex(of: ",") ?? text.startIndex > text.lastIndex(of: ".") ?? text.startIndex:
      return .comma
    case (_, 1) where text.lastIndex(of: ".") ?? text.startIndex > text.lastIndex(of: ",") ?? text.startIndex:
      return .point
    case (0, _): return .comma
    case (_, 0): return .point
    default: return nil
    }
  }
}
