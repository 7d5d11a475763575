import StakeholderModel

/// The list of stakeholders after the aliases of study.yaml: a row whose name or id is an alias of another stakeholder
/// stands for that one. Each is said.
struct MergedStakeholders {
  private(set) var stakeholders: [Stakeholder]

  init(listed: [Stakeholder], _ description: StudyDescription, _ findings: inout [Diagnostic]) {
    stakeholders = listed
    guard !description.settings.aliases.isEmpty else { return }
    let index = NameIndex(listed)
    var merged: [Stakeholder.ID: Stakeholder.ID] = [:]
    for (alias, target) in description.settings.aliases {
      guard case .found(let row) = index.match(alias), case .found(let kept) = index.match(target), row != kept else {
        continue
      }
      merged[row] = kept
    }
    for stakeholder in listed {
      guard let kept = merged[stakeholder.id], merged[kept] == nil else { continue }
      stakeholders.removeAll { $0.id == stakeholder.id }
      if let position = stakeholders.firstIndex(where: { $0.id == kept }) {
        keepConsent(of: stakeholder, at: position)
        let isWithheld = stakeholder.consent != .yes || stakeholders[position].consent != .yes
        findings.append(
          isWithheld
            ? .withheld(.repair, at: stakeholder.origin)
            : Diagnostic(
              .repair, code: "alias-applied", at: stakeholder.origin,
              message: "study.yaml says that this is another name of “\(stakeholders[position].name)”.",
              found: stakeholder.name, action: "The row is not a stakeholder of its own; its ties are the other's.",
              advice: "Delete the row, or the alias if it is wrong."))
      }
    }
  }

  /// Whoever does not want to be named under one name is not named under another.
  private mutating func keepConsent(of row: Stakeholder, at position: Int) {
    if row.consent == .no || stakeholders[position].consent == .no {
      stakeholders[position].consent = .no
    } else if row.consent == .roleOnly {
      stakeholders[position].consent = .roleOnly
    }
  }

  /// Every name and id of the merged rows as an alias.
  static func aliases(_ description: StudyDescription, listed: [Stakeholder]) -> [String: String] {
    guard !description.settings.aliases.isEmpty else { return [:] }
    var aliases = description.settings.aliases
    let index = NameIndex(listed)
    for (alias, target) in description.settings.aliases {
      guard case .found(let row) = index.match(alias), let stakeholder = listed.first(where: { $0.id == row }) else {
        continue
      }
      for text in [row.rawValue, stakeholder.name] where aliases[text] == nil { aliases[text] = target }
    }
    return aliases
  }
}
