import StakeholderModel

/// What one stakeholder was asked about ties of one kind.
enum Questions: Sendable {
  /// Some or all of the others.
  enum Subjects: Sendable {
    case everybody
    case only(Set<Int>)

    func contains(_ node: Int) -> Bool {
      switch self {
      case .everybody: true
      case .only(let nodes): nodes.contains(node)
      }
    }

    var isEmpty: Bool {
      switch self {
      case .everybody: false
      case .only(let nodes): nodes.isEmpty
      }
    }

    mutating func formUnion(_ other: Subjects) {
      switch (self, other) {
      case (.only(let mine), .only(let theirs)): self = .only(mine.union(theirs))
      default: self = .everybody
      }
    }
  }

  /// Nobody said.
  case unknown
  /// It answered about some, and was asked about others without an answer.
  case asked(answered: Subjects, unanswered: Subjects)

  static let notAsked = Questions.asked(answered: .only([]), unanswered: .only([]))

  var isAsked: Bool {
    guard case .asked(let answered, let unanswered) = self else { return false }
    return !answered.isEmpty || !unanswered.isEmpty
  }

  /// Whether at least one question was answered; nil where nobody knows.
  var isAnswered: Bool? {
    guard case .asked(let answered, _) = self else { return nil }
    return !answered.isEmpty
  }

  /// What is known about a tie that the stakeholder did not tell of.
  func answer(about node: Int) -> SurveyAnswers.Answer {
    guard case .asked(let answered, let unanswered) = self else { return .unknown }
    if answered.contains(node) { return .no }
    return unanswered.contains(node) ? .noAnswer : .notAsked
  }

  /// Counts what is known about all others that the stakeholder did not tell of.
  func tally(_ others: Int, besides told: some Collection<Int>, into tally: inout SurveyAnswers.Tally) {
    guard case .asked(let answered, let unanswered) = self else {
      tally.unknown += others
      return
    }
    let told = Set(told)
    let no: Int
    switch answered {
    case .everybody: no = others
    case .only(let nodes): no = nodes.subtracting(told).count
    }
    let silent: Int
    switch unanswered {
    case .everybody: silent = others - no
    case .only(let nodes): silent = nodes.subtracting(told).filter { !answered.contains($0) }.count
    }
    tally.no += no
    tally.noAnswer += silent
    tally.notAsked += others - no - silent
  }
}

/// Who was asked what about ties of one kind in a network, from the list of respondents and from what the study
/// declares.
///
/// A list that has rows for the kind is a list of all who were asked: who does not stand in it was not asked, unless
/// the study declares that everybody was. Rows about all kinds count where a stakeholder has no row for the kind.
struct SurveyRoster: Sendable {
  let basis: SurveyAnswers.Basis
  /// For each node, what it was asked.
  let questions: [Questions]

  init(of network: StakeholderNetwork, kind: Kind.ID) {
    let study = network.study
    let rows = study.responses.filter { row in
      (row.kind == nil || row.kind == kind)
        && (network.wave == nil || row.wave == nil || row.wave == network.wave?.id)
    }
    let isComplete =
      switch study.settings.completeness {
      case .allKinds: true
      case .kinds(let kinds): kinds.contains(kind)
      case nil: false
      }
    let everybody = Questions.asked(answered: .everybody, unanswered: .only([]))
    let unlisted = isComplete ? everybody : rows.isEmpty ? .unknown : .notAsked
    var byNode = [[SurveyResponse]](repeating: [], count: network.stakeholders.count)
    for row in rows {
      if let node = network.node(of: row.stakeholder) { byNode[node].append(row) }
    }
    basis = !rows.isEmpty ? .respondents : isComplete ? .declaredComplete : .unknown
    questions = byNode.enumerated().map { node, rows in
      let own = rows.filter { $0.kind == kind }
      let used = own.isEmpty ? rows : own
      guard !used.isEmpty else { return unlisted }
      var answered = Questions.Subjects.only([])
      var unanswered = answered
      for row in used {
        let subjects: Questions.Subjects
        switch row.subjects {
        case .everybody: subjects = .everybody
        case .only(let ids): subjects = .only(Set(ids.compactMap { network.node(of: $0) }).subtracting([node]))
        }
        switch row.status {
        case .answered: answered.formUnion(subjects)
        case .noAnswer: unanswered.formUnion(subjects)
        case .notAsked: break
        }
      }
      return .asked(answered: answered, unanswered: unanswered)
    }
  }
}
