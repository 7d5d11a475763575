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
      caveat: "Statements are cheap, and the same word may mean different things."
    ) { found in
      "Partners have \(Wording.percent(found.value)) of their stated values in common\(Wording.besideChance(found, .share))."
    }
  ) { data throws(Unmeasured) -> Measurement in
    let values = data.stakeholders.map { Set($0.values.map(Stakeholder.valueKey)) }
    guard data.study.stakeholders.contains(where: { !$0.values.isEmpty }) else {
      throw .missing(["stakeholders: values"])
    }
    let stating = values.indices.filter { !values[$0].isEmpty }
    let positive = data.positivePairs
    let pairs = positive.filter { !values[$0.first].isEmpty && !values[$0.second].isEmpty }
    func jaccard(_ one: Set<String>, _ other: Set<String>) -> Double {
      Double(one.intersection(other).count) / Double(one.union(other).count)
    }
    var found = try Measurement.mean(
      of: pairs.map { jaccard(values[$0.first], values[$0.second]) }, eligible: positive.count, .pair,
      otherwise: "In no pair of partners both state values.")
    // All overlaps once, so that a permutation only looks them up.
    let count = stating.count
    var overlaps = [Double](repeating: 0, count: count * count)
    var sum = 0.0
    for (i, first) in stating.enumerated() {
      for (j, second) in stating.enumerated() {
        overlaps[i * count + j] = jaccard(values[first], values[second])
        if i < j { sum += overlaps[i * count + j] }
      }
    }
    let mean = sum / Double(count * (count - 1) / 2)
    var place = [Int](repeating: 0, count: values.count)
    for (position, node) in stating.enumerated() { place[node] = position }
    found.beside = [.init("mean over all pairs that state values", mean)]
    found.evidence = data.evidence([
      .init(
        title: "partners that both state values",
        pairs: pairs.map { pair in
          let (one, other) = (values[pair.first], values[pair.second])
          return (data.ids(pair), "\(one.intersection(other).count) of \(one.union(other).count) in common")
        })
    ])
    found.chance = Permutations.chance(
      of: found.value, expected: mean, model: "who states which values, dealt out anew",
      count: data.affordablePermutations(for: pairs.count), seed: data.seed
    ) { generator in
      var dealt = Array(0..<count)
      generator.shuffle(&dealt)
      return pairs.reduce(0.0) { $0 + overlaps[dealt[place[$1.first]] * count + dealt[place[$1.second]]] }
        / Double(pairs.count)
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
      caveat: "One stakeholder of a sector is enough; full agreement may mean that dissenters have left."
    ) { found in
      if found.value == 0 { return "No value is named in every sector." }
      let all = Wording.list(found.listed)
      return found.value == 1
        ? "One value is named in every sector: \(all)."
        : "\(Wording.number(found.value)) values are named in every sector: \(all)."
    }
  ) { data throws(Unmeasured) -> Measurement in
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
    guard bySector.count > 1 else { throw .tooLittle("Values are stated in fewer than two sectors.") }
    let named = bySector.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let shared = bySector.values.reduce(named) { $0.intersection($1) }.sorted()
    let stating = data.stakeholders.count { !$0.values.isEmpty }
    let present = Set(data.stakeholders.compactMap(\.sector))
    var found = Measurement(
      Double(shared.count), used: stating, eligible: data.stakeholders.count, counted: .stakeholder,
      working: "\(shared.count) of \(named.count) values named in all of \(bySector.count) sectors")
    found.listed = shared.map { (titles[$0] ?? $0).replacing("_", with: " ") }
    found.evidence = data.evidence([
      .init(
        title: "stakeholders that state values",
        stakeholders: data.stakeholders.indices.filter {
          data.stakeholders[$0].sector != nil && !data.stakeholders[$0].values.isEmpty
        })
    ])
    found.beside = [
      .init("values that anybody names", Double(named.count)),
      .init("sectors that name values", Double(bySector.count)),
    ]
    if present.count > bySector.count {
      found.notes = ["\(present.count - bySector.count) of \(present.count) sectors name no values and do not count."]
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
      caveat: "Only who was rated by enough others counts, so that nobody's rating can be told."
    ) { found in
      let size = Wording.fixed(abs(found.value), 2)
      if size == "0.00" { return "On average, stakeholders rate themselves as others rate them." }
      return
        "On average, stakeholders rate themselves \(size) points \(found.value > 0 ? "higher" : "lower") than others rate them\(Wording.doubt(found))."
    }
  ) { data throws(Unmeasured) -> Measurement in
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
      of: gaps, eligible: own.count, .init("rating of oneself", "ratings of oneself"),
      otherwise: "Nobody who rated itself was rated by \(minimum) others or more.")
    found.notes = ["Over \(Wording.count(rated.count, .stakeholder)), each rated by at least \(minimum) others."]
    found.evidence = data.evidence([.init(title: "stakeholders whose own ratings count", stakeholders: rated.sorted())])
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
      caveat: "Groups of too few who rate or are rated are put together, so that nobody's rating can be told."
    ) { found in
      let all = "Others rate listening \(Wording.fixed(found.value, 1)) on average"
      let groups = found.beside.compactMap { group in group.value.map { (name: group.label, value: $0) } }
      guard groups.count > 1, let best = groups.max(by: { $0.value < $1.value }),
        let worst = groups.min(by: { $0.value < $1.value }),
        Wording.fixed(best.value, 1) != Wording.fixed(worst.value, 1)
      else { return all + "." }
      return
        "\(all); highest: \(best.name) (\(Wording.fixed(best.value, 1))), lowest: \(worst.name) (\(Wording.fixed(worst.value, 1)))."
    }
  ) { data throws(Unmeasured) -> Measurement in
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
    guard !ratings.isEmpty else { throw .tooLittle("Nobody rates listening in this wave.") }
    guard isEnough(ratings) else { throw .suppressed }
    var found = try Measurement.mean(of: ratings.map(\.rating), .init("rating", "ratings"), otherwise: "")
    found.evidence = data.evidence([
      .init(title: "stakeholders that are rated", stakeholders: Set(ratings.map(\.to)).sorted()),
      .init(title: "stakeholders that rate", stakeholders: Set(ratings.map(\.from)).sorted()),
    ])
    let labels = data.sectorLabels
    var groups: [(names: [String], ratings: [PracticeData.Rating])] = data.study.sectors.indices.map { sector in
      ([data.study.sectors[sector].title], ratings.filter { labels[$0.to] == sector })
    }
    groups.append((["no sector"], ratings.filter { labels[$0.to] == nil }))
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
          Wording.list(group.names) + (group.names.count > 1 ? " together" : ""),
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

  /// The ratings of others' ways of working in this wave.
  var ratings: [Rating] {
    rows.compactMap { row in
      guard has(row.report.kind, role: .rating), let value = row.report.value, let rating = row.report.strength.number,
        rating > 0
      else { return nil }
      return Rating(from: row.from, to: row.to, value: Stakeholder.valueKey(value), rating: rating)
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
