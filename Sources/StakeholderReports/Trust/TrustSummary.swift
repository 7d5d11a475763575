public import CollaborationMetrics
import Graphs
import StakeholderFormats
public import StakeholderModel

/// Trust given, returned and missing, ready to be written as text, as CSV or as JSON.
public struct TrustSummary: WrittenSummary {
  /// The figures.
  public let analysis: TrustAnalysis
  /// The right to show what was told in confidence; nil if it stays there.
  let permission: NegativeTiePermission?
  private let seed: UInt64
  private let rows: Rows

  /// What the rows of the CSV are.
  public enum Rows: String, Sendable, CaseIterable {
    /// What each stakeholder gives and receives.
    case stakeholders
    /// The figures about the whole network.
    case network
  }

  /// Looks at a study, always at all of it at its last wave.
  ///
  /// - Parameters:
  ///   - seed: The same seed gives the same comparisons with chance.
  ///   - rows: what the rows of the CSV are.
  ///   - permission: shows exact figures and each rating. A study whose negative ties are public needs none.
  /// - Complexity: that of ``CollaborationMetrics/TrustAnalysis``.
  public init(
    of study: Study, seed: UInt64 = 1, rows: Rows = .stakeholders, showing permission: NegativeTiePermission? = nil
  ) {
    analysis = TrustAnalysis(of: study, seed: seed)
    self.seed = seed
    self.rows = rows
    self.permission = permission ?? study.publicNegativeTies
  }

  var list: FigureList { FigureList(analysis.figures, labels: English.trustLabels, showing: permission) }

  /// What missing answers do to the density of trust.
  private var missingAnswers: MissingAnswers { MissingAnswers(of: analysis.network, kinds: analysis.kinds, seed: seed) }

  private var hasValue: Bool { analysis.stakeholders.contains { $0.value != nil } }

  /// Partners times the mean of trust and value received, over the greatest such product: nil where one of them is not
  /// shown, or trust has another scale than the items of value. It is made of what is shown, so it tells no more. PARTNER's
  /// own score has unpublished weights; this one has none.
  ///
  /// Source: Varda et al. 2008, doi:10.1097/01.PHH.0000333889.60517.46.
  private var connectivity: [Double?] {
    let products = analysis.stakeholders.map { row -> Double? in
      guard analysis.scale == Kind.Scale(minimum: 1, maximum: 4),
        let trust = ShownFigure(row.trust, showing: permission).value,
        let value = row.value.flatMap({ ShownFigure($0, showing: permission).value })
      else { return nil }
      return Double(row.partners) * (trust + value) / 2
    }
    let greatest = products.compactMap(\.self).max() ?? 0
    return products.map { product in greatest > 0 ? product.map { $0 / greatest } : nil }
  }

  /// Whether trust was told with ratings, told or not.
  private var hasRatings: Bool {
    analysis.stakeholders.contains { row in
      if case .notMeasurable = row.trust.publication { return false }
      return true
    }
  }

  /// A row for each stakeholder: `id`, `name`, `trusted_by`, `trusts`, `trust_received`, `value_received`,
  /// `relative_connectivity`; means are empty where they are suppressed or not known. Or a row for each figure, as of
  /// ``BlameSummary/csv``, with ranges.
  public var csv: [UInt8] {
    guard rows == .stakeholders else { return list.csv }
    var writer = CSVWriter()
    writer.append(["id", "name", "trusted_by", "trusts", "trust_received", "value_received", "relative_connectivity"])
    func cell(_ figure: GroupFigure?) -> String {
      figure.flatMap { ShownFigure($0, showing: permission).value }.map(JSONValue.written) ?? ""
    }
    for (row, connectivity) in zip(analysis.stakeholders, connectivity) {
      let stakeholder = analysis.network.stakeholders[row.node]
      writer.append([
        stakeholder.id.rawValue, stakeholder.name, String(row.trustedBy), String(row.trusts), cell(row.trust),
        cell(row.value), connectivity.map(JSONValue.written) ?? "",
      ])
    }
    return writer.bytes
  }

  /// The figures for people, then the stakeholders, those whom most trust first.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  public func text(width: Int? = nil) -> String {
    let list = list
    var lines = [English.studyAndWave(analysis.network)]
    lines += English.trustNotes(self, list).flatMap { TerminalText.wrapped($0, indent: 0, hanging: 0) }
    var text = lines.map(TerminalText.shown).joined(separator: "\n") + "\n\n" + list.text(width: width)
    if let missing = missingAnswers.text(width: width) { text += "\n" + missing }
    guard analysis.tieCount > 0 else { return text }
    text += "\n" + stakeholdersText(width)
    text +=
      "\n" + TerminalText.wrapped(English.sectorsWithoutTrust(analysis), indent: 0, hanging: 0).joined(separator: "\n")
      + "\n"
    if let ratings = permission.map(analysis.ratings.revealed(by:)), !ratings.isEmpty {
      var table = TerminalTable([("who trusts", .left), ("whom", .left), ("rating", .right)])
      let names = analysis.network.stakeholders.map(\.name)
      for tie in ratings {
        table.append([names[tie.from], names[tie.to], tie.strength.plain])
      }
      text += "\n" + table.text(width: width)
    }
    return text
  }

  private func stakeholdersText(_ width: Int?) -> String {
    var table = TerminalTable(
      [("stakeholder", .left), ("trusted by", .right), ("trusts", .right)]
        + (hasRatings ? [("mean rating", .right)] : [])
        + (hasValue ? [("mean value", .right), ("relative connectivity", .right)] : []))
    func mean(_ figure: GroupFigure) -> String {
      let shown = ShownFigure(figure, showing: permission)
      return shown.value.map { Numeral.fixed($0, decimals: permission == nil ? 1 : 2) } ?? "–"
    }
    let rows = zip(analysis.stakeholders, connectivity)
      .sorted { ($1.0.trustedBy, $0.0.node) < ($0.0.trustedBy, $1.0.node) }
    for (row, connectivity) in rows {
      table.append(
        [
          analysis.network.stakeholders[row.node].name, String(row.trustedBy), String(row.trusts),
        ] + (hasRatings ? [mean(row.trust)] : [])
          + (hasValue ? [row.value.map(mean) ?? "–", connectivity.map(Numeral.percent) ?? "–"] : []))
    }
    let notes = English.trustColumns(self, hasRatings: hasRatings, hasValue: hasValue)
    return table.text(width: width)
      + notes.flatMap { TerminalText.wrapped($0, indent: 0, hanging: 0) }.map { $0 + "\n" }.joined()
  }

  /// The figures as JSON, `stakenet/trust/1`.
  ///
  /// ```
  /// {
  ///   "schema": "stakenet/trust/1", "study": title, "wave": name or null, "ties": number, "threshold": number or null,
  ///   "scale": {"minimum": number, "maximum": number} or null, "minimum_group_size": number, "in_full": true or false,
  ///   "figures": [as in stakenet/blame/1],
  ///   "stakeholders": [{"id": …, "name": …, "trusted_by": number, "trusts": number, "trust_received": number or null,
  ///                     "value_received": number or null, "relative_connectivity": number or null}],
  ///   "sectors_without_trust": [{"first": id, "second": id, "possible": number}],
  ///   "missing_answers": [as in stakenet/metrics/1]
  /// }
  /// ```
  ///
  /// With the permission also `ratings`.
  public var json: String {
    let network = analysis.network
    func value(_ figure: GroupFigure?) -> JSONValue {
      JSONValue(figure.flatMap { ShownFigure($0, showing: permission).value })
    }
    var members: [JSONValue.Member] = [
      .init("schema", "stakenet/trust/1"), .init("study", .string(network.study.title)),
      .init("wave", JSONValue(network.wave?.id.rawValue)), .init("ties", .integer(analysis.tieCount)),
      .init("threshold", JSONValue(analysis.threshold)),
      .init(
        "scale",
        analysis.scale.map {
          .object([.init("minimum", JSONValue($0.minimum)), .init("maximum", JSONValue($0.maximum))])
        } ?? .null),
      .init("minimum_group_size", .integer(analysis.minimumGroupSize)), .init("in_full", .bool(permission != nil)),
      .init("figures", list.json),
      .init(
        "stakeholders",
        .array(
          zip(analysis.stakeholders, connectivity).map { row, connectivity in
            let stakeholder = network.stakeholders[row.node]
            return .object([
              .init("id", .string(stakeholder.id.rawValue)), .init("name", .string(stakeholder.name)),
              .init("trusted_by", .integer(row.trustedBy)), .init("trusts", .integer(row.trusts)),
              .init("trust_received", value(row.trust)), .init("value_received", value(row.value)),
              .init("relative_connectivity", JSONValue(connectivity)),
            ])
          })),
      .init(
        "sectors_without_trust",
        .array(
          analysis.sectorsWithoutTrust.map {
            .object([
              .init("first", .string($0.first.id)), .init("second", .string($0.second.id)),
              .init("possible", .integer($0.possible)),
            ])
          })), .init("missing_answers", missingAnswers.json),
    ]
    if let permission {
      members.append(
        .init(
          "ratings",
          .array(
            analysis.ratings.revealed(by: permission).map { tie in
              .object([
                .init("from", .string(network.stakeholders[tie.from].id.rawValue)),
                .init("to", .string(network.stakeholders[tie.to].id.rawValue)),
                .init("rating", JSONValue(tie.strength)),
              ])
            })))
    }
    return JSONValue.object(members).text
  }
}
