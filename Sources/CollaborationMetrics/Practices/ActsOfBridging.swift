import StakeholderModel

/// Two parties that a third brought together.
struct ActOfBridging: Sendable {
  let pair: IDPair
  /// The later of the dates on which the two were reached, by their beginnings; nil where neither has one.
  let since: PartialDate?

  /// Those of the history of a network: rows with the same go-between and the same `bridge_id`.
  static func all(in data: PracticeData) -> [ActOfBridging] {
    struct Key: Hashable {
      let between: Stakeholder.ID
      let id: String
    }
    var parties: [Key: [(id: Stakeholder.ID, since: PartialDate?)]] = [:]
    var order: [Key] = []
    for report in data.history where data.has(report.kind, role: .bridge) {
      guard let id = report.bridgeID else { continue }
      let key = Key(between: report.from, id: id)
      if parties[key] == nil { order.append(key) }
      if parties[key]?.contains(where: { $0.id == report.to }) != true {
        parties[key, default: []].append((report.to, report.since))
      }
    }
    var acts: [ActOfBridging] = []
    for key in order {
      let members = parties[key] ?? []
      for (position, first) in members.enumerated() {
        for second in members.dropFirst(position + 1) {
          let dates = [first.since, second.since].compactMap(\.self)
          acts.append(
            ActOfBridging(pair: IDPair(first.id, second.id), since: dates.max { $0.earliestDay < $1.earliestDay }))
        }
      }
    }
    return acts
  }
}

extension PracticeData {
  /// Whether any row of the study, in any wave, belongs to an act of bridging.
  var recordsActsOfBridging: Bool {
    study.relationships.contains { $0.bridgeID != nil && has($0.kind, role: .bridge) }
  }
}
