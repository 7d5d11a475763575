import CollaborationMetrics
import Graphs
import StakeholderModel

extension BridgesTable {
  func brokersText(_ width: Int?, _ limit: Int) -> String {
    let hasPlaces = sensitivity.draws > 0
    let brokers = limit == Int.max ? analysis.brokers : analysis.brokers.filter { ($0.betweenness ?? 0) > 0 }
    guard !brokers.isEmpty else { return "Brokers: nobody stands between two others.\n" }
    var text = "Brokers: pairs of others whose shortest paths run through a stakeholder.\n"
    var table = TerminalTable(
      [("stakeholder", .left), ("ties", .right), ("pairs", .right)] + (hasPlaces ? [("places", .right)] : [])
        + [("constraint", .right), ("effective size", .right), ("cut point", .left)])
    for broker in brokers.prefix(limit) {
      table.append(
        [broker.stakeholder.name, String(broker.degree), English.number(broker.betweenness, 1)]
          + (hasPlaces ? [English.places(sensitivity, of: broker.node)] : [])
          + [
            English.number(broker.constraint, 2), English.number(broker.effectiveSize, 1),
            analysis.isCutPoint(broker.stakeholder.id) ? "yes" : "",
          ])
    }
    text += table.text(width: width) + English.rest(of: brokers.count, limit, "stakeholder")
    text += BridgesTable.paragraph(English.placesNote(sensitivity))
    text +=
      "Structural holes: a low constraint leaves room to link others who are not linked; the effective size counts\n"
      + "the contacts that lead to different people.\n"
    return text
  }

  func rolesText(_ width: Int?, _ limit: Int) -> String? {
    let entries = roles.entries.filter { $0.total.count > 0 }
    guard analysis.sectors.sectorCount > 1, !entries.isEmpty else { return nil }
    var table = TerminalTable(
      [("stakeholder", .left), ("times", .right)] + roles.roles.map { ($0.rawValue, .right) })
    for entry in entries.prefix(few(limit)) {
      table.append(
        [entry.stakeholder.name, English.number(entry.total.count, 0)]
          + entry.values.map { English.number($0.count, 0) })
    }
    return
      "Roles of brokers: how often a stakeholder links two that are not tied themselves, by the sectors of the three.\n"
      + table.text(width: width) + English.rest(of: entries.count, few(limit), "stakeholder")
      + English.roles(isDirected: roles.isDirected) + "\n" + directionsText
      + strikingRolesText(width, limit)
  }

  /// Why directions do not count although there are some, and how they would.
  private var directionsText: String {
    guard !directionsLeftOut.isEmpty else { return "" }
    let kinds = directionsLeftOut.map { TerminalText.shown($0.rawValue) }.joined(separator: ", ")
    return BridgesTable.paragraph(
      "Directions do not count here, though these kinds have one: \(kinds). With --directed they do, and ties without a "
        + "direction count both ways.")
  }

  private func strikingRolesText(_ width: Int?, _ limit: Int) -> String {
    guard roles.permutations > 0 else { return "The network is too large to deal out its sectors many times.\n" }
    let striking = roles.striking
    guard !striking.isEmpty else {
      return
        "No role is played clearly more or less often than sectors dealt out by chance would give (p below 0.05; of "
        + "\(English.count(roles.comparisons, "role")) looked at).\n"
    }
    var table = TerminalTable([
      ("stakeholder", .left), ("role", .left), ("times", .right), ("by chance", .right), ("p", .right),
    ])
    for (entry, role, value) in striking.prefix(few(limit)) {
      table.append([
        entry.stakeholder.name, role.rawValue, English.number(value.count, 0),
        English.number(value.shuffledMean, 1), English.probability(value.pValue),
      ])
    }
    let byChance = Int((Double(roles.comparisons) / 20).rounded(.up))
    return BridgesTable.paragraph(
      "More or less often than chance (p below 0.05; of \(English.count(roles.comparisons, "role")) that depend on the "
        + "sectors, up to \(English.words(byChance)) would be so by chance alone):")
      + table.text(width: width) + English.rest(of: striking.count, few(limit), "role")
      + BridgesTable.paragraph(
        "By chance: the mean when the sectors are dealt out anew \(English.grouped(roles.permutations)) times and the ties "
          + "stay. p: how often the count is then at least as far from that mean, above or below. How it compares with ties "
          + "dealt out at random (z) is another question; --format csv and json have it with its own mean.")
  }
}

extension English {
  /// A number with some decimals, a dash where there is none.
  static func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { Numeral.fixed($0, decimals: decimals) } ?? "–"
  }

  /// A p-value: three decimals, and never 0.
  static func probability(_ value: Double?) -> String {
    guard let value else { return "–" }
    return value < 0.001 ? "<0.001" : Numeral.fixed(value, decimals: 3)
  }

  /// A p-value in a sentence.
  static func pValue(_ value: Double) -> String {
    value < 0.001 ? "p < 0.001" : "p = \(Numeral.fixed(value, decimals: 3))"
  }

  /// Against what the p-values of roles compare.
  static let sectorsDealtOut =
    "The ties stay as they are and the sectors are dealt out anew among the stakeholders: the mean count, and the share of "
    + "counts at least as far from it, above or below (two-sided)."

  /// Against what z compares.
  static let tiesDealtOut =
    "The sectors stay as they are and each tie is there by chance, as likely as any other: the mean count, and how many "
    + "standard deviations the count lies above it. Whoever has many ties tends to lie above in every role."

  /// What the roles are.
  static func roles(isDirected: Bool) -> String {
    guard isDirected else {
      return """
        Coordinator: all three of one sector. Representative: links its own sector with another. Consultant: links two of
        one other sector. Liaison: all three of different sectors.
        """
    }
    return """
      Directions count: one of the two ties to the broker, the broker to the other. Coordinator: all three of one sector.
      Gatekeeper: lets in from another sector. Representative: passes on to another sector. Consultant: links two of one
      other sector. Liaison: all three of different sectors.
      """
  }
}
