import StakeholderModel

/// Reads the cells of one table by meaning, and reports those that cannot be understood.
///
/// Number and date formats are settled once per column, before the first row is read.
struct CellReader {
  let table: Table
  private(set) var columns: ColumnMap
  private var numberColumns: [String: NumberColumn] = [:]
  private var dateColumns: [String: DateColumn] = [:]
  private let numberWords: [String: Double]
  private var formatFindings: [Diagnostic] = []
  /// What was found about whole columns.
  var columnFindings: [Diagnostic] { columns.findings + ownColumns + formatFindings }
  /// What was found in the row that is being read; whoever reads the row takes them.
  var rowFindings: [Diagnostic] = []

  private let remake: @Sendable (Table) -> CellReader
  private var used = Set<Int>()

  /// The same reader of the table without some rows, for findings that tell nothing of them.
  func without(_ rows: Set<Int>) -> CellReader {
    var reader = remake(table.without(rows))
    reader.use(used)
    return reader
  }

  init(
    _ table: Table, meanings: [Headings.Column], description: StudyDescription, numbers: [String], dates: [String],
    tableKeys: [String]
  ) {
    self.table = table
    numberWords = description.numberWords
    remake = { table in
      CellReader(
        table, meanings: meanings, description: description, numbers: numbers, dates: dates, tableKeys: tableKeys)
    }
    var named = description.columns["all"] ?? [:]
    for (name, headings) in description.columns where tableKeys.contains(TextNormalization.key(name)) {
      named.merge(headings) { _, own in own }
    }
    columns = ColumnMap(table, meanings: meanings, named: named)
    reportSpaces(of: meanings)
    for meaning in numbers { settleNumbers(meaning, declared: description.decimalMark) }
    for meaning in dates {
      settleDates(meaning, declared: description.dateOrders[meaning] ?? description.dateOrders["all"])
    }
  }

  private var ownColumns: [Diagnostic] { Self.ownColumns(columns.attributes.map(\.heading), of: table) }

  /// Says which columns have no meaning of ours.
  static func ownColumns(_ headings: [String], of table: Table) -> [Diagnostic] {
    let unused = headings.filter { !Stakeholder.isSelfRating($0) }
    guard !unused.isEmpty else { return [] }
    return [
      Diagnostic(
        .note, code: "own-columns", at: .init(file: table.name, row: table.headingRow),
        message: "Columns of the study's own: \(unused.joined(separator: ", ")).",
        action: "They are kept, and not used in measures.")
    ]
  }

  /// Takes note that columns are used for something else than a meaning of their own.
  mutating func use(_ columns: Set<Int>) {
    self.columns.use(columns)
    used.formUnion(columns)
  }

  // MARK: Cells

  /// The trimmed text of a cell; nil when it is blank or there is no such column.
  func text(_ row: Int, _ meaning: String) -> String? {
    guard let column = columns[meaning], !table.isEmpty(row, column) else { return nil }
    let text = TextNormalization.trimmed(plain(row, column))
    return text.isEmpty ? nil : text
  }

  /// The text of a cell without the apostrophe that keeps spreadsheets from running it.
  private func plain(_ row: Int, _ column: Int) -> String {
    table.hasProtectedCells ? CSVWriter.unprotected(table[row, column]) : table[row, column]
  }

  /// The place of a cell.
  func place(_ row: Int, _ meaning: String) -> Diagnostic.Location { table.location(row, columns[meaning]) }

  mutating func number(_ row: Int, _ meaning: String) -> Double? {
    guard let column = columns[meaning], let text = text(row, meaning) else { return nil }
    if table.kind(row, column) == .number, let number = Double(text) { return number }
    if let number = numberColumns[meaning]?.number(text) { return number }
    if !numberWords.isEmpty, let number = numberWords[TextNormalization.key(text)] { return number }
    rowFindings.append(
      Diagnostic(
        .warning, code: "not-a-number", at: place(row, meaning), message: "This is not a number.", found: text,
        action: "It counts as not known.", advice: "Write a number, or leave the cell blank if it is not known."))
    return nil
  }

  mutating func date(_ row: Int, _ meaning: String) -> PartialDate? {
    guard let text = text(row, meaning) else { return nil }
    if let date = dateColumns[meaning]?.date(text) { return date }
    if case .ambiguous = dateColumns[meaning]?.evidence, DateColumn(settling: [], declared: .dayFirst).date(text) != nil
    {
      return nil  // Said once for the whole column.
    }
    rowFindings.append(
      Diagnostic(
        .warning, code: "not-a-date", at: place(row, meaning), message: "There is no such date.", found: text,
        action: "It counts as not known.", advice: Self.adviceOnDate(text)))
    return nil
  }

  /// A number of five digits may be a day as spreadsheets count them, in a column that is not shown as dates.
  private static func adviceOnDate(_ text: String) -> String {
    let advice = "Write YYYY, YYYY-MM or YYYY-MM-DD."
    guard text.utf8.count == 5, let number = Int(text),
      let day = SpreadsheetDateFormat(builtIn: 14)?.text(Double(number), from1904: false)
    else { return advice }
    return "If it is a day as Excel counts them, it is \(day): show the column as dates. \(advice)"
  }

  mutating func flag(_ row: Int, _ meaning: String) -> Bool? {
    guard let text = text(row, meaning) else { return nil }
    if let flag = YesNo.value(of: text) { return flag }
    rowFindings.append(
      Diagnostic(
        .warning, code: "not-yes-or-no", at: place(row, meaning), message: "This is neither yes nor no.", found: text,
        action: "It counts as not known.", advice: "Write yes or no, or leave the cell blank."))
    return nil
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ row: Int, _ meaning: String, _: Choice.Type, unknownMeans: String = "It counts as not known."
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(row, meaning) else { return nil }
    let key = TextNormalization.key(text)
    if let choice = Choice.allCases.first(where: { TextNormalization.key($0.rawValue) == key }) { return choice }
    let choices = Choice.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    rowFindings.append(
      Diagnostic(
        .warning, code: "unknown-value", at: place(row, meaning), message: "This is none of \(choices).", found: text,
        action: unknownMeans, advice: "Write one of them, or leave the cell blank."))
    return nil
  }

  /// Several texts in one cell, parted by `|`.
  func list(_ row: Int, _ meaning: String) -> [String] {
    (text(row, meaning) ?? "").split(separator: "|").map { TextNormalization.trimmed(String($0)) }.filter {
      !$0.isEmpty
    }
  }

  /// All columns without a meaning of ours.
  func attributes(_ row: Int) -> [(String, String)] {
    columns.attributes.compactMap { heading, column in
      table.isEmpty(row, column) ? nil : (heading, plain(row, column))
    }
  }

  /// Whether a row has no text at all.
  func isBlank(_ row: Int) -> Bool {
    (0..<table.columnCount).allSatisfy { column in
      let hasLetter = table.withBytes(row, column) { bytes in
        bytes.indices.contains { (0x21...0x7E).contains(bytes[$0]) }
      }
      return !hasLetter && (table.isEmpty(row, column) || TextNormalization.trimmed(table[row, column]).isEmpty)
    }
  }

  mutating func takeRowFindings() -> [Diagnostic] {
    defer { rowFindings = [] }
    return rowFindings
  }

  // MARK: Columns

  /// Spaces around a text are not part of it. They are said once for a column, without an example: the row may be about
  /// a confidential tie.
  private mutating func reportSpaces(of meanings: [Headings.Column]) {
    for meaning in meanings {
      guard let column = columns[meaning.name] else { continue }
      let hasSpaces = (0..<table.rowCount).contains { row in
        table.withBytes(row, column) { bytes in
          guard let first = bytes.indices.first, let last = bytes.indices.last else { return false }
          return bytes[first] == UInt8(ascii: " ") || bytes[last] == UInt8(ascii: " ")
        }
      }
      guard hasSpaces else { continue }
      formatFindings.append(
        Diagnostic(
          .repair, code: "spaces-around", at: Diagnostic.Location(file: table.name, column: table.columnName(column)),
          message: "Some cells of this column have spaces before or behind the text.", action: "They are cut off.",
          advice: "Delete them, so that other programs read the same."))
    }
  }

  private func texts(of column: Int) -> some Sequence<String> {
    (0..<table.rowCount).lazy.map { TextNormalization.trimmed(table[$0, column]) }
  }

  private mutating func settleNumbers(_ meaning: String, declared: NumberColumn.DecimalMark?) {
    guard let column = columns[meaning] else { return }
    // Numbers of a workbook are numbers already and say nothing about how people type them.
    let typed = (0..<table.rowCount).lazy.filter { [table] in table.kind($0, column) == .text }
    let settled = NumberColumn(
      settling: typed.map { [table] in TextNormalization.trimmed(table[$0, column]) }, declared: declared)
    numberColumns[meaning] = settled
    let place = Diagnostic.Location(file: table.name, column: table.columnName(column))
    switch settled.evidence {
    case .plain, .declared: break
    case .comma:
      formatFindings.append(
        Diagnostic(
          .repair, code: "decimal-comma", at: place, message: "The decimals of this column stand behind a comma.",
          action: "They are read so.",
          advice: "To say so yourself, write number_format: {decimal: comma} in study.yaml."))
    case .mixed(let point, let comma):
      formatFindings.append(
        Diagnostic(
          .repair, code: "decimal-comma", at: place,
          message: "Some numbers of this column use a point for decimals, others a comma.",
          found: "\(point) and \(comma)", action: "Both are read as decimals.", advice: "Use one of them throughout."))
    case .ambiguous(let example):
      formatFindings.append(
        Diagnostic(
          .warning, code: "ambiguous-number", at: place,
          message: "“\(example)” can be read in two ways: its mark may part thousands or decimals.", found: example,
          action: "A comma is read as a mark of thousands, a point as one of decimals.",
          advice: "Write number_format: {decimal: comma} or {decimal: point} in study.yaml."))
    }
  }

  private mutating func settleDates(_ meaning: String, declared: DateColumn.Order?) {
    guard let column = columns[meaning] else { return }
    let settled = DateColumn(settling: texts(of: column), declared: declared)
    dateColumns[meaning] = settled
    let place = Diagnostic.Location(file: table.name, column: table.columnName(column))
    let advice =
      "Write date_format: {\(meaning): day_first} or month_first in study.yaml, or write dates as YYYY-MM-DD."
    switch settled.evidence {
    case .iso, .declared: break
    case .settled(let example):
      let order = settled.order == .dayFirst ? "the day" : "the month"
      formatFindings.append(
        Diagnostic(
          .repair, code: "date-order", at: place,
          message: "The dates of this column begin with \(order), as “\(example)” shows.",
          action: "They are read so.", advice: advice))
    case .ambiguous(let example):
      formatFindings.append(
        Diagnostic(
          .warning, code: "ambiguous-date", at: place,
          message: "“\(example)” may begin with the day or with the month, and nothing in the column settles it.",
          found: example, action: "Dates of this form count as not known.", advice: advice))
    case .contradictory(let dayFirst, let monthFirst):
      formatFindings.append(
        Diagnostic(
          .warning, code: "ambiguous-date", at: place,
          message: "Some dates of this column begin with the day, others with the month.",
          found: "\(dayFirst) and \(monthFirst)", action: "Only those that can be read in one way are used.",
          advice: advice))
    }
  }
}
