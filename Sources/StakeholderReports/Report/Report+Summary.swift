import CollaborationMetrics
import StakeholderModel

extension Report {
  /// What was found, in a few lines for a terminal.
  public var summary: String {
    let study = network.study
    var lines = [English.mapSubtitle(network)]
    let sectors = bridges.analysis.sectors.sectorCount
    lines.append(
      "  \(English.capitalized(English.count(network.stakeholders.count, "stakeholder")))"
        + (sectors == 0 ? "" : " in \(English.count(sectors, "sector"))") + ", \(English.tieNumbers(facts))"
        + (facts.tiesByKind.isEmpty
          ? "" : " – " + facts.tiesByKind.map { "\($0.kind.title) \($0.count)" }.joined(separator: ", ")))
    if let doubt = findings.facts.last(where: \.isDoubt) { lines.append("  \(doubt.value): \(doubt.meaning)") }
    lines.append("  Data: \(English.problemsLine(study.diagnostics))")
    lines.append("")
    lines.append(findings.headline)
    for (position, finding) in findings.findings.enumerated() {
      lines += TerminalText.wrapped("\(position + 1). \(finding.title) \(finding.evidence)", indent: 2, hanging: 5)
    }
    return lines.map(TerminalText.shown).joined(separator: "\n")
  }
}

extension English {
  /// How many findings about the data there are, in a line.
  static func problemsLine(_ diagnostics: [Diagnostic]) -> String {
    let parts = [Diagnostic.Severity.error, .warning, .repair, .note].compactMap { severity -> String? in
      let number = diagnostics.count { $0.severity == severity }
      return number == 0 ? nil : severityCount(number, severity)
    }
    return parts.isEmpty ? "nothing wrong" : list(parts)
  }
}
