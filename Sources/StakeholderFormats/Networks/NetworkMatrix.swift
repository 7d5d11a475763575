internal import StakeholderModel

/// Puts the cells of adjacency matrices into a network, one level after the other.
struct NetworkMatrix {
  /// A level: the cells that are not zero, by row and column.
  struct Level: Sendable {
    var kind: String?
    var wave: String?
    var cells: [(row: Int, column: Int, text: String, line: Int)] = []
    /// Cells for which there is no answer.
    var missing = 0
  }

  /// The names of rows; of columns too, in a network of one mode.
  let rows: [String]
  /// The names of the columns of a two-mode network.
  var columns: [String]?
  /// Whether cells on the diagonal are ties to oneself and nothing else.
  var levels: [Level] = []

  /// Whether a text stands for a cell that has no answer.
  static func isMissing(_ text: String) -> Bool {
    [".", "na", "nan", "-", "?", "*", "n/a", "missing"].contains(text.lowercased())
  }

  /// Whether a text is the number 0.
  static func isZero(_ text: String) -> Bool { Double(text) == 0 }

  /// Adds nodes and ties. A symmetric matrix has ties without direction, each once.
  func add(to tables: inout NetworkTables) {
    let ids = Self.unique(rows)
    if columns == nil { for (id, name) in zip(ids, rows) { tables.addNode(id, name: name) } }
    let columnIDs = columns.map { Self.unique(rows + $0).suffix($0.count) }.map(Array.init)
    if let columns, let columnIDs {
      for (id, name) in zip(ids, rows) { tables.addNode(id, name: name, [("mode", "1")]) }
      for (id, name) in zip(columnIDs, columns) { tables.addNode(id, name: name, [("mode", "2")]) }
    }
    for level in levels {
      let isSymmetric = columns == nil && Self.isSymmetric(level)
      var ownTies = 0
      for cell in level.cells where !tables.isFull {
        guard columns != nil || cell.row != cell.column else {
          ownTies += 1
          continue
        }
        if isSymmetric, cell.column < cell.row { continue }
        guard ids.indices.contains(cell.row), (columnIDs ?? ids).indices.contains(cell.column) else { continue }
        var attributes: [(name: String, text: String)] = [("weight", cell.text)]
        if let kind = level.kind { attributes.append(("kind", kind)) }
        if let wave = level.wave { attributes.append(("wave", wave)) }
        if let kind = level.kind?.lowercased(), kind.hasSuffix("neg") { attributes.append(("sign", "-")) }
        tables.addTie(
          from: ids[cell.row], to: (columnIDs ?? ids)[cell.column], isDirected: columns == nil && !isSymmetric,
          attributes)
      }
      say(level, isSymmetric: isSymmetric && !level.cells.isEmpty, ownTies: ownTies, in: &tables)
    }
  }

  private func say(_ level: Level, isSymmetric: Bool, ownTies: Int, in tables: inout NetworkTables) {
    let name = level.kind.map { " “\($0)\(level.wave.map { " \($0)" } ?? "")”" } ?? ""
    if isSymmetric {
      tables.report(
        .note, "symmetric", "The matrix\(name) says the same in both directions.",
        action: "It is read as ties without direction.")
    }
    if ownTies > 0 {
      tables.report(
        .note, "diagonal", "The matrix\(name) has \(ownTies) values on its diagonal, ties to oneself.",
        action: "They are left out.")
    }
    if level.missing > 0 {
      tables.report(
        .note, "no-answer", "The matrix\(name) has \(level.missing) cells without an answer.",
        action: "They are neither ties nor a “no”.")
    }
  }

  private static func isSymmetric(_ level: Level) -> Bool {
    struct Cell: Hashable {
      let row: Int, column: Int
      let text: String
    }
    let cells = Set(level.cells.map { Cell(row: $0.row, column: $0.column, text: $0.text) })
    return level.cells.allSatisfy { cells.contains(Cell(row: $0.column, column: $0.row, text: $0.text)) }
  }

  /// The names, with a number behind those that occur twice or are blank.
  static func unique(_ names: [String]) -> [String] {
    var seen = Set<String>()
    return names.enumerated().map { position, name in
      var id = TextNormalization.trimmed(name)
      if id.isEmpty { id = String(position + 1) }
      var copy = 2
      let base = id
      while !seen.insert(id).inserted {
        id = "\(base) (\(copy))"
        copy += 1
      }
      return id
    }
  }
}
