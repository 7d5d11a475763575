/// A graph whose ties are exchanged two at a time.
///
/// Degrees never change, so every end of a tie has a fixed place in its node's row and an exchange rewrites four of
/// them.
struct RewiringState {
  private struct Arc {
    var tail: Int32
    var head: Int32
    /// Where the head stands in the tail's row, and the tail in the head's.
    var tailSlot: Int32
    var headSlot: Int32
  }

  private let isDirected: Bool
  private let strengths: ContiguousArray<Double>
  private let constraints: RewiringConstraints
  private let towardsRing: Bool
  private var arcs: ContiguousArray<Arc>
  /// The arc back, where arcs must stay mutual; -1 for a one-way arc.
  ///
  /// Empty without that constraint.
  private var mates: ContiguousArray<Int32> = []
  private var rows: ChangingRows
  private var search: TwoSidedSearch

  init(_ graph: Graph, constraints: RewiringConstraints, towardsRing: Bool) {
    let nodeCount = graph.nodeCount
    isDirected = graph.isDirected
    self.constraints = constraints
    self.towardsRing = towardsRing
    let list = TieArrays(graph)
    strengths = list.strengths
    search = TwoSidedSearch(nodeCount: constraints.contains(.connected) ? nodeCount : 0)
    let rowOfHead = isDirected ? nodeCount : 0
    var next = ContiguousArray<Int32>(repeating: 0, count: nodeCount + rowOfHead + 1)
    for (tail, head) in zip(list.sources, list.targets) {
      next[Int(tail) + 1] += 1
      next[Int(head) + rowOfHead + 1] += 1
    }
    for row in 1..<max(next.count, 1) { next[row] += next[row - 1] }
    rows = ChangingRows(
      nodeCount: nodeCount, isDirected: isDirected, offsets: next,
      neighbors: ContiguousArray(repeating: 0, count: 2 * list.sources.count))
    arcs = []
    arcs.reserveCapacity(list.sources.count)
    for (tail, head) in zip(list.sources, list.targets) {
      let arc = Arc(tail: tail, head: head, tailSlot: next[Int(tail)], headSlot: next[Int(head) + rowOfHead])
      next[Int(tail)] += 1
      next[Int(head) + rowOfHead] += 1
      rows.neighbors[Int(arc.tailSlot)] = head
      rows.neighbors[Int(arc.headSlot)] = tail
      arcs.append(arc)
    }
    if isDirected && constraints.contains(.mutualTies) {
      mates = ContiguousArray(
        arcs.map { Int32(truncatingIfNeeded: graph.out.position(from: Int($0.head), to: Int($0.tail)) ?? -1) })
    }
  }

  var graph: Graph {
    Graph(
      nodeCount: rows.nodeCount, isDirected: isDirected, distinctSources: ContiguousArray(arcs.map(\.tail)),
      targets: ContiguousArray(arcs.map(\.head)), strengths: strengths)
  }

  /// Tries one exchange of two random ties and tells whether it was done.
  mutating func attempt(using generator: inout SplitMix64) -> Bool {
    let first = generator.nextIndex(below: arcs.count)
    let second = generator.nextIndex(below: arcs.count)
    if !isDirected && generator.next() & 1 == 1 { turn(second) }
    let (one, two) = (arcs[first], arcs[second])
    guard one.tail != two.tail, one.head != two.head, one.tail != two.head, two.tail != one.head else { return false }
    guard !rows.isTied(one.tail, two.head), !rows.isTied(two.tail, one.head) else { return false }
    if !mates.isEmpty {
      guard (mates[first] < 0) == (mates[second] < 0) else { return false }
      guard !rows.isTied(two.head, one.tail), !rows.isTied(one.head, two.tail) else { return false }
    }
    if towardsRing {
      let before = ringDistance(one.tail, one.head) + ringDistance(two.tail, two.head)
      let after = ringDistance(one.tail, two.head) + ringDistance(two.tail, one.head)
      guard after < before else { return false }
    }
    exchange(first, second)
    // What hung on the old ties still hangs on one of these two ends, so a path between them joins everyone.
    if constraints.contains(.connected) && !search.joins(one.tail, two.tail, in: rows) {
      exchange(first, second)
      return false
    }
    return true
  }

  private mutating func exchange(_ first: Int, _ second: Int) {
    swapHeads(first, second)
    guard !mates.isEmpty, mates[first] >= 0 else { return }
    let (firstBack, secondBack) = (mates[first], mates[second])
    swapHeads(Int(firstBack), Int(secondBack))
    // The way back of a→d is now the arc that leaves d.
    mates[first] = secondBack
    mates[second] = firstBack
    mates[Int(firstBack)] = Int32(truncatingIfNeeded: second)
    mates[Int(secondBack)] = Int32(truncatingIfNeeded: first)
  }

  private mutating func swapHeads(_ first: Int, _ second: Int) {
    let (one, two) = (arcs[first], arcs[second])
    arcs[first].head = two.head
    arcs[first].headSlot = two.headSlot
    arcs[second].head = one.head
    arcs[second].headSlot = one.headSlot
    rows.neighbors[Int(one.tailSlot)] = two.head
    rows.neighbors[Int(two.headSlot)] = one.tail
    rows.neighbors[Int(two.tailSlot)] = one.head
    rows.neighbors[Int(one.headSlot)] = two.tail
  }

  /// Takes an undirected tie from its other end.
  private mutating func turn(_ index: Int) {
    let arc = arcs[index]
    arcs[index] = Arc(tail: arc.head, head: arc.tail, tailSlot: arc.headSlot, headSlot: arc.tailSlot)
  }

  private func ringDistance(_ one: Int32, _ other: Int32) -> Int {
    let steps = abs(Int(one) - Int(other))
    return min(steps, rows.nodeCount - steps)
  }
}

/// The neighbours of all nodes, which change while their numbers do not.
private struct ChangingRows {
  let nodeCount: Int
  let isDirected: Bool
  /// Where each node's row begins; when directed, the rows of ties that arrive follow with an offset of n.
  let offsets: ContiguousArray<Int32>
  /// Both ends of all ties: first those that ties lead to, then, when directed, those that they come from.
  var neighbors: ContiguousArray<Int32>

  func leaving(_ node: Int32) -> Range<Int> { row(Int(node)) }

  func arriving(_ node: Int32) -> Range<Int> { row(Int(node) + (isDirected ? nodeCount : 0)) }

  func isTied(_ tail: Int32, _ head: Int32) -> Bool {
    let (ahead, behind) = (leaving(tail), arriving(head))
    return ahead.count <= behind.count
      ? ahead.contains { neighbors[$0] == head } : behind.contains { neighbors[$0] == tail }
  }

  private func row(_ index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }
}

/// Looks for a path between two nodes, directions apart, from both of them in turn, a node at a time, so that a small
/// part on either side ends the search.
private struct TwoSidedSearch {
  /// 0 unseen, 1 and 2 by the side that saw a node.
  private var side: ContiguousArray<UInt8>

  init(nodeCount: Int) { side = ContiguousArray(repeating: 0, count: nodeCount) }

  mutating func joins(_ one: Int32, _ other: Int32, in rows: ChangingRows) -> Bool {
    var (here, there) = (Frontier(queue: [one], mark: 1), Frontier(queue: [other], mark: 2))
    side[Int(one)] = here.mark
    side[Int(other)] = there.mark
    defer {
      for node in here.queue { side[Int(node)] = 0 }
      for node in there.queue { side[Int(node)] = 0 }
    }
    while here.head < here.queue.count {
      if expand(&here, in: rows) { return true }
      swap(&here, &there)
    }
    return false
  }

  private struct Frontier {
    var queue: ContiguousArray<Int32>
    let mark: UInt8
    var head = 0
  }

  /// Goes on from the next node of one side; true if that meets the other.
  private mutating func expand(_ frontier: inout Frontier, in rows: ChangingRows) -> Bool {
    let node = frontier.queue[frontier.head]
    frontier.head += 1
    for row in rows.isDirected ? [rows.leaving(node), rows.arriving(node)] : [rows.leaving(node)] {
      for position in row {
        let neighbor = rows.neighbors[position]
        let seen = side[Int(neighbor)]
        if seen == 0 {
          side[Int(neighbor)] = frontier.mark
          frontier.queue.append(neighbor)
        } else if seen != frontier.mark {
          return true
        }
      }
    }
    return false
  }
}
