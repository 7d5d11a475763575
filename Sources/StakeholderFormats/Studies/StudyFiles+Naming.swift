import StakeholderModel

extension StudyFiles {
  /// Whether ties, answers or settings speak of somebody of this name. A row of sums in them does not: beside the word it
  /// has numbers alone, and neither does a column of sums, whose heading is that word. What may have been told in
  /// confidence does not count: whether a row is a stakeholder would tell of it.
  func isNamed(_ text: String) -> Bool {
    let key = TextNormalization.key(text)
    func isMeant(_ text: String) -> Bool { TextNormalization.key(text) == key }
    if description.settings.aliases.contains(where: { isMeant($0.key) || isMeant($0.value) }) { return true }
    if let ties = relationships {
      let map = ColumnMap(ties, meanings: Headings.relationships)
      if let from = map["from"], let to = map["to"] {
        let isTie = (0..<ties.rowCount).contains { row in
          !ties.isEmpty(row, from) && !ties.isEmpty(row, to)
            && (isMeant(ties[row, from]) || Self.names(in: ties[row, to]).contains(where: isMeant))
            && !mayBeConfidential(ties, row: row, besides: [from, to])
            && map["sign"].map { Signs.isAgainst(ties[row, $0]) == false } ?? true
        }
        if isTie { return true }
      }
    }
    return ([responses].compactMap(\.self) + others).contains { table in
      let isAskedAbout = table.heading.contains { heading in
        !isMeant(heading) && !mayBeConfidential(heading)
          && SurveyPattern.candidates(heading).contains { isMeant($0.name) }
      }
      return isAskedAbout
        || (0..<table.rowCount).contains { row in
          let cells = table.cells(row).map { TextNormalization.trimmed($0) }
          return cells.enumerated().contains { column, cell in
            let names = NamesInCell.maybeSeveral(cell) ? Self.names(in: cell) : [cell]
            guard names.contains(where: isMeant) else { return false }
            guard !mayBeConfidential(table, row: row, besides: [column]) else { return false }
            return names.count > 1 || cells.indices.contains { $0 != column && cells[$0].contains(where: \.isLetter) }
          }
        }
    }
  }

  /// Whether a row may tell of a tie against somebody: by the name of its table, by a heading, or by another of its cells.
  private func mayBeConfidential(_ table: Table, row: Int, besides columns: [Int]) -> Bool {
    mayBeConfidential(table.name)
      || (0..<table.columnCount).contains { column in
        guard !table.isEmpty(row, column) else { return false }
        return mayBeConfidential(table.columnName(column))
          || (!columns.contains(column) && mayBeConfidential(TextNormalization.trimmed(table[row, column])))
      }
  }

  private func mayBeConfidential(_ text: String) -> Bool {
    guard description.settings.negativeTies == .confidential else { return false }
    if Signs.isBelowZero(text) { return true }
    let id = Kind.ID(normalizing: text)
    let kind = description.settings.kinds.first { $0.id == id } ?? Kind.known(id)
    return kind.map { $0.sign == .negative } ?? Kind.soundsNegative(id)
  }

  private static func names(in cell: String) -> [String] {
    cell.split(whereSeparator: { ",;|\n\r".contains($0) || $0 == "\r\n" }).map(String.init) + [cell]
  }
}
