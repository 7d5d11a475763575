import CollaborationMetrics
import StakeholderModel

/// The section of the page that says how good the survey is. Left out for studies that say they are no survey.
struct SurveySection {
  let quality: SurveyQuality

  /// Whether the section has its place: a study made from documents has nobody who could have answered.
  static func isWanted(for network: StakeholderNetwork) -> Bool {
    network.study.settings.isSurvey != false || !network.study.responses.isEmpty
  }

  static let template = #"""
    <section class="wide" id="survey">
    <h2>{{title}}</h2>
    {{#banner}}<div class="problem warning"><p><b>{{.}}</b></p></div>{{/banner}}
    {{#notes}}
    <p class="cap">{{.}}</p>
    {{/notes}}
    {{#hasKinds}}
    <table>
    <caption>{{kindsCaption}}</caption>
    <thead><tr><th scope="col">{{kind}}</th><th scope="col" class="n">{{asked}}</th><th scope="col" class="n">{{answered}}</th><th scope="col" class="n">{{share}}</th><th scope="col" class="n">{{confirmed}}</th><th scope="col" class="n optional">{{unknown}}</th></tr></thead>
    <tbody>
    {{#kinds}}
    <tr><th scope="row">{{kind}}</th><td class="n">{{asked}}</td><td class="n">{{answered}}</td><td class="n">{{share}}</td><td class="n">{{confirmed}}</td><td class="n optional">{{unknown}}</td></tr>
    {{/kinds}}
    </tbody>
    </table>
    {{/hasKinds}}
    {{#hasSensitivity}}
    <h3>{{sensitivityTitle}}</h3>
    <table>
    <caption>{{sensitivityCaption}}</caption>
    <thead><tr><th scope="col">{{measure}}</th><th scope="col" class="n">{{union}}</th><th scope="col" class="n">{{intersection}}</th></tr></thead>
    <tbody>
    {{#sensitivity}}
    <tr><th scope="row">{{measure}}</th><td class="n">{{union}}</td><td class="n">{{intersection}}</td></tr>
    {{/sensitivity}}
    </tbody>
    </table>
    {{/hasSensitivity}}
    </section>
    """#

  /// What the template shows; `text` makes text from data fit for a page.
  func context(_ text: (String) -> String) -> [String: Any] {
    var context: [String: Any] = [
      "title": "How far the answers carry",
      "notes": notes.map(text),
      "hasKinds": quality.isKnown,
      "kindsCaption": "Who answered about each kind of tie, and how many ties both sides tell of where both answered.",
      "kind": "Kind of tie", "asked": "Asked", "answered": "Answered", "share": "Share",
      "confirmed": "Told by both sides",
      "unknown": "Pairs nobody knows of",
      "kinds": quality.kinds.filter { $0.basis != .unknown }.map { row($0, text) },
    ]
    if let banner = English.responseBanner(quality) { context["banner"] = text(banner) }
    let told = quality.kinds.filter { !$0.sensitivity.isEmpty }
      .max { ($0.confirmation?.either ?? 0) < ($1.confirmation?.either ?? 0) }
    context["hasSensitivity"] = told != nil
    if let told {
      context["sensitivityTitle"] = text("Whose word is taken: \(told.kind.rawValue)")
      context["sensitivityCaption"] =
        "Where the two columns are far apart, a result depends on whether one side’s word is enough for a tie."
      context["measure"] = "Measure"
      context["union"] = "Either side tells"
      context["intersection"] = "Both sides tell"
      context["sensitivity"] = told.sensitivity.map { line in
        let decimals = Numeral.decimals(for: [line.union, line.intersection])
        func number(_ value: Double?) -> String { value.map { Numeral.fixed($0, decimals: decimals) } ?? "–" }
        return [
          "measure": line.measure.replacing("_", with: " "), "union": number(line.union),
          "intersection": number(line.intersection),
        ]
      }
    }
    return context
  }

  private var notes: [String] {
    guard quality.isKnown else {
      return [
        "Nobody wrote down who was asked and who answered. A missing tie may mean “no”, “not asked” or “no answer”, and "
          + "nobody can tell which. A table respondents.csv, or “complete: true” in study.yaml, would settle it."
      ]
    }
    return [
      English.silence(quality), English.confirmations(quality), English.betweennessReliability(quality),
      English.askedButNotShown(quality.network),
    ].compactMap(\.self)
  }

  private func row(_ kind: SurveyQuality.KindQuality, _ text: (String) -> String) -> [String: String] {
    let rate = kind.nonResponse?.rate
    let isDeclared = kind.basis == .declaredComplete
    return [
      "kind": text(kind.kind.rawValue), "asked": rate.map { English.grouped($0.asked) } ?? "–",
      "answered": isDeclared ? "said to be complete" : rate.map { English.grouped($0.answered) } ?? "–",
      "share": rate.map { Numeral.percent($0.share) } ?? "–",
      "confirmed": kind.confirmation.map { "\(English.grouped($0.both)) of \(English.grouped($0.either))" } ?? "–",
      "unknown": English.grouped(kind.tally.pairs - kind.tally.answered),
    ]
  }
}
