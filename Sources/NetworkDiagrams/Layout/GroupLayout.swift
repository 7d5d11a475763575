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

  /// Where the column of each group begins and how wide it is: those with many members need more room for names that
  /// stand close together, up to a third more.
  static func columnEdges(of counts: [Int], in box: Rect) -> [(left: Double, width: Double)] {
    let shares = counts.map { 1 + 0.35 * min(1, Double($0 - 1) / 8) }
    let unit = box.width / max(1, shares.reduce(0, +))
    var left = box.minX
    return shares.map { share in
      defer { left += share * unit }
      return (left, share * unit)
    }
  }

  /// A column for each group, its members in an order in which few ties cross.
  func columns() -> [Point] {
    let edges = Self.columnEdges(of: groups.map(\.count), in: box)
    let top = box.maxY - Self.headRoom
    let height = top - box.minY
    let ranks = ordered { rank, count in Double(rank) - Double(count - 1) / 2 }
    // As far apart as the column allows, half its height above and half below the middle, so that ties between columns
    // run level. A column that is too long stands in two or more rows beside one another.
    var places = [Point](repeating: box.center, count: nodeCount)
    for (group, (left, width)) in zip(ranks, edges) {
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

  /// The half axes of the ring of each group, the smallest group inside; zero for a group of one in the middle.
  static func ringRadii(of counts: [Int], in box: Rect) -> [Point] {
    let outer = Point(box.width / 2 - 70, box.height / 2 - 18)
    let order = counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
    var radii = counts.map { _ in Point.zero }
    for (ring, group) in order.enumerated() where ring > 0 || counts[group] > 1 {
      radii[group] = outer * (order.count == 1 ? 1 : 0.24 + 0.76 * Double(ring) / Double(order.count - 1))
    }
    return radii
  }

  /// A ring for each group, the smallest inside, members near those to whom they are tied.
  func rings() -> [Point] {
    let ringRadii = Self.ringRadii(of: groups.map(\.count), in: box)
    var places = [Point](repeating: .zero, count: nodeCount)
    var taken: [Point] = []
    for group in groups.indices.sorted(by: { (groups[$0].count, $0) < (groups[$1].count, $1) }) {
      let radii = ringRadii[group]
      // Later rings take the order of the angles at which their neighbours inside stand.
      let wanted = groups[group].map { node -> (node: Int, turn: Double) in
        let inner = neighbors(of: node).filter { places[$0] != .zero }
        let pull = inner.reduce(Point.zero) { $0 + places[$1].direction }
        return (node, inner.isEmpty || pull.length < 1e-9 ? .infinity : Self.turn(pull))
      }
      let order = wanted.sorted { ($0.turn, $0.node) < ($1.turn, $1.node) }.map(\.node)
      let pulls = order.map { node in
        neighbors(of: node).filter { places[$0] != .zero }.reduce(Point.zero) { $0 + places[$1].direction }
      }
      let directions = Self.turned(order.count, towards: pulls, awayFrom: taken)
      for (node, direction) in zip(order, directions) { places[node] = direction.scaled(by: radii) }
      if radii != .zero { taken += directions }
    }
    return places.map { $0 + box.center }
  }

  /// Directions in equal steps all round, turned so that each is near where it is pulled, and none in line with one that
  /// is taken: ties between those would lie on one another.
  private static func turned(_ count: Int, towards pulls: [Point], awayFrom taken: [Point]) -> [Point] {
    let turns = 96
    var best: (cost: Double, directions: [Point])?
    for turn in 0..<turns {
      let directions = (0..<count).map { rank in
        let share = Double(rank) / Double(count) + Double(turn) / Double(turns)
        return CircleLayout.direction(share - share.rounded(.down))
      }
      var cost = 0.0
      for (direction, pull) in zip(directions, pulls) {
        if pull.length > 1e-9 { cost += 1 - direction.dot(pull.direction) }
        // Within three degrees, the more the nearer; also opposite ones are in line.
        for other in taken { cost += max(0, abs(other.dot(direction)) - 0.9986) * 3_000 }
      }
      if cost < (best?.cost ?? .infinity) - 1e-9 { best = (cost, directions) }
    }
    return best?.directions ?? []
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
