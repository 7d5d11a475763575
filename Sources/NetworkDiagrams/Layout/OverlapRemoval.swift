/// Pushes boxes apart until none lies on another, as little as possible.
///
/// All overlapping pairs move at once, half each, away from one another; where that is a long way, as with wide names, along
/// the shorter side. When that stalls the whole drawing is widened a
/// little. The price is area, not shape: distances keep their proportions.
struct OverlapRemoval {
  /// Width and height of each node's box.
  var sizes: [Point]
  var gap: Double

  /// Moves the places apart.
  ///
  /// - Returns: Whether all overlaps are gone.
  @discardableResult
  func separate(_ places: inout [Point]) -> Bool {
    guard places.count > 1 else { return true }
    var lastCount = Int.max
    for round in 1...600 {
      var moves = [Point](repeating: .zero, count: places.count)
      var touches = [Int](repeating: 0, count: places.count)
      var count = 0
      forEachPair(places) { a, b in
        var difference = places[b] - places[a]
        if difference == .zero {
          // The same place: any direction will do, as long as it is always the same.
          difference = Point(
            Double((a &* 7919 &+ b) % 17 - 8) * 1e-3, Double((a &+ b &* 104_729) % 17 - 8) * 1e-3 + 1e-4)
        }
        let overlapX = (sizes[a].x + sizes[b].x) / 2 + gap - abs(difference.x)
        let overlapY = (sizes[a].y + sizes[b].y) / 2 + gap - abs(difference.y)
        guard overlapX > 1e-6, overlapY > 1e-6 else { return }
        count += 1
        touches[a] += 1
        touches[b] += 1
        let push = Self.push(along: difference.direction, Point(overlapX, overlapY))
        moves[a] -= push
        moves[b] += push
      }
      if count == 0 { return true }
      for node in places.indices where touches[node] > 0 {
        places[node] += moves[node] * (touches[node] > 2 ? 1 / (1 + 0.25 * Double(touches[node])) : 1)
      }
      if round % 25 == 0 {
        if Double(count) > 0.7 * Double(lastCount) { for node in places.indices { places[node] = places[node] * 1.05 } }
        lastCount = count
      }
    }
    return false
  }

  /// Half the way that parts two boxes.
  ///
  /// Pushing along the sides alone would set crowded nodes in rows.
  private static func push(along direction: Point, _ overlap: Point) -> Point {
    let shorter = min(overlap.x, overlap.y)
    let x = abs(direction.x) > 1e-9 ? overlap.x / abs(direction.x) : .infinity
    let y = abs(direction.y) > 1e-9 ? overlap.y / abs(direction.y) : .infinity
    if min(x, y) <= 1.6 * shorter { return direction * (min(x, y) / 2 + 1e-3) }
    let step = shorter / 2 + 1e-3
    return overlap.x < overlap.y
      ? Point(direction.x < 0 ? -step : step, 0) : Point(0, direction.y < 0 ? -step : step)
  }

  /// Pairs whose boxes may touch, found by a sweep from left to right over rows as high as the highest box.
  private func forEachPair(_ places: [Point], _ body: (Int, Int) -> Void) {
    let lefts = places.indices.map { places[$0].x - sizes[$0].x / 2 }
    let order = places.indices.sorted { lefts[$0] != lefts[$1] ? lefts[$0] < lefts[$1] : $0 < $1 }
    let bounds = ComponentPacking.bounds(places)
    let rowHeight = max(sizes.reduce(0) { max($0, $1.y) } + gap, bounds.height / 4000)
    guard rowHeight > 0, rowHeight.isFinite, bounds.width.isFinite else { return }
    let rowCount = Int(bounds.height / rowHeight) + 1
    var active = [[Int]](repeating: [], count: rowCount)
    for node in order {
      let row = min(rowCount - 1, Int((places[node].y - bounds.minY) / rowHeight))
      for near in max(0, row - 1)...min(rowCount - 1, row + 1) {
        active[near].removeAll { places[$0].x + sizes[$0].x / 2 + gap <= lefts[node] }
        for other in active[near]
        where abs(places[node].y - places[other].y) < (sizes[node].y + sizes[other].y) / 2 + gap {
          body(min(node, other), max(node, other))
        }
      }
      active[row].append(node)
    }
  }
}
