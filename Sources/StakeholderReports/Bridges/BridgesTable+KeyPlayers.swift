import CollaborationMetrics
import Graphs
import StakeholderModel

extension BridgesTable {
  func keyPlayersText(_ width: Int?) -> String? {
    guard analysis.graph.tieCount > 0 else { return nil }
    let parts = [disruptionText(width), reachText(width)].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: "\n")
      + ((keyPlayers.disruption + keyPlayers.reach).allSatisfy(\.isProved)
        ? "" : "Best found: not every set could be tried.\n")
  }

  private func disruptionText(_ width: Int?) -> String? {
    if keyPlayers.isTooLargeForDisruption {
      return BridgesTable.paragraph("Key players: \(English.tooLargeForDisruption)")
    }
    guard !keyPlayers.disruption.isEmpty else { return nil }
    var table = TerminalTable([
      ("", .right), ("fragmentation", .right), ("distance-weighted", .right), ("who is gone", .left),
    ])
    table.append([
      "0", English.number(keyPlayers.fragmentation, 2), English.number(keyPlayers.distanceWeightedFragmentation, 2),
      "nobody: the network as it is",
    ])
    for group in keyPlayers.disruption {
      table.append([
        String(group.size), English.number(group.fragmentation, 2), English.number(group.value, 2), members(of: group),
      ])
    }
    return "Key players: who together would be missed most, by the distance-weighted fragmentation of what is left.\n"
      + table.text(width: width)
      + BridgesTable.paragraph(
        "Fragmentation: the share of pairs that no path joins. Distance-weighted, a pair that is joined counts too, by how "
          + "long the way is (1 − 1 / steps): 0 if everybody is tied to everybody, 1 if nobody reaches anybody.")
  }

  private func reachText(_ width: Int?) -> String? {
    if keyPlayers.isTooLargeForReach { return BridgesTable.paragraph("Reach: \(English.tooLargeForReach)") }
    guard !keyPlayers.reach.isEmpty else { return nil }
    var table = TerminalTable([("", .right), ("reached", .right), ("of all", .right), ("stakeholders", .left)])
    for group in keyPlayers.reach {
      table.append([
        String(group.size), English.grouped(reached(by: group)), Numeral.percent(group.value), members(of: group),
      ])
    }
    return "Who together reach most within two steps; they count as reached themselves.\n" + table.text(width: width)
      + (keyPlayers.reachEnd == .oneMore ? BridgesTable.paragraph(oneMoreText) : "")
  }

  /// Why the next set is not named.
  private var oneMoreText: String {
    let next = ["", "second", "third"]
    let size = keyPlayers.reach.count
    return
      "A \(next.indices.contains(size) ? next[size] : "further one") would add only one more, as would anybody who is "
      + "not reached yet: itself."
  }

  /// How many stakeholders a set reaches, itself among them.
  func reached(by group: KeyPlayerSets.Group) -> Int {
    Int((group.value * Double(analysis.graph.nodeCount)).rounded())
  }

  private func members(of group: KeyPlayerSets.Group) -> String {
    let hidden = group.size - group.stakeholders.count
    return English.list(group.stakeholders.map(\.name) + (hidden > 0 ? ["\(English.words(hidden)) not named"] : []))
  }
}
