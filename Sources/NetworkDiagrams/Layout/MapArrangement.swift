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

    let radius: Double
    /// How far node and name together can reach from the place, to each side and up and down, but for the gap between
    /// them.
    let reach: Point

    init(extent: Rect, labelSize: Point?) {
      self.extent = extent
      self.labelSize = labelSize
      radius = max(extent.width, extent.height) / 2
      reach = Point(radius + 6 + (labelSize?.x ?? 0), radius + 6 + (labelSize?.y ?? 0))
    }
  }

  private(set) var items: [Item]
  let ties: [(Int, Int)]
  let box: Rect
  private(set) var places: [Point]
  private(set) var sides: [LabelSide]
  /// Whether names should stay to the right of their nodes, as in columns, where others stand on the left.
  var prefersRight = false
  /// How far names may reach beyond the box.
  var margin = DiagramPage.mapMargin
  private let start: [Point]
  private let tiesOfNode: [[Int]]
  private var lines: TieLines
  private var labels: [Rect?]
  /// The distance between node and name; more than usual where a line must lead from one to the other.
  private(set) var gaps: [Double]
  /// Names for which there was no room.
  private(set) var hiddenNames: Set<Int> = []

  init(items: [Item], ties: [(Int, Int)], places: [Point], sides: [LabelSide]? = nil, box: Rect) {
    self.items = items
    self.ties = ties
    self.box = box
    self.places = places
    start = places
    self.sides = sides ?? items.map { _ in .right }
    var incident = [[Int]](repeating: [], count: items.count)
    for (index, tie) in ties.enumerated() {
      incident[tie.0].append(index)
      incident[tie.1].append(index)
    }
    tiesOfNode = incident
    lines = TieLines(ties, places: places)
    labels = items.map { _ in nil }
    gaps = items.map { _ in Self.usualGap }
    for node in items.indices { labels[node] = label(of: node, at: places[node], side: self.sides[node]) }
  }

  static let usualGap = 4.0
  /// The space between symbols: that of a short line with its head.
  private static let distance = 10.0
  /// The space between a name and the symbols of others where there is room for it.
  private static let clearance = 2.0

  // MARK: Search

  /// Improves places and sides together.
  ///
  /// - Parameter isMovable: For each node whether it may move, or only its name change sides.
  mutating func improve(isMovable: [Bool], steps: Int, random: inout SplitMix64) {
    guard items.count > 1 else { return settleSides() }
    settleSides()
    var temperature = 14.0
    let cooling = 0.88
    let rounds = 40
    var reach = 100.0
    for _ in 0..<rounds {
      for _ in 0..<max(1, steps / rounds) {
        let node = random.nextIndex(below: items.count)
        if isMovable[node], random.nextUnit() < 0.75 {
          tryMove(node, reach: reach, temperature, &random)
        } else if items[node].labelSize != nil {
          trySide(node, LabelSide.allCases[random.nextIndex(below: 8)], temperature, &random)
        }
      }
      temperature *= cooling
      reach = max(3, reach * 0.92)
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

  /// Finds a place farther off for names that lie on others or on nodes, and gives up on those that find none, the
  /// least important first.
  ///
  /// - Parameter importance: For each node; of two names on one another the lesser one gives way.
  mutating func clearOverlaps(importance: [Double]) {
    let order = items.indices.sorted { importance[$0] != importance[$1] ? importance[$0] < importance[$1] : $0 > $1 }
    for node in order where isBuried(node, clearance: Self.clearance) || !isOnMap(node) {
      if findRoom(for: node, clearance: Self.clearance) || !isBuried(node) && isOnMap(node) { continue }
      if !findRoom(for: node) { hide(node) }
    }
    // Others have moved since: there may be room now.
    for node in order.reversed() where hiddenNames.remove(node) != nil {
      if !findRoom(for: node) { hide(node) }
    }
  }

  /// Writes a name that was given up in a shorter form.
  ///
  /// - Returns: Whether there was room for it.
  mutating func show(_ node: Int, as size: Point) -> Bool {
    guard hiddenNames.remove(node) != nil else { return false }
    items[node] = Item(extent: items[node].extent, labelSize: size)
    if findRoom(for: node) { return true }
    hide(node)
    return false
  }

  private mutating func hide(_ node: Int) {
    hiddenNames.insert(node)
    labels[node] = nil
  }

  /// Puts a name where it hides nothing, as near to its node as that goes.
  private mutating func findRoom(for node: Int, clearance: Double = 0) -> Bool {
    let before = (side: sides[node], gap: gaps[node])
    var best: (cost: Double, side: LabelSide, gap: Double)?
    for gap in [Self.usualGap, 10, 20, 34, 50] {
      gaps[node] = gap
      for side in LabelSide.allCases {
        setSide(node, side)
        let cost = labelCost(node)
        if !isBuried(node, clearance: clearance), isOnMap(node), cost < best?.cost ?? .infinity {
          best = (cost, side, gap)
        }
      }
      if best != nil { break }
    }
    (gaps[node], sides[node]) = best.map { ($0.gap, $0.side) } ?? (before.gap, before.side)
    setSide(node, sides[node])
    return best != nil
  }

  /// Whether a name stays within the map box, or at most a little outside.
  private func isOnMap(_ node: Int) -> Bool {
    labels[node].map(box.insetBy(-margin).contains) ?? true
  }

  /// Whether a name lies on another name or on a node, or comes closer to one than asked.
  private func isBuried(_ node: Int, clearance: Double = 0) -> Bool {
    guard let label = labels[node]?.insetBy(0.2) else { return false }
    for other in 0..<items.count where other != node && isNear(label, other) {
      if let otherLabel = labels[other], label.overlaps(otherLabel) { return true }
      if label.overlaps(shapeBox(other).insetBy(-clearance)) { return true }
    }
    return false
  }

  private mutating func tryMove(_ node: Int, reach: Double, _ temperature: Double, _ random: inout SplitMix64) {
    let old = (place: places[node], side: sides[node])
    let place = old.place + displacement(of: node, reach: reach, &random)
    let side = random.nextUnit() < 0.4 ? LabelSide.allCases[random.nextIndex(below: 8)] : old.side
    guard mayStand(node, at: place) else { return }
    let before = nodeCost(node) + labelCost(node)
    put(node, at: place)
    setSide(node, side)
    // What is certain to be refused need not be counted to the end; most moves are.
    let limit = before + Self.mostAccepted * temperature
    var after = labelCost(node)
    if after <= limit { after += nodeCost(node, limit: limit - after) }
    let change = after - before
    if !Self.accepts(change, temperature, &random) {
      put(node, at: old.place)
      setSide(node, old.side)
    }
  }

  /// Whether a symbol is on the map there and comes to no other closer than ties need to be seen.
  ///
  /// Costs alone would not do: among hundreds of ties, each of which crosses others, they would drive symbols off the page
  /// and onto one another.
  private func mayStand(_ node: Int, at place: Point) -> Bool {
    let new = shape(node, at: place)
    guard box.contains(new) else { return false }
    let near = new.insetBy(-Self.distance)
    return !items.indices.contains { other in
      other != node && near.overlaps(shapeBox(other))
        && place.distance(to: places[other]) < places[node].distance(to: places[other])
    }
  }

  private mutating func put(_ node: Int, at place: Point) {
    places[node] = place
    for tie in tiesOfNode[node] { lines.set(tie, from: places[ties[tie].0], to: places[ties[tie].1]) }
  }

  /// Any way within reach; a node with a single neighbour may also turn around it.
  private func displacement(of node: Int, reach: Double, _ random: inout SplitMix64) -> Point {
    let dx = 2 * random.nextUnit() - 1
    let dy = 2 * random.nextUnit() - 1
    if let tie = tiesOfNode[node].first, tiesOfNode[node].count == 1, random.nextUnit() < 0.4 {
      let hub = places[ties[tie].0 == node ? ties[tie].1 : ties[tie].0]
      let spoke = places[node] - hub
      return spoke.length * (spoke.direction + Point(dx, dy)).direction - spoke
    }
    return reach * Point(dx, dy)
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

  /// By how many temperatures a change for the worse may at most be.
  private static let mostAccepted = 5.0

  /// Better is always taken, worse now and then: a rational function stands in for the exponential one, which differs
  /// in its last digit between systems.
  private static func accepts(_ change: Double, _ temperature: Double, _ random: inout SplitMix64) -> Bool {
    if change <= 0 { return true }
    if change > mostAccepted * temperature { return false }
    let ratio = change / temperature
    return random.nextUnit() < 1 / (1 + ratio + ratio * ratio / 2 + ratio * ratio * ratio / 6)
  }

  // MARK: Costs

  private func label(of node: Int, at place: Point, side: LabelSide) -> Rect? {
    guard let size = items[node].labelSize, !hiddenNames.contains(node) else { return nil }
    return side.box(beside: shape(node, at: place), width: size.x, height: size.y, gap: gaps[node])
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
    if prefersRight, sides[node].alignment != .left { cost += sides[node].alignment == .right ? 60 : 20 }
    for other in 0..<items.count where isNear(label, other) {
      if other != node, let otherLabel = labels[other] { cost += Self.overlap(label, otherLabel) }
      cost += Self.overlap(label, shape(other, at: places[other]).insetBy(other == node ? 0 : -Self.clearance))
    }
    for index in 0..<ties.count {
      let tie = ties[index]
      cost += Self.crossing(label, places[tie.0], places[tie.1])
    }
    return cost
  }

  /// Whether a node or its name may reach a rectangle: a quick test that spares most of the exact ones.
  private func isNear(_ rect: Rect, _ node: Int) -> Bool {
    let place = places[node]
    let reachX = items[node].reach.x + gaps[node]
    let reachY = items[node].reach.y + gaps[node]
    return place.x + reachX > rect.minX && place.x - reachX < rect.maxX && place.y + reachY > rect.minY
      && place.y - reachY < rect.maxY
  }

  /// All that a node and its ties cost where they are, other nodes' names included, its own name left out.
  ///
  /// - Parameter limit: Where the sum is more, a part of it is enough.
  private func nodeCost(_ node: Int, limit: Double = .infinity) -> Double {
    let place = places[node]
    let own = shape(node, at: place)
    let radius = items[node].radius
    let moved = place - start[node]
    var cost = 0.004 * moved.dot(moved) + 3 * outside(own.insetBy(-6))
    for other in 0..<items.count where other != node {
      let clearance = radius + items[other].radius + 14
      let difference = places[other] - place
      let squared = difference.dot(difference)
      if squared < clearance * clearance { cost += 10 + 3 * (clearance - squared.squareRoot()) }
      if let label = labels[other] { cost += Self.overlap(label, own.insetBy(-Self.clearance)) }
    }
    for index in 0..<ties.count {
      if cost > limit { return cost }
      let tie = ties[index]
      if tie.0 == node || tie.1 == node {
        cost += tieCost(index, of: node)
      } else {
        cost += nearness(place, radius, places[tie.0], places[tie.1])
      }
    }
    return cost
  }

  /// What one tie of a node costs: near other nodes, through names, across other ties, beside ties of the same node.
  private func tieCost(_ tie: Int, of node: Int) -> Double {
    let (a, b) = ties[tie]
    let other = a == node ? b : a
    let from = places[node]
    let to = places[other]
    // A tie needs some length to be seen.
    let shortest = items[a].radius + items[b].radius + 34
    var cost = 0.8 * max(0, shortest - from.distance(to: to))
    for third in 0..<items.count {
      if third != a, third != b { cost += nearness(places[third], items[third].radius, from, to) }
      if third != node, let label = labels[third] { cost += Self.crossing(label, from, to) }
    }
    cost += 9 * Double(lines.crossings(from: from, to: to))
    return cost + narrowness(tie, at: node, toward: other) + narrowness(tie, at: other, toward: node)
  }

  /// Ties that leave a node side by side cannot be told apart.
  private func narrowness(_ tie: Int, at end: Int, toward far: Int) -> Double {
    let direction = (places[far] - places[end]).direction
    var cost = 0.0
    for index in tiesOfNode[end] where index != tie {
      let neighbor = ties[index].0 == end ? ties[index].1 : ties[index].0
      if neighbor == far { continue }
      let cosine = direction.dot((places[neighbor] - places[end]).direction)
      if cosine > 0.95 { cost += (cosine - 0.95) * 240 }
    }
    return cost
  }

  /// A tie that passes a node it does not belong to.
  private func nearness(_ place: Point, _ radius: Double, _ from: Point, _ to: Point) -> Double {
    let clearance = radius + 5
    if place.x + clearance < from.x && place.x + clearance < to.x { return 0 }
    if place.x - clearance > from.x && place.x - clearance > to.x { return 0 }
    if place.y + clearance < from.y && place.y + clearance < to.y { return 0 }
    if place.y - clearance > from.y && place.y - clearance > to.y { return 0 }
    let line = to - from
    let squared = line.dot(line)
    let t = squared > 0 ? max(0, min(1, (place - from).dot(line) / squared)) : 0
    let distance = place.distance(to: from + t * line)
    return distance < clearance ? 20 + 2 * (clearance - distance) : 0
  }

  private func outside(_ rect: Rect) -> Double {
    if box.contains(rect) { return 0 }
    return 10 + max(0, box.minX - rect.minX) + max(0, rect.maxX - box.maxX) + max(0, box.minY - rect.minY)
      + max(0, rect.maxY - box.maxY)
  }

  private static func overlap(_ a: Rect, _ b: Rect) -> Double {
    guard a.minX < b.maxX, b.minX < a.maxX, a.minY < b.maxY, b.minY < a.maxY else { return 0 }
    return 60 + a.overlapArea(b).squareRoot()
  }

  private static func crossing(_ label: Rect, _ from: Point, _ to: Point) -> Double {
    if from.x < label.minX && to.x < label.minX || from.x > label.maxX && to.x > label.maxX { return 0 }
    if from.y < label.minY && to.y < label.minY || from.y > label.maxY && to.y > label.maxY { return 0 }
    let length = label.lengthInside(from: from, to: to)
    return length > 0 ? 14 + 0.5 * length : 0
  }

  // MARK: Result

  /// What the whole arrangement costs, to choose between several.
  var totalCost: Double {
    items.indices.reduce(0) { $0 + nodeCost($1) + labelCost($1) }
  }

  /// What a reader would stumble over.
  struct Flaws: Equatable {
    var namesOnNames = 0
    var namesOnNodes = 0
    var namesOnTies = 0
    var nodesOnNodes = 0
    var nodesOnTies = 0
    var crossings = 0
    var namesOutside = 0
  }

  var flaws: Flaws {
    var flaws = Flaws()
    for node in items.indices {
      let own = shapeBox(node)
      if let label = labels[node]?.insetBy(0.5) {
        flaws.namesOnNames += labels[..<node].count { $0.map(label.overlaps) ?? false }
        flaws.namesOnNodes += items.indices.count { $0 != node && label.overlaps(shapeBox($0)) }
        flaws.namesOnTies += ties.contains { label.lengthInside(from: places[$0.0], to: places[$0.1]) > 1 } ? 1 : 0
        flaws.namesOutside += label.insetBy(1).minX < box.minX || label.insetBy(1).maxX > box.maxX ? 1 : 0
      }
      flaws.nodesOnNodes += items.indices[..<node].count { own.overlaps(shapeBox($0)) }
      flaws.nodesOnTies += ties.count {
        $0.0 != node && $0.1 != node && nearness(places[node], items[node].radius - 4, places[$0.0], places[$0.1]) > 0
      }
    }
    flaws.crossings = LayoutQuality.crossings(ties: ties, places)
    return flaws
  }

  /// The box of each name that is written.
  var labelBoxes: [Rect?] { labels }

  /// The box of each node's shape.
  func shapeBox(_ node: Int) -> Rect { shape(node, at: places[node]) }
}
