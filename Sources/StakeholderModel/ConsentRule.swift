import OrderedCollections

/// Replaces the names and keys of those who do not want to be named.
///
/// It is applied once, when a study is built, so that no table, map or file made from the study can forget it.
struct ConsentRule: Sendable {
  private var shownIDs: [Stakeholder.ID: Stakeholder.ID] = [:]
  private let sectorTitles: [String: String]
  /// The names of those who do not want to be named, as they may stand in texts.
  private let names: [String]

  init(_ stakeholders: [Stakeholder], sectors: [Sector]) {
    sectorTitles = Dictionary(sectors.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    names = stakeholders.lazy.filter { $0.consent != .yes }.map { $0.name.lowercased() }.filter { $0.count > 2 }
    let taken = Set(stakeholders.map(\.id.rawValue))
    var next = 1
    for stakeholder in stakeholders where stakeholder.consent != .yes {
      // A study that was written by this program keeps the keys that it gave.
      guard stakeholder.id.rawValue.wholeMatch(of: /unnamed_[0-9]+/) == nil else { continue }
      while taken.contains("unnamed_\(next)") { next += 1 }
      shownIDs[stakeholder.id] = Stakeholder.ID(rawValue: "unnamed_\(next)")
      next += 1
    }
  }

  /// Whether everybody wants to be named, so that nothing changes.
  var changesNothing: Bool { shownIDs.isEmpty && names.isEmpty }

  func applied(to id: Stakeholder.ID) -> Stakeholder.ID { shownIDs[id] ?? id }

  func applied(to stakeholder: Stakeholder) -> Stakeholder {
    guard stakeholder.consent != .yes else { return withoutNames(stakeholder) }
    let sector = stakeholder.sector.map { sectorTitles[$0] ?? $0 }
    var shown = Stakeholder(
      id: applied(to: stakeholder.id), name: "Not named", sector: stakeholder.sector,
      isBeneficiary: stakeholder.isBeneficiary, values: stakeholder.values, power: stakeholder.power,
      interest: stakeholder.interest, joined: stakeholder.joined, left: stakeholder.left,
      consent: stakeholder.consent)
    if stakeholder.consent == .roleOnly {
      shown.role = stakeholder.role
      shown.name = [stakeholder.role ?? "Not named", sector.map { "(\($0))" }].compactMap(\.self)
        .joined(separator: " ")
    }
    return shown
  }

  func applied(to relationship: Relationship) -> Relationship {
    let hidden = shownIDs[relationship.from] != nil || shownIDs[relationship.to] != nil
    guard hidden || relationship.reporter.map({ shownIDs[$0] != nil }) == true else {
      return withoutNames(relationship)
    }
    var shown = withoutNames(relationship)
    shown.from = applied(to: relationship.from)
    shown.to = applied(to: relationship.to)
    shown.reporter = relationship.reporter.map(applied(to:))
    // Free text may name the one who does not want to be named.
    shown.evidence = nil
    shown.source = nil
    shown.attributes = [:]
    return shown
  }

  // MARK: Texts

  /// Whether a text names somebody who does not want to be named.
  private func names(_ text: String?) -> Bool {
    guard let text = text?.lowercased() else { return false }
    return names.contains { text.contains($0) }
  }

  /// A tie without the texts that name somebody who does not want to be named.
  private func withoutNames(_ relationship: Relationship) -> Relationship {
    guard !names.isEmpty else { return relationship }
    var shown = relationship
    for path in [
      \Relationship.evidence, \.source, \.outcome, \.decision, \.partnership, \.bridgeID, \.confidence, \.value,
    ] where names(relationship[keyPath: path]) {
      shown[keyPath: path] = nil
    }
    if relationship.attributes.values.contains(where: names) {
      shown.attributes = relationship.attributes.filter { !names($0.value) }
    }
    return shown
  }

  /// A stakeholder without the texts that name another who does not want to be named.
  private func withoutNames(_ stakeholder: Stakeholder) -> Stakeholder {
    guard !names.isEmpty else { return stakeholder }
    var shown = stakeholder
    if names(stakeholder.role) { shown.role = nil }
    if stakeholder.attributes.values.contains(where: names) {
      shown.attributes = stakeholder.attributes.filter { !names($0.value) }
    }
    return shown
  }

  func applied(to response: SurveyResponse) -> SurveyResponse {
    var shown = response
    shown.stakeholder = applied(to: response.stakeholder)
    if case .only(let subjects) = response.subjects { shown.subjects = .only(subjects.map(applied(to:))) }
    return shown
  }
}
