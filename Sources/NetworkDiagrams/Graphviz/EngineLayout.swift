/// Places from one of Graphviz's layout engines.
struct EngineLayout: Sendable {
  let engine: DiagramLayout
  let seed: UInt64

  /// The places of nodes in points, as the engine leaves them.
  ///
  /// - Parameter widths: The diameter of each node in points.
  func places(widths: [Double], ties: [(from: Int, to: Int)]) throws(DiagramError) -> [Point] {
    try engine.checkSize(nodes: widths.count, ties: ties.count)
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

/// All stakeholders on one circle, those of a sector beside one another, each sector in the order of its ties.
enum CircleLayout {
  static func places(order: [Int]) -> [Point] {
    var places = [Point](repeating: .zero, count: order.count)
    for (position, node) in order.enumerated() {
      places[node] = direction(Double(position) / Double(max(1, order.count)))
    }
    return places
  }

  /// The point of the unit circle at a share of a full turn, clockwise from the top.
  private static func direction(_ share: Double) -> Point {
    // Sines of the C library may differ in their last digit between systems. An eighth of the angle within its quarter
    // is small enough for five terms of the tangent's series; doubling three times leads back.
    let quarter = (share * 4).rounded(.down)
    let x = (share * 4 - quarter) * Double.pi / 16
    let s = x * x
    let tangent = x * (1 + s * (1.0 / 3 + s * (2.0 / 15 + s * (17.0 / 315 + s * (62.0 / 2835)))))
    var point = Point(2 * tangent / (1 + tangent * tangent), (1 - tangent * tangent) / (1 + tangent * tangent))
    for _ in 0..<2 { point = Point(2 * point.x * point.y, point.y * point.y - point.x * point.x) }
    switch Int(quarter) % 4 {
    case 0: return point
    case 1: return Point(point.y, -point.x)
    case 2: return Point(-point.x, -point.y)
    default: return Point(-point.y, point.x)
    }
  }
}
