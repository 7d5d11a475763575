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
    /// None; these are the nearest names of those who may be named.
    case unknown(nearest: [String])
    /// None, but it is near the name of somebody who does not want to be named.
    case nearWithheld
    /// Several.
    case ambiguous([Stakeholder.ID])
  }

  private var byID: [String: Stakeholder.ID] = [:]
  private var byKey: [String: [Stakeholder.ID]] = [:]
  /// Ids and names in which `|` stands, to the letter.
  private var barred: [String: [Stakeholder.ID]] = [:]
  private let names: [String]
  private let withheldNames: [String]
  private let withheldIDs: Set<Stakeholder.ID>

  init(_ stakeholders: [Stakeholder], aliases: [String: String] = [:]) {
    var ids: [String: [Stakeholder.ID]] = [:]
    var names: [String: [Stakeholder.ID]] = [:]
    for stakeholder in stakeholders where byID[stakeholder.id.rawValue] == nil {
      byID[stakeholder.id.rawValue] = stakeholder.id
      ids[TextNormalization.key(stakeholder.id.rawValue), default: []].append(stakeholder.id)
      names[TextNormalization.key(stakeholder.name), default: []].append(stakeholder.id)
      for text in Set([stakeholder.id.rawValue, stakeholder.name]) where text.contains("|") {
        barred[text, default: []].append(stakeholder.id)
      }
    }
    byKey = ids.merging(names) { ids, _ in ids }
    self.names = NameIndex.texts(of: stakeholders.filter { $0.consent == .yes })
    withheldNames = NameIndex.texts(of: stakeholders.filter { $0.consent != .yes })
    withheldIDs = Set(stakeholders.lazy.filter { $0.consent != .yes }.map(\.id))
    for (alias, target) in aliases.sorted(by: { $0.key < $1.key }) {
      guard let id = id(named: target) else { continue }
      let key = TextNormalization.key(alias)
      if byKey[key] == nil { byKey[key] = [id] }
    }
  }

  /// The one stakeholder that a text means.
  func id(named text: String) -> Stakeholder.ID? {
    if let id = byID[text] { return id }
    guard let ids = byKey[TextNormalization.key(text)], ids.count == 1 else { return nil }
    return ids[0]
  }

  /// What a text means, with names that are near it if that is nobody.
  ///
  /// - Complexity: O(1) for names that are known, O(names) for others; where those do not matter, ``id(named:)`` is.
  func match(_ text: String) -> Match {
    if let id = id(named: text) { return .found(id) }
    switch byKey[TextNormalization.key(text)] {
    case .some(let ids): return .ambiguous(ids)
    case nil:
      guard NearestNames(withheldNames).nearest(to: text).isEmpty else { return .nearWithheld }
      return .unknown(nearest: NearestNames(names).nearest(to: text))
    }
  }

  /// Whether a text means exactly one stakeholder, or several of one name.
  func isName(_ text: String) -> Bool { byID[text] != nil || byKey[TextNormalization.key(text)] != nil }

  /// The texts of a cell that may hold several, parted by `|`: only one where somebody is called just so, or where the
  /// parts mean nobody and the whole does. Other marks part names only where each of them is known.
  func parts(of text: String) -> [String] {
    guard text.contains("|") else {
      let parts = NamesInCell.parts(of: text, isName: isName)
      return parts.allSatisfy(isName) ? parts : [text]
    }
    guard barred[text] == nil else { return [text] }
    let parts = text.split(separator: "|").map { TextNormalization.trimmed(String($0)) }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return [text] }
    return !parts.allSatisfy { id(named: $0) != nil } && id(named: text) != nil ? [text] : parts
  }

  /// Whether the name of somebody who does not want to be named stands in a text.
  func mentionsWithheld(_ text: String) -> Bool {
    guard !withheldNames.isEmpty else { return false }
    let key = TextNormalization.key(text)
    return withheldNames.contains { $0.count > 2 && key.contains(TextNormalization.key($0)) } || namesWithheld(text)
  }

  /// Whether a text names somebody who does not want to be named, or comes near it.
  func namesWithheld(_ text: String) -> Bool {
    guard !withheldIDs.isEmpty else { return false }
    switch match(text) {
    case .found(let id): return withheldIDs.contains(id)
    case .ambiguous(let ids): return ids.contains(where: withheldIDs.contains)
    case .nearWithheld: return true
    case .unknown: return false
    }
  }

  private static func texts(of stakeholders: [Stakeholder]) -> [String] {
    // An id that says the same as the name would be offered beside it.
    stakeholders.map(\.name)
      + stakeholders.filter { TextNormalization.key($0.id.rawValue) != TextNormalization.key($0.name) }
      .map(\.id.rawValue)
  }
}
