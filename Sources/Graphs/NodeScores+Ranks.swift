extension NodeScores {
  /// The place of each node by its value: 1 for the highest; equals share the best of their places.
  ///
  /// Values that differ by less than 1e-10 of the greater one are equal, as they may be but for rounding. `nil` for nodes
  /// without a value. Places can be compared where values cannot, as those of ``Graph/bridgingCentrality(progress:)``.
  ///
  /// Complexity: O(n log n).
  public var ranks: [Int?] {
    var ranks = [Int?](repeating: nil, count: count)
    var best: (value: Double, rank: Int)?
    for (place, node) in nodesByDescendingValue.enumerated() {
      guard let value = values[node] else { continue }
      if let known = best, known.value - value <= 1e-10 * Swift.max(abs(known.value), abs(value)) {
        ranks[node] = known.rank
      } else {
        best = (value, place + 1)
        ranks[node] = place + 1
      }
    }
    return ranks
  }
}
