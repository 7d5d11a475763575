import StakeholderModel

/// What a column of a list of ties says about the direction of each: `Type` in Gephi, `Direction` in Kumu.
struct TieDirections: Sendable {
  /// Whether a tie goes one way, neither, or both ways.
  enum Direction: Sendable, Hashable {
    case directed, undirected, mutual
  }

  /// The column.
  let column: Int
  private let table: Table

  /// What such columns are called, where they say nothing else.
  static let headings: Set<String> = ["type", "typ", "tipo", "direction", "directed", "richtung", "direccion"]

  /// In the languages in which Gephi writes them.
  private static let words: [String: Direction] = [
    "directed": .directed, "undirected": .undirected, "mutual": .mutual, "dirige": .directed,
    "nondirige": .undirected, "gerichtet": .directed, "ungerichtet": .undirected, "dirigido": .directed,
    "nodirigido": .undirected, "naodirigido": .undirected, "diretto": .directed, "nondiretto": .undirected,
  ]

  /// Finds the column; nil if no column says nothing but directions.
  init?(_ table: Table, kindColumn: Int?) {
    let candidates = table.heading.indices.filter {
      $0 == kindColumn || Self.headings.contains(TextNormalization.key(table.heading[$0]))
    }
    let found = candidates.first { column in
      var isFilled = false
      for row in 0..<table.rowCount where !table.isEmpty(row, column) {
        guard Self.words[TextNormalization.key(table[row, column])] != nil else { return false }
        isFilled = true
      }
      return isFilled
    }
    guard let found else { return nil }
    column = found
    self.table = table
  }

  /// The direction of a row; a blank cell says nothing, and a tie goes from `from` to `to`.
  subscript(row: Int) -> Direction { Self.words[TextNormalization.key(table[row, column])] ?? .directed }
}
