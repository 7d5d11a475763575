package import StakeholderModel

/// Groups of stakeholders, of which those that are too small are taken together with the next smallest until each is
/// large enough.
package struct MergedGroups: Sendable, Hashable {
  /// The merged group of each node; nil where the group is not known.
  package let labels: [Int?]
  /// For each merged group the groups that it is made of.
  package let parts: [[Int]]

  /// Merges groups; nil if fewer than two remain, since one group has nobody to be compared with.
  ///
  /// - Parameters:
  ///   - labels: The group of each node.
  ///   - minimum: How many members each must have.
  package init?(_ labels: [Int?], minimum: Int) {
    var sizes: [Int: Int] = [:]
    for case let label? in labels { sizes[label, default: 0] += 1 }
    var groups = sizes.keys.sorted().map { (parts: [$0], size: sizes[$0] ?? 0) }
    while groups.count > 1 {
      groups.sort { ($0.size, $0.parts[0]) < ($1.size, $1.parts[0]) }
      guard groups[0].size < minimum else { break }
      let smallest = groups.removeFirst()
      groups[0] = (parts: (groups[0].parts + smallest.parts).sorted(), size: groups[0].size + smallest.size)
    }
    guard groups.count > 1 else { return nil }
    let ordered = groups.map(\.parts).sorted { $0[0] < $1[0] }
    var merged: [Int: Int] = [:]
    for (number, parts) in ordered.enumerated() { for part in parts { merged[part] = number } }
    self.labels = labels.map { $0.flatMap { merged[$0] } }
    parts = ordered
  }
}

extension StakeholderNetwork {
  /// The sectors, those that are too small for figures about negative ties taken together.
  package func mergedSectors(minimum: Int) -> MergedGroups? { MergedGroups(sectorLabels, minimum: minimum) }
}
