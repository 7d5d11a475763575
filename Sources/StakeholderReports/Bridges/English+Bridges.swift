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

  /// Some stakeholders who stay together: names where they may be shown and are few, else a number.
  static func members(_ part: CutPoint.Part) -> String {
    let names = part.stakeholders.map(name)
    if names.isEmpty { return count(part.size, "stakeholder") + " not named" }
    if part.size == 1 { return names[0] }
    let hidden = part.size - names.count
    let shown = list(names + (hidden > 0 ? ["\(words(hidden)) not named"] : []), limit: 4)
    return "\(shown) (\(grouped(part.size)) together)"
  }

  /// What the interval of a score means.
  static func interval(_ sensitivity: BetweennessSensitivity) -> String {
    let draws = "\(grouped(sensitivity.draws)) draws"
    let what: String
    switch sensitivity.omission {
    case .nothing: return "Everybody who was asked has answered, so no range is shown."
    case .tooFewTies: return "With fewer than ten ties no range is shown."
    case .ties(1): what = "one tie, chosen by chance, is left out"
    case .ties: what = "one tie in ten, chosen by chance, is left out"
    case .stakeholders(1): what = "one stakeholder, chosen by chance, is left out, as one did not answer"
    case .stakeholders(let count):
      what = "\(words(count)) stakeholders, chosen by chance, are left out, as many as did not answer"
    }
    guard sensitivity.draws > 0 else { return "The network is too large to show how sensitive the scores are." }
    var text = "Range: 90 % of scores when \(what) (\(draws)). Where ranges overlap, the order is not certain."
    if case .ties = sensitivity.omission {
      text += " Ties that are left out take paths away, so that many scores fall."
    }
    return text
  }
}
