import Graphs
import OrderedCollections
public import StakeholderModel

/// What is wrong with the data of a study, row by row, and what was done about it.
public struct ValidationReport: Sendable {
  /// The study.
  public let study: Study

  /// Looks at a study.
  public init(of study: Study) { self.study = study }

  /// Whether a row had to be left out.
  public var hasErrors: Bool { count(of: .error) > 0 }

  /// The number of findings of a severity.
  public func count(of severity: Diagnostic.Severity) -> Int { study.diagnostics.count { $0.severity == severity } }

  /// The report for people: findings by file in the order of the rows, then a summary to act on.
  public var text: String {
    var lines = [heading, ""]
    for (file, findings) in findingsByFile {
      lines.append(file)
      lines += confidentialLines(findings.filter(\.isConfidential))
      for group in ValidationReport.together(findings.filter { !$0.isConfidential }) { lines += self.lines(of: group) }
      lines.append("")
    }
    return (lines + summary).joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let waves = study.waves.isEmpty ? "" : ", \(English.count(study.waves.count, "wave"))"
    return "\(study.title): \(English.count(study.stakeholders.count, "stakeholder")) in "
      + "\(English.count(study.sectors.count, "sector"))\(waves), "
      + "\(English.count(shownTies, "tie")) that may be shown."
  }

  /// The ties that may stand in a table: answers told in confidence that there is none are not counted either.
  var shownTies: Int { study.published(study.relationships).count }

  private var findingsByFile: [(file: String, findings: [Diagnostic])] {
    var files: [String] = []
    var byFile: [String: [Diagnostic]] = [:]
    for diagnostic in study.diagnostics {
      let file = diagnostic.location?.file ?? "The study as a whole"
      if byFile.updateValue((byFile[file] ?? []) + [diagnostic], forKey: file) == nil { files.append(file) }
    }
    return files.map { file in
      let sorted = (byFile[file] ?? []).enumerated()
        .sorted { ($0.element.location?.row ?? 0, $0.offset) < ($1.element.location?.row ?? 0, $1.offset) }
      return (file, sorted.map(\.element))
    }
  }

  /// Findings about confidential ties say the same of each row, so that one paragraph serves all.
  private func confidentialLines(_ findings: [Diagnostic]) -> [String] {
    Diagnostic.Severity.allCases.reversed().flatMap { severity -> [String] in
      let those = findings.filter { $0.severity == severity }
      return Set(those.map(\.code)).sorted().flatMap { code in lines(of: those.filter { $0.code == code }) }
    }
  }

  /// Findings that say the same of several rows, together where the first of them stands. A name that nobody has is the
  /// same mistake in whichever column.
  private static func together(_ findings: [Diagnostic]) -> [[Diagnostic]] {
    var groups: [[Diagnostic]] = []
    var places: [Diagnostic: Int] = [:]
    for finding in findings {
      var key = finding
      key.location?.row = nil
      if finding.code == "unknown-stakeholder" { key.location?.column = nil }
      if finding.location?.row != nil, let place = places[key] {
        groups[place].append(finding)
      } else {
        places[key] = groups.count
        groups.append([finding])
      }
    }
    return groups
  }

  private func lines(of those: [Diagnostic]) -> [String] {
    guard let first = those.first else { return [] }
    let rows = those.compactMap { $0.location?.row.map(String.init) }.uniqued()
    let columns = those.map { $0.location?.column }.uniqued()
    let label = rows.isEmpty ? nil : rows.count == 1 ? "row \(rows[0])" : "rows \(English.list(rows, limit: 20))"
    let parts = [first.severity.rawValue, label, columns.count == 1 ? columns[0] : nil].compactMap(\.self)
    return TerminalText.wrapped("\(parts.joined(separator: ", ")): \(first.sentence)", indent: 2, hanging: 4)
      + (first.advice.map { TerminalText.wrapped("→ \($0)", indent: 4, hanging: 6) } ?? [])
  }

  /// Of the latest wave; nil where nobody wrote down who was asked.
  var oneSidedTies: OneSidedTies? { OneSidedTies(of: study.latestNetwork) }

  /// Those of the latest wave without a tie that holds the network together, as far as they may be shown.
  var isolates: [Stakeholder] {
    let network = study.latestNetwork
    let graph = network.graph()
    return graph.nodes.filter { graph.neighbors(of: $0).isEmpty }.map { network.stakeholders[$0] }
  }

  /// The columns of the study's own that no measure uses, in the order in which they are first filled in.
  var ownColumns: [String] {
    let ofStakeholders = study.stakeholders.lazy.filter { $0.consent != .no }.flatMap(\.attributes.keys)
    let ofTies = study.relationships.lazy.flatMap(\.attributes.keys)
    var seen = Set<String>()
    return ofStakeholders.filter { !Stakeholder.isSelfRating($0) && seen.insert($0).inserted }
      + ofTies.filter { seen.insert($0).inserted }
  }

  private var summary: [String] {
    var lines = ["Summary"]
    lines.append(
      "  \(English.count(count(of: .error), "error")) (rows left out), \(English.count(count(of: .warning), "warning")), "
        + "\(English.count(count(of: .repair), "repair")), \(English.count(count(of: .note), "note")).")
    if let rate = study.responseRate(at: study.waves.last?.id) {
      let wave = study.waves.last.map { " in \($0.title)" } ?? ""
      lines.append(
        "  \(rate.answered) of \(rate.asked) who were asked answered\(wave) (\(Int((100 * rate.share).rounded())) %).")
    } else if let completeness = study.settings.completeness {
      let kinds =
        switch completeness {
        case .allKinds: "everybody"
        case .kinds(let kinds): "everybody, for \(English.list(kinds.map(\.rawValue)))"
        }
      lines += TerminalText.wrapped(
        "study.yaml says that everybody was asked about \(kinds), and answered (complete).", indent: 2, hanging: 4)
    } else {
      lines.append("  Nobody wrote down who was asked (respondents.csv), so a missing tie may be a missing answer.")
    }
    if let ties = oneSidedTies, ties.pairs > 0 {
      lines += TerminalText.wrapped(
        "\(English.grouped(ties.oneSided)) of \(English.grouped(ties.pairs)) ties without direction are told by one side "
          + "only, although both were asked and answered.", indent: 2, hanging: 4)
    }
    let isolates = isolates
    if !isolates.isEmpty {
      lines += TerminalText.wrapped(
        "\(English.count(isolates.count, "stakeholder")) without a tie that holds the network together: "
          + "\(English.list(isolates.map(\.name), limit: 5)).", indent: 2, hanging: 4)
    }
    let columns = ownColumns
    if !columns.isEmpty {
      lines += TerminalText.wrapped(
        "\(English.count(columns.count, "column")) of your own, kept and not used in measures: "
          + "\(English.list(columns, limit: 8)).", indent: 2, hanging: 4)
    }
    let unread = study.diagnostics.count { $0.code == "unread-sheet" }
    if unread > 0 {
      lines.append("  \(English.count(unread, "sheet")) not read; see above. Their data is in nothing that follows.")
    }
    lines.append(
      hasErrors
        ? "  The rest can be used as it is; the rows left out are lost until they are mended."
        : unread > 0 ? "  What was read can be used." : "  Everything can be used.")
    return lines
  }
}
