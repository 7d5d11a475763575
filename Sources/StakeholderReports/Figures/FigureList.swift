import CollaborationMetrics
import StakeholderFormats
import StakeholderModel

/// Figures with their names and words, ready to be written as a table, as CSV or as JSON.
struct FigureList {
  struct Row {
    let id: String
    let label: String
    let value: ShownFigure
    let range: (low: ShownFigure, high: ShownFigure)?
    let byChance: ShownFigure?
    let pValue: ShownFigure?

    /// The 95 % range for people; blank where there is none, or not both ends may be told.
    var rangeText: String {
      guard let range, value.value != nil, range.low.value != nil, range.high.value != nil else { return "" }
      return "\(range.low.text) … \(range.high.text)"
    }
  }

  let rows: [Row]

  init(_ figures: [ReportedFigure], labels: [String: String], showing permission: NegativeTiePermission?) {
    rows = figures.map { figure in
      Row(
        id: figure.id, label: labels[figure.id] ?? figure.id,
        value: ShownFigure(figure.figure, showing: permission),
        range: figure.range.map {
          (low: ShownFigure($0.low, showing: permission), high: ShownFigure($0.high, showing: permission))
        },
        byChance: figure.byChance.map { ShownFigure($0, showing: permission) },
        pValue: figure.pValue.map { ShownFigure($0, showing: permission) })
    }
  }

  /// Why figures are not measurable, each reason once.
  var reasons: [String] { rows.compactMap(\.value.reason).uniqued() }

  /// Whether a figure is suppressed.
  var hasSuppressed: Bool { rows.contains { $0.value.status == .suppressed } }

  func text(width: Int?) -> String {
    let hasRanges = rows.contains { !$0.rangeText.isEmpty }
    var table = TerminalTable(
      [("figure", .left), ("value", .right)] + (hasRanges ? [("95 % range", .right)] : [])
        + [("by chance", .right), ("p", .right)])
    for row in rows {
      table.append(
        [row.label, row.value.text] + (hasRanges ? [row.rangeText] : [])
          + [row.byChance?.addition ?? "", row.pValue?.addition ?? ""])
    }
    return table.text(width: width)
  }

  /// `figure`, `value`, `status`, `low`, `high` (of the 95 % range), `by_chance`, `p_value`: values as they are shown,
  /// empty where there are none.
  var csv: [UInt8] {
    var writer = CSVWriter()
    writer.append(["figure", "value", "status", "low", "high", "by_chance", "p_value"])
    func cell(_ figure: ShownFigure?) -> String { figure?.value.map(JSONValue.written) ?? "" }
    for row in rows {
      writer.append([
        row.id, cell(row.value), row.value.status.rawValue, cell(row.range?.low), cell(row.range?.high),
        cell(row.byChance), cell(row.pValue),
      ])
    }
    return writer.bytes
  }

  /// An object for each figure: `{"id", "value", "status"}`, with `reason`, `low` and `high` (of the 95 % range),
  /// `by_chance` and `p_value` where there are any. Of a published figure all are rounded, and `p_value` is the least of
  /// 0.01, 0.05, 0.1 and 1 that is not below the chance.
  var json: JSONValue {
    .array(
      rows.map { row in
        var members: [JSONValue.Member] = [
          .init("id", .string(row.id)), .init("value", JSONValue(row.value.value)),
          .init("status", .string(row.value.status.rawValue)),
        ]
        if let reason = row.value.reason { members.append(.init("reason", .string(reason))) }
        if let low = row.range?.low.value { members.append(.init("low", JSONValue(low))) }
        if let high = row.range?.high.value { members.append(.init("high", JSONValue(high))) }
        if let chance = row.byChance?.value { members.append(.init("by_chance", JSONValue(chance))) }
        if let pValue = row.pValue?.value { members.append(.init("p_value", JSONValue(pValue))) }
        return .object(members)
      })
  }
}
