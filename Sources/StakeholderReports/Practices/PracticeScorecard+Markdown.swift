public import CollaborationMetrics
import StakeholderModel

extension PracticeScorecard {
  /// The scorecard as Markdown: a table for each practice.
  public var markdown: String {
    let wave = network.wave.map { ", \($0.title)" } ?? ""
    var lines = ["# The eight practices: \(escaped(network.study.title + wave))", ""]
    lines += [English.practiceSummary(self), ""]
    if let survey = English.practiceSurvey(self) { lines += [survey, ""] }
    lines.append(escaped(English.practiceGroups(self)))
    for practice in Practice.allCases {
      lines += ["", "## \(practice.number). \(practice.title)", "", practice.question, ""]
      lines += [
        "| indicator | value | good | range, chance, data | what it says |", "| --- | ---: | :---: | --- | --- |",
      ]
      for result in results(of: practice) { lines.append(row(result)) }
    }
    if !courses.isEmpty {
      lines += ["", "## Over the waves", ""]
      let waves = courses.first?.values.map { escaped($0.wave.title) } ?? []
      lines.append("| indicator | \(waves.joined(separator: " | ")) | last change |")
      lines.append("| --- |\(waves.map { _ in " ---: |" }.joined()) --- |")
      for course in courses { lines.append(row(course)) }
    }
    lines += ["", escaped(English.practiceLegend(self))]
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ result: IndicatorResult) -> String {
    let details = result.measurement.map { found in
      [English.interval(found, result.indicator), English.chance(found), English.coverage(found)]
        .compactMap(\.self).joined(separator: "; ")
    }
    return
      "| \(escaped(result.indicator.words.name)) (`\(result.indicator.id)`) | \(result.shownValue) | \(English.arrow(result.indicator.direction)) | \(escaped(details ?? result.status.name)) | \(escaped(result.reading)) |"
  }

  private func row(_ course: Course) -> String {
    let values = course.values.map { $0.value.map { Wording.value($0, course.indicator.unit) } ?? "–" }
    return
      "| \(escaped(course.indicator.words.name)) | \(values.joined(separator: " | ")) | \(English.lastChange(course)) |"
  }

  /// Text from data as Markdown shows it: nothing in it is markup.
  private func escaped(_ text: String) -> String {
    var shown = ""
    for character in TerminalText.shown(text) {
      if "\\|*_`<>[]#&~".contains(character) { shown.append("\\") }
      shown.append(character)
    }
    return shown
  }
}

extension English {
  /// Whether the last change is more than noise, in a word or two.
  static func lastChange(_ course: PracticeScorecard.Course) -> String {
    guard let change = course.change else { return "–" }
    switch change.isBeyondNoise {
    case true?: return "beyond noise"
    case false?: return "may be noise"
    case nil: return change.difference == 0 ? "none" : "not known"
    }
  }
}
