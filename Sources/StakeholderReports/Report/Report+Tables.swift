import CollaborationMetrics
import StakeholderFormats
import StakeholderModel

extension Report {
  /// A row for each stakeholder that may be shown, in the order of the list: what the list says of it, and its measures
  /// with full precision; what is not defined is empty.
  var stakeholdersCSV: [UInt8] {
    let network = network
    var writer = CSVWriter()
    writer.append(
      [
        "id", "name", "sector", "type", "role", "beneficiary", "degree", "betweenness",
      ] + BetweennessSensitivity.columns + ["constraint", "effective_size", "articulation_point", "cut_off_count"])
    func cell(_ number: Double?) -> String { number.map(JSONValue.written) ?? "" }
    let brokers = Dictionary(
      bridges.analysis.brokers.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    for (node, stakeholder) in network.stakeholders.enumerated() {
      guard let broker = brokers[node] else { continue }
      let cutPoint = bridges.analysis.cutPoints.first { $0.node == node }
      writer.append(
        [
          stakeholder.id.rawValue, stakeholder.name, stakeholder.sector ?? "", stakeholder.type ?? "",
          stakeholder.role ?? "", stakeholder.isBeneficiary.map { $0 ? "yes" : "no" } ?? "", String(broker.degree),
          cell(broker.betweenness),
        ] + bridges.sensitivity.cells(of: node) + [
          cell(broker.constraint), cell(broker.effectiveSize), cutPoint == nil ? "0" : "1",
          String(cutPoint?.cutOffCount ?? 0),
        ])
    }
    return writer.bytes
  }

  /// A row for each report of a tie between stakeholders that may be shown, in the order of the file. Ties told in
  /// confidence are not among them.
  var tiesCSV: [UInt8] {
    let names = Dictionary(network.stakeholders.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var writer = CSVWriter()
    writer.append([
      "from", "from_name", "to", "to_name", "kind", "strength", "status", "since", "until", "wave", "reporter",
      "confidence", "evidence", "source",
    ])
    for tie in shownReports {
      writer.append([
        tie.from.rawValue, names[tie.from] ?? "", tie.to.rawValue, names[tie.to] ?? "", tie.kind.rawValue,
        tie.strength.number.map(JSONValue.written) ?? "", tie.status?.rawValue ?? "", tie.since?.description ?? "",
        tie.until?.description ?? "", tie.wave?.rawValue ?? "", tie.reporter?.rawValue ?? "", tie.confidence ?? "",
        tie.evidence ?? "", tie.source ?? "",
      ])
    }
    return writer.bytes
  }

  /// The rows that could not be used, for whoever mends the file; nil if there are none.
  var rejectedCSV: [UInt8]? {
    network.study.rejectedRows.isEmpty ? nil : RejectedRow.csv(network.study.rejectedRows)
  }
}
