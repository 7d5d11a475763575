import Graphs
import StakeholderModel

/// Practice 3, second half: is blame kept out?
///
/// All figures go through the rules of publication of ``NegativeTies``: they are of the whole study at its last wave, to
/// two digits, about groups that are large enough, or not at all. What stands beside them (expectations, chances) goes
/// through the same rules, and counts of negative ties are never told.
///
/// The file is long because each of its fourteen indicators carries its words beside its computation: adding or changing
/// one touches this file alone.
extension Indicator {
  static let blameIndicators: [Indicator] = [
    blameShare, blameFreePairs, ambivalentPairs, blamePassing, blameStopsHere, blameChain, blameConcentration,
    blameReciprocity, blameAcrossSectors, blameInsidePartnership, balance, frustration, blameOnCommunity, pressureShare,
  ]

  private static let asked = "respondents: who was asked about blame (or complete: [blame] in study.yaml)"

  private static func blameIndicator(
    _ id: String, unit: Unit, direction: Direction, needs: [String] = [], source: String, mean: Mean? = nil,
    words: Words, measure: @escaping @Sendable (PracticeData, BlameLayer) throws(Unmeasured) -> Measurement
  ) -> Indicator {
    Indicator(
      id, .bridges, unit: unit, direction: direction, needs: [asked] + needs, source: source, mean: mean,
      isAboutNegativeTies: true, words: words
    ) { data throws(Unmeasured) -> Measurement in
      try measure(data, try BlameLayer(.blame, of: data))
    }
  }

  // MARK: How much

  private static let blameShare = blameIndicator(
    "blame_share", unit: .share, direction: .down, source: "Playbook, practice 3", mean: .pairs,
    words: Words(
      name: "Blame beside goodwill",
      question: "How much of what is said between stakeholders is blame?",
      formula:
        "Σ blame / (Σ blame + Σ positive), over each side of each pair that was asked; strengths over the top of their scale, one positive value for each side of a pair",
      caveat: "Few recorded blame ties may mean that people fear to say it."
    ) { found in
      found.value == 0
        ? "Nobody who was asked tells of blame."
        : "Blame makes up \(Wording.percent(found.value)) of what stakeholders say of each other, blame and goodwill together."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in try layer.shareBesidePositive(data) }

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
      found.value == 0
        ? "Nobody who was asked tells of pressure."
        : "Pressure makes up \(Wording.percent(found.value)) of what stakeholders say of each other, pressure and goodwill together."
    }
  ) { data throws(Unmeasured) -> Measurement in
    try BlameLayer(.pressure, of: data).shareBesidePositive(data)
  }

  private static let blameFreePairs = blameIndicator(
    "blame_free_pairs", unit: .share, direction: .up, source: "Playbook, practice 3", mean: .pairs,
    words: Words(
      name: "Partners without blame",
      question: "How many pairs of partners, both asked, do not blame each other?",
      formula: "positive pairs, both asked about blame, with none either way / positive pairs, both asked about blame",
      caveat: "Not to have named a partner is not to have no complaint."
    ) { found in
      switch found.value {
      case 1: "Between no two partners who were both asked is there any blame."
      case 0: "Between any two partners who were both asked there is blame."
      default: "In \(Wording.percent(found.value)) of the pairs of partners who were both asked there is no blame."
      }
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    let pairs = data.positivePairs.filter { layer.bothAsked($0.first, $0.second) }
    guard !pairs.isEmpty else { throw .tooLittle("In no pair of partners both were asked about blame.") }
    var found = try layer.share(by: .goodwill, ofPairs: pairs.count) { graph in
      (Double(pairs.count { !graph.isTied($0.first, $0.second) }), Double(pairs.count))
    }
    found.counted = .pair
    found.used = pairs.count
    found.eligible = data.positivePairs.count
    return found
  }

  private static let ambivalentPairs = blameIndicator(
    "ambivalent_pairs", unit: .share, direction: .neither, needs: ["relationships: ties of kind trust"],
    source: "Playbook, practice 3; own definition", mean: .pairs,
    words: Words(
      name: "Trust and blame at once",
      question: "How many pairs of partners have both trust and blame?",
      formula: "positive pairs, both asked about blame, with trust and blame / positive pairs, both asked about blame",
      caveat: "To trust somebody and still say what went wrong can be a strength."
    ) { found in
      found.value == 0
        ? "Between no two partners who were both asked are there both trust and blame."
        : "In \(Wording.percent(found.value)) of the pairs of partners who were both asked there are both trust and blame."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    guard data.occurs(role: .trust) else { throw .missing(data.missingRole(.trust, .trust)) }
    let pairs = data.positivePairs.filter { layer.bothAsked($0.first, $0.second) }
    guard !pairs.isEmpty else { throw .tooLittle("In no pair of partners both were asked about blame.") }
    let trusting = Set(data.ties(role: .trust).map { PracticePair($0.from, $0.to) }).intersection(pairs)
    var found = try layer.share(by: .trustingPartners, ofPairs: pairs.count) { graph in
      (Double(trusting.count { graph.isTied($0.first, $0.second) }), Double(pairs.count))
    }
    found.counted = .pair
    found.used = pairs.count
    found.eligible = data.positivePairs.count
    return found
  }

  // MARK: Passed on

  private static let blamePassing = blameIndicator(
    "blame_passing", unit: .share, direction: .down, source: "Playbook, practice 3; own definition",
    words: Words(
      name: "Blame that is passed on",
      question: "Do those who are blamed blame somebody else?",
      formula:
        "blamed stakeholders that answered and blame one who did not blame them / blamed stakeholders that answered",
      caveat: "To hit back at who blames one is not passing on and is not counted here."
    ) { found in
      let others =
        found.beside.first?.value.map { "; of those who are not blamed, \(Wording.percent($0)) blame somebody" } ?? ""
      return
        "Of those who are blamed, \(Wording.percent(found.value)) blame somebody who did not blame them\(Wording.besideChance(found, .share))\(others)."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    let answered = layer.answered
    let isBlamed = { @Sendable (graph: Graph, node: Int) in answered[node] && !graph.predecessors(of: node).isEmpty }
    let isSpared = { @Sendable (graph: Graph, node: Int) in answered[node] && graph.predecessors(of: node).isEmpty }
    let passes = { @Sendable (graph: Graph, node: Int) in
      graph.neighbors(of: node).contains { !graph.containsTie(from: $0, to: node) }
    }
    func parts(_ graph: Graph) -> (part: Double, whole: Double) {
      let blamed = graph.nodes.filter { isBlamed(graph, $0) }
      return (Double(blamed.count { passes(graph, $0) }), Double(blamed.count))
    }
    func share(_ graph: Graph) -> Double? {
      let (part, whole) = parts(graph)
      return whole > 0 ? part / whole : nil
    }
    let scope = PublicationRule.Scope.stakeholders(among: isBlamed, with: passes)
    var found = try layer.share(scope, of: parts)
    let besides = layer.optional { ties in
      ties.figure(.stakeholders(among: isSpared, with: passes), unit: .share) { graph in
        let spared = graph.nodes.filter { isSpared(graph, $0) }
        return spared.isEmpty ? nil : Double(spared.count { passes(graph, $0) }) / Double(spared.count)
      }
    }
    found.beside = [.init("share among those who are not blamed", besides)]
    let count = data.affordablePermutations(for: data.stakeholders.count * data.stakeholders.count)
    func chance(_ graph: Graph) -> Measurement.Chance? {
      guard let observed = share(graph) else { return nil }
      let dyads = layer.dyadCensus(of: graph)
      return Permutations.chance(of: observed, model: "", count: count, seed: layer.seed(data)) { generator in
        share(layer.redrawn(dyads, using: &generator))
      }
    }
    // Drawn once: what is published of it is rounded by the same rules.
    let drawn = layer.confidential(chance)
    if count > 0, let p = layer.optional({ $0.figure(scope, unit: .chance) { _ in drawn?.pValue } }),
      let expected = layer.optional({ $0.figure(scope, unit: .share) { _ in drawn?.expected } })
    {
      found.chance = .init(
        expected: expected, pValue: p, permutations: count,
        model: "as many one-way and mutual ties of blame, drawn anew among those who were asked")
    }
    return found
  }

  private static let blameStopsHere = blameIndicator(
    "blame_stops_here", unit: .share, direction: .up, source: "Playbook, practice 3",
    words: Words(
      name: "Where blame stops",
      question: "How many of those who are blamed blame nobody?",
      formula: "blamed stakeholders that answered and blame nobody / blamed stakeholders that answered",
      caveat: "Who blames nobody may have learnt to keep quiet."
    ) { found in "Of those who are blamed, \(Wording.percent(found.value)) blame nobody." }
  ) { data, layer throws(Unmeasured) -> Measurement in
    let answered = layer.answered
    let isBlamed = { @Sendable (graph: Graph, node: Int) in answered[node] && !graph.predecessors(of: node).isEmpty }
    let stops = { @Sendable (graph: Graph, node: Int) in graph.neighbors(of: node).isEmpty }
    // Beside blame_passing it tells how many only hit back; they must be enough as well.
    return try layer.share(layer.blamingOn, layer.onlyHittingBack) { graph in
      let blamed = graph.nodes.filter { isBlamed(graph, $0) }
      return (Double(blamed.count { stops(graph, $0) }), Double(blamed.count))
    }
  }

  private static let blameChain = blameIndicator(
    "blame_chain", unit: .number, direction: .down, source: "Own definition",
    words: Words(
      name: "Longest chain of blame",
      question: "How far is blame passed on, from one to the next?",
      formula: "ties of the longest way along blame that meets nobody twice",
      caveat: "Long chains arise by chance where there is much blame."
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
  ) { data, layer throws(Unmeasured) -> Measurement in
    var found = try layer.measurement(
      {
        $0.figure(.blamingOn(among: $0.asked), .onlyHittingBack(among: $0.asked), unit: .count) {
          Double($0.longestChain().length)
        }
      }, of: .count)
    layer.show(&found) { graph in
      let path = graph.longestChain().path
      return "ties along \(Wording.list(path.map { data.name($0) }, limit: 12))"
    }
    if layer.confidential({ $0.longestChain().isExact ? nil : true }) == true {
      found.notes = ["A lower bound: there may be a longer chain."]
    }
    return found
  }

  // MARK: On whom

  private static let blameConcentration = blameIndicator(
    "blame_concentration", unit: .index, direction: .neither,
    source: "Gini 1912; Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
    words: Words(
      name: "Blame carried by a few",
      question: "Is blame carried by a few or spread over many?",
      formula: "Gini coefficient of blame received, over all stakeholders, those without any included",
      caveat: "As much blame thrown at random is uneven, too; compare with that."
    ) { found in
      "Blame stands at \(Wording.fixed(found.value, 2)) on a scale from 0 (all get as much) to 1 (one gets it all)\(Wording.besideChance(found, .index))."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    var found = try layer.measurement(
      { $0.figure(.all, unit: .index) { Unevenness.gini($0.nodes.map($0.inStrength(of:))) } }, of: .index)
    layer.show(&found) { graph in
      let sum = graph.ties.reduce(0.0) { $0 + $1.strength }
      return "Gini of \(graph.nodeCount) sums that add up to \(Wording.number(sum))"
    }
    found.beside = [
      .init(
        "Freeman centralisation of blame received",
        layer.optional { $0.figure(.all, unit: .index) { $0.degreeCentralization().value } })
    ]
    let count = data.affordablePermutations(for: data.stakeholders.count * 20)
    let drawn = layer.confidential { graph in
      Unevenness.gini(graph.nodes.map(graph.inStrength(of:))).flatMap { observed in
        let ties = graph.ties.map { (from: $0.from, amount: $0.strength) }
        return Permutations.chance(of: observed, model: "", count: count, seed: layer.seed(data)) { generator in
          Unevenness.gini(Permutations.thrown(ties, among: graph.nodeCount, using: &generator))
        }
      }
    }
    found.chance = layer.published(
      drawn, unit: .index, model: "the blame of each stakeholder led to as many others, drawn at random")
    return found
  }

  private static let blameReciprocity = blameIndicator(
    "blame_reciprocity", unit: .share, direction: .neither,
    source: "Garlaschelli & Loffredo 2004, doi:10.1103/PhysRevLett.93.268701; Krackhardt 1988 (the test)", mean: .pairs,
    words: Words(
      name: "Blame that is returned",
      question: "Do those who are blamed blame back?",
      formula: "blame ties that are returned / blame ties, between two who were both asked",
      caveat: "To hit back is human; it shows a quarrel of two, not a culture of blame."
    ) { found in
      "\(Wording.percent(found.value)) of blame between two who were both asked is returned\(Wording.besideChance(found, .share))."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    let isReturned = PublicationRule.Scope.ties { $0.containsTie(from: $1.to, to: $1.from) }
    var found = try layer.share(isReturned) { graph in
      let known = graph.ties.filter { layer.bothAsked($0.from, $0.to) }
      return (Double(known.count { graph.containsTie(from: $0.to, to: $0.from) }), Double(known.count))
    }
    for (label, unit, value) in [
      ("the same by strength", .share, { layer.answers($0, isBinary: false).asymmetry().value.map { 1 - $0 } }),
      ("returned beyond chance: 0 as by chance, 1 always", .index, { layer.answers($0).reciprocityBeyondChance }),
      (
        "odds of blame where there is blame back, as a multiple", .number,
        { layer.answers($0).reciprocation().oddsRatio.value }
      ),
    ] as [(String, GroupFigure.Unit, (Graph) -> Double?)] {
      found.beside.append(.init(label, layer.optional { $0.figure(isReturned, unit: unit, value: value) }))
    }
    let count = data.affordablePermutations(for: data.stakeholders.count * data.stakeholders.count)
    let drawn =
      count == 0
      ? nil
      : layer.confidential { graph -> Measurement.Chance? in
        let answers = layer.answers(graph)
        let test = answers.quadraticAssignment(with: answers.transposed, permutations: count, seed: layer.seed(data))
          .chance
        guard let expected = answers.knownDensity else { return nil }
        return .init(expected: expected, pValue: test.pValue, permutations: count, model: "")
      }
    found.chance = layer.published(
      drawn, isReturned, unit: .share,
      model: "who gives which answers dealt out anew, the answers of the other side kept (QAP)")
    return found
  }

  private static let blameAcrossSectors = blameIndicator(
    "blame_across_sectors", unit: .share, direction: .neither, needs: ["stakeholders: sector"],
    source: "Own definition; expectation by counting pairs", mean: .pairs,
    words: Words(
      name: "Blame across sectors",
      question: "Does blame go to other sectors or stay within one's own?",
      formula: "blame to another sector / all blame; sectors that are too small are taken together",
      caveat: "Most pairs are of different sectors, so most blame is, too; compare with chance."
    ) { found in
      "\(Wording.percent(found.value)) of blame goes to another sector\(Wording.besideChance(found, .share))."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    guard data.government != nil else { throw .missing(["stakeholders: sector"]) }
    guard let groups = MergedGroups(data.sectorLabels, minimum: layer.minimum) else {
      throw .tooLittle("There are fewer than two sectors that are large enough.")
    }
    let labels = groups.labels
    func parts(_ graph: Graph, _ labels: [Int?]) -> (part: Double, whole: Double) {
      var across = 0.0, all = 0.0
      for tie in graph.ties {
        guard let from = labels[tie.from], let to = labels[tie.to] else { continue }
        all += tie.strength
        if from != to { across += tie.strength }
      }
      return (across, all)
    }
    func share(_ graph: Graph, _ labels: [Int?]) -> Double? {
      let (across, all) = parts(graph, labels)
      return all > 0 ? across / all : nil
    }
    var found = try layer.share(by: .sectors) { parts($0, labels) }
    let sizes = Dictionary(grouping: labels.compactMap(\.self), by: \.self).mapValues(\.count)
    let known = Double(sizes.values.reduce(0, +))
    let same = sizes.values.reduce(0.0) { $0 + Double($1 * ($1 - 1)) }
    let expected = 1 - same / (known * (known - 1))
    let count = data.affordablePermutations(for: data.stakeholders.count * 20)
    let drawn = layer.confidential { graph in
      share(graph, labels).flatMap { observed in
        Permutations.chance(of: observed, expected: expected, model: "", count: count, seed: layer.seed(data)) {
          generator in
          share(graph, generator.shuffledLabels(labels))
        }
      }
    }
    found.chance = layer.published(
      drawn, by: .sectors, unit: .share, model: "who belongs to which sector, dealt out anew")
    return found
  }

  private static let blameInsidePartnership = blameIndicator(
    "blame_inside_partnership", unit: .share, direction: .down, source: "Playbook, practice 3; own definition",
    mean: .pairs,
    words: Words(
      name: "Blame among partners",
      question: "How much blame is between stakeholders that work together?",
      formula: "blame between two with a positive tie or the same partnership / all blame",
      caveat: "Partners have more occasions to blame each other than strangers."
    ) { found in
      let pairs =
        found.beside.first?.value.map { " (of all who could blame each other, \(Wording.percent($0)) are)" } ?? ""
      return "\(Wording.percent(found.value)) of blame is between partners\(pairs)."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    let inside = data.partners
    var found = try layer.share(by: .partnership) { graph in
      let within = graph.ties.filter { inside.contains(PracticePair($0.from, $0.to)) }
      return (within.reduce(0.0) { $0 + $1.strength }, graph.ties.reduce(0.0) { $0 + $1.strength })
    }
    let asked = layer.askedPairs
    let partners = asked.count { inside.contains(PracticePair($0.from, $0.to)) }
    found.beside = [
      .init(
        "share of those asked about each other who are partners",
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
      caveat: "1 is as much as their number; it says nothing about whether the blame is deserved."
    ) { found in
      if found.value == 0 { return "Beneficiaries get no blame." }
      let text = Wording.fixed(found.value, 2)
      if text == "1.00" { return "Beneficiaries get as much blame as their number would lead one to expect." }
      let doubt = Wording.mayBeChance(found, ", which may well be chance")
      return
        "Beneficiaries get \(found.value > 1 ? "more" : "less") blame than their number would lead one to expect, \(text) times as much\(doubt)."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
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
    let times = data.affordablePermutations(for: count * 20)
    let drawn = layer.confidential { graph -> Measurement.Chance? in
      let (own, all) = parts(graph)
      guard all > 0 else { return nil }
      let parity = Double(members.count) / Double(count)
      return Permutations.chance(
        of: own / all / parity, expected: 1, model: "", count: times, seed: layer.seed(data)
      ) { generator in
        let marks = Permutations.marks(members.count, of: count, using: &generator)
        return graph.ties.reduce(0.0) { $0 + (marks[$1.to] ? $1.strength : 0) } / all / parity
      }
    }
    found.chance = layer.published(
      drawn, by: .beneficiaries, unit: .number, model: "who is a beneficiary, dealt out anew")
    return found
  }

  // MARK: Signs

  private static let balance = blameIndicator(
    "balance", unit: .share, direction: .neither, source: "Cartwright & Harary 1956, doi:10.1037/h0046049",
    words: Words(
      name: "Triangles in balance",
      question: "Do partners of partners stay partners, or is the network full of divided loyalties?",
      formula:
        "triangles with no or two ties of blame / all triangles of goodwill and blame; pairs with both are left out",
      caveat: "A network in balance can be at peace or split into two camps."
    ) { found in
      "Of the groups of three who are all tied by goodwill or blame, \(Wording.percent(found.value)) hold together (no blame, or two partners facing a third)\(Wording.besideChance(found, .share))."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    let positive = data.positiveGraph
    var found = try layer.measurement(
      {
        // A tie is in three of as many triangles as there are for each tie.
        $0.figure(.all, unit: .share, perTie: { 3 / layer.signedPairs($0, beside: positive) }) {
          SignedGraph(positive: positive, negative: $0).triadBalance().balance.value
        }
      }, of: .share)
    layer.show(&found) { graph in
      let census = SignedGraph(positive: positive, negative: graph).triadBalance()
      return "(\(census.allPositive) + \(census.twoNegative)) / \(census.triangles)"
    }
    let count = min(data.permutations, 499)
    let drawn = layer.confidential { graph -> Measurement.Chance? in
      let signed = SignedGraph(positive: positive, negative: graph).undirected()
      guard let observed = signed.triadBalance().balance.value else { return nil }
      let ties = signed.positive.ties.map { ($0.from, $0.to) } + signed.negative.ties.map { ($0.from, $0.to) }
      let negatives = signed.negative.tieCount
      return Permutations.chance(of: observed, model: "", count: count, seed: layer.seed(data)) { generator in
        let marks = Permutations.marks(negatives, of: ties.count, using: &generator)
        let (plus, minus) = (zip(ties, marks).filter { !$0.1 }.map(\.0), zip(ties, marks).filter(\.1).map(\.0))
        guard let first = try? Graph(nodeCount: signed.nodeCount, ties: plus, isDirected: false),
          let second = try? Graph(nodeCount: signed.nodeCount, ties: minus, isDirected: false)
        else { return nil }
        return SignedGraph(positive: first, negative: second).triadBalance().balance.value
      }
    }
    found.chance = layer.published(drawn, unit: .share, model: "which ties are blame, dealt out anew")
    return found
  }

  private static let frustration = blameIndicator(
    "frustration", unit: .index, direction: .neither, source: "Aref & Wilson 2018, doi:10.1093/comnet/cnx015",
    words: Words(
      name: "Distance from two camps",
      question: "How near is the network to two camps with blame between them and goodwill within?",
      formula: "1 − 2 L / m; L: the fewest ties that do not fit two camps, m: ties with a sign",
      caveat: "1 can also mean that there is one camp and no blame at all."
    ) { found in
      if found.value == 1 { return "All goodwill is within two camps, or one, and all blame is between them." }
      // Of m ties L do not fit, so (1 + value) / 2 of them do.
      let fitting = Wording.percent((1 + found.value) / 2)
      return
        "If everybody were put into one of two camps, with goodwill within and blame between, \(found.notes.isEmpty ? "at best" : "at least") \(fitting) of ties would fit."
    }
  ) { data, layer throws(Unmeasured) -> Measurement in
    let positive = data.positiveGraph
    let bounds = layer.confidential { graph -> (lower: Double, upper: Double)? in
      let signed = SignedGraph(positive: positive, negative: graph.unweighted).undirected()
      let index = signed.frustrationIndex(effort: 2_000_000, seed: layer.seed(data))
      guard let fewest = index.normalized, let least = index.lower else { return nil }
      return (fewest, index.isProved ? fewest : 1 - 2 * least / Double(signed.tieCount))
    }
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
        "A bound, not proved to be exact: the value lies between this and \(upper.map { Wording.fixed($0, 2) } ?? "1")."
      ]
      found.beside = [.init("upper bound", upper)]
    }
    return found
  }
}
