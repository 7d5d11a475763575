extension Partition {
  /// How much one partition tells about the other: 1 if they are the same, 0 if nothing.
  ///
  /// `NMI = 2 I / (H₁ + H₂)`. Other programs divide by the greater, the smaller or the geometric mean of the entropies.
  /// Two partitions that both put all nodes together are the same, so 1.
  ///
  /// - Precondition: both have as many nodes.
  /// - Returns: `nil` without nodes.
  /// - Complexity: O(n).
  ///
  /// Source: Danon et al. 2005, doi:10.1088/1742-5468/2005/09/P09008.
  public func normalizedMutualInformation(with other: Partition) -> Double? {
    guard nodeCount > 0 else { return nil }
    let entropies = entropy + other.entropy
    // Rounding must not lift equal partitions above 1 nor push independent ones below 0.
    return entropies > 0 ? max(0, min(1, 2 * mutualInformation(with: other) / entropies)) : 1
  }

  /// The share of pairs of nodes on which two partitions agree, chance taken off: 1 if they are the same, 0 on average
  /// if they have nothing to do with each other.
  ///
  /// - Precondition: both have as many nodes.
  /// - Returns: `nil` with fewer than two nodes.
  /// - Complexity: O(n).
  ///
  /// Source: Hubert & Arabie 1985, doi:10.1007/BF01908075.
  public func adjustedRandIndex(with other: Partition) -> Double? {
    guard nodeCount > 1 else { return nil }
    func pairs(_ size: Int) -> Double { Double(size) * Double(size - 1) / 2 }
    let together = overlaps(with: other).reduce(0) { $0 + pairs($1.count) }
    let ours = sizes.reduce(0) { $0 + pairs($1) }
    let theirs = other.sizes.reduce(0) { $0 + pairs($1) }
    let expected = ours * (theirs / pairs(nodeCount))
    let greatest = (ours + theirs) / 2
    // Both alone or all together: the same partition.
    return greatest == expected ? 1 : (together - expected) / (greatest - expected)
  }

  /// How far two partitions are apart: what each tells that the other does not, in nats; 0 if they are the same.
  ///
  /// `VI = H₁ + H₂ − 2 I`, a distance, at most `log n`.
  ///
  /// - Precondition: both have as many nodes.
  /// - Returns: `nil` without nodes.
  /// - Complexity: O(n).
  ///
  /// Source: Meilă 2007, doi:10.1016/j.jmva.2006.11.013.
  public func variationOfInformation(from other: Partition) -> Double? {
    guard nodeCount > 0 else { return nil }
    return max(0, entropy + other.entropy - 2 * mutualInformation(with: other))
  }

  private var entropy: Double {
    sizes.reduce(0) { sum, size in
      let share = Double(size) / Double(nodeCount)
      return sum - share * Mathematics.naturalLogarithm(share)
    }
  }

  private func mutualInformation(with other: Partition) -> Double {
    let all = Double(nodeCount)
    return overlaps(with: other).reduce(0) { sum, overlap in
      let expected = Double(sizes[overlap.ours]) * Double(other.sizes[overlap.theirs]) / all
      return sum + Double(overlap.count) / all * Mathematics.naturalLogarithm(Double(overlap.count) / expected)
    }
  }

  /// The number of nodes that a group of ours and one of the other partition share, where there are any.
  private func overlaps(with other: Partition) -> [(ours: Int, theirs: Int, count: Int)] {
    precondition(nodeCount == other.nodeCount, "The partitions have \(nodeCount) and \(other.nodeCount) nodes.")
    var overlaps: [(ours: Int, theirs: Int, count: Int)] = []
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
