import Graphs
import StakeholderModel

/// Whether the change of a value that is no mean is more than the answers' own unsteadiness gives.
///
/// As in ``ChangeTest``: if nothing had changed but people waver, each teller could just as well have given its two sets
/// of answers the other way round. So the two waves are exchanged, teller by teller, at random, and both values are
/// computed anew. Only stakeholders take part who are there in both waves, and only kinds of tie that were looked at in
/// both; what somebody told in one of them alone stays where it is.
struct WaveExchange: Sendable {
  /// How often the waves are exchanged, or all ways of exchanging them if there are no more than that.
  static let most = 499
  /// With n tellers the chance is never below 2 / 2ⁿ.
  static let fewestTellers = 6

  /// Those who told something in both waves.
  let tellers: Int
  /// Those who are there in both waves.
  let stakeholders: Int
  /// How often the waves were exchanged.
  let times: Int
  private let pValues: [String: Double]

  /// How often exchanging gives a change at least as large; nil where that is not known.
  func pValue(_ indicator: Indicator) -> Double? { pValues[indicator.id] }

  /// Exchanges two waves; nil where too few told something in both.
  ///
  /// - Complexity: ``most`` times that of measuring the indicators twice.
  init?(_ indicators: [Indicator], from earlier: PracticeData, to later: PracticeData, seed: UInt64) {
    let ids = (Set(earlier.stakeholders.map(\.id)), Set(later.stakeholders.map(\.id)))
    let only = ids.0.symmetricDifference(ids.1)
    let before = WaveRows(earlier.without(only)), after = WaveRows(later.without(only))
    let kinds = before.kinds.intersection(after.kinds)
    let tellers = before.tellers(kinds).intersection(after.tellers(kinds)).sorted()
    guard tellers.count >= WaveExchange.fewestTellers else { return nil }
    let places = Dictionary(zip(tellers, tellers.indices), uniquingKeysWith: { first, _ in first })
    let (first, second) = (before.parted(places, kinds), after.parted(places, kinds))

    /// The changes if some have exchanged their waves.
    @Sendable func changes(_ isExchanged: [Bool]) -> [Double?] {
      let one = before.data.with(
        first.rows.joined(second.rows, isExchanged), first.open.joined(second.open, isExchanged))
      let other = after.data.with(
        second.rows.joined(first.rows, isExchanged), second.open.joined(first.open, isExchanged))
      return indicators.map { indicator in
        guard let then = try? indicator.measure(one).value, let now = try? indicator.measure(other).value else {
          return nil
        }
        return now - then
      }
    }
    let isExact = tellers.count < 60 && 1 << tellers.count <= WaveExchange.most
    let times = isExact ? 1 << tellers.count : WaveExchange.most
    let observed = changes([Bool](repeating: false, count: tellers.count))
    let all = parallelMap(pieces: times) { number in
      var generator = SplitMix64.stream(number, seed: seed)
      let isExchanged = tellers.indices.map { isExact ? number >> $0 & 1 == 1 : generator.next() >> 63 == 1 }
      return changes(isExchanged)
    }
    var pValues: [String: Double] = [:]
    for (place, indicator) in indicators.enumerated() {
      guard let change = observed[place] else { continue }
      let known = all.compactMap { $0[place] }
      let asLarge = known.count { abs($0) >= abs(change) - 1e-12 }
      if known.isEmpty { continue }
      pValues[indicator.id] =
        isExact ? Double(asLarge) / Double(known.count) : Double(1 + asLarge) / Double(1 + known.count)
    }
    self.pValues = pValues
    self.tellers = tellers.count
    self.times = times
    stakeholders = after.data.stakeholders.count
  }
}

/// The rows of a wave, those of each teller apart.
private struct WaveRows {
  let data: PracticeData

  init(_ data: PracticeData) { self.data = data }

  var kinds: Set<Kind.ID> { Set((data.rows + data.openRows).map(\.kind)) }

  /// Who told of a row: its reporter, or else where the tie begins.
  private static func teller(_ row: PracticeData.Row) -> Stakeholder.ID { row.reporter ?? row.report.from }

  func tellers(_ kinds: Set<Kind.ID>) -> Set<Stakeholder.ID> {
    Set((data.rows + data.openRows).lazy.filter { kinds.contains($0.kind) }.map(WaveRows.teller))
  }

  struct Parts {
    /// What stays.
    var fixed: [PracticeData.Row] = []
    /// What each teller told.
    var told: [[PracticeData.Row]]

    /// These rows, with those of another wave in the place of the rows of those who have exchanged theirs.
    func joined(_ other: Parts, _ isExchanged: [Bool]) -> [PracticeData.Row] {
      var rows = fixed
      for (teller, isExchanged) in isExchanged.enumerated() {
        rows += isExchanged ? other.told[teller] : told[teller]
      }
      return rows
    }
  }

  func parted(_ places: [Stakeholder.ID: Int], _ kinds: Set<Kind.ID>) -> (rows: Parts, open: Parts) {
    func parted(_ rows: [PracticeData.Row]) -> Parts {
      var parts = Parts(told: [[PracticeData.Row]](repeating: [], count: places.count))
      for row in rows where kinds.contains(row.kind) {
        if let place = places[WaveRows.teller(row)], row.report.wave != nil {
          parts.told[place].append(row)
        } else {
          parts.fixed.append(row)
        }
      }
      return parts
    }
    return (parted(data.rows), parted(data.openRows))
  }
}
