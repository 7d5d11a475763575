/// How the ties among some pairs changed from one wave to the next.
///
/// Sources: Snijders, van de Bunt & Steglich 2010, doi:10.1016/j.socnet.2009.02.004 (Jaccard); Ruzicka 1958 (its
/// form for strengths).
public struct TieChange: Sendable, Hashable {
  /// The pairs that were compared.
  public internal(set) var compared = 0
  /// Ties in both waves.
  public internal(set) var kept = 0
  /// Ties in the earlier wave alone.
  public internal(set) var lost = 0
  /// Ties in the later wave alone.
  public internal(set) var gained = 0
  /// Pairs tied in at least one wave, with a known strength in each wave in which they are tied.
  public internal(set) var withStrengths = 0
  /// Answers that tell of a tie with a strength in both waves; two for a pair of which both sides do.
  public internal(set) var ratedTwice = 0
  var sumOfSmaller = 0.0
  var sumOfLarger = 0.0
  var sumOfEarlierRated = 0.0
  var sumOfLaterRated = 0.0

  /// Ties in the earlier wave.
  public var before: Int { kept + lost }
  /// Ties in the later wave.
  public var after: Int { kept + gained }
  /// The share of all ties of either wave that is in both; nil where there are none.
  public var jaccard: Double? { TieChange.share(kept, of: kept + lost + gained) }
  /// The number of pairs that changed.
  public var hamming: Int { lost + gained }
  /// The share of the compared pairs that changed; nil where none were compared.
  public var hammingShare: Double? { TieChange.share(hamming, of: compared) }
  /// The share of the pairs without a tie that got one; nil where all had one.
  public var birthRate: Double? { TieChange.share(gained, of: compared - before) }
  /// The share of the ties that ended; nil where there were none.
  public var deathRate: Double? { TieChange.share(lost, of: before) }
  /// Σ min / Σ max of the strengths, a missing tie being 0; nil where no strengths are known.
  public var ruzicka: Double? { sumOfLarger > 0 ? sumOfSmaller / sumOfLarger : nil }
  /// The mean of |later − earlier| of the strengths of pairs tied in at least one wave; nil where none are known.
  public var meanAbsoluteChange: Double? {
    withStrengths == 0 ? nil : (sumOfLarger - sumOfSmaller) / Double(withStrengths)
  }
  /// The mean strength in the earlier wave of the answers that tell of a tie in both; nil where none have strengths.
  public var meanStrengthBefore: Double? { ratedTwice == 0 ? nil : sumOfEarlierRated / Double(ratedTwice) }
  /// The mean strength in the later wave of the answers that tell of a tie in both; nil where none have strengths.
  public var meanStrengthAfter: Double? { ratedTwice == 0 ? nil : sumOfLaterRated / Double(ratedTwice) }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  mutating func count(_ earlier: PairState, _ later: PairState) {
    switch (earlier.isTie, later.isTie) {
    case (true, true): kept += 1
    case (true, false): lost += 1
    case (false, true): gained += 1
    case (false, false): break
    }
    guard let before = earlier.strength, let after = later.strength, before > 0 || after > 0 else { return }
    withStrengths += 1
    sumOfSmaller += min(before, after)
    sumOfLarger += max(before, after)
  }

  mutating func countRating(_ earlier: PairState, _ later: PairState) {
    guard let before = earlier.strength, let after = later.strength, before > 0, after > 0 else { return }
    ratedTwice += 1
    sumOfEarlierRated += before
    sumOfLaterRated += after
  }
}

/// What is told of a pair in one wave.
struct PairState: Sendable, Hashable {
  /// Whether there is a tie.
  var isTie: Bool
  /// How strong it is; 0 for no tie, nil for a tie of unknown strength.
  var strength: Double?

  static let none = PairState(isTie: false, strength: 0)

  /// A pair is tied if either says so; the stronger word counts.
  func joined(_ other: PairState) -> PairState {
    PairState(
      isTie: isTie || other.isTie,
      strength: strength.flatMap { mine in other.strength.map { max(mine, $0) } })
  }
}
