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
    /// All marks can be read in two ways, as in `1,500` or `1.500`: then the comma parts thousands, the point decimals.
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
    var commaOrThousands: String?
    var pointOrThousands: String?
    for text in texts {
      switch Self.use(in: text) {
      case .comma: comma = comma ?? text
      case .point: point = point ?? text
      case .commaOrThousands: commaOrThousands = commaOrThousands ?? text
      case .pointOrThousands: pointOrThousands = pointOrThousands ?? text
      case .none: continue
      }
    }
    if let declared {
      (mark, evidence) = (declared, .declared)
    } else if let comma, let point {
      (mark, evidence) = (.point, .mixed(point: point, comma: comma))
    } else if comma != nil {
      (mark, evidence) = (.comma, .comma)
    } else if let example = commaOrThousands ?? pointOrThousands, point == nil {
      (mark, evidence) = (.point, .ambiguous(example: example))
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

  private enum Use { case comma, point, commaOrThousands, pointOrThousands }

  /// Which mark a text uses for its decimals, if it is a number with a mark.
  private static func use(in text: String) -> Use? {
    let digits = text.drop { $0 == "-" || $0 == "+" || $0 == "−" }
    let comma = UInt8(ascii: ",")
    let point = UInt8(ascii: ".")
    guard digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == comma || $0 == point }),
      digits.utf8.contains(where: { $0 != comma && $0 != point })
    else { return nil }
    let commas = digits.utf8.count { $0 == comma }
    let points = digits.utf8.count { $0 == point }
    let last = digits.utf8.last { $0 == comma || $0 == point }
    let isGrouped = isGrouped(digits)
    switch (commas, points) {
    case (0, 0): return nil
    case (1, 0): return isGrouped ? .commaOrThousands : .comma
    case (0, 1): return isGrouped ? .pointOrThousands : .point
    // A mark that occurs twice parts thousands.
    case (_, 0): return isGrouped ? .point : nil
    case (0, _): return isGrouped ? .comma : nil
    case (1, _) where last == comma: return .comma
    case (_, 1) where last == point: return .point
    default: return nil
    }
  }

  /// Whether every mark can part thousands: groups of three digits behind one to three that do not begin with zero.
  private static func isGrouped(_ digits: Substring) -> Bool {
    let groups = digits.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard let first = groups.first, (1...3).contains(first.utf8.count), first.first != "0" else { return false }
    return groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }
}
