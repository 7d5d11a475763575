extension Graph {
  /// Where a walker who follows ties at random would spend the time: who is named by those who are named a lot.
  ///
  /// The walker follows a tie with probability `damping`, in proportion to its strength, and else starts again from any
  /// node; from a node without outgoing ties it always does. Values add up to 1. Iterated until a round moves less than
  /// 10⁻¹³ in all.
  ///
  /// - Parameter damping: the probability of following a tie, at least 0 and below 1.
  /// - Complexity: O(n + m) a round, at most about 200 rounds with the usual damping.
  ///
  /// Source: Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X.
  public func pageRank(damping: Double = 0.85) -> NodeScores {
    precondition(damping >= 0 && damping < 1, "The damping must be at least 0 and below 1.")
    var walk = RandomWalk(self, damping: damping)
    var iterations = 0
    var moved = Double.infinity
    while nodeCount > 0 && moved > 1e-13 && iterations < 10_000 {
      moved = walk.step()
      iterations += 1
    }
    var conventions = conventions(usesStrengths: true)
    conventions.iterations = iterations
    conventions.residual = nodeCount > 0 ? moved : 0
    conventions.notes = ["Damping \(damping)."]
    return NodeScores(measure: "pagerank", conventions: conventions, defined: walk.probabilities)
  }
}

/// The spread of a random walker over the nodes, moved on step by step.
private struct RandomWalk {
  private let into: Adjacency
  private let damping: Double
  private(set) var probabilities: ContiguousArray<Double>
  /// By node: what its ties pass on for each unit of strength.
  private var passedOn: ContiguousArray<Double>
  /// By node: damping divided by the strength of all outgoing ties; 0 without any.
  private let perStrength: ContiguousArray<Double>
  private let deadEnds: [Int]
  private let pieces: Int

  init(_ graph: Graph, damping: Double) {
    into = graph.into
    self.damping = damping
    probabilities = ContiguousArray(repeating: 1 / Double(max(graph.nodeCount, 1)), count: graph.nodeCount)
    perStrength = ContiguousArray(
      graph.nodes.map { graph.outDegree(of: $0) == 0 ? 0 : damping / graph.outStrength(of: $0) })
    deadEnds = graph.nodes.filter { graph.outDegree(of: $0) == 0 }
    passedOn = ContiguousArray(zip(probabilities, perStrength).lazy.map(*))
    pieces = min(16, max(1, (graph.nodeCount + into.arcCount) / 50_000))
  }

  /// One step of the walker; returns how much probability has moved.
  mutating func step() -> Double {
    let nodeCount = probabilities.count
    let idle = deadEnds.reduce(0.0) { $0 + probabilities[$1] }
    let base = (1 - damping + damping * idle) / Double(nodeCount)
    let parts = parallelMap(pieces: pieces) { [self] index in
      arrivals(at: piece(index, of: pieces, in: nodeCount), base: base)
    }
    var moved = 0.0
    var node = 0
    for part in parts {
      moved += part.moved
      for probability in part.probabilities {
        probabilities[node] = probability
        passedOn[node] = probability * perStrength[node]
        node += 1
      }
    }
    return moved
  }

  private func arrivals(at nodes: Range<Int>, base: Double) -> (probabilities: ContiguousArray<Double>, moved: Double) {
    let offsets = into.offsets.span
    let neighbors = into.neighbors.span
    let strengths = into.strengths.span
    let passedOn = passedOn.span
    var result = ContiguousArray<Double>()
    result.reserveCapacity(nodes.count)
    var moved = 0.0
    for node in nodes {
      var probability = base
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let strength = strengths.isEmpty ? 1 : strengths[position]
        probability += passedOn[Int(neighbors[position])] * strength
      }
      moved += abs(probability - probabilities[node])
      result.append(probability)
    }
    return (result, moved)
  }
}

extension Measure {
  static let pageRank = Measure(
    id: "pagerank", title: "PageRank", level: .stakeholders, needs: .usesStrengths, unit: .share,
    reading: "The share of attention this stakeholder gets from others, weighted by the attention they get.",
    complexity: "O(n + m) a round", source: "Brin & Page 1998", doi: "10.1016/S0169-7552(98)00110-X"
  ) { graph, _ in .stakeholders(graph.pageRank()) }
}
