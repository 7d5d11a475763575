import StakeholderModel

/// The rows of a list of stakeholders that sum up the rows above them, and those of stakeholders who are called like a
/// sum: “Total” is a company, too.
///
/// A row with a word for a sum is one if it has no other words, if nobody names it, and if a number in it is the sum or
/// the mean of its column, or how many rows there are; or, as the last row, if it has nothing else at all in a list whose
/// other rows have more. With other words, or named by somebody, it is a stakeholder. Otherwise nobody can tell.
struct SumRows {
  /// What a row with a word for a sum is.
  enum Verdict {
    case sum(Diagnostic), stakeholder(Diagnostic), open(Diagnostic)

    var finding: Diagnostic {
      switch self {
      case .sum(let finding), .stakeholder(let finding), .open(let finding): finding
      }
    }
  }

  private let table: Table
  private let numbers: [NumberColumn]
  /// By row, for rows with a word for a sum.
  private(set) var verdicts: [Int: Verdict] = [:]

  /// Looks for such rows.
  ///
  /// - Parameters:
  ///   - rows: The rows of the list, without blank ones and notes below it.
  ///   - labels: The columns of ids and names.
  ///   - isNamed: Whether anything else in the study speaks of somebody of this name.
  ///
  /// - Complexity: O(cells) where there is such a row, O(rows) otherwise.
  init(in table: Table, rows: [Int], labels: [Int], isNamed: (String) -> Bool) {
    self.table = table
    var found: [(row: Int, column: Int, word: String, count: Int?)] = []
    for row in rows {
      let first = (0..<table.columnCount).first { !table.isEmpty(row, $0) }
      for column in labels + [first].compactMap(\.self) where !table.isEmpty(row, column) {
        guard let label = TotalRows.wordAndCount(TextNormalization.trimmed(table[row, column])) else { continue }
        found.append((row, column, label.word, label.count))
        break
      }
    }
    guard !found.isEmpty else {
      numbers = []
      return
    }
    numbers = (0..<table.columnCount).map { column in
      NumberColumn(settling: rows.lazy.map { Self.amount(table[$0, column]) })
    }
    let labelled = Set(found.map(\.row))
    var above: [Int] = []
    var sinceLast: [Int] = []
    var rest = rows[...]
    for entry in found {
      let rows = rest.prefix { $0 < entry.row }.filter { !labelled.contains($0) }
      rest = rest.drop { $0 <= entry.row }
      above += rows
      sinceLast += rows
      let isLast = rest.allSatisfy(labelled.contains)
      let text = TextNormalization.trimmed(table[entry.row, entry.column])
      let isCounted = entry.count == nil || entry.count == above.count || entry.count == sinceLast.count
      let verdict =
        isCounted
        ? verdict(
          entry.row, entry.column, entry.word, count: entry.count, blocks: [sinceLast, above], isLast: isLast,
          isLabel: labels.contains(entry.column), isNamed: isNamed(text)) : nil
      verdicts[entry.row] = verdict
      if case .sum = verdict {
        sinceLast = []
      } else {
        above.append(entry.row)
        sinceLast.append(entry.row)
      }
    }
  }

  /// - Parameter isLabel: Whether the word stands where ids or names do.
  private func verdict(
    _ row: Int, _ column: Int, _ word: String, count: Int?, blocks: [[Int]], isLast: Bool, isLabel: Bool, isNamed: Bool
  ) -> Verdict? {
    let text = TextNormalization.trimmed(table[row, column])
    let place = table.location(row)
    let others = (0..<table.columnCount).filter {
      $0 != column && !TextNormalization.trimmed(table[row, $0]).isEmpty
    }
    if let words = others.first(where: { number(row, $0) == nil }) {
      guard isLabel else { return nil }
      return .stakeholder(
        TotalRows.kept(text, because: "it has something under “\(table.columnName(words))”", at: place))
    }
    if isNamed { return .stakeholder(TotalRows.kept(text, because: "ties or answers speak of it", at: place)) }
    let all = blocks.last ?? []
    if all.count > 1 {
      if let count { return .sum(TotalRows.leftOut(text, because: "there are \(count) of them", at: place)) }
      for block in blocks where block.count > 1 {
        for other in others {
          guard let what = meaning(of: row, other, over: block, isMean: TotalRows.isMean(word)) else { continue }
          return .sum(
            TotalRows.leftOut(text, because: "under “\(table.columnName(other))” it has \(what)", at: place))
        }
      }
      let fuller = all.count { row in
        (0..<table.columnCount).count { !TextNormalization.trimmed(table[row, $0]).isEmpty } > 1
      }
      if others.isEmpty, isLast, fuller * 2 >= all.count {
        return .sum(
          TotalRows.leftOut(text, because: "it is the last row, has nothing else, and nobody speaks of it", at: place))
      }
    }
    return .open(TotalRows.warning(text, at: place, isTie: false))
  }

  /// What the number in a cell is of the cells above it; nil if it is nothing of them.
  private func meaning(of row: Int, _ column: Int, over rows: [Int], isMean: Bool) -> String? {
    guard let number = number(row, column) else { return nil }
    let values = rows.compactMap { self.number($0, column) }
    let filled = rows.count { !TextNormalization.trimmed(table[$0, column]).isEmpty }
    let sum = values.reduce(0, +)
    // As many digits as are written, and no more.
    let digits = Self.amount(table[row, column]).split(whereSeparator: { $0 == "." || $0 == "," }).last?.count ?? 0
    let isRound = !table[row, column].contains(where: { $0 == "." || $0 == "," })
    let step = isRound ? 0.5 : 0.5 / Self.power(ofTen: min(digits, 12))
    if values.count > 1, isMean, abs(number - sum / Double(values.count)) <= step { return "their mean" }
    guard !isMean else { return nil }
    if values.count > 1, abs(number - sum) <= 1e-9 * max(1, abs(sum)) + (isRound ? 0 : step) { return "their sum" }
    // A column of words can only be counted.
    return values.isEmpty && filled > 1 && number == Double(filled) ? "how many they are" : nil
  }

  private static func power(ofTen exponent: Int) -> Double { (0..<exponent).reduce(1) { product, _ in product * 10 } }

  private func number(_ row: Int, _ column: Int) -> Double? {
    let text = Self.amount(table[row, column])
    if table.kind(row, column) == .number, let number = Double(text) { return number }
    return text.isEmpty ? nil : numbers[column].number(text)
  }

  /// A number without the sign of its currency, or of percents.
  private static func amount(_ text: String) -> String {
    let text = TextNormalization.trimmed(text)
    guard text.utf8.contains(where: { (48...57).contains($0) }) else { return text }
    var amount = text.filter { !$0.isCurrencySymbol && $0 != "%" }
    for code in ["EUR", "USD", "GBP", "CHF"] where amount.hasPrefix(code) || amount.hasSuffix(code) {
      amount = amount.replacing(code, with: "")
    }
    return TextNormalization.trimmed(amount)
  }
}
