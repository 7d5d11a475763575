import Graphs
import StakeholderModel

/// Practice 4: do people try things out, share what they learn and change course?
extension Indicator {
  static let labIndicators: [Indicator] = [
    evidenceReach, evidenceReciprocity, feedbackLoops, experimentsDecided, solutionsDropped, cadence,
  ]

  private static let learning = "relationships: ties of kind data or experiment"

  private static let evidenceReach = Indicator(
    "evidence_reach", .lab, unit: .share, direction: .up, needs: [learning], source: "Playbook, practice 4",
    mean: .stakeholders,
    words: Words(
      name: "Whom evidence reaches",
      question: "How many stakeholders get data or take part in an experiment?",
      formula: "stakeholders to whom a data tie leads or who have an experiment tie / stakeholders",
      caveat: "To get data is not to learn from it.",
      texts: [
        "subject": "data or experiments",
        "too little": "There are no stakeholders.",
        "with": "stakeholders that evidence reaches",
        "ties": "data and experiment ties",
      ]
    ) { found in
      Wording.some(
        found, .stakeholder, one: "gets data or takes part in an experiment",
        many: "get data or take part in an experiment", not: "neither gets data nor takes part in an experiment") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.data) || data.occurs(.experiment) else { throw .missing([learning]) }
    try data.needInWave(text["subject"]) { $0 == .data || $0 == .experiment }
    let ties = data.evidenceTies
    var reached = Set<Int>()
    for tie in ties {
      reached.insert(tie.to)
      if !data.isDirected(tie.kind) { reached.insert(tie.from) }
    }
    var found = try Measurement.share(
      reached.count, of: data.stakeholders.count, .stakeholder, otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: reached.sorted()),
      .init(title: text["ties"], ties: ties),
    ])
    return found
  }

  private static let evidenceReciprocity = Indicator(
    "evidence_reciprocity", .lab, unit: .share, direction: .up,
    needs: ["relationships: ties of kind data", "respondents: who was asked about data"],
    source: "Playbook, practice 4", mean: .pairs,
    words: Words(
      name: "Data both ways",
      question: "Does data flow both ways, or only to one side?",
      formula: "pairs with data ties both ways / pairs with a data tie, where both were asked",
      caveat: "Duty to report is one way, too, and may look like learning.",
      texts: [
        "too little": "In no pair that shares data were both asked about it.",
        "with": "data ties that run both ways",
        "without": "data ties that run one way, both asked",
      ]
    ) { found in
      Wording.some(
        found, .init("pair that shares data", "pairs that share data"), one: "shares it both ways",
        many: "share it both ways", not: "shares it one way only") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.data) else { throw .missing(data.missingKinds([.data])) }
    guard data.asked.isKnown(.data) else { throw .missing([Asked.missing(.data)]) }
    let arcs = Set(data.ties(.data).map { Arc($0.from, $0.to) })
    let all = Set(arcs.map { PracticePair($0.first, $0.second) })
    let asked = all.filter { data.asked.bothAnswer($0, .data) }
    let both = asked.filter { arcs.contains(Arc($0.first, $0.second)) && arcs.contains(Arc($0.second, $0.first)) }
    var found = try Measurement.share(
      both.count, of: asked.count, eligible: all.count, .pair,
      otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(
        title: text["with"],
        ties: data.ties(.data).filter { both.contains(PracticePair($0.from, $0.to)) }),
      .init(
        title: text["without"],
        ties: data.ties(.data).filter {
          let pair = PracticePair($0.from, $0.to)
          return asked.contains(pair) && !both.contains(pair)
        }),
    ])
    return found
  }

  private static let feedbackLoops = Indicator(
    "feedback_loops", .lab, unit: .share, direction: .up, needs: [learning],
    source: "Argyris & Schön 1978 on feedback; Tarjan 1972, doi:10.1137/0201010",
    words: Words(
      name: "Inside a loop of learning",
      question: "How many stakeholders hear back, in the end, on the data that they give?",
      formula: "stakeholders on a closed way along data and experiment ties / stakeholders",
      caveat: "An experiment of two is a loop of two: it runs both ways by nature.",
      texts: [
        "subject": "data or experiments",
        "too little": "There are no stakeholders.",
        "with": "stakeholders inside a loop",
        "ties": "data and experiment ties",
      ]
    ) { found in
      Wording.some(
        found, .stakeholder, one: "is inside a loop of data and experiments",
        many: "are inside a loop of data and experiments", not: "is outside every loop of data and experiments") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.data) || data.occurs(.experiment) else { throw .missing([learning]) }
    try data.needInWave(text["subject"]) { $0 == .data || $0 == .experiment }
    let graph = data.graph(of: data.evidenceTies, directed: true)
    let parts = graph.strongComponents()
    let inside = graph.nodes.filter { parts.sizes[parts[$0]] > 1 }
    var found = try Measurement.share(
      inside.count, of: graph.nodeCount, .stakeholder, otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: inside),
      .init(title: text["ties"], ties: data.evidenceTies),
    ])
    return found
  }

  private static let experimentsDecided = Indicator(
    "experiments_decided", .lab, unit: .share, direction: .up,
    needs: ["relationships: ties of kind experiment", "relationships: outcome, decision"],
    source: "Playbook, practice 4", mean: .pairs,
    words: Words(
      name: "Experiments that end in a decision",
      question: "When an experiment has a result, is anything decided on it?",
      formula: "experiments with an outcome and a decision / experiments with an outcome",
      caveat: "A pilot for its own sake can end in a decision, too.",
      texts: [
        "too little": "No experiment of this wave has an outcome.",
        "with": "experiments with an outcome",
      ]
    ) { found in
      Wording.some(
        found, .init("experiment with a result", "experiments with a result"), one: "led to a decision",
        many: "led to a decision", not: "led to no decision") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.experiment) else { throw .missing(data.missingKinds([.experiment])) }
    guard data.study.relationships.contains(where: { $0.kind == .experiment && $0.outcome != nil }) else {
      throw .missing(["relationships: outcome, decision"])
    }
    let all = data.experiments
    let ended = all.filter { $0.outcome != nil }
    var found = try Measurement.share(
      ended.count { $0.decision != nil }, of: ended.count, eligible: all.count, .experiment,
      otherwise: text["too little"])
    found.evidence = data.evidence([.init(title: text["with"], pairs: ended.map(noted))])
    return found
  }

  private static let solutionsDropped = Indicator(
    "solutions_dropped", .lab, unit: .share, direction: .up,
    needs: ["relationships: ties of kind experiment", "relationships: decision"],
    source: "Playbook, practice 4", mean: .pairs,
    words: Words(
      name: "Approaches that were dropped",
      question: "Of the experiments that were decided, how many ended an approach?",
      formula: "experiments whose decision ended the approach / experiments with a decision",
      caveat: "A lab that never drops anything is none; one that drops everything is none either.",
      texts: [
        "too little": "No experiment of this wave has a decision.",
        "other words": "No decision is one of the words that are understood (ended, changed, continued).",
        "left out": "Decisions in other words than ended, dropped, stopped, changed or continued are left out.",
        "with": "experiments with a decision",
      ]
    ) { found in
      Wording.some(
        found, .init("decided experiment", "decided experiments"), one: "ended an approach", many: "ended an approach",
        not: "ended no approach") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.experiment) else { throw .missing(data.missingKinds([.experiment])) }
    guard data.study.relationships.contains(where: { $0.kind == .experiment && $0.decision != nil }) else {
      throw .missing(["relationships: decision"])
    }
    let decided = data.experiments.filter { $0.decision != nil }
    let decisions = decided.compactMap(\.decision)
    let understood = decisions.compactMap(endsApproach)
    var found = try Measurement.share(
      understood.count(where: \.self), of: understood.count, eligible: decisions.count, .experiment,
      otherwise: decisions.isEmpty
        ? text["too little"]
        : text["other words"])
    if understood.count < decisions.count {
      found.notes = [text["left out"]]
    }
    found.evidence = data.evidence([.init(title: text["with"], pairs: decided.map(noted))])
    return found
  }

  /// An experiment in words.
  private static func noted(_ experiment: Relationship) -> (pair: IDPair, note: String) {
    let parts = [
      experiment.since.map(Wording.since), experiment.partnership, experiment.outcome.map(Wording.outcome),
      Wording.decision(experiment.decision),
    ]
    return (IDPair(experiment.from, experiment.to), parts.compactMap(\.self).joined(separator: "; "))
  }

  /// Whether a decision ended an approach; nil for words that are not understood.
  private static func endsApproach(_ decision: String) -> Bool? {
    let word = decision.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
    let ended = ["end", "ended", "drop", "dropped", "stop", "stopped", "abandon", "abandoned", "close", "closed"]
    let kept = [
      "continue", "continued", "change", "changed", "adapt", "adapted", "extend", "extended", "scale", "scaled", "keep",
      "kept", "adopt", "adopted", "repeat", "repeated",
    ]
    return ended.contains(word) ? true : kept.contains(word) ? false : nil
  }

  private static let cadence = Indicator(
    "cadence", .lab, unit: .days, direction: .neither,
    needs: [
      "relationships: ties of kind experiment", "relationships: partnership", "relationships: since (to the day)",
    ],
    source: "Playbook, practice 4",
    noChangeTest: "the experiments of the wave before are in this value, too",
    words: Words(
      name: "Days between experiments",
      question: "How long is it from one experiment of a partnership to the next?",
      formula: "median days between the beginnings of consecutive experiments of the same partnership",
      caveat: "A fast rhythm is not better than a slow one; the rhythm has to fit the work.",
      texts: [
        "too little": "No partnership has two experiments that are dated to the day.",
        "one": "gap",
        "many": "gaps",
        "earlier": "Experiments of earlier waves are counted, too.",
        "with": "experiments of a partnership that are dated to the day",
        "median": "median of {1}",
      ]
    ) { found in
      found.value == 0
        ? "Half of the time or more, experiments of a partnership begin on the same day."
        : "A partnership begins its next experiment after \(Wording.value(found.value, .days)) (\(found.used == 1 ? "the only gap" : "the middle of \(Wording.grouped(found.used)) gaps"))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.experiment) else { throw .missing(data.missingKinds([.experiment])) }
    let reports = data.study.relationships.filter { $0.kind == .experiment }
    var missing: [String] = []
    if !reports.contains(where: { $0.partnership != nil }) { missing.append("relationships: partnership") }
    if !reports.contains(where: { $0.since?.day != nil }) { missing.append("relationships: since (to the day)") }
    guard missing.isEmpty else { throw .missing(missing) }
    let all = data.allExperiments
    var days: [String: [Int]] = [:]
    for experiment in all {
      guard let partnership = experiment.partnership, let since = experiment.since, since.day != nil else { continue }
      days[partnership, default: []].append(since.earliestDay)
    }
    var gaps: [Double] = []
    for partnership in days.keys.sorted() {
      let sorted = (days[partnership] ?? []).sorted()
      for (earlier, later) in zip(sorted, sorted.dropFirst()) { gaps.append(Double(later - earlier)) }
    }
    guard let median = Medians.median(gaps) else {
      throw .tooLittle(text["too little"])
    }
    let used = days.values.reduce(0) { $0 + $1.count }
    var found = Measurement(
      median, used: gaps.count, eligible: gaps.count + all.count - used, counted: text.noun,
      working: text("median", Wording.list(gaps.sorted().map { Wording.number($0) }, limit: 20)))
    found.notes = [text["earlier"]]
    if data.study.waves.isEmpty { found.notes = [] }
    found.evidence = data.evidence([
      .init(
        title: text["with"],
        pairs: all.filter { $0.partnership != nil && $0.since?.day != nil }.map(noted))
    ])
    return found
  }
}

/// The middle of some numbers.
enum Medians {
  /// The middle number, or the mean of the two in the middle; nil where there is none.
  static func median(_ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// What two reports of one experiment have in common.
private struct ExperimentKey: Hashable {
  let pair: IDPair
  let since: PartialDate?
  let partnership: String?
  let wave: Wave.ID?
  let question: String?
}

extension PracticeData {
  /// The ties along which evidence goes.
  var evidenceTies: [PracticeTie] { ties.filter { $0.kind == .data || $0.kind == .experiment } }

  /// The experiments of this wave, each once, also those that have ended.
  var experiments: [Relationship] {
    PracticeData.distinct(rows.lazy.map(\.report).filter { $0.kind == .experiment && $0.isTie })
  }

  /// The experiments up to this wave, each once.
  var allExperiments: [Relationship] { PracticeData.distinct(history.filter { $0.kind == .experiment }) }

  /// Two reports of one experiment, by its two sides or in two waves, are one.
  private static func distinct(_ reports: some Sequence<Relationship>) -> [Relationship] {
    var places: [ExperimentKey: Int] = [:]
    var distinct: [Relationship] = []
    for report in reports {
      let key = ExperimentKey(
        pair: IDPair(report.from, report.to), since: report.since, partnership: report.partnership,
        wave: report.since == nil ? report.wave : nil, question: report.evidence)
      if let place = places[key] {
        distinct[place].outcome = distinct[place].outcome ?? report.outcome
        distinct[place].decision = distinct[place].decision ?? report.decision
      } else {
        places[key] = distinct.count
        distinct.append(report)
      }
    }
    return distinct
  }
}
