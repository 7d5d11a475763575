import StakeholderModel

/// Reads the list of those who were asked.
struct ResponseTable {
  private var cells: CellReader
  private let names: NameIndex
  private let settings: StudySettings

  init(_ table: Table, description: StudyDescription, names: NameIndex) {
    cells = CellReader(
      table, meanings: Headings.responses, description: description, numbers: [], dates: [],
      tableKeys: ["respondents", TextNormalization.key(table.name)])
    self.names = names
    settings = description.settings
  }

  mutating func responses(findings: inout [Diagnostic]) -> [SurveyResponse] {
    findings += cells.table.diagnostics + cells.columnFindings
    guard cells.columns["id"] != nil else {
      findings.append(
        Diagnostic(
          .error, code: "no-id-column", at: .init(file: cells.table.name, row: cells.table.headingRow),
          message: "The list of respondents needs a column id.",
          found: cells.table.heading.prefix(12).joined(separator: ", "), action: "The list is not used.",
          advice: "Give the column with the respondents the heading id."))
      return []
    }
    var responses: [SurveyResponse] = []
    for row in 0..<cells.table.rowCount where !cells.isBlank(row) {
      if let response = response(row) { responses.append(response) }
      let found = cells.takeRowFindings()
      if isConfidential(row), let worst = found.map(\.severity).max() {
        findings.append(.confidential(worst, at: cells.table.location(row)))
      } else {
        findings += found
      }
    }
    return responses
  }

  /// Whether the row is about a kind of tie that is told in confidence.
  private func isConfidential(_ row: Int) -> Bool {
    guard let id = cells.text(row, "kind").map({ Kind.ID(normalizing: $0) }) else { return false }
    guard let kind = settings.kinds.first(where: { $0.id == id }) ?? Kind.known(id) else {
      return Kind.soundsNegative(id)
    }
    return kind.sign == .negative && settings.negativeTies == .confidential
  }

  private mutating func response(_ row: Int) -> SurveyResponse? {
    guard let stakeholder = stakeholder(cells.text(row, "id") ?? "", row, "id", severity: .error) else { return nil }
    let hasStatus = cells.text(row, "status") != nil
    let status = cells.choice(row, "status", SurveyResponse.Status.self, unknownMeans: "The row is left out.")
    guard let status = status ?? (hasStatus ? nil : .answered) else { return nil }
    var subjects = SurveyResponse.Subjects.everybody
    if let text = cells.text(row, "asked_about"), TextNormalization.key(text) != "all" {
      subjects = .only(
        names.parts(of: text).compactMap { self.stakeholder($0, row, "asked_about", severity: .warning) })
    }
    let kind = cells.text(row, "kind").map { Kind.ID(normalizing: $0) }
    return SurveyResponse(
      stakeholder: stakeholder, wave: cells.text(row, "wave").map { Wave.ID(rawValue: $0) },
      kind: kind == "all" ? nil : kind, subjects: subjects, status: status, origin: cells.table.location(row))
  }

  private mutating func stakeholder(
    _ text: String, _ row: Int, _ column: String, severity: Diagnostic.Severity
  ) -> Stakeholder.ID? {
    switch names.match(text) {
    case .found(let id): return id
    case .ambiguous(let ids):
      cells.rowFindings.append(
        Diagnostic(
          severity, code: "ambiguous-name", at: cells.place(row, column),
          message: "More than one stakeholder is called this.",
          found: text, action: "It is left out.",
          advice: "Write the id: \(ids.map(\.rawValue).joined(separator: " or "))."))
    case .nearWithheld: cells.rowFindings.append(.withheld(severity, at: cells.table.location(row)))
    case .unknown(let nearest):
      let guess = nearest.isEmpty ? "" : "Did you mean \(nearest.map { "“\($0)”" }.joined(separator: " or "))? "
      cells.rowFindings.append(
        Diagnostic(
          severity, code: "unknown-stakeholder", at: cells.place(row, column),
          message: text.isEmpty ? "The row does not say who was asked." : "No stakeholder has this id or name.",
          found: text.isEmpty ? nil : text, action: "It is left out.",
          advice: "\(guess)Correct it, or add the stakeholder to the list."))
    }
    return nil
  }
}
