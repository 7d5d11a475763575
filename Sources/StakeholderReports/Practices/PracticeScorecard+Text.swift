public import CollaborationMetrics
import StakeholderModel

extension PracticeScorecard {
  /// The scorecard for people.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  public func text(width: Int? = nil) -> String {
    let limit = width ?? 100
    var lines = headingLines(limit)
    for practice in Practice.allCases {
      lines += ["", "\(practice.number). \(practice.title): \(practice.question)"]
      let results = results(of: practice)
      for result in results where result.measurement != nil { lines += shown(result, limit) }
      if results.allSatisfy({ $0.measurement == nil }) { lines.append("  \(English.practiceWithoutValues)") }
    }
    lines += withoutValue(limit)
    lines += [""] + TerminalText.wrapped(English.practiceLegend(self), indent: 0, hanging: 0, width: limit)
    return lines.map(TerminalText.shown).joined(separator: "\n") + "\n"
  }

  private func headingLines(_ limit: Int) -> [String] {
    let wave = network.wave.map { ", \($0.title)" } ?? ""
    var lines = [network.study.title + wave]
    lines += TerminalText.wrapped(English.practiceSummary(self), indent: 0, hanging: 0, width: limit)
    if let survey = English.practiceSurvey(self) {
      lines += TerminalText.wrapped(survey, indent: 0, hanging: 0, width: limit)
    }
    lines += TerminalText.wrapped(English.practiceGroups(self), indent: 0, hanging: 0, width: limit)
    return lines
  }

  /// An indicator with a value: a line of its own, then what it says.
  private func shown(_ result: IndicatorResult, _ limit: Int) -> [String] {
    guard let details = English.practiceDetails(result) else { return [] }
    let id = result.indicator.id.padded(to: 28)
    let value = (result.shownValue + " " + English.arrow(result.indicator.direction)).padded(to: 14)
    var lines = ["  \(id)  \(value) \(details)"]
    lines += TerminalText.wrapped(result.reading, indent: 4, hanging: 4, width: limit)
    if let course = courses.first(where: { $0.indicator.id == result.indicator.id }) {
      lines += TerminalText.wrapped(English.course(course), indent: 4, hanging: 4, width: limit)
    }
    return lines
  }

  /// The indicators without a value, after all figures.
  private func withoutValue(_ limit: Int) -> [String] {
    let groups = unmeasured
    guard !groups.isEmpty else { return [] }
    return ["", "\(English.withoutValue):"]
      + groups.flatMap { group in
        TerminalText.wrapped(
          "\(group.reason) \(group.results.map(\.indicator.id).joined(separator: ", "))", indent: 2, hanging: 4,
          width: limit)
      }
  }
}

extension PracticeScorecard {
  /// The indicators without a value, those with the same reason together.
  var unmeasured: [(reason: String, results: [IndicatorResult])] {
    var groups: [(reason: String, results: [IndicatorResult])] = []
    for result in results where result.measurement == nil {
      // "Needs …" says by itself that it cannot be measured.
      let reason: String
      if case .notMeasurable = result.status {
        reason = result.reading
      } else {
        reason = "\(English.capitalized(result.status.name)). \(result.reading)"
      }
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].results.append(result)
      } else {
        groups.append((reason, [result]))
      }
    }
    return groups
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - TerminalText.width(of: self)))
  }
}
