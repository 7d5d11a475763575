package import StakeholderModel

/// Who was asked about whom, and answered: only then does the absence of a tie say anything.
package struct Asked: Sendable {
  private let rosters: [Kind.ID: SurveyRoster]
  /// The nodes of the network, by their number here.
  private let nodes: [Int]
  /// Whether anything is known about who was asked about anything.
  package let isKnownAtAll: Bool

  /// What is known about the kinds that occur in a study, at the wave of a network.
  ///
  /// - Complexity: O(k·q) for k kinds and q rows of the list of respondents.
  init(_ network: StakeholderNetwork) {
    let study = network.study
    let kinds = Set(study.relationships.map(\.kind)).union(study.responses.compactMap(\.kind))
    rosters = Dictionary(
      kinds.map { ($0, SurveyRoster(of: network, kind: $0)) }, uniquingKeysWith: { first, _ in first })
    nodes = Array(network.stakeholders.indices)
    isKnownAtAll =
      study.settings.completeness != nil
      || study.responses.contains { response in
        response.status != .notAsked
          && (network.wave == nil || response.wave == nil || response.wave == network.wave?.id)
      }
  }

  private init(_ rosters: [Kind.ID: SurveyRoster], _ nodes: [Int], isKnownAtAll: Bool) {
    self.rosters = rosters
    self.nodes = nodes
    self.isKnownAtAll = isKnownAtAll
  }

  /// The same for some of the stakeholders, numbered anew in this order.
  func keeping(_ kept: [Int]) -> Asked { Asked(rosters, kept.map { nodes[$0] }, isKnownAtAll: isKnownAtAll) }

  /// Whether anything is known about who was asked about a kind, and somebody was.
  package func isKnown(_ kind: Kind.ID) -> Bool { rosters[kind]?.questions.contains(where: \.isAsked) ?? false }

  /// Whether the list of respondents says that somebody was asked about a kind.
  package func isListed(_ kind: Kind.ID) -> Bool { rosters[kind]?.basis == .respondents && isKnown(kind) }

  /// Whether somebody was asked about somebody, for a kind of tie, and answered.
  package func answers(_ reporter: Int, about subject: Int, _ kind: Kind.ID) -> Bool {
    guard let roster = rosters[kind] else { return false }
    if case .no = roster.questions[nodes[reporter]].answer(about: nodes[subject]) { return true }
    return false
  }

  /// Whether both of a pair were asked about each other, and answered.
  package func bothAnswer(_ pair: PracticePair, _ kind: Kind.ID) -> Bool {
    answers(pair.first, about: pair.second, kind) && answers(pair.second, about: pair.first, kind)
  }

  /// What to ask for where nothing is known about who was asked about a kind.
  package static func missing(_ kind: Kind.ID) -> String {
    "respondents: who was asked about \(kind) (or complete: [\(kind)] in study.yaml)"
  }
}
