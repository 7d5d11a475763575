/// The stakeholders of a study by their keys, each once, with the sectors they come from.
struct StakeholderRoster: Sendable {
  let stakeholders: [Stakeholder]
  let sectors: [Sector]
  private let known: Set<Stakeholder.ID>
  /// Stakeholders of a bare list of ties who occur only in confidential ones: to list them would tell of those ties.
  private let concealed: Set<Stakeholder.ID>
  private let withheld: Set<Stakeholder.ID>

  init(
    _ listed: [Stakeholder], settings: StudySettings, mentionedIn relationships: [Relationship],
    findings: inout [Diagnostic]
  ) {
    var unique = StakeholderRoster.withoutDuplicates(listed, findings: &findings)
    var known = Set(unique.map(\.id))
    var concealed = Set<Stakeholder.ID>()
    var confidentialKinds: [Kind.ID: Bool] = [:]
    for relationship in relationships {
      let isConfidential =
        confidentialKinds[relationship.kind]
        ?? StakeholderRoster.isConfidential(relationship.kind, settings: settings)
      confidentialKinds[relationship.kind] = isConfidential
      for id in [relationship.from, relationship.to] where !known.contains(id) {
        if isConfidential {
          concealed.insert(id)
        } else {
          known.insert(id)
          concealed.remove(id)
          unique.append(Stakeholder(id: id, origin: relationship.origin))
        }
      }
    }
    (stakeholders, sectors) = StakeholderRoster.withSectors(unique, settings: settings, findings: &findings)
    self.known = known
    self.concealed = concealed
    withheld = Set(stakeholders.lazy.filter { $0.consent != .yes }.map(\.id))
  }

  /// Whether a key belongs to somebody.
  func contains(_ id: Stakeholder.ID) -> Bool { known.contains(id) || concealed.contains(id) }

  /// Whether it is somebody who does not want to be named.
  func isWithheld(_ id: Stakeholder.ID) -> Bool { withheld.contains(id) }

  /// The responses of stakeholders that exist.
  func usable(_ responses: [SurveyResponse], findings: inout [Diagnostic]) -> [SurveyResponse] {
    responses.filter { response in
      if contains(response.stakeholder) { return true }
      findings.append(
        Diagnostic(
          .error, code: "unknown-stakeholder", at: response.origin,
          message: "No stakeholder has the id or name “\(response.stakeholder)”.",
          found: response.stakeholder.rawValue, action: "The row is left out.",
          advice: "Correct the spelling, or add the stakeholder to the list."))
      return false
    }
  }

  private static func isConfidential(_ id: Kind.ID, settings: StudySettings) -> Bool {
    if let kind = settings.kinds.first(where: { $0.id == id && $0.isDeclared }) ?? Kind.known(id) {
      return kind.sign == .negative && settings.negativeTies == .confidential
    }
    return Kind.soundsNegative(id)
  }

  /// Of several rows of one stakeholder the first counts, with the strictest consent of them all: whoever withdraws it in a
  /// later row is not named by an earlier one.
  private static func withoutDuplicates(_ listed: [Stakeholder], findings: inout [Diagnostic]) -> [Stakeholder] {
    // Nearly always there are none, and lists of millions are not copied to find that out.
    guard Set(listed.lazy.map(\.id)).count < listed.count else { return listed }
    var consent: [Stakeholder.ID: Stakeholder.Consent] = [:]
    for stakeholder in listed {
      let both = [consent[stakeholder.id] ?? .yes, stakeholder.consent]
      consent[stakeholder.id] = both.contains(.no) ? .no : both.contains(.roleOnly) ? .roleOnly : .yes
    }
    return firstRows(of: listed, findings: &findings).map { stakeholder in
      var stakeholder = stakeholder
      stakeholder.consent = consent[stakeholder.id] ?? stakeholder.consent
      return stakeholder
    }
  }

  private static func firstRows(of listed: [Stakeholder], findings: inout [Diagnostic]) -> [Stakeholder] {
    var first: [Stakeholder.ID: Stakeholder] = [:]
    let distinct = listed.filter { stakeholder in
      guard let earlier = first.updateValue(stakeholder, forKey: stakeholder.id) else { return true }
      first[stakeholder.id] = earlier
      var same = stakeholder
      same.origin = earlier.origin
      let row = earlier.origin?.row.map { " in row \($0)" } ?? ""
      if stakeholder.consent != .yes || earlier.consent != .yes {
        findings.append(.withheld(same == earlier ? .repair : .error, at: stakeholder.origin))
      } else if same == earlier {
        findings.append(
          Diagnostic(
            .repair, code: "repeated-stakeholder", at: stakeholder.origin,
            message: "The stakeholder “\(stakeholder.id)” stands\(row) already, word for word.",
            found: stakeholder.id.rawValue, action: "It is counted once.", advice: "Delete this row."))
      } else {
        findings.append(
          Diagnostic(
            .error, code: "duplicate-id", at: stakeholder.origin,
            message: "The id “\(stakeholder.id)” is given\(row) already, with other data.",
            found: stakeholder.id.rawValue, action: "The first row is used; this one is left out.",
            advice: "Give each stakeholder an id of its own, or merge the two rows."))
      }
      return false
    }
    // A later row may take consent back.
    let strictest = listed.reduce(into: [Stakeholder.ID: Stakeholder.Consent]()) { result, stakeholder in
      result[stakeholder.id] = result[stakeholder.id]?.stricter(of: stakeholder.consent) ?? stakeholder.consent
    }
    return distinct.map { stakeholder in
      var agreed = stakeholder
      agreed.consent = strictest[stakeholder.id] ?? stakeholder.consent
      return agreed
    }
  }

  /// Writes each sector in one way and puts the sectors in order.
  private static func withSectors(
    _ stakeholders: [Stakeholder], settings: StudySettings, findings: inout [Diagnostic]
  ) -> ([Stakeholder], [Sector]) {
    var spelling: [String: String] = [:]
    for sector in settings.sectors {
      spelling[sectorKey(sector.id)] = sector.id
      if spelling[sectorKey(sector.title)] == nil { spelling[sectorKey(sector.title)] = sector.id }
    }
    var members: [String: Int] = [:]
    var order: [String] = []
    var respelt = stakeholders
    for index in respelt.indices {
      guard let written = respelt[index].sector else { continue }
      let key = sectorKey(written)
      let used = spelling[key] ?? written
      if spelling[key] == nil { spelling[key] = written }
      if used != written {
        findings.append(
          Diagnostic(
            .repair, code: "sector-spelling",
            at: respelt[index].origin.map { .init(file: $0.file, row: $0.row, column: "sector") },
            message: "The sector is written in another way elsewhere.", found: written, action: "Read as “\(used)”.",
            advice: "Write each sector in one way."))
        respelt[index].sector = used
      }
      if members.updateValue(members[used, default: 0] + 1, forKey: used) == nil { order.append(used) }
    }
    let declared = settings.sectors.map(\.id)
    let others = order.filter { !declared.contains($0) }
      .sorted { (members[$1] ?? 0, $0) < (members[$0] ?? 0, $1) }
    return (respelt, settings.sectors + others.map { Sector(id: $0) })
  }

  private static func sectorKey(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
