import Graphs

/// Finds the places of nodes and names on the page.
struct MapPlacing {
  let diagram: Diagram
  let ends: [(Int, Int)]
  let palette: SectorPalette
  let nodeSize: NodeSize
  let labels: [LabelText?]
  let isTop: [Bool]

  static let labelSize = 10.0
  static let topLabelSize = 11.5
  /// Room for a name beyond its measured width, since another font may be used.
  static let labelReserve = 1.06

  func arrangement() throws(DiagramError) -> MapArrangement {
    let nodes = diagram.nodes
    let placing = zip(diagram.ties, ends).filter { $0.0.isForPlacing }.map(\.1)
    let given = nodes.map { diagram.places[$0.id].map { Point($0.x, $0.y) } }
    if given.contains(where: { !($0?.isFinite ?? true) }) {
      throw DiagramError(.invalidValue(what: "A given place", found: "not a number", expected: "points on the page"))
    }
    let isGiven = !nodes.isEmpty && !given.contains { $0 == nil }
    let drawn = distinct(ends)
    let items = items(isTop: isTop, labels: labels)
    func arranged(_ places: [Point], steps: Int) -> MapArrangement {
      var arrangement = MapArrangement(items: items, ties: drawn, places: places, box: PageFrame.map)
      var random = SplitMix64(seed: diagram.seed)
      arrangement.improve(movesNodes: !isGiven, steps: steps, random: &random)
      return arrangement
    }
    if isGiven { return arranged(given.map { $0 ?? .zero }, steps: steps(drawn.count)) }
    guard nodes.count <= 150 else {
      var arrangement = MapArrangement(
        items: items, ties: drawn, places: fitted(try layout(placing, rank: 0)), box: PageFrame.map)
      arrangement.settleSides()
      return arrangement
    }
    // The best drawing does not always leave the best room for names.
    var best: MapArrangement?
    let tries = nodes.count <= 60 ? 4 : 2
    for rank in 0..<tries {
      let arrangement = arranged(fitted(try layout(placing, rank: rank)), steps: steps(drawn.count) / tries)
      if arrangement.totalCost < best?.totalCost ?? .infinity { best = arrangement }
    }
    return best ?? arranged(nodes.map { _ in PageFrame.map.center }, steps: 0)
  }

  /// Fewer steps rather than more time: a step looks at every tie and node a few times.
  private func steps(_ tieCount: Int) -> Int {
    let n = max(1, diagram.nodes.count)
    let ties = Double(max(1, tieCount))
    let work = Double(n) * 3 + ties * 3 + 2 * ties / Double(n) * (ties + 2 * Double(n))
    return max(2_000, min(600 * n, Int(60_000_000 / work)))
  }

  private func layout(_ ties: [(Int, Int)], rank: Int) throws(DiagramError) -> [Point] {
    let graph: Graph
    do {
      graph = try Graph(nodeCount: diagram.nodes.count, ties: ties, isDirected: false)
    } catch {
      throw DiagramError(.drawingFailed("\(error)"))
    }
    var layout = StressLayout(seed: diagram.seed)
    layout.rank = rank
    if diagram.nodes.count <= 150 { layout.lengths = .neighborhoods }
    return layout.positions(of: graph)
  }

  /// Scales a layout to the map box.
  ///
  /// Both directions may differ a little: the page is wide, few networks are.
  private func fitted(_ places: [Point]) -> [Point] {
    let bounds = ComponentPacking.bounds(places)
    let room = diagram.nodes.count <= 150 ? PageFrame.map.insetBy(0) : PageFrame.map.insetBy(16)
    let marginX = diagram.nodes.count <= 150 ? 55.0 : 10
    let marginY = diagram.nodes.count <= 150 ? 24.0 : 6
    let x = bounds.width > 1e-9 ? (room.width - 2 * marginX) / bounds.width : .infinity
    let y = bounds.height > 1e-9 ? (room.height - 2 * marginY) / bounds.height : .infinity
    let least = min(x, y)
    guard least.isFinite else { return places.map { _ in room.center } }
    // A small network is not blown up to the edges.
    let largest = 150.0
    let scale = Point(min(x, least * 1.35, largest), min(y, least * 1.35, largest))
    return places.map { ($0 - bounds.center).scaled(by: scale) + room.center }
  }

  func items(isTop: [Bool], labels: [LabelText?]) -> [MapArrangement.Item] {
    diagram.nodes.indices.map { node in
      let shape = palette.symbol(of: diagram.nodes[node].sector).shape
      let width = nodeSize.diameter(of: diagram.nodes[node].size) * shape.widthFactor
      let corners = shape.corners.isEmpty ? [Point(0.5, 0.5), Point(-0.5, -0.5)] : shape.corners
      let bounds = ComponentPacking.bounds(corners.map { $0 * width })
      let size: Point? = labels[node].map { label in
        let size = isTop[node] ? Self.topLabelSize : Self.labelSize
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
