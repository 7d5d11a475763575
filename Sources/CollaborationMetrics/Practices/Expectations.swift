import Graphs
import StakeholderModel

/// Practice 7: are promises small and kept?
extension Indicator {
  static let expectationIndicators: [Indicator] = [
    expectationGap, expectationMismatch, earlyPromise, resourceAsymmetry,
  ]

  private static let expectationGap = Indicator(
    "expectation_gap", .expectations, unit: .index, direction: .down,
    needs: [
      "relationships: expected, realised, due", "study.yaml: the scale of the kind",
      "study.yaml: reference_date (or dates of the waves)",
    ],
    source: "Playbook, practice 7", mean: .pairs,
    words: Words(
      name: "Promises and what came of them",
      question: "Of what was expected by now, how much was realised?",
      formula: "mean of (expected − realised) / (top − bottom of the scale) over expectations past due",
      caveat: "Goals are rewritten later; a low promise is no sign of a low aim.",
      texts: [
        "one": "expectation past due",
        "many": "expectations past due",
        "too little": "No expectation that is past due has a realised value.",
      ]
    ) { found in
      gapSentence(found, of: "what was expected by now")
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let (due, gaps) = try data.gaps()
    var found = try Measurement.mean(
      of: gaps.map(\.gap), eligible: due, text.noun,
      otherwise: text["too little"])
    found.evidence = data.evidence([.init(title: text["many"], pairs: gaps.map { noted($0.report) })])
    return found
  }

  private static let expectationMismatch = Indicator(
    "expectation_mismatch", .expectations, unit: .index, direction: .down,
    needs: ["relationships: expected, reporter (both sides of a tie)", "study.yaml: the scale of the kind"],
    source: "Playbook, practice 7", mean: .pairs,
    words: Words(
      name: "Two sides, two expectations",
      question: "Do the two sides of a tie expect the same of it?",
      formula:
        "mean of |expected by one side − expected by the other| / (top − bottom of the scale) over ties for which both say",
      caveat: "To expect the same is not to expect the right thing.",
      texts: [
        "too little": "For no tie both sides say what they expect.",
        "with": "ties of which both sides say what they expect",
        "said": "{1}, expected: {2} and {3}",
      ]
    ) { found in
      if found.value == 0 { return "Where both sides of a tie say what they expect, they expect the same." }
      return
        "Where both sides of a tie say what they expect, they are \(Wording.percent(found.value)) of the scale apart on average."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let reports = data.rows.map(\.report).filter { $0.expected != nil && data.study.bindsTogether($0.kind) }
    guard data.study.relationships.contains(where: { $0.expected != nil }) else {
      throw .missing(["relationships: expected, reporter (both sides of a tie)"])
    }
    guard data.study.relationships.contains(where: { $0.expected != nil && $0.reporter != nil }) else {
      throw .missing(["relationships: reporter"])
    }
    guard reports.isEmpty || reports.contains(where: { data.width(of: $0.kind) != nil }) else {
      throw .missing(["study.yaml: the scale of the kind"])
    }
    struct Key: Hashable {
      let pair: IDPair
      let isSwapped: Bool
      let kind: Kind.ID
    }
    var sides: [Key: [Stakeholder.ID: [Double]]] = [:]
    var order: [Key] = []
    for report in reports {
      guard let expected = report.expected, let reporter = report.reporter,
        reporter == report.from || reporter == report.to
      else { continue }
      let isDirected = data.isDirected(report.kind)
      let key = Key(
        pair: IDPair(report.from, report.to), isSwapped: isDirected && report.to < report.from, kind: report.kind)
      if sides[key] == nil { order.append(key) }
      sides[key, default: [:]][reporter, default: []].append(expected)
    }
    let gaps = order.compactMap { key -> Double? in
      guard let width = data.width(of: key.kind), let one = sides[key]?[key.pair.first],
        let other = sides[key]?[key.pair.second]
      else { return nil }
      return abs(one.reduce(0, +) / Double(one.count) - other.reduce(0, +) / Double(other.count)) / width
    }
    var found = try Measurement.mean(
      of: gaps, eligible: order.count, .tie, otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(
        title: text["with"],
        pairs: order.compactMap { key in
          guard data.width(of: key.kind) != nil, let one = sides[key]?[key.pair.first],
            let other = sides[key]?[key.pair.second]
          else { return nil }
          let said = [one, other].map { Wording.list($0.map { Wording.number($0) }) }
          return (key.pair, text("said", key.kind, said[0], said[1]))
        })
    ])
    return found
  }

  private static let earlyPromise = Indicator(
    "early_promise", .expectations, unit: .index, direction: .down,
    needs: [
      "relationships: expected, realised, due", "relationships: since, reported_on",
      "study.yaml: the scale of the kind",
    ],
    source: "Playbook, practice 7", mean: .pairs,
    words: Words(
      name: "Promises of young ties",
      question: "Do ties promise more in their first year than they keep, and is that so later, too?",
      formula:
        "mean of (expected − realised) / (top − bottom of the scale) over expectations past due stated within a year of since, beside those stated later",
      caveat: "Expectations whose dates leave open whether they are of the first year are left out.",
      texts: [
        "one": "expectation of a first year",
        "many": "expectations of a first year",
        "too little": "No expectation that is past due was stated within a year of the tie's beginning.",
        "later": "the same for expectations stated later",
        "with": "expectations of a first year, past due",
        "without": "expectations stated later, past due",
      ]
    ) { found in
      let first = gapSentence(found, of: "what ties expected in their first year")
      guard let later = found.beside.first?.value else { return first }
      let text = Wording.percent(abs(later))
      let tail = later == 0 ? "no gap" : "a \(later > 0 ? "shortfall" : "surplus") of \(text)"
      return first.dropLast() + "; later expectations show \(tail)."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let (_, gaps) = try data.gaps()
    let all = data.study.relationships.filter { $0.expected != nil }
    var missing: [String] = []
    if !all.contains(where: { $0.since != nil }) { missing.append("relationships: since") }
    if !all.contains(where: { $0.reportedOn != nil }) { missing.append("relationships: reported_on") }
    guard missing.isEmpty else { throw .missing(missing) }
    var early: [Double] = [], later: [Double] = []
    var young: [Relationship] = [], old = young
    for (report, gap) in gaps {
      guard let since = report.since, let stated = report.reportedOn else { continue }
      if stated.latestDay - since.earliestDay <= 365 {
        early.append(gap)
        young.append(report)
      } else if stated.earliestDay - since.latestDay > 365 {
        later.append(gap)
        old.append(report)
      }
    }
    var found = try Measurement.mean(
      of: early, eligible: gaps.count - later.count,
      text.noun,
      otherwise: text["too little"])
    found.beside = [
      .init(text["later"], later.isEmpty ? nil : later.reduce(0, +) / Double(later.count))
    ]
    found.evidence = data.evidence([
      .init(title: text["with"], pairs: young.map(noted)),
      .init(title: text["without"], pairs: old.map(noted)),
    ])
    return found
  }

  /// An expectation in words.
  private static func noted(_ report: Relationship) -> (pair: IDPair, note: String) {
    let parts = [
      report.kind.rawValue, report.expected.map(Wording.expected), report.realised.map(Wording.realised),
      report.due.map(Wording.due), report.reportedOn.map(Wording.stated),
    ]
    return (IDPair(report.from, report.to), parts.compactMap(\.self).joined(separator: ", "))
  }

  private static func gapSentence(_ found: Measurement, of what: String) -> String {
    let text = Wording.percent(abs(found.value))
    if found.value == 0 { return "On average, exactly \(what) came true." }
    let way = found.value > 0 ? "missed" : "exceeded"
    return "On average, \(what) was \(way) by \(text) of the scale\(Wording.doubt(found))."
  }

  private static let resourceAsymmetry = Indicator(
    "resource_asymmetry", .expectations, unit: .index, direction: .down, needs: ["relationships: ties of kind fund"],
    source: "Gini 1912; playbook, practice 7",
    words: Words(
      name: "Money gathered at a few",
      question: "Does funding go to a few?",
      formula: "Gini coefficient of the number of fund ties that lead to each stakeholder, over all stakeholders",
      caveat: "It counts grants, not amounts; as many ties thrown at random give much unevenness, too.",
      texts: [
        "too little": "Nobody is funded in this wave.",
        "chance": "the fund ties of each funder led to as many others, drawn at random",
        "ties": "fund ties",
      ]
    ) { found in
      if found.value == 0 { return "Every stakeholder has as many funders as any other." }
      return
        "Funding stands at \(Wording.unevenness(found, even: "all have as many funders", all: "one has them all"))\(Wording.besideChance(found, .index))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.fund) else { throw .missing(data.missingKinds([.fund])) }
    let ties = data.ties(.fund)
    let count = data.stakeholders.count
    var received = [Double](repeating: 0, count: count)
    for tie in ties { received[tie.to] += 1 }
    guard let value = Unevenness.gini(received) else { throw .tooLittle(text["too little"]) }
    var found = Measurement(
      value, used: ties.count, counted: .tie, working: Unevenness.working(received))
    found.scale = Unevenness.scale(of: count)
    let given = ties.map { (from: $0.from, amount: 1.0) }
    found.chance = Permutations.chance(
      of: value, model: text["chance"],
      count: data.affordablePermutations(for: ties.count + count), seed: data.seed
    ) { generator in Unevenness.gini(Permutations.thrown(given, among: count, using: &generator)) }
    found.evidence = data.evidence([.init(title: text["ties"], ties: ties)])
    return found
  }
}

extension PracticeData {
  /// The width of the scale of a kind; nil where it has none.
  func width(of kind: Kind.ID) -> Double? {
    study.kind(kind)?.scale.map { $0.maximum - $0.minimum }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// How many expectations are past due, and for those that have a realised value how far it falls short, as a part of
  /// the scale.
  func gaps() throws(Unmeasured) -> (due: Int, gaps: [(report: Relationship, gap: Double)]) {
    let all = study.relationships
    var missing: [String] = []
    if !all.contains(where: { $0.expected != nil }) { missing.append("relationships: expected") }
    if !all.contains(where: { $0.realised != nil }) { missing.append("relationships: realised") }
    if !all.contains(where: { $0.due != nil }) { missing.append("relationships: due") }
    if referenceDate == nil { missing.append("study.yaml: reference_date (or dates of the waves)") }
    if missing.isEmpty, !all.contains(where: { $0.expected != nil && width(of: $0.kind) != nil }) {
      missing.append("study.yaml: the scale of the kind")
    }
    guard missing.isEmpty, let reference = referenceDate else { throw .missing(missing) }
    let due = rows.map(\.report).filter { report in
      report.expected != nil && report.isTie && (report.due?.isCertainlyBefore(reference) ?? false)
    }
    let gaps = due.compactMap { report -> (Relationship, Double)? in
      guard let expected = report.expected, let realised = report.realised, let width = width(of: report.kind) else {
        return nil
      }
      return (report, (expected - realised) / width)
    }
    return (due.count, gaps)
  }
}
