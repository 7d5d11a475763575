/// The ties of an undirected graph, each once, from the node with fewer ties to the one with more.
///
/// No node has many ties to nodes of higher degree, so all triangles can be found in O(m^1.5) (Latapy 2008,
/// doi:10.1016/j.tcs.2008.07.017). Nodes are numbered by ascending degree.
struct TriangleArcs: Sendable {
  /// From lower to higher node, rows in no order; with strengths if the graph is weighted.
  let arcs: Adjacency
  /// The number in the graph of each node here.
  let original: ContiguousArray<Int32>

  var nodeCount: Int { arcs.nodeCount }

  init(_ graph: Graph) {
    let order = DegreeOrder(graph)
    var rank = ContiguousArray<Int32>(repeating: 0, count: graph.nodeCount)
    for (number, node) in order.ascending.enumerated() { rank[Int(node)] = Int32(truncatingIfNeeded: number) }
    let pieces = min(16, max(1, graph.out.arcCount / 40_000))
    let ranks = rank
    let rows = parallelMap(pieces: pieces) { index in
      Rows(of: order.ascending[piece(index, of: pieces, in: graph.nodeCount)], in: graph, ranks: ranks)
    }
    var offsets: ContiguousArray<Int32> = [0]
    offsets.reserveCapacity(graph.nodeCount + 1)
    var neighbors = ContiguousArray<Int32>()
    neighbors.reserveCapacity(graph.tieCount)
    var strengths = ContiguousArray<Double>()
    for part in rows {
      let before = Int32(truncatingIfNeeded: neighbors.count)
      offsets.append(contentsOf: part.ends.lazy.map { before + $0 })
      neighbors.append(contentsOf: part.neighbors)
      strengths.append(contentsOf: part.strengths)
    }
    arcs = Adjacency(offsets: offsets, neighbors: neighbors, strengths: strengths)
    original = order.ascending
  }

  /// The rows of some nodes, one after another.
  private struct Rows: Sendable {
    var ends = ContiguousArray<Int32>()
    var neighbors = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()

    init(of nodes: ContiguousArray<Int32>.SubSequence, in graph: Graph, ranks: ContiguousArray<Int32>) {
      let targets = graph.out.neighbors.span
      let values = graph.out.strengths.span
      let ranks = ranks.span
      ends.reserveCapacity(nodes.count)
      for node in nodes {
        let own = ranks[Int(node)]
        for position in graph.out.row(of: Int(node)) {
          let rank = ranks[Int(targets[position])]
          guard rank > own else { continue }
          neighbors.append(rank)
          if !values.isEmpty { strengths.append(values[position]) }
        }
        ends.append(Int32(truncatingIfNeeded: neighbors.count))
      }
    }
  }

  /// How many pieces to cut the work into: a constant of the graph.
  var pieces: Int { min(16, max(1, arcs.arcCount / 20_000)) }

  /// The nodes of a piece of the work, so that pieces have about as many arcs.
  func nodes(ofPiece index: Int) -> Range<Int> { start(ofPiece: index)..<start(ofPiece: index + 1) }

  private func start(ofPiece index: Int) -> Int {
    if index == pieces { return nodeCount }
    let target = Int32(truncatingIfNeeded: arcs.arcCount * index / pieces)
    var low = 0
    var high = nodeCount
    while low < high {
      let middle = (low + high) / 2
      if arcs.offsets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Values by node here as values by node of the graph.
  func restored(_ values: ContiguousArray<Double>) -> ContiguousArray<Double> {
    var restored = ContiguousArray<Double>(repeating: 0, count: values.count)
    for (number, node) in original.enumerated() { restored[Int(node)] = values[number] }
    return restored
  }

  /// Calls `body` for each triangle whose lowest node is one of `nodes`, with its nodes u < v < w and the positions of
  /// its arcs uv, uw and vw.
  @inline(__always)
  func forEachTriangle(
    from nodes: Range<Int>, _ body: (_ u: Int, _ v: Int, _ w: Int, _ uv: Int, _ uw: Int, _ vw: Int) -> Void
  ) {
    var positionOfMarked = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    let offsets = arcs.offsets.span
    let neighbors = arcs.neighbors.span
    var marked = positionOfMarked.mutableSpan
    for u in nodes {
      let row = Int(offsets[u])..<Int(offsets[u + 1])
      if row.count < 2 { continue }
      for position in row { marked[Int(neighbors[position])] = Int32(truncatingIfNeeded: position) }
      for uv in row {
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
}
