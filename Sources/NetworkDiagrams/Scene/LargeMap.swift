import Graphs

/// What differs on maps of more than 150 stakeholders: small symbols, thin pale ties, the names of the highest twelve,
/// and small unconnected parts beside the map instead of on it.
enum LargeMap {
  /// Up to this many stakeholders all names are written.
  static let largestNamedCount = 150
  /// Parts up to this size move to the legend column when the map has a larger one.
  static let largestAsidePart = 5

  static func isLarge(_ count: Int) -> Bool { count > largestNamedCount }

  /// The parts that move to the legend column, larger ones first; the last ones are single stakeholders.
  static func asideParts(nodeCount: Int, ties: [(Int, Int)]) throws(DiagramError) -> [[Int]] {
    guard isLarge(nodeCount) else { return [] }
    let components = try Graph(checking: ties, nodeCount: nodeCount).components()
    guard components.sizes.contains(where: { $0 > largestAsidePart }) else { return [] }
    let small = components.sizes.indices.filter { components.sizes[$0] <= largestAsidePart }
    return small.map { components.nodes(of: $0) }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0]
    }
  }

  /// Places of the connected stakeholders on the map box, without overlaps.
  ///
  /// - Parameter extents: The box that each needs around its place: the symbol, and to its right the name if it has one.
  static func places(of graph: Graph, extents: [Rect], seed: UInt64, box: Rect) -> [Point] {
    spread(StressLayout.suited(to: graph, seed: seed).positions(of: graph), extents: extents, box: box)
  }

  /// A drawing as large as the box allows, with room for what each stakeholder needs around its place.
  static func spread(_ drawing: [Point], extents: [Rect], box: Rect) -> [Point] {
    let removal = OverlapRemoval(sizes: extents.map { Point($0.width, $0.height) }, gap: 1.5)
    // Pushing nodes apart takes room: begin smaller until the result fits, then use what is left.
    var places: [Point] = []
    for share in [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4] {
      places = opened(scaled(drawing, extents: extents, to: box, share: share), for: extents)
      var centers = zip(places, extents).map { $0 + $1.center }
      removal.separate(&centers)
      places = zip(centers, extents).map { $0 - $1.center }
      let bounds = bounds(of: places, extents)
      if bounds.width <= box.width - 8, bounds.height <= box.height - 8 { break }
    }
    return scaled(places, extents: extents, to: box, share: 1)
  }

  /// Makes room for names where few have one: who stands where a name will be moves up or down, and those above and below
  /// a little less. Pushing them out of the way one by one would set them in rows.
  private static func opened(_ places: [Point], for extents: [Rect]) -> [Point] {
    let named = extents.indices.filter { extents[$0].maxX > -2 * extents[$0].minX }
    guard named.count * 8 < places.count else { return places }
    var places = places
    for node in named {
      let (center, radius) = (places[node], -extents[node].minX)
      let half = extents[node].height / 2 + 5
      let reach = 5 * half
      for other in places.indices where other != node {
        let difference = places[other] - center
        let height = abs(difference.y)
        // The full way beside the symbol, less beyond the end of the name, none beyond that.
        let beside = min(1, difference.x / max(1, radius), 1 + (extents[node].maxX - difference.x) / 24)
        guard beside > 0, height < reach else { continue }
        let moved = half * (1 - height / reach) * beside
        places[other].y += difference.y < 0 ? -moved : moved
      }
    }
    return places
  }

  private static func bounds(of places: [Point], _ extents: [Rect]) -> Rect {
    let low = zip(places, extents).map { Point($0.x + $1.minX, $0.y + $1.minY) }
    let high = zip(places, extents).map { Point($0.x + $1.maxX, $0.y + $1.maxY) }
    return ComponentPacking.bounds(low + high)
  }

  /// Spreads places over the box, so that what they need around them stays inside.
  private static func scaled(_ places: [Point], extents: [Rect], to box: Rect, share: Double) -> [Point] {
    let needed = bounds(of: places, extents)
    let bare = ComponentPacking.bounds(places)
    func factor(_ room: Double, _ needed: Double, _ bare: Double) -> Double {
      bare > 1e-9 ? max(0.1 * room, room - max(0, needed - bare)) / bare : .infinity
    }
    // A layout in tie lengths says nothing about margins; one on the page does.
    let isOnPage = bare.width > box.width / 3
    let x = factor(box.width - 8, isOnPage ? needed.width : bare.width + 120, bare.width)
    let y = factor(box.height - 8, isOnPage ? needed.height : bare.height + 30, bare.height)
    let least = min(x, y)
    guard least.isFinite else { return places.map { _ in box.center } }
    let scale = Point(min(x, least * 1.35), min(y, least * 1.35)) * share
    let moved = places.map { ($0 - bare.center).scaled(by: scale) }
    let result = bounds(of: moved, extents)
    return moved.map { $0 + box.center - result.center }
  }

  // MARK: The column beside the map

  /// Places of the parts that stand aside, row after row from `top` down between two edges.
  static func asidePlaces(
    _ parts: [[Int]], left: Double, right: Double, top: Double, bottom: Double
  ) -> (groups: [Int: Point], singles: [Int: Point], singlesTop: Double) {
    let alone = parts.filter { $0.count == 1 }.map { $0[0] }
    // Where there are many, they stand closer together, down to a tenth; below them the single ones need some room.
    let floor = bottom + (alone.isEmpty ? 0 : 52)
    var (groups, lowest) = ([Int: Point](), top)
    for scale in [1, 0.8, 0.64, 0.5, 0.4, 0.32, 0.25, 0.2, 0.16, 0.1] {
      (groups, lowest) = groupPlaces(parts, left: left, right: right, top: top, scale: scale)
      if lowest >= floor { break }
    }
    let singlesTop = groups.isEmpty ? top : lowest - 18
    var singles: [Int: Point] = [:]
    let first = singlesTop - 14
    let width = right - left - 6
    // Dots as far apart as the room allows.
    let step = max(2, min(8.6, (max(20, first - bottom) * width / Double(max(1, alone.count))).squareRoot()))
    let perRow = max(1, Int(width / step) + 1)
    for (index, node) in alone.enumerated() {
      singles[node] = Point(left + 4 + step * Double(index % perRow), first - step * Double(index / perRow))
    }
    return (groups, singles, singlesTop)
  }

  /// Places of the parts of several, row after row, and how far down they reach.
  private static func groupPlaces(
    _ parts: [[Int]], left: Double, right: Double, top: Double, scale: Double
  ) -> (places: [Int: Point], lowest: Double) {
    var places: [Int: Point] = [:]
    var x = left
    var y = top
    var rowHeight = 0.0
    for part in parts where part.count > 1 {
      let offsets = outline(part.count).map { $0 * scale }
      let width = (offsets.map(\.x).max() ?? 0) + 17 * scale
      if x + width > right {
        x = left
        y -= rowHeight + 11 * scale
        rowHeight = 0
      }
      for (node, offset) in zip(part, offsets) { places[node] = Point(x + 4 + offset.x, y - offset.y) }
      x += width
      rowHeight = max(rowHeight, offsets.map(\.y).max() ?? 0)
    }
    return (places, y - rowHeight)
  }

  /// Where the members of a small part stand: a line, a triangle, a ring.
  private static func outline(_ count: Int) -> [Point] {
    switch count {
    case 2: [Point(0, 0), Point(12, 0)]
    case 3: [Point(6, 0), Point(0, 9), Point(12, 9)]
    case 4: [Point(0, 0), Point(12, 0), Point(0, 11), Point(12, 11)]
    default: [Point(8, 0), Point(16, 6), Point(13, 14), Point(3, 14), Point(0, 6)]
    }
  }
}

extension Graph {
  /// An undirected graph of ties whose ends have been checked before.
  init(checking ties: [(Int, Int)], nodeCount: Int) throws(DiagramError) {
    do {
      try self.init(nodeCount: nodeCount, ties: ties, isDirected: false)
    } catch {
      throw DiagramError(.drawingFailed("\(error)"))
    }
  }
}
