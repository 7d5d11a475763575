package import StakeholderModel

/// Whether a study asked about a kind of negative tie.
///
/// It rests on the list of respondents and on the study's settings alone, never on the ties: whether there are any must
/// not be told by it.
package enum NegativeTieQuestion: String, Sendable, Hashable {
  /// Somebody was asked.
  case asked
  /// The list of respondents says what was asked, and this was not.
  case notAsked = "not asked"
  /// Nobody wrote down what was asked. No row is then no evidence: the study may not have asked.
  case unknown

  /// Looks at what was asked in one wave.
  package init(about kind: Kind.ID, in network: StakeholderNetwork) {
    let roster = SurveyRoster(of: network, kind: kind)
    if roster.questions.contains(where: \.isAsked) {
      self = .asked
    } else {
      self = network.study.responses.isEmpty ? .unknown : .notAsked
    }
  }
}
