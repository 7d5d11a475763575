/// Places from one of Graphviz's layout engines.
struct EngineLayout: Sendable {
  let engine: DiagramLayout
  let seed: UInt64

  /// The places of nodes in points, as the engine leaves them.
  ///
  /// - Parameter widths: The diameter of each node in points.
  func places(widths: [Double], ties: [(from: Int, to: Int)]) throws(DiagramError) -> [Point] {
    try engine.checkSize(nodes: widths.count, ties: ties.count)
    return try unlimitedPlaces(widths: widths, ties: ties)
  }

  /// The same whatever the size, which can take minutes.
  func unlimitedPlaces(widths: [Double], ties: [(from: Int, to: Int)]) throws(DiagramError) -> [Point] {
    let name = engine.rawValue
    let seed = UInt32(truncatingIfNeeded: seed)
    let places: [Point] = try GraphvizThread.shared.run { context in
      var nodes: [GraphvizGraph.Node] = []
      return unsafe context.withGraph(layout: name, seed: seed) { graph in
        graph.set(.start, String(seed))
        graph.set(.overlap, "true")
        graph.set(.splines, "line")
        for width in widths {
          let side = NumberText.fine(width / 72)
          let node = graph.addNode([
            (.shape, "circle"), (.width, side), (.height, side), (.fixedsize, "true"), (.label, ""),
          ])
          if let node { nodes.append(node) }
        }
        guard nodes.count == widths.count else { return }
        for tie in ties { graph.addEdge(from: nodes[tie.from], to: nodes[tie.to], []) }
      } read: { _, graph in
        nodes.map(graph.position)
      }
    }
    guard places.count == widths.count, places.allSatisfy(\.isFinite) else {
      throw DiagramError(.drawingFailed("the layout \(name) left stakeholders without a place"))
    }
    return places
  }
}
