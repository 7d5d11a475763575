/// What the share of returned ties is a share of.
public enum ReciprocityForm: String, Sendable, CaseIterable {
  /// Returned ties among all ties: how likely a tie is returned.
  case ties
  /// Mutual pairs among the pairs with a tie (dyadic).
  case tiedPairs
  /// Mutual and empty pairs among all pairs: how many are even with each other.
  ///
  /// Empty pairs push it up: it is high in any sparse network. R's sna gives it by default.
  case allPairs
}

extension Graph {
  /// The share of ties that are returned.
  ///
  /// Other forms divide mutual pairs by other numbers (``ReciprocityForm``); they are not comparable with each other.
  /// Details: `dyadic` (mutual pairs among tied pairs), `above_chance` ((r − Δ) / (1 − Δ) with density Δ; Garlaschelli &
  /// Loffredo 2004, doi:10.1103/PhysRevLett.93.268701), `mutual_pairs`. Strengths do not count. In an undirected graph
  /// every tie is returned. Undefined without ties.
  ///
  /// - Complexity: O(m log(degree)).
  public func reciprocity(_ form: ReciprocityForm = .ties) -> NetworkScore {
    let returned = isDirected ? ties.count { containsTie(from: $0.to, to: $0.from) } : tieCount
    let mutual = isDirected ? returned / 2 : tieCount
    let share = tieCount == 0 ? nil : Double(returned) / Double(tieCount)
    let tiedPairs = isDirected ? tieCount - mutual : tieCount
    let dyadic = tiedPairs == 0 ? nil : Double(mutual) / Double(tiedPairs)
    let pairs = nodeCount * (nodeCount - 1) / 2
    let even = tieCount == 0 ? nil : Double(mutual + pairs - tiedPairs) / Double(pairs)
    let density = density().value
    var aboveChance: Double?
    if let share, let density, density < 1 { aboveChance = (share - density) / (1 - density) }
    var conventions = conventions()
    let value: Double?
    switch form {
    case .ties: value = share
    case .tiedPairs:
      value = dyadic
      conventions.notes = ["Mutual pairs among the pairs with a tie."]
    case .allPairs:
      value = even
      conventions.notes = ["Mutual and empty pairs among all pairs."]
    }
    return NetworkScore(
      measure: "reciprocity", conventions: conventions, value: value,
      details: [
        .init("dyadic", dyadic),
        .init("above_chance", aboveChance),
        .init("mutual_pairs", Double(mutual)),
      ],
      undefinedReason: "There are no ties to be returned.")
  }

  /// The share of the strength of all ties that is returned: `Σ min(w_ij, w_ji) / Σ w_ij`.
  ///
  /// Equal to ``reciprocity(_:)`` if all strengths are equal. Undefined without ties.
  ///
  /// - Complexity: O(m log(degree)).
  ///
  /// Source: Squartini et al. 2013, doi:10.1038/srep02729.
  public func weightedReciprocity() -> NetworkScore {
    var total = 0.0
    var returned = 0.0
    for tie in ties {
      total += tie.strength
      returned += min(tie.strength, strength(from: tie.to, to: tie.from) ?? 0)
    }
    return NetworkScore(
      measure: "weighted_reciprocity", conventions: conventions(usesStrengths: true),
      value: tieCount == 0 ? nil : returned / total, undefinedReason: "There are no ties to be returned.")
  }
}

extension Measure {
  static let reciprocity = Measure(
    id: "reciprocity", title: "Returned ties", level: .network, needs: .directions, unit: .share,
    reading: "The share of ties that are returned.", complexity: "O(m log(degree))",
    source: "Garlaschelli & Loffredo 2004", doi: "10.1103/PhysRevLett.93.268701"
  ) { graph, _ in .network(graph.reciprocity()) }

  static let weightedReciprocity = Measure(
    id: "weighted_reciprocity", title: "Returned strength", level: .network,
    needs: [.directions, .strengths, .usesStrengths], unit: .share,
    reading: "The share of the strength of all ties that is returned.", complexity: "O(m log(degree))",
    source: "Squartini et al. 2013", doi: "10.1038/srep02729"
  ) { graph, _ in .network(graph.weightedReciprocity()) }
}
