import StakeholderModel

/// The list of stakeholders after the aliases of study.yaml: a row whose name or id is an alias of another stakeholder
/// stands for that one. Each is said.
struct MergedStakeholders {
  private(set) var stakeholders: [Stakeholder]

  init(listed: [Stakeholder], _ description: StudyDescription, _ findings: inout [Diagnostic]) {
    stakeholders = listed
    guard !description.settings.aliases.isEmpty else { return }
    let merged = Self.merged(description, NameIndex(listed))
    for stakeholder in listed where merged[stakeholder.id] != nil {
      guard let kept = Self.end(of: stakeholder.id, in: merged) else {
        if stakeholder.consent == .yes { findings.append(Self.loop(stakeholder, description)) }
        continue
      }
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

  /// The listed stakeholders of which study.yaml says that they are others.
  private static func merged(_ description: StudyDescription, _ index: NameIndex) -> [Stakeholder.ID: Stakeholder.ID] {
    var merged: [Stakeholder.ID: Stakeholder.ID] = [:]
    for (alias, target) in description.settings.aliases.sorted(by: { $0.key < $1.key }) {
      guard let row = index.id(named: alias), let kept = index.id(named: target), row != kept else { continue }
      merged[row] = kept
    }
    return merged
  }

  /// Where a chain of aliases ends; nil where it has no beginning or goes in a circle.
  static func end<Key: Hashable>(of alias: Key, in targets: [Key: Key]) -> Key? {
    guard var end = targets[alias] else { return nil }
    var seen: Set<Key> = [alias]
    while let next = targets[end] {
      guard seen.insert(end).inserted else { return nil }
      end = next
    }
    return end
  }

  private static func loop(_ stakeholder: Stakeholder, _ description: StudyDescription) -> Diagnostic {
    Diagnostic(
      .warning, code: "alias-circle", at: description.file.map { .init(file: $0) },
      message: "The aliases of study.yaml go round in a circle.", found: stakeholder.name,
      action: "It stays a stakeholder of its own.", advice: "Let each alias lead to the name that is kept.")
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
    let merged = Self.merged(description, index)
    for (alias, target) in description.settings.aliases {
      // What another alias leads on is named by where that ends.
      let end = index.id(named: target).flatMap { Self.end(of: $0, in: merged) }?.rawValue ?? target
      aliases[alias] = end
      guard let row = index.id(named: alias), let stakeholder = listed.first(where: { $0.id == row }) else { continue }
      for text in [row.rawValue, stakeholder.name] where aliases[text] == nil { aliases[text] = end }
    }
    return aliases
  }
}
