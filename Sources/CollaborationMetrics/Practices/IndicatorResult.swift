import Graphs

/// An indicator with what it found on a study, or why it found nothing.
public struct IndicatorResult: Sendable {
  /// What became of an indicator.
  public enum Status: Sendable {
    /// It has a value.
    case measured(Measurement)
    /// The study does not have what it needs; the missing columns and kinds of tie are named.
    case notMeasurable(missing: [String])
    /// A value would tell what was said in confidence.
    case suppressed
    /// The columns are there and hold too little, as the sentence says.
    case tooLittleData(String)

    /// The word for it in files.
    public var name: String {
      switch self {
      case .measured: "measured"
      case .notMeasurable: "not measurable"
      case .suppressed: "suppressed"
      case .tooLittleData: "too little data"
      }
    }
  }

  /// The indicator.
  public let indicator: Indicator
  /// What became of it.
  public let status: Status
  /// Whether nobody was asked, so that what no source tells of may be there all the same.
  public let isFromSourcesAlone: Bool

  /// The value and what belongs to it; nil where there is none.
  public var measurement: Measurement? {
    if case .measured(let measurement) = status { measurement } else { nil }
  }

  /// One sentence that says what was found, or why nothing was.
  public var reading: String {
    switch status {
    case .measured(let measurement):
      isFromSourcesAlone
        ? Wording.fromSources(indicator.words.reading(measurement)) : indicator.words.reading(measurement)
    case .notMeasurable(let missing): Wording.notMeasurable(missing)
    case .suppressed: Wording.suppressed
    case .tooLittleData(let reason): reason
    }
  }

  /// The value as tables show it; a dash where there is none.
  public var shownValue: String { measurement.map { Wording.value($0.value, indicator.unit) } ?? "–" }
}

extension IndicatorResult {
  /// Asks an indicator about a network.
  init(_ indicator: Indicator, on data: PracticeData) {
    self.indicator = indicator
    isFromSourcesAlone = !data.asked.isKnownAtAll
    do {
      let found = try indicator.measure(data)
      status = .measured(data.isConfidential && found.tellsRatings ? found.published(as: indicator.unit) : found)
    } catch {
      switch error {
      case .missing(let missing): status = .notMeasurable(missing: missing)
      case .tooLittle(let reason): status = .tooLittleData(reason)
      case .suppressed: status = .suppressed
      }
    }
  }

  /// Asks several indicators, at the same time.
  static func all(_ indicators: [Indicator], on data: PracticeData) -> [IndicatorResult] {
    parallelMap(pieces: indicators.count) { IndicatorResult(indicators[$0], on: data) }
  }

  private init(_ indicator: Indicator, _ status: Status, isFromSourcesAlone: Bool) {
    self.indicator = indicator
    self.status = status
    self.isFromSourcesAlone = isFromSourcesAlone
  }

  /// The same with an interval.
  func with(_ interval: Measurement.Interval?, isConfidential: Bool) -> IndicatorResult {
    guard let interval, var measurement, measurement.interval == nil else { return self }
    measurement.interval = interval
    if isConfidential, measurement.tellsRatings { measurement = measurement.published(as: indicator.unit) }
    return IndicatorResult(indicator, .measured(measurement), isFromSourcesAlone: isFromSourcesAlone)
  }
}
