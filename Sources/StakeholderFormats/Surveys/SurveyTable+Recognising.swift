import OrderedCollections
import StakeholderModel

/// What makes a table a survey: its questions, its respondents, and whom it makes stakeholders.
extension SurveyTable {
  /// The questions that headings with names of stakeholders ask, and those that ask for the opposite of something.
  static func guessed(
    _ table: Table, names: NameIndex, ignoring: Set<String>, negated: inout [SurveyPattern]
  ) -> [SurveyQuestion] {
    var guesses: [(pattern: SurveyPattern, kind: Kind.ID)] = []
    for pattern in SurveyQuestion.patterns(in: table, names: names) {
      let text = pattern.isBare ? table.shortNames[0] : pattern.question
      switch SurveyKind.guess(text) {
      case .known(let kind): guesses.append((pattern, kind))
      case .named(let kind): guesses.append((pattern, kind))
      case .negated: negated.append(pattern)
      }
    }
    // Two questions about trust are two different questions: both go by their own words then.
    let counts = Dictionary(guesses.map { ($0.kind, 1) }, uniquingKeysWith: +)
    var taken = Set<Int>()
    return guesses.map { pattern, kind in
      let text = pattern.isBare ? table.shortNames[0] : pattern.question
      let kind = counts[kind] == 1 ? kind : Kind.ID(normalizing: text)
      var question = SurveyQuestion(kind: kind, pattern: pattern, isReceived: false)
      for (column, heading) in table.heading.enumerated() where !taken.contains(column) {
        question.add(column, heading, names: names, ignoring: ignoring)
      }
      taken.formUnion(question.columns.map(\.column))
      return question
    }
  }

  /// The column that says who answers: the one that study.yaml names, else the one with the most names of stakeholders.
  static func respondents(_ table: Table, _ heading: String?, names: NameIndex, besides taken: Set<Int>)
    -> Int?
  {
    if let heading {
      let key = TextNormalization.key(heading)
      return table.heading.firstIndex { TextNormalization.key($0) == key }
    }
    var best: (column: Int, named: Int, all: Int)?
    for column in table.heading.indices where !taken.contains(column) {
      var named = 0, all = 0
      for row in 0..<table.rowCount where !table.isEmpty(row, column) {
        let text = TextNormalization.trimmed(table[row, column])
        guard names.id(named: text) != nil else { continue }
        all += 1
        // Form tools number their rows, and a number may be somebody's id, too.
        if text.contains(where: \.isLetter) { named += 1 }
      }
      if all > 0, best.map({ ($0.named, $0.all) < (named, all) }) ?? true { best = (column, named, all) }
    }
    return best?.column
  }

  /// The stakeholders of a survey without a list of them: all who answer and all whom its headings name.
  static func stakeholders(in tables: [Table], description: StudyDescription) -> [Stakeholder] {
    var names = OrderedSet<String>()
    for table in tables {
      guard let survey = description.surveys.first(where: { $0.isAbout(table) }) else {
        names.formUnion(SurveyGuess.names(in: table) ?? [])
        continue
      }
      for reading in SurveyHeading.readings(of: table) {
        let found = survey.questions.flatMap { question in
          reading.heading.compactMap { question.pattern.name(in: $0) }
        }.filter { !survey.ignored.contains(TextNormalization.key($0)) }
        guard !found.isEmpty else { continue }
        names.formUnion(found)
        let keys = Set(names.map { TextNormalization.key($0) })
        if let key = survey.respondent.map({ TextNormalization.key($0) }),
          let column = reading.heading.firstIndex(where: { TextNormalization.key($0) == key })
        {
          for row in 0..<reading.rowCount {
            let name = TextNormalization.trimmed(reading[row, column])
            if !name.isEmpty, !keys.contains(TextNormalization.key(name)) { names.append(name) }
          }
        }
        break
      }
    }
    var seen = Set<String>()
    return names.filter { seen.insert(TextNormalization.key($0)).inserted }
      .map { Stakeholder(id: Stakeholder.ID(rawValue: $0), name: $0) }
  }
}
