import CollaborationMetrics
import StakeholderFormats
import StakeholderModel

extension ChangeTable {
  /// A row for each kind of tie, numbers with full precision, what is not defined empty.
  ///
  /// The row `all together` takes all kinds that bind together as one. Kinds told in confidence have the shares that may
  /// be published, rounded, or `suppressed`, in `death_rate` and `new_share`, and in `change_p_value` the least of 0.01,
  /// 0.05, 0.1 and 1 that is not below their chance; so has `strength_p_value` of ratings told in confidence.
  public var csv: [UInt8] {
    var writer = CSVWriter()
    writer.append(ChangeTable.columns)
    for relation in relations {
      let change = relation.change
      let rank = relation.ranks.first
      let newShare = change.after == 0 ? nil : Double(change.gained) / Double(change.after)
      var row = [name(relation), relation.isAssumed ? "assumed" : "answers", ChangeTable.cell(relation.threshold)]
      row += [relation.possiblePairs, change.compared, change.before, change.after, change.kept, change.lost]
        .map(String.init)
      row += [String(change.gained), ChangeTable.cell(change.jaccard), String(change.hamming)]
      row += [
        change.hammingShare, change.birthRate, change.deathRate, newShare, change.ruzicka, change.meanAbsoluteChange,
        change.meanStrengthBefore ?? relation.ratings?.before.value,
        change.meanStrengthAfter ?? relation.ratings?.after.value, relation.tieTest?.pValue,
      ].map(ChangeTable.cell)
      row += [
        relation.tieTest.map { String($0.changedTellers) } ?? "",
        ChangeTable.cell(relation.strengthTest?.pValue ?? relation.ratings?.chance.value),
      ]
      row += [rank?.measure ?? "", ChangeTable.cell(rank?.spearman), ChangeTable.cell(rank?.kendall)]
      row += [rank.map { String($0.top) } ?? "", rank.map { String($0.topKept) } ?? ""]
      writer.append(row)
    }
    for change in comparison.confidentialChanges {
      let told: [String: String] = [
        "kind": change.kind.rawValue, "basis": "confidential", "death_rate": ChangeTable.cell(change.ended),
        "new_share": ChangeTable.cell(change.new), "change_p_value": ChangeTable.cell(change.chance),
      ]
      writer.append(ChangeTable.columns.map { told[$0] ?? "" })
    }
    return writer.bytes
  }

  private static let columns = [
    "kind", "basis", "threshold", "pairs_possible", "pairs_compared", "before", "after", "kept", "ended", "new",
    "jaccard", "hamming", "hamming_share", "birth_rate", "death_rate", "new_share", "ruzicka", "mean_absolute_change",
    "mean_strength_before", "mean_strength_after", "change_p_value", "changed_tellers", "strength_p_value", "ranking",
    "spearman", "kendall", "top", "top_kept",
  ]

  private static func cell(_ value: Double?) -> String { value.map(JSONValue.written) ?? "" }
  private static func cell(_ figure: GroupFigure) -> String {
    figure.value.map(JSONValue.written) ?? figure.description
  }
}
