import StakeholderModel

extension RelationshipTable {
  /// Findings about columns, which may quote and count what stands in them: those of confidential rows are not looked at.
  func columnFindings(hiding rows: Set<Int>) -> [Diagnostic] {
    var findings = rows.isEmpty ? cells.columnFindings : cells.without(rows).columnFindings
    if !heldBack.isEmpty {
      findings.append(
        Diagnostic(
          .warning, code: "held-back-column", at: .init(file: cells.table.name, row: cells.table.headingRow),
          message: "Columns that are headed like kinds of tie which are told in confidence: "
            + "\(heldBack.joined(separator: ", ")).", action: "They are not read.",
          advice: "Write a row for each kind of tie: from, to, kind, strength."))
    }
    if !hasKinds, unnamedKind != .unnamedTie {
      findings.append(
        Diagnostic(
          .note, code: "kind-of-place", at: .init(file: cells.table.name, row: cells.table.headingRow),
          message: "The list does not say of which kind the ties are.",
          action: "By the name of the file or the sheet they are read as “\(unnamedKind)”.",
          advice: "Add a column kind if they are something else."))
    }
    if defaultKind != nil {
      findings.append(
        Diagnostic(
          .note, code: "no-kind-column", at: .init(file: cells.table.name, row: cells.table.headingRow),
          message: "The list does not say of which kind the ties are.",
          action: "They are all counted as one kind, “tie”.",
          advice: "Add a column kind: trust, collaborate, fund, blame …"))
    }
    return findings
  }
}

extension Kind.ID {
  /// The kind of ties in a list that does not say of which kind they are.
  static let unnamedTie: Kind.ID = "tie"
}

extension Kind {
  /// What is known about such ties.
  static let unnamedTie = Kind(id: .unnamedTie, title: "is tied to", family: .worksWith)
}
