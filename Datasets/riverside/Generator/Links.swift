/// A tie of one kind that the story gives, with its course over the waves.
struct Link {
  var kind: String
  var from: String
  var to: String
  var first: Wave
  var last: Wave
  /// What stands in the tie's own column at each wave, for example the level of a decision.
  var levels: [String]

  init(_ kind: String, _ from: String, _ to: String, _ waves: ClosedRange<Wave>, levels: [String] = []) {
    self.kind = kind
    self.from = from
    self.to = to
    first = waves.lowerBound
    last = waves.upperBound
    self.levels = levels
  }

  func isCurrent(in wave: Wave) -> Bool { first <= wave && wave <= last }

  /// The level at a wave; the last one given holds on.
  func level(in wave: Wave) -> String? {
    levels.isEmpty ? nil : levels[min(wave.rawValue - first.rawValue, levels.count - 1)]
  }
}

private let always: ClosedRange<Wave> = .first ... .third
private let fromSecond: ClosedRange<Wave> = .second ... .third
private let onlyThird: ClosedRange<Wave> = .third ... .third
private let untilSecond: ClosedRange<Wave> = .first ... .second

/// Who gives money to whom, and who buys from whom.
enum Agreements {
  static let all: [Link] = [
    Link("fund", "weir_foundation", "riverside_together", always),
    Link("fund", "weir_foundation", "dry_homes", always),
    Link("fund", "weir_foundation", "housing_lab", always),
    Link("fund", "weir_foundation", "tenants_advice", fromSecond),
    Link("fund", "lantern_trust", "youth_workshop", always),
    Link("fund", "lantern_trust", "welcome_house", always),
    Link("fund", "bridge_fund", "weir_parents", always),
    Link("fund", "bridge_fund", "interfaith_forum", always),
    Link("fund", "bridge_fund", "disabled_residents", fromSecond),
    Link("fund", "old_mill", "riverside_together", always),
    Link("fund", "dept_finance", "riverside_together", always),
    Link("fund", "dept_housing", "tenants_advice", always),
    Link("fund", "dept_housing", "dry_homes", fromSecond),
    Link("fund", "dept_health", "nursing_school", always),
    Link("fund", "mayors_office", "volunteer_centre", untilSecond),
    Link("fund", "mayors_office", "riverside_together", onlyThird),
    Link("fund", "savings_bank", "repair_coop", fromSecond),
    Link("contract", "dept_housing", "harbour_property", always),
    Link("contract", "dept_housing", "brightwall", always),
    Link("contract", "dept_housing", "repair_coop", fromSecond),
    Link("contract", "dept_finance", "quay_builders", always),
    Link("contract", "water_works", "quay_builders", always),
    Link("contract", "dept_planning", "river_energy", untilSecond),
    Link("contract", "school_board", "food_bank", always),
    Link("contract", "dept_health", "care_at_home", untilSecond),
    Link("contract", "mayors_office", "housing_lab", always),
  ]
}

/// Who lets whom have a say, from the one who grants it to the one who gets it.
enum Decisions {
  static let all: [Link] = [
    Link("decide", "mayors_office", "housing_committee", always, levels: ["collaborate"]),
    Link("decide", "mayors_office", "dept_finance", always, levels: ["collaborate"]),
    Link("decide", "dept_finance", "dept_housing", always, levels: ["inform", "inform", "consult"]),
    Link("decide", "dept_housing", "harbour_property", always, levels: ["collaborate", "involve", "involve"]),
    Link("decide", "harbour_property", "dept_housing", always, levels: ["involve"]),
    Link("decide", "dept_housing", "dry_homes", always, levels: ["consult", "involve", "collaborate"]),
    Link("decide", "dry_homes", "dept_housing", fromSecond, levels: ["involve"]),
    Link("decide", "dept_health", "housing_lab", always, levels: ["involve", "involve", "collaborate"]),
    Link("decide", "weir_foundation", "riverside_together", always, levels: ["involve", "collaborate", "collaborate"]),
    Link("decide", "weir_foundation", "housing_lab", always, levels: ["consult"]),
    Link("decide", "lantern_trust", "youth_workshop", always, levels: ["involve"]),
    Link("decide", "housing_committee", "tenants_union", always, levels: ["inform", "consult", "involve"]),
    Link("decide", "service_desk", "mill_lane", always, levels: ["consult"]),
    Link("decide", "service_desk", "tenants_union", fromSecond, levels: ["consult", "involve"]),
    Link("decide", "dept_health", "disabled_residents", always, levels: ["inform", "consult", "collaborate"]),
    Link("decide", "dept_health", "weir_parents", onlyThird, levels: ["involve"]),
    Link("decide", "riverside_together", "tenants_union", always, levels: ["consult", "involve", "collaborate"]),
    Link("decide", "tenants_union", "riverside_together", fromSecond, levels: ["involve"]),
    Link("decide", "riverside_together", "service_desk", always, levels: ["involve"]),
    Link("decide", "bridge_fund", "weir_parents", fromSecond, levels: ["empower"]),
    Link("decide", "bridge_fund", "interfaith_forum", always, levels: ["consult"]),
    Link("decide", "housing_lab", "tenants_union", fromSecond, levels: ["consult", "involve"]),
    Link("decide", "youth_workshop", "youth_panel", always, levels: ["inform", "inform", "empower"]),
    Link("decide", "interfaith_forum", "elders_circle", always, levels: ["involve"]),
  ]
}

/// Who gives data to whom, who teaches whom and who speaks up for whom.
enum Learning {
  static let all: [Link] = [
    Link("data", "housing_lab", "dept_health", always),
    Link("data", "dept_health", "housing_lab", always),
    Link("data", "tenants_union", "housing_lab", always),
    Link("data", "housing_lab", "tenants_union", onlyThird),
    Link("data", "housing_lab", "riverside_together", always),
    Link("data", "riverside_together", "dept_housing", always),
    Link("data", "dept_housing", "riverside_together", fromSecond),
    Link("data", "disabled_residents", "dept_health", always),
    Link("data", "dept_health", "disabled_residents", onlyThird),
    Link("data", "housing_lab", "mayors_office", always),
    Link("data", "mayors_office", "housing_lab", fromSecond),
    Link("data", "data_institute", "housing_lab", always),
    Link("data", "nursing_school", "dept_health", always),
    Link("data", "mill_lane", "service_desk", always),
    Link("data", "service_desk", "riverside_together", fromSecond),
    Link("data", "env_agency", "water_works", always),
    Link("data", "water_works", "dept_planning", always),
    Link("data", "harbour_flats", "tenants_advice", always),
    Link("data", "dry_homes", "housing_lab", always),
    Link("train", "housing_lab", "tenants_union", fromSecond),
    Link("train", "riverside_together", "mill_lane", always),
    Link("train", "volunteer_centre", "interfaith_forum", always),
    Link("train", "dry_homes", "repair_coop", always),
    Link("train", "tenants_advice", "harbour_flats", always),
    Link("train", "tenants_advice", "tenants_union", always),
    Link("train", "legal_clinic", "tenants_advice", fromSecond),
    Link("train", "nursing_school", "care_at_home", untilSecond),
    Link("train", "youth_workshop", "youth_panel", always),
    Link("train", "welcome_house", "newcomers_circle", always),
    Link("train", "dept_health", "weir_parents", onlyThird),
    Link("advocate", "tenants_union", "housing_committee", always),
    Link("advocate", "riverside_together", "mayors_office", always),
    Link("advocate", "welcome_house", "newcomers_circle", always),
    Link("advocate", "interfaith_forum", "service_desk", always),
    Link("advocate", "chamber", "mayors_office", always),
    Link("advocate", "tenants_advice", "harbour_flats", always),
    Link("advocate", "tenants_advice", "dept_housing", always),
    Link("advocate", "legal_clinic", "tenants_union", fromSecond),
    Link("advocate", "disabled_residents", "dept_health", always),
    Link("host", "interfaith_forum", "elders_circle", always),
    Link("host", "interfaith_forum", "food_bank", always),
    Link("host", "youth_workshop", "youth_panel", always),
    Link("host", "school_board", "weir_parents", fromSecond),
    Link("host", "welcome_house", "newcomers_circle", always),
  ]
}
