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
          return degree < 2 ? nil : 2 * sums[node].other / (degree * (degree - 1))
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

  /// How many triangles of an undirected graph each node is in.
  ///
  /// There are no more of them than ties, so that 32 bits are enough.
  func triangleCounts() -> ContiguousArray<Int32> {
    let triangles = TriangleArcs(unweighted)
    let none = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
    let counts = parallelReduce(pieces: triangles.pieces, into: none) { index in
      var counts = none
      var table = counts.mutableSpan
      triangles.forEachTriangle(from: triangles.nodes(ofPiece: index)) { u, v, w, _, _, _ in
        table[u] += 1
        table[v] += 1
        table[w] += 1
      }
      return counts
    } join: { total, part in
      var table = total.mutableSpan
      for node in part.indices { table[node] += part[node] }
    }
    var result = none
    for (number, node) in triangles.original.enumerated() { result[Int(node)] = counts[number] }
    return result
  }

  /// Two sums over the triangles of each node.
  struct TriangleSum: Sendable {
    /// The strengths of the node's two ties in each triangle, added up.
    var own = 0.0
    /// A function of all three strengths, added up.
    var other = 0.0
  }

  /// Sums over the triangles of an undirected graph, by node.
  func triangleSums(_ function: @Sendable (Double, Double, Double) -> Double) -> ContiguousArray<TriangleSum> {
    guard isWeighted else {
      let each = function(1, 1, 1)
      return ContiguousArray(triangleCounts().lazy.map { TriangleSum(own: 2 * Double($0), other: each * Double($0)) })
    }
    let triangles = TriangleArcs(self)
    let none = ContiguousArray<TriangleSum>(repeating: TriangleSum(), count: nodeCount)
    let sums = parallelReduce(pieces: triangles.pieces, into: none) { index in
      var sums = none
      var table = sums.mutableSpan
      let strengths = triangles.arcs.strengths.span
      triangles.forEachTriangle(from: triangles.nodes(ofPiece: index)) { u, v, w, uv, uw, vw in
        let (first, second, third) = (strengths[uv], strengths[uw], strengths[vw])
        let value = function(first, second, third)
        table[u].add(first + second, value)
        table[v].add(first + third, value)
        table[w].add(second + third, value)
      }
      return sums
    } join: { total, part in
      for node in part.indices { total[node].add(part[node].own, part[node].other) }
    }
    var result = none
    for (number, node) in triangles.original.enumerated() { result[Int(node)] = sums[number] }
    return result
  }

  private func barratClustering() -> ContiguousArray<Double?> {
    let sums = triangleSums { _, _, _ in 0 }
    return ContiguousArray(
      nodes.map { node in
        let degree = outDegree(of: node)
        return degree < 2 ? nil : sums[node].own / (outStrength(of: node) * Double(degree - 1))
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
        return possible <= 0 ? nil : sums[node].other / possible
      })
  }
}

extension Graph.TriangleSum {
  @inline(__always)
  fileprivate mutating func add(_ own: Double, _ other: Double) {
    self.own += own
    self.other += other
  }
}

extension Measure {
  static let clustering = Measure(
    id: "clustering", title: "Clustering", level: .stakeholders, needs: .usesStrengths, unit: .share,
    reading: "The share of pairs of this stakeholder's contacts that are tied to each other.",
    complexity: "O(m^1.5)", source: "Watts & Strogatz 1998; Barrat et al. 2004; Fagiolo 2007", doi: "10.1038/30918"
  ) { graph, _ in .stakeholders(graph.clustering()) }

  static let averageClustering = Measure(
    id: "average_clustering", title: "Average clustering", level: .network, needs: .usesStrengths, unit: .share,
    reading: "How often contacts of a stakeholder are tied to each other, on average over stakeholders.",
    complexity: "O(m^1.5)", source: "Watts & Strogatz 1998", doi: "10.1038/30918"
  ) { graph, _ in .network(graph.averageClustering()) }
}
