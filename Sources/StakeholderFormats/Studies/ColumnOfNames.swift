import OrderedCollections
import StakeholderModel

/// The column by which ties name stakeholders, where the list has a name of somebody in each organisation beside the
/// organisation's own: ties tell which of the two is meant.
struct ColumnOfNames {
  /// The study's settings, with that column as the names.
  let description: StudyDescription
  let finding: Diagnostic

  /// - Returns: Nil if the list has only one such column, or if more ties go by the one called “Name”.
  init?(_ list: StakeholderTable, _ table: Table, ties: Table?, _ description: StudyDescription) {
    guard let ties, let other = list.otherNameHeading, let otherColumn = table.heading.firstIndex(of: other),
      let nameColumn = ColumnMap(table, meanings: Headings.stakeholders)["name"]
    else { return nil }
    func keys(_ table: Table, _ column: Int) -> Set<String> {
      Set(
        (0..<table.rowCount).lazy.filter { !table.isEmpty($0, column) }.map { TextNormalization.key(table[$0, column]) }
      )
    }
    let map = ColumnMap(ties, meanings: Headings.relationships)
    let ends = ["from", "to"].compactMap { map[$0] }.reduce(into: Set<String>()) { $0.formUnion(keys(ties, $1)) }
    let byName = ends.intersection(keys(table, nameColumn)).count
    let byOther = ends.intersection(keys(table, otherColumn)).count
    guard byOther > byName else { return nil }
    let name = table.heading[nameColumn]
    var settled = description
    settled.columns["stakeholders", default: [:]][other] = "name"
    self.description = settled
    finding = Diagnostic(
      .warning, code: "two-names", at: .init(file: table.name, row: table.headingRow, column: other),
      message: "Both “\(name)” and “\(other)” could be what stakeholders are called. Of \(ends.count) names in ties, "
        + "\(byOther) stand in “\(other)” and \(byName) in “\(name)”.",
      action: "“\(other)” is used, “\(name)” is kept as a column of your own.",
      advice: "To say so yourself, write in study.yaml: columns: {stakeholders: {\"\(other)\": name}}.")
  }

  /// Findings about names that match nobody, told once where those names stand in another column of the list.
  static func told(_ findings: [Diagnostic], stakeholders: [Stakeholder]) -> [Diagnostic] {
    guard findings.contains(where: { $0.code == "unknown-stakeholder" }) else { return findings }
    var columns: OrderedDictionary<String, Set<String>> = [:]
    for stakeholder in stakeholders where stakeholder.consent == .yes {
      for (heading, text) in stakeholder.attributes {
        columns[heading, default: []].insert(TextNormalization.key(text))
      }
    }
    let unknown = Set(
      findings.lazy.filter { $0.code == "unknown-stakeholder" }.compactMap(\.found).map { TextNormalization.key($0) })
    let counts = columns.mapValues { $0.intersection(unknown).count }
    guard let best = counts.max(by: { $0.value < $1.value }), best.value > 1, let keys = columns[best.key] else {
      return findings
    }
    return findings.map { finding in
      guard finding.code == "unknown-stakeholder", let found = finding.found,
        keys.contains(TextNormalization.key(found))
      else { return finding }
      return Diagnostic(
        finding.severity, code: finding.code, at: finding.location.map { .init(file: $0.file, row: $0.row) },
        message:
          "Names in these ties stand in the column “\(best.key)” of the list of stakeholders, not among their ids "
          + "or names.", action: "The ties are left out.",
        advice: "If ties go by that column, write in study.yaml: columns: {stakeholders: "
          + "{\(JSONLiteral.string(best.key)): id}}.")
    }
  }
}

/// Abbreviations that stand in a column of their own, by which ties may name stakeholders as well.
enum ShortNames {
  /// Each abbreviation that one stakeholder alone has, with the id it means.
  static func aliases(of stakeholders: [Stakeholder], _ table: Table, _ findings: inout [Diagnostic]) -> [String:
    String]
  {
    let headings = table.heading.filter { Headings.shortNames.contains(TextNormalization.key($0)) }
    guard !headings.isEmpty else { return [:] }
    var owners: [String: [Stakeholder.ID]] = [:]
    for stakeholder in stakeholders {
      for text in headings.compactMap({ stakeholder.attributes[$0] }) where text.contains(where: \.isLetter) {
        owners[text, default: []].append(stakeholder.id)
      }
    }
    let aliases = owners.filter { $0.value.count == 1 }.compactMapValues { $0.first?.rawValue }
    guard !aliases.isEmpty else { return [:] }
    findings.append(
      Diagnostic(
        .note, code: "short-names", at: .init(file: table.name, row: table.headingRow),
        message:
          "Ties may also name stakeholders as they stand under \(headings.map { "“\($0)”" }.joined(separator: ", ")).")
    )
    return aliases
  }
}
