/// The outline of a node: the shape that, with the colour, tells its sector.
package enum NodeShape: String, Sendable, Hashable, CaseIterable {
  case square, circle, triangle, diamond, invtriangle, star, hexagon, house, trapezium, parallelogram

  /// How much wider than a circle the shape must be to cover the same area (measured on Graphviz's polygons).
  package var widthFactor: Double {
    switch self {
    case .square: 0.886
    case .circle: 1
    case .triangle, .invtriangle: 1.447
    case .diamond: 1.253
    case .star: 1.516
    case .hexagon: 1.023
    case .house: 1.036
    case .trapezium: 0.996
    case .parallelogram: 0.978
    }
  }

  /// The corners as Graphviz draws them in a box of side 1 around the origin, counter-clockwise; none for the circle.
  package var corners: [Point] {
    switch self {
    case .circle: []
    case .square: [Point(0.5, 0.5), Point(-0.5, 0.5), Point(-0.5, -0.5), Point(0.5, -0.5)]
    case .triangle: [Point(0, 0.5), Point(-0.5, -0.25), Point(0.5, -0.25)]
    case .invtriangle: [Point(0, -0.5), Point(0.5, 0.25), Point(-0.5, 0.25)]
    case .diamond: [Point(0.5, 0), Point(0, 0.5), Point(-0.5, 0), Point(0, -0.5)]
    case .star:
      [
        Point(0, 0.5), Point(-0.1244, 0.118), Point(-0.527, 0.118), Point(-0.2014, -0.118), Point(-0.3258, -0.5),
        Point(0, -0.264), Point(0.3258, -0.5), Point(0.2014, -0.118), Point(0.527, 0.118), Point(0.1244, 0.118),
      ]
    case .hexagon:
      [
        Point(0.5, 0), Point(0.25, 0.5), Point(-0.25, 0.5), Point(-0.5, 0), Point(-0.25, -0.5), Point(0.25, -0.5),
      ]
    case .house:
      [
        Point(0, 0.5), Point(-0.5, 0.1545), Point(-0.5, -0.4045), Point(0.5, -0.4045), Point(0.5, 0.1545),
      ]
    case .trapezium: [Point(0.292, 0.5), Point(-0.292, 0.5), Point(-0.5, -0.5), Point(0.5, -0.5)]
    case .parallelogram: [Point(0.519, 0.5), Point(-0.307, 0.5), Point(-0.519, -0.5), Point(0.307, -0.5)]
    }
  }

  /// How far the shape reaches from its centre in the direction of a unit vector, for a box of side 1.
  package func reach(along direction: Point) -> Double {
    let corners = corners
    guard !corners.isEmpty else { return 0.5 }
    var farthest = 0.0
    for (index, a) in corners.enumerated() {
      let b = corners[(index + 1) % corners.count]
      // The ray t·direction meets the side a + s·(b − a).
      let side = b - a
      let determinant = direction.x * -side.y + direction.y * side.x
      if abs(determinant) < 1e-12 { continue }
      let t = (a.x * -side.y + a.y * side.x) / determinant
      let s = (direction.x * a.y - direction.y * a.x) / determinant
      if t > 0, s >= -1e-9, s <= 1 + 1e-9 { farthest = max(farthest, t) }
    }
    return farthest > 0 ? farthest : 0.5
  }
}
