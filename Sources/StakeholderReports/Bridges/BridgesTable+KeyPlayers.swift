import CollaborationMetrics
import Graphs
import StakeholderModel

extension BridgesTable {
  func keyPlayersText(_ width: Int?) -> String? {
    guard analysis.graph.tieCount > 0 else { return nil }
    var text = ""
    if keyPlayers.isTooLargeForDisruption {
      text += "Key players: the network is too large to try whose loss together would break it up most.\n"
    } else if let now = keyPlayers.fragmentation, !keyPlayers.disruption.isEmpty {
      text +=
        "Key players: who together would be missed most. Fragmentation of what is left "
        + "(now \(English.number(now, 2)); 1: nobody reaches anybody).\n"
        + table(keyPlayers.disruption, heading: "fragmentation", width) { English.number($0, 2) }
    }
    if !keyPlayers.isTooLargeForReach, !keyPlayers.reach.isEmpty {
      text +=
        (text.isEmpty ? "" : "\n") + "Who together reach most others within two steps.\n"
        + table(keyPlayers.reach, heading: "reached", width) { Numeral.percent($0) }
    }
    if (keyPlayers.disruption + keyPlayers.reach).contains(where: { !$0.isProved }) {
      text += "Best found: not every set could be tried.\n"
    }
    return text.isEmpty ? nil : text
  }

  private func table(
    _ groups: [KeyPlayerSets.Group], heading: String, _ width: Int?, _ value: (Double) -> String
  ) -> String {
    var table = TerminalTable([("", .right), (heading, .right), ("stakeholders", .left)])
    for group in groups {
      let hidden = group.size - group.stakeholders.count
      table.append([
        String(group.size), value(group.value),
        English.list(group.stakeholders.map(\.name) + (hidden > 0 ? ["\(English.words(hidden)) not named"] : [])),
      ])
    }
    return table.text(width: width)
  }
}
