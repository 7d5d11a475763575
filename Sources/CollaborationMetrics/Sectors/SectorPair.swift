public import StakeholderModel

/// Two sectors and how closely they are tied: how many of the possible pairs between them have a tie.
///
/// The comparison with chance leaves every tie where it is and deals the sectors out anew among the stakeholders whose
/// sector is known. It answers one question: would so few ties between the two be a surprise if it did not matter who
/// belongs to which sector? It is not a test of why.
public struct SectorPair: Sendable, Hashable {
  /// The sector that the study lists first.
  public let first: Sector
  /// The sector that the study lists later.
  public let second: Sector
  /// The pairs between the two that have a tie.
  public let tied: Int
  /// The pairs between the two: the product of their numbers of stakeholders.
  public let possible: Int
  /// How many of the pairs would have a tie on average if sectors were dealt out by chance.
  public let expected: Double
  /// The odds of a tie between the two over the odds of a tie between any other two stakeholders that have a sector;
  /// one half is added to each of the four counts where one is 0. Nil where there are no others.
  public let oddsRatio: Double?
  /// Whether one half was added to each count for the odds because one was 0. The ratio then says little: with no tie at
  /// all it can lie above 1 if few pairs are possible.
  public let isOddsRatioCorrected: Bool
  /// How often sectors dealt out by chance give as few as these, or fewer, above 0 to 1: (1 + times) / (1 +
  /// permutations). It is about this pair alone; of many pairs some are rare by chance.
  public let chanceOfSoFew: Double

  /// The share of the possible pairs that have a tie.
  public var share: Double { Double(tied) / Double(possible) }
  /// Whether sectors dealt out by chance would give as few as these less than 1 time in 20.
  public var isRareByChance: Bool { chanceOfSoFew < 0.05 }
  /// How many ties are missing compared with chance; negative where there are more.
  public var shortfall: Double { expected - Double(tied) }
}
