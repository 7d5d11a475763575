public import CollaborationMetrics
import StakeholderModel

extension PracticeScorecard {
  /// How an indicator was computed on this study: the formula with the numbers put in, and the stakeholders and ties it
  /// used, as far as they may be shown; nil where there is no such indicator.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  public func explanation(of id: String, width: Int? = nil) -> String? {
    guard let result = result(of: id) else { return nil }
    let limit = width ?? 100
    let indicator = result.indicator
    func block(_ heading: String, _ text: String) -> [String] {
      TerminalText.wrapped("\(heading): \(text)", indent: 0, hanging: 2, width: limit)
    }
    var lines = [
      "\(indicator.id): \(indicator.words.name) (practice \(indicator.practice.number), \(indicator.practice.title))"
    ]
    lines += block("Question", indicator.words.question)
    lines += block("Formula", indicator.words.formula)
    lines += block("Needs", indicator.needs.joined(separator: "; "))
    guard let found = result.measurement else {
      lines += block("Status", "\(result.status.name). \(result.reading)")
      lines += block("Source", indicator.source)
      return lines.map(TerminalText.shown).joined(separator: "\n") + "\n"
    }
    lines += block("With the numbers", "\(found.working) = \(Wording.number(found.value, decimals: 6))")
    lines += block("Value", "\(result.shownValue) (\(English.words(indicator.direction)))")
    lines += block("Reading", result.reading)
    if let interval = found.interval {
      lines += block(
        "Range", "\(English.interval(found, indicator)?.replacing("range ", with: "") ?? "") (\(interval.method))")
    }
    if let chance = found.chance {
      let tried = Wording.chance(chance).map {
        "; \($0) in \(English.grouped(chance.permutations)) times\(chance.isInSteps ? "" : ", seed \(seed)")"
      }
      lines += block(
        "Chance", "\(Wording.value(chance.expected, indicator.unit)) on average with \(chance.model)\(tried ?? "")")
    }
    lines += block("Data used", English.coverage(found) ?? "")
    for comparison in found.beside {
      let range =
        comparison.interval.map { " (\(Wording.number($0.lowerBound)) to \(Wording.number($0.upperBound)))" } ?? ""
      lines += block("Beside it", "\(comparison.label): \(comparison.value.map { Wording.number($0) } ?? "–")\(range)")
    }
    if !found.listed.isEmpty { lines += block("By name", English.list(found.listed)) }
    for note in found.notes { lines += block("Note", note) }
    if let course = courses.first(where: { $0.indicator.id == id }) {
      lines += block("Waves", English.course(course).replacing("Over the waves: ", with: ""))
    }
    lines += block("Caveat", indicator.words.caveat)
    lines += block("Source", indicator.source)
    let names = Dictionary(
      network.study.stakeholders.lazy.filter { $0.consent != .no }.map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
    for evidence in found.evidence { lines += shown(evidence, names) }
    return lines.map(TerminalText.shown).joined(separator: "\n") + "\n"
  }

  /// Names and ties, one a line. Strengths are not told, and neither is who does not want to be shown.
  private func shown(_ evidence: Measurement.Evidence, _ names: [Stakeholder.ID: String]) -> [String] {
    var lines: [String] = []
    var hidden = 0
    for node in evidence.stakeholders {
      let stakeholder = data.stakeholders[node]
      if stakeholder.consent == .no { hidden += 1 } else { lines.append("  \(stakeholder.name)") }
    }
    for tie in evidence.ties {
      let from = data.stakeholders[tie.from], to = data.stakeholders[tie.to]
      guard from.consent != .no, to.consent != .no else {
        hidden += 1
        continue
      }
      let kind = network.study.kind(tie.kind)
      let level = tie.level.map { ", level \(Wording.number($0, decimals: 1))" } ?? ""
      lines.append("  \(from.name) \(kind?.isDirected == false ? "–" : "→") \(to.name) (\(tie.kind)\(level))")
    }
    for (pair, note) in evidence.pairs {
      guard let first = names[pair.first], let second = names[pair.second] else {
        hidden += 1
        continue
      }
      lines.append("  \(first) – \(second) (\(note))")
    }
    let count = evidence.stakeholders.count + evidence.ties.count + evidence.pairs.count
    if hidden > 0 { lines.append("  and \(English.words(hidden)) that cannot be shown") }
    return ["\(English.capitalized(evidence.title)): \(count == 0 ? "none" : English.grouped(count))"] + lines
  }
}
