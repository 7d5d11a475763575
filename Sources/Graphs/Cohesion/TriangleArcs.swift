/// The ties of an undirected graph, each once, from the node with fewer ties to the one with more.
///
/// No node has many ties to nodes of higher degree, so all triangles can be found in O(m^1.5) (Latapy 2008,
/// doi:10.1016/j.tcs.2008.07.017). Nodes are numbered by ascending degree: those that most triangles lead to stand close
/// together in memory.
struct TriangleArcs: Sendable {
  /// From lower to higher node, the highest last in its row and the others in no order; with strengths if the graph is
  /// weighted. The ties of that highest one close no triangle with the row's node, as they lead still higher.
  let arcs: Adjacency
  /// The number in the graph of each node here.
  let original: ContiguousArray<Int32>

  var nodeCount: Int { arcs.nodeCount }

  init(_ graph: Graph) {
    let order = DegreeOrder(graph).ascending
    var rank = ContiguousArray<Int32>(repeating: 0, count: graph.nodeCount)
    for number in order.indices { rank[Int(order[number])] = Int32(truncatingIfNeeded: number) }
    let ranks = rank
    let pieces = min(16, max(1, graph.out.arcCount / 100_000))
    original = order
    if pieces == 1 {
      arcs = TriangleRows.joined([
        TriangleRows(toHigherFrom: order.lazy.map { Int($0) }, arcs: graph.out.arcCount, in: graph.out, ranks: ranks)
      ])
      return
    }
    // A large graph is read in the order in which it lies in memory. What jumps about is only the half of it that is kept.
    let higher = TriangleRows.joined(
      parallelMap(pieces: pieces) {
        let nodes = graph.out.nodes(ofPiece: $0, of: pieces)
        let arcs = Int(graph.out.offsets[nodes.upperBound] - graph.out.offsets[nodes.lowerBound])
        return TriangleRows(toHigherFrom: nodes, arcs: arcs, in: graph.out, ranks: ranks)
      })
    arcs = TriangleRows.joined(
      parallelMap(pieces: pieces) {
        TriangleRows(of: order[piece($0, of: pieces, in: graph.nodeCount)], in: higher)
      })
  }

  /// How many pieces to cut the work into: a constant of the graph.
  var pieces: Int { min(64, max(1, arcs.arcCount / 5_000)) }

  /// The nodes of a piece of the work.
  func nodes(ofPiece index: Int) -> Range<Int> { arcs.nodes(ofPiece: index, of: pieces) }

  /// Values by node here as values by node of the graph.
  func restored<Value>(_ values: ContiguousArray<Value>) -> ContiguousArray<Value> {
    var restored = values
    for (number, node) in original.enumerated() { restored[Int(node)] = values[number] }
    return restored
  }

  /// By node, where the arc to it stands, or −1: the memory for finding triangles, as each piece finds and leaves it.
  var unmarked: ContiguousArray<Int32> { ContiguousArray(repeating: -1, count: nodeCount) }

  /// Calls `body` for each triangle whose lowest node is one of `nodes`, with its nodes by ascending degree, u, v, w, and
  /// the positions of its arcs uv, uw and vw.
  @inline(__always)
  func forEachTriangle(
    from nodes: Range<Int>, marks: inout ContiguousArray<Int32>,
    _ body: (_ u: Int, _ v: Int, _ w: Int, _ uv: Int, _ uw: Int, _ vw: Int) -> Void
  ) {
    let offsets = arcs.offsets.span
    let neighbors = arcs.neighbors.span
    var marked = marks.mutableSpan
    for u in nodes {
      let row = Int(offsets[u])..<Int(offsets[u + 1])
      if row.count < 2 { continue }
      for position in row { marked[Int(neighbors[position])] = Int32(truncatingIfNeeded: position) }
      for uv in row.dropLast() {
        let v = Int(neighbors[uv])
        for vw in Int(offsets[v])..<Int(offsets[v + 1]) {
          let w = Int(neighbors[vw])
          let uw = marked[w]
          if uw >= 0 { body(u, v, w, uv, Int(uw), vw) }
        }
      }
      for position in row { marked[Int(neighbors[position])] = -1 }
    }
  }

  /// For each arc the sum of a term over the triangles it is in, as several lists that have to be added up.
  ///
  /// Each list is filled from pieces of its own, in order, so that the last digit is always the same.
  ///
  /// - Complexity: O(m^1.5); 32 bytes a tie.
  func arcSums(_ term: some TriangleTerm) -> [ContiguousArray<Double>] {
    let lists = min(4, pieces)
    return parallelMap(pieces: lists) { list in
      var sums = ContiguousArray<Double>(repeating: 0, count: arcs.arcCount)
      var marks = unmarked
      for piece in stride(from: list, to: pieces, by: lists) {
        addTerms(term, from: nodes(ofPiece: piece), marks: &marks, to: &sums)
      }
      return sums
    }
  }

  private func addTerms(
    _ term: some TriangleTerm, from nodes: Range<Int>, marks: inout ContiguousArray<Int32>,
    to sums: inout ContiguousArray<Double>
  ) {
    var sums = sums.mutableSpan
    forEachTriangle(from: nodes, marks: &marks) { u, v, w, uv, uw, vw in
      sums[uv] += term.value(third: w, tie: uv, near: uw, far: vw)
      sums[uw] += term.value(third: v, tie: uw, near: uv, far: vw)
      sums[vw] += term.value(third: u, tie: vw, near: uv, far: uw)
    }
  }

  /// Calls `body` with the two nodes of each arc, its position and its sum.
  @inline(__always)
  func forEachArc(
    _ sums: [ContiguousArray<Double>], _ body: (_ node: Int, _ other: Int, _ position: Int, _ sum: Double) -> Void
  ) {
    let offsets = arcs.offsets.span
    let neighbors = arcs.neighbors.span
    var total = sums.first ?? []
    var table = total.mutableSpan
    for list in sums.dropFirst() {
      let list = list.span
      for position in list.indices { table[position] += list[position] }
    }
    for node in 0..<nodeCount {
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        body(node, Int(neighbors[position]), position, table[position])
      }
    }
  }
}

/// What a triangle adds to the sum of one of its ties.
protocol TriangleTerm: Sendable {
  /// From the node opposite and the positions of the tie and of the two others.
  func value(third: Int, tie: Int, near: Int, far: Int) -> Double
}
