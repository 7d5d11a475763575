import StakeholderModel

/// Findings about the data of one sort, put together so that a hundred rows with the same trouble are one paragraph.
/// Up to three of a sort are told one by one: advice for one of them may not fit the others.
struct ProblemGroup {
  let severity: Diagnostic.Severity
  let findings: [Diagnostic]

  /// The findings by severity and sort, the worst first, then in the order in which they occur.
  static func all(of diagnostics: [Diagnostic]) -> [ProblemGroup] {
    struct Key: Hashable {
      let severity: Diagnostic.Severity, code: String
    }
    var order: [Key] = []
    var groups: [Key: [Diagnostic]] = [:]
    for diagnostic in diagnostics {
      let key = Key(severity: diagnostic.severity, code: diagnostic.code)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(diagnostic)
    }
    return order.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .flatMap { entry -> [ProblemGroup] in
        let findings = groups[entry.element] ?? []
        let parts = findings.count <= 3 ? findings.map { [$0] } : [findings]
        return parts.map { ProblemGroup(severity: entry.element.severity, findings: $0) }
      }
  }

  /// What is wrong: the sentence of the first finding, with what was found and what was done.
  var message: String {
    guard let first = findings.first else { return "" }
    let found = first.found.map { "Found: “\(TerminalText.shortened($0, to: 80))”." }
    let example = [first.message, found, first.action].compactMap(\.self).joined(separator: " ")
    return findings.count == 1 ? example : "For example: \(example)"
  }

  /// The files, rows and columns concerned.
  var place: String? {
    var files: [String] = []
    var rows: [String: [Int]] = [:]
    var columns: [String: [String]] = [:]
    for case let location? in findings.map(\.location) {
      if rows[location.file] == nil { files.append(location.file) }
      rows[location.file, default: []] += location.row.map { [$0] } ?? []
      columns[location.file, default: []] += location.column.map { [$0] } ?? []
    }
    let places = files.map { file in
      let numbers = (rows[file] ?? []).uniqued()
      let headings = (columns[file] ?? []).uniqued().map { TerminalText.shortened($0, to: 80) }
      let parts = [
        Self.named("row", numbers.map(String.init), limit: 20), Self.named("column", headings, limit: 5),
      ]
      return ([file] + parts.compactMap(\.self)).joined(separator: ", ")
    }
    return places.isEmpty ? nil : places.joined(separator: "; ") + "."
  }

  private static func named(_ word: String, _ names: [String], limit: Int) -> String? {
    names.isEmpty ? nil : "\(word)\(names.count == 1 ? "" : "s") \(English.list(names, limit: limit))"
  }

  /// How to mend it.
  var advice: String? { findings.lazy.compactMap(\.advice).first }
}
