import Graphs
import StakeholderModel

/// Practice 6: do ties last, and do they outlive a grant?
extension Indicator {
  static let longViewIndicators: [Indicator] = [
    tieAge, tieSurvival, tieStability, trustTrend, turnover, sharedSustainability,
  ]

  private static let referenceDate = "study.yaml: reference_date (or dates of the waves)"

  private static let tieAge = Indicator(
    "tie_age", .longView, unit: .years, direction: .neither, needs: ["relationships: since", referenceDate],
    source: "Playbook, practice 6", noChangeTest: "ties that go on get older whatever anybody does",
    words: Words(
      name: "Age of ties",
      question: "How old are the ties that there are?",
      formula:
        "median of (reference date − since) over ties that have not ended; a date without a day counts as the middle of what it can mean",
      caveat: "Only ties that still exist are seen, and dates known to the year alone may be half a year off.",
      texts: [
        "too little": "No tie of this wave that goes on has a date of beginning.",
        "with": "ties with a beginning that go on",
        "ages": "the middle of {1} ages at {2}, from {3} to {4} years",
        "one to the year": "{1} of the {2} dates is known to the year alone.",
        "to the year": "{1} of the {2} dates are known to the year alone.",
      ]
    ) { found in
      "Half of the ties with a date are older than \(Wording.age(found.value)), half are younger."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let missing =
      (data.study.relationships.contains { $0.since != nil } ? [] : ["relationships: since"])
      + (data.referenceDate == nil ? [referenceDate] : [])
    guard missing.isEmpty, let reference = data.referenceDate else { throw .missing(missing) }
    let spells = data.spells.filter { !$0.isOver }
    let dated = spells.filter { $0.since != nil && ($0.since?.earliestDay ?? 0) <= reference.latestDay }
    let ages = dated.compactMap { spell in spell.since.map { (reference.middle - $0.middle) / 365.25 } }
    guard let median = Medians.median(ages) else {
      throw .tooLittle(text["too little"])
    }
    let sorted = ages.sorted()
    var found = Measurement(
      max(0, median), used: ages.count, eligible: spells.count, counted: .tie,
      working:
        text(
          "ages", ages.count, reference, Wording.number(max(0, sorted[0]), decimals: 1),
          Wording.number(sorted[sorted.count - 1], decimals: 1))
    )
    found.evidence = data.evidence([.init(title: text["with"], pairs: dated.map(\.noted))])
    let toTheYear = dated.count { $0.since?.month == nil }
    if toTheYear > 0 {
      found.notes = [
        text(toTheYear == 1 ? "one to the year" : "to the year", toTheYear, dated.count)
      ]
    }
    return found
  }

  private static let tieSurvival = Indicator(
    "tie_survival", .longView, unit: .share, direction: .up,
    needs: ["relationships: since", "relationships: status, until, reported_on", referenceDate],
    source: "Kaplan & Meier 1958, doi:10.2307/2281868",
    noChangeTest: "the ties of the wave before are in this value, too",
    words: Words(
      name: "Ties that last",
      question: "How many ties last at least one, two, five years?",
      formula:
        "Kaplan–Meier estimate at 1, 2 and 5 years: ended ties by until, ongoing ones seen until the reference date, unknown ones until they were last reported; the value is that of the longest of these times that the data reach",
      caveat:
        "Ties that began before the study are seen only if they had lasted until then, which makes ties look longer than they are.",
      texts: [
        "unknown": "No tie has both a beginning and a known state.",
        "too little": "No tie was seen for as long as a year.",
        "years": "years",
        "with": "ties that ended",
        "without": "ties that go on, or of which nobody knows",
        "interval": "95 %, Greenwood on the log(−log) scale",
        "all, ended": "all kinds, {1}, unknown taken as ended",
        "all, ongoing": "all kinds, {1}, unknown taken as ongoing",
        "all": "all kinds, {1}",
        "kind": "{1} ({2}), {3}",
        "one ended": "{1} of the {2} has ended; of {3} nobody knows whether they go on.",
        "ended": "{1} of the {2} have ended; of {3} nobody knows whether they go on.",
        "one undated": "{1} ended nobody knows when and is left out, which makes ties look longer than they are.",
        "undated": "{1} ended nobody knows when and are left out, which makes ties look longer than they are.",
      ]
    ) { found in
      let span = Wording.years(found.beside.first?.value ?? 0)
      let range =
        found.interval.map { " (between \(Wording.percent($0.lower)) and \(Wording.percent($0.upper)))" } ?? ""
      // What it would be if all ties of which nobody knows had ended stands beside the value.
      let ended = [1.0, 2, 5].firstIndex(of: found.beside.first?.value ?? 0).flatMap { place in
        found.beside.dropFirst(3 * place + 2).first?.value.map(Wording.portion)
      }
      let doubt = ended.map { "; if all of which nobody knows had ended, \($0) would have lasted so long" } ?? ""
      switch found.value {
      case 1: return "No tie is known to have ended within \(span)\(ended == "all" ? "" : doubt)."
      case 0: return "No tie lasted \(span)."
      default:
        return
          "\(Wording.percent(found.value)) of ties last at least \(span)\(range)\(ended == Wording.portion(found.value) ? "" : doubt)."
      }
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let all = data.study.relationships
    var missing: [String] = []
    if !all.contains(where: { $0.since != nil }) { missing.append("relationships: since") }
    if !all.contains(where: { $0.status != nil }) { missing.append("relationships: status") }
    if data.referenceDate == nil { missing.append(referenceDate) }
    guard missing.isEmpty, let reference = data.referenceDate else { throw .missing(missing) }
    let spells = data.spells
    let observed = spells.compactMap { $0.observed(until: reference) }
    guard !observed.isEmpty else { throw .tooLittle(text["unknown"]) }
    func survival(_ kind: Kind.ID?, _ choice: ObservedSpell.UnknownIs) -> Survival {
      Survival(of: observed.filter { kind == nil || $0.kind == kind }.map { $0.spell(choice) })
    }
    let main = survival(nil, .seenUntilReported)
    let horizons = [5.0, 2, 1].filter { main.share(after: $0) != nil }
    guard let years = horizons.first, let estimate = main.share(after: years) else {
      throw .tooLittle(text["too little"])
    }
    var found = Measurement(
      estimate.share, used: observed.count, eligible: spells.count, counted: .tie,
      working: main.working(until: years))
    if let interval = estimate.interval {
      found.interval = .init(
        lower: interval.lowerBound, upper: interval.upperBound, method: text["interval"])
    }
    found.beside = [.init(text["years"], years)]
    for horizon in [1.0, 2, 5] {
      let label = Wording.years(horizon)
      let middle = main.share(after: horizon)
      found.beside.append(.init(text("all", label), middle?.share, interval: middle?.interval))
      found.beside.append(
        .init(text("all, ended", label), survival(nil, .ended).share(after: horizon)?.share))
      found.beside.append(
        .init(text("all, ongoing", label), survival(nil, .ongoing).share(after: horizon)?.share))
    }
    for kind in Set(observed.map(\.kind)).sorted() {
      let count = observed.count { $0.kind == kind }
      for horizon in [1.0, 2, 5] {
        guard let part = survival(kind, .seenUntilReported).share(after: horizon) else { continue }
        let label = Wording.years(horizon)
        found.beside.append(
          .init(text("kind", kind, Wording.count(count, .tie), label), part.share, interval: part.interval))
      }
    }
    let unknown = observed.count { $0.isUnknown }
    let ended = observed.count { $0.hasEnded }
    found.notes = [
      text(ended == 1 ? "one ended" : "ended", ended, observed.count, unknown)
    ]
    found.evidence = data.evidence([
      .init(title: text["with"], pairs: spells.filter { $0.status == .ended && $0.since != nil }.map(\.noted)),
      .init(
        title: text["without"],
        pairs: spells.filter { $0.status != .ended && $0.since != nil }.map(\.noted)),
    ])
    let undatedEnds = spells.count { $0.status == .ended && $0.until == nil }
    if undatedEnds > 0 {
      found.notes.append(
        text(undatedEnds == 1 ? "one undated" : "undated", Wording.count(undatedEnds, .tie))
      )
    }
    return found
  }

  private static let tieStability = Indicator(
    "tie_stability", .longView, unit: .share, direction: .neither,
    needs: ["waves: two or more", "relationships: reporter", "respondents: who was asked in both waves"],
    source: "Jaccard 1901; Snijders and others 2010, doi:10.1016/j.socnet.2009.02.004", mean: .pairs,
    words: Words(
      name: "Ties that are reported again",
      question: "Of the ties reported in the last wave or in this one, how many in both?",
      formula:
        "statements of a tie in both waves / statements in at least one, by those who were asked about the other in both waves",
      caveat: "Very stable is not better: new ties are needed, too.",
      texts: [
        "one": "statement",
        "many": "statements",
        "too little": "Nobody was asked in both waves about the same ties.",
        "somebody": "one of them",
        "with": "statements in both waves",
        "before": "statements in the wave before alone",
        "now": "statements in this wave alone",
        "told": "{1}, told by {2}",
      ]
    ) { found in
      Wording.some(
        found, .init("statement of a tie", "statements of a tie"), one: "was made in both waves",
        many: "were made in both waves", not: "was made in one of the two waves only") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard let previous = data.previous else { throw .missing(["waves: two or more, and one before this"]) }
    let now = data.statements, before = previous.statements
    guard !now.isEmpty || !before.isEmpty else { throw .missing(["relationships: reporter"]) }
    let kinds = Set((now.union(before)).map(\.kind)).filter { data.asked.isKnown($0) && previous.asked.isKnown($0) }
    guard !kinds.isEmpty else { throw .missing(["respondents: who was asked in both waves"]) }
    let all = now.union(before)
    let askedTwice = all.filter { statement in
      kinds.contains(statement.kind) && data.answers(statement) && previous.answers(statement)
    }
    let both = askedTwice.filter { now.contains($0) && before.contains($0) }
    var found = try Measurement.share(
      both.count, of: askedTwice.count, eligible: all.count, text.noun,
      otherwise: text["too little"])
    func noted(_ statements: some Sequence<Statement>) -> [(pair: IDPair, note: String)] {
      statements.map { statement in
        let teller = data.node(of: statement.reporter).map(data.name) ?? text["somebody"]
        return (IDPair(statement.from, statement.to), text("told", statement.kind, teller))
      }
      .sorted { ($0.pair.first, $0.pair.second, $0.note) < ($1.pair.first, $1.pair.second, $1.note) }
    }
    found.evidence = data.evidence([
      .init(title: text["with"], pairs: noted(both)),
      .init(title: text["before"], pairs: noted(askedTwice.filter { !now.contains($0) })),
      .init(title: text["now"], pairs: noted(askedTwice.filter { !before.contains($0) })),
    ])
    return found
  }

  private static let trustTrend = Indicator(
    "trust_trend", .longView, unit: .points, direction: .up,
    needs: ["waves: two or more", "relationships: strength, of ties of kind trust"],
    source: "Sign-flip test by rater; Good 2005, Permutation, Parametric and Bootstrap Tests",
    noChangeTest: "it is itself a change between waves, with a chance of its own",
    words: Words(
      name: "Change of trust",
      question: "Do those who rated each other in the last wave and in this one trust more or less now?",
      formula:
        "mean of (rating now − rating before) over ratings given in both waves; 0 where somebody was asked and does not trust",
      caveat: "Only those who answered twice count; who left in anger does not.",
      texts: [
        "too little": "Nobody rated the same stakeholder in both waves.",
        "one": "rating",
        "many": "ratings",
        "before": "mean before",
        "now": "mean now",
        "chance": "the two waves of each rater exchanged by the toss of a coin",
        "raters": "raters",
        "ties": "ratings given in both waves",
        "rater": "rater",
        "gave": "{1} gave these ratings.",
      ]
    ) { found in
      let size = Wording.fixed(abs(found.value), 2)
      guard size != "0.00" else { return "Trust is as high as in the wave before, among those rated in both." }
      let way = found.value > 0 ? "grew" : "fell"
      let doubt =
        found.chance?.isRare == true
        ? ", more than chance alone would give" : Wording.mayBeChance(found, ", which may well be chance")
      let points = size == "1.00" ? "point" : "points"
      return "Trust \(way) by \(size) \(points) between the two waves\(Wording.onScale(of: found))\(doubt)."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard let previous = data.previous else { throw .missing(["waves: two or more, and one before this"]) }
    guard data.occurs(role: .trust) else { throw .missing(data.missingRole(.trust, .trust)) }
    let now = data.trustRatings, before = previous.trustRatings
    guard !now.isEmpty || !before.isEmpty else { throw .missing(["relationships: strength, of ties of kind trust"]) }
    let both = now.keys.filter { before[$0] != nil }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    guard !both.isEmpty else { throw .tooLittle(text["too little"]) }
    var byRater: [Stakeholder.ID: Double] = [:]
    var order: [Stakeholder.ID] = []
    var sums = (now: 0.0, before: 0.0)
    for cell in both {
      let later = now[cell] ?? 0, earlier = before[cell] ?? 0
      sums.now += later
      sums.before += earlier
      if byRater[cell.first] == nil { order.append(cell.first) }
      byRater[cell.first, default: 0] += later - earlier
    }
    let changes = order.map { byRater[$0] ?? 0 }
    if data.isConfidential {
      // Changes made by a few are not told, and neither is whether there were any.
      let changed = both.filter { now[$0] != before[$0] }
      try data.needEnough(Set(changed.map(\.first)).count, Set(changed.map(\.second)).count)
    }
    let count = Double(both.count)
    let value = changes.reduce(0, +) / count
    var found = Measurement(
      value, used: both.count, eligible: Set(now.keys).union(before.keys).count, counted: text.noun,
      working: "(\(Wording.number(sums.now)) − \(Wording.number(sums.before))) / \(both.count)")
    found.beside = [.init(text["before"], sums.before / count), .init(text["now"], sums.now / count)]
    found.chance = Permutations.chance(
      of: value, expected: 0, model: text["chance"],
      count: data.permutations, seed: data.seed
    ) { generator in
      changes.reduce(0.0) { $0 + (generator.next() >> 63 == 0 ? $1 : -$1) } / count
    }
    // 0 where somebody was asked and does not trust.
    found.scale = data.scale(ofRole: .trust).map { min(0, $0.lowerBound)...$0.upperBound }
    found.tellsRatings = true
    found.notes = [text("gave", Wording.count(order.count, .init(text["rater"], text["raters"])))]
    found.evidence = data.evidence([
      .init(title: text["raters"], stakeholders: order.compactMap(data.node)),
      .init(
        title: text["ties"],
        ties: both.compactMap { cell in
          guard let from = data.node(of: cell.first), let to = data.node(of: cell.second) else { return nil }
          return PracticeTie(from: from, to: to, kind: data.kinds(role: .trust).first ?? .trust)
        }),
    ])
    return found
  }

  private static let turnover = Indicator(
    "turnover", .longView, unit: .share, direction: .neither,
    needs: ["waves: two or more, with dates", "stakeholders: joined, left"],
    source: "Playbook, practice 6", noChangeTest: "it is itself a change between waves",
    words: Words(
      name: "Who came and who left",
      question: "How many stakeholders joined or left since the last wave?",
      formula: "stakeholders that joined or left between the two waves / stakeholders there in either",
      caveat: "Some turnover is healthy; who leaves matters more than how many.",
      texts: [
        "too little": "There are no stakeholders.",
        "joined": "joined",
        "left": "left",
        "one joined": "{1} (joined)",
        "one left": "{1} (left)",
      ]
    ) { found in
      let joined = Int(found.beside.first?.value ?? 0), left = Int(found.beside.last?.value ?? 0)
      if joined + left == 0 { return "Nobody joined and nobody left since the wave before." }
      return
        "\(joined == 0 ? "Nobody" : Wording.count(joined, .stakeholder)) joined and \(left == 0 ? "nobody" : String(left)) left since the wave before."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard let previous = data.previous else { throw .missing(["waves: two or more, and one before this"]) }
    let all = data.study.stakeholders.filter { !data.excluded.contains($0.id) && $0.consent != .no }
    var missing: [String] = []
    if !all.contains(where: { $0.joined != nil || $0.left != nil }) { missing.append("stakeholders: joined, left") }
    if data.network.wave?.date == nil || previous.network.wave?.date == nil {
      missing.append("study.yaml: dates of the waves")
    }
    guard missing.isEmpty, let now = data.network.wave?.date, let before = previous.network.wave?.date else {
      throw .missing(missing)
    }
    func isBetween(_ date: PartialDate?) -> Bool {
      date.map { before.middle < $0.middle && $0.middle <= now.middle } ?? false
    }
    let joined = all.filter { isBetween($0.joined) }
    let left = all.filter { isBetween($0.left) }
    let either = Set(data.stakeholders.map(\.id)).union(previous.stakeholders.map(\.id))
      .union(joined.map(\.id)).union(left.map(\.id))
    let moved = Set(joined.map(\.id)).union(left.map(\.id))
    var found = try Measurement.share(
      moved.count, of: either.count, .stakeholder, otherwise: text["too little"])
    found.beside = [.init(text["joined"], Double(joined.count)), .init(text["left"], Double(left.count))]
    found.listed = joined.map { text("one joined", $0.name) } + left.map { text("one left", $0.name) }
    return found
  }

  private static let sharedSustainability = Indicator(
    "shared_sustainability", .longView, unit: .share, direction: .up,
    needs: ["relationships: ties of kind fund"], source: "Playbook, practices 6 and 7", mean: .stakeholders,
    words: Words(
      name: "More than one source of money",
      question: "How many of those who are funded have more than one funder?",
      formula: "stakeholders with fund ties from two or more / stakeholders with a fund tie",
      caveat: "Two small grants may be less safe than one large one; funders outside the list are not seen.",
      texts: [
        "one": "funded stakeholder",
        "many": "funded stakeholders",
        "too little": "Nobody is funded in this wave.",
        "ties": "fund ties",
        "with": "stakeholders with more than one funder",
        "without": "stakeholders with one",
      ]
    ) { found in
      Wording.some(
        found, .init("funded stakeholder", "funded stakeholders"), one: "has more than one funder",
        many: "have more than one funder", not: "has a single funder") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.occurs(.fund) else { throw .missing(data.missingKinds([.fund])) }
    var funders: [Int: Set<Int>] = [:]
    for tie in data.ties(.fund) { funders[tie.to, default: []].insert(tie.from) }
    let several = funders.filter { $0.value.count > 1 }.map(\.key).sorted()
    var found = try Measurement.share(
      several.count, of: funders.count, text.noun,
      otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["ties"], ties: data.ties(.fund)),
      .init(title: text["with"], stakeholders: several),
      .init(title: text["without"], stakeholders: funders.keys.filter { !several.contains($0) }.sorted()),
    ])
    return found
  }
}
