import StakeholderModel

extension ValidationReport {
  /// The report for machines.
  ///
  /// ```
  /// {"schema": "stakenet/validate/1",
  ///  "study": {"title": …, "stakeholders": 45, "sectors": 6, "waves": ["1", "2"], "ties": 310},
  ///  "summary": {"error": 3, "warning": 4, "repair": 2, "note": 1, "asked": 45, "answered": 39,
  ///              "undirected_ties": 120, "told_by_one_side": 41, "isolates": ["rowing_club"],
  ///              "columns_not_used": ["form version"]},
  ///  "diagnostics": [{"severity": "error", "code": "unknown-stakeholder", "file": "relationships.csv", "row": 12,
  ///                   "column": "to", "message": …, "found": …, "action": …, "advice": …}]}
  /// ```
  ///
  /// `ties` counts those that may be shown. `asked` and `answered` are null where nobody wrote down who was asked, and so
  /// are `undirected_ties`, which counts those of the latest wave of which both sides were asked and answered, and
  /// `told_by_one_side`.
  package var json: JSONValue {
    let rate = study.responseRate()
    var summary = Diagnostic.Severity.allCases.map { JSONValue.Member($0.rawValue, .integer(count(of: $0))) }
    summary.append(.init("asked", rate.map { .integer($0.asked) } ?? .null))
    summary.append(.init("answered", rate.map { .integer($0.answered) } ?? .null))
    let ties = oneSidedTies
    summary.append(.init("undirected_ties", ties.map { .integer($0.pairs) } ?? .null))
    summary.append(.init("told_by_one_side", ties.map { .integer($0.oneSided) } ?? .null))
    summary.append(.init("isolates", .array(isolates.map { .string($0.id.rawValue) })))
    summary.append(.init("columns_not_used", .array(ownColumns.map { .string($0) })))
    return .object([
      .init("schema", "stakenet/validate/1"),
      .init(
        "study",
        .object([
          .init("title", .string(study.title)), .init("stakeholders", .integer(study.stakeholders.count)),
          .init("sectors", .integer(study.sectors.count)),
          .init("waves", .array(study.waves.map { .string($0.id.rawValue) })),
          .init("ties", .integer(shownTies)),
        ])), .init("summary", .object(summary)), .init("diagnostics", .array(study.diagnostics.map(\.json))),
    ])
  }
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    .object([
      .init("severity", .string(severity.rawValue)), .init("code", .string(code)),
      .init("file", JSONValue(location?.file)), .init("row", location?.row.map { .integer($0) } ?? .null),
      .init("column", JSONValue(location?.column)), .init("message", .string(message)),
      .init("found", JSONValue(found)),
      .init("action", JSONValue(action)), .init("advice", JSONValue(advice)),
    ])
  }
}
