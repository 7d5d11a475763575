/// An invented organisation.
struct Organisation {
  var id: String
  var name: String
  var sector: Sector
  var type: String
  var role: String
  /// How much it seeks contact: 0 knows only whom the story gives it, 10 knows everybody.
  var activity: Int
  /// The tools it brings, most typical first.
  var tools: [Tool]
  var values: [Value]
  var joined: Day?
  var left: Day?
  var consent: Consent = .yes

  /// Whether the collaboration is meant to serve the people it stands for.
  var isBeneficiary: Bool { sector == .community }

  /// Whether it took part when the wave was asked.
  func isActive(in wave: Wave) -> Bool {
    (joined.map { $0 <= wave.date } ?? true) && (left.map { $0 > wave.date } ?? true)
  }
}

enum Sector: String, CaseIterable {
  case `public`, civil = "civil_society", community, business = "private", philanthropy, research = "academia"
}

enum Tool: String, CaseIterable {
  case money, procurement, law, data, training, assets, staff, convening, communication, volunteers
}

enum Value: String, CaseIterable {
  case listening
  case trustBuilding = "trust_building"
  case jointProblemSolving = "joint_problem_solving"
  case evidence
  case longHaul = "long_haul"
  case dignity, fairness, thrift

  /// The ways of working that organisations rate in themselves and in each other.
  static let rated: [Value] = [.listening, .trustBuilding, .jointProblemSolving, .evidence, .longHaul]
}

enum Consent: String {
  case yes, roleOnly = "role only", no
}

/// One round of the survey. Answers come in during the four weeks after its date.
enum Wave: Int, CaseIterable, Comparable {
  case first, second, third

  var id: String { "w\(rawValue + 1)" }
  var date: Day { Day(2023 + rawValue, 5, 15) }

  static func < (lhs: Wave, rhs: Wave) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension Organisation {
  /// Everybody in the study, sector by sector.
  static let all: [Organisation] = cityAndPublicBodies + civilSociety + communities + business + philanthropy + research

  private static let cityAndPublicBodies: [Organisation] = [
    .init(
      id: "mayors_office", name: "Mayor's Office", sector: .public, type: "city_government",
      role: "Speaks for the city and settles what departments cannot settle", activity: 5,
      tools: [.convening, .communication, .law], values: [.listening, .jointProblemSolving, .fairness]),
    .init(
      id: "dept_housing", name: "Department of Housing", sector: .public, type: "city_department",
      role: "Inspects rented homes and owns 4,000 of them", activity: 6,
      tools: [.procurement, .law, .staff], values: [.fairness, .thrift, .longHaul]),
    .init(
      id: "dept_health", name: "Department of Public Health", sector: .public, type: "city_department",
      role: "Brings down illness from damp and cold homes", activity: 5,
      tools: [.data, .staff, .money], values: [.listening, .evidence, .jointProblemSolving]),
    .init(
      id: "dept_planning", name: "Department of Planning", sector: .public, type: "city_department",
      role: "Zoning, flood walls and building permits", activity: 3,
      tools: [.law, .data], values: [.evidence, .longHaul]),
    .init(
      id: "dept_finance", name: "Department of Finance and Procurement", sector: .public, type: "city_department",
      role: "Holds the budget and signs the contracts", activity: 4,
      tools: [.money, .procurement], values: [.thrift, .fairness]),
    .init(
      id: "service_desk", name: "Neighbourhood Service Desk", sector: .public, type: "city_service",
      role: "Four counters on the East Bank where residents bring what does not work", activity: 4,
      tools: [.staff, .assets, .communication], values: [.listening, .trustBuilding, .dignity]),
    .init(
      id: "housing_committee", name: "Council Housing Committee", sector: .public, type: "elected_body",
      role: "Elected members who decide on housing", activity: 3,
      tools: [.law, .money], values: [.fairness, .jointProblemSolving]),
    .init(
      id: "school_board", name: "School Board", sector: .public, type: "city_service",
      role: "Runs eleven schools, three of them damp", activity: 3,
      tools: [.assets, .staff], values: [.listening, .evidence]),
    .init(
      id: "water_works", name: "City Water Works", sector: .public, type: "utility",
      role: "Drains, pumps and river gauges", activity: 2,
      tools: [.data, .staff], values: [.thrift, .longHaul]),
    .init(
      id: "east_police", name: "Neighbourhood Policing Unit", sector: .public, type: "city_service",
      role: "Patrols on foot on the East Bank", activity: 1,
      tools: [.staff], values: [.trustBuilding], consent: .no),
    .init(
      id: "env_agency", name: "Regional Environment Agency", sector: .public, type: "regional_agency",
      role: "Flood forecasts for the whole valley", activity: 0,
      tools: [.data], values: [.evidence]),
  ]

  private static let civilSociety: [Organisation] = [
    .init(
      id: "riverside_together", name: "Riverside Together", sector: .civil, type: "backbone",
      role: "Keeps the collaboration going: meetings, minutes, promises", activity: 10,
      tools: [.convening, .communication, .staff, .data],
      values: [.listening, .trustBuilding, .jointProblemSolving, .longHaul]),
    .init(
      id: "interfaith_forum", name: "Riverside Interfaith Forum", sector: .civil, type: "network",
      role: "Nineteen congregations and their halls", activity: 6,
      tools: [.assets, .volunteers, .convening], values: [.listening, .dignity, .trustBuilding]),
    .init(
      id: "tenants_advice", name: "Tenants' Advice Centre", sector: .civil, type: "advice",
      role: "Free advice on rent, repairs and notices to quit", activity: 5,
      tools: [.law, .staff, .training], values: [.listening, .fairness, .dignity]),
    .init(
      id: "dry_homes", name: "Dry Homes Workshop", sector: .civil, type: "social_enterprise",
      role: "Repairs damp flats and trains the people who live in them", activity: 4,
      tools: [.training, .staff, .data], values: [.jointProblemSolving, .evidence, .longHaul]),
    .init(
      id: "repair_coop", name: "Repair Cooperative", sector: .civil, type: "social_enterprise",
      role: "Small repairs by people who were out of work", activity: 3,
      tools: [.staff, .volunteers], values: [.dignity, .jointProblemSolving]),
    .init(
      id: "food_bank", name: "East Bank Food Bank", sector: .civil, type: "provider",
      role: "Food parcels and school breakfasts", activity: 3,
      tools: [.volunteers, .assets], values: [.dignity, .listening], consent: .roleOnly),
    .init(
      id: "welcome_house", name: "Welcome House", sector: .civil, type: "provider",
      role: "Language classes and help for people new to the city", activity: 2,
      tools: [.training, .assets, .volunteers], values: [.dignity, .listening, .trustBuilding]),
    .init(
      id: "youth_workshop", name: "Youth Workshop", sector: .civil, type: "provider",
      role: "Apprenticeships and evenings for young people", activity: 3,
      tools: [.training, .assets], values: [.listening, .trustBuilding]),
    .init(
      id: "legal_clinic", name: "Legal Aid Clinic", sector: .civil, type: "advice",
      role: "Goes to court for tenants", activity: 2,
      tools: [.law], values: [.fairness, .evidence], joined: Day(2023, 9, 1)),
    .init(
      id: "volunteer_centre", name: "Volunteer Centre", sector: .civil, type: "network",
      role: "Finds and insures volunteers", activity: 4,
      tools: [.volunteers, .training, .communication], values: [.trustBuilding, .listening]),
    .init(
      id: "care_at_home", name: "Care at Home Association", sector: .civil, type: "provider",
      role: "Nurses who visit; merged into a regional service in December 2024", activity: 2,
      tools: [.staff], values: [.dignity, .longHaul], left: Day(2024, 12, 31)),
  ]

  private static let communities: [Organisation] = [
    .init(
      id: "tenants_union", name: "East Bank Tenants' Union", sector: .community, type: "residents_group",
      role: "Tenants of nine streets, organised since the flood of 2012", activity: 5,
      tools: [.volunteers, .communication, .data], values: [.fairness, .dignity, .listening]),
    .init(
      id: "mill_lane", name: "Mill Lane Residents", sector: .community, type: "residents_group",
      role: "Two hundred households between the mill and the river", activity: 4,
      tools: [.volunteers, .communication], values: [.listening, .longHaul], consent: .roleOnly),
    .init(
      id: "weir_parents", name: "Weir Street Parents", sector: .community, type: "beneficiary",
      role: "Parents of children with asthma", activity: 3,
      tools: [.volunteers, .data], values: [.listening, .evidence, .dignity]),
    .init(
      id: "harbour_flats", name: "Harbour Flats Council", sector: .community, type: "residents_group",
      role: "Elected by the tenants of four towers", activity: 4,
      tools: [.communication, .volunteers], values: [.fairness, .listening]),
    .init(
      id: "elders_circle", name: "Elders' Circle", sector: .community, type: "beneficiary",
      role: "People over seventy who live alone", activity: 3,
      tools: [.volunteers, .convening], values: [.dignity, .trustBuilding]),
    .init(
      id: "youth_panel", name: "Youth Panel", sector: .community, type: "beneficiary",
      role: "Fifteen young people, elected in the schools", activity: 2,
      tools: [.communication], values: [.fairness, .listening]),
    .init(
      id: "newcomers_circle", name: "Newcomers' Circle", sector: .community, type: "beneficiary",
      role: "Families in their first years in the city", activity: 0,
      tools: [.volunteers], values: [.dignity]),
    .init(
      id: "allotment_growers", name: "Allotment Growers", sector: .community, type: "residents_group",
      role: "Gardens on the flood meadow", activity: 0,
      tools: [.assets, .volunteers], values: [.longHaul]),
    .init(
      id: "disabled_residents", name: "Disabled Residents' Network", sector: .community, type: "beneficiary",
      role: "Disabled people who check homes and plans", activity: 3,
      tools: [.data, .training], values: [.dignity, .listening, .evidence]),
    .init(
      id: "night_shift", name: "Night Shift Workers' Group", sector: .community, type: "beneficiary",
      role: "Cleaners, bakers and porters who sleep by day", activity: 3,
      tools: [.communication], values: [.fairness, .dignity], joined: Day(2024, 1, 15)),
  ]

  private static let business: [Organisation] = [
    .init(
      id: "harbour_property", name: "Harbour Property Management", sector: .business, type: "landlord",
      role: "Manages 1,900 rented flats", activity: 3,
      tools: [.assets, .money], values: [.thrift, .longHaul], consent: .roleOnly),
    .init(
      id: "quay_builders", name: "Quay Builders", sector: .business, type: "contractor",
      role: "Builds and repairs for the city", activity: 3,
      tools: [.staff, .assets], values: [.thrift, .longHaul]),
    .init(
      id: "brightwall", name: "Brightwall Insulation", sector: .business, type: "contractor",
      role: "Insulates walls and roofs", activity: 3,
      tools: [.staff, .training], values: [.evidence, .thrift]),
    .init(
      id: "river_energy", name: "River Energy", sector: .business, type: "utility",
      role: "Heat and power; withdrew in October 2024", activity: 2,
      tools: [.money, .data], values: [.thrift], left: Day(2024, 10, 1)),
    .init(
      id: "chamber", name: "Chamber of Commerce", sector: .business, type: "network",
      role: "Four hundred firms", activity: 4,
      tools: [.convening, .communication], values: [.listening, .thrift]),
    .init(
      id: "corner_shops", name: "Corner Shops Association", sector: .business, type: "network",
      role: "Sixty shops that hear everything first", activity: 0,
      tools: [.communication], values: [.trustBuilding]),
    .init(
      id: "savings_bank", name: "Riverside Savings Bank", sector: .business, type: "bank",
      role: "Small loans for repairs", activity: 2,
      tools: [.money], values: [.longHaul, .fairness], joined: Day(2023, 11, 1)),
  ]

  private static let philanthropy: [Organisation] = [
    .init(
      id: "weir_foundation", name: "Weir Foundation", sector: .philanthropy, type: "foundation",
      role: "Largest private giver in the valley", activity: 4,
      tools: [.money, .convening], values: [.evidence, .longHaul, .listening]),
    .init(
      id: "lantern_trust", name: "Lantern Trust", sector: .philanthropy, type: "foundation",
      role: "Gives to work with young people", activity: 3,
      tools: [.money, .training], values: [.trustBuilding, .dignity]),
    .init(
      id: "bridge_fund", name: "Bridge Community Fund", sector: .philanthropy, type: "community_foundation",
      role: "Small grants, decided by residents since 2024", activity: 3,
      tools: [.money], values: [.listening, .fairness]),
    .init(
      id: "old_mill", name: "Old Mill Endowment", sector: .philanthropy, type: "foundation",
      role: "One grant a year", activity: 0,
      tools: [.money], values: [.thrift]),
  ]

  private static let research: [Organisation] = [
    .init(
      id: "housing_lab", name: "University Housing Lab", sector: .research, type: "research",
      role: "Measures damp, tests repairs, publishes what failed", activity: 7,
      tools: [.data, .training, .convening], values: [.evidence, .jointProblemSolving, .listening]),
    .init(
      id: "nursing_school", name: "School of Nursing", sector: .research, type: "research",
      role: "Students who visit homes", activity: 2,
      tools: [.staff, .data], values: [.evidence, .dignity]),
    .init(
      id: "data_institute", name: "Institute for City Data", sector: .research, type: "research",
      role: "Keeps the city's open figures", activity: 0,
      tools: [.data], values: [.evidence, .longHaul]),
  ]
}
