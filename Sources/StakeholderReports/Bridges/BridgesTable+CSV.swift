import CollaborationMetrics
import Graphs
import StakeholderFormats
import StakeholderModel

extension BridgesTable {
  /// A row for each stakeholder that may be shown, those between most others first: `id`, `name`, `sector`, `degree`,
  /// `betweenness`, `place`, `constraint`, `effective_size`, `efficiency`, `hierarchy`, `cut_point`, `cut_off_count`,
  /// `share_of_pairs_lost`, and for each role between sectors its count; the mean count with the sectors dealt out anew
  /// and the ties as they are (`…_sectors_dealt_mean`) with the two-sided p-value to it (`…_sectors_dealt_p`), blank
  /// where the count does not depend on the sectors; and the mean count with ties at random and the sectors as they are
  /// (`…_ties_dealt_mean`) with the distance from it in standard deviations (`…_ties_dealt_z`).
  ///
  /// Columns `with_gaps_…` have the middle nine tenths of places and of betweenness when something is left out by chance,
  /// as ``BetweennessSensitivity`` tells: no interval around the score, which may lie outside.
  public var csv: [UInt8] {
    var writer = CSVWriter()
    writer.append(
      [
        "id", "name", "sector", "degree", "betweenness",
      ] + BetweennessSensitivity.columns + [
        "constraint", "effective_size", "efficiency", "hierarchy", "cut_point", "cut_off_count", "share_of_pairs_lost",
        "brokerage", "brokerage_ties_dealt_mean", "brokerage_ties_dealt_z",
      ]
        + roles.roles.flatMap { role in
          ["", "_sectors_dealt_mean", "_sectors_dealt_p", "_ties_dealt_mean", "_ties_dealt_z"].map {
            role.rawValue + $0
          }
        })
    let entries = Dictionary(roles.entries.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    func cell(_ number: Double?) -> String { number.map(JSONValue.written) ?? "" }
    for broker in analysis.brokers {
      let cutPoint = analysis.cutPoints.first { $0.node == broker.node }
      let (values, total) = (entries[broker.node]?.values, entries[broker.node]?.total)
      let roleCells = roles.roles.indices.flatMap { place in
        let value = values?[place]
        return [
          cell(value?.count), cell(value?.shuffledMean), cell(value?.dependsOnSectors == true ? value?.pValue : nil),
          cell(value?.expected), cell(value?.z),
        ]
      }
      writer.append(
        [
          broker.stakeholder.id.rawValue, broker.stakeholder.name, broker.stakeholder.sector ?? "",
          String(broker.degree), cell(broker.betweenness),
        ] + sensitivity.cells(of: broker.node) + [
          cell(broker.constraint), cell(broker.effectiveSize), cell(broker.efficiency), cell(broker.hierarchy),
          cutPoint == nil ? "no" : "yes",
          String(cutPoint?.cutOffCount ?? 0), cell(cutPoint?.shareOfPairsLost ?? 0),
          cell(total?.count), cell(total?.expected), cell(total?.z),
        ] + roleCells)
    }
    return writer.bytes
  }
}
