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
      "practices": Practice.allCases.map(context),
      "practicesLegend": English.practiceNotes(scorecard),
    ]
  }

  private func context(of practice: Practice) -> [String: Any] {
    let results = scorecard.results(of: practice)
    let measured = results.filter { $0.measurement != nil }
    let others = results.filter { $0.measurement == nil }
    return [
      "number": practice.number, "title": practice.title, "question": practice.question,
      "hasIndicators": !measured.isEmpty,
      "indicators": measured.map { result -> [String: Any] in
        [
          "name": result.indicator.words.name,
          "value": "\(result.shownValue) \(English.arrow(result.indicator.direction))",
          "reading": SafeText.cleaned(result.reading), "caveat": result.indicator.words.caveat,
          "waves": scorecard.courses.first { $0.indicator.id == result.indicator.id }.map {
            SafeText.cleaned(English.course($0))
          } ?? "",
        ]
      },
      "hasOthers": !others.isEmpty,
      "others": others.map { result -> [String: Any] in
        ["name": result.indicator.words.name, "reason": "\(result.status.name). \(SafeText.cleaned(result.reading))"]
      },
    ]
  }

  static let template = #"""
    <section class="wide" id="practices">
    <h2>{{words.practices}}</h2>
    <p class="cap">{{practicesSummary}}</p>
    {{#practices}}
    <h3>{{number}}. {{title}}</h3>
    <p class="cap">{{question}}</p>
    {{#hasIndicators}}
    <table>
    <thead><tr><th scope="col">{{words.indicator}}</th><th scope="col" class="n">{{words.value}}</th><th scope="col">{{words.meaning}}</th></tr></thead>
    <tbody>
    {{#indicators}}
    <tr><th scope="row">{{name}}</th><td class="n">{{value}}</td><td>{{reading}} {{waves}} <i>{{caveat}}</i></td></tr>
    {{/indicators}}
    </tbody>
    </table>
    {{/hasIndicators}}
    {{#hasOthers}}
    <ul class="plain">
    {{#others}}
    <li>{{name}}: {{reason}}</li>
    {{/others}}
    </ul>
    {{/hasOthers}}
    {{/practices}}
    <p class="cap">{{practicesLegend}}</p>
    </section>
    """#
}
