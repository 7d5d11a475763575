import CollaborationMetrics
import Graphs
import StakeholderModel

/// The sentences about what holds a network together.
extension English {
  /// Into how many parts a network falls.
  static func parts(_ bridges: BridgeAnalysis) -> String {
    let all = bridges.graph.nodeCount
    guard all > 0 else { return "There are no stakeholders." }
    if bridges.isConnected { return "Everyone can reach everyone." }
    var parts = ["\(grouped(bridges.largestPart)) of \(grouped(all)) stakeholders are in the main group"]
    let smaller = bridges.groupCount - 1
    if bridges.groupCount == 0 { parts = [] }
    if smaller > 0 { parts.append("\(words(smaller)) smaller \(smaller == 1 ? "group" : "groups")") }
    let alone = bridges.isolateCount
    if alone > 0 { parts.append("\(words(alone)) \(alone == 1 ? "has" : "have") no tie") }
    return capitalized(parts.joined(separator: "; ")) + "."
  }

  /// Some stakeholders who stay together: names where they may be shown, as many as the limit, else a number.
  static func members(_ part: CutPoint.Part, limit: Int = 4) -> String {
    let names = part.stakeholders.map(name)
    if names.isEmpty { return count(part.size, "stakeholder") + " not named" }
    if part.size == 1 { return names[0] }
    let hidden = part.size - names.count
    let shown = list(names + (hidden > 0 ? ["\(words(hidden)) not named"] : []), limit: limit)
    return "\(shown) (\(grouped(part.size)) together)"
  }

  /// What each draw leaves out, as the end of a sentence, or why there are none.
  static func gaps(_ sensitivity: BetweennessSensitivity) -> (text: String, isNone: Bool) {
    let what: String
    switch sensitivity.omission {
    case .nothing: return ("Everybody who was asked has answered, so nothing is left out to see what moves.", true)
    case .tooFewTies: return ("With fewer than ten ties none is left out to see what moves.", true)
    case .ties(1): what = "one tie, chosen by chance, is left out"
    case .ties: what = "one tie in ten, chosen by chance, is left out"
    case .stakeholders(1): what = "one stakeholder, chosen by chance, is left out, as one did not answer"
    case .stakeholders(let count):
      what = "\(words(count)) stakeholders, chosen by chance, are left out, as many as did not answer"
    }
    guard sensitivity.draws > 0 else {
      return ("The network is too large to show how sensitive the scores are.", true)
    }
    return (what, false)
  }

  /// What the places mean.
  static func placesNote(_ sensitivity: BetweennessSensitivity) -> String {
    let gaps = gaps(sensitivity)
    guard !gaps.isNone else { return gaps.text }
    return "Places: where a stakeholder stands by these pairs, 1 the first, when \(gaps.text): the middle 90 % of "
      + "\(grouped(sensitivity.draws)) draws. Where places overlap, the order is not certain."
  }

  /// What the bars mean that show scores when something is left out.
  static func barsNote(_ sensitivity: BetweennessSensitivity) -> String {
    let gaps = gaps(sensitivity)
    guard !gaps.isNone else { return gaps.text }
    var text = "Bar: the scores when \(gaps.text), the middle 90 % of \(grouped(sensitivity.draws)) draws."
    if case .ties = sensitivity.omission {
      text +=
        " Ties that are left out take paths away, so nearly all scores fall: the bar is no "
        + "interval around its symbol and may end below it."
    }
    return text + " Whether the order is certain is told by the places in the table of stakeholders."
  }

  /// From which place to which a stakeholder moves.
  static func places(_ sensitivity: BetweennessSensitivity, of node: Int, joining word: String = "…") -> String {
    guard let places = sensitivity.placesWithGaps[node] else { return "–" }
    return places.lowerBound == places.upperBound
      ? grouped(places.lowerBound) : "\(grouped(places.lowerBound)) \(word) \(grouped(places.upperBound))"
  }

  /// Why nothing is said about roles between sectors.
  static let noRoles = "No stakeholder has a sector, and roles are told by sectors."

  /// Why sets by disruption are missing.
  static let tooLargeForDisruption =
    "Sets whose loss would break up the network most are looked for in networks of up to "
    + "\(grouped(KeyPlayerSets.mostForDisruption)) stakeholders."

  /// Why sets by reach are missing.
  static let tooLargeForReach =
    "Sets that reach most are looked for in networks of up to \(grouped(KeyPlayerSets.mostForReach)) stakeholders."
}
