public import Graphs
public import StakeholderModel

/// A sector and how many stakeholders it has.
public struct SectorMembers: Sendable, Hashable {
  /// The sector.
  public let sector: Sector
  /// The number of its stakeholders.
  public let count: Int
}

/// Which sectors are tied to which.
///
/// Only stakeholders whose sector is known take part, and each pair of stakeholders counts once, whatever the direction
/// and number of its ties.
public struct SectorMixing: Sendable {
  /// Each two sectors that have stakeholders, in the order of the study.
  public let pairs: [SectorPair]
  /// The sectors that have stakeholders, in the order of the study.
  public let members: [SectorMembers]
  /// The tied pairs within each of ``members``.
  private let within: [Int]
  /// The tied pairs between stakeholders of different sectors.
  public let tiedAcross: Int
  /// The pairs between stakeholders of different sectors.
  public let possibleAcross: Int
  /// The tied pairs within a sector.
  public let tiedWithin: Int
  /// The pairs within a sector.
  public let possibleWithin: Int
  /// The stakeholders whose sector is not known.
  public let withoutSector: Int
  /// The sectors that have stakeholders.
  public let sectorCount: Int

  /// How often sectors were dealt out anew to see what chance would give.
  public let permutations: Int
  /// How often, with sectors dealt out by chance, the widest gap between any two of them is as wide as the one that is
  /// there, or wider: 0 to 1. It is the chance to judge ``widestGap`` by, since that is the worst of many pairs.
  public let chanceOfWidestGap: Double

  /// The sectors that have no tie between them.
  public var untiedPairs: [SectorPair] { pairs.filter { $0.tied == 0 } }

  /// The two sectors that are furthest below what chance would give; nil if none is below.
  public var widestGap: SectorPair? {
    let below = pairs.filter { $0.shortfall > 0 }
    guard let greatest = below.map(\.shortfall).max() else { return nil }
    return below.first { $0.shortfall == greatest }
  }

  /// Counts the ties between sectors.
  ///
  /// - Parameters:
  ///   - network: Whose stakeholders and sectors they are.
  ///   - graph: A graph of the network; directions do not matter.
  ///   - seed: The same seed deals the sectors out in the same ways.
  /// - Complexity: O(p·(n + m + s²)) for s sectors and p permutations: 4,999, or fewer (at least 199) where more would
  ///   look at more than 10,000,000 ties.
  public init(of network: StakeholderNetwork, in graph: Graph, seed: UInt64 = 1) {
    let sectors = network.study.sectors
    let labels = network.sectorLabels
    var sizes = [Int](repeating: 0, count: sectors.count)
    for case let label? in labels { sizes[label] += 1 }

    let chance = SectorPermutation(labels: labels, sectorCount: sectors.count, ties: Array(graph.undirected().ties))
    let tied = chance.counts(labels)

    let present = sectors.indices.filter { sizes[$0] > 0 }
    let known = sizes.reduce(0, +)
    let allPairs = known * (known - 1) / 2
    let allTied = tied.reduce(0, +)
    tiedWithin = present.reduce(0) { $0 + tied[$1 * sectors.count + $1] }
    possibleWithin = present.reduce(0) { $0 + sizes[$1] * (sizes[$1] - 1) / 2 }
    tiedAcross = allTied - tiedWithin
    possibleAcross = allPairs - possibleWithin
    withoutSector = labels.count - known
    sectorCount = present.count
    permutations = chance.permutations
    let rarity = chance.rarity(of: tied, seed: seed) { first, second in
      allPairs == 0 ? 0 : Double(allTied) * Double(sizes[first] * sizes[second]) / Double(allPairs)
    }
    chanceOfWidestGap = rarity.ofWidestGap

    var pairs: [SectorPair] = []
    for (position, first) in present.enumerated() {
      for second in present.dropFirst(position + 1) {
        let possible = sizes[first] * sizes[second]
        let odds = SectorMixing.oddsRatio(
          tied: tied[first * sectors.count + second], possible: possible, allTied: allTied, allPairs: allPairs)
        pairs.append(
          SectorPair(
            first: sectors[first], second: sectors[second], tied: tied[first * sectors.count + second],
            possible: possible,
            expected: Double(allTied) * Double(possible) / Double(allPairs),
            oddsRatio: odds?.value, isOddsRatioCorrected: odds?.isCorrected ?? false,
            chanceOfSoFew: rarity.ofSoFew[first * sectors.count + second]))
      }
    }
    self.pairs = pairs
    self.members = present.map { SectorMembers(sector: sectors[$0], count: sizes[$0]) }
    within = present.map { tied[$0 * sectors.count + $0] }
  }

  /// How many tied pairs there are between two of ``members``, or within one, by their places there.
  public func tied(_ first: Int, _ second: Int) -> Int {
    if first == second { return within[first] }
    let (low, high) = (min(first, second), max(first, second))
    // The pairs stand row by row above the diagonal.
    return pairs[low * members.count - low * (low + 1) / 2 + high - low - 1].tied
  }

  /// How many pairs there are between two of ``members``, or within one, by their places there.
  public func possible(_ first: Int, _ second: Int) -> Int {
    let size = members[first].count
    return first == second ? size * (size - 1) / 2 : size * members[second].count
  }

  /// Odds with one half added to each count where one is 0 (Haldane 1956).
  private static func oddsRatio(
    tied: Int, possible: Int, allTied: Int, allPairs: Int
  ) -> (value: Double, isCorrected: Bool)? {
    guard possible > 0, allPairs > possible else { return nil }
    let counts = [tied, possible - tied, allTied - tied, allPairs - possible - (allTied - tied)]
    let isCorrected = counts.contains(0)
    let odds = counts.map { Double($0) + (isCorrected ? 0.5 : 0) }
    return (odds[0] / odds[1] / (odds[2] / odds[3]), isCorrected)
  }
}
