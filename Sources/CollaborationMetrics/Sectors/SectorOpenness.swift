public import Graphs
public import StakeholderModel

/// Whether ties lead to other sectors or stay within, with what chance alone would give.
///
/// Each tied pair counts once; stakeholders without a sector and their ties are left out.
///
/// Source: Krackhardt & Stern 1988, doi:10.2307/2786835.
public struct SectorOpenness: Sendable {
  /// The E–I index of a sector's ties.
  public struct Entry: Sendable {
    /// The sector.
    public let sector: Sector
    /// Its index; nil without ties.
    public let value: Double?
  }

  /// The E–I index: 1 if all ties lead to other sectors, −1 if all stay within; nil without ties.
  public let value: Double?
  /// What it is on average if sectors are dealt out by chance; nil with fewer than two stakeholders that have a sector.
  public let expected: Double?
  /// How often sectors dealt out by chance give an index at least as far from that, 0 to 1; nil without an index.
  public let pValue: Double?
  /// How often sectors were dealt out.
  public let permutations: Int
  /// The index of each sector that has stakeholders, in the order of the study.
  public let bySector: [Entry]
  /// The odds of a tie within a sector over the odds of one across; nil where one of the two is not possible.
  public let oddsRatio: Double?
  /// Whether one half was added to each count for the odds because one was 0.
  public let isOddsRatioCorrected: Bool

  /// The most ties that all permutations together look at.
  private static let budget = 100_000_000

  /// Compares ties across sectors with those within.
  ///
  /// - Complexity: O(p·(n + m)) for p permutations: 4,999, or fewer (at least 199) where more would look at more than
  ///   100,000,000 ties.
  public init(of network: StakeholderNetwork, in graph: Graph, seed: UInt64 = 1) {
    let labels = network.sectorLabels
    permutations = min(4999, max(199, SectorOpenness.budget / max(1, graph.tieCount + graph.nodeCount)))
    let index = graph.eiIndex(of: labels, permutations: permutations, seed: seed)
    value = index.value
    expected = index.expected
    pValue = index.pValue
    bySector = zip(index.sectors, index.bySector).map { Entry(sector: network.study.sectors[$0], value: $1) }
    let ratio = graph.mixing(of: labels).oddsRatio
    oddsRatio = ratio?.value
    isOddsRatioCorrected = ratio?.isCorrected ?? false
  }
}
