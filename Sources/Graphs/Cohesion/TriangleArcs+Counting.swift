extension TriangleArcs {
  /// Up to how many neighbours a row is compared with others all with all; a longer one is marked.
  ///
  /// Comparing takes no decision that the processor could guess wrong, but more of it the longer both rows are. Two
  /// eights of neighbours are more than nearly all nodes of a sparse network have here.
  private static let longestCompared = 16

  /// How many triangles have their lowest node among `nodes`.
  func triangleCount(from nodes: Range<Int>, marks: inout ContiguousArray<Int32>) -> Int {
    let offsets = arcs.offsets.span
    let neighbors = arcs.neighbors.span
    var count = 0
    for u in nodes {
      let row = Int(offsets[u])..<Int(offsets[u + 1])
      if row.count < 2 { continue }
      if row.count > Self.longestCompared {
        count += triangleCount(ofLongRow: row, marks: &marks)
        continue
      }
      var closed = SIMD8<Int32>.zero
      for start in stride(from: row.lowerBound, to: row.upperBound, by: 8) {
        let near = neighbors.eight(from: start, to: row.upperBound, filler: -1)
        for position in row.dropLast() {
          let v = Int(neighbors[position])
          closed &+= neighbors.holds(near, in: Int(offsets[v])..<Int(offsets[v + 1]))
        }
      }
      count += Int(closed.wrappedSum())
    }
    return count
  }

  /// How many triangles have a node as their lowest that has a long row.
  private func triangleCount(ofLongRow row: Range<Int>, marks: inout ContiguousArray<Int32>) -> Int {
    let offsets = arcs.offsets.span
    let neighbors = arcs.neighbors.span
    var marked = marks.mutableSpan
    for position in row { marked[Int(neighbors[position])] = 0 }
    var count = 0
    for position in row.dropLast() {
      let v = Int(neighbors[position])
      var ofMiddle: Int32 = 0
      // The sign of a mark, not a decision.
      for further in Int(offsets[v])..<Int(offsets[v + 1]) { ofMiddle &+= 1 &+ marked[Int(neighbors[further])] >> 31 }
      count += Int(ofMiddle)
    }
    for position in row { marked[Int(neighbors[position])] = -1 }
    return count
  }

  /// Adds the triangles whose lowest node is one of `nodes` to the counts of their nodes.
  func countTriangles(
    from nodes: Range<Int>, marks: inout ContiguousArray<Int32>, counts: inout ContiguousArray<Int32>
  ) {
    let offsets = arcs.offsets.span
    let neighbors = arcs.neighbors.span
    var counts = counts.mutableSpan
    for u in nodes {
      let row = Int(offsets[u])..<Int(offsets[u + 1])
      if row.count < 2 { continue }
      if row.count > Self.longestCompared {
        forEachTriangle(from: u..<u + 1, marks: &marks) { u, v, w, _, _, _ in
          counts[u] &+= 1
          counts[v] &+= 1
          counts[w] &+= 1
        }
        continue
      }
      for start in stride(from: row.lowerBound, to: row.upperBound, by: 8) {
        let near = neighbors.eight(from: start, to: row.upperBound, filler: -1)
        var closed = SIMD8<Int32>.zero
        for position in row.dropLast() {
          let v = Int(neighbors[position])
          let ofMiddle = neighbors.holds(near, in: Int(offsets[v])..<Int(offsets[v + 1]))
          counts[v] &+= ofMiddle.wrappedSum()
          closed &+= ofMiddle
        }
        counts[u] &+= closed.wrappedSum()
        for lane in 0..<min(8, row.upperBound - start) { counts[Int(near[lane])] &+= closed[lane] }
      }
    }
  }
}

extension Span<Int32> {
  /// Eight elements from a position on, with a filler for those from `end` on.
  @inline(__always)
  fileprivate func eight(from start: Int, to end: Int, filler: Int32) -> SIMD8<Int32> {
    guard start + 8 <= count else {
      var values = SIMD8<Int32>(repeating: filler)
      for lane in 0..<end - start { values[lane] = self[start + lane] }
      return values
    }
    let row = extracting(start..<start + 8)
    let values = SIMD8(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7])
    let lanes = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
    let isWithin = (lanes &- Int32(truncatingIfNeeded: end - start)) &>> 31
    return values & isWithin | SIMD8(repeating: filler) & ~isWithin
  }

  /// Which of eight nodes a row holds: 1 for those, 0 for others. Nodes are not negative, −1 is none.
  @inline(__always)
  fileprivate func holds(_ nodes: SIMD8<Int32>, in row: Range<Int>) -> SIMD8<Int32> {
    var found = SIMD8<Int32>.zero
    for start in stride(from: row.lowerBound, to: row.upperBound, by: 8) {
      let others = eight(from: start, to: row.upperBound, filler: -2)
      for lane in 0..<8 { found &-= Self.isSame(nodes, others[lane]) }
    }
    return found
  }

  /// −1 for those of eight nodes that are a certain one, 0 for others.
  ///
  /// Reckoned, as the comparison of vectors is taken apart into eight by the compiler.
  @inline(__always)
  private static func isSame(_ nodes: SIMD8<Int32>, _ node: Int32) -> SIMD8<Int32> {
    let difference = nodes ^ SIMD8(repeating: node)
    return ((difference &- 1) & ~difference) &>> 31
  }
}
