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

  @Test func forMachines() {
    let json = ValidationReport(of: Self.study()).json.text
    for part in [
      "\"undirected_ties\": 2", "\"told_by_one_side\": 1", "\"isolates\": [\"alone\"]", "\"posts\"", "\"form\"",
    ] { #expect(json.contains(part), "\(json)") }
    #expect(!json.contains("hush"))
    #expect(ValidationReport(of: StudyBuilder().build()).json.text.contains("\"told_by_one_side\": null"))
  }
}
