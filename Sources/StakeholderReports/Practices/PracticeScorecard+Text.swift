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
      lines += withoutValue(results.filter { $0.measurement == nil }, limit)
    }
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
    guard let found = result.measurement else { return [] }
    let id = result.indicator.id.padded(to: 28)
    let value = (result.shownValue + " " + English.arrow(result.indicator.direction)).padded(to: 14)
    let details = [English.interval(found, result.indicator), English.chance(found), English.coverage(found)]
      .compactMap(\.self).joined(separator: "; ")
    var lines = ["  \(id)  \(value) \(details)"]
    lines += TerminalText.wrapped(result.reading, indent: 4, hanging: 4, width: limit)
    if let course = courses.first(where: { $0.indicator.id == result.indicator.id }) {
      lines += TerminalText.wrapped(English.course(course), indent: 4, hanging: 4, width: limit)
    }
    return lines
  }

  /// The indicators without a value, those with the same reason together.
  private func withoutValue(_ results: [IndicatorResult], _ limit: Int) -> [String] {
    var reasons: [(reason: String, ids: [String])] = []
    for result in results {
      let reason = "\(result.status.name): \(result.reading)"
      if let place = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[place].ids.append(result.indicator.id)
      } else {
        reasons.append((reason, [result.indicator.id]))
      }
    }
    return reasons.flatMap {
      TerminalText.wrapped("\($0.ids.joined(separator: ", ")) – \($0.reason)", indent: 2, hanging: 4, width: limit)
    }
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - TerminalText.width(of: self)))
  }
}
