/// What the strength of a tie between two members of the same events is.
public enum ProjectionWeights: String, Sendable, CaseIterable {
  /// The number of events they share; of a weighted graph the sum of the products of their strengths.
  case sum
  /// Each shared event counts 1 / (its members − 1), so that large events make weak ties.
  ///
  /// Source: Newman 2001, doi:10.1103/PhysRevE.64.016132.
  case newman
}

extension Graph {
  /// The ties among some nodes that result from the others they share, such as stakeholders from shared events.
  ///
  /// Nodes of the result are `members` in ascending order; ties among members themselves are passed over. Direction is
  /// ignored.
  ///
  /// - Precondition: every one of `members` is among ``nodes``.
  /// - Complexity: O(Σ k²) over the events' numbers k of members.
  public func projected(onto members: some Sequence<Int>, weights: ProjectionWeights = .sum) -> Subgraph {
    let graph = undirected()
    var number = [Int?](repeating: nil, count: nodeCount)
    for member in members { number[member] = 0 }
    let originals = nodes.filter { number[$0] != nil }
    for (place, member) in originals.enumerated() { number[member] = place }
    var offsets: ContiguousArray<Int32> = [0]
    var neighbors = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()
    var sums = ContiguousArray<Double>(repeating: 0, count: originals.count)
    for member in originals {
      var met: [Int] = []
      for (place, event) in graph.neighbors(of: member).enumerated() where number[event] == nil {
        let own = graph.neighbors(of: member).strength(at: place)
        let present = graph.neighbors(of: event)
        let size = present.count { number[$0] != nil }
        for (seat, other) in present.enumerated() where other != member {
          guard let other = number[other] else { continue }
          if sums[other] == 0 { met.append(other) }
          switch weights {
          case .sum: sums[other] += own * present.strength(at: seat)
          case .newman: sums[other] += 1 / Double(size - 1)
          }
        }
      }
      for other in met.sorted() {
        neighbors.append(Int32(truncatingIfNeeded: other))
        strengths.append(sums[other])
        sums[other] = 0
      }
      offsets.append(Int32(truncatingIfNeeded: neighbors.count))
    }
    let adjacency = Adjacency(offsets: offsets, neighbors: neighbors, strengths: strengths)
    return Subgraph(
      graph: Graph(nodeCount: originals.count, isDirected: false, out: adjacency, into: adjacency),
      originalNodes: originals)
  }
}
