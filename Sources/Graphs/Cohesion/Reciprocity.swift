extension Graph {
  /// The share of ties that are returned.
  ///
  /// Details: `dyadic` (mutual pairs among tied pairs), `above_chance` ((r − Δ) / (1 − Δ) with density Δ; Garlaschelli &
  /// Loffredo 2004, doi:10.1103/PhysRevLett.93.268701), `mutual_pairs`. Strengths do not count. In an undirected graph
  /// every tie is returned. Undefined without ties.
  ///
  /// - Complexity: O(m log(degree)).
  public func reciprocity() -> NetworkScore {
    let returned = isDirected ? ties.count { containsTie(from: $0.to, to: $0.from) } : tieCount
    let mutual = isDirected ? returned / 2 : tieCount
    let share = tieCount == 0 ? nil : Double(returned) / Double(tieCount)
    let tiedPairs = isDirected ? tieCount - mutual : tieCount
    let density = density().value
    var aboveChance: Double?
    if let share, let density, density < 1 { aboveChance = (share - density) / (1 - density) }
    return NetworkScore(
      measure: "reciprocity", conventions: conventions(), value: share,
      details: [
        .init("dyadic", tiedPairs == 0 ? nil : Double(mutual) / Double(tiedPairs)),
        .init("above_chance", aboveChance),
        .init("mutual_pairs", Double(mutual)),
      ],
      undefinedReason: "There are no ties to be returned.")
  }

  /// The share of the strength of all ties that is returned: `Σ min(w_ij, w_ji) / Σ w_ij`.
  ///
  /// Equal to ``reciprocity()`` if all strengths are equal. Undefined without ties.
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
