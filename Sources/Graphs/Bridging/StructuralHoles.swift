/// Burt's measures of the structural holes around each node: whether its contacts are tied to each other anyway.
///
/// All four rest on the same quantities. With z_ij = w_ij + w_ji, N(i) the nodes tied to i in either direction,
/// p_ij = z_ij / Σ_k z_ik and m_jq = z_jq / max_k z_jk:
///
///     constraint     C_i  = Σ_j c_ij,  c_ij = (p_ij + Σ_q p_iq p_qj)²
///     effective size ES_i = |N(i)| − Σ_j Σ_q p_iq m_jq
///     efficiency          = ES_i / |N(i)|
///     hierarchy      H_i  = Σ_j r_j ln r_j / (N ln N),  r_j = c_ij / (C_i / N),  N = |N(i)|
///
/// j and q run through N(i). Proportions p_qj are those of q in the whole network. Undefined for isolated nodes, the
/// hierarchy also for nodes with a single contact.
///
/// Source: Burt 1992, Structural Holes; Burt 2004, doi:10.1086/421787.
public struct StructuralHoles: Sendable {
  /// How far a node's contacts are contacts of each other; high values leave it little room of its own.
  public let constraint: NodeScores
  /// The number of contacts less their redundancy.
  public let effectiveSize: NodeScores
  /// The share of contacts that are not redundant.
  public let efficiency: NodeScores
  /// How far the constraint comes from a single contact: 0 if from all alike, 1 if from one.
  public let hierarchy: NodeScores
}

extension Graph {
  /// Burt's constraint, effective size, efficiency and hierarchy of every node, from one pass over all triangles.
  ///
  /// - Complexity: O(m^1.5); about 8 bytes per tie and core.
  public func structuralHoles() -> StructuralHoles {
    let mutual = isDirected ? undirected(.sum) : self
    let counts = HoleCounts(mutual)
    let conventions = undirectedConventions(usesStrengths: true)
    let isolated = "A node without ties has no contacts."
    func scores(_ measure: String, leastDegree: Int = 1, reason: String = isolated, _ value: (Int) -> Double)
      -> NodeScores
    {
      NodeScores(
        measure: measure, conventions: conventions,
        values: ContiguousArray(nodes.map { mutual.outDegree(of: $0) < leastDegree ? nil : value($0) }),
        undefinedReason: reason)
    }
    let constraint = counts.constraint
    return StructuralHoles(
      constraint: scores("constraint") { constraint[$0] },
      effectiveSize: scores("effective_size") { Double(mutual.outDegree(of: $0)) - counts.redundancy[$0] },
      efficiency: scores("efficiency") { 1 - counts.redundancy[$0] / Double(mutual.outDegree(of: $0)) },
      hierarchy: scores(
        "hierarchy", leastDegree: 2, reason: "A node with fewer than two contacts has no hierarchy among them."
      ) {
        let contacts = Double(mutual.outDegree(of: $0))
        // Rounding must not turn the even case into a tiny negative number.
        return max(
          0,
          1 + (counts.entropy[$0] / constraint[$0] - Mathematics.naturalLogarithm(constraint[$0]))
            / Mathematics.naturalLogarithm(contacts))
      })
  }
}

/// Sums that all measures of structural holes are made of, by node.
private struct HoleCounts {
  /// Σ_j c_ij.
  var constraint: ContiguousArray<Double>
  /// Σ_j c_ij ln c_ij.
  var entropy: ContiguousArray<Double>
  /// Σ_j Σ_q p_iq m_jq.
  var redundancy: ContiguousArray<Double>

  init(_ graph: Graph) {
    let triangles = TriangleArcs(graph)
    let nodeCount = graph.nodeCount
    let total = ContiguousArray(triangles.original.lazy.map { graph.out.strengthSum(of: Int($0)) })
    let greatest = ContiguousArray(triangles.original.lazy.map { graph.out.greatestStrength(of: Int($0)) })
    let inverseTotal = ContiguousArray(total.lazy.map { 1 / $0 })
    let inverseGreatest = ContiguousArray(greatest.lazy.map { 1 / $0 })
    let arcs = triangles.arcs
    let none = TriangleSums(
      shared: ContiguousArray(repeating: 0, count: arcs.arcCount),
      redundancy: ContiguousArray(repeating: 0, count: nodeCount))
    let sums = parallelReduce(pieces: triangles.pieces, into: none) { index in
      arcs.isWeighted
        ? weightedSums(triangles, triangles.nodes(ofPiece: index), none, inverseTotal, inverseGreatest)
        : unweightedSums(triangles, triangles.nodes(ofPiece: index), none, inverseTotal)
    } join: { total, part in
      for arc in part.shared.indices { total.shared[arc] += part.shared[arc] }
      for node in part.redundancy.indices { total.redundancy[node] += part.redundancy[node] }
    }
    var constraint = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var entropy = constraint
    for node in 0..<nodeCount {
      for position in arcs.row(of: node) {
        let other = Int(arcs.neighbors[position])
        let reach = arcs.strength(at: position) + sums.shared[position]
        for end in [node, other] {
          let portion = reach * inverseTotal[end]
          constraint[end] += portion * portion
          entropy[end] += 2 * portion * portion * Mathematics.naturalLogarithm(portion)
        }
      }
    }
    self.constraint = triangles.restored(constraint)
    self.entropy = triangles.restored(entropy)
    redundancy = triangles.restored(
      ContiguousArray((0..<nodeCount).lazy.map { sums.redundancy[$0] * inverseTotal[$0] }))
  }
}

/// What triangles add up to: by arc Σ_q z_iq z_qj / s_q, by node Σ z_iq z_jq / max z_j over its pairs of contacts.
private struct TriangleSums {
  var shared: ContiguousArray<Double>
  var redundancy: ContiguousArray<Double>
}

private func unweightedSums(
  _ triangles: TriangleArcs, _ nodes: Range<Int>, _ none: TriangleSums, _ inverseTotal: ContiguousArray<Double>
) -> TriangleSums {
  var ownShared = none.shared
  var ownRedundancy = none.redundancy
  var shared = ownShared.mutableSpan
  var redundancy = ownRedundancy.mutableSpan
  let inverseTotal = inverseTotal.span
  triangles.forEachTriangle(from: nodes) { u, v, w, uv, uw, vw in
    shared[uv] += inverseTotal[w]
    shared[uw] += inverseTotal[v]
    shared[vw] += inverseTotal[u]
    redundancy[u] += 2
    redundancy[v] += 2
    redundancy[w] += 2
  }
  return TriangleSums(shared: ownShared, redundancy: ownRedundancy)
}

private func weightedSums(
  _ triangles: TriangleArcs, _ nodes: Range<Int>, _ none: TriangleSums, _ inverseTotal: ContiguousArray<Double>,
  _ inverseGreatest: ContiguousArray<Double>
) -> TriangleSums {
  var ownShared = none.shared
  var ownRedundancy = none.redundancy
  var shared = ownShared.mutableSpan
  var redundancy = ownRedundancy.mutableSpan
  let strengths = triangles.arcs.strengths.span
  let inverseTotal = inverseTotal.span
  let greatest = inverseGreatest.span
  triangles.forEachTriangle(from: nodes) { u, v, w, uv, uw, vw in
    let (first, second, third) = (strengths[uv], strengths[uw], strengths[vw])
    shared[uv] += second * third * inverseTotal[w]
    shared[uw] += first * third * inverseTotal[v]
    shared[vw] += first * second * inverseTotal[u]
    redundancy[u] += third * (second * greatest[v] + first * greatest[w])
    redundancy[v] += second * (third * greatest[u] + first * greatest[w])
    redundancy[w] += first * (third * greatest[u] + second * greatest[v])
  }
  return TriangleSums(shared: ownShared, redundancy: ownRedundancy)
}

extension Adjacency {
  fileprivate func greatestStrength(of node: Int) -> Double {
    var greatest = 0.0
    for position in row(of: node) { greatest = max(greatest, strength(at: position)) }
    return greatest
  }
}

extension Measure {
  static let constraint = Measure(
    id: "constraint", title: "Constraint", level: .stakeholders, needs: [.ignoresDirections, .usesStrengths],
    unit: .score,
    reading: "How far this stakeholder's contacts are tied to each other; low values leave room to broker.",
    complexity: "O(m^1.5)", source: "Burt 1992; 2004", doi: "10.1086/421787"
  ) { graph, _ in .stakeholders(graph.structuralHoles().constraint) }

  static let effectiveSize = Measure(
    id: "effective_size", title: "Contacts that are not redundant", level: .stakeholders,
    needs: [.ignoresDirections, .usesStrengths], unit: .score,
    reading: "The number of contacts less those that lead to the same others anyway.", complexity: "O(m^1.5)",
    source: "Burt 1992; Borgatti 1997"
  ) { graph, _ in .stakeholders(graph.structuralHoles().effectiveSize) }

  static let efficiency = Measure(
    id: "efficiency", title: "Efficiency of contacts", level: .stakeholders,
    needs: [.ignoresDirections, .usesStrengths], unit: .share,
    reading: "The share of contacts that are not redundant.", complexity: "O(m^1.5)", source: "Burt 1992"
  ) { graph, _ in .stakeholders(graph.structuralHoles().efficiency) }

  static let hierarchy = Measure(
    id: "hierarchy", title: "Hierarchy of constraint", level: .stakeholders,
    needs: [.ignoresDirections, .usesStrengths], unit: .share,
    reading: "0 if all contacts constrain this stakeholder alike, 1 if a single one does.", complexity: "O(m^1.5)",
    source: "Burt 1992"
  ) { graph, _ in .stakeholders(graph.structuralHoles().hierarchy) }
}
