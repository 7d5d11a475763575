/// How the ties of a pair go together: returned, one-way, or absent; over pairs known in both directions.
public struct Reciprocation: Sendable, Equatable {
  /// The pairs with ties in both directions.
  public let mutualPairs: Int
  /// The pairs with a tie in one direction only.
  public let oneWayPairs: Int
  /// The pairs asked in both directions that have no tie.
  public let emptyPairs: Int

  /// How many times the odds of a tie are greater where there is a tie back: `4·mutual·empty / one-way²`.
  ///
  /// 1 if ties back are as likely as not; `nil` if undefined.
  public let oddsRatio: NetworkScore
}

extension AnswerMatrix {
  /// Whether a tie makes a tie back likelier: tit for tat, in the case of blame.
  ///
  /// Only pairs known in both directions count. The odds ratio is undefined where no pair is tied one way only
  /// (it would be infinite), and where no pair is known.
  ///
  /// - Parameter threshold: answers above it are ties.
  /// - Complexity: O(n²).
  public func reciprocation(above threshold: Double = 0) -> Reciprocation {
    var counts = (mutual: 0, oneWay: 0, empty: 0)
    for one in 0..<nodeCount {
      for other in 0..<one {
        guard let forth = self[one, other], let back = self[other, one] else { continue }
        switch (forth > threshold, back > threshold) {
        case (true, true): counts.mutual += 1
        case (false, false): counts.empty += 1
        default: counts.oneWay += 1
        }
      }
    }
    let oneWay = Double(counts.oneWay)
    return Reciprocation(
      mutualPairs: counts.mutual, oneWayPairs: counts.oneWay, emptyPairs: counts.empty,
      oddsRatio: NetworkScore(
        measure: "reciprocity_odds_ratio", conventions: conventions(usesStrengths: false),
        value: counts.oneWay == 0 ? nil : 4 * Double(counts.mutual) * Double(counts.empty) / (oneWay * oneWay),
        details: [
          .init("mutual_pairs", Double(counts.mutual)), .init("one_way_pairs", oneWay),
          .init("empty_pairs", Double(counts.empty)),
        ],
        undefinedReason: counts.mutual + counts.empty == 0
          ? "No pair is known in both directions." : "No pair is tied one way only, so the odds cannot be compared."))
  }

  /// How unequal what two give each other is: 0 if all give what they get, 1 if nothing is returned.
  ///
  /// `α = Σ |w_ij − w_ji| / Σ (w_ij + w_ji)` over pairs known in both directions; 1 − α is the weighted reciprocity where
  /// everything is known. Details: `mean_of_pairs` (the mean of each tied pair's own asymmetry), `pairs` that count, and
  /// `pairs_left_out` because one direction is not known. Undefined if none of these pairs has a tie.
  ///
  /// - Complexity: O(n²).
  public func asymmetry() -> NetworkScore {
    var difference = 0.0
    var total = 0.0
    var ofPairs = 0.0
    var tied = 0
    var known = 0
    for one in 0..<nodeCount {
      for other in 0..<one {
        guard let forth = self[one, other], let back = self[other, one] else { continue }
        known += 1
        guard forth + back > 0 else { continue }
        tied += 1
        difference += abs(forth - back)
        total += forth + back
        ofPairs += abs(forth - back) / (forth + back)
      }
    }
    let pairs = nodeCount * max(nodeCount - 1, 0) / 2
    return NetworkScore(
      measure: "asymmetry", conventions: conventions(usesStrengths: true), value: total > 0 ? difference / total : nil,
      details: [
        .init("mean_of_pairs", tied == 0 ? nil : ofPairs / Double(tied)), .init("pairs", Double(tied)),
        .init("pairs_left_out", Double(pairs - known)),
      ],
      undefinedReason: "No pair that is known in both directions has a tie.")
  }

  /// How unequal what two nodes give each other is, `|w_ij − w_ji| / (w_ij + w_ji)`.
  ///
  /// - Returns: `nil` if a direction is not known or there is no tie.
  public func asymmetry(of one: Int, and other: Int) -> Double? {
    guard let forth = self[one, other], let back = self[other, one], forth + back > 0 else { return nil }
    return abs(forth - back) / (forth + back)
  }
}

extension Graph {
  /// How much more each node receives than it gives: 1 if it only receives, −1 if it only gives.
  ///
  /// `(s_in − s_out) / (s_in + s_out)`, undefined for nodes without ties. Who is trusted more than it trusts.
  ///
  /// - Complexity: O(n + m).
  public func surplus() -> NodeScores {
    NodeScores(
      measure: "surplus", conventions: conventions(usesStrengths: true),
      values: ContiguousArray(
        nodes.map { node in
          let (received, given) = (inStrength(of: node), outStrength(of: node))
          return received + given > 0 ? (received - given) / (received + given) : nil
        }),
      undefinedReason: "A node without ties neither gives nor receives.")
  }
}
