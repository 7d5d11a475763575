import Graphs
import StakeholderModel

/// Practice 3, first half: do ties of trust reach across sectors?
extension Indicator {
  static let bridgeIndicators: [Indicator] = [
    crossSectorTrust, sectorPairsBridged, fragileBridges, fragmentationIfLost, trustFirst, closureAfterBridge,
  ]

  private static let crossSectorTrust = Indicator(
    "cross_sector_trust", .bridges, unit: .index, direction: .up,
    needs: ["stakeholders: sector", "relationships: ties of kind trust"],
    source: "Krackhardt & Stern 1988, doi:10.2307/2786835", mean: .pairs,
    words: Words(
      name: "Trust across sectors",
      question: "Does trust reach other sectors or stay within one's own?",
      formula: "(trust ties to other sectors − trust ties within) / all trust ties; −1 all within, +1 all across",
      caveat: "With many small sectors most ties lead to others anyway; compare with chance."
    ) { found in
      let tail = Wording.besideChance(found, .index)
      switch found.value {
      case 1: return "All trust leads to other sectors\(tail)."
      case -1: return "All trust stays within sectors\(tail)."
      case 0: return "Half of all trust leads to other sectors and half stays within\(tail)."
      default:
        let share = Wording.percent((found.value + 1) / 2)
        return
          "\(share) of trust ties lead to other sectors: \(Wording.fixed(found.value, 2)) on a scale from -1 (none) to 1 (all)\(tail)."
      }
    }
  ) { data throws(Unmeasured) -> Measurement in
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
      throw .tooLittle("No trust tie of this wave joins two stakeholders whose sectors are known.")
    }
    let across = used.count { labels[$0.from] != labels[$0.to] }
    var found = Measurement(
      value, used: used.count, eligible: ties.count, counted: .tie,
      working: "(\(across) − \(used.count - across)) / \(used.count)")
    found.chance = .init(
      expected: expected, pValue: index.pValue, permutations: permutations,
      model: "who belongs to which sector, dealt out anew")
    if index.pValue == nil { found.chance?.permutations = 0 }
    found.evidence = data.evidence([
      .init(title: "trust ties to other sectors", ties: used.filter { labels[$0.from] != labels[$0.to] }),
      .init(title: "trust ties within a sector", ties: used.filter { labels[$0.from] == labels[$0.to] }),
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
      caveat: "One tie is enough to count; it may be the only one."
    ) { found in
      let text = Wording.some(
        found, .init("pair of sectors", "pairs of sectors"), one: "is joined by trust or by an act of bridging",
        many: "are joined by trust or by an act of bridging", not: "is joined by neither trust nor an act of bridging")
      guard !found.listed.isEmpty else { return text + "." }
      return text + "; without: \(Wording.list(found.listed, limit: 4))."
    }
  ) { data throws(Unmeasured) -> Measurement in
    var missing: [String] = []
    if data.government == nil { missing.append("stakeholders: sector") }
    if !data.occurs(role: .trust), !data.occurs(role: .bridge) {
      missing.append("relationships: ties of kind trust or bridge (with bridge_id)")
    }
    guard missing.isEmpty else { throw .missing(missing) }
    if data.actsOfBridging.isEmpty { try data.needInWave("trust") { data.has($0, role: .trust) } }
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
      whole - without.count, of: whole, .init("pair of sectors", "pairs of sectors"),
      otherwise: "There are fewer than two sectors.")
    found.listed = without
    let acts = Set(bridged)
    found.evidence = data.evidence([
      .init(
        title: "trust, and acts of bringing together, across sectors",
        pairs: Set(joining).sorted().map { (data.ids($0), acts.contains($0) ? "brought together" : "trust") })
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
      caveat: "It looks at whether there are ties, not at how strong they are."
    ) { found in
      let text = Wording.some(
        found, .init("link between two sectors", "links between two sectors"),
        one: "hangs on a single stakeholder or tie", many: "hang on a single stakeholder or tie",
        not: "does not hang on a single stakeholder or tie")
      guard !found.listed.isEmpty else { return text + "." }
      return text + ": \(Wording.list(found.listed, limit: 3))."
    }
  ) { data throws(Unmeasured) -> Measurement in
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
        ? "one tie, \(data.name(pairs[0].first)) with \(data.name(pairs[0].second))" : data.name(carrier)
      listed.append("\(title) (\(names))")
    }
    var found = try Measurement.share(
      listed.count, of: links.count, .init("pair of sectors", "pairs of sectors"), otherwise: "No two sectors are tied."
    )
    found.listed = listed
    let structure = data.graph(of: data.ties, directed: false).cutStructure()
    let crossing = structure.bridges.filter { bridge in
      guard let first = labels[bridge.from], let second = labels[bridge.to] else { return false }
      return first != second
    }
    found.beside = [
      .init("stakeholders without whom others lose every path", Double(structure.articulationPoints.count)),
      .init("ties across sectors that are the only path", Double(crossing.count)),
    ]
    let kinds = Dictionary(data.pairs.map { ($0.pair, $0.kinds) }, uniquingKeysWith: { first, _ in first })
    found.evidence = data.evidence([
      .init(title: "stakeholders on whom a link hangs", stakeholders: Set(carriers).sorted()),
      .init(title: "the pairs of these links", pairs: data.noted(carried.sorted().map { ($0, kinds[$0] ?? []) })),
      .init(
        title: "stakeholders without whom others lose every path",
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
      caveat: "Ties that are not in the data may hold the rest together after all."
    ) { found in
      guard found.value > 0 else { return "Nobody's leaving would cut others off from each other." }
      let names = Wording.list(found.listed, limit: 3)
      let pairs = found.part == 1 ? "pair" : "pairs"
      return
        "If \(names) left\(found.listed.count > 1 ? " (any one of them)" : ""), \(Wording.percent(found.value)) of the pairs of others that can reach each other now would lose every path (\(Wording.grouped(found.part ?? 0)) \(pairs))."
    }
  ) { data throws(Unmeasured) -> Measurement in
    let graph = data.graph(of: data.ties, directed: false)
    guard graph.tieCount > 0 else { throw .tooLittle("There are no ties in this wave.") }
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
      .init(title: "stakeholders whose leaving would part others", stakeholders: points.map(\.node))
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
      caveat: "Ties whose dates overlap or are missing are left out; trust is seldom dated to the day."
    ) { found in
      Wording.some(
        found, .init("dated tie of work or money", "dated ties of work or money"),
        one: "began after trust or an act of bridging", many: "began after trust or an act of bridging",
        not: "did not begin after trust or an act of bridging") + "."
    }
  ) { data throws(Unmeasured) -> Measurement in
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
    typealias Noted = (pair: IDPair, note: String)
    var first: [Noted] = [], later: [Noted] = []
    for key in order {
      guard let begin = begins[key] else { continue }
      let dates = trust[key.pair] ?? []
      let told = dates.isEmpty ? "none" : Wording.list(dates.map { $0?.description ?? "no date" })
      let note: Noted = (key.pair, "\(key.kind) since \(begin); trust or bridging since: \(told)")
      if dates.contains(where: { $0?.isCertainlyBefore(begin) ?? false }) {
        first.append(note)
      } else if isAsked || !dates.isEmpty, dates.allSatisfy({ $0.map { !(begin.latestDay > $0.earliestDay) } ?? false })
      {
        // No trust at all, or all of it certainly not earlier.
        later.append(note)
      }
    }
    var found = try Measurement.share(
      first.count, of: first.count + later.count, eligible: begins.count, .tie,
      otherwise: "For no tie the order of trust and work is known.")
    found.evidence = data.evidence([
      .init(title: "ties that began after trust or an act of bridging", pairs: first),
      .init(title: "ties that did not", pairs: later),
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
      caveat: "Recent acts have had little time to bear fruit; pairs whose dates leave the order open are left out."
    ) { found in
      Wording.some(
        found, .init("pair brought together", "pairs brought together"), one: "has a direct tie since",
        many: "have a direct tie since", not: "has no direct tie since") + "."
    }
  ) { data throws(Unmeasured) -> Measurement in
    guard data.occurs(role: .bridge) else {
      throw .missing(["relationships: ties of kind bridge with bridge_id and since"])
    }
    guard data.study.relationships.contains(where: { data.has($0.kind, role: .bridge) && $0.bridgeID != nil }) else {
      throw .missing(["relationships: bridge_id"])
    }
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
          closed.append((pair, "brought together \(act), direct tie since \(first?.description ?? "later")"))
        }
      } else if dates.isEmpty, isAsked {
        open.append((pair, "brought together \(act)"))
      }
    }
    var found = try Measurement.share(
      closed.count, of: closed.count + open.count, eligible: Set(acts.map(\.pair)).count - already, .pair,
      otherwise: already > 0
        ? "All pairs that were brought together and whose dates are known had a tie before."
        : "For no pair that was brought together the order of dates is known.")
    if already > 0 {
      found.notes = [
        "\(Wording.count(already, .pair)) had a tie before the act and \(already == 1 ? "is" : "are") left out."
      ]
    }
    found.evidence = data.evidence([
      .init(title: "pairs with a direct tie since", pairs: closed), .init(title: "pairs without one", pairs: open),
    ])
    return found
  }
}

extension PracticeData {
  /// The sector of each stakeholder as a number into the sectors of the study.
  var sectorLabels: [Int?] {
    let numbers = Dictionary(
      zip(study.sectors.map(\.id), study.sectors.indices), uniquingKeysWith: { first, _ in first })
    return stakeholders.map { $0.sector.flatMap { numbers[$0] } }
  }

  /// The pairs of parties that a third brought together: rows with the same go-between and the same `bridge_id`.
  var actsOfBridging: [(pair: IDPair, since: PartialDate?)] {
    struct Act: Hashable {
      let between: Stakeholder.ID
      let id: String
    }
    var parties: [Act: [(id: Stakeholder.ID, since: PartialDate?)]] = [:]
    var order: [Act] = []
    for report in history where has(report.kind, role: .bridge) {
      guard let id = report.bridgeID else { continue }
      let act = Act(between: report.from, id: id)
      if parties[act] == nil { order.append(act) }
      if parties[act]?.contains(where: { $0.id == report.to }) != true {
        parties[act, default: []].append((report.to, report.since))
      }
    }
    var pairs: [(pair: IDPair, since: PartialDate?)] = []
    for act in order {
      let members = parties[act] ?? []
      for (position, first) in members.enumerated() {
        for second in members.dropFirst(position + 1) {
          let dates = [first.since, second.since].compactMap(\.self)
          pairs.append((IDPair(first.id, second.id), dates.max { $0.earliestDay < $1.earliestDay }))
        }
      }
    }
    return pairs
  }
}
