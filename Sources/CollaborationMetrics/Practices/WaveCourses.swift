import StakeholderModel

/// The indicators through the waves, and what can be said of the last change of each.
///
/// Of a mean, the change is held against its standard error, from leaving out one stakeholder at a time. Of other values
/// that come from one wave's ties, the waves are exchanged teller by teller. Where a value is itself a change, or counts
/// the ties of earlier waves again, no test is defined; the indicator says so.
struct WaveCourses {
  let courses: [PracticeScorecard.Course]

  /// Follows results back through the waves; nothing at the first wave, and in a study without waves.
  init(to data: PracticeData, _ results: [IndicatorResult], _ jackknife: Jackknife?) {
    let study = data.study
    var chain: [PracticeData] = []
    while let previous = (chain.first ?? data).previous { chain.insert(previous, at: 0) }
    guard let wave = data.network.wave, let before = chain.last else {
      courses = []
      return
    }
    let shown = results.enumerated().filter { _, result in
      // In confidence, what changes from wave to wave could be subtracted from each other.
      !result.indicator.isAboutNegativeTies || study.publicNegativeTies != nil
    }
    let earlier = chain.map { data in
      let data = data.withoutChance
      return (wave: data.network.wave, results: IndicatorResult.all(shown.map(\.element.indicator), on: data))
    }
    let earlierJackknife = Jackknife(of: before, earlier.last?.results ?? [])
    let exchangeable = shown.map(\.element.indicator).filter { $0.mean == nil && $0.noChangeTest == nil }
    let exchange = WaveExchange(exchangeable, from: before, to: data, seed: data.seed)
    courses = shown.enumerated().compactMap { place, entry in
      let result = entry.element
      let values =
        earlier.compactMap { step in step.wave.map { (wave: $0, value: step.results[place].measurement?.value) } }
        + [(wave: wave, value: result.measurement?.value)]
      guard values.contains(where: { $0.value != nil }) else { return nil }
      var change: PracticeScorecard.Change?
      if let now = result.measurement?.value, let then = earlier.last?.results[place].measurement?.value {
        let error = earlierJackknife.flatMap {
          jackknife?.standardError(ofChangeOf: result.indicator, from: $0, now, then)
        }
        change =
          result.indicator.countsKinds && !WaveCourses.tellsOfTheSameKinds(before, data)
          ? .init(difference: now - then, interval: nil, chance: nil, untested: Wording.otherKinds)
          : WaveCourses.change(of: result.indicator, now - then, error, exchange)
      }
      return PracticeScorecard.Course(indicator: result.indicator, values: values, change: change)
    }
  }

  private static func tellsOfTheSameKinds(_ one: PracticeData, _ other: PracticeData) -> Bool {
    Set(one.ties.map(\.kind)) == Set(other.ties.map(\.kind))
  }

  private static func change(
    of indicator: Indicator, _ difference: Double, _ error: Double?, _ exchange: WaveExchange?
  ) -> PracticeScorecard.Change {
    if indicator.mean != nil {
      return .init(
        difference: difference,
        interval: error.map { PracticeScorecard.interval(difference, $0, isShare: false) }, chance: nil,
        untested: error == nil ? Wording.noOtherValue : nil)
    }
    if let reason = indicator.noChangeTest {
      return .init(difference: difference, interval: nil, chance: nil, untested: reason)
    }
    guard let exchange, let p = exchange.pValue(indicator) else {
      return .init(
        difference: difference, interval: nil, chance: nil,
        untested: Wording.fewTellers(WaveExchange.fewestTellers))
    }
    let chance = Measurement.Chance(
      expected: 0, pValue: p, permutations: exchange.times,
      model: Wording.exchanged(exchange.tellers, among: exchange.stakeholders)
    )
    return .init(difference: difference, interval: nil, chance: chance, untested: nil)
  }
}
