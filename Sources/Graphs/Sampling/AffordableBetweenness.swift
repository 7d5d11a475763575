extension Graph {
  /// Betweenness for the registry: exact while nodes times ties are few enough, else estimated.
  ///
  /// Without strengths the estimate rests on random shortest paths and is right within 0.01 of all pairs, with them on
  /// the paths of as many random nodes as the same work allows.
  func affordableBetweenness(_ options: MeasureOptions, isNormalized: Bool = false) -> NodeScores {
    guard let pivots = affordablePivots(options) else {
      return betweenness(isNormalized: isNormalized, progress: options.progress)
    }
    let estimate =
      isWeighted
      ? betweenness(pivots: pivots, isNormalized: isNormalized, seed: options.seed, progress: options.progress)
      : sampledBetweenness(isNormalized: isNormalized, seed: options.seed, progress: options.progress)
    return estimate.scores
  }

  /// Betweenness of ties for the registry, estimated from the paths of some random nodes where there are too many.
  func affordableEdgeBetweenness(_ options: MeasureOptions) -> TieScores {
    guard let pivots = affordablePivots(options) else {
      return edgeBetweenness(isNormalized: options.isNormalized, progress: options.progress)
    }
    return edgeBetweenness(
      pivots: pivots, isNormalized: options.isNormalized, seed: options.seed, progress: options.progress)
  }

  /// A measure for which there is no estimate: its values, or the reason why not if there is too much work.
  func unlessTooLarge(
    _ measure: String, _ options: MeasureOptions, _ conventions: MeasureConventions, _ exact: () -> NodeScores
  ) -> NodeScores {
    guard let limit = options.mostExactWork, affordablePivots(options) != nil else { return exact() }
    return NodeScores(
      measure: measure, conventions: conventions, values: ContiguousArray(repeating: nil, count: nodeCount),
      undefinedReason:
        "There is no estimate of it, and it is not computed exactly where stakeholders times ties are more "
        + "than \(limit).")
  }

  /// How many nodes can be sources within the work allowed; `nil` if all can.
  private func affordablePivots(_ options: MeasureOptions) -> Int? {
    guard let limit = options.mostExactWork, nodeCount > 2, tieCount > limit / nodeCount else { return nil }
    return min(nodeCount, max(100, limit / tieCount))
  }

  /// Betweenness of ties estimated from the shortest paths that start at some random nodes.
  ///
  /// With probability `1 − delta` all estimates are right within `√(ln(2m/δ) / 2k)` for k pivots, as a share of all
  /// ordered pairs of nodes (Hoeffding's inequality: from one node the paths over a tie lead to at most n − 1 others).
  ///
  /// - Precondition: `pivots` is between 1 and n, `delta` between 0 and 1.
  /// - Complexity: O(k·m), weighted O(k·(m + n log n)); 8 bytes per tie and core.
  ///
  /// Source: after Brandes & Pich 2007, doi:10.1142/S0218127407018403.
  public func edgeBetweenness(
    pivots: Int, delta: Double = 0.1, isNormalized: Bool = false, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> TieScores {
    precondition(pivots > 0 && pivots <= max(nodeCount, 1), "There can be 1 to \(nodeCount) pivots, not \(pivots).")
    precondition(delta > 0 && delta < 1, "The probability of failure must be between 0 and 1, not \(delta).")
    let count = Double(nodeCount)
    let epsilon =
      (Mathematics.naturalLogarithm(2 * Double(max(tieCount, 1)) / delta) / (2 * Double(pivots))).squareRoot()
    var generator = SplitMix64(seed: seed)
    let chosen = generator.permutation(of: nodeCount).prefix(pivots)
    let sums = PathNetwork(self, includesArcs: true).dependencies(of: chosen, progress: progress).arcs
    let divisor = pairDivisor(isNormalized: isNormalized, pairs: count * (count - 1))
    var conventions = conventions(usesStrengths: true, isNormalized: isNormalized)
    conventions.seed = seed
    conventions.precision = .estimated(
      epsilon: epsilon, delta: delta, greatestError: epsilon * count * (count - 1) / divisor, samples: pivots)
    conventions.notes = [
      "Estimated from the shortest paths of \(pivots) random nodes: with probability \(1 - delta) the share of pairs "
        + "whose way leads over a tie is right within \(epsilon) for all ties."
    ]
    return TieScores(
      measure: "edge_betweenness", conventions: conventions, ties: ties,
      values: scaled(tieSums(of: sums), by: divisor * Double(pivots) / max(count, 1)),
      undefinedReason: tooManyPathsReason)
  }
}
