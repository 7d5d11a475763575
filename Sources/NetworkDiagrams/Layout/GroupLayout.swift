/// Layouts in which each group of stakeholders, usually a sector, has a place of its own.
struct GroupLayout {
  /// The members of each group.
  var groups: [[Int]]
  var ties: [(Int, Int)]
  var nodeCount: Int
  /// The width of each node's symbol.
  var widths: [Double]
  /// Where the map goes.
  var box: Rect

  /// Room over a column for its name.
  static let headRoom = 30.0

  /// The left edge of each column, and how wide one is.
  var columnEdges: (lefts: [Double], width: Double) {
    let width = box.width / Double(max(1, groups.count))
    return (groups.indices.map { box.minX + width * Double($0) }, width)
  }

  /// A column for each group, its members in an order in which few ties cross.
  func columns() -> [Point] {
    let (lefts, width) = columnEdges
    let top = box.maxY - Self.headRoom
    let height = top - box.minY
    let ranks = ordered { rank, count in Double(rank) - Double(count - 1) / 2 }
    // As far apart as the column allows, half its height above and half below the middle, so that ties between columns
    // run level. A column that is too long stands in two or more rows beside one another.
    var places = [Point](repeating: box.center, count: nodeCount)
    for (group, left) in zip(ranks, lefts) {
      let widest = group.map { widths[$0] }.max() ?? 0
      let rows = max(1, Int((Double(group.count) * (widest + 3) / height).rounded(.up)))
      let lines = (group.count + rows - 1) / rows
      let step = min(58, height / Double(max(1, lines)))
      let first = top - (height - step * Double(lines)) / 2
      for (rank, node) in group.enumerated() {
        places[node] = Point(
          left + 22 + Double(rank % rows) * (width - 30) / Double(rows), first - (Double(rank / rows) + 0.5) * step)
      }
    }
    return places
  }

  /// A ring for each group, the smallest inside, members near those to whom they are tied.
  func rings() -> [Point] {
    let bySize = groups.indices.sorted { (groups[$0].count, $0) < (groups[$1].count, $1) }
    var places = [Point](repeating: .zero, count: nodeCount)
    let rings = bySize.filter { !groups[$0].isEmpty }
    let outer = Point(box.width / 2 - 70, box.height / 2 - 18)
    for (ring, group) in rings.enumerated() {
      let isMiddle = ring == 0 && groups[group].count == 1
      let share = isMiddle ? 0 : rings.count == 1 ? 1 : 0.24 + 0.76 * Double(ring) / Double(rings.count - 1)
      let radii = outer * share
      // Later rings take the order of the angles at which their neighbours inside stand.
      let wanted = groups[group].map { node -> (node: Int, turn: Double) in
        let inner = neighbors(of: node).filter { places[$0] != .zero }
        let pull = inner.reduce(Point.zero) { $0 + places[$1].direction }
        return (node, inner.isEmpty || pull.length < 1e-9 ? .infinity : Self.turn(pull))
      }
      let order = wanted.sorted { ($0.turn, $0.node) < ($1.turn, $1.node) }.map(\.node)
      let start = wanted.map(\.turn).filter(\.isFinite).min() ?? Double(ring) * 0.13
      for (rank, node) in order.enumerated() {
        let turn = start + Double(rank) / Double(order.count)
        places[node] = CircleLayout.direction(turn - turn.rounded(.down)).scaled(by: radii)
      }
    }
    return places.map { $0 + box.center }
  }

  /// A measure of the angle from the top, clockwise, 0 to 1. It grows with the angle, and needs no arc tangent, which
  /// differs in its last digit between systems.
  private static func turn(_ point: Point) -> Double {
    let sum = abs(point.x) + abs(point.y)
    let share = point.x / sum
    return point.y >= 0 ? (share >= 0 ? share / 4 : 1 + share / 4) : 0.5 - share / 4
  }

  private func neighbors(of node: Int) -> [Int] {
    ties.compactMap { $0.0 == node ? $0.1 : $0.1 == node ? $0.0 : nil }
  }

  /// The groups with their members in the order of the mean height of their neighbours, settled in a few sweeps
  /// (Sugiyama, Tagawa & Toda 1981, doi:10.1109/TSMC.1981.4308636).
  private func ordered(height: (Int, Int) -> Double) -> [[Int]] {
    var groups = groups
    var heights = [Double](repeating: 0, count: nodeCount)
    var groupOfNode = [Int](repeating: -1, count: nodeCount)
    var lists = [[Int]](repeating: [], count: nodeCount)
    for (a, b) in ties {
      lists[a].append(b)
      lists[b].append(a)
    }
    func settle(_ group: Int) {
      for (rank, node) in groups[group].enumerated() { heights[node] = height(rank, groups[group].count) }
    }
    for group in groups.indices {
      for node in groups[group] { groupOfNode[node] = group }
      settle(group)
    }
    for _ in 0..<12 {
      for group in groups.indices {
        let means = Dictionary(
          uniqueKeysWithValues: groups[group].map { node -> (Int, Double) in
            let outside = lists[node].filter { groupOfNode[$0] >= 0 && groupOfNode[$0] != group }
            let mean = outside.reduce(0) { $0 + heights[$1] } / Double(max(1, outside.count))
            return (node, outside.isEmpty ? heights[node] : mean)
          })
        groups[group].sort { (means[$0] ?? 0, $0) < (means[$1] ?? 0, $1) }
        settle(group)
      }
    }
    return groups
  }
}
