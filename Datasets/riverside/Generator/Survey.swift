/// Who was asked what, who answered, and when.
struct Survey {
  enum Status: String {
    case answered, noAnswer = "no answer", notAsked = "not asked"
  }

  static let factual = ["collaborate", "data", "fund", "contract", "decide"]
  static let negative = ["blame", "oppose", "pressure", "distrust"]

  /// The kinds of tie that the questionnaire asked about, wave by wave.
  static func kinds(in wave: Wave) -> [String] {
    switch wave {
    case .first: ["trust"] + factual + ["rates"] + negative
    case .second: ["trust"] + factual + ["praise"] + negative
    case .third: ["trust"] + factual + ["praise", "rates"] + negative
    }
  }

  private let organisations: [Organisation]
  private let days: [String: [Int]]

  init(seed: UInt64, organisations: [Organisation]) {
    self.organisations = organisations
    var random = Random(seed: seed, stream: 2)
    var days: [String: [Int]] = [:]
    for organisation in organisations { days[organisation.id] = Wave.allCases.map { _ in random.integer(in: 0...27) } }
    self.days = days
  }

  func status(of organisation: Organisation, in wave: Wave, for kind: String) -> Status {
    guard organisation.isActive(in: wave) else { return .notAsked }
    let isSensitive = Self.negative.contains(kind)
    if isSensitive && Self.shortForm(in: wave).contains(organisation.id) { return .notAsked }
    if Self.silent(in: wave).contains(organisation.id) { return .noAnswer }
    if isSensitive && Self.leftBlank(in: wave).contains(organisation.id) { return .noAnswer }
    return .answered
  }

  func answered(_ organisation: Organisation, in wave: Wave, _ kind: String) -> Bool {
    status(of: organisation, in: wave, for: kind) == .answered
  }

  /// The day on which an organisation filled in the form.
  func day(of organisation: String, in wave: Wave) -> Day {
    wave.date + (days[organisation].map { $0[wave.rawValue] } ?? 0)
  }

  /// Organisations that were asked about those they deal with, instead of about everybody.
  static func hasShortRoster(_ organisation: Organisation, in wave: Wave) -> Bool {
    wave == .first && ["dept_finance", "school_board", "water_works", "chamber"].contains(organisation.id)
  }

  /// Did not send the form back.
  private static func silent(in wave: Wave) -> [String] {
    switch wave {
    case .first: ["quay_builders", "env_agency", "old_mill", "care_at_home", "corner_shops"]
    case .second: ["env_agency", "lantern_trust", "youth_panel", "quay_builders"]
    case .third: ["env_agency", "repair_coop", "savings_bank", "corner_shops", "school_board"]
    }
  }

  /// Sent the form back, but left the page on blame and pressure blank.
  private static func leftBlank(in wave: Wave) -> [String] {
    switch wave {
    case .first: ["mayors_office", "school_board", "chamber"]
    case .second: ["mayors_office", "chamber"]
    case .third: ["mayors_office", "old_mill"]
    }
  }

  /// Got the form in easy language, which leaves that page out.
  private static func shortForm(in wave: Wave) -> [String] {
    wave == .first ? ["youth_panel", "elders_circle", "newcomers_circle"] : ["newcomers_circle"]
  }

  /// The table of respondents.
  func table(contacts: ContactWeb) -> Table {
    var table = Table(name: "respondents", headings: ["id", "wave", "kind", "asked_about", "status"])
    for wave in Wave.allCases {
      let current = contacts.current(in: wave)
      for organisation in organisations {
        let roster =
          Self.hasShortRoster(organisation, in: wave)
          ? organisations.map(\.id).filter { other in
            current.contains { $0.pair == Pair(organisation.id, other) && other != organisation.id }
          } : ["all"]
        for kind in Self.kinds(in: wave) {
          let status = status(of: organisation, in: wave, for: kind)
          table.rows.append([
            .text(organisation.id), .text(wave.id), .text(kind),
            status == .notAsked ? .empty : .list(Survey.negative.contains(kind) ? ["all"] : roster),
            .text(status.rawValue),
          ])
        }
      }
    }
    return table
  }
}
