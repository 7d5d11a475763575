import OrderedCollections
import StakeholderModel

/// Reads the list of stakeholders.
struct StakeholderTable {
  private var cells: CellReader
  /// Labels that stakeholders of different types share.
  private var sharedLabels: Set<String> = []

  init(_ table: Table, description: StudyDescription) {
    cells = CellReader(
      table, meanings: Headings.stakeholders, description: description, numbers: ["power", "interest"],
      dates: ["joined", "left"], tableKeys: ["stakeholders", "nodes", TextNormalization.key(table.name)])
  }

  var hasIDColumn: Bool { cells.columns["id"] != nil }

  /// The heading of another column in which the names of stakeholders may stand.
  var otherNameHeading: String? {
    guard let name = cells.columns["name"], cells.columns["id"] == nil,
      ["name", "nom", "nombre", "nome", "naam"].contains(TextNormalization.key(cells.table.heading[name]))
    else { return nil }
    let others = Headings.organisations
    return cells.columns.attributes.first { others.contains(TextNormalization.key($0.heading)) }?.heading
  }

  /// The stakeholders of all rows.
  ///
  /// - Parameter isNamed: Whether ties or answers speak of somebody of a name, which settles that a row called “Total” is
  ///   no sum.
  mutating func stakeholders(
    findings: inout [Diagnostic], isNamed: (String) -> Bool = { _ in false }
  ) throws(StudyError) -> [Stakeholder] {
    findings += cells.table.diagnostics + cells.columnFindings + otherNames
    guard cells.columns["id"] != nil || cells.columns["name"] != nil else {
      throw StudyError(
        .unusable,
        Diagnostic(
          .error, code: "no-id-column", at: .init(file: cells.table.name, row: cells.table.headingRow),
          message: "The list of stakeholders has neither a column id nor a column name.",
          found: cells.table.heading.prefix(12).joined(separator: ", "),
          advice: "Give the column with the names the heading name."), findings: findings)
    }
    settleLabels()
    var stakeholders: [Stakeholder] = []
    var rowFindings: [Diagnostic] = []
    let notes = NoteRows.start(in: cells.table)
    let rows = (0..<cells.table.rowCount).filter { !cells.isBlank($0) }
    let sums = SumRows(
      in: cells.table, rows: rows.filter { $0 < notes }, labels: ["id", "name"].compactMap { cells.columns[$0] },
      isNamed: isNamed)
    for row in rows {
      guard row < notes else {
        let text = cells.table.cells(row).first { !TextNormalization.trimmed($0).isEmpty }
        rowFindings.append(NoteRows.finding(text, at: cells.table.location(row)))
        continue
      }
      let sum = sums.verdicts[row]
      if case .sum(let finding) = sum {
        rowFindings.append(finding)
        continue
      }
      if let stakeholder = stakeholder(row) {
        stakeholders.append(stakeholder)
        if let sum { rowFindings.append(sum.finding) }
      }
      rowFindings += cells.takeRowFindings()
    }
    findings += WordsForNumbers.summedUp(rowFindings) + sameNames(stakeholders)
    return stakeholders
  }

  /// Two rows whose names differ by nothing but capitals, accents, spaces and marks. With a column of ids somebody has
  /// decided that they are two.
  private func sameNames(_ stakeholders: [Stakeholder]) -> [Diagnostic] {
    guard !hasIDColumn else { return [] }
    var seen: [String: Stakeholder] = [:]
    return stakeholders.filter { $0.consent == .yes }.compactMap { stakeholder in
      let key = TextNormalization.key(stakeholder.name)
      guard let first = seen[key] else {
        seen[key] = stakeholder
        return nil
      }
      guard first.id != stakeholder.id, first.name != stakeholder.name else { return nil }
      let row = first.origin?.row.map { " in row \($0)" } ?? ""
      return Diagnostic(
        .warning, code: "same-name", at: stakeholder.origin,
        message: "This name differs from “\(first.name)”\(row) by capitals, accents, spaces or marks alone.",
        found: stakeholder.name, action: "They are two stakeholders.",
        advice: "If they are one, write in study.yaml: aliases: {\(JSONLiteral.string(stakeholder.name)): "
          + "\(JSONLiteral.string(first.name))}, or correct the list.")
    }
  }

  /// A list of organisations may have a column for the name of somebody in each.
  private var otherNames: [Diagnostic] {
    guard let other = otherNameHeading, let name = cells.columns["name"].map({ cells.table.heading[$0] }) else {
      return []
    }
    return [
      Diagnostic(
        .warning, code: "two-names", at: .init(file: cells.table.name, row: cells.table.headingRow, column: other),
        message: "Both “\(name)” and “\(other)” could be what stakeholders are called.",
        action: "“\(name)” is used, “\(other)” is kept as a column of your own.",
        advice: "If “\(other)” is meant, write in study.yaml: columns: {stakeholders: {\"\(other)\": name}}.")
    ]
  }

  /// In Kumu an element is known by its label and its type: finds the labels that several types share.
  private mutating func settleLabels() {
    guard !hasIDColumn, let column = cells.columns["name"], cells.columns["type"] != nil,
      TextNormalization.key(cells.table.heading[column]) == "label"
    else { return }
    var types: [String: Set<String>] = [:]
    for row in 0..<cells.table.rowCount {
      guard let label = cells.text(row, "name") else { continue }
      types[label, default: []].insert(cells.text(row, "type") ?? "")
    }
    sharedLabels = Set(types.filter { $0.value.count > 1 }.keys)
  }

  private func identity(of label: String, _ row: Int) -> String {
    guard sharedLabels.contains(label), let type = cells.text(row, "type") else { return label }
    return "\(label) (\(type))"
  }

  private mutating func stakeholder(_ row: Int) -> Stakeholder? {
    // Without a column of ids the name is the id; a single blank id is filled in from the name, and said.
    let name = cells.text(row, "name")
    guard let id = cells.text(row, "id") ?? name.map({ identity(of: $0, row) }) else {
      cells.rowFindings.append(
        Diagnostic(
          .error, code: "no-id", at: cells.place(row, hasIDColumn ? "id" : "name"),
          message: "This row has neither an id nor a name.", action: "It is left out.",
          advice: "Fill in the name, or delete the row."))
      return nil
    }
    if hasIDColumn, cells.text(row, "id") == nil {
      cells.rowFindings.append(
        Diagnostic(
          .repair, code: "no-id", at: cells.place(row, "id"), message: "This stakeholder has no id.", found: name,
          action: "Its name serves as its id.", advice: "Give it an id of its own."))
    }
    let attributes = cells.attributes(row)
    return Stakeholder(
      id: Stakeholder.ID(rawValue: id), name: name, sector: cells.text(row, "sector"), type: cells.text(row, "type"),
      role: cells.text(row, "role"), isBeneficiary: cells.flag(row, "beneficiary"), values: cells.list(row, "values"),
      power: cells.number(row, "power"), interest: cells.number(row, "interest"), joined: cells.date(row, "joined"),
      left: cells.date(row, "left"), consent: consent(row),
      attributes: OrderedDictionary(attributes, uniquingKeysWith: { first, _ in first }),
      origin: cells.table.location(row))
  }

  /// What cannot be understood counts as no consent: nobody is named by mistake.
  private mutating func consent(_ row: Int) -> Stakeholder.Consent {
    guard let text = cells.text(row, "consent") else { return .yes }
    if let flag = YesNo.value(of: text) { return flag ? .yes : .no }
    return cells.choice(
      row, "consent", Stakeholder.Consent.self, unknownMeans: "It counts as no: the stakeholder is not named.") ?? .no
  }
}
