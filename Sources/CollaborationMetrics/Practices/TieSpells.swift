import StakeholderModel

/// A tie through time: when it began, and what is known last of it.
struct TieSpell: Sendable {
  var ends: IDPair
  var kind: Kind.ID
  var since: PartialDate?
  var until: PartialDate?
  var status: Relationship.Status?
  /// When it was last reported.
  var reportedOn: PartialDate?
  /// Whether the last report is of the wave that is looked at.
  var isOfThisWave: Bool

  /// Whether it has ended, or was not reported in this wave, so that it is not among the ties that there are.
  var isOver: Bool { status == .ended || !isOfThisWave }

  /// It in words.
  var noted: (pair: IDPair, note: String) {
    let parts = [
      kind.rawValue, since.map(Wording.since), until.map(Wording.until), status?.rawValue,
    ]
    return (ends, parts.compactMap(\.self).joined(separator: ", "))
  }

  /// How long it was seen; nil where the beginning or what came of it is not known.
  func observed(until reference: PartialDate) -> ObservedSpell? {
    guard let since else { return nil }
    func years(_ end: PartialDate) -> Double { (end.middle - since.middle) / 365.25 }
    let full = years(reference)
    // A tie of the same year as the reference may seem to begin after it; what certainly did is left out.
    guard since.earliestDay <= reference.latestDay else { return nil }
    switch status {
    case .ended:
      guard let until else { return nil }
      return ObservedSpell(
        kind: kind, seen: max(0, years(until)), full: max(0, full), hasEnded: until.middle <= reference.middle,
        isUnknown: false)
    case .ongoing where isOfThisWave:
      return ObservedSpell(kind: kind, seen: max(0, full), full: max(0, full), hasEnded: false, isUnknown: false)
    default:
      guard let reportedOn else { return nil }
      return ObservedSpell(
        kind: kind, seen: max(0, years(reportedOn)), full: max(0, full), hasEnded: false, isUnknown: true)
    }
  }
}

/// How long a tie was seen, in years.
struct ObservedSpell: Sendable {
  /// What becomes of ties of which nobody knows whether they go on.
  enum UnknownIs: Sendable { case seenUntilReported, ended, ongoing }

  let kind: Kind.ID
  /// Until it ended, or was seen last.
  let seen: Double
  /// Until the reference date.
  let full: Double
  let hasEnded: Bool
  let isUnknown: Bool

  func spell(_ choice: UnknownIs) -> Survival.Spell {
    guard isUnknown else { return .init(hasEnded ? seen : min(seen, full), hasEnded: hasEnded) }
    switch choice {
    case .seenUntilReported: return .init(min(seen, full), hasEnded: false)
    case .ended: return .init(min(seen, full), hasEnded: true)
    case .ongoing: return .init(full, hasEnded: false)
    }
  }
}

/// What somebody said: that there is a tie.
struct Statement: Hashable {
  let reporter: Stakeholder.ID
  let from: Stakeholder.ID
  let to: Stakeholder.ID
  let kind: Kind.ID
  /// Of all of these together, so that sets of statements are quick to make again and again.
  private let ownHash: Int

  /// What a report says, if one of its two ends reports of a tie that binds together and has not ended.
  init?(_ report: Relationship, isDirected: Bool) {
    guard report.isTie, report.status != .ended, let reporter = report.reporter,
      reporter == report.from || reporter == report.to
    else { return nil }
    let isSwapped = !isDirected && report.to < report.from
    self.reporter = reporter
    from = isSwapped ? report.to : report.from
    to = isSwapped ? report.from : report.to
    kind = report.kind
    var hasher = Hasher()
    for id in [reporter, from, to] { hasher.combine(id) }
    hasher.combine(kind)
    ownHash = hasher.finalize()
  }

  func hash(into hasher: inout Hasher) { hasher.combine(ownHash) }
}

/// From whom to whom, by their keys.
struct IDArc: Hashable {
  let first: Stakeholder.ID
  let second: Stakeholder.ID
}

extension PartialDate {
  /// The middle of the days that it can mean.
  var middle: Double { Double(earliestDay + latestDay) / 2 }
}

extension PracticeData {
  /// The day to which ages are counted: that of the study for its last wave, that of the wave for an earlier one.
  var referenceDate: PartialDate? {
    if network.wave?.id == study.waves.last?.id, let date = study.settings.referenceDate { return date }
    return network.wave?.date
  }

  /// The ties up to this wave, each once, with what was said of it last. Reports are of one tie if they agree on its
  /// ends, kind and beginning.
  var spells: [TieSpell] {
    struct Key: Hashable {
      let from: Stakeholder.ID, to: Stakeholder.ID
      let kind: Kind.ID
      let since: PartialDate?
    }
    let order = Dictionary(
      zip(study.waves.map(\.id), study.waves.indices), uniquingKeysWith: { first, _ in first })
    let current = network.wave.flatMap { order[$0.id] }
    var last: [Key: (wave: Int, spell: TieSpell)] = [:]
    var keys: [Key] = []
    for report in history where !has(report.kind, role: .bridge) && report.kind != .experiment {
      let isSwapped = !isDirected(report.kind) && report.to < report.from
      let key = Key(
        from: isSwapped ? report.to : report.from, to: isSwapped ? report.from : report.to, kind: report.kind,
        since: report.since)
      let wave = report.wave.flatMap { order[$0] } ?? current ?? 0
      let spell = TieSpell(
        ends: IDPair(report.from, report.to), kind: report.kind, since: report.since, until: report.until,
        status: report.status,
        reportedOn: report.reportedOn, isOfThisWave: current == nil || wave == current)
      guard let earlier = last[key] else {
        keys.append(key)
        last[key] = (wave, spell)
        continue
      }
      if wave > earlier.wave {
        last[key] = (wave, spell)
      } else if wave == earlier.wave {
        last[key] = (wave, earlier.spell.joined(with: spell))
      }
    }
    return keys.compactMap { last[$0]?.spell }
  }

  /// What stakeholders said about their own ties in this wave, of kinds that are no ratings of behaviour.
  var statements: Set<Statement> { Set(rows.lazy.compactMap(\.statement)) }

  /// Whether the one who makes a statement was asked about the other, and answered.
  func answers(_ statement: Statement) -> Bool {
    let other = statement.reporter == statement.from ? statement.to : statement.from
    guard let reporter = node(of: statement.reporter), let subject = node(of: other) else { return false }
    return asked.answers(reporter, about: subject, statement.kind)
  }

  /// How much each says to trust whom, 0 where somebody was asked and does not.
  var trustRatings: [IDArc: Double] {
    var sums: [IDArc: (sum: Double, count: Int)] = [:]
    for row in rows where has(row.kind, role: .trust) {
      guard let number = row.strength else { continue }
      guard row.reporter == nil || row.reporter == row.report.from else { continue }
      let arc = IDArc(first: row.report.from, second: row.report.to)
      sums[arc, default: (0, 0)].sum += number
      sums[arc, default: (0, 0)].count += 1
    }
    return sums.mapValues { $0.sum / Double($0.count) }
  }
}

extension TieSpell {
  /// Two reports of the same wave: that it has ended outweighs that it goes on, which outweighs not knowing.
  fileprivate func joined(with other: TieSpell) -> TieSpell {
    func rank(_ spell: TieSpell) -> Int {
      switch spell.status {
      case .ended: 2
      case .ongoing: 1
      default: 0
      }
    }
    var joined = rank(other) > rank(self) ? other : self
    joined.until = joined.until ?? (joined.status == .ended ? until ?? other.until : nil)
    joined.reportedOn = [reportedOn, other.reportedOn].compactMap(\.self).max { $0.latestDay < $1.latestDay }
    return joined
  }
}
