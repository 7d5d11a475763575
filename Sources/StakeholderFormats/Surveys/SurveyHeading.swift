import StakeholderModel

/// Brings the headings of form tools that take several rows into one.
enum SurveyHeading {
  /// The table as it stands, and as it is if its heading takes more than one row.
  static func readings(of table: Table) -> [Table] {
    [table, qualtrics(table), twoRows(table), belowTitle(table)].compactMap(\.self)
  }

  /// People write the question above a matrix, as a title.
  private static func belowTitle(_ table: Table) -> Table? {
    func filled(_ cells: [String]) -> Int { cells.count { !isBlank($0) } }
    guard filled(table.heading) < 2,
      let row = (0..<min(table.rowCount, 20)).first(where: { filled(table.cells($0)) > 1 })
    else { return nil }
    return table.withHeading(table.cells(row), above: row + 1)
  }

  /// Qualtrics writes names of variables, then the questions, then a row of codes in JSON.
  private static func qualtrics(_ table: Table) -> Table? {
    guard
      let codes = (0..<min(3, table.rowCount)).first(where: { row in
        (0..<table.cellCount(row)).contains { table[row, $0].hasPrefix("{\"ImportId\"") }
      }), codes > 0
    else { return nil }
    return table.withHeading(table.cells(codes - 1), above: codes + 1)
  }

  /// SurveyMonkey, and people who merge cells, write a question above the first of its columns and the names below it.
  private static func twoRows(_ table: Table) -> Table? {
    guard table.rowCount > 1 else { return nil }
    let second = table.cells(0)
    guard table.heading.count < second.count || table.heading.contains(where: isBlank) else { return nil }
    // What stands alone in the first cell is a title, unless it asks something that is known.
    let filled = table.heading.filter { !isBlank($0) }
    if filled.count == 1, table.heading.first == filled[0] {
      guard case .known = SurveyKind.guess(filled[0]) else { return nil }
    }
    var question = ""
    var headings: [String] = []
    for column in 0..<max(table.heading.count, second.count) {
      let upper = table.heading.indices.contains(column) ? TextNormalization.trimmed(table.heading[column]) : ""
      let lower = second.indices.contains(column) ? TextNormalization.trimmed(second[column]) : ""
      if !upper.isEmpty { question = upper }
      guard !upper.isEmpty || !lower.isEmpty else {
        headings.append("")
        continue
      }
      let isOne = lower.isEmpty || ["response", "openendedresponse"].contains(TextNormalization.key(lower))
      headings.append(isOne ? question : "\(question): \(lower)")
    }
    return table.withHeading(headings, above: 1)
  }

  private static func isBlank(_ text: String) -> Bool { TextNormalization.trimmed(text).isEmpty }
}
