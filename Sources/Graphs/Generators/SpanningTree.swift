/// The neighbours of all nodes, which change while their numbers do not.
struct ChangingRows {
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

/// A tree along ties to all nodes, directions apart: as long as there is one, the network is connected.
///
/// An exchange of ties that the tree does not use needs no look at the network. Where it does, the part that comes loose
/// is usually small, and is tied to the rest elsewhere.
struct SpanningTree {
  /// The next node on the way to the root; -1 for the root, and for the top of a part that has come loose.
  private var parents: ContiguousArray<Int32>
  /// What an exchange has changed in `parents` so far, in order.
  private var changes: [(node: Int32, parent: Int32)] = []
  private var isInside: ContiguousArray<Bool>
  private var queue: ContiguousArray<Int32> = []
  /// Exchanges that changed the tree since it was last made anew, which keeps ways to the root short.
  private var age = 0

  init(_ rows: ChangingRows) {
    parents = ContiguousArray(repeating: -1, count: rows.nodeCount)
    isInside = ContiguousArray(repeating: false, count: rows.nodeCount)
    grow(in: rows)
  }

  /// Finds a tree for rows from which two ties have gone, or leaves the tree as it was and tells that there is none.
  mutating func outlives(
    _ one: (Int32, Int32), _ other: (Int32, Int32), in rows: ChangingRows
  ) -> Bool {
    let (first, second) = (lowerEnd(one), lowerEnd(other))
    guard first != nil || second != nil else { return true }
    changes.removeAll(keepingCapacity: true)
    if let first { setParent(of: first, to: -1) }
    if let second { setParent(of: second, to: -1) }
    guard first.map({ attach($0, in: rows) }) ?? true, second.map({ attach($0, in: rows) }) ?? true else {
      for change in changes.reversed() { parents[Int(change.node)] = change.parent }
      return false
    }
    age += 1
    if age > rows.nodeCount { grow(in: rows) }
    return true
  }

  /// The end of a tie that hangs on the other end; nil if the tree does not use the tie.
  private func lowerEnd(_ tie: (Int32, Int32)) -> Int32? {
    if parents[Int(tie.0)] == tie.1 { return tie.0 }
    return parents[Int(tie.1)] == tie.0 ? tie.1 : nil
  }

  private mutating func setParent(of node: Int32, to parent: Int32) {
    changes.append((node, parents[Int(node)]))
    parents[Int(node)] = parent
  }

  /// Looks within the part that hangs on a loose node for a tie that leads out of it, and hangs the part up there.
  private mutating func attach(_ top: Int32, in rows: ChangingRows) -> Bool {
    queue.removeAll(keepingCapacity: true)
    queue.append(top)
    isInside[Int(top)] = true
    defer { for node in queue { isInside[Int(node)] = false } }
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      if let neighbor = look(from: node, rows.leaving(node), in: rows) { return turn(node, towards: neighbor) }
      guard rows.isDirected else { continue }
      if let neighbor = look(from: node, rows.arriving(node), in: rows) { return turn(node, towards: neighbor) }
    }
    return false
  }

  /// A neighbour outside the part; those within join the queue.
  private mutating func look(from node: Int32, _ row: Range<Int>, in rows: ChangingRows) -> Int32? {
    for position in row {
      let neighbor = rows.neighbors[position]
      guard !isInside[Int(neighbor)] else { continue }
      var above = neighbor
      while parents[Int(above)] >= 0 && !isInside[Int(above)] { above = parents[Int(above)] }
      guard isInside[Int(above)] else { return neighbor }
      // All on the way up hang on the loose node, too; none of them needs to be asked again.
      var member = neighbor
      while !isInside[Int(member)] {
        isInside[Int(member)] = true
        queue.append(member)
        member = parents[Int(member)]
      }
    }
    return nil
  }

  /// Makes a node the top of its loose part and hangs it on a neighbour.
  private mutating func turn(_ node: Int32, towards neighbor: Int32) -> Bool {
    var (node, below) = (node, neighbor)
    while node >= 0 {
      let above = parents[Int(node)]
      setParent(of: node, to: below)
      (below, node) = (node, above)
    }
    return true
  }

  /// Makes the tree anew, with shortest ways from the node with most ties.
  private mutating func grow(in rows: ChangingRows) {
    age = 0
    guard rows.nodeCount > 0 else { return }
    func degree(_ node: Int32) -> Int { rows.leaving(node).count + (rows.isDirected ? rows.arriving(node).count : 0) }
    let nodes = 0..<Int32(truncatingIfNeeded: rows.nodeCount)
    let root = nodes.max { degree($0) < degree($1) } ?? 0
    for node in nodes { parents[Int(node)] = -1 }
    queue.removeAll(keepingCapacity: true)
    queue.append(root)
    isInside[Int(root)] = true
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for row in rows.isDirected ? [rows.leaving(node), rows.arriving(node)] : [rows.leaving(node)] {
        for position in row where !isInside[Int(rows.neighbors[position])] {
          let neighbor = rows.neighbors[position]
          isInside[Int(neighbor)] = true
          parents[Int(neighbor)] = node
          queue.append(neighbor)
        }
      }
    }
    for node in queue { isInside[Int(node)] = false }
  }
}
