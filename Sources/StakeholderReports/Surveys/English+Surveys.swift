import CollaborationMetrics
import Graphs
import StakeholderModel

/// Words about who answered and how far results depend on it.
extension English {
  /// How many of the first in a ranking can be told apart.
  static func stability(_ robustness: RankingRobustness) -> String {
    let stable = robustness.stableCount(inShare: RankingReliability.share)
    switch stable {
    case 0: return "not even the first place is safe: treat those at the top as a group"
    case robustness.order.count: return "the whole order is stable"
    case 1: return "the first is stable; below that, treat as a group"
    default: return "the first \(words(stable)) are stable; below that, treat as a group"
    }
  }

  /// Whether some rankings survive the missing answers, as lines.
  static func reliability(_ rankings: [(measure: String, reliability: RankingReliability)]) -> [String] {
    guard let first = rankings.first?.reliability else { return [] }
    switch first {
    case .unknown:
      return [
        "Whether these rankings would survive missing answers is unknown: the study does not say who was asked and who "
          + "answered (respondents.csv)."
      ]
    case .everybodyAnswered: return ["Everybody who was asked answered, so no ranking suffers from missing answers."]
    case .tooLarge, .tested: break
    }
    let tested = rankings.compactMap { ranking -> (measure: String, robustness: RankingRobustness)? in
      guard case .tested(let robustness) = ranking.reliability else { return nil }
      return (ranking.measure, robustness)
    }
    guard let example = tested.first?.robustness else {
      return ["The network is too large to try out whether its rankings survive missing answers."]
    }
    let lost = example.lostCount
    let heading =
      "Missing answers: as large a share as did not answer, \(words(lost)) of those who did, was silenced at random "
      + "\(grouped(example.replicates)) times. In 95 % of these"
    return [heading] + tested.map { "  \($0.measure.replacing("_", with: " ")): \(stability($0.robustness))" }
  }

  /// How the words of both sides became one.
  static func bothSides(_ ties: ReconciledTies) -> String {
    let rule =
      switch ties.rule {
      case .union: "a tie if either side tells of it"
      case .intersection: "a tie only if both sides tell of it"
      case .mean: "half the sum of both strengths"
      case .maximum: "the stronger word of the two"
      case .minimum: "the weaker word of the two"
      case .rowOnly: "only the word of the one it starts from"
      case .columnOnly: "only the word of the one it leads to"
      }
    var text =
      "Both sides' words made one: \(rule). \(capitalized(count(ties.answeredByBoth, "pair"))) answered by both, "
      + "\(words(ties.answeredByOne)) by one (whose word counts for both), \(words(ties.answeredByNone)) by neither."
    if ties.fromRecords > 0 { text += " \(capitalized(count(ties.fromRecords, "tie"))) from records." }
    return text
  }

  /// A warning where few answered; nil where enough did.
  static func responseBanner(_ quality: SurveyQuality) -> String? {
    let low = quality.lowKinds
    guard let lowest = low.compactMap(\.nonResponse).min(by: { $0.rate.share < $1.rate.share }) else { return nil }
    return "Fewer than three in four answered about \(list(low.map(\.kind.rawValue))): "
      + "as few as \(words(lowest.rate.answered)) of \(words(lowest.rate.asked)). Read all results as a first picture: ties of "
      + "those who kept silent are missing."
  }

  /// How the words of both sides agree.
  static func confirmations(_ quality: SurveyQuality) -> String? {
    let told = quality.kinds.compactMap { kind in kind.confirmation.map { (kind: kind.kind, rate: $0) } }
    guard !told.isEmpty else { return nil }
    let parts = told.map { "\($0.kind.rawValue) \(grouped($0.rate.both)) of \(grouped($0.rate.either))" }
    return "Where both sides answered, both told of: \(list(parts))."
  }

  /// Whether those who were silent are others than those who answered; nil where that is not known for any kind.
  static func silence(_ quality: SurveyQuality) -> String? {
    let known = quality.kinds.compactMap { kind in
      kind.nonResponse.flatMap { response in
        response.differencePValue.map { (kind: kind.kind, response: response, chance: $0) }
      }
    }
    guard !known.isEmpty else { return nil }
    let different = known.filter { $0.chance < 0.05 }
    guard let first = different.first, let named = first.response.meanNamingsOfRespondents,
      let others = first.response.meanNamingsOfOthers
    else {
      return "Those who did not answer are named about as often as those who did."
    }
    return
      "Those who did not answer are not like those who did: in \(list(different.map(\.kind.rawValue))) they are named "
      + "\(named > others ? "less" : "more") often (\(first.kind): by \(Numeral.fixed(others, decimals: 1)) against "
      + "\(Numeral.fixed(named, decimals: 1)); \(chance(first.chance)))."
  }

  /// What the ranking of go-betweens is worth.
  static func betweennessReliability(_ quality: SurveyQuality) -> String {
    switch quality.betweenness {
    case .tested(let robustness):
      let silent = words(robustness.lostCount)
      return
        "Go-betweens: with the answers of \(silent) more left out, chosen at random, as large a share as is missing now, "
        + "\(stability(robustness))."
    default: return reliability([("betweenness", quality.betweenness)]).joined(separator: " ")
    }
  }

  /// Why rows about kinds count fewer who were asked than the study does: who does not consent is in no network. Nil where
  /// they count the same.
  static func askedButNotShown(_ network: StakeholderNetwork) -> String? {
    guard let rate = network.study.responseRate(at: network.wave?.id) else { return nil }
    let absent = askedWithoutConsent(network)
    guard absent > 0 else { return nil }
    return
      "Of the \(grouped(rate.asked)) who were asked, \(words(absent)) \(absent == 1 ? "does" : "do") not consent to be "
      + "shown and \(absent == 1 ? "is" : "are") in no network, and so not among those asked here."
  }

  /// The same behind a number of all who were asked: `, one of whom does not consent to be shown`; empty where all do.
  static func askedWithoutConsentToo(_ network: StakeholderNetwork) -> String {
    let absent = askedWithoutConsent(network)
    return absent == 0 ? "" : ", \(words(absent)) of whom \(absent == 1 ? "does" : "do") not consent to be shown"
  }

  /// How many were asked at a network's wave and are not in it.
  private static func askedWithoutConsent(_ network: StakeholderNetwork) -> Int {
    let asked = network.study.responses.filter {
      $0.status != .notAsked && ($0.wave == nil || network.wave == nil || $0.wave == network.wave?.id)
    }
    return Set(asked.map(\.stakeholder)).count { network.node(of: $0) == nil }
  }
}
