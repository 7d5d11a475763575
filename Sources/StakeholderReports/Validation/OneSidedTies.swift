import StakeholderModel

/// Ties that only one of the two ends tells of, although the other was asked and answered: of kinds that have no
/// direction, so that both should say the same.
///
/// Kinds told in confidence are not looked at.
struct OneSidedTies {
  /// The pairs of which both ends were asked about the other, and answered, and at least one said that there is a tie.
  private(set) var pairs = 0
  /// Those of them that only one end tells of.
  private(set) var oneSided = 0

  /// A pair without direction, and what it is asked about.
  private struct Question: Hashable {
    let low: Stakeholder.ID
    let high: Stakeholder.ID
    let kind: Kind.ID
    let wave: Wave.ID?
  }

  /// Looks at a wave of a study, or at all of a study without waves; nothing where nobody wrote down who was asked.
  ///
  /// - Complexity: O(r·a) for r reports of ties and a lines about what each stakeholder was asked.
  init?(of network: StakeholderNetwork) {
    let study = network.study
    guard !study.responses.isEmpty else { return nil }
    let wave = network.wave?.id
    let responses = study.responses.filter { $0.wave == nil || wave == nil || $0.wave == wave }
    let answers = Dictionary(grouping: responses.filter { $0.status == .answered }, by: \.stakeholder)
    func answered(_ one: Stakeholder.ID, about other: Stakeholder.ID, _ kind: Kind.ID, _ wave: Wave.ID?) -> Bool {
      (answers[one] ?? []).contains { answer in
        guard answer.kind == nil || answer.kind == kind, answer.wave == nil || answer.wave == wave else { return false }
        guard case .only(let subjects) = answer.subjects else { return true }
        return subjects.contains(other)
      }
    }
    var tellers: [Question: Set<Stakeholder.ID>] = [:]
    for tie in network.relationships where tie.isTie && tie.from != tie.to {
      guard study.kind(tie.kind)?.isDirected == false, !study.isConfidential(tie.kind) else { continue }
      let teller = tie.reporter ?? tie.from
      guard teller == tie.from || teller == tie.to else { continue }
      let (low, high) = tie.from.rawValue < tie.to.rawValue ? (tie.from, tie.to) : (tie.to, tie.from)
      tellers[Question(low: low, high: high, kind: tie.kind, wave: tie.wave), default: []].insert(teller)
    }
    for (question, who) in tellers {
      guard answered(question.low, about: question.high, question.kind, question.wave),
        answered(question.high, about: question.low, question.kind, question.wave)
      else { continue }
      pairs += 1
      if who.count == 1 { oneSided += 1 }
    }
  }
}
