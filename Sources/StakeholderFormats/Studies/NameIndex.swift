import StakeholderModel

/// Finds the stakeholder that a text means: by id, then by name, then by alias.
///
/// Ids are matched to the letter first, then like names: without regard to case, accents, spaces and punctuation. A
/// name that two stakeholders share means neither.
struct NameIndex: Sendable {
  /// What a text means.
  enum Match: Sendable {
    /// Exactly this one.
    case found(Stakeholder.ID)
    /// None; these are the nearest names.
    case unknown(nearest: [String])
    /// Several.
    case ambiguous([Stakeholder.ID])
  }

  private var byID: [String: Stakeholder.ID] = [:]
  private var byKey: [String: [Stakeholder.ID]] = [:]
  private let names: [String]

  init(_ stakeholders: [Stakeholder], aliases: [String: String] = [:]) {
    var ids: [String: [Stakeholder.ID]] = [:]
    var names: [String: [Stakeholder.ID]] = [:]
    for stakeholder in stakeholders where byID[stakeholder.id.rawValue] == nil {
      byID[stakeholder.id.rawValue] = stakeholder.id
      ids[TextNormalization.key(stakeholder.id.rawValue), default: []].append(stakeholder.id)
      names[TextNormalization.key(stakeholder.name), default: []].append(stakeholder.id)
    }
    byKey = ids.merging(names) { ids, _ in ids }
    var texts = stakeholders.map(\.name)
    // An id that says the same as the name would be offered beside it.
    texts += stakeholders.filter { TextNormalization.key($0.id.rawValue) != TextNormalization.key($0.name) }
      .map(\.id.rawValue)
    self.names = texts
    for (alias, target) in aliases.sorted(by: { $0.key < $1.key }) {
      guard case .found(let id) = match(target) else { continue }
      let key = TextNormalization.key(alias)
      if byKey[key] == nil { byKey[key] = [id] }
    }
  }

  func match(_ text: String) -> Match {
    if let id = byID[text] { return .found(id) }
    switch byKey[TextNormalization.key(text)] {
    case .some(let ids) where ids.count == 1: return .found(ids[0])
    case .some(let ids): return .ambiguous(ids)
    case nil: return .unknown(nearest: NearestNames(names).nearest(to: text))
    }
  }
}
