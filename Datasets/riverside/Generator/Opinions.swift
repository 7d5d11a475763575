/// What organisations think of each other: trust, ratings of ways of working, praise.
struct Opinions {
  private let organisations: [String: Organisation]
  private let contacts: ContactWeb
  private let survey: Survey
  private var random: Random
  private var generosity: [String: Int] = [:]

  init(seed: UInt64, organisations: [String: Organisation], contacts: ContactWeb, survey: Survey) {
    self.organisations = organisations
    self.contacts = contacts
    self.survey = survey
    random = Random(seed: seed, stream: 4)
    for organisation in Organisation.all { generosity[organisation.id] = random.integer(in: -4...4) }
  }

  /// Trust in those one deals with, from 0 (asked, none) to 4. Some leave a line blank.
  mutating func trust(in wave: Wave) -> [Tie] {
    var ties: [Tie] = []
    for contact in contacts.current(in: wave) where !contact.isOnlyFormal {
      for from in [contact.pair.a, contact.pair.b] where answered(from, wave, "trust") {
        guard random.chance(78) || Story.alwaysRated.contains(contact.pair) else { continue }
        let to = contact.pair.other(than: from)
        var tie = Tie.answer(from, to, "trust", wave, by: from, survey)
        let level = trust(from, to, contact, in: wave)
        tie.strength = .integer(level)
        if level > 0, random.chance(60) {
          let day = contact.since.day + random.integer(in: -240...420)
          if day < wave.date { tie.since = random.chance(30) ? .date(day) : .text(day.isoMonth) }
        }
        ties.append(tie)
      }
    }
    return ties
  }

  private mutating func trust(_ from: String, _ to: String, _ contact: Contact, in wave: Wave) -> Int {
    guard let rater = organisations[from], let rated = organisations[to] else { return 0 }
    guard Set([rater.sector, rated.sector]) != [.business, .community] else { return 0 }
    var tenths = Self.base(rater.sector, rated.sector) + contact.quality + (generosity[from] ?? 0)
    tenths += random.integer(in: -9...9) + [0, 1, 2][wave.rawValue]
    if ["service_desk", "riverside_together", "interfaith_forum", "housing_lab"].contains(to) { tenths += 6 }
    if to == "dept_housing" { tenths -= [2, 6, 11][wave.rawValue] }
    return min(4, max(0, (tenths + 5) / 10))
  }

  /// Tenths of a point of trust between two sectors, before anything personal.
  private static func base(_ rater: Sector, _ rated: Sector) -> Int {
    if rater == rated { return 29 }
    switch Set([rater, rated]) {
    case [.public, .community]: return rater == .community ? 12 : 17
    case [.civil, .community]: return 28
    case [.public, .business], [.civil, .business]: return 15
    case [.public, .civil]: return 21
    default: return 24
    }
  }

  /// Ratings of ways of working, 1 to 4: of those one knows best, in the first wave on listening only.
  mutating func ratings(in wave: Wave) -> [Tie] {
    guard wave != .second else { return [] }
    let current = contacts.current(in: wave).filter { !$0.isOnlyFormal }
    var degree: [String: Int] = [:]
    for contact in current {
      degree[contact.pair.a, default: 0] += 1
      degree[contact.pair.b, default: 0] += 1
    }
    var ties: [Tie] = []
    for rater in Organisation.all where answered(rater.id, wave, "rates") {
      let known = current.filter { $0.pair.a == rater.id || $0.pair.b == rater.id }.map {
        $0.pair.other(than: rater.id)
      }
      .sorted { (degree[$0] ?? 0, $0) > (degree[$1] ?? 0, $1) }
      for (place, value) in (wave == .first ? [Value.listening] : Value.rated).enumerated() {
        for to in random.sample(place == 0 ? 4 : 1, of: Array(known.prefix(place == 0 ? 6 : 3))) {
          var tie = Tie.answer(rater.id, to, "rates", wave, by: rater.id, survey)
          tie.value = value
          tie.strength = .integer(rating(of: to, value, by: rater, in: wave))
          ties.append(tie)
        }
      }
    }
    return ties
  }

  private mutating func rating(of id: String, _ value: Value, by rater: Organisation, in wave: Wave) -> Int {
    guard let rated = organisations[id] else { return 2 }
    var tenths = 28 + random.integer(in: -9...9) + (rated.values.contains(value) ? 2 : 0)
    if value == .listening {
      switch rated.sector {
      case .public: tenths -= rater.sector == .community ? 11 : 5
      case .business: tenths -= 7
      case .community, .civil, .philanthropy: tenths += 3
      case .research: break
      }
      if id == "service_desk" { tenths += 10 }
      if wave == .third { tenths += 2 }
    }
    if value == .evidence, rated.sector == .research { tenths += 8 }
    if value == .longHaul, rated.sector == .public { tenths -= 4 }
    return min(4, max(1, (tenths + 5) / 10))
  }

  /// Praise for those one trusts; asked since the second wave.
  mutating func praise(in wave: Wave) -> [Tie] {
    guard wave != .first else { return [] }
    var ties: [Tie] = []
    for contact in contacts.current(in: wave) where !contact.isOnlyFormal && contact.quality > -3 {
      guard random.chance(14) else { continue }
      let from = random.chance(50) ? contact.pair.a : contact.pair.b
      let to = contact.pair.other(than: from)
      guard answered(from, wave, "praise"), let rater = organisations[from], let rated = organisations[to],
        Set([rater.sector, rated.sector]) != [.business, .community]
      else { continue }
      var tie = Tie.answer(from, to, "praise", wave, by: from, survey)
      tie.strength = .integer(random.integer(in: 2...4))
      ties.append(tie)
    }
    return ties
  }

  private func answered(_ id: String, _ wave: Wave, _ kind: String) -> Bool {
    organisations[id].map { survey.answered($0, in: wave, kind) } ?? false
  }
}
