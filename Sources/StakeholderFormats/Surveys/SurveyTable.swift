import OrderedCollections
import StakeholderModel

/// Reads the answers of a survey, one row for each respondent: matrices whose headings are the names of those asked
/// about, and the exports of form tools with a column for each question and name.
///
/// Each answer becomes a tie told by its respondent; who was asked about whom, and did not answer, is kept too.
struct SurveyTable {
  /// The table, its heading in one row.
  let table: Table
  private let description: SurveyDescription
  private let names: NameIndex
  private let settings: StudySettings
  private let decimalMark: NumberColumn.DecimalMark?
  private var questions: [SurveyQuestion] = []
  /// Questions that are answered by names.
  private var nominations: [SurveyNominations] = []
  private var respondentColumn = 0
  /// Questions whose kind cannot be guessed, in the form in which study.yaml would name them.
  private var negated: [String] = []
  /// Whether the table is a list of stakeholders, whose rows nobody need have answered himself.
  private(set) var isList = false

  /// What a survey tells.
  struct Answers {
    var relationships: [Relationship] = []
    var responses: [SurveyResponse] = []
    /// Kinds that the survey itself describes: the items of trust and value.
    var kinds: [Kind] = []
    var findings: [Diagnostic] = []
  }

  /// Recognises a survey: study.yaml describes it, or its headings and one of its columns name stakeholders.
  init?(_ table: Table, description: StudyDescription, names: NameIndex) {
    let own = description.surveys.first { $0.isAbout(table) }
    self.description = own ?? SurveyDescription(table: table.name)
    self.names = names
    settings = description.settings
    decimalMark = description.decimalMark
    var found: (table: Table, questions: [SurveyQuestion], negated: [SurveyPattern])?
    for reading in SurveyHeading.readings(of: table) {
      var negated: [SurveyPattern] = []
      var questions: [SurveyQuestion]
      if let own, !own.questions.isEmpty {
        questions = SurveyQuestion.declared(own, in: reading, names: names)
      } else {
        questions = SurveyTable.guessed(reading, names: names, ignoring: own?.ignored ?? [], negated: &negated)
      }
      questions.removeAll { $0.columns.isEmpty }
      if !questions.isEmpty || !negated.isEmpty {
        found = (reading, questions, negated)
        break
      }
    }
    guard let found else {
      let isDescribed = own.map { !$0.questions.isEmpty } ?? false
      let reading =
        isDescribed
        ? nil
        : SurveyHeading.readings(of: table).first { reading in
          SurveyTable.respondents(reading, own?.respondent, names: names, besides: []).map {
            !SurveyNominations.found(in: reading, respondents: $0, besides: [], names: names).questions.isEmpty
          } ?? false
        }
      guard own != nil || reading != nil else { return nil }
      self.table = reading ?? table
      respondentColumn = SurveyTable.respondents(self.table, own?.respondent, names: names, besides: []) ?? -1
      findNominations(besides: [])
      return
    }
    self.table = found.table
    questions = found.questions
    negated = found.negated.map(\.text)
    let taken = Set(questions.flatMap { $0.columns.map(\.column) + $0.unmatched.map(\.column) })
    let column = SurveyTable.respondents(found.table, own?.respondent, names: names, besides: taken)
    guard let column else {
      guard own != nil else { return nil }
      respondentColumn = -1
      return
    }
    respondentColumn = column
    if own?.questions.isEmpty ?? true { findNominations(besides: taken) }
  }

  /// Recognises a list of stakeholders with columns that name their partners.
  init?(listOfPartners table: Table, description: StudyDescription, names: NameIndex) {
    guard let column = ColumnMap(table, meanings: Headings.stakeholders)["name"] else { return nil }
    self.table = table
    self.description = SurveyDescription(table: table.name)
    self.names = names
    settings = description.settings
    decimalMark = description.decimalMark
    respondentColumn = column
    isList = true
    let used = Set(table.heading.indices).subtracting(
      ColumnMap(table, meanings: Headings.stakeholders).attributes.map(\.column))
    findNominations(besides: used)
    guard !nominations.isEmpty || !negated.isEmpty else { return nil }
  }

  private mutating func findNominations(besides taken: Set<Int>) {
    guard respondentColumn >= 0 else { return }
    let found = SurveyNominations.found(in: table, respondents: respondentColumn, besides: taken, names: names)
    nominations = found.questions
    negated += found.negated.map { table.heading[$0] }
  }

  /// The headings of the columns that hold names and are read as ties.
  var nominatingHeadings: [String] { nominations.map { table.heading[$0.column] } }

  /// Whether rows may be shown: no question is about ties or ratings told in confidence.
  var mayBeShown: Bool {
    (questions.map(\.kind) + nominations.map(\.kind)).allSatisfy { !isConfidential($0) && !isRating($0) }
      && negated.isEmpty
  }

  // MARK: Reading

  /// Reads all answers.
  func answers() -> Answers {
    var answers = Answers()
    // What is wrong with a list of stakeholders has been said of the list.
    if !isList { answers.findings += table.diagnostics.filter { $0.code != "too-few-cells" } }
    guard let respondents = respondents(findings: &answers.findings) else { return answers }
    for question in negated {
      answers.findings.append(
        finding(
          .error, "survey-negated", "The question says “not”, so that its kind is not guessed.", found: question,
          action: "It is not read.",
          advice: question.contains("{name}")
            ? "Write in study.yaml under surveys: \(table.shortNames[0]): questions: what it asks about, for example "
              + "distrust: \"\(question)\"."
            : "Give the column a heading that says what it asks about, such as distrust."))
    }
    answers.kinds = (questions.map(\.kind) + nominations.map(\.kind)).compactMap {
      SurveyKind.item($0, settings: settings)
    }
    for question in questions {
      say(question, findings: &answers.findings)
      read(question, respondents, into: &answers)
    }
    for question in nominations { read(question, respondents, into: &answers) }
    if isList { return answers }
    sayUnused(findings: &answers.findings)
    return answers
  }

  /// Who answers in each row; nil rows are left out.
  private func respondents(findings: inout [Diagnostic]) -> [Stakeholder.ID?]? {
    guard respondentColumn >= 0, !questions.isEmpty || !negated.isEmpty || !nominations.isEmpty else {
      let lacksQuestions = questions.isEmpty && nominations.isEmpty
      findings.append(
        finding(
          .error, "survey-not-read",
          lacksQuestions
            ? "No heading of the survey has the form that study.yaml gives for its questions, or none names anybody."
            : "No column of the survey says who answers.",
          found: table.heading.prefix(12).joined(separator: ", "), action: "The survey is not read.",
          advice: lacksQuestions
            ? "Copy a heading into study.yaml and put {name} where the name stands: "
              + "trust: \"How much do you trust: {name}\"."
            : "Write in study.yaml under surveys: \(table.shortNames[0]): respondent: and the heading of that column."))
      return nil
    }
    var rows: [Stakeholder.ID: Int] = [:]
    let notes = isList ? table.rowCount : NoteRows.start(in: table)
    return (0..<table.rowCount).map { row in
      let text = TextNormalization.trimmed(table[row, respondentColumn])
      guard row < notes else {
        findings.append(NoteRows.finding(nil, at: table.location(row)))
        return nil
      }
      switch names.match(text) {
      case .found(let id):
        if let first = rows[id], !isList {
          findings.append(
            names.namesWithheld(text)
              ? .withheld(.warning, at: table.location(row))
              : Diagnostic(
                .warning, code: "second-answer", at: table.location(row, respondentColumn),
                message: "This respondent has answered in row \(first) already.", found: text,
                action: "Both rows are used; where they differ, measures take the mean.",
                advice: "Delete the row that is out of date."))
        }
        rows[id] = rows[id] ?? table.number(of: row)
        return id
      case _ where isList: break
      case .unknown where TotalRows.isTotal(text):
        findings.append(TotalRows.leftOut(text, at: table.location(row, respondentColumn)))
      case .nearWithheld: findings.append(.withheld(.error, at: table.location(row)))
      case .ambiguous(let ids):
        findings.append(
          Diagnostic(
            .error, code: "ambiguous-name", at: table.location(row, respondentColumn),
            message: "More than one stakeholder is called this.", found: text, action: "The answers are left out.",
            advice: "Write the id: \(ids.map(\.rawValue).joined(separator: " or "))."))
      case .unknown(let nearest):
        findings.append(
          Diagnostic(
            .error, code: "unknown-stakeholder", at: table.location(row, respondentColumn),
            message: text.isEmpty
              ? "The row does not say who answers." : "No stakeholder has the id or name of this respondent.",
            found: text.isEmpty ? nil : text, action: "The answers are left out.", advice: SurveyTable.advice(nearest)))
      }
      return nil
    }
  }

  private func read(_ question: SurveyQuestion, _ respondents: [Stakeholder.ID?], into answers: inout Answers) {
    let isHidden = isConfidential(question.kind)
    let texts = question.columns.lazy.flatMap { [table] column, _ in
      (0..<table.rowCount).lazy.map { TextNormalization.trimmed(table[$0, column]) }
    }
    let numbers = NumberColumn(settling: texts.filter { !$0.isEmpty }, declared: decimalMark)
    var tally = SurveyTally(meaningOfBlank: description.blank)
    let unread = OrderedSet(
      texts.filter { text in
        !text.isEmpty && SurveyAnswer.reading(text, declared: description.answers, numbers: numbers) == nil
      })
    let scale = ScaleWords.amounts(Array(unread))
    for (row, respondent) in respondents.enumerated() {
      guard let respondent else { continue }
      var asked: [SurveyResponse.Status: [Stakeholder.ID]] = [:]
      for (column, about) in question.columns {
        let text = TextNormalization.trimmed(table[row, column])
        guard about != respondent else {
          // A dash on the diagonal of a matrix is no answer.
          let own = SurveyAnswer.reading(text, declared: description.answers, numbers: numbers)
          if !text.isEmpty, own?.isGiven ?? true { tally.aboutOneself += 1 }
          continue
        }
        let answer = answer(text, row, column, numbers, scale, &tally)
        switch answer {
        case .noAnswer: asked[.noAnswer, default: []].append(about)
        case .notAsked: asked[.notAsked, default: []].append(about)
        case .number, .yes, .no:
          asked[.answered, default: []].append(about)
          answers.relationships.append(
            relationship(answer, question, from: respondent, about: about, at: table.location(row, column)))
        }
      }
      for status in SurveyResponse.Status.allCases {
        guard let subjects = asked[status] else { continue }
        answers.responses.append(
          SurveyResponse(
            stakeholder: respondent, wave: description.wave, kind: question.kind, subjects: .only(subjects),
            status: status, origin: table.location(row)))
      }
    }
    answers.findings += tally.findings(of: question, in: table, isHidden: isHidden)
    if !isHidden {
      let declared = settings.kinds.first { $0.id == question.kind }?.scale
      answers.findings += ScaleDirection.findings(
        of: question, labels: tally.numberedLabels, in: table, declared: declared)
    }
  }

  /// Reads a question that is answered by names. Whoever is not named may not have been thought of: that is no “no”.
  private func read(
    _ question: SurveyNominations, _ respondents: [Stakeholder.ID?], into answers: inout Answers
  ) {
    let isHidden = isConfidential(question.kind)
    var ownNames = 0, named = 0, again = 0
    // In a list of partners both may name each other: of a kind without direction that is one tie.
    let declared = settings.kinds.first { $0.id == question.kind } ?? Kind.known(question.kind)
    let isOnce = isList && declared?.isDirected == false
    var pairs = Set<Set<Stakeholder.ID>>()
    for (row, respondent) in respondents.enumerated() {
      guard let respondent else { continue }
      let text = TextNormalization.trimmed(table[row, question.column])
      var subjects = OrderedSet<Stakeholder.ID>()
      for part in text.isEmpty ? [] : NamesInCell.parts(of: text, isName: names.isName) {
        switch names.match(part) {
        case .found(let id) where id == respondent: ownNames += 1
        case .found(let id): subjects.append(id)
        case let other:
          answers.findings.append(unmatched(part, other, isHidden: isHidden, at: table.location(row, question.column)))
        }
      }
      if isOnce {
        let all = subjects.count
        subjects = subjects.filter { pairs.insert([respondent, $0]).inserted }
        again += all - subjects.count
      }
      named += subjects.count
      answers.relationships += subjects.map { about in
        Relationship(
          from: question.isReceived ? about : respondent, to: question.isReceived ? respondent : about,
          kind: question.kind, wave: description.wave, reporter: isList ? nil : respondent,
          origin: table.location(row, question.column))
      }
      guard !isList else { continue }
      answers.responses.append(
        SurveyResponse(
          stakeholder: respondent, wave: description.wave, kind: question.kind,
          subjects: text.isEmpty ? .everybody : .only(Array(subjects)), status: text.isEmpty ? .noAnswer : .answered,
          origin: table.location(row)))
    }
    let own =
      (again > 0 ? " \(again) are named from both sides; each is one tie." : "")
      + (ownNames > 0 && !isHidden ? " \(ownNames) name themselves, which is left out." : "")
    answers.findings.append(
      finding(
        .note, "survey-names", column: question.column,
        isHidden
          ? "The cells of this column are lists of names, read as the question “\(question.kind)”."
          : "The cells of this column are lists of names, read as the question “\(question.kind)”: \(named) ties.",
        action: (question.isReceived
          ? "Each name is a tie from the one named to the one in the row."
          : "Each name is a tie from the one in the row to the one named.") + own
          + " Whoever is not named counts as not asked about.",
        advice: "If it means something else, give the column another heading, such as “Trusts” or “Funded by”."))
  }

  private func unmatched(_ name: String, _ match: NameIndex.Match, isHidden: Bool, at place: Diagnostic.Location)
    -> Diagnostic
  {
    guard !isHidden else { return .confidential(.error, at: place) }
    switch match {
    case .ambiguous(let ids):
      return Diagnostic(
        .error, code: "ambiguous-name", at: place, message: "More than one stakeholder is called this.", found: name,
        action: "The tie is left out.", advice: "Write the id: \(ids.map(\.rawValue).joined(separator: " or "))."
      )
    case .unknown(let nearest):
      return Diagnostic(
        .error, code: "unknown-stakeholder", at: place, message: "No stakeholder has this id or name.", found: name,
        action: "The tie is left out.", advice: SurveyTable.advice(nearest))
    case .nearWithheld, .found: return .withheld(.error, at: place)
    }
  }

  private func answer(
    _ text: String, _ row: Int, _ column: Int, _ numbers: NumberColumn, _ scale: [String: Bool],
    _ tally: inout SurveyTally
  ) -> SurveyAnswer {
    guard !text.isEmpty else {
      tally.blank += 1
      switch description.blank {
      case .no: return .no
      case .noAnswer: return .noAnswer
      case .notAsked: return .notAsked
      }
    }
    if table.kind(row, column) == .number, let number = Double(text), number >= 0 { return .number(number) }
    // Check boxes: LimeSurvey, SurveyMonkey and others repeat the name in the cell.
    let names = [table.heading.indices.contains(column) ? table.heading[column] : ""]
    if names.contains(where: { TextNormalization.trimmed($0).hasSuffix(text) }), text.contains(where: \.isLetter) {
      tally.ticks += 1
      return .yes
    }
    guard let answer = SurveyAnswer.reading(text, declared: description.answers, numbers: numbers) else {
      if let isTie = scale[text] {
        tally.steps[text, default: 0] += 1
        return isTie ? .yes : .no
      }
      tally.unreadable[text, default: 0] += 1
      return .noAnswer
    }
    tally.add(answer, text)
    return answer
  }

  private func relationship(
    _ answer: SurveyAnswer, _ question: SurveyQuestion, from respondent: Stakeholder.ID, about: Stakeholder.ID,
    at place: Diagnostic.Location
  ) -> Relationship {
    var strength = Strength.unknown
    if case .number(let number) = answer { strength = Strength(number) ?? .unknown }
    return Relationship(
      from: question.isReceived ? about : respondent, to: question.isReceived ? respondent : about,
      kind: question.kind, strength: strength, status: answer == .no ? .absent : nil, wave: description.wave,
      reporter: respondent, origin: place)
  }

  // MARK: Findings

  private func say(_ question: SurveyQuestion, findings: inout [Diagnostic]) {
    let shown = question.columns.first { !names.namesWithheld($0.about.rawValue) }
    let first = shown.map { " First: “\(table.heading[$0.column])”." } ?? ""
    let count = question.columns.count == 1 ? "1 column is" : "\(question.columns.count) columns are"
    findings.append(
      finding(
        .note, "survey-question",
        "\(count) read as the question “\(question.kind)” (\(question.pattern.text)).\(first)",
        action: question.isReceived
          ? "Each answer is a tie from the one named to the one who answers."
          : "Each answer is a tie from the one who answers to the one named.",
        advice: description.questions.isEmpty
          ? "If this is not what was asked, write in study.yaml under surveys: \(table.shortNames[0]): questions: "
            + "\(question.kind): \"\(question.pattern.text)\"."
          : nil))
    for (column, name) in question.unmatched {
      switch names.match(name) {
      case .unknown(let nearest):
        findings.append(
          finding(
            .error, "unknown-stakeholder", column: column, "No stakeholder has the id or name in this heading.",
            found: name, action: "The answers in this column are left out.",
            advice: SurveyTable.advice(nearest)
              + " If it is about nobody, write it under surveys: \(table.shortNames[0]): ignore: in study.yaml."))
      case .ambiguous(let ids):
        findings.append(
          finding(
            .error, "ambiguous-name", column: column, "More than one stakeholder is called as in this heading.",
            found: name, action: "The answers in this column are left out.",
            advice: "Write the id: \(ids.map(\.rawValue).joined(separator: " or "))."))
      case .nearWithheld, .found: findings.append(.withheld(.error, at: .init(file: table.name, row: table.headingRow)))
      }
    }
    if Set(question.columns.map(\.about)).count < question.columns.count {
      findings.append(
        finding(
          .warning, "repeated-column", "Two columns of the question “\(question.kind)” are about the same stakeholder.",
          action: "Both are used; where they differ, measures take the mean.", advice: "Delete one of them."))
    }
  }

  private func sayUnused(findings: inout [Diagnostic]) {
    let used = Set(
      questions.flatMap { $0.columns.map(\.column) + $0.unmatched.map(\.column) } + nominations.map(\.column)
        + [respondentColumn])
    let unused = table.heading.indices.filter { column in
      !used.contains(column) && !table.heading[column].isEmpty && !names.mentionsWithheld(table.heading[column])
    }
    let respondent = "Who answers stands in the column “\(table.columnName(respondentColumn))”."
    findings.append(
      finding(
        .note, "survey-columns",
        unused.isEmpty
          ? respondent
          : respondent + " Not read: \(unused.map { table.heading[$0] }.joined(separator: ", "))."))
  }

  private func finding(
    _ severity: Diagnostic.Severity, _ code: String, column: Int? = nil, _ message: String, found: String? = nil,
    action: String? = nil, advice: String? = nil
  ) -> Diagnostic {
    let place = Diagnostic.Location(file: table.name, row: table.headingRow, column: column.map(table.columnName))
    return Diagnostic(severity, code: code, at: place, message: message, found: found, action: action, advice: advice)
  }

  private static func advice(_ nearest: [String]) -> String {
    let guess = nearest.isEmpty ? "" : "Did you mean \(nearest.map { "“\($0)”" }.joined(separator: " or "))? "
    return "\(guess)Correct it, add it to the list of stakeholders, or add it to aliases: in study.yaml."
  }

  private func isConfidential(_ id: Kind.ID) -> Bool {
    guard let kind = settings.kinds.first(where: { $0.id == id }) ?? Kind.known(id) else {
      return Kind.soundsNegative(id)
    }
    return kind.sign == .negative && settings.negativeTies == .confidential
  }

  private func isRating(_ id: Kind.ID) -> Bool {
    let kind = settings.kinds.first { $0.id == id } ?? SurveyKind.item(id, settings: settings) ?? Kind.known(id)
    return kind.map { !$0.roles.isDisjoint(with: [.trust, .rating]) } ?? false
  }
}
