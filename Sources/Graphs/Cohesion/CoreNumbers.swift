extension Graph {
  /// How deep in the core each node is: the largest k such that it belongs to a group in which all have k ties.
  ///
  /// Ties count whatever their direction and strength.
  ///
  /// - Complexity: O(n + m).
  ///
  /// Source: Seidman 1983, doi:10.1016/0378-8733(83)90028-X; Batagelj & Zaveršnik 2003, arXiv:cs/0310049.
  public func coreNumbers() -> NodeScores {
    let graph = undirected()
    let order = DegreeOrder(graph)
    var degree = ContiguousArray(graph.nodes.lazy.map { Int32(truncatingIfNeeded: graph.outDegree(of: $0)) })
    var sorted = order.ascending
    var place = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
    for (index, node) in sorted.enumerated() { place[Int(node)] = Int32(truncatingIfNeeded: index) }
    var start = order.starts
    Self.peel(graph.out, degree: &degree, sorted: &sorted, place: &place, start: &start)
    return NodeScores(
      measure: "core_number", conventions: undirectedConventions(), defined: degree.lazy.map(Double.init))
  }

  /// Takes nodes away by ascending degree; what is left of a node's degree when its turn comes is its core number.
  private static func peel(
    _ adjacency: Adjacency, degree: inout ContiguousArray<Int32>, sorted: inout ContiguousArray<Int32>,
    place: inout ContiguousArray<Int32>, start: inout ContiguousArray<Int32>
  ) {
    let offsets = adjacency.offsets.span
    let neighbors = adjacency.neighbors.span
    var degree = degree.mutableSpan
    var sorted = sorted.mutableSpan
    var place = place.mutableSpan
    var start = start.mutableSpan
    for index in sorted.indices {
      let node = Int(sorted[index])
      let own = degree[node]
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[position])
        let others = degree[neighbor]
        guard others > own else { continue }
        // The neighbour changes places with the first node of its degree, then the boundary moves past it.
        let first = start[Int(others)]
        let firstNode = sorted[Int(first)]
        let old = place[neighbor]
        sorted[Int(old)] = firstNode
        place[Int(firstNode)] = old
        sorted[Int(first)] = Int32(truncatingIfNeeded: neighbor)
        place[neighbor] = first
        start[Int(others)] = first + 1
        degree[neighbor] = others - 1
      }
    }
  }
}

extension Measure {
  static let coreNumber = Measure(
    id: "core_number", title: "Depth in the core", level: .stakeholders, needs: .ignoresDirections, unit: .count,
    reading: "The largest k such that this stakeholder belongs to a group in which everyone has k ties.",
    complexity: "O(n + m)", source: "Seidman 1983", doi: "10.1016/0378-8733(83)90028-X"
  ) { graph, _ in .stakeholders(graph.coreNumbers()) }
}
