import CollaborationMetrics
import NetworkDiagrams

/// The eight practices on the page of a report.
struct PracticeSection {
  private let scorecard: PracticeScorecard

  init(_ scorecard: PracticeScorecard) { self.scorecard = scorecard }

  /// What the template needs.
  var context: [String: Any] {
    [
      "practicesSummary": [English.practiceSummary(scorecard), English.practiceSurvey(scorecard)].compactMap(\.self)
        .joined(separator: " "),
      "practiceGroups": SafeText.cleaned(English.practiceGroups(scorecard)),
      "practices": Practice.allCases.map(context),
      "wavesCaption": scorecard.courses.first.map { PracticeSection.glued(English.wavesCaption($0)) } ?? "",
      "unmeasuredHeading": English.withoutValue,
      "hasUnmeasured": scorecard.results.contains { $0.measurement == nil },
      "unmeasured": scorecard.unmeasured.map { group -> [String: Any] in
        [
          "reason": SafeText.cleaned(group.reason),
          "names": group.results.map(\.indicator.words.name).joined(separator: "; "),
        ]
      },
      "practicesLegend": English.practiceNotes(scorecard),
    ]
  }

  /// Text from data that may stand on the page, no percent sign parted from its number.
  private static func glued(_ text: String) -> String { SafeText.cleaned(text).replacing(" %", with: "\u{A0}%") }

  private func context(of practice: Practice) -> [String: Any] {
    let results = scorecard.results(of: practice)
    let measured = results.filter { $0.measurement != nil }
    return [
      "number": practice.number, "title": practice.title, "question": practice.question,
      "hasIndicators": !measured.isEmpty,
      "indicators": measured.map { result -> [String: Any] in
        [
          "name": result.indicator.words.name,
          "value": "\(result.shownValue) \(English.arrow(result.indicator.direction))",
          "reading": PracticeSection.glued(result.reading), "caveat": result.indicator.words.caveat,
          "details": PracticeSection.glued(English.practiceDetails(result) ?? ""),
          "course": course(of: result.indicator),
        ]
      },
      "hasWaves": !scorecard.courses.isEmpty, "withoutValues": English.practiceWithoutValues,
    ]
  }

  /// How the indicator went through the waves; empty where nothing can be said.
  private func course(of indicator: Indicator) -> [String: Any] {
    guard let course = scorecard.courses.first(where: { $0.indicator.id == indicator.id }) else { return [:] }
    return [
      "line": WaveLine.svg(course.values.map(\.value), unit: indicator.unit) ?? "",
      "values": English.steps(course),
      "change": course.change.map(English.shortChange) ?? "",
    ]
  }

  static let template = #"""
    <section class="wide" id="practices">
    <h2>{{words.practices}}</h2>
    <p class="cap">{{practicesSummary}}</p>
    <p class="cap">{{practiceGroups}}</p>
    {{#wavesCaption}}<p class="cap">{{wavesCaption}}</p>{{/wavesCaption}}
    {{#practices}}
    <h3>{{number}}. {{title}}</h3>
    <p class="cap asks">{{question}}</p>
    {{#hasIndicators}}
    <table class="practice">
    <thead><tr><th scope="col" class="what">{{words.indicator}}</th><th scope="col" class="n value">{{words.value}}</th>{{#hasWaves}}<th scope="col" class="course">{{words.waves}}</th>{{/hasWaves}}<th scope="col">{{words.meaning}}</th></tr></thead>
    <tbody>
    {{#indicators}}
    <tr><th scope="row">{{name}}</th><td class="n">{{value}}</td>{{#hasWaves}}<td class="course">{{#course}}{{{line}}}<span>{{values}}</span><i>{{change}}</i>{{/course}}</td>{{/hasWaves}}<td>{{reading}} <i>{{caveat}}</i>{{#details}} <small>{{details}}</small>{{/details}}</td></tr>
    {{/indicators}}
    </tbody>
    </table>
    {{/hasIndicators}}
    {{^hasIndicators}}
    <p>{{withoutValues}}</p>
    {{/hasIndicators}}
    {{/practices}}
    {{#hasUnmeasured}}
    <h3>{{unmeasuredHeading}}</h3>
    <ul class="plain unmeasured">
    {{#unmeasured}}
    <li>{{reason}} <i>{{names}}</i></li>
    {{/unmeasured}}
    </ul>
    {{/hasUnmeasured}}
    <p class="cap">{{practicesLegend}}</p>
    </section>
    """#
}
