import OrderedCollections
import StakeholderModel

/// Recognises the export of a form tool beside which there is no list of stakeholders: two headings or more have the form
/// of a question and end, or begin, with names that stand in one column, that of the respondents.
enum SurveyGuess {
  /// No form has more respondents that are asked about each other.
  private static let mostRows = 10_000

  /// The names of those who answer and of those who are asked about; nil where the table does not look like a survey.
  static func names(in table: Table) -> OrderedSet<String>? {
    guard table.rowCount <= mostRows else { return nil }
    let readings = SurveyHeading.readings(of: table)
    if let names = readings.lazy.compactMap(names(under:)).first { return names }
    guard !SurveyNominations.isListOfPartners(table) else { return nil }
    return readings.lazy.compactMap { SurveyNominations.names(in: $0) }.first
  }

  /// Takes the column and the question that have most names in common.
  private static func names(under table: Table) -> OrderedSet<String>? {
    let parted = table.heading.enumerated().flatMap { column, heading in
      // A question has words; the cells of a matrix below its headings have none.
      SurveyPattern.candidates(heading).filter { $0.pattern.question.contains(where: \.isLetter) }
        .map { (column: column, pattern: $0.pattern, key: TextNormalization.key($0.name)) }
    }
    guard parted.count > 1 else { return nil }
    let rows = NoteRows.start(in: table)
    let partsByKey = Dictionary(grouping: parted.indices) { parted[$0].key }
    var best: (column: Int, pattern: SurveyPattern, count: Int)?
    for column in table.heading.indices {
      let keys = Set(texts(of: column, in: table, rows: rows).map { TextNormalization.key($0) })
      guard keys.count > 1 else { continue }
      var common: OrderedDictionary<SurveyPattern, Set<String>> = [:]
      for index in keys.flatMap({ partsByKey[$0] ?? [] }).sorted() where parted[index].column != column {
        common[parted[index].pattern, default: []].insert(parted[index].key)
      }
      for (pattern, keys) in common where keys.count > max(1, best?.count ?? 0) {
        best = (column, pattern, keys.count)
      }
    }
    guard let best else { return nil }
    let names = table.heading.compactMap(best.pattern.name) + texts(of: best.column, in: table, rows: rows)
    return OrderedSet(names.filter { !TotalRows.isTotal($0) })
  }

  private static func texts(of column: Int, in table: Table, rows: Int) -> [String] {
    (0..<rows).map { TextNormalization.trimmed(table[$0, column]) }.filter { $0.contains(where: \.isLetter) }
  }
}
