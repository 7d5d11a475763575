extension AnswerMatrix {
  /// How much more strength is returned than if everyone dealt out its ratings by chance: 0 as by chance, 1 if all is.
  ///
  /// `ρ = (r − r̄) / (1 − r̄)` with the weighted reciprocity `r = Σ min(w_ij, w_ji) / Σ w_ij` over pairs known in both
  /// directions, and its mean r̄ over networks in which each sender's ratings, zeros among them, are dealt out again
  /// among those whom it was asked about. Below 0 less is returned than by chance.
  ///
  /// Details: `weighted_reciprocity` (r), `expected` (r̄), `p_value` (how likely chance is at least as far from r̄, on
  /// either side), `pairs` known in both directions. Undefined if no such pair has a tie, if chance returns everything,
  /// and without permutations.
  ///
  /// - Complexity: O(permutations · n²); 8 bytes for each ordered pair and core.
  ///
  /// Source: Squartini et al. 2013, doi:10.1038/srep02729; what chance means here is our own.
  public func reciprocityAboveChance(
    permutations: Int = 4999, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NetworkScore {
    let ratings = DealtRatings(self)
    let observed = ratings.reciprocity(of: cells)
    let replicates = repeatChance(
      observed == nil ? 0 : permutations, seed: seed, progress: progress, scratch: { cells }
    ) { dealt, generator in
      ratings.deal(&dealt, using: &generator)
      return ratings.reciprocity(of: dealt)
    }.compactMap { $0 }
    let chance = ChanceComparison(
      measure: "weighted_reciprocity", observed: observed, replicates: replicates, seed: seed,
      null: "Each sender's ratings, dealt out again among those it was asked about.")
    var value: Double?
    if let observed, let expected = chance.expected, expected < 1 { value = (observed - expected) / (1 - expected) }
    var conventions = conventions(usesStrengths: true)
    conventions.seed = seed
    conventions.notes.append("\(replicates.count) permutations of each sender's ratings.")
    return NetworkScore(
      measure: "weighted_reciprocity_above_chance", conventions: conventions, value: value,
      details: [
        .init("weighted_reciprocity", observed), .init("expected", chance.expected), .init("p_value", chance.pValue),
        .init("pairs", Double(ratings.pairs.count)),
      ],
      undefinedReason: observed == nil
        ? "No pair that is known in both directions has a tie."
        : chance.expected == nil ? "Chance was not repeated." : "Chance alone returns everything.")
  }
}

extension Graph {
  /// As ``AnswerMatrix/reciprocityAboveChance(permutations:seed:progress:)``, with everyone asked about everyone.
  public func weightedReciprocityAboveChance(
    permutations: Int = 4999, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NetworkScore {
    AnswerMatrix(self).reciprocityAboveChance(permutations: permutations, seed: seed, progress: progress)
  }
}

/// What each sender was asked about, and which pairs are known in both directions.
private struct DealtRatings: Sendable {
  private let isDirected: Bool
  /// By sender where its known answers stand in the matrix.
  private let known: [[Int]]
  /// The places of both answers of each pair that is known in both directions.
  let pairs: [(forth: Int, back: Int)]

  init(_ matrix: AnswerMatrix) {
    let count = matrix.nodeCount
    isDirected = matrix.isDirected
    known = (0..<count).map { from in
      (from * count..<(from + 1) * count).filter { !matrix.cells[$0].isNaN }
    }
    pairs = (0..<count).flatMap { from in
      (0..<from).compactMap { to in
        let (forth, back) = (from * count + to, to * count + from)
        return matrix.cells[forth].isNaN || matrix.cells[back].isNaN ? nil : (forth, back)
      }
    }
  }

  /// Σ min(w_ij, w_ji) / Σ w_ij over the pairs; `nil` if none has a tie.
  func reciprocity(of cells: ContiguousArray<Double>) -> Double? {
    var (returned, total) = (0.0, 0.0)
    for (forth, back) in pairs {
      returned += 2 * min(cells[forth], cells[back])
      total += cells[forth] + cells[back]
    }
    return total > 0 ? returned / total : nil
  }

  /// Shuffles each row among its known places. In a matrix without directions the two directions are one answer.
  func deal(_ cells: inout ContiguousArray<Double>, using generator: inout SplitMix64) {
    guard isDirected else { return }
    for places in known {
      for last in places.indices.reversed() where last > 0 {
        cells.swapAt(places[last], places[generator.nextIndex(below: last + 1)])
      }
    }
  }
}
