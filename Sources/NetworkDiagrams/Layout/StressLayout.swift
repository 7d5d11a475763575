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

  /// Up to this many nodes of a connected part all pairs are looked at, beyond only some.
  static let largestFullModel = 600

  func starts(nodeCount: Int) -> Int {
    startCount ?? (nodeCount < 4 ? 1 : nodeCount <= 60 ? 12 : nodeCount <= 150 ? 6 : nodeCount <= 300 ? 3 : 1)
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
