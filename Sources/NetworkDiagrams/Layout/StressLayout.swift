package import Graphs

/// Our own layout: drawn distances follow the number of steps between stakeholders, ties stay short, crowded places
/// open up.
///
/// The same seed gives the same picture on every machine.
package struct StressLayout: Sendable, Hashable {
  package var seed: UInt64
  /// How much ties count against all other pairs: 0 spreads evenly, 3 is the usual picture, 8 to 15 pull groups apart.
  package var balance = 3.0
  /// How strongly crowded nodes push one another away, relative to ties.
  package var repulsion = 0.4
  package var lengths = TieLengths.equal
  /// How strongly earlier positions hold.
  package var anchorStrength = 0.2
  /// The shape of the space to fill, width to height.
  package var aspect = 1.35
  /// How many first drawings are tried; nil for a number that suits the size.
  package var startCount: Int?

  package init(seed: UInt64 = 1) { self.seed = seed }

  /// The layout that suits an undirected graph.
  ///
  /// Up to 150 nodes, where names are read, ties count most. Beyond, distances count more, the less the neighbours of
  /// nodes are tied to one another: only where they are can groups be drawn together without misleading about steps.
  /// Beyond 5,000 nodes groups are all that can be seen.
  package static func suited(to graph: Graph, seed: UInt64 = 1) -> StressLayout {
    var layout = StressLayout(seed: seed)
    if graph.nodeCount > largestDetailed {
      layout.balance = 5
      layout.repulsion = 0.25
      layout.lengths = .hubs
    } else if graph.nodeCount > LargeMap.largestNamedCount {
      layout.balance = 0.5 * (1 - largestShareOfLeaves(in: graph)) + 5 * (graph.transitivity().value ?? 0)
    }
    return layout
  }

  /// The share of nodes that have a single tie, all to the same node: in a star nothing is won by drawing ties together.
  private static func largestShareOfLeaves(in graph: Graph) -> Double {
    let graph = graph.isDirected ? graph.undirected() : graph
    var leaves = [Int](repeating: 0, count: graph.nodeCount)
    for tie in graph.ties where tie.from != tie.to {
      if graph.degree(of: tie.from) == 1 { leaves[tie.to] += 1 }
      if graph.degree(of: tie.to) == 1 { leaves[tie.from] += 1 }
    }
    return Double(leaves.max() ?? 0) / Double(max(1, graph.nodeCount))
  }

  /// Up to this many nodes single ties can be seen.
  static let largestDetailed = 5_000

  /// How many rounds nodes move: by stress alone; with repulsion and the share of the last move that is made again; and
  /// without that share, so that everybody comes to rest.
  struct Schedule {
    var first: Int
    var main: Int
    var momentum: Float
    var last: Int
  }

  func schedule(nodeCount: Int) -> Schedule {
    if nodeCount <= LargeMap.largestNamedCount { return Schedule(first: 20, main: 60, momentum: 0, last: 0) }
    if nodeCount <= Self.largestFullModel { return Schedule(first: 5, main: 40, momentum: 0.5, last: 6) }
    return Schedule(first: 10, main: 30, momentum: 0.6, last: 6)
  }

  /// Up to this many nodes of a connected part all pairs are looked at, beyond only some.
  static let largestFullModel = 600

  func starts(nodeCount: Int) -> Int {
    startCount ?? (nodeCount < 4 ? 1 : nodeCount <= 60 ? 24 : nodeCount <= 150 ? 6 : nodeCount <= 300 ? 3 : 1)
  }

  /// Positions in tie lengths, y upwards.
  ///
  /// - Parameters:
  ///   - graph: Any graph; directions and strengths are not looked at.
  ///   - earlier: Positions of an earlier drawing, in tie lengths; nodes stay near theirs, others find a place.
  package func positions(of graph: Graph, anchoredTo earlier: [Point?] = []) -> [Point] {
    candidates(1, of: graph, anchoredTo: earlier)[0]
  }

  /// Several drawings, the best first; fewer differ when few were tried.
  package func candidates(_ count: Int, of graph: Graph, anchoredTo earlier: [Point?] = []) -> [[Point]] {
    let undirected = graph.isDirected ? graph.undirected() : graph
    let components = undirected.components()
    let parts = (0..<components.count).map { components.nodes(of: $0) }
    let hasAnchors = earlier.contains { $0 != nil }
    let drawings = parts.map { nodes in
      var component = ComponentLayout(
        graph: LayoutGraph(undirected.subgraph(of: nodes).graph).with(lengths), settings: self)
      if hasAnchors { component.earlier = nodes.map { earlier[$0].map { SIMD2(Float($0.x), Float($0.y)) } } }
      return component.drawings()
    }
    return (0..<max(1, count)).map { rank in
      let chosen = drawings.map { $0[min(rank, $0.count - 1)] }
      return joined(chosen, parts: parts, nodeCount: graph.nodeCount, keepsPlaces: hasAnchors)
    }
  }

  private func joined(_ drawings: [[Point]], parts: [[Int]], nodeCount: Int, keepsPlaces: Bool) -> [Point] {
    var drawings = drawings
    if !keepsPlaces {
      for index in drawings.indices { PrincipalAxis.turn(&drawings[index]) }
      ComponentPacking(gap: 1.2, aspect: aspect).pack(&drawings)
    }
    var result = [Point](repeating: .zero, count: nodeCount)
    for (nodes, places) in zip(parts, drawings) { for (node, place) in zip(nodes, places) { result[node] = place } }
    return result
  }
}
