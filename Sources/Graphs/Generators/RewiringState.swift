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
  /// The arc that a place in the rows belongs to.
  private var arcOfSlot: ContiguousArray<Int32>
  /// What shows that the network is connected, where it must stay so.
  private var tree: SpanningTree?

  init(_ graph: Graph, constraints: RewiringConstraints, towardsRing: Bool) {
    let nodeCount = graph.nodeCount
    isDirected = graph.isDirected
    self.constraints = constraints
    self.towardsRing = towardsRing
    let list = TieArrays(graph)
    strengths = list.strengths
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
    arcOfSlot = ContiguousArray(repeating: 0, count: 2 * list.sources.count)
    arcs = []
    arcs.reserveCapacity(list.sources.count)
    for (tail, head) in zip(list.sources, list.targets) {
      let arc = Arc(tail: tail, head: head, tailSlot: next[Int(tail)], headSlot: next[Int(head) + rowOfHead])
      next[Int(tail)] += 1
      next[Int(head) + rowOfHead] += 1
      rows.neighbors[Int(arc.tailSlot)] = head
      rows.neighbors[Int(arc.headSlot)] = tail
      arcOfSlot[Int(arc.tailSlot)] = Int32(truncatingIfNeeded: arcs.count)
      arcOfSlot[Int(arc.headSlot)] = Int32(truncatingIfNeeded: arcs.count)
      arcs.append(arc)
    }
    tree = constraints.contains(.connected) ? SpanningTree(rows) : nil
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
    guard let (first, second) = towardsRing ? tiesTowardsRing(using: &generator) : anyTies(using: &generator) else {
      return false
    }
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
    if tree?.outlives((one.tail, one.head), (two.tail, two.head), in: rows) == false {
      exchange(first, second)
      return false
    }
    return true
  }

  /// Two random ties, the second from either end.
  private mutating func anyTies(using generator: inout SplitMix64) -> (Int, Int)? {
    let first = generator.nextIndex(below: arcs.count)
    let second = generator.nextIndex(below: arcs.count)
    if !isDirected && generator.next() & 1 == 1 { turn(second) }
    return (first, second)
  }

  /// A random tie from either end, and one that leads to a node nearer to it on the ring than its own head is: two ties
  /// at random would nearly never do that once most of them are short.
  private mutating func tiesTowardsRing(using generator: inout SplitMix64) -> (Int, Int)? {
    let first = generator.nextIndex(below: arcs.count)
    if !isDirected && generator.next() & 1 == 1 { turn(first) }
    let tail = Int(arcs[first].tail)
    let length = ringDistance(arcs[first].tail, arcs[first].head)
    guard length > 1 else { return nil }
    // Distances of all orders of magnitude are equally likely.
    let scale = 1 << generator.nextIndex(below: Int.bitWidth - (length - 1).leadingZeroBitCount)
    let step = scale + generator.nextIndex(below: scale)
    let head = (generator.next() & 1 == 1 ? tail + step : tail + rows.nodeCount - step) % rows.nodeCount
    let row = rows.arriving(Int32(truncatingIfNeeded: head))
    guard step < length, !row.isEmpty else { return nil }
    let node = Int32(truncatingIfNeeded: head)
    guard !rows.isTied(arcs[first].tail, node) else { return nil }
    // The first of its ties, from a random one on, whose exchange makes both ties together shorter.
    let start = generator.nextIndex(below: row.count)
    let spare = length - step
    for offset in 0..<row.count {
      let slot = row.lowerBound + (start + offset < row.count ? start + offset : start + offset - row.count)
      let other = rows.neighbors[slot]
      guard ringDistance(other, arcs[first].head) < ringDistance(other, node) + spare else { continue }
      guard other != arcs[first].head, other != arcs[first].tail, !rows.isTied(other, arcs[first].head) else {
        continue
      }
      let second = Int(arcOfSlot[slot])
      if arcs[second].head != node { turn(second) }
      return (first, second)
    }
    return nil
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
    arcOfSlot[Int(two.headSlot)] = Int32(truncatingIfNeeded: first)
    arcOfSlot[Int(one.headSlot)] = Int32(truncatingIfNeeded: second)
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
