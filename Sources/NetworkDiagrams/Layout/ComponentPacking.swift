/// Puts the drawings of unconnected parts beside one another on as little space as the wanted shape allows.
///
/// Parts go, highest first, to the lowest place of a skyline; five widths are tried and the one that fits best is kept.
struct ComponentPacking {
  var gap: Double
  /// Width to height of the space.
  var aspect: Double

  func pack(_ drawings: inout [[Point]]) {
    let boxes = drawings.map(Self.bounds)
    let corners = places(of: boxes.map { Point($0.width, $0.height) })
    for index in drawings.indices {
      let shift = corners[index] - Point(boxes[index].minX, boxes[index].minY)
      for node in drawings[index].indices { drawings[index][node] += shift }
    }
  }

  static func bounds(_ places: [Point]) -> Rect {
    guard let first = places.first else { return Rect(minX: 0, minY: 0, maxX: 0, maxY: 0) }
    return places.reduce(into: Rect(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)) { box, p in
      box.minX = min(box.minX, p.x)
      box.minY = min(box.minY, p.y)
      box.maxX = max(box.maxX, p.x)
      box.maxY = max(box.maxY, p.y)
    }
  }

  /// The lower left corner of each box.
  func places(of sizes: [Point]) -> [Point] {
    guard sizes.count > 1 else { return sizes.map { _ in .zero } }
    let order = sizes.indices.sorted { a, b in
      if sizes[a].y != sizes[b].y { return sizes[a].y > sizes[b].y }
      return sizes[a].x != sizes[b].x ? sizes[a].x > sizes[b].x : a < b
    }
    let area = sizes.reduce(0) { $0 + ($1.x + gap) * ($1.y + gap) }
    let widest = sizes.reduce(0) { max($0, $1.x + gap) }
    var best = (cost: Double.infinity, corners: [Point]())
    for factor in [0.95, 1.05, 1.15, 1.3, 1.5] {
      var skyline = Skyline(width: max(widest, (area * aspect).squareRoot() * factor))
      var corners = [Point](repeating: .zero, count: sizes.count)
      var extent = Point.zero
      for index in order {
        let corner = skyline.place(sizes[index] + Point(gap, gap))
        corners[index] = corner
        extent = Point(max(extent.x, corner.x + sizes[index].x), max(extent.y, corner.y + sizes[index].y))
      }
      let cost = max(extent.x / aspect, extent.y)
      if cost < best.cost { best = (cost, corners) }
    }
    return best.corners
  }
}

/// The upper rim of what has been packed so far, from left to right.
private struct Skyline {
  let width: Double
  private var steps: [(x: Double, y: Double)] = [(0, 0)]

  init(width: Double) { self.width = width }

  /// Finds the lowest place for a box, raises the rim there, and says where the box begins.
  mutating func place(_ size: Point) -> Point {
    var best = (y: Double.infinity, step: 0)
    for start in steps.indices {
      if steps[start].x + size.x > width + 1e-9 { break }
      let height = steps[start...].prefix { $0.x < steps[start].x + size.x - 1e-9 }.reduce(0) { max($0, $1.y) }
      if height < best.y { best = (height, start) }
    }
    guard best.y.isFinite else {
      let top = steps.reduce(0) { max($0, $1.y) }
      steps = [(0, top + size.y)]
      return Point(0, top)
    }
    let left = steps[best.step].x
    let right = left + size.x
    var end = best.step
    var lastHeight = steps[best.step].y
    while end < steps.count, steps[end].x < right - 1e-9 {
      lastHeight = steps[end].y
      end += 1
    }
    var raised = [(x: left, y: best.y + size.y)]
    if right < width - 1e-9, end == steps.count || steps[end].x > right + 1e-9 { raised.append((right, lastHeight)) }
    steps.replaceSubrange(best.step..<end, with: raised)
    return Point(left, best.y)
  }
}
