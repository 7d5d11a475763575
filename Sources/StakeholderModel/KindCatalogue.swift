import OrderedCollections

/// The kinds of tie of a study: the vocabulary, what the study says about it, and whatever else occurs.
struct KindCatalogue: Sendable {
  private let byID: OrderedDictionary<Kind.ID, Kind>
  private let negativeTies: StudySettings.NegativeTies

  init(of relationships: [Relationship], settings: StudySettings, findings: inout [Diagnostic]) {
    negativeTies = settings.negativeTies
    var kinds: OrderedDictionary<Kind.ID, Kind> = [:]
    for kind in settings.kinds { kinds[kind.id] = kind }
    var undeclared: OrderedDictionary<Kind.ID, (count: Int, first: Diagnostic.Location?)> = [:]
    for relationship in relationships where kinds[relationship.kind] == nil {
      if let known = Kind.known(relationship.kind) {
        kinds[known.id] = known
      } else {
        undeclared[relationship.kind, default: (0, relationship.origin)].count += 1
      }
    }
    for (id, use) in undeclared {
      let isSuspect = KindCatalogue.soundsNegative(id)
      kinds[id] = Kind(id: id, sign: isSuspect ? .negative : .neutral, isDeclared: false)
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

  /// Whether a name that nobody declared may well mean blame or opposition. It is better to keep a harmless tie back
  /// until somebody declares its kind than to publish an accusation because of a slip of the pen.
  static func soundsNegative(_ id: Kind.ID) -> Bool {
    let name = id.rawValue.lowercased()
    let stems = ["blam", "oppos", "distrust", "mistrust", "conflict", "hostil", "accus", "pressur", "against"]
    if stems.contains(where: name.contains) { return true }
    return Kind.vocabulary.contains { kind in
      kind.sign == .negative && editDistance(name, kind.id.rawValue) <= 2
    }
  }

  private static func undeclared(
    _ id: Kind.ID, count: Int, first: Diagnostic.Location?, isSuspect: Bool
  ) -> Diagnostic {
    let ties = count == 1 ? "1 tie" : "\(count) ties"
    guard isSuspect else {
      return Diagnostic(
        .warning, code: "undeclared-kind", at: first,
        message: "The kind of tie “\(id)” is not one that is known, and the study does not declare it.",
        found: id.rawValue, action: "\(ties) counted as neutral: neither for nor against.",
        advice: "Say in study.yaml under kinds: what “\(id)” is, or correct the spelling.")
    }
    return Diagnostic(
      .warning, code: "undeclared-kind", at: first.map { Diagnostic.Location(file: $0.file) },
      message: "A kind of tie that the study does not declare sounds like blame or opposition.", found: id.rawValue,
      action: "Its ties are kept confidential.",
      advice: "Say in study.yaml under kinds: what “\(id)” is, or correct the spelling.")
  }

  /// The number of letters to add, drop, change or swap with their neighbour to turn one word into the other.
  private static func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first), second = Array(second)
    var rows = [Array(0...second.count)]
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        var best = min(rows[i][j] + (first[i] == second[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }
}
