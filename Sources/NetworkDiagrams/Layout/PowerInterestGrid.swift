/// The grid of power and interest: who must be won over, kept content, kept informed, watched.
///
/// Source: Mendelow 1981, Environmental Scanning, Proceedings of the Second International Conference on Information
/// Systems.
struct PowerInterestGrid {
  /// The part of the map box that the grid takes; below it stand those of whom power or interest is not known.
  let grid: Rect
  let power: ClosedRange<Double>
  let interest: ClosedRange<Double>
  private let nodes: [DiagramNode]

  init(nodes: [DiagramNode], box: Rect) throws(DiagramError) {
    func range(_ values: [Double]) -> ClosedRange<Double>? {
      let finite = values.filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max() else { return nil }
      return low.rounded(.down)...max(high.rounded(.up), low.rounded(.down) + 1)
    }
    let rated = nodes.filter { Self.isRated($0) }
    guard let power = range(rated.compactMap(\.power)), let interest = range(rated.compactMap(\.interest)) else {
      throw DiagramError(.noGrid)
    }
    self.nodes = nodes
    self.power = power
    self.interest = interest
    let hasUnrated = rated.count < nodes.count
    grid = Rect(minX: box.minX + 24, minY: box.minY + (hasUnrated ? 62 : 24), maxX: box.maxX, maxY: box.maxY - 16)
  }

  static func isRated(_ node: DiagramNode) -> Bool {
    node.power?.isFinite == true && node.interest?.isFinite == true
  }

  /// How many stand below the grid.
  var unratedCount: Int { nodes.count { !Self.isRated($0) } }

  /// The place of each stakeholder; symbols that would lie on one another are moved apart.
  func places(widths: [Double]) -> [Point] {
    let room = grid.insetBy(22)
    var beside = 0
    let step = min(150, grid.width / Double(max(1, unratedCount)))
    var places = nodes.map { node -> Point in
      guard let power = node.power, let interest = node.interest, Self.isRated(node) else {
        beside += 1
        return Point(grid.minX + 12 + step * Double(beside - 1), grid.minY - 46)
      }
      return Point(
        room.minX + room.width * Self.share(interest, self.interest),
        room.minY + room.height * Self.share(power, self.power))
    }
    let rated = nodes.indices.filter { Self.isRated(nodes[$0]) }
    var moved = rated.map { places[$0] }
    OverlapRemoval(sizes: rated.map { Point(widths[$0], widths[$0]) }, gap: 3).separate(&moved)
    for (node, place) in zip(rated, moved) {
      let half = widths[node] / 2 + 2
      places[node] = Point(
        min(max(place.x, grid.minX + half), grid.maxX - half), min(max(place.y, grid.minY + half), grid.maxY - half))
    }
    return places
  }

  private static func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    value.share(from: range.lowerBound, to: range.upperBound)
  }
}
