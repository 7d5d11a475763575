/// What the study is meant to show: the contacts, partnerships and bridges that chance must not decide.
enum Story {
  struct Partnership {
    var name: String
    var members: [String]
  }

  struct GivenContact {
    var pair: Pair
    var first = Wave.first
    var last = Wave.third
    var isOnlyFormal = false
  }

  static let partnerships: [Partnership] = [
    Partnership(
      name: "Damp and Mould Table",
      members: [
        "riverside_together", "dept_housing", "dept_health", "tenants_advice", "dry_homes", "tenants_union",
        "harbour_flats", "mill_lane", "housing_lab", "harbour_property", "brightwall",
      ]),
    Partnership(
      name: "Flood Readiness Group",
      members: [
        "riverside_together", "water_works", "env_agency", "dept_planning", "interfaith_forum", "elders_circle",
        "volunteer_centre", "quay_builders", "mill_lane", "disabled_residents",
      ]),
    Partnership(
      name: "Young Riverside",
      members: [
        "youth_workshop", "youth_panel", "school_board", "weir_parents", "lantern_trust", "volunteer_centre",
        "welcome_house", "east_police",
      ]),
    Partnership(
      name: "Healthy Homes Evidence Circle",
      members: [
        "housing_lab", "nursing_school", "data_institute", "dept_health", "riverside_together", "weir_foundation",
        "disabled_residents", "care_at_home",
      ]),
  ]

  /// How readily two sectors seek each other out. Zero: only where the story says so; residents reach the city through
  /// few doors, and business and residents do not look for each other at all.
  static func affinity(_ one: Sector, _ other: Sector) -> Int {
    if one == other { return 7 }
    switch Set([one, other]) {
    case [.public, .civil], [.public, .business], [.civil, .community], [.civil, .philanthropy]: return 2
    case [.public, .research], [.public, .philanthropy], [.civil, .research], [.civil, .business],
      [.philanthropy, .research], [.business, .research]:
      return 1
    default: return 0
    }
  }

  /// Days on which a contact began because somebody had brought the two together before.
  static let beginnings: [Pair: Day] = [
    Pair("dept_housing", "dry_homes"): Day(2023, 1, 20),
    Pair("service_desk", "mill_lane"): Day(2023, 3, 6),
    Pair("weir_foundation", "tenants_advice"): Day(2024, 2, 12),
    Pair("nursing_school", "disabled_residents"): Day(2024, 9, 16),
    Pair("dept_health", "weir_parents"): Day(2024, 10, 7),
  ]

  /// The only contacts between two sectors: a line left blank there would look like a sector without trust.
  static let alwaysRated: Set<Pair> = [
    Pair("weir_foundation", "chamber"), Pair("weir_foundation", "mayors_office"),
    Pair("harbour_property", "harbour_flats"),
    Pair("harbour_property", "tenants_union"), Pair("bridge_fund", "weir_parents"),
  ]

  /// An act of bridging: somebody brings parties together.
  struct Bridge {
    var id: String
    var broker: String
    var parties: [String]
    var day: Day
    var occasion: String

    var wave: Wave { Wave.allCases.first { day < $0.date } ?? .third }
  }

  static let bridges: [Bridge] = [
    Bridge(
      id: "b01", broker: "riverside_together", parties: ["dept_housing", "dry_homes"], day: Day(2022, 9, 14),
      occasion: "Walk through the damp flats of Mill Lane"),
    Bridge(
      id: "b02", broker: "interfaith_forum", parties: ["service_desk", "mill_lane"], day: Day(2022, 11, 20),
      occasion: "Open evening in a parish hall"),
    Bridge(
      id: "b03", broker: "housing_lab", parties: ["brightwall", "dept_health"], day: Day(2023, 2, 8),
      occasion: "Presentation of the first measurements"),
    Bridge(
      id: "b04", broker: "riverside_together", parties: ["weir_foundation", "tenants_advice"], day: Day(2023, 9, 21),
      occasion: "Visit of the foundation"),
    Bridge(
      id: "b05", broker: "interfaith_forum", parties: ["elders_circle", "volunteer_centre", "welcome_house"],
      day: Day(2023, 10, 12), occasion: "Autumn meal"),
    Bridge(
      id: "b06", broker: "riverside_together", parties: ["chamber", "interfaith_forum"], day: Day(2023, 11, 30),
      occasion: "Talk about empty shops as meeting rooms"),
    Bridge(
      id: "b07", broker: "housing_lab", parties: ["nursing_school", "disabled_residents"], day: Day(2024, 3, 5),
      occasion: "Students learn to check a home"),
    Bridge(
      id: "b08", broker: "riverside_together", parties: ["dept_health", "weir_parents"], day: Day(2024, 6, 18),
      occasion: "Asthma evening at the school"),
    Bridge(
      id: "b09", broker: "welcome_house", parties: ["newcomers_circle", "service_desk"], day: Day(2024, 9, 9),
      occasion: "Counter hours with interpreters"),
    Bridge(
      id: "b10", broker: "riverside_together", parties: ["mayors_office", "tenants_union", "old_mill"],
      day: Day(2024, 11, 14), occasion: "Round table on repairs"),
    Bridge(
      id: "b11", broker: "riverside_together", parties: ["dept_planning", "mill_lane"], day: Day(2025, 2, 3),
      occasion: "Walk along the new flood wall"),
    Bridge(
      id: "b12", broker: "riverside_together", parties: ["savings_bank"], day: Day(2025, 3, 27),
      occasion: "Loan desk; the other party did not come"),
  ]

  /// Every contact that the story needs: its skeleton, and a contact under each decision, lesson, grant, contract and
  /// act of bridging.
  static let contacts: [GivenContact] = {
    var result: [GivenContact] = []
    var positions: [Pair: Int] = [:]
    func add(_ given: GivenContact) {
      guard let position = positions[given.pair] else {
        positions[given.pair] = result.count
        result.append(given)
        return
      }
      result[position].first = min(result[position].first, given.first)
      result[position].last = max(result[position].last, given.last)
      result[position].isOnlyFormal = result[position].isOnlyFormal && given.isOnlyFormal
    }
    for given in skeleton { add(given) }
    for link in Decisions.all + Learning.all + Agreements.all {
      let isOnlyFormal = link.kind == "fund" || link.kind == "contract"
      add(.init(pair: Pair(link.from, link.to), first: link.first, last: link.last, isOnlyFormal: isOnlyFormal))
    }
    for bridge in bridges {
      for party in bridge.parties { add(.init(pair: Pair(bridge.broker, party), first: bridge.wave)) }
    }
    for experiment in Experiment.all {
      add(.init(pair: Pair(experiment.lead, experiment.partner), first: experiment.wave))
    }
    return result
  }()

  static func isGiven(_ pair: Pair) -> Bool { givenPairs.contains(pair) }

  private static let givenPairs = Set(contacts.map(\.pair))

  private static func contacts(of id: String, with others: String...) -> [GivenContact] {
    others.map { GivenContact(pair: Pair(id, $0)) }
  }

  private static let skeleton: [GivenContact] =
    contacts(
      of: "riverside_together", with: "mayors_office", "dept_housing", "dept_health", "service_desk",
      "interfaith_forum", "tenants_advice", "dry_homes", "housing_lab", "weir_foundation", "old_mill",
      "tenants_union", "volunteer_centre", "chamber")
    + contacts(
      of: "interfaith_forum", with: "allotment_growers", "elders_circle", "mill_lane", "welcome_house", "food_bank",
      "service_desk", "night_shift")
    + contacts(
      of: "housing_lab", with: "nursing_school", "data_institute", "dept_health", "brightwall", "dry_homes",
      "weir_foundation", "dept_planning")
    + contacts(of: "service_desk", with: "tenants_union", "mill_lane", "mayors_office", "dept_housing")
    + contacts(of: "housing_committee", with: "tenants_union", "dept_housing", "mayors_office")
    + contacts(of: "welcome_house", with: "newcomers_circle")
    + contacts(of: "chamber", with: "corner_shops", "quay_builders", "harbour_property", "weir_foundation")
    + contacts(of: "harbour_property", with: "harbour_flats", "tenants_union")
    + contacts(of: "dept_finance", with: "dept_housing", "mayors_office")
    + contacts(of: "weir_foundation", with: "mayors_office")
    + contacts(of: "lantern_trust", with: "school_board")
    + contacts(of: "tenants_advice", with: "tenants_union", "harbour_flats", "legal_clinic")
    + contacts(of: "youth_workshop", with: "youth_panel", "school_board", "east_police")
    + contacts(of: "water_works", with: "env_agency", "dept_planning")
    + contacts(of: "disabled_residents", with: "elders_circle", "care_at_home")
    + contacts(of: "mill_lane", with: "weir_parents", "tenants_union")
    + contacts(of: "night_shift", with: "tenants_union")
    + contacts(of: "savings_bank", with: "chamber")
    + contacts(of: "river_energy", with: "dept_planning", "brightwall")
    + [
      GivenContact(pair: Pair("weir_foundation", "tenants_advice"), first: .second),
      GivenContact(pair: Pair("nursing_school", "disabled_residents"), first: .third),
      GivenContact(pair: Pair("dept_health", "weir_parents"), first: .third),
    ]
}
