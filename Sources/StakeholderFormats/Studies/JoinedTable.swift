import OrderedCollections
import StakeholderModel

/// A further table about ties, such as how sure the coder is of each: its first columns, from, to, kind and since, say
/// which tie a row is about, and the others are added to it.
struct JoinedTable {
  private struct Key: Hashable {
    let from: String, to: String, kind: String, since: String
  }

  let table: Table

  /// Adds the table's columns to the ties they are about. A tie's own cell is never replaced.
  func join(to relationships: inout [Relationship], names: NameIndex?, findings: inout [Diagnostic]) {
    findings += table.diagnostics
    var rows: [Key: Int] = [:]
    for row in 0..<table.rowCount where !(0..<table.columnCount).allSatisfy({ table.isEmpty(row, $0) }) {
      let key = Key(
        from: id(table[row, 0], names), to: id(table[row, 1], names),
        kind: Kind.ID(normalizing: table[row, 2]).rawValue, since: TextNormalization.trimmed(table[row, 3]))
      if rows[key] == nil { rows[key] = row }
    }
    var unused = rows
    for index in relationships.indices {
      let tie = relationships[index]
      let key = Key(
        from: tie.from.rawValue, to: tie.to.rawValue, kind: tie.kind.rawValue, since: tie.since?.description ?? "")
      guard let row = rows[key] else { continue }
      unused[key] = nil
      for column in 4..<max(4, table.heading.count) where !table.isEmpty(row, column) {
        add(table[row, column], as: table.heading[column], to: &relationships[index])
      }
    }
    if !unused.isEmpty {
      // Rows may be about confidential ties: how many there are is all that is said.
      findings.append(
        Diagnostic(
          .warning, code: "row-without-tie", at: .init(file: table.name),
          message: unused.count == 1
            ? "One row is about no tie of the list." : "\(unused.count) rows are about no tie of the list.",
          action: "They are not used.",
          advice: "The cells from, to, kind and since must be the same as in the list of ties."))
    }
  }

  private func id(_ text: String, _ names: NameIndex?) -> String {
    let text = TextNormalization.trimmed(text)
    return names?.id(named: text)?.rawValue ?? text
  }

  private func add(_ text: String, as heading: String, to relationship: inout Relationship) {
    switch TextNormalization.key(heading) {
    case "confidence" where relationship.confidence == nil: relationship.confidence = text
    case "evidence" where relationship.evidence == nil: relationship.evidence = text
    case "source" where relationship.source == nil: relationship.source = text
    default:
      if relationship.attributes[heading] == nil { relationship.attributes[heading] = text }
    }
  }
}
