import CollaborationMetrics
import Graphs
import StakeholderFormats
import StakeholderModel

extension BridgesTable {
  /// A row for each stakeholder that may be shown, those between most others first: `id`, `name`, `sector`, `degree`,
  /// `betweenness`, `betweenness_low`, `betweenness_high`, `constraint`, `effective_size`, `efficiency`, `hierarchy`,
  /// `cut_point`, `cut_off_count`, `share_of_pairs_lost`, and for each role between sectors its count, `…_z` and `…_p`.
  public var csv: [UInt8] {
    var writer = CSVWriter()
    writer.append(
      [
        "id", "name", "sector", "degree", "betweenness", "betweenness_low", "betweenness_high", "constraint",
        "effective_size", "efficiency", "hierarchy", "cut_point", "cut_off_count", "share_of_pairs_lost",
      ] + roles.roles.flatMap { [$0.rawValue, "\($0.rawValue)_z", "\($0.rawValue)_p"] })
    let entries = Dictionary(roles.entries.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    func cell(_ number: Double?) -> String { number.map(JSONValue.written) ?? "" }
    for broker in analysis.brokers {
      let interval = sensitivity.intervals[broker.node]
      let cutPoint = analysis.cutPoints.first { $0.node == broker.node }
      let values = entries[broker.node]?.values
      let roleCells = roles.roles.indices.flatMap { place in
        let value = values?[place]
        return [cell(value?.count), cell(value?.z), cell(value?.pValue)]
      }
      writer.append(
        [
          broker.stakeholder.id.rawValue, broker.stakeholder.name, broker.stakeholder.sector ?? "",
          String(broker.degree), cell(broker.betweenness), cell(interval?.lowerBound), cell(interval?.upperBound),
          cell(broker.constraint), cell(broker.effectiveSize),
          cell(broker.efficiency), cell(broker.hierarchy), cutPoint == nil ? "no" : "yes",
          String(cutPoint?.cutOffCount ?? 0), cell(cutPoint?.shareOfPairsLost ?? 0),
        ] + roleCells)
    }
    return writer.bytes
  }
}
