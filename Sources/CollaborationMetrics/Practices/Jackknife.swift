import Graphs
import StakeholderModel

/// How far means would move if other stakeholders were on the list: each is left out in turn.
///
/// SE² = f · Σ (θ without i − mean of these)², with f = (n − 1)/n for means over stakeholders (Efron & Stein 1981,
/// doi:10.1214/aos/1176345462) and f = (n − 2)/(2n) for means over pairs and ties (Snijders & Borgatti 1999,
/// *Connections* 22(2)).
struct Jackknife: Sendable {
  /// The values of each indicator with one stakeholder left out, by its key; an indicator that has no value without
  /// somebody is not in the list.
  private let values: [Stakeholder.ID: [String: Double]]
  private let ids: [Stakeholder.ID]

  /// How much work is affordable: each leaving-out reads all rows once, and all stakeholders in a quarter of the time for as
  /// many rows.
  static let affordableWork = 3_000_000

  /// Leaves out each stakeholder in turn.
  ///
  /// Nil where no indicator that has a value is a mean, or the network is too small or too large.
  init?(of whole: PracticeData, _ results: [IndicatorResult]) {
    let count = whole.stakeholders.count
    let means = results.filter { $0.indicator.mean != nil && $0.measurement != nil }.map(\.indicator)
    guard count > 3, !means.isEmpty, count * (count / 4 + whole.history.count) <= Jackknife.affordableWork else {
      return nil
    }
    let ids = whole.stakeholders.map(\.id)
    let without = parallelMap(pieces: count) { place in
      let data = whole.without([ids[place]])
      var values: [String: Double] = [:]
      for indicator in means {
        if let measurement = try? indicator.measure(data) { values[indicator.id] = measurement.value }
      }
      return values
    }
    self.ids = ids
    values = Dictionary(zip(ids, without), uniquingKeysWith: { first, _ in first })
  }

  /// The standard error of an indicator; nil where it has no value without somebody.
  func standardError(of indicator: Indicator) -> Double? {
    guard let mean = indicator.mean else { return nil }
    let without = ids.compactMap { values[$0]?[indicator.id] }
    guard without.count == ids.count else { return nil }
    return Jackknife.standardError(without, mean)
  }

  /// The standard error of the change of an indicator from an earlier network to this one. Who was there in one of the
  /// two only is left out of that one.
  func standardError(ofChangeOf indicator: Indicator, from earlier: Jackknife, _ now: Double, _ before: Double)
    -> Double?
  {
    guard let mean = indicator.mean else { return nil }
    var seen = Set(earlier.ids)
    let all = earlier.ids + ids.filter { seen.insert($0).inserted }
    // Where the value of a wave is the same whoever is left out, its noise is not known, and not none.
    guard [self, earlier].allSatisfy({ $0.standardError(of: indicator) != nil }) else { return nil }
    var changes: [Double] = []
    for id in all {
      let later = values[id].map { $0[indicator.id] } ?? now
      let first = earlier.values[id].map { $0[indicator.id] } ?? before
      guard let later, let first else { return nil }
      changes.append(later - first)
    }
    return Jackknife.standardError(changes, mean)
  }

  static func standardError(_ without: [Double], _ mean: Indicator.Mean) -> Double? {
    let count = Double(without.count)
    let center = without.reduce(0, +) / count
    let squares = without.reduce(0.0) { $0 + ($1 - center) * ($1 - center) }
    let error = ((mean == .pairs ? (count - 2) / (2 * count) : (count - 1) / count) * squares).squareRoot()
    return error > 1e-12 ? error : nil
  }
}
