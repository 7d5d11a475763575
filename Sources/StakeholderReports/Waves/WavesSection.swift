import CollaborationMetrics
import StakeholderModel

/// The section of the page that says what changed since the wave before.
struct WavesSection {
  let changes: ChangeTable

  /// The comparison of the network's wave with the one before; nil in a study without earlier waves.
  init?(of network: StakeholderNetwork, seed: UInt64) {
    let waves = network.study.waves.map(\.id)
    guard let wave = network.wave, let place = waves.firstIndex(of: wave.id), place > 0,
      let changes = try? ChangeTable(
        from: network.study.network(at: waves[place - 1]), to: network, isSameStudy: true, seed: seed)
    else { return nil }
    self.changes = changes
  }

  static let template = #"""
    <section class="wide" id="waves">
    <h2>{{title}}</h2>
    <p class="cap">{{presence}}</p>
    <ul class="plain">
    {{#findings}}
    <li>{{.}}</li>
    {{/findings}}
    </ul>
    {{#hasKinds}}
    <table>
    <caption>{{caption}}</caption>
    <thead><tr><th scope="col">{{kind}}</th><th scope="col" class="n">{{before}}</th><th scope="col" class="n">{{kept}}</th><th scope="col" class="n">{{ended}}</th><th scope="col" class="n">{{new}}</th><th scope="col" class="n">{{after}}</th><th scope="col" class="n optional">{{overlap}}</th><th scope="col" class="optional">{{noise}}</th></tr></thead>
    <tbody>
    {{#kinds}}
    <tr><th scope="row">{{kind}}</th><td class="n">{{before}}</td><td class="n">{{kept}}</td><td class="n">{{ended}}</td><td class="n">{{new}}</td><td class="n">{{after}}</td><td class="n optional">{{overlap}}</td><td class="optional">{{noise}}</td></tr>
    {{/kinds}}
    </tbody>
    </table>
    {{/hasKinds}}
    {{#notes}}
    <p class="cap">{{.}}</p>
    {{/notes}}
    </section>
    """#

  /// What the template shows; `text` makes text from data fit for a page.
  func context(_ text: (String) -> String) -> [String: Any] {
    let comparison = changes.comparison
    return [
      "title": text("What changed since \(changes.earlierName)"),
      "presence": text(English.presence(comparison.match, isSameStudy: true)),
      "findings": changes.findings.map(text), "hasKinds": !changes.relations.isEmpty,
      "caption": "Ties among pairs about which the same side answered both times.",
      "kind": "Kind of tie", "before": "Before", "kept": "Last", "ended": "Ended", "new": "New", "after": "After",
      "overlap": "Overlap", "noise": "Change in number",
      "kinds": changes.relations.map { relation in
        let change = relation.change
        return [
          "kind": text(changes.name(relation)) + (relation.isAssumed ? " *" : ""),
          "before": English.grouped(change.before), "kept": English.grouped(change.kept),
          "ended": English.grouped(change.lost), "new": English.grouped(change.gained),
          "after": English.grouped(change.after),
          "overlap": change.jaccard.map { Numeral.fixed($0, decimals: 2) } ?? "–",
          "noise": English.shortVerdict(relation.tieTest),
        ]
      },
      "notes": English.changeNotes(comparison).map(text),
    ]
  }
}
