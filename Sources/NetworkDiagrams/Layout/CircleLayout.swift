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
  static func direction(_ share: Double) -> Point {
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
