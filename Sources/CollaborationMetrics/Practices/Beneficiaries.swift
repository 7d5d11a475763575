import Graphs
import StakeholderModel

/// Practice 1: do those whom the work is for plan, decide and learn?
extension Indicator {
  static let beneficiaryIndicators: [Indicator] = [
    beneficiaryPresence, beneficiaryDecisionShare, beneficiaryDecisionLevel, beneficiaryInfluence,
    beneficiaryIndependence, beneficiaryLearning, beneficiarySupport, beneficiaryDataReturn,
  ]

  private static let needsBeneficiaries = "stakeholders: beneficiary, or a sector community"

  private static let beneficiaryPresence = Indicator(
    "beneficiary_presence", .beneficiaries, unit: .share, direction: .up,
    needs: [needsBeneficiaries, "relationships: ties of kind decide"],
    source: "Arnstein 1969, doi:10.1080/01944366908977225", mean: .stakeholders,
    words: Words(
      name: "Beneficiaries with a say",
      question: "How many of those whom the work is for have a say in a decision?",
      formula: "beneficiaries with at least one decide tie / beneficiaries",
      caveat: "A seat is not a vote: a tie counts at any level, also if they are only informed.",
      texts: [
        "subject": "a say in decisions",
        "others": "share of the others with a part in a decision",
        "with": "beneficiaries with a decide tie",
        "ties": "decide ties that touch a beneficiary",
      ]
    ) { found in
      Wording.some(
        found, .beneficiary, one: "has a part in at least one decision", many: "have a part in at least one decision",
        not: "has no part in any decision", none: "has a part in any decision")
        + Wording.besideOthers(found, "have") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let members = try data.needingBeneficiaries(data.missingRole(.decision, .decide))
    try data.needInWave(text["subject"]) { data.has($0, role: .decision) }
    let ties = data.ties(role: .decision)
    let involved = Set(ties.flatMap { [$0.from, $0.to] })
    let present = members.filter(involved.contains)
    var found = try Measurement.share(present.count, of: members.count, .beneficiary, otherwise: "")
    found.beside = [data.shareOfOthers(text["others"], members, involved.contains)]
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: present),
      .init(
        title: text["ties"],
        ties: ties.filter { members.contains($0.from) || members.contains($0.to) }),
    ])
    return found
  }

  private static let beneficiaryDecisionShare = Indicator(
    "beneficiary_decision_share", .beneficiaries, unit: .shareDifference, direction: .up,
    needs: [needsBeneficiaries, "relationships: ties of kind decide", "relationships: decision_level"],
    source: "IAP2 spectrum of public participation; expectation by counting pairs", mean: .pairs,
    words: Words(
      name: "Their share of decisions, against parity",
      question: "Do ties about decisions touch beneficiaries as much as their number would lead one to expect?",
      formula:
        "levels of decide ties that touch a beneficiary / levels of all decide ties − (1 − (n−b)(n−b−1) / (n(n−1)))",
      caveat: "0 is parity of numbers, not of power; a tie by which beneficiaries grant a say counts as well.",
      texts: [
        "too little": "No decide tie of this wave has a level.",
        "share": "share of the levels of decide ties that touch a beneficiary",
        "parity": "the same if it did not matter who is a beneficiary",
        "chance": "who is a beneficiary, dealt out anew",
        "with": "decide ties with a level that touch a beneficiary",
        "without": "the other decide ties with a level",
      ]
    ) { found in
      let actual = Wording.percent(found.beside.first?.value ?? 0)
      let expected = Wording.percent(found.beside.last?.value ?? 0)
      let points = Wording.number(abs(found.value) * 100, decimals: 0)
      if points == "0" {
        return
          "Beneficiaries take part in \(actual) of all say in decisions, as much as their number would lead one to expect."
      }
      let side = found.value > 0 ? "more" : "less"
      let doubt = Wording.mayBeChance(found, ", which may well be chance")
      return
        "Beneficiaries take part in \(actual) of all say in decisions, \(points) percentage \(points == "1" ? "point" : "points") \(side) than their number would lead one to expect (\(expected))\(doubt)."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var missing = data.missingRole(.decision, .decide)
    if missing.isEmpty, !data.hasDecisionLevels { missing.append("relationships: decision_level") }
    let members = Set(try data.needingBeneficiaries(missing))
    let all = data.ties(role: .decision)
    let ties = all.filter { $0.level != nil }
    let total = ties.reduce(0.0) { $0 + ($1.level ?? 0) }
    let count = data.stakeholders.count
    guard total > 0 else { throw .tooLittle(text["too little"]) }
    let others = count - members.count
    func share(_ isMember: (Int) -> Bool) -> Double {
      ties.reduce(0.0) { $0 + (isMember($1.from) || isMember($1.to) ? $1.level ?? 0 : 0) } / total
    }
    let actual = share(members.contains)
    let expected = 1 - Double(others * (others - 1)) / Double(count * (count - 1))
    var found = Measurement(
      actual - expected, used: ties.count, eligible: all.count, counted: .tie,
      working:
        "\(Wording.number(actual * total)) / \(Wording.number(total)) − (1 − \(others)·\(others - 1) / (\(count)·\(count - 1)))"
    )
    found.beside = [
      .init(text["share"], actual),
      .init(text["parity"], expected),
    ]
    let chance = Permutations.chance(
      of: actual, expected: expected, model: text["chance"], count: data.permutations,
      seed: data.seed
    ) { generator in
      let marks = Permutations.marks(members.count, of: count, using: &generator)
      return share { marks[$0] }
    }
    if let chance {
      found.chance = Measurement.Chance(
        expected: 0, pValue: chance.pValue, permutations: chance.permutations, model: chance.model)
    }
    let touching = ties.filter { members.contains($0.from) || members.contains($0.to) }
    found.evidence = data.evidence([
      .init(title: text["with"], ties: touching),
      .init(
        title: text["without"],
        ties: ties.filter { !members.contains($0.from) && !members.contains($0.to) }),
    ])
    return found
  }

  private static let beneficiaryDecisionLevel = Indicator(
    "beneficiary_decision_level", .beneficiaries, unit: .points, direction: .up,
    needs: [needsBeneficiaries, "relationships: ties of kind decide", "relationships: decision_level"],
    source: "IAP2 spectrum of public participation; Arnstein 1969, doi:10.1080/01944366908977225", mean: .pairs,
    words: Words(
      name: "Level of the say they get",
      question: "When beneficiaries are given a say, how much of one, beside what others are given?",
      formula:
        "mean level of the decide ties that go to a beneficiary (1 told, 2 asked, 3 involved, 4 deciding together, 5 deciding)",
      caveat: "Levels are what the reporters say they grant or get; both sides' reports are averaged.",
      texts: [
        "too little": "No decide tie with a level goes to a beneficiary.",
        "others": "mean level of decide ties to others",
        "chance": "who is a beneficiary, dealt out anew (difference of the two means)",
        "with": "decide ties with a level to beneficiaries",
        "without": "decide ties with a level to others",
      ]
    ) { found in
      let level = "\(Wording.fixed(found.value, 1)) of 5 (\(levelWords(found.value)))"
      guard let others = found.beside.first?.value else {
        return "The say given to beneficiaries is at level \(level) on average; nobody else is given one."
      }
      let text = Wording.fixed(others, 1)
      let side =
        text == Wording.fixed(found.value, 1)
        ? "the same as what others are given"
        : found.value > others ? "above what others are given (\(text))" : "below what others are given (\(text))"
      let doubt = Wording.mayBeChance(found, ", a difference that may well be chance")
      return
        "The say given to beneficiaries is at level \(level) on average, \(side)\(text == Wording.fixed(found.value, 1) ? "" : doubt)."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var missing = data.missingRole(.decision, .decide)
    if missing.isEmpty, !data.hasDecisionLevels { missing.append("relationships: decision_level") }
    let members = Set(try data.needingBeneficiaries(missing))
    let all = data.ties(role: .decision)
    let ties = all.filter { $0.level != nil }
    let own = ties.filter { members.contains($0.to) }
    let others = ties.filter { !members.contains($0.to) }
    var found = try Measurement.mean(
      of: own.map { $0.level ?? 0 }, eligible: all.count { members.contains($0.to) }, .tie,
      otherwise: text["too little"])
    func mean(_ ties: [PracticeTie]) -> Double? {
      ties.isEmpty ? nil : ties.reduce(0.0) { $0 + ($1.level ?? 0) } / Double(ties.count)
    }
    let besides = mean(others)
    found.beside = [.init(text["others"], besides)]
    if let besides {
      let count = data.stakeholders.count
      found.chance = Permutations.chance(
        of: found.value - besides, model: text["chance"],
        count: data.permutations, seed: data.seed
      ) { generator in
        let marks = Permutations.marks(members.count, of: count, using: &generator)
        guard let first = mean(ties.filter { marks[$0.to] }), let second = mean(ties.filter { !marks[$0.to] }) else {
          return nil
        }
        return first - second
      }
    }
    found.evidence = data.evidence([
      .init(title: text["with"], ties: own),
      .init(title: text["without"], ties: others),
    ])
    return found
  }

  private static func levelWords(_ level: Double) -> String {
    let levels = ["being told", "being asked", "being involved", "deciding together", "deciding themselves"]
    let lower = min(max(Int(level), 1), 5), upper = min(max(Int(level.rounded(.up)), 1), 5)
    return lower == upper ? levels[lower - 1] : "between \(levels[lower - 1]) and \(levels[upper - 1])"
  }

  private static let beneficiaryInfluence = Indicator(
    "beneficiary_influence", .beneficiaries, unit: .ratio, direction: .up,
    needs: [needsBeneficiaries, "relationships: ties of positive kinds or of kind decide"],
    source: "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    words: Words(
      name: "Their standing in the network",
      question: "Do ties of goodwill and of decisions lead to beneficiaries as much as to others?",
      formula:
        "mean PageRank of beneficiaries / mean PageRank of the others, on positive and decide ties (damping 0.85)",
      caveat: "Standing in the network as reported is not power over money or rules.",
      texts: [
        "all": "Every stakeholder is a beneficiary.",
        "too little": "There are no ties to look at.",
        "chance": "who is a beneficiary, dealt out anew",
        "with": "beneficiaries",
        "ties": "positive and decide ties",
      ]
    ) { found in
      let text = Wording.fixed(found.value, 2)
      if text == "1.00" { return "Goodwill and say in decisions reach a beneficiary as much as another stakeholder." }
      let tail =
        found.chance?.isRare == true
        ? ", which chance alone would seldom give"
        : Wording.mayBeChance(found, ", a difference that may well be chance")
      let side = found.value > 1 ? "more" : "less"
      return
        "Goodwill and say in decisions reach a beneficiary \(side) than another stakeholder, \(text) times as much\(tail)."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let members = try data.needingBeneficiaries()
    let ties = data.ties.filter { data.isPositive($0.kind) || data.has($0.kind, role: .decision) }
    guard !ties.isEmpty else { throw .missing(["relationships: ties of positive kinds or of kind decide"]) }
    let count = data.stakeholders.count
    guard members.count < count else { throw .tooLittle(text["all"]) }
    let ranks = data.graph(of: ties, directed: true).pageRank().map { $0 ?? 0 }
    func ratio(_ isMember: [Bool]) -> Double? {
      var own = 0.0, others = 0.0
      for node in ranks.indices { if isMember[node] { own += ranks[node] } else { others += ranks[node] } }
      return (own / Double(members.count)) / (others / Double(count - members.count))
    }
    var marks = [Bool](repeating: false, count: count)
    for member in members { marks[member] = true }
    guard let value = ratio(marks) else { throw .tooLittle(text["too little"]) }
    let own = members.reduce(0.0) { $0 + ranks[$1] } / Double(members.count)
    let others = ranks.indices.filter { !marks[$0] }.reduce(0.0) { $0 + ranks[$1] } / Double(count - members.count)
    var found = Measurement(
      value, used: ties.count, counted: .tie,
      working: "\(Wording.number(own, decimals: 5)) / \(Wording.number(others, decimals: 5))")
    found.chance = Permutations.chance(
      of: value, model: text["chance"], count: data.permutations, seed: data.seed
    ) { generator in
      ratio(Permutations.marks(members.count, of: count, using: &generator))
    }
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: members), .init(title: text["ties"], ties: ties),
    ])
    return found
  }

  private static let beneficiaryIndependence = Indicator(
    "beneficiary_independence", .beneficiaries, unit: .share, direction: .up,
    needs: [
      needsBeneficiaries, "stakeholders: sector (with a sector of government)", "relationships: ties of positive kinds",
    ],
    source: "Menger's theorem on independent paths; the practice as read from the playbook",
    words: Words(
      name: "Ways to government that do not hang on one",
      question: "How many beneficiaries still reach government if any one other stakeholder is gone?",
      formula:
        "beneficiaries with a path of positive ties to some body of government after any one stakeholder outside government is removed / beneficiaries outside government",
      caveat: "A path is a chance to be heard and no promise; a direct tie counts as independent.",
      texts: [
        "too little": "All beneficiaries are bodies of government.",
        "direct": "share with a direct tie",
        "with": "beneficiaries that do not hang on one",
        "without": "beneficiaries that do",
        "ties": "positive ties",
      ]
    ) { found in
      Wording.some(
        found, .beneficiary, one: "has ways to government that do not all hang on one other stakeholder",
        many: "have ways to government that do not all hang on one other stakeholder",
        not: "reaches government only by way of one other stakeholder, or not at all") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let members = try data.needingBeneficiaries()
    guard let government = data.government, !government.isEmpty else {
      throw .missing(["stakeholders: sector (with a sector of government)"])
    }
    let ties = data.ties.filter { data.isPositive($0.kind) }
    guard !ties.isEmpty else { throw .missing(["relationships: ties of positive kinds"]) }
    let graph = data.graph(of: ties, directed: false)
    let eligible = members.filter { !government.contains($0) }
    // A body of government is where the way leads, not one on whom it hangs, so only others are taken away; and of these
    // only who is on one way that there is, since taking away another leaves that way.
    let isGoal = graph.nodes.map(government.contains)
    let independent = eligible.filter { member in
      guard let between = way(from: member, to: isGoal, in: graph, without: nil) else { return false }
      return between.allSatisfy { way(from: member, to: isGoal, in: graph, without: $0) != nil }
    }
    var found = try Measurement.share(
      independent.count, of: eligible.count, .beneficiary, otherwise: text["too little"])
    let direct = eligible.filter { graph.neighbors(of: $0).contains(where: government.contains) }
    found.beside = [.init(text["direct"], Double(direct.count) / Double(eligible.count))]
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: independent),
      .init(title: text["without"], stakeholders: eligible.filter { !independent.contains($0) }),
      .init(title: text["ties"], ties: ties),
    ])
    return found
  }

  /// Those between somebody and the nearest goal on a shortest way; nil where there is none.
  private static func way(from start: Int, to isGoal: [Bool], in graph: Graph, without removed: Int?) -> [Int]? {
    var cameFrom = [Int](repeating: -1, count: graph.nodeCount)
    cameFrom[start] = start
    if let removed { cameFrom[removed] = removed }
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for neighbor in graph.neighbors(of: node) where cameFrom[neighbor] < 0 {
        guard isGoal[neighbor] else {
          cameFrom[neighbor] = node
          queue.append(neighbor)
          continue
        }
        var between: [Int] = []
        var here = node
        while here != start {
          between.append(here)
          here = cameFrom[here]
        }
        return between
      }
    }
    return nil
  }

  private static let beneficiaryLearning = Indicator(
    "beneficiary_learning", .beneficiaries, unit: .share, direction: .up,
    needs: [needsBeneficiaries, "relationships: ties of kind train"],
    source: "Playbook, practice 1", mean: .stakeholders,
    words: Words(
      name: "Beneficiaries that are trained",
      question: "How many beneficiaries does training reach?",
      formula: "beneficiaries to whom a train tie leads / beneficiaries",
      caveat: "Training can be used to change people instead of decisions.",
      texts: [
        "subject": "training",
        "others": "share of the others that get training",
        "with": "beneficiaries that training reaches",
        "ties": "train ties to beneficiaries",
      ]
    ) { found in
      Wording.some(
        found, .beneficiary, one: "gets training from a partner", many: "get training from a partner",
        not: "gets no training from a partner") + Wording.besideOthers(found, "do") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let members = try data.needingBeneficiaries(data.missingKinds([.train]))
    try data.needInWave(text["subject"]) { $0 == .train }
    let ties = data.ties(.train).filter { members.contains($0.to) }
    let reached = members.filter { member in ties.contains { $0.to == member } }
    let trained = Set(data.ties(.train).map(\.to))
    var found = try Measurement.share(reached.count, of: members.count, .beneficiary, otherwise: "")
    found.beside = [data.shareOfOthers(text["others"], members, trained.contains)]
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: reached),
      .init(title: text["ties"], ties: ties),
    ])
    return found
  }

  private static let beneficiarySupport = Indicator(
    "beneficiary_support", .beneficiaries, unit: .share, direction: .up,
    needs: [needsBeneficiaries, "stakeholders: sector", "relationships: ties of kind advocate or train"],
    source: "Playbook, practice 1", mean: .stakeholders,
    words: Words(
      name: "Beneficiaries helped through systems",
      question: "How many beneficiaries does an organisation outside government speak for or train?",
      formula:
        "beneficiaries to whom an advocate or train tie leads from a stakeholder outside government / beneficiaries",
      caveat: "An organisation that speaks for beneficiaries can also speak over them.",
      texts: [
        "subject": "training or speaking for somebody",
        "others": "share of the others that are helped so",
        "with": "beneficiaries that are helped",
        "ties": "advocate and train ties to beneficiaries from outside government",
      ]
    ) { found in
      Wording.some(
        found, .beneficiary, one: "is spoken for or trained by an organisation outside government",
        many: "are spoken for or trained by an organisation outside government",
        not: "is neither spoken for nor trained by an organisation outside government")
        + Wording.besideOthers(found, "are") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var missing: [String] = []
    if !data.occurs(role: .advocacy), !data.occurs(.train) {
      missing.append("relationships: ties of kind advocate or train")
    }
    if data.government == nil { missing.append("stakeholders: sector") }
    let members = try data.needingBeneficiaries(missing)
    try data.needInWave(text["subject"]) { $0 == .train || data.has($0, role: .advocacy) }
    let government = data.government ?? []
    let all = data.ties.filter { tie in
      (data.has(tie.kind, role: .advocacy) || tie.kind == .train) && !government.contains(tie.from)
        && data.stakeholders[tie.from].sector != nil
    }
    let ties = all.filter { members.contains($0.to) }
    let helped = members.filter { member in ties.contains { $0.to == member } }
    var found = try Measurement.share(helped.count, of: members.count, .beneficiary, otherwise: "")
    found.beside = [data.shareOfOthers(text["others"], members, Set(all.map(\.to)).contains)]
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: helped),
      .init(title: text["ties"], ties: ties),
    ])
    return found
  }

  private static let beneficiaryDataReturn = Indicator(
    "beneficiary_data_return", .beneficiaries, unit: .share, direction: .up,
    needs: [needsBeneficiaries, "relationships: ties of kind data"],
    source: "Playbook, practices 1 and 4", mean: .pairs,
    words: Words(
      name: "Data that comes back",
      question: "Of the data ties of beneficiaries, how many bring them data?",
      formula: "data ties to a beneficiary / data ties to or from a beneficiary",
      caveat: "It counts ties, not how much data or whether it is of use.",
      texts: [
        "too little": "No data tie leads to or from a beneficiary.",
        "with": "data ties to beneficiaries",
        "without": "data ties from beneficiaries only",
      ]
    ) { found in
      Wording.some(
        found, .init("data tie of a beneficiary", "data ties of beneficiaries"), one: "brings them data",
        many: "bring them data", not: "brings them no data: they only give it away",
        none: "brings them data: they only give it away") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let members = Set(try data.needingBeneficiaries(data.missingKinds([.data])))
    let ties = data.ties(.data).filter { members.contains($0.from) || members.contains($0.to) }
    let back = ties.filter { members.contains($0.to) }
    var found = try Measurement.share(
      back.count, of: ties.count, .tie, otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["with"], ties: back),
      .init(title: text["without"], ties: ties.filter { !members.contains($0.to) }),
    ])
    return found
  }
}

extension PracticeData {
  /// The share of those who are no beneficiaries of whom something holds, to put beside that of beneficiaries.
  func shareOfOthers(
    _ label: String, _ members: [Int], _ holds: (Int) -> Bool
  ) -> Measurement.Comparison {
    let members = Set(members)
    let others = stakeholders.indices.filter { !members.contains($0) }
    return .init(label, others.isEmpty ? nil : Double(others.count(where: holds)) / Double(others.count))
  }

  /// Whether any decide tie of the study has a level.
  var hasDecisionLevels: Bool {
    study.relationships.contains { $0.decisionLevel != nil && has($0.kind, role: .decision) }
  }
}
