import OrderedCollections

/// The kinds of tie of a study: the vocabulary, what the study says about it, and whatever else occurs.
struct KindCatalogue: Sendable {
  private let byID: OrderedDictionary<Kind.ID, Kind>
  private let negativeTies: StudySettings.NegativeTies

  init(of relationships: [Relationship], settings: StudySettings, findings: inout [Diagnostic]) {
    negativeTies = settings.negativeTies
    var kinds: OrderedDictionary<Kind.ID, Kind> = [:]
    for kind in settings.kinds where kind.isDeclared { kinds[kind.id] = kind }
    var undeclared: OrderedDictionary<Kind.ID, (count: Int, first: Diagnostic.Location?)> = [:]
    for relationship in relationships where kinds[relationship.kind] == nil {
      if let known = Kind.known(relationship.kind) {
        kinds[known.id] = known
      } else {
        undeclared[relationship.kind, default: (0, relationship.origin)].count += 1
      }
    }
    for (id, use) in undeclared {
      let isSuspect = Kind.soundsNegative(id)
      // A network file may say of a kind that nobody declared whether its ties have a direction.
      let isDirected = settings.kinds.first { $0.id == id }?.isDirected ?? true
      kinds[id] = Kind(id: id, sign: isSuspect ? .negative : .neutral, isDirected: isDirected, isDeclared: false)
      findings.append(KindCatalogue.undeclared(id, count: use.count, first: use.first, isSuspect: isSuspect))
    }
    byID = kinds
  }

  /// All kinds, declared ones first.
  var kinds: [Kind] { Array(byID.values) }

  func kind(_ id: Kind.ID) -> Kind? { byID[id] }

  /// Whether ties of a kind are told in confidence.
  func isConfidential(_ id: Kind.ID) -> Bool {
    guard let kind = byID[id], kind.sign == .negative else { return false }
    return negativeTies == .confidential || !kind.isDeclared
  }

  private static func undeclared(
    _ id: Kind.ID, count: Int, first: Diagnostic.Location?, isSuspect: Bool
  ) -> Diagnostic {
    guard isSuspect else {
      return Diagnostic(
        .warning, code: "undeclared-kind", at: first,
        message: "The kind of tie “\(id)” is not one that is known, and the study does not declare it.",
        found: id.rawValue,
        action: "\(count == 1 ? "Its tie counts" : "Its \(count) ties count") as neutral, neither for nor against"
          + (Kind.soundsLikeRating(id) ? "; how strong they are is kept in confidence, as ratings are." : "."),
        advice: "Say in study.yaml under kinds: what “\(id)” is, or correct the spelling.")
    }
    return Diagnostic(
      .warning, code: "undeclared-kind", at: first.map { Diagnostic.Location(file: $0.file) },
      message: "A kind of tie that the study does not declare sounds like blame or opposition.", found: id.rawValue,
      action: "Its ties are kept confidential.",
      advice: "Say in study.yaml under kinds: what “\(id)” is, or correct the spelling.")
  }
}
