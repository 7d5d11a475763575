import Graphs

/// Deals the sectors of stakeholders out anew, ties unchanged, to see how many ties between two sectors chance gives.
///
/// Stakeholders without a sector take no part.
struct SectorPermutation {
  /// How often so few ties come by chance.
  struct Rarity {
    /// For each two sectors, at `first · sectorCount + second`, the lower number first.
    var ofSoFew: [Double]
    /// For the widest gap between any two.
    var ofWidestGap: Double
  }

  /// The most ties that all permutations together look at.
  private static let budget = 10_000_000

  /// How often sectors are dealt out.
  let permutations: Int
  private let labels: [Int?]
  private let sectorCount: Int
  private let ties: [Tie]

  init(labels: [Int?], sectorCount: Int, ties: [Tie]) {
    self.labels = labels
    self.sectorCount = sectorCount
    self.ties = ties
    permutations = min(4999, max(199, SectorPermutation.budget / max(1, ties.count)))
  }

  /// The ties between each two sectors, and within each: at `first · sectorCount + second`, the lower number first.
  func counts(_ labels: [Int?]) -> [Int] {
    var counts = [Int](repeating: 0, count: sectorCount * sectorCount)
    for tie in ties {
      guard let from = labels[tie.from], let to = labels[tie.to] else { continue }
      counts[min(from, to) * sectorCount + max(from, to)] += 1
    }
    return counts
  }

  /// How rare counts are, given what is expected between two sectors on average.
  func rarity(of observed: [Int], seed: UInt64, expected: (Int, Int) -> Double) -> Rarity {
    var generator = SplitMix64(seed: seed)
    let members = labels.indices.filter { labels[$0] != nil }
    var dealt = members.map { labels[$0] }
    var shuffled = labels
    var places: [(place: Int, mean: Double)] = []
    for first in 0..<sectorCount {
      for second in 0..<sectorCount where first < second {
        places.append((first * sectorCount + second, expected(first, second)))
      }
    }
    func widestGap(_ counts: [Int]) -> Double { places.reduce(0) { max($0, $1.mean - Double(counts[$1.place])) } }
    let gap = widestGap(observed)
    var soFew = [Int](repeating: 1, count: observed.count)
    var asWide = 1
    for _ in 0..<permutations {
      generator.shuffle(&dealt)
      for (member, label) in zip(members, dealt) { shuffled[member] = label }
      let counts = counts(shuffled)
      for (place, _) in places where counts[place] <= observed[place] { soFew[place] += 1 }
      // The same differences of the same numbers: equal gaps are equal to the last digit.
      if widestGap(counts) >= gap { asWide += 1 }
    }
    return Rarity(
      ofSoFew: soFew.map { Double($0) / Double(permutations + 1) },
      ofWidestGap: Double(asWide) / Double(permutations + 1))
  }
}
