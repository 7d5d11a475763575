extension Graph {
  /// The share of pairs of a node's contacts that are tied to each other.
  ///
  /// - Undirected without strengths: `2t / (k(k − 1))` with t ties among the k contacts (Watts & Strogatz 1998).
  /// - Undirected with strengths: pairs count by the mean strength of the ties to them (Barrat et al. 2004,
  ///   doi:10.1073/pnas.0400087101).
  /// - Directed: the share of possible directed triangles; strengths do not count (Fagiolo 2007,
  ///   doi:10.1103/PhysRevE.76.026107).
  ///
  /// Undefined for nodes with fewer than two contacts (directed: if no triangle would be possible).
  ///
  /// - Complexity: O(m^1.5).
  ///
  /// Source: Watts & Strogatz 1998, doi:10.1038/30918.
  public func clustering() -> NodeScores {
    NodeScores(
      measure: "clustering", conventions: conventions(usesStrengths: !isDirected),
      values: isDirected ? directedClustering() : barratClustering(),
      undefinedReason: "A node with fewer than two contacts has no pairs of them.")
  }

  /// Clustering that takes the geometric mean of the three strengths of each triangle, relative to the strongest tie.
  ///
  /// `Σ (ŵ_ij ŵ_jh ŵ_hi)^⅓ / (k(k − 1))`, ŵ = w / max w, over ordered pairs j, h. Not interchangeable with
  /// ``clustering()``. Undefined for nodes with fewer than two contacts.
  ///
  /// - Precondition: the graph is undirected.
  /// - Complexity: O(m^1.5).
  ///
  /// Source: Onnela et al. 2005, doi:10.1103/PhysRevE.71.065103.
  public func onnelaClustering() -> NodeScores {
    precondition(!isDirected, "This measure is defined for undirected graphs.")
    let strongest = out.strengths.max() ?? 1
    let sums = triangleSums { Mathematics.cubeRoot($0 / strongest * ($1 / strongest) * ($2 / strongest)) }
    return NodeScores(
      measure: "clustering_onnela", conventions: conventions(usesStrengths: true),
      values: ContiguousArray(
        nodes.map { node in
          let degree = Double(outDegree(of: node))
          return degree < 2 ? nil : 2 * sums[node] / (degree * (degree - 1))
        }),
      undefinedReason: "A node with fewer than two contacts has no pairs of them.")
  }

  /// The mean of ``clustering()`` over the nodes for which it is defined.
  ///
  /// Details: `zeros` (the mean over all nodes, undefined ones counting as 0), `nodes` (how many have a value).
  public func averageClustering() -> NetworkScore {
    let scores = clustering()
    let defined = scores.compactMap { $0 }
    let sum = defined.reduce(0, +)
    return NetworkScore(
      measure: "average_clustering", conventions: scores.conventions,
      value: defined.isEmpty ? nil : sum / Double(defined.count),
      details: [
        .init("zeros", nodeCount == 0 ? nil : sum / Double(nodeCount)), .init("nodes", Double(defined.count)),
      ],
      undefinedReason: "No node has two contacts.")
  }

  /// The number of triangles each node belongs to; ties count whatever their direction. Complexity: O(m^1.5).
  public func triangles() -> NodeScores {
    NodeScores(
      measure: "triangles", conventions: undirectedConventions(),
      defined: undirected().triangleCounts().lazy.map(Double.init))
  }

  /// How many sets of three are all tied to each other; ties count whatever their direction. Complexity: O(m^1.5).
  public func triangleCount() -> Int {
    let triangles = TriangleArcs(undirected().unweighted)
    return parallelWork(pieces: triangles.pieces, memory: { (marks: triangles.unmarked, count: 0) }) {
      $1.count += triangles.triangleCount(from: triangles.nodes(ofPiece: $0), marks: &$1.marks)
    }
    .reduce(0) { $0 + $1.count }
  }

  /// How many triangles of an undirected graph each node is in.
  ///
  /// There are no more of them than ties, so that 32 bits are enough.
  func triangleCounts() -> ContiguousArray<Int32> {
    let triangles = TriangleArcs(unweighted)
    let none = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
    let counts = parallelWork(pieces: triangles.pieces, memory: { (marks: triangles.unmarked, counts: none) }) {
      triangles.countTriangles(from: triangles.nodes(ofPiece: $0), marks: &$1.marks, counts: &$1.counts)
    }
    var total = counts[0].counts
    for part in counts.dropFirst() {
      var table = total.mutableSpan
      let others = part.counts.span
      for node in others.indices { table[node] &+= others[node] }
    }
    return triangles.restored(total)
  }

  /// By node of an undirected graph: a function of the strengths of a triangle, added up over the node's triangles.
  ///
  /// The function must not care for the order of the three.
  func triangleSums(_ function: @escaping @Sendable (Double, Double, Double) -> Double) -> ContiguousArray<Double> {
    guard isWeighted else {
      let each = function(1, 1, 1)
      return ContiguousArray(triangleCounts().lazy.map { each * Double($0) })
    }
    let triangles = TriangleArcs(self)
    let sums = triangles.arcSums(StrengthTerm(strengths: triangles.arcs.strengths, function: function))
    var result = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var table = result.mutableSpan
    // Each triangle of a node has two of the node's ties.
    triangles.forEachArc(sums) { node, other, _, sum in
      table[node] += sum / 2
      table[other] += sum / 2
    }
    return triangles.restored(result)
  }

  /// By node of an undirected graph: the strengths of the node's two ties in each of its triangles, added up.
  private func sharedStrengths() -> ContiguousArray<Double> {
    guard isWeighted else { return ContiguousArray(triangleCounts().lazy.map { 2 * Double($0) }) }
    let triangles = TriangleArcs(self)
    var result = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var table = result.mutableSpan
    let strengths = triangles.arcs.strengths.span
    triangles.forEachArc(triangles.arcSums(TriangleCountTerm())) { node, other, position, count in
      table[node] += strengths[position] * count
      table[other] += strengths[position] * count
    }
    return triangles.restored(result)
  }

  private func barratClustering() -> ContiguousArray<Double?> {
    let sums = sharedStrengths()
    return ContiguousArray(
      nodes.map { node in
        let degree = outDegree(of: node)
        return degree < 2 ? nil : sums[node] / (outStrength(of: node) * Double(degree - 1))
      })
  }

  private func directedClustering() -> ContiguousArray<Double?> {
    // With 2 for mutual ties the product over a triangle counts its directed versions.
    let mutual = unweighted.undirected(.sum)
    let sums = mutual.triangleSums { $0 * $1 * $2 }
    return ContiguousArray(
      nodes.map { node in
        let total = Double(degree(of: node))
        let both = Double(degree(of: node) - mutual.outDegree(of: node))
        let possible = total * (total - 1) - 2 * both
        return possible <= 0 ? nil : sums[node] / possible
      })
  }
}

/// Counts the triangles of a tie.
struct TriangleCountTerm: TriangleTerm {
  func value(third: Int, tie: Int, near: Int, far: Int) -> Double { 1 }
}

/// Adds up a function of the strengths of a tie's triangles.
private struct StrengthTerm: TriangleTerm {
  let strengths: ContiguousArray<Double>
  let function: @Sendable (Double, Double, Double) -> Double

  func value(third: Int, tie: Int, near: Int, far: Int) -> Double {
    function(strengths[tie], strengths[near], strengths[far])
  }
}

extension Measure {
  static let clustering = Measure(
    id: "clustering", title: "Clustering", level: .stakeholders, needs: .usesStrengths, unit: .share,
    reading: "The share of pairs of this stakeholder's contacts that are tied to each other.",
    complexity: "O(m^1.5)", source: "Watts & Strogatz 1998; Barrat et al. 2004; Fagiolo 2007", doi: "10.1038/30918"
  ) { graph, _ in .stakeholders(graph.clustering()) }

  static let onnelaClustering = Measure(
    id: "clustering_onnela", title: "Clustering by strength of all three ties", level: .stakeholders,
    needs: [.strengths, .usesStrengths, .ignoresDirections], unit: .share,
    reading: "Clustering in which a triangle counts by the strengths of its three ties, beside the strongest tie.",
    complexity: "O(m^1.5)", source: "Onnela et al. 2005", doi: "10.1103/PhysRevE.71.065103"
  ) { graph, _ in .stakeholders(graph.undirected(.mean).onnelaClustering()) }

  static let triangles = Measure(
    id: "triangles", title: "Triangles", level: .stakeholders, needs: .ignoresDirections, unit: .count,
    reading: "How many pairs of this stakeholder's contacts are tied to each other.", complexity: "O(m^1.5)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .stakeholders(graph.triangles()) }

  static let averageClustering = Measure(
    id: "average_clustering", title: "Average clustering", level: .network, needs: .usesStrengths, unit: .share,
    reading: "How often contacts of a stakeholder are tied to each other, on average over stakeholders.",
    complexity: "O(m^1.5)", source: "Watts & Strogatz 1998", doi: "10.1038/30918"
  ) { graph, _ in .network(graph.averageClustering()) }
}
