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
  /// Burt's constraint, effective size, efficiency and hierarchy of every node, from two passes over all triangles.
  ///
  /// - Complexity: O(m^1.5). Works in 44 bytes a tie.
  public func structuralHoles() -> StructuralHoles {
    let holes = HoleSums(self)
    let (constraints, redundancies) = (holes.constraints(), holes.redundancies())
    return StructuralHoles(
      constraint: holes.constraint(constraints.total), effectiveSize: holes.effectiveSize(redundancies),
      efficiency: holes.efficiency(redundancies), hierarchy: holes.hierarchy(constraints))
  }

  /// How far each node's contacts are contacts of each other; see ``StructuralHoles``.
  ///
  /// - Complexity: O(m^1.5). Works in 44 bytes a tie.
  public func constraint() -> NodeScores {
    let holes = HoleSums(self)
    return holes.constraint(holes.constraints(withEntropy: false).total)
  }

  /// The number of each node's contacts less their redundancy; see ``StructuralHoles``.
  ///
  /// - Complexity: O(m^1.5). Works in 44 bytes a tie.
  public func effectiveSize() -> NodeScores {
    let holes = HoleSums(self)
    return holes.effectiveSize(holes.redundancies())
  }

  /// The share of each node's contacts that are not redundant; see ``StructuralHoles``.
  ///
  /// - Complexity: O(m^1.5). Works in 44 bytes a tie.
  public func contactEfficiency() -> NodeScores {
    let holes = HoleSums(self)
    return holes.efficiency(holes.redundancies())
  }

  /// How far each node's constraint comes from a single contact; see ``StructuralHoles``.
  ///
  /// - Complexity: O(m^1.5). Works in 44 bytes a tie.
  public func constraintHierarchy() -> NodeScores {
    let holes = HoleSums(self)
    return holes.hierarchy(holes.constraints())
  }
}

extension StructuralHoles {
  /// The hierarchy of a node with two contacts or more, from Σ_j c_ij and Σ_j c_ij ln c_ij.
  static func hierarchy(total: Double, entropy: Double, contacts: Int) -> Double {
    let hierarchy =
      1 + (entropy / total - Mathematics.naturalLogarithm(total)) / Mathematics.naturalLogarithm(Double(contacts))
    // What rounding leaves of the even case is 0, and not a tiny number on either side of it.
    return hierarchy < 1e-12 ? 0 : hierarchy
  }
}

/// Sums over triangles that all measures of structural holes are made of.
private struct HoleSums {
  /// By node Σ_j c_ij and Σ_j c_ij ln c_ij.
  typealias Constraints = (total: ContiguousArray<Double>, entropy: ContiguousArray<Double>)

  /// The strengths of both directions added up.
  private let ties: Adjacency
  private let conventions: MeasureConventions
  private let triangles: TriangleArcs

  init(_ graph: Graph) {
    let mutual = graph.isDirected ? graph.undirected(.sum) : graph
    ties = mutual.out
    conventions = graph.undirectedConventions(usesStrengths: true)
    triangles = TriangleArcs(mutual)
  }

  /// Without the entropy, which costs two logarithms a tie, where it is not needed.
  func constraints(withEntropy: Bool = true) -> Constraints {
    let inverseTotal = ContiguousArray(triangles.original.map { 1 / ties.strengthSum(of: Int($0)) })
    let strengths = triangles.arcs.strengths
    // By tie ij Σ_q z_iq z_qj / s_q: the ways from one to the other over a third, by what the third gives them.
    let ways =
      ties.isWeighted
      ? triangles.arcSums(WeightedWays(strengths: strengths, factor: inverseTotal))
      : triangles.arcSums(PlainWays(factor: inverseTotal))
    var total = ContiguousArray<Double>(repeating: 0, count: ties.nodeCount)
    var entropy = total
    do {
      var totals = total.mutableSpan
      var entropies = entropy.mutableSpan
      triangles.forEachArc(ways) { node, other, position, sum in
        let reach = (strengths.isEmpty ? 1 : strengths[position]) + sum
        let (forth, back) = (reach * inverseTotal[node], reach * inverseTotal[other])
        totals[node] += forth * forth
        totals[other] += back * back
        guard withEntropy else { return }
        entropies[node] += 2 * forth * forth * Mathematics.naturalLogarithm(forth)
        entropies[other] += 2 * back * back * Mathematics.naturalLogarithm(back)
      }
    }
    return (triangles.restored(total), withEntropy ? triangles.restored(entropy) : entropy)
  }

  /// By node: Σ_j Σ_q p_iq m_jq.
  func redundancies() -> ContiguousArray<Double> {
    // By tie ij Σ_q z_iq z_jq.
    let shared =
      ties.isWeighted
      ? triangles.arcSums(WeightedWays(strengths: triangles.arcs.strengths, factor: nil))
      : triangles.arcSums(TriangleCountTerm())
    let greatest = ContiguousArray(triangles.original.map { ties.greatestStrength(of: Int($0)) })
    var result = ContiguousArray<Double>(repeating: 0, count: ties.nodeCount)
    var table = result.mutableSpan
    triangles.forEachArc(shared) { node, other, _, sum in
      table[node] += sum / greatest[other]
      table[other] += sum / greatest[node]
    }
    for (number, node) in triangles.original.enumerated() { table[number] /= ties.strengthSum(of: Int(node)) }
    return triangles.restored(result)
  }

  func constraint(_ constraints: ContiguousArray<Double>) -> NodeScores { scores("constraint") { constraints[$0] } }

  func effectiveSize(_ redundancies: ContiguousArray<Double>) -> NodeScores {
    scores("effective_size") { Double(degree($0)) - redundancies[$0] }
  }

  func efficiency(_ redundancies: ContiguousArray<Double>) -> NodeScores {
    scores("efficiency") { 1 - redundancies[$0] / Double(degree($0)) }
  }

  func hierarchy(_ constraints: Constraints) -> NodeScores {
    let reason = "A node with fewer than two contacts has no hierarchy among them."
    return scores("hierarchy", leastDegree: 2, reason: reason) { node in
      StructuralHoles.hierarchy(
        total: constraints.total[node], entropy: constraints.entropy[node], contacts: degree(node))
    }
  }

  private func degree(_ node: Int) -> Int { ties.row(of: node).count }

  private func scores(
    _ measure: String, leastDegree: Int = 1, reason: String = "A node without ties has no contacts.",
    _ value: (Int) -> Double
  ) -> NodeScores {
    NodeScores(
      measure: measure, conventions: conventions,
      values: ContiguousArray((0..<ties.nodeCount).map { degree($0) < leastDegree ? nil : value($0) }),
      undefinedReason: reason)
  }
}

/// z_iq z_qj times a factor of q, where all strengths are 1.
private struct PlainWays: TriangleTerm {
  let factor: ContiguousArray<Double>

  func value(third: Int, tie: Int, near: Int, far: Int) -> Double { factor[third] }
}

/// z_iq z_qj, times a factor of q if there is one.
private struct WeightedWays: TriangleTerm {
  let strengths: ContiguousArray<Double>
  let factor: ContiguousArray<Double>?

  func value(third: Int, tie: Int, near: Int, far: Int) -> Double {
    strengths[near] * strengths[far] * (factor?[third] ?? 1)
  }
}

extension Adjacency {
  /// The strength of a node's strongest arc; 0 if it has none.
  func greatestStrength(of node: Int) -> Double {
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
  ) { graph, _ in .stakeholders(graph.constraint()) }

  static let effectiveSize = Measure(
    id: "effective_size", title: "Contacts that are not redundant", level: .stakeholders,
    needs: [.ignoresDirections, .usesStrengths], unit: .score,
    reading: "The number of contacts less those that lead to the same others anyway.", complexity: "O(m^1.5)",
    source: "Burt 1992; Borgatti 1997"
  ) { graph, _ in .stakeholders(graph.effectiveSize()) }

  static let efficiency = Measure(
    id: "efficiency", title: "Efficiency of contacts", level: .stakeholders,
    needs: [.ignoresDirections, .usesStrengths], unit: .share,
    reading: "The share of contacts that are not redundant.", complexity: "O(m^1.5)", source: "Burt 1992"
  ) { graph, _ in .stakeholders(graph.contactEfficiency()) }

  static let hierarchy = Measure(
    id: "hierarchy", title: "Hierarchy of constraint", level: .stakeholders,
    needs: [.ignoresDirections, .usesStrengths], unit: .share,
    reading: "0 if all contacts constrain this stakeholder alike, 1 if a single one does.", complexity: "O(m^1.5)",
    source: "Burt 1992"
  ) { graph, _ in .stakeholders(graph.constraintHierarchy()) }
}
