internal import StakeholderModel

/// Reads UCINET's DL: full and half matrices, node lists and edge lists of one and of two modes, with labels before or
/// among the data, and several matrices, which are kinds of tie or rounds of one.
struct UCINETDL {
  private enum Target { case labels, rows, columns, levels }

  private struct Word {
    let text: String
    let isQuoted: Bool
    let line: Int
  }

  private var tables: NetworkTables
  private var rowCount: Int?
  private var columnCount: Int?
  private var levelCount = 1
  private var format = "fullmatrix"
  private var formatLine = 1
  private var hasDiagonal = true
  private var labels: [String] = []
  private var rowLabels: [String] = []
  private var columnLabels: [String] = []
  private var levelLabels: [String] = []
  private var rowsAreEmbedded = false
  private var columnsAreEmbedded = false
  private let size: Int
  private var data: [NetworkText.Line] = []

  /// Reads the bytes of a file.
  static func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    let size = bytes.count
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    var reader = UCINETDL(tables: NetworkTables(file: name), size: size)
    reader.tables.report(findings)
    try reader.readHeader(NetworkText(text).lines)
    try reader.readData()
    return reader.tables
  }

  private init(tables: NetworkTables, size: Int) {
    self.tables = tables
    self.size = size
  }

  // MARK: Header

  private mutating func readHeader(_ lines: [NetworkText.Line]) throws(TableError) {
    var target: Target?
    var section: [NetworkText.Line] = []
    for (index, line) in lines.enumerated() {
      let lower = TextNormalization.trimmed(line.text).lowercased()
      guard let rest = Self.startOfData(lower, line) else {
        if target != nil, !Self.beginsWithKeyword(lower) {
          section.append(line)
          continue
        }
        try end(target, section)
        section = []
        target = try readStatement(line, section: &section)
        continue
      }
      try end(target, section)
      if !rest.text.isEmpty { data.append(rest) }
      data += lines[(index + 1)...]
      return
    }
    try end(target, section)
    throw TableError(
      "truncated", file: tables.file, row: lines.last?.number,
      "The file has no line “data:”, behind which the ties stand.",
      advice: "Export it again from UCINET, or write data: above the numbers.")
  }

  private static func startOfData(_ lower: String, _ line: NetworkText.Line) -> NetworkText.Line? {
    guard lower == "data" || lower.hasPrefix("data:") || lower.hasPrefix("data :") else { return nil }
    let rest = line.text.firstIndex(of: ":").map { String(line.text[line.text.index(after: $0)...]) } ?? ""
    return NetworkText.Line(number: line.number, text: TextNormalization.trimmed(rest))
  }

  private static func beginsWithKeyword(_ lower: String) -> Bool {
    let words = lower.replacing("=", with: " = ").replacing(":", with: " : ").split {
      $0 == " " || $0 == "\t" || $0 == ","
    }
    guard let first = words.first else { return false }
    switch first {
    case "labels": return true
    case "row", "rows", "column", "columns", "col", "cols", "level", "levels", "matrix", "matrices":
      return words.count > 1 && words[1].hasPrefix("label")
    case "n", "nr", "nc", "nm", "format": return words.count > 1 && words[1] == "="
    case "diagonal": return words.count > 1
    default: return false
    }
  }

  /// Reads a line of settings; the labels that it announces, if it does.
  private mutating func readStatement(_ line: NetworkText.Line, section: inout [NetworkText.Line]) throws(TableError)
    -> Target?
  {
    let spaced = line.text.replacing("=", with: " = ").replacing(":", with: " : ")
    var words = NetworkText.tokens(spaced, separators: [UInt8(ascii: ",")])[...]
    var side = Target.labels
    while let word = words.popFirst() {
      switch word.text.lowercased() {
      case "dl", "=", ":": break
      case "n":
        rowCount = try count(&words, line)
        columnCount = rowCount
      case "nr": rowCount = try count(&words, line)
      case "nc": columnCount = try count(&words, line)
      case "nm": levelCount = try count(&words, line)
      case "format":
        if words.first?.text == "=" { words = words.dropFirst() }
        format = words.popFirst()?.text.lowercased() ?? format
        formatLine = line.number
      case "diagonal":
        if words.first?.text == "=" { words = words.dropFirst() }
        hasDiagonal = words.popFirst()?.text.lowercased() != "absent"
      case "row", "rows": side = .rows
      case "column", "columns", "col", "cols": side = .columns
      case "level", "levels", "matrix", "matrices": side = .levels
      case "labels", "label":
        while let next = words.first, next.text == ":" || next.text == "=" { words = words.dropFirst() }
        if words.first?.text.lowercased() == "embedded" {
          words = words.dropFirst()
          if side != .columns { rowsAreEmbedded = true }
          if side != .rows { columnsAreEmbedded = true }
          side = .labels
          continue
        }
        if !words.isEmpty {
          let text = words.map { $0.isQuoted ? "\"\($0.text)\"" : $0.text }.joined(separator: ",")
          section.append(NetworkText.Line(number: line.number, text: text))
        }
        return side
      default:
        tables.report(
          .warning, "unknown-setting", line: line.number, "This word of the header is not known.", found: word.text,
          action: "It is passed over.")
      }
    }
    return nil
  }

  private func count(_ words: inout ArraySlice<NetworkText.Token>, _ line: NetworkText.Line) throws(TableError) -> Int {
    if words.first?.text == "=" { words = words.dropFirst() }
    guard let number = words.popFirst()?.integer, (0...max(NetworkTables.mostUnlistedNodes, size)).contains(number)
    else {
      throw TableError(
        "count", file: tables.file, row: line.number, "A number is expected behind the equals sign.",
        found: NetworkTables.excerpt(line.text),
        advice: "Write it as in N=12; it cannot be far more than the file can hold.")
    }
    return number
  }

  /// The labels of a section: one in a line where there are as many lines as labels, else parted by spaces or commas.
  private mutating func end(_ target: Target?, _ lines: [NetworkText.Line]) throws(TableError) {
    guard let target else { return }
    let lines = lines.filter { !NetworkTables.isBlank($0.text) }
    let expected: Int? =
      switch target {
      case .labels, .rows: rowCount
      case .columns: columnCount
      case .levels: levelCount
      }
    var texts = lines.flatMap { NetworkText.tokens($0.text, separators: [UInt8(ascii: ",")]).map(\.text) }
    if let expected, texts.count != expected, lines.count == expected {
      texts = lines.map { TextNormalization.trimmed($0.text) }
    }
    if let expected, texts.count != expected {
      tables.report(
        .warning, "label-count", line: lines.first?.number,
        "\(expected) labels are expected here, and there are \(texts.count).",
        action: texts.count < expected
          ? "Those that are missing are numbered." : "The first \(expected) are used.",
        advice: "Put labels with spaces in quotation marks, or one label in each line.")
    }
    switch target {
    case .labels: labels = texts
    case .rows: rowLabels = texts
    case .columns: columnLabels = texts
    case .levels: levelLabels = texts
    }
  }

  // MARK: Data

  private mutating func readData() throws(TableError) {
    let words = data.flatMap { line in
      NetworkText.tokens(line.text, separators: [UInt8(ascii: ",")]).filter { $0.text != "\u{1A}" }
        .map { Word(text: $0.text, isQuoted: $0.isQuoted, line: line.number) }
    }
    if rowCount == nil, !labels.isEmpty || !rowLabels.isEmpty { rowCount = max(labels.count, rowLabels.count) }
    let kinds = LevelNames(levelCount > 1 || levelLabels.count == 1 && levelLabels[0] != "X" ? levelLabels : [])
    var rows = rowLabels.isEmpty ? labels : rowLabels
    var columns = columnLabels.isEmpty ? labels : columnLabels
    var levels: [NetworkMatrix.Level]
    let isTwoModeList = ["edgelist2", "nodelist2"].contains(format)
    switch format {
    case "fullmatrix", "fm", "upperhalf", "uh", "lowerhalf", "lh", "halfmatrix", "hm":
      levels = try readMatrices(words, rows: &rows, columns: &columns)
    case "edgelist1", "edgelist", "el1", "edgelist2", "el2", "nodelist1", "nodelist", "nl1", "nodelist2", "nl2",
      "rankedlist1", "rankedlist2":
      levels = readLists(rows: &rows, columns: &columns)
    default:
      throw TableError(
        "format", file: tables.file, row: formatLine,
        "The format “\(NetworkTables.excerpt(format))” of DL cannot be read.",
        found: format,
        advice: "Known are fullmatrix, upperhalf, lowerhalf, nodelist1, nodelist2, edgelist1, edgelist2, rankedlist1.")
    }
    for index in levels.indices where kinds.levels.indices.contains(index) {
      levels[index].kind = kinds.levels[index].kind
      levels[index].wave = kinds.levels[index].wave
    }
    if levels.count > 1, kinds.levels.isEmpty {
      for index in levels.indices { levels[index].kind = "matrix \(index + 1)" }
    }
    if !kinds.kindsWithWaves.isEmpty {
      tables.report(
        .note, "levels-as-waves",
        "Some matrices have names that differ only in a number: \(kinds.kindsWithWaves.joined(separator: ", ")).",
        action: "They are read as waves of one kind of tie.", advice: "If they are different questions, rename them.")
    }
    let isTwoMode =
      isTwoModeList || (columnCount ?? rowCount) != rowCount
      || (!rowLabels.isEmpty && !columnLabels.isEmpty && Self.keys(rowLabels) != Self.keys(columnLabels)
        && Set(Self.keys(rowLabels)).isDisjoint(with: Self.keys(columnLabels)))
    sayLabels(rows)
    let names = Self.padded(rows, to: rowCount ?? rows.count)
    NetworkMatrix(
      rows: names, columns: isTwoMode ? Self.padded(columns, to: columnCount ?? columns.count) : nil, levels: levels
    ).add(to: &tables)
  }

  private mutating func sayLabels(_ labels: [String]) {
    if Set(labels).count < labels.count {
      tables.report(
        .warning, "same-label", "Two nodes have the same label; UCINET cuts labels after 18 characters.",
        action: "A number is put behind the second one.", advice: "Give each node a label of its own.")
    } else if labels.contains(where: { $0.count == 18 }), !labels.contains(where: { $0.count > 18 }) {
      tables.report(
        .note, "cut-label", "Some labels have 18 characters, after which UCINET cuts them.",
        advice: "Write the full names into the attributes of the nodes, or into the file.")
    }
  }

  private static func padded(_ labels: [String], to count: Int) -> [String] {
    Array(labels.prefix(count))
      + (min(labels.count, count)..<max(count, min(labels.count, count))).map { String($0 + 1) }
  }

  private static func keys(_ labels: [String]) -> [String] { labels.map { $0.lowercased() } }

  // MARK: Matrices

  private func readMatrices(_ words: [Word], rows: inout [String], columns: inout [String]) throws(TableError)
    -> [NetworkMatrix.Level]
  {
    guard let rowCount, let columnCount = columnCount ?? self.rowCount else {
      throw TableError(
        "count", file: tables.file, row: 1, "The header does not say how many nodes there are.",
        advice: "Write N= and the number behind DL.")
    }
    let half =
      ["upperhalf", "uh"].contains(format) ? 1 : ["lowerhalf", "lh", "halfmatrix", "hm"].contains(format) ? -1 : 0
    var next = 0
    var levels: [NetworkMatrix.Level] = []
    func take() throws(TableError) -> Word {
      guard next < words.count else {
        throw TableError(
          "truncated", file: tables.file, row: words.last?.line ?? data.first?.number,
          "The data breaks off: \(levelCount == 1 ? "a matrix" : "\(levelCount) matrices") of \(rowCount) rows and "
            + "\(columnCount) columns \(levelCount == 1 ? "is" : "are") expected, and there are \(words.count) values.",
          advice: "Correct N= in the header, or export the file again.")
      }
      defer { next += 1 }
      return words[next]
    }
    for level in 0..<levelCount {
      // Without data a header that promises very much ends here.
      guard next < words.count || rowCount == 0 else { _ = try take(); break }
      var cells: [(row: Int, column: Int, text: String, line: Int)] = []
      var missing = 0
      if columnsAreEmbedded, level == 0 || Double(words[min(next, words.count - 1)].text) == nil {
        var names: [String] = []
        for _ in 0..<columnCount { names.append(try take().text) }
        if level == 0 { columns = names }
        if level == 0, rows.isEmpty { rows = columnCount == rowCount ? names : [] }
      }
      var embedded: [String] = []
      for row in 0..<rowCount {
        var place = row
        if rowsAreEmbedded {
          let name = try take().text
          embedded.append(name)
          // A row may stand in another order than the columns, and be spelt in another case.
          if columnsAreEmbedded, columnCount == rowCount,
            let found = columns.firstIndex(where: { $0.lowercased() == name.lowercased() })
          {
            place = found
          }
        }
        let range = half > 0 ? row..<columnCount : half < 0 ? 0..<min(row + 1, columnCount) : 0..<columnCount
        for column in range where hasDiagonal || column != row {
          let word = try take()
          if NetworkMatrix.isMissing(word.text) {
            missing += 1
            continue
          }
          guard let number = Double(word.text), number.isFinite else {
            throw TableError(
              "not-a-number", file: tables.file, row: word.line,
              "A number is expected in row \(row + 1) of the matrix.",
              found: NetworkTables.excerpt(word.text), advice: "Correct it, or the numbers of nodes in the header.")
          }
          guard number != 0 else { continue }
          cells.append((place, column, word.text, word.line))
          if half != 0, place != column { cells.append((column, place, word.text, word.line)) }
        }
      }
      if rowsAreEmbedded, level == 0, !columnsAreEmbedded || columnCount != rowCount { rows = embedded }
      levels.append(NetworkMatrix.Level(cells: cells, missing: missing))
    }
    if rows.isEmpty, !columns.isEmpty, columnCount == rowCount { rows = columns }
    if next < words.count {
      throw TableError(
        "matrix-size", file: tables.file, row: words[next].line,
        "There are \(words.count - next) values more than the header speaks of.", found: words[next].text,
        advice:
          "Correct N= or NM= in the header: \(levelCount) × \(rowCount) rows × \(columnCount) columns are expected.")
    }
    return levels
  }

  // MARK: Lists

  /// Edge lists and node lists; a line with an exclamation mark begins the next matrix.
  private mutating func readLists(rows: inout [String], columns: inout [String]) -> [NetworkMatrix.Level] {
    let isTwoMode = format.hasSuffix("2")
    let isEdgeList = format.hasPrefix("e")
    let isRanked = format.hasPrefix("rank")
    var rowIndex = Self.index(rows), columnIndex = Self.index(columns)
    var levels = [NetworkMatrix.Level()]
    for line in data {
      let words = NetworkText.tokens(line.text, separators: [UInt8(ascii: ",")])
      guard let first = words.first, first.text != "\u{1A}" else { continue }
      if first.text == "!" {
        levels.append(NetworkMatrix.Level())
        continue
      }
      guard let row = place(first, rowsAreEmbedded, &rows, &rowIndex, rowCount, line) else { continue }
      let ends = isEdgeList ? words.dropFirst().prefix(1) : words.dropFirst()
      if isEdgeList, ends.isEmpty {
        tables.report(
          .error, "no-ends", line: line.number, "A line of an edge list gives two nodes.", found: line.text,
          action: "It is left out.")
      }
      for (position, end) in ends.enumerated() {
        let column: Int?
        if isTwoMode {
          column = place(end, columnsAreEmbedded, &columns, &columnIndex, columnCount, line)
        } else {
          column = place(end, rowsAreEmbedded || columnsAreEmbedded, &rows, &rowIndex, rowCount, line)
        }
        guard let column else { continue }
        var weight = isEdgeList ? words.dropFirst(2).first?.text ?? "1" : isRanked ? String(position + 1) : "1"
        if Double(weight) == nil {
          tables.report(
            .warning, "not-a-number", line: line.number, "The strength of this tie is not a number.", found: weight,
            action: "It counts as 1.")
          weight = "1"
        }
        guard !NetworkMatrix.isZero(weight) else { continue }
        levels[levels.count - 1].cells.append((row, column, weight, line.number))
      }
    }
    if isRanked {
      tables.report(
        .note, "ranks", "The list is ranked: the strength of each tie is its rank, 1 being the first choice.",
        advice: "Say in study.yaml for the kind of tie: scale: {min: 1, max: …, reversed: true}.")
    }
    if rowCount == nil { rowCount = rows.count }
    if isTwoMode, columnCount == nil || columnCount == rowCount { columnCount = max(columns.count, columnCount ?? 0) }
    return levels
  }

  private static func index(_ labels: [String]) -> [String: Int] {
    Dictionary(zip(keys(labels), labels.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The position of a node by its number or, where labels are embedded, by its label.
  private mutating func place(
    _ word: NetworkText.Token, _ isEmbedded: Bool, _ labels: inout [String], _ index: inout [String: Int],
    _ count: Int?, _ line: NetworkText.Line
  ) -> Int? {
    let key = word.text.lowercased()
    if isEmbedded {
      if let known = index[key] { return known }
      index[key] = labels.count
      labels.append(word.text)
      return labels.count - 1
    }
    if let known = index[key], word.integer == nil { return known }
    if let number = word.integer, number >= 1, number <= count ?? labels.count { return number - 1 }
    tables.report(
      .error, "no-such-node", line: line.number,
      "A node is given by its number, from 1 to \(count ?? labels.count), or by its label.", found: word.text,
      action: "The tie is left out.", advice: "Correct it, or N= in the header.")
    return nil
  }
}
