import CollaborationMetrics
import Graphs
import StakeholderModel

/// The words about a map.
extension English {
  /// What the report is about: the study, the place, and the wave or the time.
  static func mapSubtitle(_ network: StakeholderNetwork) -> String {
    let title = network.study.title
    // A title such as “Nashville: …” says the place already.
    let place = network.study.settings.place.flatMap { place in
      place.split(separator: ",").first.map { title.contains($0) } == true ? nil : place
    }
    return [title, network.wave?.title, place, network.wave == nil ? network.study.settings.period : nil]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// What it means that two stakeholders have no line between them.
  static func missingLine(_ network: StakeholderNetwork) -> String {
    if network.study.responseRate(at: network.wave?.id) != nil {
      return "no tie, or nobody who could tell of it answered"
    }
    return network.study.settings.isSurvey == true ? "no tie, or nobody told of it" : "none was found"
  }

  /// How many ties there are, for and against where that may be said.
  static func tieNumbers(_ facts: NetworkFacts) -> String {
    let binding = facts.bindingTies.count
    guard let against = facts.tiesAgainst?.count, against > 0 else { return count(binding, "tie") }
    return "\(count(binding + against, "tie")): \(grouped(binding)) for, \(grouped(against)) against"
  }

  /// How many are not on the map because they do not want to be.
  static func notOnMap(_ network: StakeholderNetwork) -> String? {
    let hidden = network.notShown
    guard hidden > 0 else { return nil }
    return hidden == 1
      ? "one who does not want to be shown is left out" : "\(words(hidden)) who do not want to be shown are left out"
  }
}
