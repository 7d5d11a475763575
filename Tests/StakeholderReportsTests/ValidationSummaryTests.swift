import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderReports

/// The summary that validate ends with: what somebody can act on.
@Suite struct ValidationSummaryTests {
  /// a–b is told by both, a–c by a alone; d did not answer, e was asked about b only; the blame of c for a is nobody's
  /// business.
  private static func study() -> Study {
    var builder = StudyBuilder()
    for id in ["a", "b", "c", "d", "e", "alone"] {
      builder.add(
        Stakeholder(
          id: .init(rawValue: id), name: "Name of \(id)",
          attributes: id == "a" ? ["posts": "3", "Self: listening": "4"] : [:]))
    }
    func tie(_ from: Stakeholder.ID, _ to: Stakeholder.ID, _ kind: Kind.ID = .collaborate, note: String? = nil) {
      builder.add(Relationship(from: from, to: to, kind: kind, attributes: note.map { [$0: "x"] } ?? [:]))
    }
    tie("a", "b", note: "form")
    tie("b", "a")
    tie("a", "c")
    tie("a", "d")
    tie("a", "e")
    tie("a", "c", .trust)
    tie("c", "a", .blame, note: "hush")
    for id in ["a", "b", "c"] as [Stakeholder.ID] { builder.add(SurveyResponse(stakeholder: id, status: .answered)) }
    builder.add(SurveyResponse(stakeholder: "d", status: .noAnswer))
    builder.add(SurveyResponse(stakeholder: "e", subjects: .only(["b"]), status: .answered))
    return builder.build()
  }

  @Test func forPeople() {
    let text = ValidationReport(of: Self.study()).text
    #expect(text.contains("1 of 2 ties without direction are told by one side only"))
    #expect(text.contains("1 stakeholder without a tie that holds the network together: Name of alone."))
    #expect(text.contains("2 columns of your own, kept and not used in measures: posts and form."))
    #expect(!text.contains("hush"))
  }

  @Test func whatIsSaidOfSeveralRowsIsSaidOnce() {
    var builder = StudyBuilder()
    builder.add(Stakeholder(id: "a"))
    for (row, column) in [(2, "from"), (5, "to"), (7, "from")] {
      builder.report(
        Diagnostic(
          .error, code: "unknown-stakeholder", at: .init(file: "t.csv", row: row, column: column),
          message: "No stakeholder has this id or name.", found: "Police", advice: "Correct it."))
    }
    for (row, found) in [(3, "x"), (4, "x"), (6, "y")] {
      builder.report(
        Diagnostic(.warning, code: "n", at: .init(file: "t.csv", row: row, column: "n"), message: "No.", found: found))
    }
    let text = ValidationReport(of: builder.build()).text
    #expect(
      text.contains(
        """
        t.csv
          error, rows 2, 5 and 7: No stakeholder has this id or name. Found “Police”.
            → Correct it.
          warning, rows 3 and 4, n: No. Found “x”.
          warning, row 6, n: No. Found “y”.
        """))
  }

  @Test func forMachines() {
    let json = ValidationReport(of: Self.study()).json.text
    for part in [
      "\"undirected_ties\": 2", "\"told_by_one_side\": 1", "\"isolates\": [\"alone\"]", "\"posts\"", "\"form\"",
    ] { #expect(json.contains(part), "\(json)") }
    #expect(!json.contains("hush"))
    #expect(ValidationReport(of: StudyBuilder().build()).json.text.contains("\"told_by_one_side\": null"))
  }
}
