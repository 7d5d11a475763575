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
    /// Its interval, for a mean.
    public let interval: Measurement.Interval?
    /// How rare such a change is among those who told something in both waves if nothing changed, for other values.
    public let chance: Measurement.Chance?
    /// Why there is neither, as the end of a sentence; nil where there is one of them.
    public let untested: String?

    /// Whether the interval leaves out 0, or chance gives such a change less than 1 time in 20; nil where neither is
    /// known.
    public var isBeyondNoise: Bool? {
      interval.map { $0.lower > 0 || $0.upper < 0 } ?? chance?.pValue.map { $0 < 0.05 }
    }
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
  /// How many stakeholders have a blank where the column beneficiary says who the beneficiaries are; 0 without that column.
  public var withoutBeneficiaryEntry: Int {
    guard network.study.stakeholders.contains(where: { $0.isBeneficiary != nil }) else { return 0 }
    return network.stakeholders.count { $0.isBeneficiary == nil }
  }
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
    let found = IndicatorResult.all(Indicator.all, on: data)
    let jackknife = Jackknife(of: data, found)
    let results = found.map { result in
      result.with(PracticeScorecard.interval(of: result, jackknife), isConfidential: data.isConfidential)
    }
    self.results = results
    beneficiaries = data.beneficiaries.map { list in (list.nodes.map { data.stakeholders[$0] }, list.rule) }
    government = (data.government ?? []).sorted().map { data.stakeholders[$0] }
    courses = waves ? WaveCourses(to: data, results, jackknife).courses : []
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
    let interval = interval(value, error, isShare: result.indicator.unit == .share)
    // Means of numbers of things have no range beyond what can be. Of ratings the scale may be that of what is compared.
    guard result.indicator.unit == .number, let scale = result.measurement?.scale else { return interval }
    return interval.map { min(max($0, scale.lowerBound), scale.upperBound) }
  }

  static func interval(_ value: Double, _ error: Double, isShare: Bool) -> Measurement.Interval {
    let lower = value - 1.96 * error, upper = value + 1.96 * error
    return Measurement.Interval(
      lower: isShare ? max(0, lower) : lower, upper: isShare ? min(1, upper) : upper,
      method: Wording.jackknife)
  }
}
