/// Several names in one cell, as people and forms with boxes to tick write them: `City; Library`, `City, Library`.
enum NamesInCell {
  /// Marks that hardly stand within a name. A comma may.
  private static let marks: [Character] = [";", "|", "\n", "\r\n", "\r"]

  /// Whether a text may hold several names. Cheap for texts that clearly do not.
  static func maybeSeveral(_ text: String) -> Bool {
    text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
  }

  /// The names in a cell. A mark within a name that is known is a part of it: of `Nashville, City of, Library` the first
  /// two parts are one name if somebody is called so. A text in which nobody is known stays whole at its commas.
  static func parts(of text: String, isName: (String) -> Bool) -> [String] {
    guard !isName(text) else { return [text] }
    let pieces = text.split(whereSeparator: marks.contains).map { TextNormalization.trimmed(String($0)) }
      .filter { !$0.isEmpty }
    guard pieces.count < 2 else {
      return pieces.flatMap { piece -> [String] in
        let parts = atCommas(piece, isName: isName)
        return parts.allSatisfy(isName) ? parts : [piece]
      }
    }
    let parts = pieces.flatMap { atCommas($0, isName: isName) }
    return parts.contains(where: isName) ? parts : pieces
  }

  /// The longest names first, from the left.
  private static func atCommas(_ text: String, isName: (String) -> Bool) -> [String] {
    let pieces = text.split(separator: ",").map { TextNormalization.trimmed(String($0)) }.filter { !$0.isEmpty }
    // No list of names is longer in a cell; each is tried with those behind it.
    guard pieces.count < 200 else { return [text] }
    var parts: [String] = []
    var start = 0
    while start < pieces.count {
      let longest = min(pieces.count, start + 5)
      let end = (start + 1..<longest + 1).last { isName(pieces[start..<$0].joined(separator: ", ")) } ?? start + 1
      parts.append(pieces[start..<end].joined(separator: ", "))
      start = end
    }
    return parts
  }
}
