import Graphs
import StakeholderModel

/// Practice 3: do ties of trust reach across sectors, and is blame kept out?
///
/// All figures about blame go through the rules of publication of ``NegativeTies``: they are of the whole study at its last
/// wave, to two digits, about groups that are large enough, or not at all. What stands beside them (expectations, chances)
/// goes through the same rules, and counts of negative ties are never told. How blame is looked at and held against chance
/// is in ``BlameLayer``.
///
/// The file is long because a practice is one file and this one has twenty indicators, each with its words beside its
/// computation: adding or changing one touches this file alone.
extension Indicator {
  static let bridgeIndicators: [Indicator] = [
    crossSectorTrust, sectorPairsBridged, fragileBridges, fragmentationIfLost, trustFirst, closureAfterBridge,
  ]
  static let blameIndicators: [Indicator] = [
    blameShare, blameFreePairs, ambivalentPairs, blamePassing, blameStopsHere, blameChain, blameConcentration,
    blameReciprocity, blameAcrossSectors, blameInsidePartnership, balance, frustration, blameOnCommunity, pressureShare,
  ]

  // MARK: Bridges

  private static let crossSectorTrust = Indicator(
    "cross_sector_trust", .bridges, unit: .index, direction: .up,
    needs: ["stakeholders: sector", "relationships: ties of kind trust"],
    source: "Krackhardt & Stern 1988, doi:10.2307/2786835", mean: .pairs,
    words: Words(
      name: "Trust across sectors",
      question: "Does trust reach other sectors or stay within one's own?",
      formula: "(trust ties to other sectors − trust ties within) / all trust ties; −1 all within, +1 all across",
      caveat: "With many small sectors most ties lead to others anyway; compare with chance.",
      texts: [
        "too little": "No trust tie of this wave joins two stakeholders whose sectors are known.",
        "chance": "who belongs to which sector, dealt out anew",
        "with": "trust ties to other sectors",
        "without": "trust ties within a sector",
      ]
    ) { found in
      // From −1 to 1 as the share of ties that lead to other sectors runs from 0 to 1.
      func share(_ index: Double) -> Double { (index + 1) / 2 }
      let tail = Wording.besideChance(found) { Wording.percent(share($0)) }
      if found.used == 1 {
        return "The only tie of trust \(found.value > 0 ? "leads to another sector" : "stays within a sector")\(tail)."
      }
      switch found.value {
      case 1: return "All ties of trust lead to other sectors\(tail)."
      case -1: return "No tie of trust leads to another sector\(tail)."
      case 0: return "Half of all ties of trust lead to other sectors\(tail)."
      default: return "\(Wording.percent(share(found.value))) of the ties of trust lead to other sectors\(tail)."
      }
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var missing = data.missingRole(.trust, .trust)
    if data.government == nil { missing.insert("stakeholders: sector", at: 0) }
    guard missing.isEmpty else { throw .missing(missing) }
    let ties = data.trust
    let labels = data.sectorLabels
    let used = ties.filter { labels[$0.from] != nil && labels[$0.to] != nil }
    let graph = data.graph(of: used, directed: true)
    let permutations = data.affordablePermutations(for: graph.tieCount)
    let index = graph.eiIndex(of: labels, permutations: permutations, seed: data.seed)
    guard let value = index.value, let expected = index.expected else {
      throw .tooLittle(text["too little"])
    }
    let across = used.count { labels[$0.from] != labels[$0.to] }
    var found = Measurement(
      value, used: used.count, eligible: ties.count, counted: .tie,
      working: "(\(across) − \(used.count - across)) / \(used.count)")
    found.chance = .init(
      expected: expected, pValue: index.pValue, permutations: permutations,
      model: text["chance"])
    if index.pValue == nil { found.chance?.permutations = 0 }
    found.evidence = data.evidence([
      .init(title: text["with"], ties: used.filter { labels[$0.from] != labels[$0.to] }),
      .init(title: text["without"], ties: used.filter { labels[$0.from] == labels[$0.to] }),
    ])
    return found
  }

  private static let sectorPairsBridged = Indicator(
    "sector_pairs_bridged", .bridges, unit: .share, direction: .up,
    needs: ["stakeholders: sector", "relationships: ties of kind trust or bridge (with bridge_id)"],
    source: "Playbook, practice 3",
    words: Words(
      name: "Sectors that are bridged",
      question: "Which sectors have at least one tie of trust, or were brought together at least once?",
      formula:
        "pairs of sectors with at least one trust tie or one act of bridging between parties from both / pairs of sectors",
      caveat: "One tie is enough to count; it may be the only one.",
      texts: [
        "subject": "trust",
        "one": "pair of sectors",
        "many": "pairs of sectors",
        "too little": "There are fewer than two sectors.",
        "with": "trust, and acts of bringing together, across sectors",
        "act": "brought together",
        "trust": "trust",
      ]
    ) { found in
      let text = Wording.some(
        found, .init("pair of sectors", "pairs of sectors"), one: "is joined by trust or by an act of bridging",
        many: "are joined by trust or by an act of bridging", not: "is joined by neither trust nor an act of bridging")
      guard !found.listed.isEmpty, found.part != found.whole, found.whole != 1 else { return text + "." }
      return text + "; not joined: \(Wording.list(found.listed, limit: 4))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var missing: [String] = []
    if data.government == nil { missing.append("stakeholders: sector") }
    // A row of bridging without its act tells of no pair.
    if !data.occurs(role: .trust), !data.recordsActsOfBridging {
      missing.append("relationships: ties of kind trust or bridge (with bridge_id)")
    }
    guard missing.isEmpty else { throw .missing(missing) }
    if data.actsOfBridging.isEmpty { try data.needInWave(text["subject"]) { data.has($0, role: .trust) } }
    let labels = data.sectorLabels
    var joined = Set<PracticePair>()
    let bridged = data.actsOfBridging.map(\.pair).compactMap { pair -> PracticePair? in
      guard let first = data.node(of: pair.first), let second = data.node(of: pair.second) else { return nil }
      return PracticePair(first, second)
    }
    var joining: [PracticePair] = []
    for pair in data.trust.map({ PracticePair($0.from, $0.to) }) + bridged {
      if let first = labels[pair.first], let second = labels[pair.second], first != second {
        joined.insert(PracticePair(first, second))
        joining.append(pair)
      }
    }
    let present = Set(labels.compactMap(\.self)).sorted()
    var without: [String] = []
    var whole = 0
    for (position, first) in present.enumerated() {
      for second in present.dropFirst(position + 1) {
        whole += 1
        if !joined.contains(PracticePair(first, second)) {
          without.append("\(data.study.sectors[first].title) – \(data.study.sectors[second].title)")
        }
      }
    }
    var found = try Measurement.share(
      whole - without.count, of: whole, text.noun,
      otherwise: text["too little"])
    found.listed = without
    let acts = Set(bridged)
    found.evidence = data.evidence([
      .init(
        title: text["with"],
        pairs: Set(joining).sorted().map { (data.ids($0), acts.contains($0) ? text["act"] : text["trust"]) })
    ])
    return found
  }

  private static let fragileBridges = Indicator(
    "fragile_bridges", .bridges, unit: .share, direction: .down,
    needs: ["stakeholders: sector", "relationships: ties that bind together"],
    source: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; playbook, practice 3",
    words: Words(
      name: "Bridges that hang on one",
      question: "How many links between sectors would be gone with a single stakeholder or a single tie?",
      formula: "tied pairs of sectors whose ties all run through one stakeholder / tied pairs of sectors",
      caveat: "It looks at whether there are ties, not at how strong they are.",
      texts: [
        "one": "pair of sectors",
        "many": "pairs of sectors",
        "too little": "No two sectors are tied.",
        "cut points": "stakeholders without whom others lose every path",
        "only paths": "ties across sectors that are the only path",
        "carriers": "stakeholders on whom a link hangs",
        "carried": "the pairs of these links",
        "one tie": "one tie, {1} with {2}",
      ]
    ) { found in
      let text = Wording.some(
        found, .init("link between two sectors", "links between two sectors"),
        one: "hangs on a single stakeholder or tie", many: "hang on a single stakeholder or tie",
        not: "does not hang on a single stakeholder or tie")
      guard !found.listed.isEmpty, found.part != 0 else { return text + "." }
      return text + ": \(Wording.list(found.listed, limit: 3))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.government != nil else { throw .missing(["stakeholders: sector"]) }
    let labels = data.sectorLabels
    var links: [PracticePair: [PracticePair]] = [:]
    for (pair, _) in data.pairs {
      guard let first = labels[pair.first], let second = labels[pair.second], first != second else { continue }
      links[PracticePair(first, second), default: []].append(pair)
    }
    var listed: [String] = []
    var carriers: [Int] = []
    var carried: [PracticePair] = []
    for sectors in links.keys.sorted() {
      let pairs = links[sectors] ?? []
      let carrier = pairs.first.map { [$0.first, $0.second] }?.first { node in
        pairs.allSatisfy { $0.first == node || $0.second == node }
      }
      guard let carrier else { continue }
      carriers.append(carrier)
      carried += pairs
      let title = "\(data.study.sectors[sectors.first].title) – \(data.study.sectors[sectors.second].title)"
      let names =
        pairs.count == 1
        ? text("one tie", data.name(pairs[0].first), data.name(pairs[0].second)) : data.name(carrier)
      listed.append("\(title) (\(names))")
    }
    var found = try Measurement.share(
      listed.count, of: links.count, text.noun, otherwise: text["too little"]
    )
    found.listed = listed
    let structure = data.graph(of: data.ties, directed: false).cutStructure()
    let crossing = structure.bridges.filter { bridge in
      guard let first = labels[bridge.from], let second = labels[bridge.to] else { return false }
      return first != second
    }
    found.beside = [
      .init(text["cut points"], Double(structure.articulationPoints.count)),
      .init(text["only paths"], Double(crossing.count)),
    ]
    let kinds = Dictionary(data.pairs.map { ($0.pair, $0.kinds) }, uniquingKeysWith: { first, _ in first })
    found.evidence = data.evidence([
      .init(title: text["carriers"], stakeholders: Set(carriers).sorted()),
      .init(title: text["carried"], pairs: data.noted(carried.sorted().map { ($0, kinds[$0] ?? []) })),
      .init(
        title: text["cut points"],
        stakeholders: structure.articulationPoints.map(\.node)),
    ])
    return found
  }

  private static let fragmentationIfLost = Indicator(
    "fragmentation_if_lost", .bridges, unit: .share, direction: .down,
    needs: ["relationships: ties that bind together"],
    source: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    words: Words(
      name: "What one departure would break",
      question: "Whose leaving would part the most pairs of others?",
      formula: "largest share, over stakeholders, of the pairs of others that a path joins now and none would",
      caveat: "Ties that are not in the data may hold the rest together after all.",
      texts: [
        "too little": "There are no ties in this wave.",
        "with": "stakeholders whose leaving would part others",
      ]
    ) { found in
      guard found.value > 0 else { return "Nobody's leaving would cut others off from each other." }
      let names = Wording.list(found.listed, limit: 3)
      let pairs = found.part == 1 ? "pair" : "pairs"
      return
        "If \(found.listed.count > 1 ? "any one of \(names)" : names) left, \(Wording.portion(found.value)) of the pairs of others that can reach each other now would lose every path (\(Wording.grouped(found.part ?? 0)) \(pairs))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let graph = data.graph(of: data.ties, directed: false)
    guard graph.tieCount > 0 else { throw .tooLittle(text["too little"]) }
    let connected = graph.components().sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let points = graph.cutStructure().articulationPoints
    let worst = points.map(\.shareOfPairsCut).max() ?? 0
    let whose = points.filter { $0.shareOfPairsCut >= worst - 1e-12 }
    var found = Measurement(worst, used: data.stakeholders.count, counted: .stakeholder, working: "0")
    if let first = whose.first {
      let sizes = first.partSizes
      let others = sizes.reduce(0, +)
      let lost = others * (others - 1) / 2 - sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
      found.part = lost
      found.whole = worst > 0 ? Int((Double(lost) / worst).rounded()) : connected
      found.working = "\(lost) / \(found.whole ?? connected)"
    }
    found.listed = whose.map { data.name($0.node) }
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: points.map(\.node))
    ])
    return found
  }

  private static let trustFirst = Indicator(
    "trust_first", .bridges, unit: .share, direction: .up,
    needs: [
      "relationships: since, of fund, contract or collaborate ties",
      "relationships: ties of kind trust or bridge, with since",
    ],
    source: "Playbook, practice 3", mean: .pairs,
    words: Words(
      name: "Trust before the contract",
      question: "Did trust, or an act of bringing together, come before money, contracts and joint work?",
      formula:
        "dated fund, contract and collaborate ties whose pair had an earlier trust tie or act of bridging / those for which the order is known",
      caveat: "Ties whose dates overlap or are missing are left out; trust is seldom dated to the day.",
      texts: [
        "too little": "For no tie the order of trust and work is known.",
        "with": "ties that began after trust or an act of bridging",
        "without": "ties that did not",
        "none": "none",
        "no date": "no date",
        "order": "{1} since {2}; trust or bridging since: {3}",
      ]
    ) { found in
      Wording.some(
        found, .init("dated tie of work or money", "dated ties of work or money"),
        one: "began after trust or an act of bridging", many: "began after trust or an act of bridging",
        not: "did not begin after trust or an act of bridging") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(role: .trust) || data.occurs(role: .bridge) else {
      throw .missing(["relationships: ties of kind trust or bridge, with since"])
    }
    struct Begin: Hashable {
      let pair: IDPair
      let kind: Kind.ID
    }
    var begins: [Begin: PartialDate] = [:]
    var trust: [IDPair: [PartialDate?]] = [:]
    var order: [Begin] = []
    for report in data.history {
      let pair = IDPair(report.from, report.to)
      if data.has(report.kind, role: .trust) { trust[pair, default: []].append(report.since) }
      guard data.has(report.kind, role: .formal) || report.kind == .collaborate, let since = report.since else {
        continue
      }
      let key = Begin(pair: pair, kind: report.kind)
      if let earlier = begins[key] {
        if since.earliestDay < earlier.earliestDay { begins[key] = since }
      } else {
        begins[key] = since
        order.append(key)
      }
    }
    for act in data.actsOfBridging { trust[act.pair, default: []].append(act.since) }
    guard !begins.isEmpty else { throw .missing(["relationships: since, of fund, contract or collaborate ties"]) }
    guard trust.values.contains(where: { $0.contains { $0 != nil } }) else {
      throw .missing(["relationships: since, of trust or bridge ties"])
    }
    // Where nobody was asked about trust, a pair without a tie of trust may have had one all the same.
    let isAsked = data.kinds(role: .trust).contains(where: data.asked.isKnown)
    var first: [Begin] = [], later: [Begin] = []
    for key in order {
      guard let begin = begins[key] else { continue }
      let dates = trust[key.pair] ?? []
      if dates.contains(where: { $0?.isCertainlyBefore(begin) ?? false }) {
        first.append(key)
      } else if isAsked || !dates.isEmpty, dates.allSatisfy({ $0.map { !(begin.latestDay > $0.earliestDay) } ?? false })
      {
        // No trust at all, or all of it certainly not earlier.
        later.append(key)
      }
    }
    func noted(_ keys: [Begin]) -> [(pair: IDPair, note: String)] {
      keys.compactMap { key in
        guard let begin = begins[key] else { return nil }
        let dates = trust[key.pair] ?? []
        let told = dates.isEmpty ? text["none"] : Wording.list(dates.map { $0?.description ?? text["no date"] })
        return (key.pair, text("order", key.kind, begin, told))
      }
    }
    var found = try Measurement.share(
      first.count, of: first.count + later.count, eligible: begins.count, .tie,
      otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["with"], pairs: noted(first)),
      .init(title: text["without"], pairs: noted(later)),
    ])
    return found
  }

  private static let closureAfterBridge = Indicator(
    "closure_after_bridge", .bridges, unit: .share, direction: .up,
    needs: ["relationships: ties of kind bridge with bridge_id and since", "relationships: since"],
    source: "Obstfeld 2005, doi:10.2189/asqu.2005.50.1.100; playbook, practice 3", mean: .pairs,
    words: Words(
      name: "Bridged, then in direct touch",
      question: "Do those who were brought together later have a tie of their own?",
      formula:
        "pairs brought together by a third that have a direct tie that began later / pairs brought together that had none before",
      caveat: "Recent acts have had little time to bear fruit; pairs whose dates leave the order open are left out.",
      texts: [
        "before": "All pairs that were brought together and whose dates are known had a tie before.",
        "too little": "For no pair that was brought together the order of dates is known.",
        "with": "pairs with a direct tie since",
        "without": "pairs without one",
        "closed": "brought together {1}, direct tie since {2}",
        "open": "brought together {1}",
        "one before": "{1} had a tie before the act and is left out.",
        "some before": "{1} had a tie before the act and are left out.",
      ]
    ) { found in
      Wording.some(
        found, .init("pair brought together", "pairs brought together"), one: "has had a direct tie since",
        many: "have had a direct tie since", not: "has had no direct tie since") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(role: .bridge) else {
      throw .missing(["relationships: ties of kind bridge with bridge_id and since"])
    }
    guard data.recordsActsOfBridging else { throw .missing(["relationships: bridge_id"]) }
    let acts = data.actsOfBridging
    guard acts.contains(where: { $0.since != nil }) else { throw .missing(["relationships: since, of bridge ties"]) }
    // The first act counts for each pair.
    var firsts: [IDPair: PartialDate] = [:]
    var order: [IDPair] = []
    for act in acts {
      guard let since = act.since else { continue }
      if let earlier = firsts[act.pair] {
        if since.earliestDay < earlier.earliestDay { firsts[act.pair] = since }
      } else {
        firsts[act.pair] = since
        order.append(act.pair)
      }
    }
    var direct: [IDPair: [PartialDate?]] = [:]
    for report in data.history where !data.has(report.kind, role: .bridge) && data.sign(report.kind) != .negative {
      direct[IDPair(report.from, report.to), default: []].append(report.since)
    }
    // Where nobody was asked, a pair without a tie in the data may have one all the same.
    let isAsked = data.asked.isKnownAtAll
    var already = 0
    var closed: [(pair: IDPair, note: String)] = [], open = closed
    for pair in order {
      guard let act = firsts[pair] else { continue }
      let dates = direct[pair] ?? []
      if dates.contains(where: { $0?.isCertainlyBefore(act) ?? false }) {
        already += 1
      } else if dates.contains(where: { $0.map(act.isCertainlyBefore) ?? false }) {
        if dates.allSatisfy({ $0.map(act.isCertainlyBefore) ?? true }) {
          let first = dates.compactMap(\.self).min { $0.earliestDay < $1.earliestDay }
          closed.append((pair, text("closed", act, first?.description ?? "–")))
        }
      } else if dates.isEmpty, isAsked {
        open.append((pair, text("open", act)))
      }
    }
    var found = try Measurement.share(
      closed.count, of: closed.count + open.count, eligible: Set(acts.map(\.pair)).count - already, .pair,
      otherwise: already > 0
        ? text["before"]
        : text["too little"])
    if already > 0 {
      found.notes = [
        text(already == 1 ? "one before" : "some before", Wording.count(already, .pair))
      ]
    }
    found.evidence = data.evidence([
      .init(title: text["with"], pairs: closed), .init(title: text["without"], pairs: open),
    ])
    return found
  }

  // MARK: Blame

  private static let asked = "respondents: who was asked about blame (or complete: [blame] in study.yaml)"

  private static func blameIndicator(
    _ id: String, unit: Unit, direction: Direction, needs: [String] = [], source: String, mean: Mean? = nil,
    words: Words, measure: @escaping @Sendable (PracticeData, BlameLayer, Texts) throws(Unmeasured) -> Measurement
  ) -> Indicator {
    Indicator(
      id, .bridges, unit: unit, direction: direction, needs: [asked] + needs, source: source, mean: mean,
      isAboutNegativeTies: true, words: words
    ) { data, text throws(Unmeasured) -> Measurement in
      try measure(data, try data.layer(of: .blame), text)
    }
  }

  // MARK: Blame: how much

  private static let blameShare = blameIndicator(
    "blame_share", unit: .share, direction: .down, source: "Playbook, practice 3", mean: .pairs,
    words: Words(
      name: "Blame beside goodwill",
      question: "How much of what is said between stakeholders is blame?",
      formula:
        "Σ blame / (Σ blame + Σ positive), over each side of each pair that was asked; strengths over the top of their scale, one positive value for each side of a pair",
      caveat: "Few recorded blame ties may mean that people fear to say it."
    ) { found in
      if found.value == 0 { return "Nobody who was asked tells of blame." }
      if found.value == 1 { return "Blame is all that stakeholders say of each other, without any goodwill." }
      return
        "Blame makes up \(Wording.percent(found.value)) of what stakeholders say of each other, blame and goodwill together."
    }
  ) { data, layer, _ throws(Unmeasured) -> Measurement in try layer.shareBesidePositive(data) }

  private static let pressureShare = Indicator(
    "pressure_share", .bridges, unit: .share, direction: .down,
    needs: ["respondents: who was asked about pressure (or complete: [pressure] in study.yaml)"],
    source: "Playbook, practice 3", mean: .pairs, isAboutNegativeTies: true,
    words: Words(
      name: "Pressure beside goodwill",
      question: "How much of what is said between stakeholders is pressure?",
      formula: "Σ pressure / (Σ pressure + Σ positive), as in blame_share",
      caveat: "Pressure is not blame, and holding to account is neither."
    ) { found in
      if found.value == 0 { return "Nobody who was asked tells of pressure." }
      if found.value == 1 { return "Pressure is all that stakeholders tell of each other, without any goodwill." }
      return
        "Pressure makes up \(Wording.percent(found.value)) of what stakeholders say of each other, pressure and goodwill together."
    }
  ) { data, _ throws(Unmeasured) -> Measurement in
    try data.layer(of: .pressure).shareBesidePositive(data)
  }

  private static let blameFreePairs = blameIndicator(
    "blame_free_pairs", unit: .share, direction: .up, source: "Playbook, practice 3", mean: .pairs,
    words: Words(
      name: "Partners without blame",
      question: "How many pairs of partners, both asked, do not blame each other?",
      formula: "positive pairs, both asked about blame, with none either way / positive pairs, both asked about blame",
      caveat: "Not to have named a partner is not to have no complaint.",
      texts: [
        "too little": "In no pair of partners both were asked about blame."
      ]
    ) { found in
      switch found.value {
      case 1: "Between no two partners who were both asked is there any blame."
      case 0: "Between all partners who were both asked there is blame."
      default: "In \(Wording.percent(found.value)) of the pairs of partners who were both asked there is no blame."
      }
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    let pairs = layer.partners(in: data)
    guard !pairs.isEmpty else { throw .tooLittle(text["too little"]) }
    return try layer.share(by: .goodwill, ofPairs: pairs, in: data) { graph in
      pairs.count { !graph.isTied($0.first, $0.second) }
    }
  }

  private static let ambivalentPairs = blameIndicator(
    "ambivalent_pairs", unit: .share, direction: .neither, needs: ["relationships: ties of kind trust"],
    source: "Playbook, practice 3; own definition", mean: .pairs,
    words: Words(
      name: "Trust and blame at once",
      question: "How many pairs of partners have both trust and blame?",
      formula: "positive pairs, both asked about blame, with trust and blame / positive pairs, both asked about blame",
      caveat: "To trust somebody and still say what went wrong can be a strength.",
      texts: [
        "too little": "In no pair of partners both were asked about blame."
      ]
    ) { found in
      found.value == 0
        ? "Between no two partners who were both asked are there both trust and blame."
        : "In \(Wording.portion(found.value)) of the pairs of partners who were both asked there are both trust and blame."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    guard data.occurs(role: .trust) else { throw .missing(data.missingRole(.trust, .trust)) }
    let pairs = layer.partners(in: data)
    guard !pairs.isEmpty else { throw .tooLittle(text["too little"]) }
    let trusting = Set(data.ties(role: .trust).map { PracticePair($0.from, $0.to) }).intersection(pairs)
    return try layer.share(by: .trustingPartners, ofPairs: pairs, in: data) { graph in
      trusting.count { graph.isTied($0.first, $0.second) }
    }
  }

  // MARK: Blame: passed on

  private static let blamePassing = blameIndicator(
    "blame_passing", unit: .share, direction: .down, source: "Playbook, practice 3; own definition",
    words: Words(
      name: "Blame that is passed on",
      question: "Do those who are blamed blame somebody else?",
      formula:
        "blamed stakeholders that answered and blame one who did not blame them / blamed stakeholders that answered",
      caveat: "To hit back at who blames one is not passing on and is not counted here.",
      texts: [
        "others": "share among those who are not blamed",
        "chance": "as many one-way and mutual ties of blame, drawn anew among those who were asked",
      ]
    ) { found in
      let others =
        found.beside.first?.value.map { "; of those who are not blamed, \(Wording.portion($0)) blame somebody" } ?? ""
      return
        "Of those who are blamed, \(Wording.portion(found.value)) blame somebody who did not blame them\(Wording.besideChance(found, .share))\(others)."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    let answered = layer.answered
    let isBlamed = { @Sendable (graph: Graph, node: Int) in answered[node] && PublicationRule.isBlamed(graph, node) }
    let isSpared = { @Sendable (graph: Graph, node: Int) in answered[node] && !PublicationRule.isBlamed(graph, node) }
    let passes = { @Sendable (graph: Graph, node: Int) in
      graph.neighbors(of: node).contains { !graph.containsTie(from: $0, to: node) }
    }
    func parts(_ graph: Graph, _ isAmong: (Graph, Int) -> Bool) -> (part: Double, whole: Double) {
      let members = graph.nodes.filter { isAmong(graph, $0) }
      return (Double(members.count { passes(graph, $0) }), Double(members.count))
    }
    func share(_ graph: Graph, _ isAmong: (Graph, Int) -> Bool) -> Double? {
      let (part, whole) = parts(graph, isAmong)
      return whole > 0 ? part / whole : nil
    }
    let scope = PublicationRule.Scope.stakeholders(among: isBlamed, with: passes)
    var found = try layer.share(scope) { parts($0, isBlamed) }
    let spared = PublicationRule.Scope.stakeholders(among: isSpared, with: passes)
    found.beside = [
      .init(text["others"], layer.optional { $0.figure(spared, unit: .share) { share($0, isSpared) } })
    ]
    let drawn = layer.drawnAnew(data) { share($0, isBlamed) }
    found.chance = layer.published(drawn, scope, unit: .share, model: text["chance"])
    return found
  }

  private static let blameStopsHere = blameIndicator(
    "blame_stops_here", unit: .share, direction: .up, source: "Playbook, practice 3",
    words: Words(
      name: "Where blame stops",
      question: "How many of those who are blamed blame nobody?",
      formula: "blamed stakeholders that answered and blame nobody / blamed stakeholders that answered",
      caveat: "Who blames nobody may have learnt to keep quiet."
    ) { found in
      switch found.value {
      case 0: "All who are blamed blame somebody."
      case 1: "Nobody who is blamed blames anybody."
      default: "Of those who are blamed, \(Wording.percent(found.value)) blame nobody."
      }
    }
  ) { data, layer, _ throws(Unmeasured) -> Measurement in
    let answered = layer.answered
    // Beside blame_passing it tells how many only hit back; they must be enough as well.
    return try layer.share(layer.blamingOn, layer.onlyHittingBack) { graph in
      let blamed = graph.nodes.filter { answered[$0] && PublicationRule.isBlamed(graph, $0) }
      return (Double(blamed.count { !PublicationRule.isBlaming(graph, $0) }), Double(blamed.count))
    }
  }

  private static let blameChain = blameIndicator(
    "blame_chain", unit: .number, direction: .down, source: "Own definition",
    words: Words(
      name: "Longest chain of blame",
      question: "How far is blame passed on, from one to the next?",
      formula: "ties of the longest way along blame that meets nobody twice",
      caveat: "Long chains arise by chance where there is much blame.",
      texts: [
        "bound": "A lower bound: there may be a longer chain.",
        "along": "ties along {1}",
      ]
    ) { found in
      if found.value == 0 { return "Nobody who was asked tells of blame, so there is no chain of it." }
      let ties = Wording.number(found.value)
      guard found.notes.isEmpty else {
        return
          "The longest chain of blame that was found has \(ties) \(ties == "1" ? "tie" : "ties"); there may be longer ones."
      }
      return found.value == 1
        ? "Nobody passes blame on: no chain of blame is longer than one tie."
        : "The longest chain of blame has \(ties) ties."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    var found = try layer.measurement(
      {
        $0.figure(.blamingOn(among: $0.asked), .onlyHittingBack(among: $0.asked), unit: .count) {
          Double($0.longestChain().length)
        }
      }, of: .count)
    layer.show(&found) { graph in
      let path = graph.longestChain().path
      return text("along", Wording.list(path.map { data.name($0) }, limit: 12))
    }
    if layer.confidential({ $0.longestChain().isExact ? nil : true }) == true {
      found.notes = [text["bound"]]
    }
    return found
  }

  // MARK: Blame: on whom

  private static let blameConcentration = blameIndicator(
    "blame_concentration", unit: .index, direction: .neither,
    source: "Gini 1912; Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
    words: Words(
      name: "Blame carried by a few",
      question: "Is blame carried by a few or spread over many?",
      formula: "Gini coefficient of blame received, over all stakeholders, those without any included",
      caveat: "As much blame thrown at random is uneven, too; compare with that.",
      texts: [
        "centralisation": "Freeman centralisation of blame received",
        "chance": "the blame of each stakeholder led to as many others, drawn at random",
        "sums": "Gini of {1} sums that add up to {2}",
      ]
    ) { found in
      if found.value == 0 { return "Everybody gets about as much blame as anybody else." }
      return
        "Blame stands at \(Wording.unevenness(found, even: "all get as much", all: "one gets it all"))\(Wording.besideChance(found, .index))."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    var found = try layer.measurement(
      { $0.figure(ofReceived: .index, Unevenness.gini) }, of: .index)
    found.scale = Unevenness.scale(of: data.stakeholders.count)
    layer.show(&found) { graph in
      let sum = graph.ties.reduce(0.0) { $0 + $1.strength }
      return text("sums", graph.nodeCount, Wording.number(sum))
    }
    found.beside = [
      .init(text["centralisation"], layer.optional { $0.centralizationReceived })
    ]
    found.chance = layer.published(
      layer.ledElsewhere(data), unit: .index, perTie: { $0.change(ofReceived: Unevenness.gini) }, model: text["chance"])
    return found
  }

  private static let blameReciprocity = blameIndicator(
    "blame_reciprocity", unit: .share, direction: .neither,
    source: "Garlaschelli & Loffredo 2004, doi:10.1103/PhysRevLett.93.268701; Krackhardt 1988 (the test)", mean: .pairs,
    words: Words(
      name: "Blame that is returned",
      question: "Do those who are blamed blame back?",
      formula: "blame ties that are returned / blame ties, between two who were both asked",
      caveat: "To hit back is human; it shows a quarrel of two, not a culture of blame.",
      texts: [
        "strength": "of all strength of blame what comes back",
        "beyond chance": "returned beyond chance: 0 as by chance, 1 always",
        "odds": "odds of blame where there is blame back, as a multiple",
        "chance": "who gives which answers dealt out anew, the answers of the other side kept (QAP)",
      ]
    ) { found in
      "\(Wording.portion(found.value)) of the blame between two who were both asked is returned\(Wording.besideChance(found, .share))."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    let isReturned = PublicationRule.Scope.ties { $0.containsTie(from: $1.to, to: $1.from) }
    // Rounded as in BlameReturned.swift, for the same reason.
    var found = try layer.share(isReturned, perTie: NegativeTies.perTieOfAll) { graph in
      let known = graph.ties.filter { layer.bothAsked($0.from, $0.to) }
      return (Double(known.count { graph.containsTie(from: $0.to, to: $0.from) }), Double(known.count))
    }
    for (label, unit, perTie, value) in [
      (
        text["strength"], .share, NegativeTies.perTieOfAll,
        { layer.answers($0, isBinary: false).asymmetry().value.map { 1 - $0 } }
      ),
      (text["beyond chance"], .index, NegativeTies.perTieOfAll, { layer.answers($0).reciprocityBeyondChance }),
      (
        text["odds"], .number, { layer.answers($0).oddsPerPair },
        { layer.answers($0).reciprocation().oddsRatio.value }
      ),
    ] as [(String, GroupFigure.Unit, (Graph) -> Double, (Graph) -> Double?)] {
      found.beside.append(
        .init(label, layer.optional { $0.figure(isReturned, unit: unit, perTie: perTie, value: value) }))
    }
    found.chance = layer.published(
      layer.answersDealtOut(data), isReturned, unit: .share, perTie: { layer.answers($0).knownDensityPerTie },
      model: text["chance"])
    return found
  }

  private static let blameAcrossSectors = blameIndicator(
    "blame_across_sectors", unit: .share, direction: .neither, needs: ["stakeholders: sector"],
    source: "Own definition; expectation by counting pairs", mean: .pairs,
    words: Words(
      name: "Blame across sectors",
      question: "Does blame go to other sectors or stay within one's own?",
      formula: "blame to another sector / all blame; sectors that are too small are taken together",
      caveat: "Most pairs are of different sectors, so most blame is, too; compare with chance.",
      texts: [
        "too little": "There are fewer than two sectors that are large enough.",
        "chance": "who belongs to which sector, dealt out anew",
      ]
    ) { found in
      "\(Wording.portion(found.value)) of the blame goes to another sector\(Wording.besideChance(found, .share))."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    guard data.government != nil else { throw .missing(["stakeholders: sector"]) }
    guard let groups = MergedGroups(data.sectorLabels, minimum: layer.minimum) else {
      throw .tooLittle(text["too little"])
    }
    func parts(_ graph: Graph, _ labels: [Int?]) -> (part: Double, whole: Double) {
      var across = 0.0, all = 0.0
      for tie in graph.ties {
        guard let from = labels[tie.from], let to = labels[tie.to] else { continue }
        all += tie.strength
        if from != to { across += tie.strength }
      }
      return (across, all)
    }
    var found = try layer.share(by: .sectors) { parts($0, groups.labels) }
    let drawn = layer.sectorsDealtOut(data, groups) { graph, labels in
      let (across, all) = parts(graph, labels)
      return all > 0 ? across / all : nil
    }
    found.chance = layer.published(drawn, by: .sectors, unit: .share, model: text["chance"])
    return found
  }

  private static let blameInsidePartnership = blameIndicator(
    "blame_inside_partnership", unit: .share, direction: .down, source: "Playbook, practice 3; own definition",
    mean: .pairs,
    words: Words(
      name: "Blame among partners",
      question: "How much blame is between stakeholders that work together?",
      formula: "blame between two with a positive tie or the same partnership / all blame",
      caveat: "Partners have more occasions to blame each other than strangers.",
      texts: [
        "partners": "share of those asked about each other who are partners"
      ]
    ) { found in
      let pairs =
        found.beside.first?.value.map { " (of all who could blame each other, \(Wording.portion($0)) are partners)" }
        ?? ""
      return "\(Wording.portion(found.value)) of the blame is between partners\(pairs)."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    let inside = data.partners
    var found = try layer.share(by: .partnership) { graph in
      let within = graph.ties.filter { inside.contains(PracticePair($0.from, $0.to)) }
      return (within.reduce(0.0) { $0 + $1.strength }, graph.ties.reduce(0.0) { $0 + $1.strength })
    }
    let asked = layer.askedPairs
    let partners = asked.count { inside.contains(PracticePair($0.from, $0.to)) }
    found.beside = [
      .init(
        text["partners"],
        asked.isEmpty ? nil : Double(partners) / Double(asked.count))
    ]
    return found
  }

  private static let blameOnCommunity = blameIndicator(
    "blame_on_community", unit: .ratio, direction: .down, needs: ["stakeholders: beneficiary, or a sector community"],
    source: "Playbook, practices 1 and 3",
    words: Words(
      name: "Blame that falls on beneficiaries",
      question: "Do beneficiaries get more blame than their number would lead one to expect?",
      formula: "(blame on beneficiaries / all blame) / (beneficiaries / stakeholders)",
      caveat: "1 is as much as their number; it says nothing about whether the blame is deserved.",
      texts: [
        "chance": "who is a beneficiary, dealt out anew"
      ]
    ) { found in
      if found.value == 0 { return "Beneficiaries get no blame." }
      let text = Wording.times(found.value)
      if text == "1.00" { return "Beneficiaries get as much blame as their number would lead one to expect." }
      let doubt = Wording.mayBeChance(found, ", which may well be chance")
      return
        "Beneficiaries get \(found.value > 1 ? "more" : "less") blame than their number would lead one to expect, \(text) times as much\(doubt)."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    let members = Set(try data.needingBeneficiaries())
    let count = data.stakeholders.count
    func parts(_ graph: Graph) -> (part: Double, whole: Double) {
      let own = graph.ties.filter { members.contains($0.to) }
      return (own.reduce(0.0) { $0 + $1.strength }, graph.ties.reduce(0.0) { $0 + $1.strength })
    }
    var found = try layer.measurement(
      { ties in
        let perShare = Double(count) / Double(members.count)
        return ties.figure(
          by: .beneficiaries, unit: .number, perTie: { perShare / Double(max(1, $0.tieCount)) }
        ) { graph in
          let (own, all) = parts(graph)
          return all > 0 ? own / all / (Double(members.count) / Double(count)) : nil
        }
      }, of: .number)
    layer.show(&found) { graph in
      let (own, all) = parts(graph)
      return "(\(Wording.number(own)) / \(Wording.number(all))) / (\(members.count) / \(count))"
    }
    let drawn = layer.beneficiariesDealtOut(data, members)
    found.chance = layer.published(drawn, by: .beneficiaries, unit: .number, model: text["chance"])
    return found
  }

  // MARK: Blame: signs

  private static let balance = blameIndicator(
    "balance", unit: .share, direction: .neither, source: "Cartwright & Harary 1956, doi:10.1037/h0046049",
    words: Words(
      name: "Triangles in balance",
      question: "Do partners of partners stay partners, or is the network full of divided loyalties?",
      formula:
        "triangles with no or two ties of blame / all triangles of goodwill and blame; pairs with both are left out",
      caveat: "A network in balance can be at peace or split into two camps.",
      texts: [
        "chance": "which ties are blame, dealt out anew"
      ]
    ) { found in
      "Of the groups of three who are all tied by goodwill or blame, \(Wording.portion(found.value)) hold together (no blame, or two partners facing a third)\(Wording.besideChance(found, .share))."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    let positive = data.positiveGraph
    // A tie is in three of as many triangles as there are for each tie.
    let perTie = { (graph: Graph) in 3 / layer.signedPairs(graph, beside: positive) }
    var found = try layer.measurement(
      {
        $0.figure(.all, unit: .share, perTie: perTie) {
          SignedGraph(positive: positive, negative: $0).triadBalance().balance.value
        }
      }, of: .share)
    layer.show(&found) { graph in
      let census = SignedGraph(positive: positive, negative: graph).triadBalance()
      return "(\(census.allPositive) + \(census.twoNegative)) / \(census.triangles)"
    }
    found.chance = layer.published(
      layer.signsDealtOut(data, positive), unit: .share, perTie: perTie, model: text["chance"])
    return found
  }

  private static let frustration = blameIndicator(
    "frustration", unit: .index, direction: .neither, source: "Aref & Wilson 2018, doi:10.1093/comnet/cnx015",
    words: Words(
      name: "Nearness to two camps",
      question: "How near is the network to two camps with blame between them and goodwill within?",
      formula: "1 − 2 L / m; L: the fewest ties that do not fit two camps, m: ties with a sign",
      caveat: "1 can also mean that there is one camp and no blame at all.",
      texts: [
        "upper": "upper bound",
        "bound": "A bound, not proved to be exact: the value lies between this and {1}.",
      ]
    ) { found in
      if found.value == 1 { return "All goodwill is within two camps, or one, and all blame is between them." }
      // Of m ties L do not fit, so (1 + value) / 2 of them do.
      let fitting = Wording.percent((1 + found.value) / 2)
      return
        "If all were parted into two camps as well as possible, with goodwill within and blame between, \(fitting) of ties would fit\(found.notes.isEmpty ? "" : ", or more")."
    }
  ) { data, layer, text throws(Unmeasured) -> Measurement in
    let positive = data.positiveGraph
    let bounds = layer.boundsOfFrustration(data, positive)
    let perTie = { (graph: Graph) in 2 / layer.signedPairs(graph, beside: positive) }
    var found = try layer.measurement(
      { $0.figure(.all, unit: .index, perTie: perTie) { _ in bounds?.lower } }, of: .index)
    layer.show(&found) { graph in
      let ties = SignedGraph(positive: positive, negative: graph.unweighted).undirected().tieCount
      let fewest = bounds.map { (1 - $0.lower) * Double(ties) / 2 }
      return "1 − 2 · \(fewest.map { Wording.number($0) } ?? "–") / \(ties)"
    }
    if let bounds, bounds.lower < bounds.upper {
      let upper = layer.optional { $0.figure(.all, unit: .index, perTie: perTie) { _ in bounds.upper } }
      found.notes = [
        text("bound", upper.map { Wording.fixed($0, 2) } ?? "1")
      ]
      found.beside = [.init(text["upper"], upper)]
    }
    return found
  }
}
