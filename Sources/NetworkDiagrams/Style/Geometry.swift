/// A place on the page in points, x to the right and y upwards, the origin at the lower left; or a way from one place to
/// another.
package struct Point: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  package static let zero = Point(0, 0)

  package static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  package static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  package static prefix func - (a: Point) -> Point { Point(-a.x, -a.y) }
  package static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
  package static func * (factor: Double, a: Point) -> Point { Point(a.x * factor, a.y * factor) }
  package static func / (a: Point, divisor: Double) -> Point { Point(a.x / divisor, a.y / divisor) }
  package static func += (a: inout Point, b: Point) { a = a + b }
  package static func -= (a: inout Point, b: Point) { a = a - b }

  /// The sum of the products of both parts.
  package func dot(_ other: Point) -> Double { x * other.x + y * other.y }

  package func scaled(by factors: Point) -> Point { Point(x * factors.x, y * factors.y) }

  package var length: Double { dot(self).squareRoot() }

  package func distance(to other: Point) -> Double { (self - other).length }

  /// The vector of length 1 in the same direction; of a vector without length, to the right.
  package var direction: Point {
    let length = length
    return length > 1e-12 ? self / length : Point(1, 0)
  }

  package var isFinite: Bool { x.isFinite && y.isFinite }
}

/// A rectangle with sides along the axes.
package struct Rect: Sendable, Hashable {
  package var minX, minY, maxX, maxY: Double

  package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  package init(center: Point, width: Double, height: Double) {
    self.init(
      minX: center.x - width / 2, minY: center.y - height / 2, maxX: center.x + width / 2, maxY: center.y + height / 2)
  }

  package var width: Double { maxX - minX }
  package var height: Double { maxY - minY }
  package var center: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  package func insetBy(_ d: Double) -> Rect { Rect(minX: minX + d, minY: minY + d, maxX: maxX - d, maxY: maxY - d) }

  /// Whether all of another rectangle lies inside, borders included.
  package func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  package func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the two share more than a border.
  package func overlaps(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  package func overlapArea(_ other: Rect) -> Double {
    let w = min(maxX, other.maxX) - max(minX, other.minX)
    let h = min(maxY, other.maxY) - max(minY, other.minY)
    return w > 0 && h > 0 ? w * h : 0
  }

  /// How much of the straight line from `a` to `b` lies inside, in points.
  package func lengthInside(from a: Point, to b: Point) -> Double {
    if max(a.x, b.x) <= minX || min(a.x, b.x) >= maxX || max(a.y, b.y) <= minY || min(a.y, b.y) >= maxY { return 0 }
    let d = b - a
    var enter = 0.0
    var leave = 1.0
    if abs(d.x) > 1e-12 {
      let (t0, t1) = ((minX - a.x) / d.x, (maxX - a.x) / d.x)
      enter = max(enter, min(t0, t1))
      leave = min(leave, max(t0, t1))
    }
    if abs(d.y) > 1e-12 {
      let (t0, t1) = ((minY - a.y) / d.y, (maxY - a.y) / d.y)
      enter = max(enter, min(t0, t1))
      leave = min(leave, max(t0, t1))
    }
    return enter < leave ? (leave - enter) * d.length : 0
  }
}

extension Double {
  /// Where the number lies between two others, 0 to 1; halves keep the largest numbers that there are from overflowing.
  func share(from low: Double, to high: Double) -> Double {
    let span = high / 2 - low / 2
    return span > 0 ? max(0, min(1, (self / 2 - low / 2) / span)) : 0
  }
}
