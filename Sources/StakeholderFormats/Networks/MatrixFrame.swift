internal import OrderedCollections
internal import StakeholderModel

/// A matrix as people keep it in a spreadsheet: a title above it, crosses in its cells, sums beside and below it, notes
/// at its end, and the same names, or most of them, above and beside.
struct MatrixFrame {
  /// The matrix, its rows and columns those who stand on either side.
  let matrix: NetworkMatrix
  private let title: String?
  private let totals: [String]
  private let notes: [String]
  private let marks: [String]
  private let withoutRow: [String]
  private let withoutColumn: [String]

  /// Whether the table is no more than names and numbers, with the same names on both sides.
  var isPlain: Bool {
    title == nil && totals.isEmpty && notes.isEmpty && marks.isEmpty && withoutRow.isEmpty && withoutColumn.isEmpty
  }

  /// Reads the rows of a table; nil if less than half of those beside it stand above it too, or if a cell is neither a
  /// number nor a cross nor blank.
  init?(_ table: [[String]]) {
    func filled(_ row: [String]) -> Int { row.count { !$0.isEmpty } }
    func key(_ text: String) -> String { TextNormalization.key(text) }
    guard let start = table.firstIndex(where: { filled($0) > 2 }) else { return nil }
    title = table[..<start].joined().first { !$0.isEmpty }
    let width = table[start...].map { 1 + ($0.lastIndex { !$0.isEmpty } ?? -1) }.max() ?? 0
    var rows = table[start...].filter { filled($0) > 0 }.map { row in
      Array(row.prefix(width)) + Array(repeating: "", count: max(0, width - row.count))
    }
    var totals: [String] = []
    if let last = rows[0].last, TotalRows.isTotal(last) {
      totals.append(last)
      rows = rows.map { Array($0.dropLast()) }
    }
    let names = rows[0].dropFirst().map(\.self)
    let keys = Set(names.map(key))
    var notes: [String] = []
    while let last = rows.last, rows.count > 1, !keys.contains(key(last[0])),
      TotalRows.isTotal(last[0]) || filled(last) == 1
    {
      if TotalRows.isTotal(last[0]) { totals.append(last[0]) } else { notes.append(last.first { !$0.isEmpty } ?? "") }
      rows.removeLast()
    }
    let body = rows.dropFirst()
    let labels = body.map { $0[0] }
    guard !names.contains(""), !labels.contains(""), names.count > 1, keys.count == names.count,
      Set(labels.map(key)).count == labels.count
    else { return nil }
    let common = labels.count { keys.contains(key($0)) }
    guard common > 1, common * 2 >= labels.count, common * 2 >= min(names.count, labels.count) else { return nil }
    var marks = OrderedSet<String>()
    for cell in body.lazy.flatMap({ $0.dropFirst() })
    where !cell.isEmpty && Self.number(cell) == nil && !NetworkMatrix.isMissing(cell) {
      guard YesNo.value(of: cell) != nil else { return nil }
      marks.append(cell)
    }
    let beside = Set(labels.map(key))
    withoutRow = names.filter { !beside.contains(key($0)) }
    withoutColumn = labels.filter { !keys.contains(key($0)) }
    let all = labels + withoutRow
    let places = Dictionary(all.enumerated().map { (key($1), $0) }, uniquingKeysWith: { first, _ in first })
    var level = NetworkMatrix.Level()
    for (row, cells) in body.enumerated() {
      for (name, cell) in zip(names, cells.dropFirst()) {
        guard let column = places[key(name)] else { continue }
        if cell.isEmpty || NetworkMatrix.isMissing(cell) {
          if column != row { level.missing += 1 }
        } else if let number = Self.number(cell) {
          if number != 0 { level.cells.append((row, column, number.plain, row + 1)) }
        } else if YesNo.value(of: cell) == true {
          level.cells.append((row, column, "", row + 1))
        }
      }
    }
    matrix = NetworkMatrix(rows: all, levels: [level])
    self.totals = totals
    self.notes = notes
    self.marks = Array(marks)
  }

  private static func number(_ text: String) -> Double? {
    Double(text.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Says how the table was read.
  func report(to tables: inout NetworkTables) {
    if let title {
      tables.report(.note, "title", "What stands above the names is read as a title.", found: title)
    }
    if !totals.isEmpty {
      tables.report(
        .repair, "total-row", "The matrix has sums beside or below it.", found: totals.joined(separator: ", "),
        action: "They are left out.", advice: "If one of them is the name of somebody, write it on both sides.")
    }
    if !notes.isEmpty {
      tables.report(
        .warning, "note-row", "Rows below the matrix look like notes.",
        found: notes.reversed().joined(separator: " / "),
        action: "They are not read.", advice: "Delete them; if they are names, write them above the matrix too.")
    }
    if !marks.isEmpty {
      tables.report(
        .note, "marks", "Cells of the matrix have words or crosses.",
        found: marks.prefix(8).joined(separator: ", "),
        action: "Those that say yes are ties of unknown strength, those that say no are none.")
    }
    say("above the matrix have no row.", withoutRow, "They are stakeholders; what they say is not known.", &tables)
    say(
      "beside the matrix do not stand above it.", withoutColumn,
      "They are stakeholders; what others say of them is not known.", &tables)
  }

  private func say(_ what: String, _ names: [String], _ action: String, _ tables: inout NetworkTables) {
    guard !names.isEmpty else { return }
    tables.report(
      .warning, "matrix-names", "\(names.count == 1 ? "1 name" : "\(names.count) names") \(what)",
      found: names.joined(separator: ", "), action: action,
      advice: "If they are other spellings of names on the other side, write them alike on both.")
  }
}
