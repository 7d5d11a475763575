/// A dated trial of something new, as the minutes of a partnership record it.
struct Experiment {
  var question: String
  var lead: String
  var partner: String
  var partnership: String
  var begun: Day
  var ended: Day?
  var outcome: String?
  var decision: String?

  var wave: Wave { Wave.allCases.first { begun < $0.date } ?? .third }

  private init(
    _ question: String, _ lead: String, _ partner: String, _ partnership: String, _ begun: Day, _ ended: Day? = nil,
    _ outcome: String? = nil, _ decision: String? = nil
  ) {
    self.question = question
    self.lead = lead
    self.partner = partner
    self.partnership = partnership
    self.begun = begun
    self.ended = ended
    self.outcome = outcome
    self.decision = decision
  }

  private static let damp = "Damp and Mould Table"
  private static let flood = "Flood Readiness Group"
  private static let young = "Young Riverside"
  private static let evidence = "Healthy Homes Evidence Circle"

  static let all: [Experiment] = [
    Experiment(
      "Do airing lessons alone dry a flat?", "housing_lab", "dry_homes", damp, Day(2022, 10, 3), Day(2023, 3, 31),
      "did not work"),
    Experiment(
      "Sandbag rota by street", "riverside_together", "mill_lane", flood, Day(2022, 11, 7), Day(2023, 4, 14), "mixed",
      "changed"),
    Experiment(
      "Evening apprenticeships", "youth_workshop", "school_board", young, Day(2022, 9, 12), Day(2023, 4, 28), "worked"),
    Experiment(
      "Nurses note damp on home visits", "nursing_school", "dept_health", evidence, Day(2023, 1, 16), nil),
    Experiment(
      "Fans with a timer in forty bathrooms", "dry_homes", "housing_lab", damp, Day(2023, 9, 4), Day(2024, 2, 29),
      "worked", "continued"),
    Experiment(
      "One telephone number for repairs", "riverside_together", "dept_housing", damp, Day(2023, 11, 13),
      Day(2024, 4, 12), "did not work"),
    Experiment(
      "Phone chain for flood warnings", "interfaith_forum", "elders_circle", flood, Day(2023, 10, 23),
      Day(2024, 3, 22), "worked", "continued"),
    Experiment(
      "Pupils measure classroom air", "school_board", "youth_workshop", young, Day(2024, 1, 22), Day(2024, 4, 30),
      "mixed"),
    Experiment(
      "Shared list of homes visited", "dept_health", "nursing_school", evidence, Day(2023, 8, 28), Day(2024, 4, 5),
      "mixed", "changed"),
    Experiment(
      "Insulating one wall instead of all", "brightwall", "housing_lab", damp, Day(2024, 6, 10), Day(2024, 12, 13),
      "did not work", "ended"),
    Experiment(
      "Tenants choose the order of repairs", "riverside_together", "tenants_union", damp, Day(2024, 9, 2),
      Day(2025, 3, 14), "worked", "continued"),
    Experiment(
      "Damp sensors read by tenants", "housing_lab", "tenants_union", damp, Day(2024, 10, 14), Day(2025, 4, 25),
      "worked", "continued"),
    Experiment(
      "Leaflets in nine languages", "interfaith_forum", "welcome_house", flood, Day(2024, 7, 1), Day(2024, 11, 29),
      "did not work", "ended"),
    Experiment(
      "Pumps on loan from congregations", "riverside_together", "interfaith_forum", flood, Day(2024, 11, 4),
      Day(2025, 3, 28), "mixed", "changed"),
    Experiment(
      "Panel hands out its own small grants", "youth_workshop", "youth_panel", young, Day(2024, 9, 16),
      Day(2025, 2, 28), "worked", "continued"),
    Experiment(
      "Asthma diary kept by parents", "dept_health", "weir_parents", evidence, Day(2024, 11, 18), Day(2025, 4, 30),
      "worked"),
    Experiment(
      "Disabled residents train inspectors", "disabled_residents", "dept_health", evidence, Day(2025, 1, 20),
      Day(2025, 5, 2), "mixed", "changed"),
    Experiment(
      "Weekly figures on the web", "data_institute", "housing_lab", evidence, Day(2025, 3, 3), nil),
  ]
}
