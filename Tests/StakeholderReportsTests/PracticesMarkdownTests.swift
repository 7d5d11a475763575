import CollaborationMetrics
import StakeholderModel
import Testing

@testable import StakeholderReports

/// The scorecard as Markdown is a valid document, whatever names the data has.
@Suite struct PracticesMarkdownTests {
  /// Two sectors that hang on one stakeholder, so that names stand in readings; hostile names, sectors and waves.
  static func scorecard(_ hostile: String) -> PracticeScorecard {
    var settings = StudySettings(title: hostile)
    settings.waves = [Wave(id: "1", title: hostile), Wave(id: "2", title: "|second|")]
    var builder = StudyBuilder(settings: settings)
    for (id, sector) in [("a", hostile), ("b", "public"), ("c", "public"), ("d", "community")] {
      builder.add(Stakeholder(id: .init(rawValue: id), name: hostile + id, sector: sector))
    }
    for wave in ["1", "2"] {
      for ends in [("a", "b"), ("a", "c"), ("a", "d")] {
        builder.add(
          Relationship(
            from: .init(rawValue: ends.0), to: .init(rawValue: ends.1), kind: .collaborate, wave: .init(rawValue: wave))
        )
      }
    }
    return PracticeScorecard(of: builder.build().latestNetwork, permutations: 9)
  }

  /// A line without what a backslash takes the meaning from.
  private static func withoutEscapes(_ line: Substring) -> String {
    var rest = ""
    var isEscaped = false
    for character in line {
      if !isEscaped, character != "\\" { rest.append(character) }
      isEscaped = !isEscaped && character == "\\"
    }
    return rest
  }

  @Test func percentSignsStayWithTheirNumbers() {
    #expect(
      TerminalText.wrapped("a share of 82 % of all", indent: 0, hanging: 0, width: 13) == ["a share of", "82 % of all"])
  }

  @Test(
    arguments: HostileNames.all + [
      "a | b", "a \\| b", "`code`", "[link](http://example.org)", "**bold** _x_ ~y~", "# h",
    ])
  func everyRowHasItsCells(hostile: String) throws {
    let scorecard = Self.scorecard(hostile)
    let markdown = scorecard.markdown
    let fragile = try #require(scorecard.result(of: "fragile_bridges")?.measurement)
    #expect(fragile.listed.contains { $0.contains(hostile) })
    var width: Int?
    var rows = 0
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(Self.withoutEscapes) {
      // Nothing from the data begins an element, a link or emphasis.
      for sign in ["\r", "<", "[", "*", "~"] { #expect(!line.contains(sign), "\(line)") }
      guard line.hasPrefix("|") else {
        width = nil
        continue
      }
      let cells = line.count { $0 == "|" } - 1
      #expect(cells == width ?? cells, "\(line)")
      width = cells
      rows += 1
    }
    // A heading and a rule for each table, and a row for each indicator with a value and for each course.
    let measured = scorecard.results.filter { $0.measurement != nil }
    let tables = Set(measured.map(\.indicator.practice)).count + (scorecard.courses.isEmpty ? 0 : 1)
    #expect(rows == tables * 2 + measured.count + scorecard.courses.count)
    // Each of the others stands once in the list behind.
    for result in scorecard.results { #expect(markdown.contains("`\(result.indicator.id)`")) }
  }
}
