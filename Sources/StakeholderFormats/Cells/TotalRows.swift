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

  /// The warning about such a row: nobody but its owner knows whether “Total” is a company.
  static func warning(_ text: String, at place: Diagnostic.Location, isTie: Bool) -> Diagnostic {
    Diagnostic(
      .warning, code: "total-row", at: place,
      message: "This row may be a sum of the rows above it rather than a \(isTie ? "tie" : "stakeholder").",
      found: text,
      action: "It is read as a \(isTie ? "tie" : "stakeholder").",
      advice: "Delete the row if it is a sum; a stakeholder of that name can stay.")
  }
}
