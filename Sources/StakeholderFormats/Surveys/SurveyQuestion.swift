import OrderedCollections
import StakeholderModel

/// A question of a survey and its columns.
struct SurveyQuestion: Sendable {
  let kind: Kind.ID
  let pattern: SurveyPattern
  /// Whether the tie goes from the one named to the one who answers.
  let isReceived: Bool
  /// The columns and whom each is about.
  var columns: [(column: Int, about: Stakeholder.ID)] = []
  /// Columns with a name that nobody has, and that name.
  var unmatched: [(column: Int, name: String)] = []

  /// The questions that study.yaml describes.
  static func declared(_ description: SurveyDescription, in table: Table, names: NameIndex) -> [SurveyQuestion] {
    description.questions.map { question in
      var found = SurveyQuestion(kind: question.kind, pattern: question.pattern, isReceived: question.isReceived)
      for (column, heading) in table.heading.enumerated() {
        found.add(column, heading, names: names, ignoring: description.ignored)
      }
      return found
    }
  }

  /// The questions that the headings themselves show: those of which two columns or more end, or begin, with the name
  /// of somebody else each.
  ///
  /// - Returns: The patterns with their columns, those with the most names first; no column is in two of them.
  static func patterns(in table: Table, names: NameIndex) -> [SurveyPattern] {
    var byPattern: OrderedDictionary<SurveyPattern, [Int: Stakeholder.ID]> = [:]
    for (column, heading) in table.heading.enumerated() {
      for (pattern, name) in SurveyPattern.candidates(heading) {
        guard let id = names.id(named: name) else { continue }
        byPattern[pattern, default: [:]][column] = id
      }
    }
    var chosen: [SurveyPattern] = []
    while true {
      let best = byPattern.filter { Set($0.value.values).count > 1 }.max { left, right in
        let counts = (Set(left.value.values).count, Set(right.value.values).count)
        return counts.0 == counts.1 ? left.key.text.count < right.key.text.count : counts.0 < counts.1
      }
      guard let best else { return chosen }
      chosen.append(best.key)
      byPattern[best.key] = nil
      for pattern in byPattern.keys {
        for column in best.value.keys { byPattern[pattern]?[column] = nil }
      }
    }
  }

  /// Takes a column if its heading is of the question's form.
  mutating func add(_ column: Int, _ heading: String, names: NameIndex, ignoring ignored: Set<String>) {
    guard let name = pattern.name(in: heading), !ignored.contains(TextNormalization.key(name)) else { return }
    switch names.match(name) {
    case .found(let id): columns.append((column, id))
    case .unknown(let nearest) where pattern.isBare && nearest.isEmpty: break  // Some other column of a matrix.
    case .unknown where TotalRows.isTotal(name): break
    default: unmatched.append((column, name))
    }
  }
}
