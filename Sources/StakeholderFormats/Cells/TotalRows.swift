import StakeholderModel

/// Rows that sum up the rows above them, as people write them below a list in a spreadsheet.
enum TotalRows {
  private static let words: Set<String> = [
    "total", "totals", "grandtotal", "subtotal", "overalltotal", "overall", "sum", "sums", "average",
    "summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "mittelwert", "durchschnitt", "anzahl", "somme",
    "totaux", "moyenne", "totale", "suma", "totales", "promedio", "media",
  ]
  /// The longest of them, with room for spaces and marks.
  private static let longest = 20

  private static let beginnings = Set(words.map { String($0.prefix(3)) })
  private static let meanWords: Set<String> = [
    "average", "mittelwert", "durchschnitt", "moyenne", "promedio", "media",
  ]

  /// Whether a word for a sum means the mean of the rows above.
  static func isMean(_ text: String) -> Bool { meanWords.contains(TextNormalization.key(text)) }

  /// The word for a sum and the number behind it: `Total: 12`, `Summe (12)`.
  static func wordAndCount(_ text: String) -> (word: String, count: Int?)? {
    if isTotal(text) { return (text, nil) }
    guard text.utf8.count <= longest + 10, text.utf8.contains(where: { (48...57).contains($0) }),
      beginnings.contains(text.prefix(3).lowercased())
    else { return nil }
    let words = TextNormalization.words(text)
    guard let last = words.last, let count = Int(last), isTotal(words.dropLast().joined()) else { return nil }
    return (words.dropLast().joined(), count)
  }

  /// Whether a text is a word for a sum. Cheap for texts that are clearly none.
  static func isTotal(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (3...longest).contains(bytes.count), !bytes.contains(where: { (48...57).contains($0) }) else { return false }
    return words.contains(TextNormalization.key(text))
  }

  /// What is said of such a row where it cannot be anything else: nobody has that name, or it has no second end.
  static func leftOut(_ text: String, at place: Diagnostic.Location) -> Diagnostic {
    Diagnostic(
      .warning, code: "total-row", at: place, message: "This row looks like a sum of the rows above it.", found: text,
      action: "It is not read.",
      advice: "Delete the row; if it is about somebody, add the name to the list of stakeholders.")
  }

  /// What is said of such a row in a list of stakeholders, and why it is taken for one.
  static func leftOut(_ text: String, because evidence: String, at place: Diagnostic.Location) -> Diagnostic {
    Diagnostic(
      .warning, code: "total-row", at: place, message: "This row is a sum of the rows above it: \(evidence).",
      found: text, action: "It is not read as a stakeholder.",
      advice: "Delete the row; if it is a stakeholder, give it a sector or a tie.")
  }

  /// What is said of a stakeholder with such a name.
  static func kept(_ text: String, because evidence: String, at place: Diagnostic.Location) -> Diagnostic {
    Diagnostic(
      .note, code: "named-like-total", at: place,
      message: "The name of this stakeholder is also a word for a sum: \(evidence).", found: text,
      action: "It is read as a stakeholder.")
  }

  /// The warning about such a row: nobody but its owner knows whether “Total” is a company.
  static func warning(_ text: String, at place: Diagnostic.Location, isTie: Bool) -> Diagnostic {
    Diagnostic(
      .warning, code: "maybe-total-row", at: place,
      message: "This row may be a sum of the rows above it rather than a \(isTie ? "tie" : "stakeholder").",
      found: text,
      action: "It is read as a \(isTie ? "tie" : "stakeholder").",
      advice: "Delete the row if it is a sum; a stakeholder of that name can stay.")
  }
}
