import StakeholderModel

extension StudyFiles {
  /// Whether ties, answers or settings speak of somebody of this name. A row of sums in them does not: beside the word it
  /// has numbers alone, and neither does a column of sums, whose heading is that word.
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
        }
        if isTie { return true }
      }
    }
    return ([responses].compactMap(\.self) + others).contains { table in
      let isAskedAbout = table.heading.contains { heading in
        !isMeant(heading) && SurveyPattern.candidates(heading).contains { isMeant($0.name) }
      }
      return isAskedAbout
        || (0..<table.rowCount).contains { row in
          let cells = table.cells(row).map { TextNormalization.trimmed($0) }
          return cells.enumerated().contains { column, cell in
            if NamesInCell.maybeSeveral(cell) { return Self.names(in: cell).contains(where: isMeant) }
            guard isMeant(cell) else { return false }
            return cells.indices.contains { $0 != column && cells[$0].contains(where: \.isLetter) }
          }
        }
    }
  }

  private static func names(in cell: String) -> [String] {
    cell.split(whereSeparator: { ",;|\n\r".contains($0) || $0 == "\r\n" }).map(String.init) + [cell]
  }
}
