/// Good camps by moving nodes to the camp that suits them, again and again from disturbed beginnings.
struct CampImprovement {
  private let part: SignedPart
  /// 1 or −1 for each node.
  private var sides: ContiguousArray<Double>
  /// Σ weight · side over the neighbours of each node.
  private var pull: ContiguousArray<Double>
  private var cost = 0.0
  private var generator: SplitMix64
  /// Nodes moved since the last good division.
  private var moved: [Int] = []

  /// Beginnings for a small part; a large one gets as many disturbances instead.
  private static let restarts = 100

  init(_ part: SignedPart, seed: UInt64) {
    self.part = part
    sides = ContiguousArray(repeating: 1, count: part.count)
    pull = sides
    generator = SplitMix64(seed: seed)
  }

  /// The best division found.
  var camps: [Bool] {
    var search = self
    search.begin { _ in 1 }
    search.settle(Array(0..<part.count))
    search.disturb()
    var best = (cost: search.cost, sides: search.sides)
    if part.count <= 1000 {
      for _ in 0..<Self.restarts {
        var generator = search.generator
        search.begin { _ in generator.next() & 1 == 0 ? 1 : -1 }
        search.generator = generator
        search.settle(Array(0..<part.count))
        search.disturb()
        if search.cost < best.cost { best = (search.cost, search.sides) }
      }
    }
    return best.sides.map { $0 > 0 }
  }

  private mutating func begin(_ side: (Int) -> Double) {
    for node in 0..<part.count { sides[node] = side(node) }
    var sum = 0.0
    for node in 0..<part.count {
      pull[node] = part.row(node).reduce(0.0) { $0 + part.weights[$1] * sides[part.ends[$1]] }
      sum += part.row(node).reduce(0.0) { $0 + abs(part.weights[$1]) } - sides[node] * pull[node]
    }
    cost = sum / 4
  }

  private mutating func move(_ node: Int) {
    cost += sides[node] * pull[node]
    sides[node] = -sides[node]
    for position in part.row(node) { pull[part.ends[position]] += 2 * part.weights[position] * sides[node] }
    moved.append(node)
  }

  /// Moves nodes as long as that helps.
  private mutating func settle(_ nodes: [Int]) {
    var waiting = nodes
    while let node = waiting.popLast() {
      guard sides[node] * pull[node] < -1e-9 else { continue }
      move(node)
      for position in part.row(node) {
        let other = part.ends[position]
        if sides[other] * pull[other] < -1e-9 { waiting.append(other) }
      }
    }
  }

  /// Turns small neighbourhoods round, settles, and goes back where that made things worse.
  private mutating func disturb() {
    let rounds = part.count <= 1000 ? 10 * part.count : 40 * part.count
    for _ in 0..<rounds {
      moved.removeAll(keepingCapacity: true)
      let before = cost
      let size = 1 + generator.nextIndex(below: 8)
      var node = generator.nextIndex(below: part.count)
      var group = [node]
      for _ in 1..<(size + 1) {
        let row = part.row(node)
        guard !row.isEmpty else { break }
        node = part.ends[row.lowerBound + generator.nextIndex(below: row.count)]
        if !group.contains(node) { group.append(node) }
      }
      for member in group { move(member) }
      // All that touch the group may want to follow; the group itself comes last, so that it is not just undone.
      settle(group + group.flatMap { part.row($0).map { part.ends[$0] } })
      if cost > before + 1e-9 {
        for member in moved.reversed() { move(member) }
        cost = before
      }
    }
  }
}
