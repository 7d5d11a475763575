/// The factual ties: working together, grants, contracts, decisions, data, lessons, advocacy, rooms.
struct Work {
  private let organisations: [String: Organisation]
  private let contacts: ContactWeb
  private let survey: Survey
  private var random: Random

  init(seed: UInt64, organisations: [String: Organisation], contacts: ContactWeb, survey: Survey) {
    self.organisations = organisations
    self.contacts = contacts
    self.survey = survey
    random = Random(seed: seed, stream: 3)
  }

  /// Both sides' statements of working together, in a wave.
  mutating func collaboration(in wave: Wave) -> [Tie] {
    var ties: [Tie] = []
    for contact in contacts.current(in: wave) where !contact.isOnlyFormal {
      let closeness = min(4, max(1, 2 + contact.quality / 4 + (contact.partnership == nil ? 0 : 1)))
      let reporters = [contact.pair.a, contact.pair.b].filter { answered($0, wave, "collaborate") }
      let strong = closeness > 2 || Story.isGiven(contact.pair)
      var named = reporters.filter { _ in random.chance(strong ? 90 : 72) }
      if named.isEmpty, let first = reporters.first { named = [first] }
      let promise = makePromise(contact, in: wave)
      for reporter in named {
        var tie = Tie.answer(reporter, contact.pair.other(than: reporter), "collaborate", wave, by: reporter, survey)
        tie.strength = .integer(min(4, max(1, closeness + random.integer(in: -1...1) * random.integer(in: 0...1))))
        tie.status =
          [Cell.text("ongoing"), .text("ongoing"), .text("ongoing"), .text("ongoing"), .text("unknown")][
            random.integer(in: 0...4)]
        tie.since = contact.since.cell
        tie.tools = tools(of: reporter, in: wave)
        tie.partnership = contact.partnership
        keep(promise, in: &tie)
        ties.append(tie)
      }
      if named.isEmpty {
        var tie = Tie.record(contact.pair.a, contact.pair.b, "collaborate", wave, source: "minutes", confidence: "B")
        tie.reporter = "riverside_together"
        tie.reportedOn = survey.day(of: "riverside_together", in: wave)
        tie.status = .text("ongoing")
        tie.since = contact.since.cell
        tie.partnership = contact.partnership
        ties.append(tie)
      }
    }
    return ties + ended(in: wave) + plansAndRefusals(in: wave)
  }

  /// The story's links of a kind, in a wave. Kinds of the questionnaire are reported by both sides, others by the giver.
  mutating func links(_ links: [Link], in wave: Wave) -> [Tie] {
    var ties: [Tie] = []
    for link in links where link.isCurrent(in: wave) && isActive(link.from, wave) && isActive(link.to, wave) {
      let contact = contacts.current(in: wave).first { $0.pair == Pair(link.from, link.to) }
      let isAsked = Survey.factual.contains(link.kind)
      var reporters = [link.from, link.to].filter { answered($0, wave, isAsked ? link.kind : "collaborate") }
      if !isAsked { reporters = Array(reporters.prefix(1)) }
      if reporters.count == 2, !random.chance(82) { reporters.remove(at: random.integer(in: 0...1)) }
      var promise: Promise?
      if let contact { promise = makePromise(contact, in: wave) }
      let strength = random.integer(in: 1...4)
      for reporter in reporters {
        var tie = Tie.answer(link.from, link.to, link.kind, wave, by: reporter, survey)
        tie.strength = .integer(min(4, max(1, strength + (random.chance(20) ? 1 : 0))))
        tie.status = .text("ongoing")
        tie.since = contact?.since.cell ?? .empty
        tie.partnership = contact?.partnership
        tie.decisionLevel = level(of: link, in: wave, seenBy: reporter)
        if link.kind == "contract", random.chance(40) { tie.until = .date(Day(2026, 12, 31)) }
        if link.kind == "fund" { tie.tools = reporter == link.from ? [.money] : tools(of: reporter, in: wave) }
        if link.kind == "fund" || link.kind == "contract" {
          tie.confidence = "A"
          tie.evidence = link.kind == "fund" ? "Grant letter" : "Register of contracts"
          keep(promise, in: &tie)
        }
        ties.append(tie)
      }
      if reporters.isEmpty {
        var tie = Tie.record(link.from, link.to, link.kind, wave, source: "city register", confidence: "C")
        tie.status = .text("unknown")
        tie.decisionLevel = link.level(in: wave)
        ties.append(tie)
      }
    }
    return ties
  }

  /// The links that ended since the wave before, as one side reports it.
  func endings(of links: [Link], in wave: Wave) -> [Tie] {
    links.filter { $0.last < wave && $0.last.next == wave }.compactMap { link in
      let contact = contacts.contacts.first { $0.pair == Pair(link.from, link.to) }
      guard let reporter = [link.from, link.to].first(where: { answered($0, wave, "collaborate") }) else { return nil }
      var tie = Tie.answer(link.from, link.to, link.kind, wave, by: reporter, survey)
      tie.status = .text("ended")
      tie.since = contact?.since.cell ?? .empty
      tie.until = .date(contact?.until ?? link.last.date + 200)
      return tie
    }
  }

  /// Passing news on: a third of the contacts, from one side to the other.
  mutating func communication(in wave: Wave) -> [Tie] {
    var ties: [Tie] = []
    for contact in contacts.current(in: wave) where !contact.isOnlyFormal && random.chance(27) {
      let from = random.chance(50) ? contact.pair.a : contact.pair.b
      guard answered(from, wave, "collaborate") else { continue }
      var tie = Tie.answer(from, contact.pair.other(than: from), "communicate", wave, by: from, survey)
      tie.strength = .integer(random.integer(in: 1...4))
      ties.append(tie)
    }
    return ties
  }

  private func answered(_ id: String, _ wave: Wave, _ kind: String) -> Bool {
    organisations[id].map { survey.answered($0, in: wave, kind) } ?? false
  }

  private func isActive(_ id: String, _ wave: Wave) -> Bool {
    organisations[id].map { $0.isActive(in: wave) } ?? false
  }

  /// Those who grant a say see it a step higher now and then.
  private mutating func level(of link: Link, in wave: Wave, seenBy reporter: String) -> String? {
    guard let level = link.level(in: wave) else { return nil }
    let steps = ["inform", "consult", "involve", "collaborate", "empower"]
    guard reporter == link.from, random.chance(20), let step = steps.firstIndex(of: level), step < 3 else {
      return level
    }
    return steps[step + 1]
  }

  private mutating func tools(of id: String, in wave: Wave) -> [Tool] {
    guard let own = organisations[id]?.tools, !random.chance(18) else { return [] }
    let count = min(own.count, random.integer(in: 1...(wave == .third ? 3 : 2)))
    return random.sample(count, of: own)
  }
}

// MARK: Promises

extension Work {
  /// What two sides expect of each other, on the scale of the tie, and what came of it.
  private struct Promise {
    var expected: [String: Int]
    var realised: Int
    var due: Day
  }

  /// Young ties promise most and keep least; each wave promises a little less.
  private mutating func makePromise(_ contact: Contact, in wave: Wave) -> Promise? {
    let isYoung = wave.date - contact.since.day < 365
    guard random.chance(isYoung ? 80 : 22) else { return nil }
    let height = isYoung ? 4 : wave == .third ? 2 : 3
    let one = min(4, max(1, height - random.integer(in: 0...1)))
    let other = min(4, max(1, one + random.integer(in: -1...1)))
    let kept =
      one - random.integer(in: 0...(isYoung ? 3 : 2)) + (wave == .third && !isYoung && random.chance(50) ? 1 : 0)
    let isPast = random.chance(65)
    let due = isPast ? wave.date + -random.integer(in: 5...120) : wave.date + random.integer(in: 60...420)
    return Promise(
      expected: [contact.pair.a: one, contact.pair.b: other], realised: min(4, max(1, kept)),
      due: max(due, contact.since.day + 30))
  }

  private mutating func keep(_ promise: Promise?, in tie: inout Tie) {
    guard let promise, let reporter = tie.reporter, let day = tie.reportedOn else { return }
    tie.expected = promise.expected[reporter]
    tie.due = promise.due
    if promise.due < day { tie.realised = promise.realised }
  }
}

// MARK: Ended, planned and absent ties

extension Work {
  private mutating func ended(in wave: Wave) -> [Tie] {
    var ties: [Tie] = []
    for contact in contacts.contacts
    where contact.last.next == wave && contact.last != wave && !contact.isOnlyFormal {
      guard let until = contact.until, random.chance(70) else { continue }
      let reporter = answered(contact.pair.a, wave, "collaborate") ? contact.pair.a : contact.pair.b
      guard answered(reporter, wave, "collaborate") else { continue }
      var tie = Tie.answer(reporter, contact.pair.other(than: reporter), "collaborate", wave, by: reporter, survey)
      tie.status = .text("ended")
      tie.since = contact.since.cell
      tie.until = random.chance(70) ? .date(until) : .text(until.isoMonth)
      ties.append(tie)
    }
    return ties
  }

  /// Plans with organisations not yet known, and pairs of whom one says that there is nothing between them.
  private mutating func plansAndRefusals(in wave: Wave) -> [Tie] {
    let known = Set(contacts.contacts.map(\.pair))
    let busy = Organisation.all.filter {
      $0.activity >= 4 && answered($0.id, wave, "collaborate") && !Survey.hasShortRoster($0, in: wave)
    }
    var ties: [Tie] = []
    for from in busy {
      let strangers = busy.filter { $0.id != from.id && !known.contains(Pair(from.id, $0.id)) }
      guard random.chance(55), let to = random.pick(strangers) else { continue }
      var tie = Tie.answer(from.id, to.id, "collaborate", wave, by: from.id, survey)
      if random.chance(60) {
        tie.status = .text("planned")
        tie.since = .text((wave.date + random.integer(in: 60...300)).isoMonth)
      } else {
        tie.status = .text("absent")
        tie.strength = .integer(0)
      }
      ties.append(tie)
    }
    return ties
  }
}
