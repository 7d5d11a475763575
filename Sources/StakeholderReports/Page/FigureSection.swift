import CollaborationMetrics
import NetworkDiagrams
import StakeholderModel

/// The sections of the page about trust and blame: what has to be known, then the figures that can be told.
struct FigureSection {
  private let id: String
  private let heading: String
  private let notes: [String]
  private let rows: [FigureList.Row]

  init(_ trust: TrustSummary, in network: StakeholderNetwork) {
    let wave = English.otherWave(trust.analysis.network, than: network)
    self.init(id: "trust", heading: "Trust", notes: wave + English.trustNotes(trust, trust.list), list: trust.list)
  }

  init(_ blame: BlameSummary, in network: StakeholderNetwork) {
    let wave = English.otherWave(blame.analysis.network, than: network)
    self.init(id: "blame", heading: "Blame", notes: wave + English.blameNotes(blame, blame.list), list: blame.list)
  }

  private init(id: String, heading: String, notes: [String], list: FigureList) {
    self.id = id
    self.heading = heading
    // Where nothing at all can be told, a table of the word "suppressed" says no more than a sentence.
    rows = list.rows.contains { $0.value.value != nil } ? list.rows.filter { $0.value.status != .notMeasurable } : []
    self.notes = notes + (rows.isEmpty ? ["Nothing can be told of it."] : [])
  }

  /// What the template needs.
  var context: [String: Any] {
    [
      "id": id, "heading": heading, "notes": notes.map(SafeText.cleaned), "hasRows": !rows.isEmpty,
      "hasRange": rows.contains { !$0.rangeText.isEmpty },
      "hasChance": rows.contains { $0.byChance?.value != nil }, "hasP": rows.contains { $0.pValue?.value != nil },
      "columns": ["figure": "Figure", "value": "Value", "range": "95 % range", "chance": "By chance", "p": "p"],
      "rows": rows.map {
        [
          "label": $0.label, "value": $0.value.text, "range": $0.rangeText, "chance": $0.byChance?.addition ?? "",
          "p": $0.pValue?.addition ?? "",
        ]
      },
    ]
  }
}

extension English {
  /// That figures are always of the last wave, where a report is about an earlier one.
  fileprivate static func otherWave(_ last: StakeholderNetwork, than shown: StakeholderNetwork) -> [String] {
    guard let wave = last.wave, wave.id != shown.wave?.id else { return [] }
    return [
      "These figures are of \(wave.title), the last wave, and not of \(shown.wave?.title ?? "the whole study"): of parts that "
        + "somebody chose they could be subtracted."
    ]
  }
}
