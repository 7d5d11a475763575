import CollaborationMetrics
import StakeholderModel

/// The words of the report's page.
extension English {
  /// Headings and labels by the names that the templates use.
  static let pageWords: [String: String] = [
    "practices": "The eight practices", "waves": "Waves",
    "indicator": "Indicator",
    "value": "Value",
    "meaning": "What it says",
    "strip": "The data and how complete they are",
    "findings": "Five findings",
    "holds": "Who holds it together",
    "map": "The map",
    "key": "Numbers: highest go-between scores",
    "colour": "Colour and shape: sector",
    "lines": "Lines: the tie",
    "size": "Size: go-between score",
    "sizeUnit": "Pairs of others that are joined on a shortest path through a stakeholder.",
    "stakeholders": "The stakeholders",
    "stakeholdersCaption":
      "Those who join most pairs first. Bold: a cut point, without whom others lose every path to the rest.",
    "name": "Stakeholder",
    "sector": "Sector",
    "ties": "Tied to",
    "pairs": "Pairs joined",
    "places": "Places",
    "effectiveSize": "Separate contacts",
    "constraint": "Constraint",
    "cutOff": "Cut off without it",
    "bridges": "Bridges",
    "cutPoints": "Cut points: if one of them leaves",
    "cutPointsCaption":
      "Those who would lose every path to the rest, and the share of joined pairs that would be parted.",
    "without": "Without",
    "loses": "these lose every path to the rest",
    "pairsLost": "Pairs parted",
    "bridgeTies": "Bridge ties: the only path between two groups",
    "smallerSide": "On the smaller side",
    "largerSide": "On the larger side",
    "size2": "stakeholders",
    "sectors": "Between sectors",
    "between": "Sectors",
    "tied": "Pairs tied",
    "possible": "Possible",
    "expected": "By chance",
    "judgement": "Could chance alone give so few?",
    "data": "What was wrong with the data",
    "method": "How this was computed",
    "glossary": "Words used here",
    "footer":
      "Made with stakenet \(StakeholderNetworksVersion.current). The tables beside this page hold the same numbers in full.",
  ]

  /// What the plot of the highest scores shows.
  static func dotPlotCaption(_ bridges: BridgeSummary) -> String {
    guard bridges.analysis.brokers.contains(where: { ($0.betweenness ?? 0) > 0 }) else {
      return "Nobody lies on a shortest path between two others, so there is nothing to show."
    }
    let symbol =
      "Symbol: the pairs of others whose shortest path runs through a stakeholder, over all ties that are not against "
      + "somebody."
    return "\(symbol) \(barsNote(bridges.sensitivity)) Bold: a cut point."
  }

  static func dotPlotDescription(_ rows: Int) -> String {
    "Go-between scores of the \(rows == 1 ? "highest stakeholder" : "\(words(rows)) highest stakeholders"); "
      + "the table of stakeholders holds the numbers"
  }

  static let dotPlotUnit = "pairs joined on a shortest path through it"

  /// - Parameter hasSizes: Whether symbols differ in size, and so the names of the largest are bold.
  static func mapCaption(
    _ network: StakeholderNetwork, _ facts: NetworkFacts, hidesTies: Bool, hasSizes: Bool, hiddenNames: Int
  ) -> String {
    let rejected = network.study.rejectedRows.count
    let repaired = network.study.diagnostics.count { $0.severity == .repair }
    return [
      "Near on the map: few steps apart. Up, down, left and right have no meaning.",
      hasSizes ? "Names in bold have the highest go-between scores; in the lists bold means a cut point." : nil,
      hidesTies
        ? "Two stakeholders with several ties have one line: trust before working together, that before giving." : nil,
      "A missing line means: \(missingLine(network)).",
      "n = \(count(network.stakeholders.count, "stakeholder")), \(tieNumbers(facts));"
        + " \(count(rejected, "row")) left out, \(grouped(repaired)) repaired.",
      hiddenNames == 0
        ? nil : "\(capitalized(count(hiddenNames, "name"))) found no room; the table of stakeholders has them all.",
      notOnMap(network).map { capitalized($0) + "." },
      network.study.settings.source.map { "Source: \($0)" + ($0.hasSuffix(".") ? "" : ".") },
    ].compactMap(\.self).joined(separator: " ")
  }

  /// How many stakeholders have no row.
  static func notShown(_ network: StakeholderNetwork) -> String? {
    let hidden = network.notShown
    guard hidden > 0 else { return nil }
    return hidden == 1
      ? "One more stakeholder does not want to be shown; no number here counts it."
      : "\(capitalized(words(hidden))) more stakeholders do not want to be shown; no number here counts them."
  }

  // MARK: Bridges

  static func cutPointsNote(_ bridges: BridgeAnalysis) -> String? {
    if bridges.cutPoints.isEmpty, bridges.unlistedCutPoints == 0 {
      return "There is none: whoever leaves, nobody else loses every path to the others."
    }
    return unlisted(bridges.unlistedCutPoints, "cut point")
  }

  static func bridgeTiesNote(_ bridges: BridgeAnalysis) -> String? {
    let single = bridges.bridgeTies.filter(\.isOnlyTieOfOne)
    var sentences: [String] = []
    if bridges.bridgeTies.count == single.count {
      sentences.append("No single tie is the only path between two groups.")
    }
    if !single.isEmpty {
      let names = single.map { name($0.smaller) }
      sentences.append(
        "\(capitalized(words(single.count))) \(single.count == 1 ? "stakeholder hangs" : "stakeholders hang") on a single "
          + "tie: \(list(names, limit: 12)).")
    }
    if let unlisted = unlisted(bridges.unlistedBridgeTies, "bridge tie") { sentences.append(unlisted) }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private static func unlisted(_ number: Int, _ noun: String) -> String? {
    guard number > 0 else { return nil }
    return "\(capitalized(words(number))) more \(number == 1 ? noun : noun + "s") cannot be named."
  }

  static func sectorsSummary(_ mixing: SectorMixing) -> String {
    guard !mixing.pairs.isEmpty else { return sectorCoverage(mixing) }
    func share(_ tied: Int, _ possible: Int) -> String {
      "\(grouped(tied)) of \(grouped(possible)) possible pairs"
        + (possible == 0 ? "" : " (\(Numeral.percent(Double(tied) / Double(possible))))")
    }
    let unknown =
      mixing.withoutSector == 0
      ? ""
      : " \(capitalized(count(mixing.withoutSector, "stakeholder"))) without a sector \(mixing.withoutSector == 1 ? "is" : "are") left out."
    let manyPairs =
      mixing.widestGap == nil || mixing.pairs.count < 2
      ? ""
      : " Each pair is judged by itself; that the widest of \(grouped(mixing.pairs.count)) gaps is as wide, chance alone "
        + "gives \(often(mixing.chanceOfWidestGap))."
    return "Across sectors \(share(mixing.tiedAcross, mixing.possibleAcross)) are tied, within sectors "
      + "\(share(mixing.tiedWithin, mixing.possibleWithin)). The widest gaps stand first.\(manyPairs)\(unknown)"
  }

  /// Whether so few ties between two sectors are a surprise.
  static func judgement(_ pair: SectorPair) -> String {
    guard pair.shortfall > 0 else { return "not few" }
    let frequency = often(pair.chanceOfSoFew)
    return pair.isRareByChance ? "hardly: \(frequency)" : "yes: \(frequency)"
  }

  /// `13 times in 100`.
  static func often(_ chance: Double) -> String {
    chance < 0.01 ? "less than 1 time in 100" : "\(times(chance * 100)) in 100"
  }

  // MARK: Data

  static func problemsSummary(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "Nothing: every row was read as it stands." }
    let parts = [Diagnostic.Severity.error, .warning, .repair, .note].compactMap { severity -> String? in
      let number = diagnostics.count { $0.severity == severity }
      return number == 0 ? nil : severityCount(number, severity)
    }
    return "\(capitalized(list(parts))). Whatever is not listed here was read as it stands."
  }

  /// How many findings of a severity there are, in words that say what they mean.
  static func severityCount(_ number: Int, _ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "\(count(number, "problem")) that kept rows out"
    case .warning: "\(count(number, "thing")) to look at"
    case .repair: "\(count(number, "repair"))"
    case .note: "\(count(number, "note"))"
    }
  }

  static func severityWord(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "Left out"
    case .warning: "Please look"
    case .repair: "Repaired"
    case .note: "Note"
    }
  }

  // MARK: Method

  static func conventions(_ report: Report) -> [String] {
    let network = report.network
    let kinds = network.bindingKinds.compactMap { network.study.kind($0)?.title }
    let hasRatings = network.study.kinds.contains { $0.roles.contains(.rating) }
    var sentences = [
      "Two stakeholders count as tied if at least one side says so, whatever the direction"
        + (kinds.isEmpty ? "." : " and the kind of tie: \(list(kinds))."),
      "Ties against somebody\(hasRatings ? " and ratings" : "") do not count as ties that hold the network together.",
      "How strong a tie is does not count here; several reports of one tie count once.",
    ]
    if let wave = network.wave {
      sentences.append(
        "Only ties of \(wave.title) count, and those that belong to no wave. Ties that have ended do not.")
    } else {
      sentences.append("Ties of all times count together, ended ones too.")
    }
    sentences.append(placesNote(report.bridges.sensitivity))
    if !report.bridges.analysis.sectors.pairs.isEmpty {
      sentences.append(
        "“By chance” leaves every tie where it is and deals the sectors out anew among the stakeholders, "
          + "\(grouped(report.bridges.analysis.sectors.permutations)) times. A gap is called more than chance where so few come "
          + "less than 1 time in 20; it looks at each two sectors alone, and of many pairs some are rare by chance.")
    }
    sentences.append(
      "Chance has a part in the map, in places and in bars; the same data and seed (\(report.seed)) give the same report."
    )
    return sentences
  }

  /// The words a reader may not know, with the authors of the measures.
  static let glossary: [(term: String, meaning: String)] = [
    ("Path", "A way from one stakeholder to another from tie to tie. The shortest path has the fewest ties."),
    (
      "Pairs joined (go-between score, betweenness)",
      "How many pairs of others have their shortest path through a stakeholder; where a pair has several shortest paths, it "
        + "counts in part. Freeman 1977, Brandes 2001."
    ),
    (
      "Cut point (articulation point)",
      "A stakeholder without whom some of the others lose every path to the rest. Hopcroft and Tarjan 1973."
    ),
    ("Bridge tie", "A tie that is the only path between the two sides. Hopcroft and Tarjan 1973."),
    (
      "Separate contacts (effective size)",
      "The number of contacts, less those who are tied to one another anyway. Burt 1992."
    ),
    (
      "Constraint",
      "How far a stakeholder’s contacts are tied up with one another: low leaves room to bring people together who do not "
        + "know each other, high means that all contacts lead to the same circle. Burt 1992, 2004."
    ),
    ("Main group", "The largest number of stakeholders who can all reach each other along ties."),
  ]
}
