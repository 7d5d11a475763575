/// Where a name stands beside its node, in order of preference (Imhof 1975, doi:10.1559/152304075784313304).
package enum LabelSide: Int, Sendable, CaseIterable {
  case right, upperRight, lowerRight, left, above, below, upperLeft, lowerLeft

  /// What the side costs against the best one.
  var cost: Double {
    switch self {
    case .right: 0
    case .upperRight: 0.3
    case .lowerRight: 0.5
    case .left: 0.6
    case .above, .below: 0.8
    case .upperLeft: 0.9
    case .lowerLeft: 1
    }
  }

  /// Text grows away from its node, so that another font on the reader's machine cannot pull it off.
  package var alignment: Scene.Alignment {
    switch self {
    case .right, .upperRight, .lowerRight: .left
    case .above, .below: .center
    case .left, .upperLeft, .lowerLeft: .right
    }
  }

  /// The box of a text of that size beside a node.
  ///
  /// - Parameters:
  ///   - node: The box of the node's shape.
  ///   - gap: Distance between node and text in points.
  func box(beside node: Rect, width: Double, height: Double, gap: Double) -> Rect {
    let center = node.center
    // Diagonal texts begin near the corner of the shape's box; nearer would touch the corners of squares, the more the
    // larger they are.
    let cornerGap = min(3, max(0.6, 0.14 * node.height - 1.5))
    let reachX = node.width / 2 + cornerGap + (gap - 4)
    let reachY = 0.72 * node.height / 2 + (gap - 4)
    let beside = node.width / 2 + gap
    let over = node.height / 2 + gap - 1.5
    let middle =
      switch self {
      case .right: Point(beside + width / 2, 0)
      case .left: Point(-beside - width / 2, 0)
      case .above: Point(0, over + height / 2)
      case .below: Point(0, -over - height / 2)
      case .upperRight: Point(reachX + width / 2, reachY + height / 2)
      case .lowerRight: Point(reachX + width / 2, -reachY - height / 2)
      case .upperLeft: Point(-reachX - width / 2, reachY + height / 2)
      case .lowerLeft: Point(-reachX - width / 2, -reachY - height / 2)
      }
    return Rect(center: center + middle, width: width, height: height)
  }
}
