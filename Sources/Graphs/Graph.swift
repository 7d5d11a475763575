/// A network of numbered nodes and the ties between them, stored compactly and never changed after it is built.
///
/// Nodes are the integers `0 ..< nodeCount`. A tie has a strength (1 when the graph is not weighted); more is always
/// stronger, never farther. Ties to oneself are left out and parallel ties merged when the graph is built, so that
/// every measure can rely on a simple graph (``GraphBuilder`` counts what it left out).
///
/// An undirected tie is stored at both of its ends and counted once.
///
/// Memory: 8 bytes per arc unweighted and 24 weighted when directed (both directions are stored); an undirected graph
/// stores each tie twice, once from each end, and shares the two directions.
public struct Graph: Sendable {
  /// The number of nodes, tied or not.
  public let nodeCount: Int
  /// Whether a tie from one node to another says nothing about a tie back.
  public let isDirected: Bool
  /// The ties that leave each node.
  ///
  /// For an undirected graph, all of its ties.
  package let out: Adjacency
  /// The ties that reach each node.
  ///
  /// For an undirected graph the same as `out`.
  package let into: Adjacency

  package init(nodeCount: Int, isDirected: Bool, out: Adjacency, into: Adjacency) {
    self.nodeCount = nodeCount
    self.isDirected = isDirected
    self.out = out
    self.into = into
  }

  /// The number of ties; an undirected tie counts once.
  public var tieCount: Int { isDirected ? out.arcCount : out.arcCount / 2 }

  /// Whether ties have strengths of their own.
  ///
  /// In a graph that is not weighted each strength is 1.
  public var isWeighted: Bool { out.isWeighted }
}

/// Rows of neighbours, one row per node, one after another in a single array (compressed sparse rows).
package struct Adjacency: Sendable, Equatable {
  /// Where the row of a node begins; `nodeCount + 1` entries, the last one is the number of arcs.
  package let offsets: ContiguousArray<Int32>
  /// The neighbours of all nodes, row after row, ascending within a row.
  package let neighbors: ContiguousArray<Int32>
  /// The strengths of the arcs in the order of `neighbors`; empty when the graph is not weighted.
  package let strengths: ContiguousArray<Double>

  package init(
    offsets: ContiguousArray<Int32>, neighbors: ContiguousArray<Int32>, strengths: ContiguousArray<Double>
  ) {
    self.offsets = offsets
    self.neighbors = neighbors
    self.strengths = strengths
  }

  package var nodeCount: Int { offsets.count - 1 }
  package var arcCount: Int { neighbors.count }
  package var isWeighted: Bool { !strengths.isEmpty }

  /// The positions in `neighbors` and `strengths` that belong to a node.
  package func row(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// The nodes of one of several pieces that have about as many arcs each; a node with more arcs than that stays whole.
  package func nodes(ofPiece index: Int, of pieces: Int) -> Range<Int> {
    start(ofPiece: index, of: pieces)..<start(ofPiece: index + 1, of: pieces)
  }

  private func start(ofPiece index: Int, of pieces: Int) -> Int {
    if index == pieces { return nodeCount }
    let target = Int32(truncatingIfNeeded: arcCount * index / pieces)
    var low = 0
    var high = nodeCount
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
