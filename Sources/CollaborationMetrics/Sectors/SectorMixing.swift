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
  /// - Complexity: O(n + m log n + s²) for s sectors.
  public init(of network: StakeholderNetwork, in graph: Graph) {
    let sectors = network.study.sectors
    let labels = network.sectorLabels
    var sizes = [Int](repeating: 0, count: sectors.count)
    for case let label? in labels { sizes[label] += 1 }

    var tied = [[Int]](repeating: [Int](repeating: 0, count: sectors.count), count: sectors.count)
    for tie in graph.undirected().ties {
      guard let from = labels[tie.from], let to = labels[tie.to] else { continue }
      tied[min(from, to)][max(from, to)] += 1
    }

    let present = sectors.indices.filter { sizes[$0] > 0 }
    let known = sizes.reduce(0, +)
    let allPairs = known * (known - 1) / 2
    let allTied = tied.reduce(0) { $0 + $1.reduce(0, +) }
    tiedWithin = present.reduce(0) { $0 + tied[$1][$1] }
    possibleWithin = present.reduce(0) { $0 + sizes[$1] * (sizes[$1] - 1) / 2 }
    tiedAcross = allTied - tiedWithin
    possibleAcross = allPairs - possibleWithin
    withoutSector = labels.count - known
    sectorCount = present.count

    var pairs: [SectorPair] = []
    for (position, first) in present.enumerated() {
      for second in present.dropFirst(position + 1) {
        let possible = sizes[first] * sizes[second]
        pairs.append(
          SectorPair(
            first: sectors[first], second: sectors[second], tied: tied[first][second], possible: possible,
            expected: Double(allTied) * Double(possible) / Double(allPairs),
            chanceOfSoFew: chanceOfAtMost(tied[first][second], marked: possible, pairs: allPairs, ties: allTied)))
      }
    }
    self.pairs = pairs
  }
}
