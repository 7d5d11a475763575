/// Yes and no as people write them.
package enum YesNo {
  private static let yes: Set<String> = [
    "yes", "y", "true", "1", "x", "ja", "j", "oui", "o", "si", "s", "sim", "wahr", "vrai", "✓",
  ]
  private static let no: Set<String> = ["no", "n", "false", "0", "nein", "non", "nao", "falsch", "faux"]

  /// True for yes, false for no, nil for anything else.
  package static func value(of text: String) -> Bool? {
    let key = TextNormalization.key(text)
    if yes.contains(key) { return true }
    return no.contains(key) ? false : nil
  }
}
