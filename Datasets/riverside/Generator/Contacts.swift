/// Two organisations, whichever comes first.
struct Pair: Hashable {
  let a: String
  let b: String

  init(_ one: String, _ other: String) {
    a = min(one, other)
    b = max(one, other)
  }

  func other(than id: String) -> String { id == a ? b : a }
}

/// Two organisations that deal with each other over some waves.
struct Contact {
  var pair: Pair
  var first: Wave
  var last: Wave
  var since: Remembered
  /// The day on which it ended, if it ended between two waves.
  var until: Day?
  /// Whether a grant or a contract is all there is between the two.
  var isOnlyFormal: Bool
  var partnership: String?
  /// How well the two get on, from -8 to 8 tenths of a point of trust.
  var quality: Int

  func isCurrent(in wave: Wave) -> Bool { first <= wave && wave <= last }
}

/// Builds the web of contacts: what the story demands, then chance with a taste for one's own sector, for shared
/// partnerships, for busy organisations and for friends of friends.
struct ContactWeb {
  private(set) var contacts: [Contact] = []
  private var known: Set<Pair> = []
  private var random: Random
  private let organisations: [String: Organisation]

  init(seed: UInt64, organisations: [String: Organisation]) {
    random = Random(seed: seed, stream: 1)
    self.organisations = organisations
    for given in Story.contacts {
      add(given.pair, first: given.first, last: given.last, isOnlyFormal: given.isOnlyFormal)
    }
    fill(.first, upTo: 112)
    dissolve(after: .first)
    fill(.second, upTo: 120)
    dissolve(after: .second)
    fill(.third, upTo: 124)
  }

  /// The contacts of a wave, in the order in which they were made.
  func current(in wave: Wave) -> [Contact] { contacts.filter { $0.isCurrent(in: wave) } }

  private mutating func add(_ pair: Pair, first: Wave, last: Wave, isOnlyFormal: Bool = false) {
    guard let a = organisations[pair.a], let b = organisations[pair.b], known.insert(pair).inserted else { return }
    var first = first
    var last = last
    while first < last, !(a.isActive(in: first) && b.isActive(in: first)) { first = first.next }
    var until: Day?
    let leaving = [a.left, b.left].compactMap { $0 }.min()
    while last > first, !(a.isActive(in: last) && b.isActive(in: last)) {
      last = last.previous
      until = leaving
    }
    if until == nil, last < .third { until = last.date + random.integer(in: 40...330) }
    let shared = Story.partnerships.first { $0.members.contains(pair.a) && $0.members.contains(pair.b) }
    contacts.append(
      Contact(
        pair: pair, first: first, last: last, since: beginning(in: first, a, b), until: until,
        isOnlyFormal: isOnlyFormal, partnership: shared?.name, quality: random.integer(in: -8...8)))
  }

  private mutating func beginning(in wave: Wave, _ a: Organisation, _ b: Organisation) -> Remembered {
    if let told = Story.beginnings[Pair(a.id, b.id)] { return Remembered(told) }
    let joined = [a.joined, b.joined].compactMap { $0 }.max()
    if wave > .first {
      let from = max(joined ?? wave.previous.date, wave.previous.date)
      return Remembered(
        from + random.integer(in: 10...max(11, wave.date - from - 20)), random.chance(60) ? .day : .month)
    }
    if random.chance(25) {
      return Remembered(Day(2022, 6, 1) + random.integer(in: 0...300), random.chance(60) ? .day : .month)
    }
    let day = Day(2013, 1, 1) + random.integer(in: 0...3400)
    return Remembered(day, random.chance(45) ? .year : random.chance(60) ? .month : .day)
  }

  private mutating func dissolve(after wave: Wave) {
    for position in contacts.indices where contacts[position].last > wave && contacts[position].first <= wave {
      if Story.isGiven(contacts[position].pair) || !random.chance(17) { continue }
      contacts[position].last = wave
      contacts[position].until = wave.date + random.integer(in: 40...330)
    }
  }

  private mutating func fill(_ wave: Wave, upTo target: Int) {
    let active = Organisation.all.filter { $0.isActive(in: wave) && $0.activity > 0 }
    var candidates: [(pair: Pair, pull: Int)] = []
    for (position, one) in active.enumerated() {
      for other in active[(position + 1)...] where !known.contains(Pair(one.id, other.id)) {
        let pull = Self.pull(one, other)
        if pull > 0 { candidates.append((Pair(one.id, other.id), pull)) }
      }
    }
    var count = current(in: wave).count
    while count < target {
      let neighbours = neighbours(in: wave)
      let weights = candidates.map { candidate in
        let pair = candidate.pair
        if known.contains(pair) { return 0 }
        let common = neighbours[pair.a, default: []].intersection(neighbours[pair.b, default: []]).count
        return candidate.pull * (1 + min(common, 4))
      }
      guard let chosen = random.position(weights: weights) else { return }
      add(candidates[chosen].pair, first: wave, last: .third)
      count += 1
    }
  }

  private func neighbours(in wave: Wave) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for contact in current(in: wave) {
      result[contact.pair.a, default: []].insert(contact.pair.b)
      result[contact.pair.b, default: []].insert(contact.pair.a)
    }
    return result
  }

  /// How much draws two organisations together, friends of friends apart.
  private static func pull(_ one: Organisation, _ other: Organisation) -> Int {
    let partnerships = Story.partnerships.count { $0.members.contains(one.id) && $0.members.contains(other.id) }
    return one.activity * other.activity * Story.affinity(one.sector, other.sector) * (1 + 3 * partnerships)
  }
}

extension Wave {
  var next: Wave { Wave(rawValue: rawValue + 1) ?? self }
  var previous: Wave { Wave(rawValue: rawValue - 1) ?? self }
}
