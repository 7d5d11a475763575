public import CollaborationMetrics
import Graphs
public import StakeholderModel

/// Blame in aggregate, ready to be written as text, as CSV or as JSON.
public struct BlameSummary: WrittenSummary {
  /// The figures.
  public let analysis: BlameAnalysis
  /// The right to show what was told in confidence; nil if it stays there.
  let permission: NegativeTiePermission?

  /// Looks at a study, always at all of it at its last wave.
  ///
  /// - Parameters:
  ///   - seed: The same seed gives the same comparisons with chance.
  ///   - permutations: How often chance is repeated.
  ///   - permission: shows exact figures and who blames whom. A study whose negative ties are public needs none.
  /// - Complexity: that of ``CollaborationMetrics/BlameAnalysis``.
  public init(
    of study: Study, seed: UInt64 = 1, permutations: Int = 4999, showing permission: NegativeTiePermission? = nil
  ) {
    analysis = BlameAnalysis(of: study, seed: seed, permutations: permutations)
    self.permission = permission ?? study.publicNegativeTies
  }

  var list: FigureList { FigureList(analysis.figures, labels: English.blameLabels, showing: permission) }

  /// `figure`, `value`, `status`, `low`, `high`, `by_chance`, `p_value`, a row for each figure. Blame has no ranges: they would
  /// tell more than the figures.
  public var csv: [UInt8] { list.csv }

  /// The figures for people.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  public func text(width: Int? = nil) -> String {
    let list = list
    var lines = [English.studyAndWave(analysis.network)]
    lines += English.blameNotes(self, list).flatMap { TerminalText.wrapped($0, indent: 0, hanging: 0) }
    var text = lines.map(TerminalText.shown).joined(separator: "\n") + "\n\n" + list.text(width: width)
    if let permission { text += "\n" + namesText(permission, width) }
    return text
  }

  /// Who blames and is blamed, and who blames whom.
  private func namesText(_ permission: NegativeTiePermission, _ width: Int?) -> String {
    guard !analysis.ties.revealed(by: permission).isEmpty else { return "Nobody told of blame.\n" }
    let notes = English.blameColumns.flatMap { TerminalText.wrapped($0, indent: 0, hanging: 0) }
    return stakeholdersText(permission, width) + notes.map { $0 + "\n" }.joined() + "\n" + tiesText(permission, width)
  }

  private func stakeholdersText(_ permission: NegativeTiePermission, _ width: Int?) -> String {
    var table = TerminalTable([
      ("stakeholder", .left), ("blamed by", .right), ("blames", .right), ("share", .right), ("over contacts", .right),
      ("scapegoat", .right),
    ])
    let rows = analysis.stakeholders.revealed(by: permission).filter { $0.blamedBy + $0.blames > 0 }
      .sorted { ($1.share ?? 0, $0.node) < ($0.share ?? 0, $1.node) }
    for row in rows {
      table.append([
        analysis.network.stakeholders[row.node].name, String(row.blamedBy), String(row.blames),
        row.share.map(Numeral.percent) ?? "–",
        row.locationQuotient.map { $0.isFinite ? Numeral.fixed($0, decimals: 2) : "∞" } ?? "–",
        row.scapegoatScore.map { Numeral.fixed($0, decimals: 3) } ?? "–",
      ])
    }
    return table.text(width: width)
  }

  private func tiesText(_ permission: NegativeTiePermission, _ width: Int?) -> String {
    var table = TerminalTable([("who blames", .left), ("whom", .left), ("strength", .right)])
    let names = analysis.network.stakeholders.map(\.name)
    for tie in analysis.ties.revealed(by: permission) {
      table.append([names[tie.from], names[tie.to], tie.strength.plain])
    }
    return table.text(width: width)
  }

  /// The figures as JSON, `stakenet/blame/1`.
  ///
  /// ```
  /// {
  ///   "schema": "stakenet/blame/1", "study": title, "wave": name or null, "kind": "blame",
  ///   "asked": true, false or null, "minimum_group_size": number, "in_full": true or false,
  ///   "sector_groups": [[ids of sectors that are taken together]],
  ///   "figures": [{"id": …, "value": number or null, "status": "published", "in full", "suppressed", "not measurable"
  ///                or "undefined", "reason": …, "by_chance": number, "p_value": number}]
  /// }
  /// ```
  ///
  /// With the permission also `stakeholders` and `ties`.
  public var json: String {
    let network = analysis.network
    var members: [JSONValue.Member] = [
      .init("schema", "stakenet/blame/1"), .init("study", .string(network.study.title)),
      .init("wave", JSONValue(network.wave?.id.rawValue)), .init("kind", "blame"),
      .init("asked", analysis.wasAsked.map { .bool($0) } ?? .null),
      .init("minimum_group_size", .integer(analysis.minimumGroupSize)), .init("in_full", .bool(permission != nil)),
      .init("sector_groups", .array(analysis.sectorGroups.map { .array($0.map { .string($0.id) }) })),
      .init("figures", list.json),
    ]
    if let permission {
      members.append(.init("stakeholders", .array(analysis.stakeholders.revealed(by: permission).map(json))))
      members.append(
        .init(
          "ties",
          .array(
            analysis.ties.revealed(by: permission).map { tie in
              .object([
                .init("from", .string(network.stakeholders[tie.from].id.rawValue)),
                .init("to", .string(network.stakeholders[tie.to].id.rawValue)),
                .init("strength", JSONValue(tie.strength)),
              ])
            })))
    }
    return JSONValue.object(members).text
  }

  private func json(_ row: StakeholderBlame) -> JSONValue {
    let stakeholder = analysis.network.stakeholders[row.node]
    return .object([
      .init("id", .string(stakeholder.id.rawValue)), .init("name", .string(stakeholder.name)),
      .init("blamed_by", .integer(row.blamedBy)), .init("blames", .integer(row.blames)),
      .init("share", JSONValue(row.share)), .init("location_quotient", JSONValue(row.locationQuotient)),
      .init("scapegoat_score", JSONValue(row.scapegoatScore)),
    ])
  }
}
