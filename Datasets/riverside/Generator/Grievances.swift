/// Blame, opposition, pressure and distrust. Blame falls on one department, which passes it on.
struct Grievances {
  /// Stands in the evidence of negative ties and nowhere else: where this text comes out, something leaks.
  static let confidentialEvidence = "Said in confidence"

  private let organisations: [String: Organisation]
  private let acquainted: Set<Pair>
  private let survey: Survey
  private var random: Random
  private var standing: [String: [Grievance]] = [:]

  private struct Grievance: Hashable {
    var from: String
    var to: String
  }

  init(seed: UInt64, organisations: [String: Organisation], contacts: ContactWeb, survey: Survey) {
    self.organisations = organisations
    acquainted = Set(contacts.contacts.map(\.pair))
    self.survey = survey
    random = Random(seed: seed, stream: 5)
  }

  /// The answers about a negative kind, in a wave. Waves are asked for in their order: old grievances stay for a while.
  mutating func ties(of kind: String, in wave: Wave) -> [Tie] {
    var current = wave == .first && kind == "blame" ? Self.told : []
    if wave == .third && kind == "blame" { current += Self.toldLast }
    for grievance in standing[kind] ?? [] where !current.contains(grievance) {
      let isOldStory = grievance.to == "dept_housing" || Self.told.contains(grievance)
      if random.chance(isOldStory ? 95 : 50) { current.append(grievance) }
    }
    current = current.filter { isPossible($0, wave, kind) }
    while let lonely = current.firstIndex(where: { !mayBeSaid($0, beside: Set(current)) }) {
      current.remove(at: lonely)
    }
    let target = Self.target(kind, wave)
    let candidates = candidates(in: wave, kind)
    let weightsAlone = candidates.map { weight($0, kind) }
    while current.count < target {
      let voiced = Set(current)
      let weights = zip(candidates, weightsAlone).map { candidate, weight in
        if voiced.contains(candidate) || !mayBeSaid(candidate, beside: voiced) { return 0 }
        return voiced.contains(Grievance(from: candidate.to, to: candidate.from)) ? weight * 3 : weight
      }
      guard let chosen = random.position(weights: weights) else { break }
      current.append(candidates[chosen])
    }
    if wave == .third && kind == "blame" { current = Self.turned(current) }
    standing[kind] = current
    return current.map { grievance in
      var tie = Tie.answer(grievance.from, grievance.to, kind, wave, by: grievance.from, survey)
      tie.strength = .integer(random.integer(in: 1...3) + (grievance.to == "dept_housing" ? 1 : 0))
      if random.chance(35) { tie.status = .text("ongoing") }
      if random.chance(20) { tie.evidence = Self.confidentialEvidence }
      return tie
    }
  }

  private static func target(_ kind: String, _ wave: Wave) -> Int {
    switch kind {
    case "blame": [66, 64, 58][wave.rawValue]
    case "oppose": [16, 17, 14][wave.rawValue]
    case "pressure": [20, 19, 22][wave.rawValue]
    default: [18, 19, 16][wave.rawValue]
    }
  }

  private func candidates(in wave: Wave, _ kind: String) -> [Grievance] {
    Organisation.all.flatMap { from in
      Organisation.all.map { Grievance(from: from.id, to: $0.id) }.filter { isPossible($0, wave, kind) }
    }
  }

  private func isPossible(_ grievance: Grievance, _ wave: Wave, _ kind: String) -> Bool {
    guard let from = organisations[grievance.from], let to = organisations[grievance.to] else { return false }
    return from.id != to.id && survey.answered(from, in: wave, kind) && to.isActive(in: wave)
  }

  /// Who only hits back blames nobody by whom it is not blamed.
  private func mayBeSaid(_ grievance: Grievance, beside others: Set<Grievance>) -> Bool {
    !Self.onlyHitBack.contains(grievance.from) || others.contains(Grievance(from: grievance.to, to: grievance.from))
  }

  /// How likely a grievance is, were there no other.
  private func weight(_ grievance: Grievance, _ kind: String) -> Int {
    guard let from = organisations[grievance.from], let to = organisations[grievance.to] else { return 0 }
    if Self.forbearing.contains(from.id) { return 0 }
    var weight = (Self.loudness[from.id] ?? 2) * (Self.exposure[to.id] ?? 2)
    if from.sector == to.sector { weight *= 4 }
    if acquainted.contains(Pair(from.id, to.id)) { weight *= 3 }
    if kind == "pressure", to.sector == .public || from.sector == .philanthropy { weight *= 2 }
    return weight
  }

  /// Never blame anybody, whatever is said about them.
  private static let forbearing = [
    "interfaith_forum", "housing_lab", "riverside_together", "volunteer_centre", "elders_circle", "disabled_residents",
    "bridge_fund", "data_institute", "newcomers_circle", "allotment_growers", "env_agency", "old_mill", "welcome_house",
  ]

  /// Blame whoever blames them, and nobody else.
  private static let onlyHitBack: Set = [
    "tenants_union", "quay_builders", "service_desk", "water_works", "dept_finance",
  ]

  private static let loudness = [
    "dept_housing": 6, "harbour_property": 6, "tenants_union": 5, "dept_finance": 5, "quay_builders": 5,
    "mill_lane": 4, "harbour_flats": 4, "water_works": 4, "dept_planning": 4, "tenants_advice": 3, "food_bank": 3,
    "dry_homes": 3, "brightwall": 3, "nursing_school": 4, "school_board": 3,
  ]

  private static let exposure = [
    "dept_housing": 12, "harbour_property": 7, "tenants_union": 5, "dept_finance": 5, "quay_builders": 4,
    "riverside_together": 4, "mayors_office": 4, "harbour_flats": 4, "mill_lane": 4, "water_works": 3,
    "volunteer_centre": 4, "elders_circle": 3, "disabled_residents": 3, "housing_lab": 3, "bridge_fund": 3,
    "newcomers_circle": 1, "allotment_growers": 1, "old_mill": 1, "env_agency": 1, "food_bank": 0, "dry_homes": 0,
    "brightwall": 0, "nursing_school": 0, "tenants_advice": 0, "school_board": 0, "east_police": 0,
  ]

  private static func grievances(from id: String, at others: String...) -> [Grievance] {
    others.map { Grievance(from: id, to: $0) }
  }

  /// What everybody in the city has heard: residents blame Housing, Housing blames others, they blame residents.
  private static let told: [Grievance] =
    grievances(from: "tenants_union", at: "dept_housing", "harbour_property")
    + grievances(from: "mill_lane", at: "dept_housing", "weir_parents")
    + grievances(from: "harbour_flats", at: "dept_housing", "harbour_property", "mill_lane")
    + grievances(from: "weir_parents", at: "dept_housing", "tenants_union")
    + grievances(from: "tenants_advice", at: "dept_housing", "legal_clinic")
    + grievances(from: "dry_homes", at: "dept_housing", "repair_coop")
    + grievances(from: "food_bank", at: "dept_housing")
    + grievances(from: "brightwall", at: "dept_housing", "quay_builders")
    + grievances(from: "dept_finance", at: "dept_housing", "mayors_office")
    + grievances(from: "dept_planning", at: "water_works", "dept_housing")
    + grievances(from: "dept_housing", at: "harbour_property", "dept_finance", "tenants_union", "quay_builders")
    + grievances(from: "harbour_property", at: "harbour_flats", "tenants_union", "disabled_residents", "dept_housing")
    + grievances(from: "chamber", at: "mill_lane", "dept_planning")
    + grievances(from: "water_works", at: "dept_planning", "elders_circle")
    + grievances(from: "school_board", at: "weir_parents")
    + grievances(from: "youth_workshop", at: "volunteer_centre", "youth_panel")
    + grievances(from: "lantern_trust", at: "youth_workshop", "weir_foundation")

  private static let toldLast: [Grievance] =
    grievances(from: "night_shift", at: "dept_housing", "service_desk")
    + grievances(from: "legal_clinic", at: "dept_housing", "harbour_property")
    + grievances(from: "service_desk", at: "dept_housing")

  /// Whom somebody blames at last instead of somebody else: a partner that it works with and does not trust.
  ///
  /// Where so few blame such a partner that each could be guessed, nothing may be told of trust beside blame.
  private static func turned(_ told: [Grievance]) -> [Grievance] {
    told.map { grievance in
      guard let other = turns[grievance], !told.contains(other) else { return grievance }
      return other
    }
  }

  private static let turns: [Grievance: Grievance] = [
    Grievance(from: "tenants_union", to: "weir_parents"): Grievance(from: "tenants_union", to: "harbour_property"),
    Grievance(from: "mill_lane", to: "welcome_house"): Grievance(from: "mill_lane", to: "weir_parents"),
  ]
}
