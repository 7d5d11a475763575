import Graphs

/// Places nodes and their names together on the page: starting from a layout, small moves of nodes and changes of
/// sides are tried and kept when the map becomes easier to read (simulated annealing).
///
/// What makes a map hard to read, and how much: a name on another name or on a node, most of all; a tie through a name;
/// a tie that passes close to a node it does not belong to; ties that cross or leave a node side by side; being far from
/// where the layout put a node, which would say something wrong about distance.
struct MapArrangement {
  /// A node as it is drawn.
  struct Item {
    /// The box of the shape around its place.
    var extent: Rect
    /// The size of the name, nil when none is written.
    var labelSize: Point?

    var radius: Double { max(extent.width, extent.height) / 2 }
  }

  let items: [Item]
  let ties: [(Int, Int)]
  let box: Rect
  private(set) var places: [Point]
  private(set) var sides: [LabelSide]
  /// Whether the map box confines nodes and names; without it only their relations count.
  private let start: [Point]
  private let tiesOfNode: [[Int]]
  private var labels: [Rect?]

  init(items: [Item], ties: [(Int, Int)], places: [Point], box: Rect) {
    self.items = items
    self.ties = ties
    self.box = box
    self.places = places
    start = places
    sides = items.map { _ in .right }
    var incident = [[Int]](repeating: [], count: items.count)
    for (index, tie) in ties.enumerated() {
      incident[tie.0].append(index)
      incident[tie.1].append(index)
    }
    tiesOfNode = incident
    labels = items.map { _ in nil }
    for node in items.indices { labels[node] = label(of: node, at: places[node], side: sides[node]) }
  }

  // MARK: Search

  /// Improves places and sides together.
  ///
  /// - Parameter movesNodes: Whether nodes may move, or only names change sides.
  mutating func improve(movesNodes: Bool, steps: Int, random: inout SplitMix64) {
    guard items.count > 1 else { return settleSides() }
    settleSides()
    var temperature = 14.0
    let cooling = movesNodes ? 0.9 : 0.8
    let rounds = 40
    var reach = 70.0
    for _ in 0..<rounds {
      for _ in 0..<max(1, steps / rounds) {
        let node = random.nextIndex(below: items.count)
        if movesNodes, random.nextUnit() < 0.6 {
          tryMove(node, reach: reach, temperature, &random)
        } else if items[node].labelSize != nil {
          trySide(node, LabelSide.allCases[random.nextIndex(below: 8)], temperature, &random)
        }
      }
      temperature *= cooling
      reach = max(3, reach * 0.9)
    }
    settleSides()
  }

  /// Gives each name in turn its best side until nothing changes.
  mutating func settleSides() {
    for _ in 0..<20 {
      var changed = false
      for node in items.indices where items[node].labelSize != nil {
        var best = (cost: labelCost(node), side: sides[node])
        let before = best.side
        for side in LabelSide.allCases where side != before {
          setSide(node, side)
          let cost = labelCost(node)
          if cost < best.cost - 1e-9 { best = (cost, side) }
        }
        setSide(node, best.side)
        if best.side != before { changed = true }
      }
      if !changed { break }
    }
  }

  private mutating func tryMove(_ node: Int, reach: Double, _ temperature: Double, _ random: inout SplitMix64) {
    let old = (place: places[node], side: sides[node])
    let before = nodeCost(node) + labelCost(node)
    let dx = random.nextUnit() - 0.5
    let dy = random.nextUnit() - 0.5
    places[node] = old.place + 2 * reach * Point(dx, dy)
    if random.nextUnit() < 0.4 { sides[node] = LabelSide.allCases[random.nextIndex(below: 8)] }
    labels[node] = label(of: node, at: places[node], side: sides[node])
    let change = nodeCost(node) + labelCost(node) - before
    if !Self.accepts(change, temperature, &random) {
      places[node] = old.place
      setSide(node, old.side)
    }
  }

  private mutating func trySide(_ node: Int, _ side: LabelSide, _ temperature: Double, _ random: inout SplitMix64) {
    let old = sides[node]
    if side == old { return }
    let before = labelCost(node)
    setSide(node, side)
    if !Self.accepts(labelCost(node) - before, temperature, &random) { setSide(node, old) }
  }

  private mutating func setSide(_ node: Int, _ side: LabelSide) {
    sides[node] = side
    labels[node] = label(of: node, at: places[node], side: side)
  }

  /// Better is always taken, worse now and then: a rational function stands in for the exponential one, which differs
  /// in its last digit between systems.
  private static func accepts(_ change: Double, _ temperature: Double, _ random: inout SplitMix64) -> Bool {
    if change <= 0 { return true }
    if change > 5 * temperature { return false }
    let ratio = change / temperature
    return random.nextUnit() < 1 / (1 + ratio + ratio * ratio / 2 + ratio * ratio * ratio / 6)
  }

  // MARK: Costs

  private func label(of node: Int, at place: Point, side: LabelSide) -> Rect? {
    guard let size = items[node].labelSize else { return nil }
    return side.box(beside: shape(node, at: place), width: size.x, height: size.y, gap: 4)
  }

  private func shape(_ node: Int, at place: Point) -> Rect {
    let extent = items[node].extent
    return Rect(
      minX: place.x + extent.minX, minY: place.y + extent.minY, maxX: place.x + extent.maxX, maxY: place.y + extent.maxY
    )
  }

  /// All that the name of a node costs where it stands.
  private func labelCost(_ node: Int) -> Double {
    guard let label = labels[node] else { return 0 }
    var cost = 3 * sides[node].cost + outside(label) * 3
    let tight = label.insetBy(1)
    for other in items.indices {
      if other != node {
        if let otherLabel = labels[other] { cost += Self.overlap(tight, otherLabel) }
        cost += Self.overlap(tight, shape(other, at: places[other]).insetBy(-1.5))
      }
    }
    for (a, b) in ties { cost += Self.crossing(tight, places[a], places[b]) }
    return cost
  }

  /// All that a node and its ties cost where they are, other nodes' names included, its own name left out.
  private func nodeCost(_ node: Int) -> Double {
    let place = places[node]
    let own = shape(node, at: place)
    let radius = items[node].radius
    let moved = place - start[node]
    var cost = 0.004 * (moved * moved).sum() + 3 * outside(own.insetBy(-6))
    for other in items.indices where other != node {
      let clearance = radius + items[other].radius + 14
      let difference = places[other] - place
      let squared = (difference * difference).sum()
      if squared < clearance * clearance { cost += 10 + 3 * (clearance - squared.squareRoot()) }
      if let label = labels[other] { cost += Self.overlap(label.insetBy(1), own.insetBy(-1.5)) }
    }
    for (index, (a, b)) in ties.enumerated() {
      if a == node || b == node {
        cost += tieCost(index, of: node)
      } else {
        cost += nearness(place, radius, places[a], places[b])
      }
    }
    return cost
  }

  /// What one tie of a node costs: near other nodes, through names, across other ties, beside ties of the same node.
  private func tieCost(_ tie: Int, of node: Int) -> Double {
    let (a, b) = ties[tie]
    let other = a == node ? b : a
    let (from, to) = (places[node], places[other])
    var cost = 0.0
    for third in items.indices {
      if third != a, third != b { cost += nearness(places[third], items[third].radius, from, to) }
      if third != node, let label = labels[third] { cost += Self.crossing(label.insetBy(1), from, to) }
    }
    for (index, (c, d)) in ties.enumerated() where index != tie {
      if c == a || c == b || d == a || d == b { continue }
      if LayoutQuality.cross(from, to, places[c], places[d]) { cost += 9 }
    }
    for end in [node, other] {
      let far = end == node ? other : node
      let direction = (places[far] - places[end]).direction
      for index in tiesOfNode[end] where index != tie {
        let neighbor = ties[index].0 == end ? ties[index].1 : ties[index].0
        if neighbor == far { continue }
        let cosine = (direction * (places[neighbor] - places[end]).direction).sum()
        if cosine > 0.95 { cost += (cosine - 0.95) * 240 }
      }
    }
    return cost
  }

  /// A tie that passes a node it does not belong to.
  private func nearness(_ place: Point, _ radius: Double, _ from: Point, _ to: Point) -> Double {
    let clearance = radius + 5
    if place.x < min(from.x, to.x) - clearance || place.x > max(from.x, to.x) + clearance { return 0 }
    if place.y < min(from.y, to.y) - clearance || place.y > max(from.y, to.y) + clearance { return 0 }
    let line = to - from
    let squared = (line * line).sum()
    let t = squared > 0 ? max(0, min(1, ((place - from) * line).sum() / squared)) : 0
    let distance = place.distance(to: from + t * line)
    return distance < clearance ? 20 + 2 * (clearance - distance) : 0
  }

  private func outside(_ rect: Rect) -> Double {
    let over =
      max(0, box.minX - rect.minX) + max(0, rect.maxX - box.maxX) + max(0, box.minY - rect.minY)
      + max(0, rect.maxY - box.maxY)
    return over > 0 ? 10 + over : 0
  }

  private static func overlap(_ a: Rect, _ b: Rect) -> Double {
    guard a.overlaps(b) else { return 0 }
    return 60 + 0.5 * a.overlapArea(b).squareRoot()
  }

  private static func crossing(_ label: Rect, _ from: Point, _ to: Point) -> Double {
    let length = label.lengthInside(from: from, to: to)
    return length > 0 ? 12 + 0.6 * length : 0
  }

  // MARK: Result

  /// The box of each name that is written.
  var labelBoxes: [Rect?] { labels }

  /// The box of each node's shape.
  func shapeBox(_ node: Int) -> Rect { shape(node, at: places[node]) }
}
