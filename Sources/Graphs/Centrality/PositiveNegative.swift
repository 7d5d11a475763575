extension Graph {
  /// How well placed each node is if negative ties count against it.
  ///
  /// With M = P − 2N from the positive ties P (this graph) and the negative ties N: undirected
  /// `(I − M / (2(n − 1)))⁻¹ 1`; directed, by ties given, `(I − MMᵀ / (4(n − 1)²))⁻¹ (I + M / (2(n − 1))) 1`, and by ties
  /// received with M and Mᵀ exchanged. Between −1 and 2, 1 for an isolated node. Strengths do not count. Undefined with
  /// fewer than two nodes, and where everyone is against everyone.
  ///
  /// - Precondition: both graphs have the same nodes and are both directed or both undirected.
  /// - Complexity: O(n + m) a round.
  ///
  /// Source: Everett & Borgatti 2014, doi:10.1016/j.socnet.2014.03.005.
  public func pnCentrality(against negative: Graph, _ direction: PathDirection = .outgoing) -> NodeScores {
    precondition(
      nodeCount == negative.nodeCount && isDirected == negative.isDirected,
      "Positive and negative ties must be between the same nodes and both directed or both not.")
    let scale = 1 / (2 * Double(max(nodeCount - 1, 1)))
    let isOutgoing = direction == .outgoing
    let system = SignedSystem(
      forth: (isOutgoing ? out : into).unweighted, back: (isOutgoing ? into : out).unweighted,
      negativeForth: (isOutgoing ? negative.out : negative.into).unweighted,
      negativeBack: (isOutgoing ? negative.into : negative.out).unweighted, scale: scale, isDirected: isDirected)
    let found = system.solved
    var conventions = conventions()
    conventions.iterations = found.rounds
    conventions.residual = found.residual
    if looksBack(direction) { conventions.notes = [Self.byTiesReceived] }
    return NodeScores(
      measure: pathMeasure("pn_centrality", direction), conventions: conventions,
      values: ContiguousArray(nodes.map { nodeCount < 2 ? nil : found.solution?[$0] }),
      undefinedReason: "It needs two nodes, and not everyone may be against everyone.")
  }
}

/// The system of equations of PN centrality, symmetric without negative eigenvalues, for conjugate gradients.
private struct SignedSystem {
  let forth: Adjacency
  let back: Adjacency
  let negativeForth: Adjacency
  let negativeBack: Adjacency
  let scale: Double
  let isDirected: Bool

  /// The solution, `nil` if there is none; the rounds it took; and how far the equations are from being met, in relation to
  /// their right side.
  var solved: (solution: ContiguousArray<Double>?, rounds: Int, residual: Double) {
    let ones = ContiguousArray<Double>(repeating: 1, count: forth.nodeCount)
    let right = isDirected ? combined(ones, 1, product(ones, forth, negativeForth)) : ones
    var solution = ContiguousArray<Double>(repeating: 0, count: right.count)
    var residual = right
    var direction = residual
    var square = dot(residual, residual)
    let target = 1e-30 * max(square, 1)
    var rounds = 0
    while square > target && rounds < 10 * right.count + 100 {
      let image = applied(direction)
      let curvature = dot(direction, image)
      guard curvature > 1e-13 * dot(direction, direction) else { return (nil, rounds, relative(square, right)) }
      let step = square / curvature
      solution = combined(solution, step, direction)
      residual = combined(residual, -step, image)
      let next = dot(residual, residual)
      direction = combined(residual, next / square, direction)
      square = next
      rounds += 1
    }
    let isSolved = square <= 1e-20 * max(dot(right, right), 1)
    return (isSolved ? solution : nil, rounds, relative(square, right))
  }

  private func relative(_ square: Double, _ right: ContiguousArray<Double>) -> Double {
    (square / max(dot(right, right), 1)).squareRoot()
  }

  private func applied(_ vector: ContiguousArray<Double>) -> ContiguousArray<Double> {
    let image =
      isDirected
      ? product(product(vector, back, negativeBack), forth, negativeForth)
      : product(vector, forth, negativeForth)
    return combined(vector, -1, image)
  }

  /// M times a vector, divided by 2(n − 1).
  private func product(
    _ vector: ContiguousArray<Double>, _ positive: Adjacency, _ negative: Adjacency
  ) -> ContiguousArray<Double> {
    let sum = combined(positive.weightedSums(of: vector), -2, negative.weightedSums(of: vector))
    return ContiguousArray(sum.lazy.map { $0 * scale })
  }

  private func combined(
    _ first: ContiguousArray<Double>, _ factor: Double, _ second: ContiguousArray<Double>
  ) -> ContiguousArray<Double> {
    ContiguousArray(zip(first, second).lazy.map { $0 + factor * $1 })
  }

  private func dot(_ first: ContiguousArray<Double>, _ second: ContiguousArray<Double>) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension Measure {
  static let pnCentrality = Measure(
    id: "pn_centrality", title: "Standing with negative ties", level: .stakeholders, needs: .negativeTies,
    unit: .score, reading: "Above 1 if positive ties prevail, below 1 if negative ones do; 1 without ties.",
    parameters: "by the ties that a stakeholder gives", complexity: "O(n + m) a round",
    source: "Everett & Borgatti 2014",
    doi: "10.1016/j.socnet.2014.03.005"
  ) { graph, options in .stakeholders(graph.pnScores("pn_centrality", .outgoing, options)) }

  static let inPNCentrality = Measure(
    id: "in_pn_centrality", title: "Standing in the eyes of others", level: .stakeholders,
    needs: [.negativeTies, .directions], unit: .score,
    reading:
      "Above 1 if the positive ties that others have to this stakeholder prevail, below 1 if the negative ones do.",
    parameters: "by the ties that a stakeholder receives", complexity: "O(n + m) a round",
    source: "Everett & Borgatti 2014", doi: "10.1016/j.socnet.2014.03.005"
  ) { graph, options in .stakeholders(graph.pnScores("in_pn_centrality", .incoming, options)) }
}

extension Graph {
  fileprivate func pnScores(_ measure: String, _ direction: PathDirection, _ options: MeasureOptions) -> NodeScores {
    guard let negative = options.negativeTies, negative.nodeCount == nodeCount else {
      return NodeScores(
        measure: measure, conventions: conventions(), values: ContiguousArray(repeating: nil, count: nodeCount),
        undefinedReason: "It needs the negative ties beside the positive ones.")
    }
    let scores =
      isDirected && negative.isDirected
      ? pnCentrality(against: negative, direction) : undirected().pnCentrality(against: negative.undirected())
    return scores.named(measure)
  }
}
