internal import StakeholderModel

/// Reads tables without the headings of a study: adjacency matrices with or without labels, bare lists of pairs, and
/// lists of everybody's neighbours.
enum PlainTable {
  /// The network that a table holds; nil if it is neither a matrix nor a list of pairs.
  static func network(_ table: Table, file: String) -> NetworkTables? {
    guard let whole = table.withHeading(atRow: nil) else { return nil }
    // Collections of networks write what the columns are behind a mark of comments.
    let comments = (0..<whole.rowCount).prefix { row in ["#", "%"].contains(whole[row, 0].first) }.count
    let raw = comments > 0 ? whole.withHeading([], above: comments) : whole
    guard raw.rowCount > 1 else { return nil }
    var rows = (0..<raw.rowCount).map { raw.cells($0).map(TextNormalization.trimmed) }
    if let words = partedBySpaces(rows) { rows = words }
    // One with a title, crosses or sums is looked at first: as a plain one its sums would be somebody.
    if let frame = MatrixFrame(rows), !frame.isPlain {
      var tables = NetworkTables(file: file)
      sayMatrix(&tables)
      frame.report(to: &tables)
      frame.matrix.add(to: &tables)
      return tables
    }
    if let matrix = matrix(rows) {
      var tables = NetworkTables(file: file)
      sayMatrix(&tables)
      matrix.add(to: &tables)
      return tables
    }
    return pairs(rows, raw, file: file) ?? AdjacencyList.network(rows, raw, file: file)
  }

  // MARK: Matrices

  private static func sayMatrix(_ tables: inout NetworkTables) {
    tables.report(
      .note, "matrix", "The table is read as a matrix: who is tied to whom, from the row to the column.",
      advice: "If it is a list, give its columns headings: from, to, kind.")
  }

  private static func matrix(_ rows: [[String]]) -> NetworkMatrix? {
    if isWithoutNames(rows) {
      return NetworkMatrix(rows: rows.indices.map { String($0 + 1) }, levels: [level(rows, Array(rows.indices))])
    }
    let body = rows.dropFirst()
    let head = rows[0]
    // R writes no heading above the names of the rows; others leave the corner blank or write a word there.
    let hasRowLabels =
      body.allSatisfy { row in row.first.map { !$0.isEmpty || names(head, of: body).contains("") } ?? false }
      && body.allSatisfy { $0.dropFirst().allSatisfy(isValue) }
    if hasRowLabels, let width = body.first?.count, width > 2, body.allSatisfy({ $0.count == width }),
      head.count == width || head.count == width - 1
    {
      let names = head.count == width ? Array(head.dropFirst()) : head
      let labels = body.map { $0[0] }
      let isSquare = Set(labels) == Set(names) && Set(labels).count == labels.count && labels.count == names.count
      // Beside a table of numbers about each row, a matrix names the same on both sides, or leaves its corner blank.
      if isSquare || (rows[0][0].isEmpty && !names.contains(where: isValue) && !labels.contains(where: isValue)) {
        let places = Dictionary(zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
        let order = isSquare ? names.map { places[$0] ?? 0 } : Array(names.indices)
        return NetworkMatrix(
          rows: labels, columns: isSquare ? nil : names, levels: [level(body.map { Array($0.dropFirst()) }, order)])
      }
    }
    if !head.contains(where: isValue), head.count > 2, body.count == head.count,
      body.allSatisfy({ $0.count == head.count && $0.allSatisfy(isValue) })
    {
      return NetworkMatrix(rows: head, levels: [level(Array(body), Array(head.indices))])
    }
    // Three rows of three numbers may as well be ties with their strengths.
    guard rows.count > 3, rows.allSatisfy({ $0.count == rows.count && $0.allSatisfy(isValue) }) else { return nil }
    return NetworkMatrix(rows: rows.indices.map { String($0 + 1) }, levels: [level(rows, Array(rows.indices))])
  }

  /// Whether a table is a matrix of ones and zeros alone, with nothing on its diagonal, so that its first row and column
  /// are no names, and no row is a tie with its strength.
  private static func isWithoutNames(_ rows: [[String]]) -> Bool {
    rows.count > 2 && rows.contains { $0.contains("1") }
      && rows.enumerated().allSatisfy { row, cells in
        cells.count == rows.count && ["0", "", "-"].contains(cells[row])
          && cells.enumerated().allSatisfy { ["0", "1", ""].contains($0.element) || $0.offset == row }
      } && !rows[0].dropFirst().allSatisfy(\.isEmpty)
  }

  /// The names above a matrix; somebody may have none, above and beside.
  private static func names(_ head: [String], of body: ArraySlice<[String]>) -> [String] {
    head.count == body.first?.count ? Array(head.dropFirst()) : head
  }

  private static func level(_ rows: [[String]], _ columns: [Int]) -> NetworkMatrix.Level {
    var level = NetworkMatrix.Level()
    for (row, cells) in rows.enumerated() {
      for (position, text) in cells.enumerated() {
        if text.isEmpty || NetworkMatrix.isMissing(text) {
          level.missing += 1
          continue
        }
        guard let number = number(text), number != 0, columns.indices.contains(position) else { continue }
        level.cells.append((row, columns[position], number.plain, row + 1))
      }
    }
    return level
  }

  /// A number, or nothing where an answer is missing.
  private static func isValue(_ text: String) -> Bool {
    text.isEmpty || number(text) != nil || NetworkMatrix.isMissing(text)
  }

  /// Matrices have no thousands in them, so a comma is one of decimals.
  private static func number(_ text: String) -> Double? {
    Double(text.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil }
  }

  // MARK: Pairs

  /// The two words in each line of a list that has no other marks, or two and a number. Names of people have two words,
  /// too: of words that are no numbers one has to stand on both sides.
  private static func partedBySpaces(_ rows: [[String]]) -> [[String]]? {
    guard rows.allSatisfy({ $0.count == 1 }) else { return nil }
    let words = rows.map { $0[0].split(whereSeparator: \.isWhitespace).map(String.init) }
    guard let width = words.first?.count, width == 2 || width == 3, words.allSatisfy({ $0.count == width }),
      words.allSatisfy({ $0.dropFirst(2).allSatisfy(isValue) })
    else { return nil }
    let isInNumbers = words.allSatisfy { $0.allSatisfy { number($0) != nil } }
    let bothSides = !Set(words.map { $0[0] }).isDisjoint(with: words.map { $0[1] })
    return isInNumbers || bothSides ? words : nil
  }

  /// Two names in each row, and perhaps numbers, the first of which is the strength, where somebody occurs more than once.
  private static func pairs(_ rows: [[String]], _ raw: Table, file: String) -> NetworkTables? {
    guard let width = rows.map(\.count).max(), width > 1,
      width == 2 || rows.allSatisfy({ $0.count == width }) || width == 3,
      rows.allSatisfy({ $0.count >= 2 && !$0[0].isEmpty && !$0[1].isEmpty })
    else { return nil }
    var body = rows[...]
    func isHeading(_ column: Int) -> Bool {
      number(rows[0][column]) == nil && rows.dropFirst().allSatisfy { $0.count <= column || isValue($0[column]) }
    }
    if rows[0].indices.contains(where: isHeading) { body = body.dropFirst() }
    guard body.allSatisfy({ $0.dropFirst(2).allSatisfy(isValue) }) else { return nil }
    var seen = Set<String>()
    let repeats = body.contains { row in row.prefix(2).contains { !seen.insert($0).inserted } }
    guard repeats else { return nil }
    var tables = NetworkTables(file: file)
    tables.makesNodesFromTies = true
    tables.report(
      .note, "pairs",
      "The table is read as a list of ties: from the first column to the second"
        + (width > 2 ? ", with the third as their strength." : "."),
      action: body.count < rows.count ? "Its first row is the heading." : "Its first row is a tie, too.",
      advice: "Give the columns headings to be sure: from, to, strength.")
    for (row, cells) in zip(body.indices, body) {
      tables.addTie(
        from: cells[0], to: cells[1], isDirected: true,
        cells.dropFirst(2).enumerated().map { index, text in
          (index == 0 ? "weight" : "column \(SpreadsheetColumn.letters(of: index + 2))", text)
        }, line: raw.number(of: row))
    }
    return tables
  }
}
