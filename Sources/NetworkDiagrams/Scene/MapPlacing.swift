import Graphs

/// Finds the places of nodes and names on the page.
///
/// Places come first, from all ties that may place, with the names that the sector map has; so they are the same in
/// every style and theme. Then the names of the style at hand are put beside them.
struct MapPlacing {
  let diagram: Diagram
  let ends: [(Int, Int)]
  let palette: SectorPalette
  let nodeSize: NodeSize

  /// The names that one map shows.
  struct Names: Equatable {
    var labels: [LabelText?]
    var isTop: [Bool]
  }

  /// Room for a name beyond its measured width, since another font may be used.
  static let labelReserve = 1.06

  /// - Parameters:
  ///   - names: The names of the style at hand.
  ///   - usualNames: The names that any map of these stakeholders shows if nothing is emphasised.
  func arrangement(names: Names, usualNames: Names) throws(DiagramError) -> MapArrangement {
    let usual = try placed(usualNames)
    let drawn = zip(diagram.ties, ends).filter { $0.0.emphasis != .hidden }.map(\.1)
    if names == usualNames, drawn.count == ends.count { return usual }
    var arrangement = MapArrangement(
      items: items(names), ties: distinct(drawn), places: usual.places, sides: usual.sides, box: roomForNames)
    arrangement.prefersRight = diagram.layout == .columns
    arrangement.settleSides()
    arrangement.clearOverlaps(importance: importance(names))
    return arrangement
  }

  private func placed(_ names: Names) throws(DiagramError) -> MapArrangement {
    let given = diagram.nodes.map { diagram.places[$0.id].map { Point($0.x, $0.y) } }
    if given.contains(where: { !($0?.isFinite ?? true) }) {
      throw DiagramError(.invalidValue(what: "A given place", found: "not a number", expected: "points on the page"))
    }
    let placing = distinct(zip(diagram.ties, ends).filter { $0.0.isForPlacing }.map(\.1))
    if LargeMap.isLarge(diagram.nodes.count), diagram.layout == .stress {
      return try placedLarge(names, given: given, ties: placing)
    }
    if diagram.layout != .stress, !given.contains(where: { $0 != nil }) {
      return try placedByEngine(names, ties: placing)
    }
    let items = items(names)
    let isMovable = given.map { $0 == nil }
    let hasGiven = given.contains { $0 != nil }
    let tries = hasGiven ? 1 : 2
    let candidates =
      hasGiven
      ? [completed(given, ties: placing, box: diagram.page.map)]
      : try layouts(placing, count: tries).map { items.count > 60 ? roomy($0, items) : fitted($0) }
    let starts = candidates.map { onMap($0, items) }
    // The best drawing does not always leave the best room for names.
    var best: MapArrangement?
    for start in starts {
      var arrangement = MapArrangement(items: items, ties: placing, places: start, box: diagram.page.map)
      var random = SplitMix64(seed: diagram.seed)
      arrangement.improve(isMovable: isMovable, steps: steps(placing.count) / tries, random: &random)
      arrangement.clearOverlaps(importance: importance(names))
      if arrangement.totalCost + 100 * Double(arrangement.hiddenNames.count) < best?.totalCost ?? .infinity {
        best = arrangement
      }
    }
    return best ?? MapArrangement(items: items, ties: placing, places: starts[0], box: diagram.page.map)
  }

  /// Places from another layout: fitted to the page, pushed apart where symbols overlap, and then only names move.
  private func placedByEngine(_ names: Names, ties: [(Int, Int)]) throws(DiagramError) -> MapArrangement {
    let items = items(names)
    try diagram.layout.checkSize(nodes: items.count, ties: ties.count)
    var places: [Point]
    switch diagram.layout {
    case .columns: return settled(items, ties, at: groupLayout(ties, items).columns(), names)
    case .rings: return settled(items, ties, at: groupLayout(ties, items).rings(), names)
    case .powerInterest:
      let grid = try PowerInterestGrid(nodes: diagram.nodes, box: diagram.page.map)
      return settled(items, ties, at: grid.places(widths: items.map { $0.radius * 2 }), names)
    case .circle: return settled(items, ties, at: circle(groupLayout(ties, items).groups.flatMap(\.self), items), names)
    case .stress, .neato, .dot, .fdp, .sfdp, .circo, .twopi, .osage:
      let engine = EngineLayout(engine: diagram.layout, seed: diagram.seed)
      places = try engine.places(widths: items.map { $0.radius * 2 }, ties: ties.map { (from: $0.0, to: $0.1) })
    }
    places = fitted(places, largest: .infinity)
    OverlapRemoval(sizes: items.map { Point($0.radius * 2, $0.radius * 2) }, gap: 3).separate(&places)
    return settled(items, ties, at: fitted(places, largest: 1), names)
  }

  /// The map box, without the heads of columns.
  private var roomForNames: Rect {
    var box = diagram.page.map
    if diagram.layout == .columns { box.maxY -= GroupLayout.headRoom - 8 }
    return box
  }

  /// All on one circle that leaves room for names outside.
  private func circle(_ order: [Int], _ items: [MapArrangement.Item]) -> [Point] {
    let box = diagram.page.map
    let longest = items.reduce(0) { max($0, $1.labelSize?.x ?? 0) }
    let radii = Point(box.width / 2 - min(130, longest) - 20, box.height / 2 - 34)
    var places = CircleLayout.places(order: order).map { $0.scaled(by: radii) + box.center }
    OverlapRemoval(sizes: items.map { Point($0.radius * 2, $0.radius * 2) }, gap: 3).separate(&places)
    return box.insetBy(20).contains(ComponentPacking.bounds(places)) ? places : fitted(places, largest: 1)
  }

  /// Places that are settled; only names look for theirs.
  private func settled(
    _ items: [MapArrangement.Item], _ ties: [(Int, Int)], at places: [Point], _ names: Names
  ) -> MapArrangement {
    var arrangement = MapArrangement(items: items, ties: ties, places: onMap(places, items), box: roomForNames)
    arrangement.prefersRight = diagram.layout == .columns
    if !LargeMap.isLarge(items.count) {
      var random = SplitMix64(seed: diagram.seed)
      arrangement.improve(isMovable: items.map { _ in false }, steps: 40 * items.count, random: &random)
    } else {
      arrangement.settleSides()
    }
    arrangement.clearOverlaps(importance: importance(names))
    return arrangement
  }

  /// The groups that have a symbol of their own, in the order of the legend, and the others together.
  private func groupLayout(_ ties: [(Int, Int)], _ items: [MapArrangement.Item]) -> GroupLayout {
    GroupLayout(
      groups: palette.groups(of: diagram.nodes), ties: ties, nodeCount: diagram.nodes.count,
      widths: items.map { $0.radius * 2 }, box: diagram.page.map)
  }

  private func placedLarge(
    _ names: Names, given: [Point?], ties: [(Int, Int)]
  ) throws(DiagramError) -> MapArrangement {
    let nodeCount = diagram.nodes.count
    let items = items(names)
    let aside = Set(try LargeMap.asideParts(nodeCount: nodeCount, ties: ties).joined())
    // Those who stand aside get their places with the legend; until then they are out of everybody's way.
    var places = diagram.nodes.map { _ in Point(diagram.page.legendLeft, 0) }
    if given.contains(where: { $0 != nil }) {
      places = completed(given, ties: ties, box: diagram.page.map)
      for node in aside { places[node] = Point(diagram.page.legendLeft, 0) }
    } else {
      let kept = diagram.nodes.indices.filter { !aside.contains($0) }
      let graph = try Graph(checking: ties, nodeCount: nodeCount).subgraph(of: kept).graph
      let extents = kept.map { extent(of: items[$0]) }
      let found = LargeMap.places(of: graph, extents: extents, seed: diagram.seed, box: diagram.page.map)
      for (node, place) in zip(kept, found) { places[node] = place }
    }
    places = onMap(places, items, except: aside)
    var arrangement = MapArrangement(items: items, ties: ties, places: places, box: diagram.page.map)
    arrangement.settleSides()
    arrangement.clearOverlaps(importance: importance(names))
    return arrangement
  }

  /// The places from which no symbol reaches beyond the map box: those nearest to the ones that are wanted.
  private func onMap(_ places: [Point], _ items: [MapArrangement.Item], except aside: Set<Int> = []) -> [Point] {
    let box = diagram.page.map
    return places.indices.map { node in
      let (place, extent) = (places[node], items[node].extent)
      if aside.contains(node) { return place }
      return Point(
        max(box.minX - extent.minX, min(box.maxX - extent.maxX, place.x)),
        max(box.minY - extent.minY, min(box.maxY - extent.maxY, place.y)))
    }
  }

  /// A layout fitted to the page with room for a name to the right of each symbol: where there are many names, small
  /// moves alone do not make it.
  private func roomy(_ drawing: [Point], _ items: [MapArrangement.Item]) -> [Point] {
    let extents = items.map { extent(of: $0) }
    return LargeMap.spread(fitted(drawing), extents: extents, box: diagram.page.map)
  }

  /// The room that a symbol needs with its name to the right.
  private func extent(of item: MapArrangement.Item) -> Rect {
    let radius = item.radius
    guard let name = item.labelSize else { return Rect(minX: -radius, minY: -radius, maxX: radius, maxY: radius) }
    let half = max(radius, name.y / 2)
    return Rect(minX: -radius, minY: -half, maxX: radius + MapArrangement.usualGap + name.x + 2, maxY: half)
  }

  /// Puts stakeholders without a given place between their neighbours, or else into the middle, a little apart.
  private func completed(_ given: [Point?], ties: [(Int, Int)], box: Rect) -> [Point] {
    var places = given
    var random = SplitMix64(seed: diagram.seed)
    for round in 0..<8 {
      for node in places.indices where places[node] == nil {
        let near = ties.compactMap { a, b in a == node ? places[b] : b == node ? places[a] : nil }
        guard !near.isEmpty || round == 7 else { continue }
        let middle = near.isEmpty ? box.center : near.reduce(.zero, +) / Double(near.count)
        let dx = random.nextUnit() - 0.5
        let dy = random.nextUnit() - 0.5
        places[node] = middle + Point(dx, dy) * 80
      }
    }
    return places.map { $0 ?? box.center }
  }

  /// Highlighted names first, then by value, then by number of ties.
  private func importance(_ names: Names) -> [Double] {
    var degrees = [Double](repeating: 0, count: diagram.nodes.count)
    for (a, b) in ends {
      degrees[a] += 1
      degrees[b] += 1
    }
    let most = (degrees.max() ?? 0) + 1
    return diagram.nodes.indices.map { node in
      let share = nodeSize.isUsed ? (diagram.nodes[node].size ?? 0) / nodeSize.maximum : 0
      return (names.isTop[node] ? 100 : 0) + 10 * share + degrees[node] / most
    }
  }

  /// Fewer steps rather than more time: a step looks at every tie and node a few times.
  private func steps(_ tieCount: Int) -> Int {
    let n = max(1, diagram.nodes.count)
    let ties = Double(max(1, tieCount))
    let work = Double(n) * 3 + ties * 3 + 2 * ties / Double(n) * (ties + 2 * Double(n))
    return max(1_000, min(Self.stepsPerNode * n, Int((n > 60 ? 90_000_000 : 35_000_000) / work)))
  }

  // Code that is not optimised is about fifty times slower; an eighth of the steps keeps tests short.
  #if DEBUG
    private static let stepsPerNode = 250
  #else
    private static let stepsPerNode = 2_000
  #endif

  private func layouts(_ ties: [(Int, Int)], count: Int) throws(DiagramError) -> [[Point]] {
    let graph = try Graph(checking: ties, nodeCount: diagram.nodes.count)
    var layout = StressLayout(seed: diagram.seed)
    layout.lengths = .neighborhoods
    return layout.candidates(count, of: graph)
  }

  /// Scales a layout to the map box.
  ///
  /// Both directions may differ a little: the page is wide, few networks are.
  private func fitted(_ places: [Point], largest: Double = 150) -> [Point] {
    let bounds = ComponentPacking.bounds(places)
    // Names need room at the edges.
    let room = diagram.page.map.insetBy(24)
    let x = bounds.width > 1e-9 ? (room.width - 62) / bounds.width : .infinity
    let y = bounds.height > 1e-9 ? room.height / bounds.height : .infinity
    let least = min(x, y)
    guard least.isFinite else { return places.map { _ in room.center } }
    // A small network is not blown up to the edges.
    let scale = Point(min(x, least * 1.35, largest), min(y, least * 1.35, largest))
    return places.map { ($0 - bounds.center).scaled(by: scale) + room.center }
  }

  private func items(_ names: Names) -> [MapArrangement.Item] {
    let labels = names.labels
    let isTop = names.isTop
    return diagram.nodes.indices.map { node in
      let shape = palette.symbol(of: diagram.nodes[node].sector).shape
      let width = nodeSize.diameter(of: diagram.nodes[node].size) * shape.widthFactor
      let corners = shape.corners.isEmpty ? [Point(0.5, 0.5), Point(-0.5, -0.5)] : shape.corners
      let bounds = ComponentPacking.bounds(corners.map { $0 * width })
      let size: Point? = labels[node].map { label in
        let size = LabelRules.size(nodeCount: diagram.nodes.count, isTop: isTop[node])
        let widest = label.lines.map { TextMetrics.width(of: $0, size: size, isBold: isTop[node]) }.max() ?? 0
        return Point(widest * Self.labelReserve, Double(label.lines.count) * size * 1.2)
      }
      return MapArrangement.Item(extent: bounds, labelSize: size)
    }
  }

  /// Each pair once: parallel ties lie almost on one another.
  private func distinct(_ ends: [(Int, Int)]) -> [(Int, Int)] {
    var seen: Set<[Int]> = []
    return ends.filter { $0.0 != $0.1 && seen.insert([min($0.0, $0.1), max($0.0, $0.1)]).inserted }
  }
}
