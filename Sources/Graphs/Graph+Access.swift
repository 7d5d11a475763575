extension Graph {
  /// The numbers of all nodes, ascending.
  public var nodes: Range<Int> { 0..<nodeCount }

  /// The nodes that ties lead to from a node, ascending.
  ///
  /// For an undirected graph, all nodes tied to it.
  ///
  /// - Precondition: `node` is one of ``nodes``.
  public func neighbors(of node: Int) -> NeighborList { NeighborList(adjacency: out, row: out.row(of: node)) }

  /// The nodes whose ties lead to a node, ascending.
  ///
  /// For an undirected graph the same as ``neighbors(of:)``.
  ///
  /// - Precondition: `node` is one of ``nodes``.
  public func predecessors(of node: Int) -> NeighborList { NeighborList(adjacency: into, row: into.row(of: node)) }

  /// Whether there is a tie from one node to another.
  ///
  /// Complexity: O(log degree).
  ///
  /// - Precondition: both are among ``nodes``.
  public func containsTie(from: Int, to: Int) -> Bool { out.position(from: from, to: to) != nil }

  /// The strength of the tie from one node to another; `nil` if there is no such tie.
  ///
  /// Complexity: O(log degree).
  ///
  /// - Precondition: both are among ``nodes``.
  public func strength(from: Int, to: Int) -> Double? {
    guard let position = out.position(from: from, to: to) else { return nil }
    return out.strength(at: position)
  }

  /// All ties by ascending `from`, then `to`; an undirected tie once, with `from < to`.
  ///
  /// ``TieScores`` are in this order.
  public var ties: TieList { TieList(graph: self) }
}

/// A tie between two nodes.
public struct Tie: Sendable, Hashable {
  /// The node where the tie starts; of an undirected tie the lower number.
  public let from: Int
  /// The node where the tie ends; of an undirected tie the higher number.
  public let to: Int
  /// How strong it is; 1 in a graph without weights.
  public let strength: Double

  /// A tie from one node to another.
  public init(from: Int, to: Int, strength: Double = 1) {
    self.from = from
    self.to = to
    self.strength = strength
  }
}

/// The neighbours of one node in ascending order, with the strengths of the ties to them.
public struct NeighborList: RandomAccessCollection, Sendable {
  let adjacency: Adjacency
  let row: Range<Int>

  /// The first position, always 0.
  public var startIndex: Int { 0 }
  /// The number of neighbours.
  public var endIndex: Int { row.count }
  /// The neighbour at a position.
  public subscript(position: Int) -> Int {
    precondition(position >= 0 && position < row.count, "No neighbour at this position.")
    return Int(adjacency.neighbors[row.lowerBound + position])
  }
  /// The strength of the tie to the neighbour at a position; 1 in a graph without weights.
  public func strength(at position: Int) -> Double {
    precondition(position >= 0 && position < row.count, "No neighbour at this position.")
    return adjacency.strength(at: row.lowerBound + position)
  }
}

/// The ties of a graph in order; see ``Graph/ties``.
public struct TieList: Sequence, Sendable {
  let graph: Graph

  /// The number of ties.
  public var count: Int { graph.tieCount }
  /// The number of ties.
  public var underestimatedCount: Int { graph.tieCount }
  /// Begins with the first tie.
  public func makeIterator() -> Iterator { Iterator(graph: graph) }

  /// Goes through the ties once.
  public struct Iterator: IteratorProtocol, Sendable {
    let graph: Graph
    var from = 0
    var position = 0

    init(graph: Graph) { self.graph = graph }

    /// The next tie, or `nil` after the last.
    public mutating func next() -> Tie? {
      while position < graph.out.arcCount {
        while position >= Int(graph.out.offsets[from + 1]) { from += 1 }
        let to = Int(graph.out.neighbors[position])
        defer { position += 1 }
        if graph.isDirected || from < to {
          return Tie(from: from, to: to, strength: graph.out.strength(at: position))
        }
      }
      return nil
    }
  }
}

extension Adjacency {
  /// The strength of an arc; 1 when the graph is not weighted.
  package func strength(at position: Int) -> Double { isWeighted ? strengths[position] : 1 }

  /// The position of an arc, found by halving the row.
  package func position(from: Int, to: Int) -> Int? {
    let target = Int32(truncatingIfNeeded: to)
    var low = Int(offsets[from])
    var high = Int(offsets[from + 1])
    while low < high {
      let middle = (low + high) / 2
      if neighbors[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < Int(offsets[from + 1]) && neighbors[low] == target ? low : nil
  }
}
