/// Signs of ties as people write them.
enum Signs {
  private static let minuses: Set<Character> = ["-", "−", "–", "—", "‐", "‑", "－", "﹣"]
  private static let negative: Set<String> = [
    "n", "neg", "negative", "negativ", "negatif", "negativo", "minus", "against", "anti", "contra", "bad", "hostile",
    "gegen", "contre", "false", "no", "0",
  ]
  private static let positive: Set<String> = [
    "p", "pos", "positive", "positiv", "positif", "positivo", "plus", "for", "pro", "good", "fur", "pour", "true",
    "yes",
    "1",
  ]

  /// Whether a cell of a column of signs says that a tie is against somebody; nil where it says neither.
  static func isAgainst(_ text: String) -> Bool? {
    if isBelowZero(text) || text.contains(where: minuses.contains) { return true }
    let key = TextNormalization.key(text)
    if text.contains("+") || positive.contains(key) || (Double(text).map { $0 > 0 } ?? false) { return false }
    return negative.contains(key) ? true : nil
  }

  /// Whether a text is a number below zero, as typed: with any dash before it or behind, in brackets, or in words.
  static func isBelowZero(_ text: String) -> Bool {
    // Nearly all are plain numbers, of which there may be millions.
    guard !text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }),
      text.contains(where: \.isNumber)
    else { return false }
    let key = text.lowercased()
    if key.hasPrefix("minus") || key.hasPrefix("negative") { return true }
    guard let first = text.first, let last = text.last else { return false }
    let rest = text.dropFirst().dropLast(text.count > 1 ? 1 : 0)
    func isNumber(_ text: some StringProtocol) -> Bool {
      text.allSatisfy { $0.isNumber || ".,’' ".contains($0) } && text.contains(where: \.isNumber)
    }
    if minuses.contains(first), isNumber(text.dropFirst()) { return true }
    if minuses.contains(last), isNumber(text.dropLast()) { return true }
    return first == "(" && last == ")" && isNumber(rest)
  }
}
