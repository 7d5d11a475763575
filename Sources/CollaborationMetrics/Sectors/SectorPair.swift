import Foundation
public import StakeholderModel

/// Two sectors and how closely they are tied: how many of the possible pairs between them have a tie.
///
/// The comparison with chance throws as many ties as there are at random on all pairs of stakeholders whose sectors are
/// known, each pair equally likely. It answers one question: would so few ties between the two be a surprise if sectors
/// did not matter? It is not a test of why.
public struct SectorPair: Sendable, Hashable {
  /// The sector that the study lists first.
  public let first: Sector
  /// The sector that the study lists later.
  public let second: Sector
  /// The pairs between the two that have a tie.
  public let tied: Int
  /// The pairs between the two: the product of their numbers of stakeholders.
  public let possible: Int
  /// How many of the pairs would have a tie on average if ties were thrown at random.
  public let expected: Double
  /// How often ties thrown at random would give as few as these, or fewer, 0 to 1 (hypergeometric distribution).
  public let chanceOfSoFew: Double

  /// The share of the possible pairs that have a tie.
  public var share: Double { Double(tied) / Double(possible) }
  /// Whether ties thrown at random would give as few as these less than 1 time in 20.
  public var isRareByChance: Bool { chanceOfSoFew < 0.05 }
  /// How many ties are missing compared with chance; negative where there are more.
  public var shortfall: Double { expected - Double(tied) }
}

/// How often so few ties, or fewer, fall on some of the pairs when ties are thrown at random.
///
/// - Parameters:
///   - observed: the ties that fell on the marked pairs.
///   - marked: the pairs that are looked at.
///   - pairs: all pairs.
///   - ties: all ties, each on a pair of its own.
/// - Complexity: O(observed).
func chanceOfAtMost(_ observed: Int, marked: Int, pairs: Int, ties: Int) -> Double {
  let fewest = max(0, ties - (pairs - marked))
  guard observed >= fewest else { return 0 }
  guard observed < min(marked, ties) else { return 1 }
  let all = logarithmOfChoices(ties, of: pairs)
  var sum = 0.0
  for count in fewest...observed {
    sum += exp(logarithmOfChoices(count, of: marked) + logarithmOfChoices(ties - count, of: pairs - marked) - all)
  }
  return min(1, sum)
}

/// The natural logarithm of the number of ways to choose some of `count` things.
private func logarithmOfChoices(_ chosen: Int, of count: Int) -> Double {
  lgamma(Double(count + 1)) - lgamma(Double(chosen + 1)) - lgamma(Double(count - chosen + 1))
}
