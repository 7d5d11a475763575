extension Graph {
  /// The distance from a node to each other one, `nil` where no path leads there; 0 to itself.
  ///
  /// Steps, or in a weighted graph the sum of w̄ / w over the ties of the path, w̄ being the mean strength.
  ///
  /// - Precondition: `node` is one of ``nodes``.
  /// - Complexity: O(n + m); weighted O(m + n log n).
  public func distances(from node: Int) -> [Double?] {
    let lengths = ArcLengths(self)
    let found = search(from: node, lengths).distances
    return found.map { $0 == .infinity ? nil : $0 * lengths.unit }
  }

  /// A shortest path between two nodes with both ends; `nil` if there is none.
  ///
  /// Among equally short ones the path through the lowest numbers, seen from its end.
  ///
  /// - Precondition: both are among ``nodes``.
  /// - Complexity: as ``distances(from:)``.
  public func shortestPath(from start: Int, to end: Int) -> [Int]? {
    let lengths = ArcLengths(self)
    let (found, order) = search(from: start, lengths)
    guard found[end] < .infinity else { return nil }
    // Not their distances: beside a very long tie a very short one adds nothing to a number.
    var places = ContiguousArray<Int>(repeating: .max, count: nodeCount)
    for (place, node) in order.enumerated() { places[Int(node)] = place }
    var path = [end]
    var node = end
    while node != start {
      let before = predecessors(of: node).first { neighbor in
        guard let position = out.position(from: neighbor, to: node) else { return false }
        let length = lengths.isUniform ? 1 : lengths.lengths[position]
        return places[neighbor] < places[node] && ArcLengths.areEqual(found[neighbor] + length, found[node])
      }
      guard let before else { return nil }
      path.append(before)
      node = before
    }
    return path.reversed()
  }

  /// Distances in the unit of `lengths`, infinite where there is no way, and the nodes reached in such an order that no
  /// shortest path leads from a later one to an earlier one.
  private func search(
    from node: Int, _ lengths: ArcLengths
  ) -> (distances: ContiguousArray<Double>, order: ContiguousArray<Int32>) {
    let source = Int32(truncatingIfNeeded: node)
    let uniform = ContiguousArray<Double>(repeating: 1, count: lengths.isUniform ? out.arcCount : 0)
    let arcs = Adjacency(
      offsets: out.offsets, neighbors: out.neighbors, strengths: lengths.isUniform ? uniform : lengths.lengths)
    if lengths.isNarrow {
      var search = ShortestDistances<BucketQueue>(arcs, lengths)
      search.search(from: source)
      return (search.distances, search.order)
    }
    var search = ShortestDistances<HeapQueue>(arcs, lengths)
    search.search(from: source)
    return (search.distances, search.order)
  }
}
