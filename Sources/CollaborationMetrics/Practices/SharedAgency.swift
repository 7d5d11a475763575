import Graphs
import StakeholderModel

/// Practice 2: is the work shared among equals?
extension Indicator {
  static let agencyIndicators: [Indicator] = [
    contractOnlyPairs, divisionOfLabour, confirmedTies, trustReciprocity, influenceSymmetry, jointDecisions,
    powerConcentration,
  ]

  private static let contractOnlyPairs = Indicator(
    "contract_only_pairs", .sharedAgency, unit: .share, direction: .down,
    needs: ["stakeholders: sector (with a sector of government)"],
    source: "Brinkerhoff 2002, doi:10.1002/pad.203", mean: .pairs,
    words: Words(
      name: "Buyer and supplier only",
      question: "How many pairs of government and others are tied by money alone?",
      formula:
        "pairs of government and another whose only kinds are fund or contract / tied pairs of government and others",
      caveat: "Contract and partnership can go together; a pair with any further kind of tie does not count.",
      texts: [
        "too little": "Government has no tie to anybody outside government.",
        "with": "pairs tied by money or contract alone",
        "without": "pairs tied by more",
      ]
    ) { found in
      Wording.some(
        found, .init("tied pair of government and another", "tied pairs of government and others"),
        one: "is tied by money or contract alone", many: "are tied by money or contract alone",
        not: "is tied by more than money or contract") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard let government = data.government, !government.isEmpty else {
      throw .missing(["stakeholders: sector (with a sector of government)"])
    }
    let mixed = data.pairs.filter { government.contains($0.pair.first) != government.contains($0.pair.second) }
    let only = mixed.filter { $0.kinds.allSatisfy { data.has($0, role: .formal) } }
    var found = try Measurement.share(
      only.count, of: mixed.count, .pair, otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["with"], pairs: data.noted(only)),
      .init(
        title: text["without"],
        pairs: data.noted(mixed.filter { pair in !only.contains { $0.pair == pair.pair } })),
    ])
    return found
  }

  private static let divisionOfLabour = Indicator(
    "division_of_labour", .sharedAgency, unit: .share, direction: .up,
    needs: ["relationships: tools (named by both sides)"],
    source: "Playbook, practice 2; Brinkerhoff 2002, doi:10.1002/pad.203", mean: .pairs,
    words: Words(
      name: "Each brings something of its own",
      question: "Where both sides say what they bring, does each bring something that the other does not?",
      formula:
        "positive pairs in which each side names a tool that the other does not / positive pairs in which both sides name tools",
      caveat: "Tools are what each side says of itself.",
      texts: [
        "too little": "In no pair do both sides name their tools.",
        "with": "pairs in which each brings something of its own",
        "without": "pairs in which one does not",
      ]
    ) { found in
      Wording.some(
        found, .init("pair in which both name their tools", "pairs in which both name their tools"),
        one: "divides the work, each side bringing something that the other does not",
        many: "divide the work, each side bringing something that the other does not",
        not: "does not divide the work: one side brings nothing that the other does not",
        none: "divides the work: in each of them one side brings nothing that the other does not") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let sides = data.toolsBySide
    guard data.study.relationships.contains(where: { !$0.tools.isEmpty }) else {
      throw .missing(["relationships: tools"])
    }
    let positive = data.positivePairs
    let named = positive.filter { sides[$0]?[$0.first] != nil && sides[$0]?[$0.second] != nil }
    let divided = named.filter { pair in
      guard let first = sides[pair]?[pair.first], let second = sides[pair]?[pair.second] else { return false }
      return !first.isSubset(of: second) && !second.isSubset(of: first)
    }
    var found = try Measurement.share(
      divided.count, of: named.count, eligible: positive.count, .pair,
      otherwise: text["too little"])
    func noted(_ pairs: [PracticePair]) -> [(pair: IDPair, note: String)] {
      pairs.map { pair in
        let brought = [pair.first, pair.second].map { node in
          "\(data.name(node)): \(Wording.list((sides[pair]?[node] ?? []).sorted()))"
        }
        return (data.ids(pair), brought.joined(separator: "; "))
      }
    }
    found.evidence = data.evidence([
      .init(title: text["with"], pairs: noted(divided)),
      .init(title: text["without"], pairs: noted(named.filter { !divided.contains($0) })),
    ])
    return found
  }

  private static let confirmedTies = Indicator(
    "confirmed_ties", .sharedAgency, unit: .share, direction: .up,
    needs: ["relationships: reporter", "respondents: who was asked about which kind"],
    source: "Krackhardt 1987, doi:10.1016/0378-8733(87)90009-8; Marsden 1990", mean: .pairs,
    words: Words(
      name: "Ties that both sides report",
      question: "Where both sides were asked, do both say that there is a tie?",
      formula:
        "ties of factual kinds that both sides report / ties that at least one reports, where both were asked and answered",
      caveat: "Only facts count (working together, money, data, decisions), no ratings and no trust; people forget.",
      texts: [
        "too little": "There is no tie about which both sides answered.",
        "with": "ties that both sides report",
        "without": "ties that one side reports",
      ]
    ) { found in
      Wording.some(
        found, .init("tie about which both sides were asked", "ties about which both sides were asked"),
        one: "is reported by both", many: "are reported by both", not: "is reported by one side only") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let factual = Set(data.rows.map(\.kind).filter(data.isFactual))
    guard data.study.relationships.contains(where: { $0.reporter != nil }) else {
      throw .missing(
        ["relationships: reporter"]
          + (factual.contains(where: data.asked.isKnown) ? [] : ["respondents: who was asked about which kind"]))
    }
    let known = factual.filter(data.asked.isKnown)
    guard !known.isEmpty else {
      throw .missing(["respondents: who was asked about which kind (or complete: in study.yaml)"])
    }
    struct Key: Hashable {
      let from: Int, to: Int
      let kind: Kind.ID
    }
    var reporters: [Key: Set<Int>] = [:]
    for row in data.rows where factual.contains(row.kind) && row.report.isTie && row.report.status != .ended {
      let isDirected = row.isDirected
      let pair = PracticePair(row.from, row.to)
      let key =
        isDirected
        ? Key(from: row.from, to: row.to, kind: row.kind)
        : Key(from: pair.first, to: pair.second, kind: row.kind)
      if let reporter = row.reporter.flatMap(data.node(of:)) { reporters[key, default: []].insert(reporter) }
    }
    let ties = data.ties.filter { factual.contains($0.kind) }
    let eligible = ties.filter { data.asked.bothAnswer(PracticePair($0.from, $0.to), $0.kind) }
    let confirmed = eligible.filter { tie in
      reporters[Key(from: tie.from, to: tie.to, kind: tie.kind)]?.isSuperset(of: [tie.from, tie.to]) ?? false
    }
    var found = try Measurement.share(
      confirmed.count, of: eligible.count, eligible: ties.count, .tie,
      otherwise: text["too little"])
    let kinds = known.sorted().filter { kind in eligible.contains { $0.kind == kind } }
    found.beside = kinds.map { kind in
      let all = eligible.count { $0.kind == kind }
      return .init(kind.rawValue, Double(confirmed.count { $0.kind == kind }) / Double(all))
    }
    found.evidence = data.evidence([
      .init(title: text["with"], ties: confirmed),
      .init(title: text["without"], ties: eligible.filter { !confirmed.contains($0) }),
    ])
    return found
  }

  private static let trustReciprocity = Indicator(
    "trust_reciprocity", .sharedAgency, unit: .share, direction: .up,
    needs: ["relationships: ties of kind trust", "respondents: who was asked about trust"],
    source: "Squartini and others 2013, doi:10.1038/srep02729", mean: .pairs,
    words: Words(
      name: "Trust that is returned",
      question: "How much of the trust that is given comes back?",
      formula: "Σ min(trust i→j, trust j→i) / Σ trust i→j, over pairs in which both were asked",
      caveat: "What somebody says about trust in a survey is not always what they do.",
      texts: [
        "too little": "There is no trust between two who were both asked.",
        "chance": "each sender's ratings dealt out anew among those it was asked about",
        "ties": "trust ties between two who were both asked",
        "used": "{1} of trust in {2} in which both were asked.",
      ]
    ) { found in
      "\(Wording.portion(found.value)) of the trust that is given is returned\(Wording.besideChance(found, .share))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let kinds = data.kinds(role: .trust)
    guard !kinds.isEmpty else { throw .missing(data.missingRole(.trust, .trust)) }
    guard kinds.contains(where: data.asked.isKnown) else { throw .missing(kinds.map(Asked.missing)) }
    let ties = data.trust
    let known = kinds.filter(data.asked.isKnown)
    func bothAnswer(_ pair: PracticePair) -> Bool { known.allSatisfy { data.asked.bothAnswer(pair, $0) } }
    let used = ties.filter { bothAnswer(PracticePair($0.from, $0.to)) }
    try data.needEnoughRatings(used)
    let mean = data.meanStrength(used)
    var given: [Arc: Double] = [:]
    for tie in used { given[Arc(tie.from, tie.to)] = tie.strength ?? mean }
    let arcs = given.keys.sorted()
    let total = arcs.reduce(0.0) { $0 + (given[$1] ?? 0) }
    guard total > 0 else { throw .tooLittle(text["too little"]) }
    let value = arcs.reduce(0.0) { $0 + min(given[$1] ?? 0, given[Arc($1.second, $1.first)] ?? 0) } / total
    var found = Measurement(
      value, used: used.count, eligible: ties.count, counted: .tie,
      working: "\(Wording.number(value * total)) / \(Wording.number(total))")
    let count = data.stakeholders.count
    if data.permutations > 0, count <= mostDealt {
      found.chance = returnedByChance(given, value, total, text["chance"], data) { bothAnswer(PracticePair($0, $1)) }
    }
    let pairCount = Set(used.map { PracticePair($0.from, $0.to) }).count
    found.notes = [
      text("used", Wording.count(used.count, .tie), Wording.count(pairCount, .pair))
    ]
    found.tellsRatings = used.contains { $0.strength != nil }
    found.evidence = data.evidence([.init(title: text["ties"], ties: used)])
    return found
  }

  /// Each of more stakeholders could be asked about more others than memory holds.
  private static let mostDealt = 3000

  /// How much trust is returned if each sender's ratings are dealt out anew among those it was asked about.
  private static func returnedByChance(
    _ given: [Arc: Double], _ value: Double, _ total: Double, _ model: String, _ data: PracticeData,
    _ isAsked: (Int, Int) -> Bool
  ) -> Measurement.Chance? {
    // Each sender's ratings of those it was asked about, with 0 for no tie, and where the rating of the way back stands.
    let count = data.stakeholders.count
    var subjects = [[Int]](repeating: [], count: count)
    for first in 0..<count {
      for second in 0..<count where second > first && isAsked(first, second) {
        subjects[first].append(second)
        subjects[second].append(first)
      }
    }
    let cells = subjects.enumerated().flatMap { rater, subjects in subjects.map { Arc(rater, $0) } }
    let places = Dictionary(zip(cells, cells.indices), uniquingKeysWith: { first, _ in first })
    let back = cells.map { places[Arc($0.second, $0.first)] ?? 0 }
    let ratings = cells.map { given[$0] ?? 0 }
    return Permutations.chance(
      of: value, model: model, count: data.affordablePermutations(for: cells.count), seed: data.seed
    ) { generator in
      var dealt = ratings
      var start = 0
      for subjects in subjects {
        for remaining in stride(from: subjects.count, to: 1, by: -1) {
          dealt.swapAt(start + generator.nextIndex(below: remaining), start + remaining - 1)
        }
        start += subjects.count
      }
      var returned = 0.0
      for place in back.indices { returned += min(dealt[place], dealt[back[place]]) }
      return returned / total
    }
  }

  private static let influenceSymmetry = Indicator(
    "influence_symmetry", .sharedAgency, unit: .index, direction: .up,
    needs: [
      "stakeholders: sector", "relationships: ties of kind decide or trust", "respondents: who was asked about them",
    ],
    source: "Playbook, practice 2; asymmetry of each pair by own definition", mean: .pairs,
    words: Words(
      name: "Influence both ways across sectors",
      question: "Across sectors, do the two sides trust each other and grant each other a say alike?",
      formula:
        "1 − mean of |w_ij − w_ji| / (w_ij + w_ji) over pairs of different sectors; w: trust over the top of its scale + level of decision over 5",
      caveat: "The weaker side may report more harmony than there is.",
      texts: [
        "too little": "In no tied pair of different sectors were both asked.",
        "ties": "trust and decide ties across sectors, both asked",
        "asked": "Only {1} was asked about.",
      ]
    ) { found in
      switch found.value {
      case 1: return "Across sectors, trust and say run both ways alike in every pair."
      case 0: return "Across sectors, trust and say run one way only in every pair."
      default:
        return
          "Across sectors, trust and say stand at \(Wording.onScale(found.value)) on a scale from 0 (all one way) to 1 (alike both ways)."
      }
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.government != nil else { throw .missing(["stakeholders: sector"]) }
    let kinds = data.kinds(role: .trust) + data.kinds(role: .decision)
    guard !kinds.isEmpty else { throw .missing(["relationships: ties of kind decide or trust"]) }
    let known = kinds.filter(data.asked.isKnown)
    guard !known.isEmpty else { throw .missing(kinds.map(Asked.missing)) }
    let weights = data.grantedInfluence(known)
    let pairs = Set(weights.keys.map { PracticePair($0.first, $0.second) }).sorted()
    var across: [PracticePair] = [], asked: [PracticePair] = []
    var terms: [Double] = []
    for pair in pairs {
      guard let one = data.stakeholders[pair.first].sector, let other = data.stakeholders[pair.second].sector,
        one != other
      else { continue }
      across.append(pair)
      guard known.allSatisfy({ data.asked.bothAnswer(pair, $0) }) else { continue }
      asked.append(pair)
      let there = weights[Arc(pair.first, pair.second)] ?? 0
      let back = weights[Arc(pair.second, pair.first)] ?? 0
      terms.append(abs(there - back) / (there + back))
    }
    var found = try Measurement.mean(
      of: terms, eligible: across.count, .pair, otherwise: text["too little"])
    found.working = "1 − \(found.working)"
    found.value = 1 - found.value
    let used = Set(asked)
    let ties = data.ties.filter { known.contains($0.kind) && used.contains(PracticePair($0.from, $0.to)) }
    try data.needEnoughRatings(ties)
    found.tellsRatings = ties.contains { data.has($0.kind, role: .trust) && $0.strength != nil }
    found.evidence = data.evidence([.init(title: text["ties"], ties: ties)])
    if known.count < kinds.count { found.notes.append(text("asked", Wording.list(known.map(\.rawValue)))) }
    return found
  }

  private static let jointDecisions = Indicator(
    "joint_decisions", .sharedAgency, unit: .share, direction: .up,
    needs: ["relationships: ties of kind decide", "relationships: decision_level"],
    source: "IAP2 spectrum of public participation", mean: .pairs,
    words: Words(
      name: "Decisions taken together",
      question: "How much of the say that is granted is a say together?",
      formula:
        "decide ties at level 4 (together) or above, or both ways at level 3 (involved) or above / decide ties with a level",
      caveat: "Levels are what the reporters say; where they differ, their mean counts.",
      texts: [
        "too little": "No decide tie of this wave has a level.",
        "with": "decide ties that are joint",
        "without": "decide ties that are not",
      ]
    ) { found in
      Wording.some(
        found, .init("tie about decisions", "ties about decisions"), one: "means deciding together",
        many: "mean deciding together", not: "does not mean deciding together") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var missing = data.missingRole(.decision, .decide)
    if missing.isEmpty, !data.hasDecisionLevels { missing.append("relationships: decision_level") }
    guard missing.isEmpty else { throw .missing(missing) }
    let all = data.ties(role: .decision)
    let ties = all.filter { $0.level != nil }
    var levels: [Arc: Double] = [:]
    for tie in ties { levels[Arc(tie.from, tie.to)] = max(levels[Arc(tie.from, tie.to)] ?? 0, tie.level ?? 0) }
    let joint = ties.filter { tie in
      let level = tie.level ?? 0
      return level >= 4 || (level >= 3 && (levels[Arc(tie.to, tie.from)] ?? 0) >= 3)
    }
    var found = try Measurement.share(
      joint.count, of: ties.count, eligible: all.count, .tie, otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["with"], ties: joint),
      .init(title: text["without"], ties: ties.filter { !joint.contains($0) }),
    ])
    return found
  }

  private static let powerConcentration = Indicator(
    "power_concentration", .sharedAgency, unit: .index, direction: .down,
    needs: ["relationships: ties of kind decide or trust"],
    source: "Gini 1912; Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
    words: Words(
      name: "Power held by a few",
      question: "Do trust and say gather at a few?",
      formula:
        "Gini coefficient of incoming trust (over the top of its scale) and say (level over 5), over all stakeholders",
      caveat: "As many ties thrown at random give some unevenness too; compare with that.",
      texts: [
        "too little": "There are no such ties in this wave.",
        "one": "way from one to another",
        "many": "ways from one to another",
        "centralisation": "Freeman centralisation of trust and say received",
        "ties": "trust and decide ties",
        "chance": "the ties of each stakeholder led to as many others, drawn at random",
      ]
    ) { found in
      if found.value == 0 { return "Trust and say are spread evenly over all." }
      return
        "Trust and say stand at \(Wording.unevenness(found, even: "all get as much", all: "one gets all"))\(Wording.besideChance(found, .index))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let kinds = data.kinds(role: .trust) + data.kinds(role: .decision)
    guard !kinds.isEmpty else { throw .missing(["relationships: ties of kind decide or trust"]) }
    let weights = data.grantedInfluence(kinds)
    let arcs = weights.keys.sorted()
    let count = data.stakeholders.count
    var received = [Double](repeating: 0, count: count)
    for arc in arcs { received[arc.second] += weights[arc] ?? 0 }
    guard let value = Unevenness.gini(received) else { throw .tooLittle(text["too little"]) }
    let ties = data.ties.filter { kinds.contains($0.kind) }
    try data.needEnoughRatings(ties)
    var found = Measurement(
      value, used: arcs.count, counted: text.noun,
      working: Unevenness.working(received))
    found.scale = Unevenness.scale(of: count)
    found.tellsRatings = ties.contains { data.has($0.kind, role: .trust) && $0.strength != nil }
    // Each kind gives at most 1 from each of the others.
    let most = Double(Set(ties.map(\.kind)).count)
    found.beside = [
      .init(
        text["centralisation"], Unevenness.centralization(received, greatest: most))
    ]
    found.evidence = data.evidence([.init(title: text["ties"], ties: ties)])
    let given = arcs.map { (from: $0.first, amount: weights[$0] ?? 0) }
    found.chance = Permutations.chance(
      of: value, model: text["chance"],
      count: data.affordablePermutations(for: arcs.count + count), seed: data.seed
    ) { generator in Unevenness.gini(Permutations.thrown(given, among: count, using: &generator)) }
    return found
  }
}

extension PracticeData {
  /// Pairs with the kinds of tie in each.
  func noted(_ pairs: [(pair: PracticePair, kinds: Set<Kind.ID>)]) -> [(pair: IDPair, note: String)] {
    pairs.map { (ids($0.pair), Wording.list($0.kinds.sorted().map(\.rawValue))) }
  }

  /// Two stakeholders by their keys.
  func ids(_ pair: PracticePair) -> IDPair { IDPair(stakeholders[pair.first].id, stakeholders[pair.second].id) }

  /// Whether ties of a kind are facts that both sides can know: no ratings, no trust, no praise.
  func isFactual(_ kind: Kind.ID) -> Bool {
    sign(kind) != .negative && !has(kind, role: .rating) && !has(kind, role: .trust) && kind != .praise
      && kind != .bridge
  }

  /// The mean of the strengths that are known; 1 where none is.
  func meanStrength(_ ties: [PracticeTie]) -> Double {
    let known = ties.compactMap(\.strength)
    return known.isEmpty ? 1 : known.reduce(0, +) / Double(known.count)
  }

  /// How much trust and say each grants to whom: trust over the top of its scale, levels of decision over 5. What is
  /// not known counts as the mean of its kind.
  func grantedInfluence(_ kinds: [Kind.ID]) -> [Arc: Double] {
    var weights: [Arc: Double] = [:]
    for kind in kinds {
      let ties = ties(kind)
      let isDecision = has(kind, role: .decision)
      let top = isDecision ? 5 : top(of: kind, ties)
      let known = ties.compactMap { isDecision ? $0.level : $0.strength }
      let mean = known.isEmpty ? top : known.reduce(0, +) / Double(known.count)
      for tie in ties {
        weights[Arc(tie.from, tie.to), default: 0] += ((isDecision ? tie.level : tie.strength) ?? mean) / top
      }
    }
    return weights
  }

  /// As many permutations as were asked for, fewer (but 199) where each looks at very many things.
  func affordablePermutations(for size: Int) -> Int {
    min(permutations, max(min(199, permutations), 10_000_000 / max(1, size)))
  }
}
