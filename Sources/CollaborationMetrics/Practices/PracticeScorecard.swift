public import StakeholderModel

/// The eight practices on one study, indicator by indicator.
///
/// ```swift
/// let scorecard = PracticeScorecard(of: study)
/// for result in scorecard.results { print(result.indicator.id, result.status.name, result.reading) }
/// ```
///
/// There is no grand total: each value is held against what chance gives, against the other side of the same network, or
/// against an earlier wave. Indicators about negative ties always look at the whole study at its last wave, and follow
/// the rules of publication.
public struct PracticeScorecard: Sendable {
  /// An indicator through the waves.
  public struct Course: Sendable {
    /// The indicator.
    public let indicator: Indicator
    /// The waves with its value in each; nil where it has none.
    public let values: [(wave: Wave, value: Double?)]
    /// How it changed from the wave before to this one, if it has a value in both.
    public let change: Change?
  }

  /// A change from one wave to the next.
  public struct Change: Sendable, Hashable {
    /// The value now minus the value before.
    public let difference: Double
    /// Its interval; nil where none is defined.
    public let interval: Measurement.Interval?

    /// Whether the interval leaves out 0; nil where there is none.
    public var isBeyondNoise: Bool? { interval.map { $0.lower > 0 || $0.upper < 0 } }
  }

  /// The network.
  public let network: StakeholderNetwork
  /// All indicators, practice by practice.
  public let results: [IndicatorResult]
  /// The indicators through the waves; empty in a study without waves, or at its first wave.
  public let courses: [Course]
  /// The seed of everything that depends on chance.
  public let seed: UInt64
  /// How often chance is tried, at most.
  public let permutations: Int
  /// Who counts as a beneficiary, and by which rule; nil where nothing tells.
  public let beneficiaries: (stakeholders: [Stakeholder], rule: String)?
  /// Who counts as government.
  public let government: [Stakeholder]
  package let data: PracticeData

  /// Scores a study at its last wave.
  public init(of study: Study, seed: UInt64 = 1) { self.init(of: study.latestNetwork, seed: seed) }

  /// Scores a network.
  ///
  /// - Parameters:
  ///   - network: The network, at any wave.
  ///   - seed: The same seed gives the same result, on any number of cores.
  ///   - permutations: How often chance is tried for each comparison with it; fewer in very large networks.
  ///   - waves: Whether earlier waves are scored as well, to see what changed.
  /// - Complexity: O(n·r) for n stakeholders and r relationships, and O(p·m) for p permutations and m ties.
  public init(of network: StakeholderNetwork, seed: UInt64 = 1, permutations: Int = 4999, waves: Bool = true) {
    let data = PracticeData(of: network, seed: seed, permutations: permutations)
    self.data = data
    self.network = network
    self.seed = seed
    self.permutations = permutations
    let jackknife = Jackknife(of: network, Indicator.all)
    let results = Indicator.all.map { indicator in
      let result = IndicatorResult(indicator, on: data)
      return result.with(PracticeScorecard.interval(of: result, jackknife))
    }
    self.results = results
    beneficiaries = data.beneficiaries.map { list in (list.nodes.map { data.stakeholders[$0] }, list.rule) }
    government = (data.government ?? []).sorted().map { data.stakeholders[$0] }
    courses = waves ? PracticeScorecard.courses(to: network, results, jackknife, seed: seed) : []
  }

  /// The result of one indicator.
  public func result(of id: String) -> IndicatorResult? { results.first { $0.indicator.id == id } }

  /// The results of one practice.
  public func results(of practice: Practice) -> [IndicatorResult] {
    results.filter { $0.indicator.practice == practice }
  }

  private static func interval(of result: IndicatorResult, _ jackknife: Jackknife?) -> Measurement.Interval? {
    guard let value = result.measurement?.value, let error = jackknife?.standardError(of: result.indicator) else {
      return nil
    }
    return interval(value, error, isShare: result.indicator.unit == .share)
  }

  private static func interval(_ value: Double, _ error: Double, isShare: Bool) -> Measurement.Interval {
    let lower = value - 1.96 * error, upper = value + 1.96 * error
    return Measurement.Interval(
      lower: isShare ? max(0, lower) : lower, upper: isShare ? min(1, upper) : upper,
      method: "95 %, leaving out one stakeholder at a time")
  }

  private static func courses(
    to network: StakeholderNetwork, _ results: [IndicatorResult], _ jackknife: Jackknife?, seed: UInt64
  ) -> [Course] {
    let study = network.study
    guard let wave = network.wave, let place = study.waves.firstIndex(where: { $0.id == wave.id }), place > 0 else {
      return []
    }
    let earlier = study.waves[..<place].map { wave in
      let network = study.network(at: wave.id)
      let data = PracticeData(of: network, seed: seed, permutations: 0)
      return (wave: wave, network: network, results: Indicator.all.map { IndicatorResult($0, on: data) })
    }
    let before = earlier.last.flatMap { Jackknife(of: $0.network, Indicator.all) }
    return results.enumerated().compactMap { position, result in
      // What changes from wave to wave could be subtracted from each other.
      guard !result.indicator.isAboutNegativeTies else { return nil }
      let values =
        earlier.map { (wave: $0.wave, value: $0.results[position].measurement?.value) }
        + [(wave: wave, value: result.measurement?.value)]
      guard values.contains(where: { $0.value != nil }) else { return nil }
      var change: Change?
      if let now = result.measurement?.value, let then = earlier.last?.results[position].measurement?.value {
        let error = before.flatMap {
          jackknife?.standardError(ofChangeOf: result.indicator, from: $0, now, then)
        }
        change = Change(difference: now - then, interval: error.map { interval(now - then, $0, isShare: false) })
      }
      return Course(indicator: result.indicator, values: values, change: change)
    }
  }
}
