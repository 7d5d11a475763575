import StakeholderModel

/// What the indicators ask of the kinds of a study again and again.
struct PracticeKinds: Sendable {
  private struct Part: Sendable {
    let sign: Kind.Sign
    let isDirected: Bool
    let roles: Set<Kind.PracticeRole>
  }

  private let parts: [Kind.ID: Part]
  private let numbers: [Kind.ID: Int]
  private let byRole: [Kind.PracticeRole: [Kind.ID]]
  /// The kinds of which there is any row in the study, in any wave.
  let occurring: Set<Kind.ID>

  init(of study: Study) {
    parts = Dictionary(
      study.kinds.map { ($0.id, Part(sign: $0.sign, isDirected: $0.isDirected, roles: $0.roles)) },
      uniquingKeysWith: { first, _ in first })
    let sorted = parts.keys.sorted()
    numbers = Dictionary(zip(sorted, sorted.indices), uniquingKeysWith: { first, _ in first })
    occurring = Set(study.relationships.map(\.kind))
    var byRole: [Kind.PracticeRole: [Kind.ID]] = [:]
    for kind in occurring.sorted() { for role in parts[kind]?.roles ?? [] { byRole[role, default: []].append(kind) } }
    self.byRole = byRole
  }

  /// The place of a kind among those of the study, in their order.
  func number(of kind: Kind.ID) -> Int { numbers[kind] ?? numbers.count }

  func sign(_ kind: Kind.ID) -> Kind.Sign { parts[kind]?.sign ?? .neutral }

  func isDirected(_ kind: Kind.ID) -> Bool { parts[kind]?.isDirected ?? true }

  func has(_ kind: Kind.ID, role: Kind.PracticeRole) -> Bool { parts[kind]?.roles.contains(role) ?? false }

  /// The kinds that occur and play a role, in order.
  func playing(_ role: Kind.PracticeRole) -> [Kind.ID] { byRole[role] ?? [] }
}
