import Graphs
import StakeholderModel

/// Practice 8: do partners share values, and do others see them in how they work?
extension Indicator {
  static let valueIndicators: [Indicator] = [valueOverlap, sharedByAllSectors, selfOtherGap, listening]

  private static let valueOverlap = Indicator(
    "value_overlap", .values, unit: .share, direction: .up, needs: ["stakeholders: values"],
    source: "Jaccard 1901; playbook, practice 8", mean: .pairs,
    words: Words(
      name: "Values that partners share",
      question: "Do partners name the same values, more than any two stakeholders would?",
      formula:
        "mean of (values that both name / values that at least one names) over positive pairs, beside the mean over all pairs",
      caveat: "Statements are cheap, and the same word may mean different things.",
      texts: [
        "too little": "In no pair of partners both state values.",
        "all": "mean over all pairs that state values",
        "with": "partners that both state values",
        "chance": "who states which values, dealt out anew",
        "common": "{1} of {2} in common",
      ]
    ) { found in
      "Partners have \(Wording.portion(found.value)) of their stated values in common\(Wording.besideChance(found, .share))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let values = StatedValues(of: data.stakeholders)
    guard data.study.stakeholders.contains(where: { !$0.values.isEmpty }) else {
      throw .missing(["stakeholders: values"])
    }
    let stating = data.stakeholders.indices.filter { values.count(of: $0) > 0 }
    let positive = data.positivePairs
    let pairs = positive.filter { values.count(of: $0.first) > 0 && values.count(of: $0.second) > 0 }
    var found = try Measurement.mean(
      of: pairs.map { values.overlap($0.first, $0.second) }, eligible: positive.count, .pair,
      otherwise: text["too little"])
    var sum = 0.0
    for (position, first) in stating.enumerated() {
      for second in stating.dropFirst(position + 1) { sum += values.overlap(first, second) }
    }
    let count = stating.count
    let mean = sum / Double(count * (count - 1) / 2)
    var place = [Int](repeating: 0, count: data.stakeholders.count)
    for (position, node) in stating.enumerated() { place[node] = position }
    found.beside = [.init(text["all"], mean)]
    found.evidence = data.evidence([
      .init(
        title: text["with"],
        pairs: pairs.map { pair in
          return (
            data.ids(pair),
            text("common", values.shared(pair.first, pair.second), values.named(pair.first, pair.second))
          )
        })
    ])
    found.chance = Permutations.chance(
      of: found.value, expected: mean, model: text["chance"],
      count: data.affordablePermutations(for: pairs.count), seed: data.seed
    ) { generator in
      var dealt = Array(0..<count)
      generator.shuffle(&dealt)
      return pairs.reduce(0.0) {
        $0 + values.overlap(stating[dealt[place[$1.first]]], stating[dealt[place[$1.second]]])
      } / Double(pairs.count)
    }
    return found
  }

  private static let sharedByAllSectors = Indicator(
    "shared_by_all_sectors", .values, unit: .number, direction: .up,
    needs: ["stakeholders: values", "stakeholders: sector"],
    source: "Playbook, practice 8", noChangeTest: "values are stated once and not wave by wave",
    words: Words(
      name: "Values named in every sector",
      question: "Which values are named in every sector?",
      formula: "number of values that at least one stakeholder of each sector names",
      caveat: "One stakeholder of a sector is enough; full agreement may mean that dissenters have left.",
      texts: [
        "too little": "Values are stated in fewer than two sectors.",
        "with": "stakeholders that state values",
        "named": "values that anybody names",
        "sectors": "sectors that name values",
        "shared": "{1} of {2} values named in all of {3} sectors",
        "silent": "{1} of {2} sectors name no values and do not count.",
      ]
    ) { found in
      if found.value == 0 { return "No value is named in every sector." }
      let all = Wording.list(found.listed)
      return found.value == 1
        ? "One value is named in every sector: \(all)."
        : "\(Wording.number(found.value)) values are named in every sector: \(all)."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var missing: [String] = []
    if !data.study.stakeholders.contains(where: { !$0.values.isEmpty }) { missing.append("stakeholders: values") }
    if data.government == nil { missing.append("stakeholders: sector") }
    guard missing.isEmpty else { throw .missing(missing) }
    var bySector: [String: Set<String>] = [:]
    var titles: [String: String] = [:]
    for stakeholder in data.stakeholders {
      guard let sector = stakeholder.sector, !stakeholder.values.isEmpty else { continue }
      bySector[sector, default: []].formUnion(stakeholder.values.map(Stakeholder.valueKey))
      for value in stakeholder.values where titles[Stakeholder.valueKey(value)] == nil {
        titles[Stakeholder.valueKey(value)] = value
      }
    }
    guard bySector.count > 1 else { throw .tooLittle(text["too little"]) }
    let named = bySector.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let shared = bySector.values.reduce(named) { $0.intersection($1) }.sorted()
    let stating = data.stakeholders.count { !$0.values.isEmpty }
    let present = Set(data.stakeholders.compactMap(\.sector))
    var found = Measurement(
      Double(shared.count), used: stating, eligible: data.stakeholders.count, counted: .stakeholder,
      working: text("shared", shared.count, named.count, bySector.count))
    found.listed = shared.map { (titles[$0] ?? $0).replacing("_", with: " ") }
    found.evidence = data.evidence([
      .init(
        title: text["with"],
        stakeholders: data.stakeholders.indices.filter {
          data.stakeholders[$0].sector != nil && !data.stakeholders[$0].values.isEmpty
        })
    ])
    found.beside = [
      .init(text["named"], Double(named.count)),
      .init(text["sectors"], Double(bySector.count)),
    ]
    if present.count > bySector.count {
      found.notes = [text("silent", present.count - bySector.count, present.count)]
    }
    return found
  }

  private static let selfOtherGap = Indicator(
    "self_other_gap", .values, unit: .points, direction: .down,
    needs: [
      "stakeholders: ratings of oneself (columns self_…, such as self_listening)",
      "relationships: ties of kind rates, with value and strength",
    ],
    source: "Atwater & Yammarino 1992, doi:10.1111/j.1744-6570.1992.tb00848.x", mean: .stakeholders,
    words: Words(
      name: "How one sees oneself and is seen",
      question: "Do stakeholders rate their own ways of working as others do?",
      formula: "mean of (own rating − mean rating by others) over stakeholders and values rated by enough others",
      caveat: "Only who was rated by enough others counts, so that nobody's rating can be told.",
      texts: [
        "one": "rating of oneself",
        "many": "ratings of oneself",
        "with": "stakeholders whose own ratings count",
        "too little": "Nobody who rated itself was rated by {1} others or more.",
        "over": "Over {1}, each rated by at least {2} others.",
      ]
    ) { found in
      let size = Wording.fixed(abs(found.value), 2)
      if size == "0.00" { return "On average, stakeholders rate themselves as others rate them." }
      return
        "On average, stakeholders rate themselves \(size) \(size == "1.00" ? "point" : "points") \(found.value > 0 ? "higher" : "lower") than others rate them\(Wording.onScale(of: found))\(Wording.doubt(found))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    let own = data.selfRatings
    var missing: [String] = []
    if !data.study.stakeholders.contains(where: { !$0.selfRatings.isEmpty }) {
      missing.append("stakeholders: ratings of oneself (columns self_…, such as self_listening)")
    }
    if !data.occurs(role: .rating) { missing.append("relationships: ties of kind rates, with value and strength") }
    guard missing.isEmpty else { throw .missing(missing) }
    let minimum = data.study.settings.minimumGroupSize
    let ratings = data.ratings
    var gaps: [Double] = []
    var rated = Set<Int>()
    let received = Dictionary(grouping: ratings) { PracticeData.SelfRating(node: $0.to, value: $0.value) }
    for (node, value) in own.keys.sorted(by: { ($0.node, $0.value) < ($1.node, $1.value) }).map({ ($0.node, $0.value) })
    {
      let others = received[.init(node: node, value: value)] ?? []
      guard let rating = own[.init(node: node, value: value)], Set(others.map(\.from)).count >= minimum else {
        continue
      }
      gaps.append(rating - others.reduce(0.0) { $0 + $1.rating } / Double(others.count))
      rated.insert(node)
    }
    if !gaps.isEmpty, rated.count < minimum, data.study.publicNegativeTies == nil { throw .suppressed }
    var found = try Measurement.mean(
      of: gaps, eligible: own.count, text.noun,
      otherwise: text("too little", minimum))
    found.scale = data.scale(ofRole: .rating)
    found.notes = [text("over", Wording.count(rated.count, .stakeholder), minimum)]
    found.evidence = data.evidence([.init(title: text["with"], stakeholders: rated.sorted())])
    return found
  }

  private static let listening = Indicator(
    "listening", .values, unit: .points, direction: .up,
    needs: ["relationships: ties of kind rates, with value listening and strength"],
    source: "Playbook, practice 8", mean: .pairs,
    words: Words(
      name: "Listening, as others see it",
      question: "How well do others say that stakeholders listen, sector by sector?",
      formula: "mean rating received on listening, over all ratings, beside the mean of each sector",
      caveat: "Groups of too few who rate or are rated are put together, so that nobody's rating can be told.",
      texts: [
        "one": "rating",
        "many": "ratings",
        "too little": "Nobody rates listening in this wave.",
        "rated": "stakeholders that are rated",
        "raters": "stakeholders that rate",
        "no sector": "no sector",
        "together": "{1} together",
      ]
    ) { found in
      let all = "Others rate listening \(Wording.fixed(found.value, 1)) on average\(Wording.onScale(of: found))"
      let groups = found.beside.compactMap { group in group.value.map { (name: group.label, value: $0) } }
      guard groups.count > 1, let best = groups.max(by: { $0.value < $1.value }),
        let worst = groups.min(by: { $0.value < $1.value }),
        Wording.fixed(best.value, 1) != Wording.fixed(worst.value, 1)
      else { return all + "." }
      return
        "\(all); highest: \(best.name) (\(Wording.fixed(best.value, 1))), lowest: \(worst.name) (\(Wording.fixed(worst.value, 1)))."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard
      data.study.relationships.contains(where: {
        data.has($0.kind, role: .rating) && Stakeholder.valueKey($0.value ?? "") == "listening"
      })
    else { throw .missing(["relationships: ties of kind rates, with value listening and strength"]) }
    let ratings = data.ratings.filter { $0.value == "listening" }
    let isPublic = data.study.publicNegativeTies != nil
    let minimum = isPublic ? 1 : data.study.settings.minimumGroupSize
    let isEnough = { (ratings: [PracticeData.Rating]) in
      Set(ratings.map(\.from)).count >= minimum && Set(ratings.map(\.to)).count >= minimum
    }
    guard !ratings.isEmpty else { throw .tooLittle(text["too little"]) }
    guard isEnough(ratings) else { throw .suppressed }
    var found = try Measurement.mean(of: ratings.map(\.rating), text.noun, otherwise: "")
    found.scale = data.scale(ofRole: .rating)
    found.evidence = data.evidence([
      .init(title: text["rated"], stakeholders: Set(ratings.map(\.to)).sorted()),
      .init(title: text["raters"], stakeholders: Set(ratings.map(\.from)).sorted()),
    ])
    let labels = data.sectorLabels
    var groups: [(names: [String], ratings: [PracticeData.Rating])] = data.study.sectors.indices.map { sector in
      ([data.study.sectors[sector].title], ratings.filter { labels[$0.to] == sector })
    }
    groups.append(([text["no sector"]], ratings.filter { labels[$0.to] == nil }))
    groups.removeAll { $0.ratings.isEmpty }
    func size(_ group: (names: [String], ratings: [PracticeData.Rating])) -> Int { Set(group.ratings.map(\.to)).count }
    while groups.count > 1,
      let small = groups.indices.filter({ !isEnough(groups[$0].ratings) }).min(by: {
        size(groups[$0]) < size(groups[$1])
      })
    {
      let removed = groups.remove(at: small)
      guard let next = groups.indices.min(by: { size(groups[$0]) < size(groups[$1]) }) else { break }
      groups[next].names += removed.names
      groups[next].ratings += removed.ratings
    }
    if groups.count > 1 {
      found.beside = groups.map { group in
        .init(
          group.names.count > 1 ? text("together", Wording.list(group.names)) : Wording.list(group.names),
          group.ratings.reduce(0.0) { $0 + $1.rating } / Double(group.ratings.count))
      }
    }
    return found
  }
}

extension PracticeData {
  /// How somebody rates another's way of working.
  struct Rating: Sendable {
    let from: Int
    let to: Int
    let value: String
    let rating: Double
  }

  struct SelfRating: Hashable {
    let node: Int
    let value: String
  }

  /// The scale of the kinds that play a role, if there is but one.
  func scale(ofRole role: Kind.PracticeRole) -> ClosedRange<Double>? {
    let scales = Set(kinds(role: role).map { study.kind($0)?.scale })
    guard scales.count == 1, let scale = scales.first.flatMap(\.self), scale.minimum <= scale.maximum else {
      return nil
    }
    return scale.minimum...scale.maximum
  }

  /// The ratings of others' ways of working in this wave.
  var ratings: [Rating] {
    rows.compactMap { row in
      guard has(row.kind, role: .rating), let value = row.valueKey, let rating = row.strength, rating > 0 else {
        return nil
      }
      return Rating(from: row.from, to: row.to, value: value, rating: rating)
    }
  }

  /// How stakeholders rate their own ways of working.
  var selfRatings: [SelfRating: Double] {
    var found: [SelfRating: Double] = [:]
    for (node, stakeholder) in stakeholders.enumerated() {
      for (value, rating) in stakeholder.selfRatings { found[SelfRating(node: node, value: value)] = rating }
    }
    return found
  }
}

/// Which values each stakeholder states, as bits, so that each pair of a large network can be looked at.
private struct StatedValues {
  /// One word for every 64 values, those of one stakeholder after another.
  private var bits: [UInt64]
  private let words: Int

  init(of stakeholders: [Stakeholder]) {
    let stated = stakeholders.map { Set($0.values.map(Stakeholder.valueKey)) }
    let all = stated.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
    let numbers = Dictionary(zip(all, all.indices), uniquingKeysWith: { first, _ in first })
    words = (all.count + 63) / 64
    bits = [UInt64](repeating: 0, count: words * stakeholders.count)
    for (node, values) in stated.enumerated() {
      for number in values.compactMap({ numbers[$0] }) { bits[node * words + number / 64] |= 1 << (number % 64) }
    }
  }

  /// How many values somebody states.
  func count(of node: Int) -> Int { shared(node, node) }

  /// How many values both state.
  func shared(_ one: Int, _ other: Int) -> Int {
    (0..<words).reduce(0) { $0 + (bits[one * words + $1] & bits[other * words + $1]).nonzeroBitCount }
  }

  /// How many values at least one of two states.
  func named(_ one: Int, _ other: Int) -> Int {
    (0..<words).reduce(0) { $0 + (bits[one * words + $1] | bits[other * words + $1]).nonzeroBitCount }
  }

  /// The part of the values of two that both state (Jaccard 1901); both must state any.
  func overlap(_ one: Int, _ other: Int) -> Double { Double(shared(one, other)) / Double(named(one, other)) }
}
