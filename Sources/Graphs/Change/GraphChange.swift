/// What changed between two networks of the same nodes, such as two waves of a survey.
///
/// Only pairs known in both count; where everything is known, that is all pairs.
public struct GraphChange: Sendable, Equatable {
  /// Pairs tied both times.
  public let kept: Int
  /// Pairs tied before and not after: n10.
  public let ended: Int
  /// Pairs tied after and not before: n01.
  public let born: Int
  /// Pairs known both times, an undirected one counting once.
  public let pairs: Int
  /// The ties kept, of all that were there at either time; `nil` without ties.
  ///
  /// As a rule of thumb the network is unstable below .2, and above .3 models of change can be fitted (Snijders, van de
  /// Bunt & Steglich 2010, doi:10.1016/j.socnet.2009.02.004).
  public let jaccard: Double?
  /// The ties that ended or were born: the Hamming distance.
  public var hamming: Int { ended + born }
  /// The Hamming distance divided by the pairs; `nil` without pairs.
  public let hammingShare: Double?
  /// The ties born, of all pairs that had none; `nil` if there were none.
  public let birthRate: Double?
  /// The ties ended, of all that there were; `nil` if there were none.
  public let deathRate: Double?
  /// The strength kept, `Σ min / Σ max` (Ruzicka); `nil` without ties.
  public let ruzicka: Double?
  /// The mean change of strength, up or down, over pairs tied at either time; `nil` without ties.
  public let meanStrengthChange: Double?
  /// How pairs of nodes moved between having no tie, a one-way tie, and a mutual one; `nil` in undirected networks.
  public let transitions: PairTransitions?
}

/// How pairs moved between no tie, a one-way tie and a mutual one, over pairs known in both directions at both times.
public struct PairTransitions: Sendable, Equatable {
  /// What ties a pair.
  public enum State: Int, Sendable, CaseIterable {
    /// No tie.
    case none
    /// A tie in one direction.
    case oneWay
    /// Ties in both.
    case mutual
  }

  /// The numbers of pairs: row by the state before, column by the state after, in the order of ``State``.
  public let counts: [[Int]]
  /// One-way pairs whose only tie changed its direction; they count as one-way both times.
  public let turned: Int

  /// The pairs that were in one state and are in another.
  public subscript(before: State, after: State) -> Int { counts[before.rawValue][after.rawValue] }

  /// The share of one-way pairs that became mutual; `nil` if there were none.
  public var reciprocation: Double? { share(.oneWay, .mutual) }
  /// The share of mutual pairs of which neither tie is left; `nil` if there were none.
  public var dissolution: Double? { share(.mutual, .none) }

  private func share(_ before: State, _ after: State) -> Double? {
    let all = counts[before.rawValue].reduce(0, +)
    return all == 0 ? nil : Double(self[before, after]) / Double(all)
  }
}

extension AnswerMatrix {
  /// What changed from this network to a later one of the same nodes.
  ///
  /// - Precondition: both have as many nodes, and both or none have directions.
  /// - Complexity: O(n²).
  public func change(to later: AnswerMatrix) -> GraphChange {
    precondition(
      nodeCount == later.nodeCount && isDirected == later.isDirected,
      "Both networks must be of the same nodes, and both or none must have directions.")
    var (kept, ended, born, empty) = (0, 0, 0, 0)
    var (least, greatest, moved) = (0.0, 0.0, 0.0)
    for row in 0..<nodeCount {
      for column in (isDirected ? 0 : row)..<nodeCount {
        guard let before = self[row, column], let after = later[row, column] else { continue }
        switch (before > 0, after > 0) {
        case (true, true): kept += 1
        case (true, false): ended += 1
        case (false, true): born += 1
        case (false, false): empty += 1
        }
        least += min(before, after)
        greatest += max(before, after)
        moved += abs(before - after)
      }
    }
    let tied = kept + ended + born
    let pairs = tied + empty
    func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
    return GraphChange(
      kept: kept, ended: ended, born: born, pairs: pairs, jaccard: share(kept, tied),
      hammingShare: share(ended + born, pairs), birthRate: share(born, born + empty),
      deathRate: share(ended, kept + ended), ruzicka: tied == 0 ? nil : least / greatest,
      meanStrengthChange: tied == 0 ? nil : moved / Double(tied),
      transitions: isDirected ? transitions(to: later) : nil)
  }

  private func transitions(to later: AnswerMatrix) -> PairTransitions {
    var counts = [[Int]](repeating: [0, 0, 0], count: 3)
    var turned = 0
    for one in 0..<nodeCount {
      for other in 0..<one {
        guard let forth = self[one, other], let back = self[other, one], let laterForth = later[one, other],
          let laterBack = later[other, one]
        else { continue }
        let before = (forth > 0 ? 1 : 0) + (back > 0 ? 1 : 0)
        let after = (laterForth > 0 ? 1 : 0) + (laterBack > 0 ? 1 : 0)
        counts[before][after] += 1
        if before == 1, after == 1, (forth > 0) != (laterForth > 0) { turned += 1 }
      }
    }
    return PairTransitions(counts: counts, turned: turned)
  }

  /// Whether a number of the network as a whole changed by more than noise would have it.
  ///
  /// The null is: "each pair's two answers could as well have come in the other order". For every pair that is known
  /// both times, the answers before and after are exchanged with probability ½ (both directions of a pair together,
  /// since they depend on each other), and the change of the statistic is computed anew. Its mean is exactly 0 if the
  /// same pairs are known both times, else that of the replicates is taken. Pairs known once only stay as they are. A
  /// low p-value says that the change has a direction beyond ties that come and go at random; it says nothing about
  /// nodes not asked.
  ///
  /// - Parameter statistic: of a network; `nil` where it is not defined.
  /// - Precondition: both have as many nodes, and both or none have directions.
  /// - Complexity: O(permutations · n²) and that of the statistic.
  public func changeBesideNoise(
    to later: AnswerMatrix, measure: String, permutations: Int = 4999, seed: UInt64 = 1,
    progress: ProgressHandler? = nil, statistic: @Sendable (AnswerMatrix) -> Double?
  ) -> ChanceComparison {
    precondition(
      nodeCount == later.nodeCount && isDirected == later.isDirected,
      "Both networks must be of the same nodes, and both or none must have directions.")
    @Sendable func difference(_ before: AnswerMatrix, _ after: AnswerMatrix) -> Double? {
      statistic(before).flatMap { first in statistic(after).map { $0 - first } }
    }
    let observed = difference(self, later)
    let replicates = repeatChance(
      observed == nil ? 0 : permutations, seed: seed, progress: progress, scratch: { (self, later) }
    ) { scratch, generator in
      scratch = (self, later)
      for one in 0..<nodeCount {
        for other in 0..<one where generator.next() & 1 == 1 {
          exchange(&scratch, one, other)
          if isDirected { exchange(&scratch, other, one) }
        }
      }
      return difference(scratch.0, scratch.1)
    }
    return ChanceComparison(
      measure: measure, observed: observed, replicates: replicates.compactMap { $0 },
      exactMean: zip(cells, later.cells).allSatisfy { $0.isNaN == $1.isNaN } ? 0 : nil, seed: seed,
      null: "What a pair answered before and after could as well have come in the other order.",
      undefinedReason: "The number is not defined at both times.")
  }

  /// Exchanges a pair's answers of two times if both are known.
  private func exchange(_ both: inout (AnswerMatrix, AnswerMatrix), _ from: Int, _ to: Int) {
    guard let before = both.0[from, to], let after = both.1[from, to], before != after else { return }
    both.0[from, to] = after
    both.1[from, to] = before
  }

  /// Whether so many ties kept are more than two unrelated networks of these shapes would have in common.
  ///
  /// The null is: "who is who in the later network is lost": its nodes are exchanged at random, rows and columns
  /// together, and the Jaccard index is computed anew.
  ///
  /// - Precondition: both have as many nodes, and both or none have directions.
  /// - Complexity: O(permutations · n²).
  public func stabilityBesideChance(
    to later: AnswerMatrix, permutations: Int = 4999, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> ChanceComparison {
    let observed = change(to: later).jaccard
    let replicates = repeatChance(observed == nil ? 0 : permutations, seed: seed, progress: progress) { generator in
      change(to: later.restricted(to: generator.permutation(of: nodeCount))).jaccard
    }
    return ChanceComparison(
      measure: "jaccard", observed: observed, replicates: replicates.compactMap { $0 }, seed: seed,
      null: "The nodes of the later network are exchanged at random, rows and columns together.",
      undefinedReason: "There are no ties at either time.")
  }
}

extension Graph {
  /// What changed from this network to a later one of the same nodes; every pair counts as known.
  ///
  /// - Precondition: both have as many nodes, and both or none have directions.
  /// - Complexity: O(n²).
  public func change(to later: Graph) -> GraphChange { AnswerMatrix(self).change(to: AnswerMatrix(later)) }
}
