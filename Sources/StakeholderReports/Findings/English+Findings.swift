import CollaborationMetrics
import Graphs
import StakeholderModel

/// The sentences of the headline, the facts and the findings. Another language is another file like this one.
extension English {
  /// A study's name as it fits into a sentence: what stands before a colon, a dash or a bracket.
  static func shortTitle(_ study: Study) -> String? {
    guard let title = study.settings.title else { return nil }
    let end = [": ", " – ", " — ", " ("].compactMap { title.firstRange(of: $0)?.lowerBound }.min() ?? title.endIndex
    let short = title[..<end].trimmingPrefix { $0.isWhitespace }
    return short.isEmpty || short.count > 40 ? nil : String(short)
  }

  // MARK: Headline

  static func headline(_ network: StakeholderNetwork, _ bridges: BridgeAnalysis) -> String {
    let name = shortTitle(network.study) ?? "this network"
    let points = bridges.mainCutPoints
    let count = points.count + bridges.unlistedMainCutPoints
    let all = bridges.cutPoints.count + bridges.unlistedCutPoints
    let whole = all == count ? name : "the main group of \(name)"
    if network.stakeholders.isEmpty { return "\(capitalized(name)) has no stakeholders yet" }
    if bridges.graph.tieCount == 0 { return "\(capitalized(name)): no ties between stakeholders are known yet" }
    if count == 0 { return "No single stakeholder holds \(whole) together" }
    if count > 12 || points.allSatisfy({ $0.cutOffCount == 1 }) {
      // Whoever is the only link is so in smaller groups too.
      let isOfMore = all > 12 || bridges.cutPoints.contains { $0.cutOffCount > 1 }
      return "In \(name), \(all > 12 ? grouped(all) : words(all)) of \(grouped(network.stakeholders.count)) "
        + "stakeholders \(all == 1 ? "is" : "are") the only link for \(isOfMore ? "others" : "another")"
    }
    return capitalized(words(count)) + (count == 1 ? " stakeholder holds" : " stakeholders hold") + " \(whole) together"
  }

  static func lead(_ network: StakeholderNetwork, _ bridges: BridgeAnalysis) -> String {
    if let description = network.study.settings.description { return description }
    return "\(capitalized(count(network.stakeholders.count, "stakeholder"))) and "
      + "\(count(bridges.graph.tieCount, "tied pair")): who is tied to whom, who links others, and what is missing."
  }

  /// What stands above the headline.
  static func kicker(_ network: StakeholderNetwork) -> String {
    "Stakeholder network report · " + mapSubtitle(network)
  }

  // MARK: Facts

  static func facts(_ network: StakeholderNetwork, _ bridges: BridgeAnalysis, _ facts: NetworkFacts) -> [Findings.Fact]
  {
    var found = [stakeholders(network, bridges), ties(facts)]
    if let graded = graded(facts) { found.append(graded) }
    if facts.dated > 0 {
      found.append(
        fact("\(grouped(facts.dated)) of \(grouped(facts.reports))", "reported ties with a start date"))
    }
    if bridges.graph.tieCount > 0 {
      let largest = grouped(bridges.largestPart)
      found.append(fact("\(largest) of \(grouped(network.stakeholders.count))", "stakeholders in the main group"))
    }
    if let density = bridges.graph.density().value {
      found.append(fact(Numeral.percent(density), "of all possible pairs are tied"))
    }
    return found.prefix(4) + [doubt(network, facts)]
  }

  private static func fact(_ value: String, _ meaning: String) -> Findings.Fact {
    Findings.Fact(value: value, meaning: meaning, isDoubt: false)
  }

  private static func stakeholders(_ network: StakeholderNetwork, _ bridges: BridgeAnalysis) -> Findings.Fact {
    let number = network.stakeholders.count
    let noun = number == 1 ? "stakeholder" : "stakeholders"
    let sectors = bridges.sectors.sectorCount
    return fact(
      grouped(number), sectors == 0 ? "\(noun), sectors not known" : "\(noun) in \(count(sectors, "sector"))")
  }

  private static func ties(_ facts: NetworkFacts) -> Findings.Fact {
    let binding = facts.bindingTies.count
    guard let against = facts.tiesAgainst?.count, against > 0 else {
      let kinds = facts.tiesByKind.count
      return fact(
        grouped(binding), (binding == 1 ? "tie" : "ties") + (kinds == 0 ? "" : " of \(count(kinds, "kind"))"))
    }
    let all = binding + against
    return fact(grouped(all), "\(all == 1 ? "tie" : "ties"): \(grouped(binding)) for, \(grouped(against)) against")
  }

  private static func graded(_ facts: NetworkFacts) -> Findings.Fact? {
    guard let best = facts.grades.first else { return nil }
    let graded = facts.grades.reduce(0) { $0 + $1.count }
    guard best.grade.count <= 12, facts.grades.count <= 5 else { return nil }
    return fact("\(grouped(best.count)) of \(grouped(graded))", "reported ties of grade \(best.grade)")
  }

  private static func doubt(_ network: StakeholderNetwork, _ facts: NetworkFacts) -> Findings.Fact {
    if let rate = facts.responseRate {
      let missing = rate.asked - rate.answered
      return Findings.Fact(
        value: Numeral.percent(rate.share) + " answered",
        meaning: missing == 0
          ? "all \(grouped(rate.asked)) who were asked\(askedWithoutConsentToo(network))"
          : "\(grouped(rate.answered)) of \(grouped(rate.asked)) asked\(askedWithoutConsentToo(network)); ties that only "
            + "the other \(words(missing)) could tell are missing",
        isDoubt: true)
    }
    if network.study.settings.isSurvey == true {
      return Findings.Fact(
        value: "Who answered?", meaning: "nobody wrote down who was asked: a missing tie may be a missing answer",
        isDoubt: true)
    }
    return Findings.Fact(
      value: "No survey", meaning: "no response rate: a missing tie may only be one that nobody wrote down",
      isDoubt: true)
  }

  // MARK: Findings

  static func heldTogether(_ bridges: BridgeAnalysis) -> Findings.Finding {
    let points = bridges.mainCutPoints
    let number = points.count + bridges.unlistedMainCutPoints
    let smaller = bridges.cutPoints.count + bridges.unlistedCutPoints - number
    let elsewhere =
      smaller == 0
      ? ""
      : " \(capitalized(words(smaller)))\(number > 0 ? " more" : "") "
        + "\(smaller == 1 ? "holds a smaller group" : "hold smaller groups") together"
        + (number > 0 ? ": \(words(number + smaller)) cut points in all." : ".")
    func finding(_ title: String, _ evidence: String) -> Findings.Finding {
      Findings.Finding(id: "held_together", title: title, evidence: evidence + elsewhere)
    }
    guard bridges.graph.tieCount > 0 else {
      return finding("Nothing holds the network together yet.", "No tie between two stakeholders is known.")
    }
    let group = bridges.isConnected ? "" : " in the main group"
    guard number > 0 else {
      return finding(
        "No single stakeholder is indispensable\(smaller == 0 ? "" : group).",
        "Whoever leaves, nobody else\(group) loses every path to the others.")
    }
    let counts = points.map(\.cutOffCount)
    let most = counts.max() ?? 0
    let verb = number == 1 ? "stakeholder holds" : "stakeholders hold"
    let title =
      most == 1
      ? "\(capitalized(words(number))) \(number == 1 ? "stakeholder is" : "stakeholders are") the only link for another"
        + "\(smaller == 0 ? "" : group)."
      : "\(capitalized(words(number))) \(verb) the \(smaller == 0 ? "network" : "main group") together."
    guard !points.isEmpty else { return finding(title, "Who they are may not be shown.") }
    let others = bridges.largestPart - 1
    return finding(
      title,
      "Without \(list(points.map { name($0.stakeholder) }, limit: points.count > 6 ? 4 : 6, joining: "or")), "
        + "\(span(counts.min() ?? 0, most)) of the other \(grouped(others))\(group) "
        + "\(most == 1 ? "loses" : "lose") every path to the rest.")
  }

  /// A name as running text has it: a person without the role, and not endless.
  static func name(_ stakeholder: Stakeholder) -> String {
    var name = stakeholder.name[...]
    if stakeholder.isPerson, let comma = name.firstIndex(of: ","), comma != name.startIndex { name = name[..<comma] }
    return TerminalText.shortened(String(name), to: 80)
  }

  /// `3`, or `1 to 4`.
  private static func span(_ low: Int, _ high: Int) -> String {
    low == high ? grouped(low) : "\(grouped(low)) to \(grouped(high))"
  }

  static func against(_ network: StakeholderNetwork, _ facts: NetworkFacts) -> Findings.Finding? {
    guard let ties = facts.tiesAgainst, !ties.isEmpty else { return nil }
    let number = ties.count
    let sources =
      facts.everyTieAgainstHasSource
      ? (number == 1 ? "It has a named source." : "Each of them has a named source.")
      : "Not each of them names a source."
    func finding(_ title: String, _ evidence: String) -> Findings.Finding {
      Findings.Finding(id: "against", title: title, evidence: evidence.isEmpty ? sources : "\(evidence) \(sources)")
    }
    let all = "\(capitalized(count(number, "tie"))) \(number == 1 ? "is" : "are") against somebody"
    guard number > 1 else { return finding("\(all).", "") }
    guard let top = facts.mostOpposed,
      let stakeholder = network.stakeholders.first(where: { $0.id == top.stakeholder })
    else { return finding("\(all).", "They do not gather on one stakeholder.") }
    let title = top.chance < 0.05 ? "Opposition gathers on one stakeholder." : "\(all)."
    return finding(
      title, "\(grouped(top.count)) of the \(grouped(number)) ties against somebody point at \(name(stakeholder)).")
  }

  static func together(_ bridges: BridgeAnalysis) -> Findings.Finding {
    let all = bridges.graph.nodeCount
    func finding(_ title: String, _ evidence: String) -> Findings.Finding {
      Findings.Finding(id: "together", title: title, evidence: evidence)
    }
    guard bridges.graph.tieCount > 0 else { return finding("No stakeholder can reach another.", "No ties are known.") }
    let length = bridges.graph.averagePathLength()
    let distance = length.value.map { "Those who can are \(Numeral.fixed($0, decimals: 1)) steps apart on average" }
    let furthest =
      length.details.first { $0.name == "diameter" }?.value
      .map { "; the two furthest \(count(Int($0), "step"))." } ?? "."
    let evidence = distance.map { "\($0)\(furthest)" } ?? ""
    if bridges.isConnected {
      return finding("Everyone can reach everyone.", evidence.replacing("Those who can", with: "They"))
    }
    let groups =
      bridges.groupCount == 1
      ? "" : "There are \(words(bridges.groupCount)) groups with no tie between them. "
    return finding(
      "\(grouped(bridges.largestPart)) of \(grouped(all)) stakeholders can reach one another.", groups + evidence)
  }

  static func sectors(_ bridges: BridgeAnalysis) -> Findings.Finding {
    let mixing = bridges.sectors
    func finding(_ title: String, _ evidence: String) -> Findings.Finding {
      Findings.Finding(id: "sectors", title: title, evidence: evidence)
    }
    guard mixing.sectorCount > 1 else { return finding("Sectors cannot be compared.", sectorCoverage(mixing)) }
    let across =
      "\(grouped(mixing.tiedAcross)) of \(grouped(mixing.possibleAcross)) possible pairs across sectors are tied"
    // Where chance would give less than one tie, none is no gap.
    guard let gap = mixing.widestGap, gap.expected >= 1, mixing.chanceOfWidestGap < 0.05 else {
      return finding("No two sectors stand clearly further apart than chance would put them.", "\(across).")
    }
    let pair = [gap.first.title, gap.second.title].map { TerminalText.shortened($0, to: 60) }.joined(separator: " and ")
    let untied = mixing.untiedPairs
    if gap.tied == 0 {
      let rest = untied.count - 1
      return finding(
        "No tie links \(pair).",
        "\(grouped(gap.possible)) \(gap.possible == 1 ? "pair is" : "pairs are") possible; \(byChance(gap, mixing))."
          + (rest > 0
            ? " \(capitalized(words(rest))) more \(rest == 1 ? "pair" : "pairs") of sectors have no tie." : ""))
    }
    return finding(
      "The widest gap is between \(pair).",
      "Of \(grouped(gap.possible)) possible pairs \(grouped(gap.tied)) \(gap.tied == 1 ? "is" : "are") tied; \(byChance(gap, mixing))."
    )
  }

  /// What chance would give between two sectors, and how often it makes a gap as wide between any two.
  private static func byChance(_ pair: SectorPair, _ mixing: SectorMixing) -> String {
    let expected = Numeral.fixed(pair.expected, decimals: pair.expected < 10 ? 1 : 0)
    let rarely = (mixing.chanceOfWidestGap < 0.01 ? "" : "about ") + often(mixing.chanceOfWidestGap)
    return "if sectors were dealt out by chance, about \(expected) would be, "
      + "and a gap as wide between any two would come \(rarely) (\(grouped(mixing.permutations)) trials)"
  }

  /// `1 time`, `14 times`.
  static func times(_ number: Double) -> String { count(Int(number.rounded()), "time") }

  /// Why nothing can be said of sectors.
  static let noSectors =
    "No stakeholder has a sector. Fill in the column sector, or say in study.yaml which other column holds it "
    + "(columns: stakeholders: \"Your heading\": sector)."

  /// Why sectors cannot be compared.
  static func sectorCoverage(_ mixing: SectorMixing) -> String {
    if mixing.sectorCount == 0 { return noSectors }
    return mixing.withoutSector == 0
      ? "All stakeholders are of one sector."
      : "Only one sector is known; \(count(mixing.withoutSector, "stakeholder")) \(mixing.withoutSector == 1 ? "has" : "have") none."
  }

  static func onlyInConflict(_ facts: NetworkFacts) -> Findings.Finding? {
    guard let shown = facts.onlyInConflict, facts.onlyInConflictCount > 0 else { return nil }
    let number = facts.onlyInConflictCount
    let names = shown.isEmpty ? "" : ": \(list(shown.map(name), limit: 3))"
    return Findings.Finding(
      id: "only_in_conflict",
      title: number == 1
        ? "One stakeholder appears only in conflict."
        : "\(capitalized(words(number))) stakeholders appear only in conflict.",
      evidence: (number == 1 ? "All its ties are" : "All their ties are")
        + " against somebody, or somebody’s against \(number == 1 ? "it" : "them")\(names). The data may tell more of conflict than of cooperation."
    )
  }

  static func unconnected(_ bridges: BridgeAnalysis) -> Findings.Finding {
    let number = bridges.isolateCount
    func finding(_ title: String, _ evidence: String) -> Findings.Finding {
      Findings.Finding(id: "unconnected", title: title, evidence: evidence)
    }
    guard number > 0 else { return finding("Everyone has at least one tie.", "No stakeholder stands alone.") }
    let names = bridges.isolates.map(name)
    let title =
      number == 1
      ? "One stakeholder has no tie." : "\(capitalized(words(number))) stakeholders have no tie."
    let who = names.isEmpty ? "" : "\(list(names, limit: 5)). "
    return finding(title, "\(who)Either they are not connected, or nobody wrote their ties down.")
  }

  static func trust(_ facts: NetworkFacts) -> Findings.Finding {
    func finding(_ title: String, _ evidence: String) -> Findings.Finding {
      Findings.Finding(id: "trust", title: title, evidence: evidence)
    }
    let advice = "To measure it, ask each stakeholder to rate its partners from 1 to 5."
    let known = facts.trustedPairs
    guard known > 0 else {
      return finding("How far they trust each other is not known.", "No tie is about trust. \(advice)")
    }
    let of = "of \(grouped(max(facts.tiedPairs, known))) tied pairs"
    if known * 2 < facts.tiedPairs {
      return finding(
        "How far they trust each other is mostly not known.",
        "\(capitalized("\(grouped(known)) \(of)")) \(known == 1 ? "has" : "have") a tie of trust. \(advice)")
    }
    let pairs = known >= facts.tiedPairs ? "all \(grouped(known)) tied pairs" : "\(grouped(known)) \(of)"
    let mutual = facts.mutualTrustPairs
    if facts.isTrustInConfidence {
      return finding(
        "In \(pairs) at least one side told of trust.",
        "In \(mutual == 0 ? "none" : grouped(mutual)) of them both sides did. How far it goes was told in confidence; only "
          + "figures about all of them together are shown.")
    }
    let rated = facts.trustThreshold.map { " Trust counts from the middle of the scale on: \($0)." } ?? ""
    return finding(
      "In \(pairs) at least one side trusts the other.",
      mutual == 0
        ? "In none of them is it known that each trusts the other.\(rated)"
        : "In \(grouped(mutual)) of them each trusts the other.\(rated)")
  }
}
