/// How alike two partitions of the same nodes are.
public struct PartitionComparison: MeasuredResult, Equatable {
  /// `partition_comparison`.
  public var measure: String { "partition_comparison" }
  /// No ties are looked at; the notes say how the numbers are normalised.
  public let conventions: MeasureConventions
  /// How much one partition tells about the other: 1 if they are the same, 0 if nothing; `nil` without nodes.
  ///
  /// `NMI = 2 I / (H₁ + H₂)`. Other programs divide by the greater, the smaller or the geometric mean of the entropies.
  /// Two partitions that both put all nodes together are the same, so 1.
  ///
  /// Source: Danon et al. 2005, doi:10.1088/1742-5468/2005/09/P09008.
  public let normalizedMutualInformation: Double?
  /// The share of pairs of nodes on which the partitions agree, chance taken off: 1 if they are the same, 0 on average if
  /// they have nothing to do with each other; `nil` with fewer than two nodes.
  ///
  /// Source: Hubert & Arabie 1985, doi:10.1007/BF01908075.
  public let adjustedRandIndex: Double?
  /// How far they are apart: what each tells that the other does not, in nats; 0 if they are the same; `nil` without nodes.
  ///
  /// `VI = H₁ + H₂ − 2 I`, a distance, at most `log n`.
  ///
  /// Source: Meilă 2007, doi:10.1016/j.jmva.2006.11.013.
  public let variationOfInformation: Double?
  /// Why a number is missing; `nil` if none is.
  public let undefinedReason: String?
}

extension Partition {
  /// How alike this partition and another one are; it does not matter which is which.
  ///
  /// - Precondition: both have as many nodes.
  /// - Complexity: O(n).
  public func compared(with other: Partition) -> PartitionComparison {
    let overlaps = overlaps(with: other)
    let (ours, theirs) = (entropy, other.entropy)
    // Rounding must not tell two equal partitions apart.
    let information = self == other ? ours : mutualInformation(with: other, overlaps)
    return PartitionComparison(
      conventions: MeasureConventions(
        direction: .notApplicable,
        notes: ["Mutual information is divided by the mean of both entropies; variation of information is in nats."]),
      normalizedMutualInformation: shared(information, of: ours + theirs),
      adjustedRandIndex: randIndex(with: other, overlaps),
      variationOfInformation: nodeCount > 0 ? max(0, ours + theirs - 2 * information) : nil,
      undefinedReason: nodeCount > 1 ? nil : "Without two nodes there are no pairs to agree on.")
  }

  /// The normalised mutual information alone.
  func sharedInformation(with other: Partition) -> Double? {
    let information = self == other ? entropy : mutualInformation(with: other, overlaps(with: other))
    return shared(information, of: entropy + other.entropy)
  }

  private func shared(_ information: Double, of entropies: Double) -> Double? {
    guard nodeCount > 0 else { return nil }
    // Rounding must not lift equal partitions above 1 nor push independent ones below 0.
    return entropies > 0 ? max(0, min(1, 2 * information / entropies)) : 1
  }

  private func randIndex(with other: Partition, _ overlaps: [Overlap]) -> Double? {
    guard nodeCount > 1 else { return nil }
    func pairs(_ size: Int) -> Double { Double(size) * Double(size - 1) / 2 }
    let together = overlaps.reduce(0) { $0 + pairs($1.count) }
    let ours = sizes.reduce(0) { $0 + pairs($1) }
    let theirs = other.sizes.reduce(0) { $0 + pairs($1) }
    let expected = ours * (theirs / pairs(nodeCount))
    let greatest = (ours + theirs) / 2
    // Both alone or all together: the same partition.
    return greatest == expected ? 1 : (together - expected) / (greatest - expected)
  }

  private var entropy: Double {
    sizes.reduce(0) { sum, size in
      let share = Double(size) / Double(nodeCount)
      return sum - share * Mathematics.naturalLogarithm(share)
    }
  }

  private func mutualInformation(with other: Partition, _ overlaps: [Overlap]) -> Double {
    let all = Double(nodeCount)
    return overlaps.reduce(0) { sum, overlap in
      let expected = Double(sizes[overlap.ours]) * Double(other.sizes[overlap.theirs]) / all
      return sum + Double(overlap.count) / all * Mathematics.naturalLogarithm(Double(overlap.count) / expected)
    }
  }

  /// The number of nodes that a group of ours and one of the other partition share.
  private typealias Overlap = (ours: Int, theirs: Int, count: Int)

  /// The overlaps of groups that share nodes.
  private func overlaps(with other: Partition) -> [Overlap] {
    precondition(nodeCount == other.nodeCount, "The partitions have \(nodeCount) and \(other.nodeCount) nodes.")
    var overlaps: [Overlap] = []
    var shared = [Int](repeating: 0, count: other.count)
    for (ours, group) in groups.enumerated() {
      var touched: [Int] = []
      for node in group {
        if shared[other[node]] == 0 { touched.append(other[node]) }
        shared[other[node]] += 1
      }
      for theirs in touched {
        overlaps.append((ours, theirs, shared[theirs]))
        shared[theirs] = 0
      }
    }
    return overlaps
  }
}
