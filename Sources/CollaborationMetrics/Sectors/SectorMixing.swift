public import Graphs
public import StakeholderModel

/// Which sectors are tied to which.
///
/// Only stakeholders whose sector is known take part, and each pair of stakeholders counts once, whatever the direction
/// and number of its ties.
public struct SectorMixing: Sendable {
  /// Each two sectors that have stakeholders, in the order of the study.
  public let pairs: [SectorPair]
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
        pairs.append(
          SectorPair(
            first: sectors[first], second: sectors[second], tied: tied[first * sectors.count + second],
            possible: possible,
            expected: Double(allTied) * Double(possible) / Double(allPairs),
            chanceOfSoFew: rarity.ofSoFew[first * sectors.count + second]))
      }
    }
    self.pairs = pairs
  }
}
