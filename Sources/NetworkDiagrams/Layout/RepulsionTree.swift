/// The sum of all pushes on each node, `Σ_j (x_i − x_j) / |x_i − x_j|²`, with far groups of nodes taken as one.
///
/// Nodes are sorted along a curve that fills the plane (Morton's), so that the cells of a quadtree are stretches of one
/// array. Each leaf collects the cells and nodes that push it once, and all of its nodes use the list.
struct RepulsionTree {
  private typealias Block = SIMD8<Float>

  private struct Cell {
    var center: SIMD2<Float>
    var mass: Float
    var low: SIMD2<Float>
    var high: SIMD2<Float>
    var side: Float
    var nodes: Range<Int32>
    /// The four quarters; −1 where there is none. All −1: a leaf.
    var quarters: (Int32, Int32, Int32, Int32) = (-1, -1, -1, -1)

    var isLeaf: Bool { quarters.0 < 0 && quarters.1 < 0 && quarters.2 < 0 && quarters.3 < 0 }
  }

  /// Larger leaves need fewer lists; what is in them is pushed one by one, which costs little.
  private static let leafSize = 32

  private let nodeCount: Int
  private var order: [Int32] = []
  private var codes: [UInt32] = []
  private var sorted: [SIMD2<Float>] = []
  private var cells: [Cell] = []
  private var leaves: [Int] = []

  init(nodeCount: Int) { self.nodeCount = nodeCount }

  /// The push on each node.
  mutating func forces(at places: [SIMD2<Float>]) -> [SIMD2<Float>] {
    build(places)
    let tree = self
    // The leaves are stretches of the sorted nodes, one after another.
    let pushes =
      nodeCount < ParallelRows.smallest
      ? tree.pushes(leaves.indices)
      : ParallelRows.map(leaves.count, atLeast: 16) { tree.pushes($0) }
    var forces = [SIMD2<Float>](repeating: .zero, count: nodeCount)
    for (position, push) in pushes { forces[Int(order[Int(position)])] = push }
    return forces
  }

  /// The pushes on the nodes of some leaves, by their place in the sorted order.
  private func pushes(_ chosen: Range<Int>) -> [(Int32, SIMD2<Float>)] {
    var pushes: [(Int32, SIMD2<Float>)] = []
    var listX: ContiguousArray<Block> = []
    var listY: ContiguousArray<Block> = []
    var masses: ContiguousArray<Block> = []
    var stack: [Int32] = []
    for leaf in leaves[chosen] {
      collect(for: leaf, &stack, &listX, &listY, &masses)
      for position in cells[leaf].nodes {
        pushes.append((position, Self.push(on: sorted[Int(position)], listX.span, listY.span, masses.span)))
      }
    }
    return pushes
  }

  private static func push(
    on place: SIMD2<Float>, _ x: Span<Block>, _ y: Span<Block>, _ masses: Span<Block>
  ) -> SIMD2<Float> {
    let ownX = Block(repeating: place.x)
    let ownY = Block(repeating: place.y)
    var sumX = Block.zero
    var sumY = Block.zero
    for block in 0..<x.count {
      let dx = ownX - x[block]
      let dy = ownY - y[block]
      let force = masses[block] / (dx * dx + dy * dy + 1e-4)
      sumX += dx * force
      sumY += dy * force
    }
    return SIMD2(sumX.sum(), sumY.sum())
  }

  /// The cells and single nodes that push the nodes of a leaf.
  private func collect(
    for leaf: Int, _ stack: inout [Int32], _ x: inout ContiguousArray<Block>, _ y: inout ContiguousArray<Block>,
    _ masses: inout ContiguousArray<Block>
  ) {
    x.removeAll(keepingCapacity: true)
    y.removeAll(keepingCapacity: true)
    masses.removeAll(keepingCapacity: true)
    var count = 0
    func add(_ place: SIMD2<Float>, _ mass: Float) {
      if count % 8 == 0 {
        x.append(.zero)
        y.append(.zero)
        masses.append(.zero)
      }
      x[count / 8][count % 8] = place.x
      y[count / 8][count % 8] = place.y
      masses[count / 8][count % 8] = mass
      count += 1
    }
    let low = cells[leaf].low
    let high = cells[leaf].high
    stack.append(0)
    while let next = stack.popLast() {
      let cell = cells[Int(next)]
      let gapX = max(0, low.x - cell.center.x, cell.center.x - high.x)
      let gapY = max(0, low.y - cell.center.y, cell.center.y - high.y)
      if Int(next) != leaf, gapX * gapX + gapY * gapY > cell.side * cell.side {
        add(cell.center, cell.mass)
      } else if cell.isLeaf {
        for position in cell.nodes { add(sorted[Int(position)], 1) }
      } else {
        if cell.quarters.3 >= 0 { stack.append(cell.quarters.3) }
        if cell.quarters.2 >= 0 { stack.append(cell.quarters.2) }
        if cell.quarters.1 >= 0 { stack.append(cell.quarters.1) }
        if cell.quarters.0 >= 0 { stack.append(cell.quarters.0) }
      }
    }
  }

  // MARK: Building

  private mutating func build(_ places: [SIMD2<Float>]) {
    var low = places[0]
    var high = places[0]
    for place in places {
      low = SIMD2(min(low.x, place.x), min(low.y, place.y))
      high = SIMD2(max(high.x, place.x), max(high.y, place.y))
    }
    let side = max(high.x - low.x, high.y - low.y, 1e-6) * 1.0001
    let scale = 65_536 / side
    let unsortedCodes = places.map { place in
      Self.spread(UInt32((place.x - low.x) * scale)) | Self.spread(UInt32((place.y - low.y) * scale)) << 1
    }
    order = Self.sortedOrder(unsortedCodes)
    codes = order.map { unsortedCodes[Int($0)] }
    sorted = order.map { places[Int($0)] }
    cells.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
    _ = addCell(0..<nodeCount, bits: 32, side: side)
  }

  /// Puts a zero between any two bits.
  private static func spread(_ value: UInt32) -> UInt32 {
    var v = min(value, 65_535)
    v = (v | v << 8) & 0x00FF_00FF
    v = (v | v << 4) & 0x0F0F_0F0F
    v = (v | v << 2) & 0x3333_3333
    return (v | v << 1) & 0x5555_5555
  }

  /// The nodes by code, in four passes of eight bits (radix sort).
  private static func sortedOrder(_ codes: [UInt32]) -> [Int32] {
    var order = codes.indices.map { Int32($0) }
    var next = order
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      var starts = [Int](repeating: 0, count: 257)
      for node in order { starts[Int(codes[Int(node)] >> shift & 255) + 1] += 1 }
      for digit in 0..<256 { starts[digit + 1] += starts[digit] }
      for node in order {
        let digit = Int(codes[Int(node)] >> shift & 255)
        next[starts[digit]] = node
        starts[digit] += 1
      }
      swap(&order, &next)
    }
    return order
  }

  private mutating func addCell(_ range: Range<Int>, bits: Int, side: Float) -> Int32 {
    guard !range.isEmpty else { return -1 }
    let id = cells.count
    let first = sorted[range.lowerBound]
    cells.append(
      Cell(
        center: .zero, mass: 0, low: first, high: first, side: side,
        nodes: Int32(range.lowerBound)..<Int32(range.upperBound)))
    var sum = SIMD2<Float>.zero
    var mass: Float = 0
    var low = first
    var high = first
    if range.count <= Self.leafSize || bits == 0 {
      for position in range {
        let place = sorted[position]
        sum += place
        mass += 1
        low = SIMD2(min(low.x, place.x), min(low.y, place.y))
        high = SIMD2(max(high.x, place.x), max(high.y, place.y))
      }
      leaves.append(id)
    } else {
      let shift = UInt32(bits - 2)
      var start = range.lowerBound
      var quarters: [Int32] = []
      for quarter in UInt32(0)..<4 {
        var end = start
        while end < range.upperBound, codes[end] >> shift & 3 == quarter { end += 1 }
        quarters.append(addCell(start..<end, bits: bits - 2, side: side / 2))
        start = end
      }
      cells[id].quarters = (quarters[0], quarters[1], quarters[2], quarters[3])
      for quarter in quarters where quarter >= 0 {
        let part = cells[Int(quarter)]
        sum += part.center * part.mass
        mass += part.mass
        low = SIMD2(min(low.x, part.low.x), min(low.y, part.low.y))
        high = SIMD2(max(high.x, part.high.x), max(high.y, part.high.y))
      }
    }
    cells[id].center = sum / mass
    cells[id].mass = mass
    cells[id].low = low
    cells[id].high = high
    return Int32(id)
  }
}
