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
      let measured = results(of: practice).filter { $0.measurement != nil }
      guard !measured.isEmpty else {
        lines.append(English.practiceWithoutValues)
        continue
      }
      lines += [
        "| indicator | value | good | range, chance, data | what it says |", "| --- | ---: | :---: | --- | --- |",
      ]
      for result in measured { lines.append(row(result)) }
    }
    if !unmeasured.isEmpty {
      lines += ["", "## \(English.withoutValue)", ""]
      for group in unmeasured {
        let ids = group.results.map { "`\($0.indicator.id)`" }.joined(separator: ", ")
        lines.append("- \(escaped(group.reason)) \(ids)")
      }
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
    let details = English.practiceDetails(result) ?? result.status.name
    let caveat = escaped(result.indicator.words.caveat)
    return
      "| \(escaped(result.indicator.words.name)) (`\(result.indicator.id)`) | \(result.shownValue) | \(English.arrow(result.indicator.direction)) | \(escaped(details)) | \(escaped(result.reading)) _\(caveat)_ |"
  }

  private func row(_ course: Course) -> String {
    let values = course.values.map { $0.value.map { Wording.value($0, course.indicator.unit) } ?? "–" }
    return
      "| \(escaped(course.indicator.words.name)) | \(values.joined(separator: " | ")) | \(course.change.map(English.shortChange) ?? "–") |"
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
