package import StakeholderModel

/// Who was asked about whom, and answered: only then does the absence of a tie say anything.
package struct Asked: Sendable {
  private struct Question: Sendable {
    let kind: Kind.ID?
    let subjects: Set<Int>?
  }

  private let answered: [Int: [Question]]
  private let completeness: StudySettings.Completeness?
  private let kindsAsked: Set<Kind.ID?>

  init(_ study: Study, wave: Wave.ID?, positions: [Stakeholder.ID: Int]) {
    completeness = study.settings.completeness
    var answered: [Int: [Question]] = [:]
    var kinds = Set<Kind.ID?>()
    for response in study.responses where wave == nil || response.wave == nil || response.wave == wave {
      guard response.status != .notAsked else { continue }
      kinds.insert(response.kind)
      guard response.status == .answered, let node = positions[response.stakeholder] else { continue }
      let subjects: Set<Int>? =
        switch response.subjects {
        case .everybody: nil
        case .only(let ids): Set(ids.compactMap { positions[$0] })
        }
      answered[node, default: []].append(Question(kind: response.kind, subjects: subjects))
    }
    self.answered = answered
    kindsAsked = kinds
  }

  /// Whether anything is known about who was asked about a kind.
  package func isKnown(_ kind: Kind.ID) -> Bool {
    isComplete(kind) || kindsAsked.contains(kind) || kindsAsked.contains(nil)
  }

  /// Whether anything is known about who was asked about anything.
  package var isKnownAtAll: Bool { completeness != nil || !kindsAsked.isEmpty }

  /// Whether somebody was asked about somebody, for a kind of tie, and answered.
  package func answers(_ reporter: Int, about subject: Int, _ kind: Kind.ID) -> Bool {
    if isComplete(kind) { return true }
    return answered[reporter]?.contains { question in
      (question.kind == nil || question.kind == kind) && (question.subjects?.contains(subject) ?? true)
    } ?? false
  }

  /// Whether both of a pair were asked about each other, and answered.
  package func bothAnswer(_ pair: PracticePair, _ kind: Kind.ID) -> Bool {
    answers(pair.first, about: pair.second, kind) && answers(pair.second, about: pair.first, kind)
  }

  private func isComplete(_ kind: Kind.ID) -> Bool {
    switch completeness {
    case .allKinds: true
    case .kinds(let kinds): kinds.contains(kind)
    case nil: false
    }
  }

  /// What to ask for where nothing is known about who was asked about a kind.
  package static func missing(_ kind: Kind.ID) -> String {
    "respondents: who was asked about \(kind) (or complete: [\(kind)] in study.yaml)"
  }
}
