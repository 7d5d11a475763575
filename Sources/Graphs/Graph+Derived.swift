/// How ties in two directions become one undirected tie.
public enum Symmetrization: String, Sendable, CaseIterable {
  /// A tie in either direction is enough; the stronger of the two counts.
  case weak
  /// Only ties in both directions count, with the weaker of the two strengths.
  case strong
  /// A tie in either direction is enough; half the sum of both strengths, a missing direction being 0.
  case mean
  /// A tie in either direction is enough; the sum of both strengths.
  case sum
}

extension Graph {
  /// The graph without directions.
  ///
  /// An undirected graph is returned as it is.
  ///
  /// `.weak` and `.strong` keep a graph without weights unweighted; `.mean` and `.sum` make a weighted one.
  ///
  /// - Complexity: O(n + m).
  public func undirected(_ rule: Symmetrization = .weak) -> Graph {
    guard isDirected else { return self }
    let keepsWeights = isWeighted || rule == .mean || rule == .sum
    var offsets = ContiguousArray<Int32>()
    offsets.reserveCapacity(nodeCount + 1)
    offsets.append(0)
    var neighbors = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()
    for node in nodes {
      var leaving = out.row(of: node)
      var arriving = into.row(of: node)
      while !leaving.isEmpty || !arriving.isEmpty {
        let next = leaving.isEmpty ? Int32.max : out.neighbors[leaving.lowerBound]
        let previous = arriving.isEmpty ? Int32.max : into.neighbors[arriving.lowerBound]
        let neighbor = min(next, previous)
        var forth = 0.0
        var back = 0.0
        if next == neighbor { forth = out.strength(at: leaving.removeFirst()) }
        if previous == neighbor { back = into.strength(at: arriving.removeFirst()) }
        if rule == .strong && (forth == 0 || back == 0) { continue }
        neighbors.append(neighbor)
        if keepsWeights { strengths.append(rule.combined(forth, back)) }
      }
      offsets.append(Int32(truncatingIfNeeded: neighbors.count))
    }
    let adjacency = Adjacency(offsets: offsets, neighbors: neighbors, strengths: strengths)
    return Graph(nodeCount: nodeCount, isDirected: false, out: adjacency, into: adjacency)
  }

  /// The graph with every tie turned round.
  ///
  /// An undirected graph is returned as it is.
  public var transposed: Graph { Graph(nodeCount: nodeCount, isDirected: isDirected, out: into, into: out) }

  /// The same ties, each of strength 1.
  ///
  /// Complexity: O(1).
  public var unweighted: Graph {
    guard isWeighted else { return self }
    return Graph(nodeCount: nodeCount, isDirected: isDirected, out: out.unweighted, into: into.unweighted)
  }

  /// The graph of some nodes and all ties among them, and which node became which.
  ///
  /// - Precondition: every one is among ``nodes``. Repeated ones are taken once.
  /// - Complexity: O(n + ties of the nodes kept).
  public func subgraph(of kept: some Sequence<Int>) -> Subgraph {
    var newNumber = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    for node in kept { newNumber[node] = 0 }
    var original: [Int] = []
    for node in nodes where newNumber[node] == 0 {
      newNumber[node] = Int32(truncatingIfNeeded: original.count)
      original.append(node)
    }
    let out = self.out.restricted(to: original, newNumber: newNumber)
    let graph = Graph(
      nodeCount: original.count, isDirected: isDirected, out: out,
      into: isDirected ? self.into.restricted(to: original, newNumber: newNumber) : out)
    return Subgraph(graph: graph, originalNodes: original)
  }
}

/// A part of a graph with nodes numbered anew.
public struct Subgraph: Sendable {
  /// The part as a graph of its own.
  public let graph: Graph
  /// The number in the whole graph of each node of the part, ascending.
  public let originalNodes: [Int]
}

extension Symmetrization {
  func combined(_ forth: Double, _ back: Double) -> Double {
    switch self {
    case .weak: max(forth, back)
    case .strong: min(forth, back)
    case .mean: (forth + back) / 2
    case .sum: forth + back
    }
  }
}

extension Adjacency {
  var unweighted: Adjacency { Adjacency(offsets: offsets, neighbors: neighbors, strengths: []) }

  func restricted(to original: [Int], newNumber: ContiguousArray<Int32>) -> Adjacency {
    var offsets: ContiguousArray<Int32> = [0]
    var neighbors = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()
    for node in original {
      for position in row(of: node) {
        let number = newNumber[Int(self.neighbors[position])]
        guard number >= 0 else { continue }
        neighbors.append(number)
        if isWeighted { strengths.append(self.strengths[position]) }
      }
      offsets.append(Int32(truncatingIfNeeded: neighbors.count))
    }
    return Adjacency(offsets: offsets, neighbors: neighbors, strengths: strengths)
  }
}
