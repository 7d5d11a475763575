extension Graph {
  /// How deep in the core each node is: the largest k such that it belongs to a group in which all have k ties.
  ///
  /// Ties count whatever their direction and strength.
  ///
  /// - Complexity: O(n + m). Works in 12 bytes a node.
  ///
  /// Source: Seidman 1983, doi:10.1016/0378-8733(83)90028-X; Batagelj & Zaveršnik 2003, arXiv:cs/0310049.
  public func coreNumbers() -> NodeScores {
    NodeScores(
      measure: "core_number", conventions: undirectedConventions(),
      defined: Self.peeled(undirected().out).lazy.map(Double.init))
  }

  /// Takes nodes away level by level: first those with no tie left, then those with one, and so on.
  ///
  /// Taking one away may bring its neighbours down to the level, and they go too. The level at which a node goes is its
  /// core number. Each level looks through the nodes still there, and each of them has at least as many ties as levels
  /// have passed, so that all this looking is no more than the number of ties.
  private static func peeled(_ adjacency: Adjacency) -> ContiguousArray<Int32> {
    let nodeCount = adjacency.nodeCount
    var tiesLeft = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
    var present = tiesLeft
    var waiting = tiesLeft
    let offsets = adjacency.offsets.span
    let neighbors = adjacency.neighbors.span
    var left = tiesLeft.mutableSpan
    var nodes = present.mutableSpan
    var stack = waiting.mutableSpan
    for node in 0..<nodeCount {
      left[node] = offsets[node + 1] - offsets[node]
      nodes[node] = Int32(truncatingIfNeeded: node)
    }
    var presentCount = nodeCount
    var level: Int32 = 0
    while presentCount > 0 {
      var keptCount = 0
      var height = 0
      for index in 0..<presentCount {
        let node = nodes[index]
        let ties = left[Int(node)]
        if ties == level {
          stack[height] = node
          height += 1
        } else if ties > level {
          nodes[keptCount] = node
          keptCount += 1
        }
      }
      presentCount = keptCount
      while height > 0 {
        height -= 1
        let node = Int(stack[height])
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let neighbor = neighbors[position]
          let ties = left[Int(neighbor)]
          guard ties > level else { continue }
          left[Int(neighbor)] = ties - 1
          if ties - 1 == level {
            stack[height] = neighbor
            height += 1
          }
        }
      }
      level += 1
    }
    return tiesLeft
  }
}

extension Measure {
  static let coreNumber = Measure(
    id: "core_number", title: "Depth in the core", level: .stakeholders, needs: .ignoresDirections, unit: .count,
    reading: "The largest k such that this stakeholder belongs to a group in which everyone has k ties.",
    complexity: "O(n + m)", source: "Seidman 1983", doi: "10.1016/0378-8733(83)90028-X"
  ) { graph, _ in .stakeholders(graph.coreNumbers()) }
}
