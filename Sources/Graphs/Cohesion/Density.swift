extension Graph {
  /// The number of ties that would be possible: each pair once, or in both directions for a directed graph.
  public var possibleTieCount: Int { isDirected ? nodeCount * (nodeCount - 1) : nodeCount * (nodeCount - 1) / 2 }

  /// The share of possible ties that exist: how closely knit the network is.
  ///
  /// `m / (n(n − 1))`, twice that for an undirected graph; strengths do not count. Undefined with fewer than two nodes.
  ///
  /// Source: Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
  public func density() -> NetworkScore {
    NetworkScore(
      measure: "density", conventions: conventions(),
      value: nodeCount < 2 ? nil : Double(tieCount) / Double(possibleTieCount),
      undefinedReason: "With fewer than two nodes no tie is possible.")
  }

  /// The mean strength over all possible ties, absent ones counting 0: how much strength there is for each pair.
  ///
  /// `Σ w / (n(n − 1))` over ordered pairs, so that it may exceed 1 and is no density; without weights it equals
  /// ``density()``. Undefined with fewer than two nodes. ``AnswerMatrix`` knows which pairs were not asked about and
  /// leaves them out.
  ///
  /// - Complexity: O(n + m).
  ///
  /// Source: Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
  public func meanTieStrength() -> NetworkScore {
    let total = nodes.reduce(0) { $0 + outStrength(of: $1) }
    return NetworkScore(
      measure: "mean_tie_strength", conventions: conventions(usesStrengths: true),
      value: nodeCount < 2 ? nil : total / (Double(nodeCount) * Double(nodeCount - 1)),
      undefinedReason: "With fewer than two nodes no tie is possible.")
  }

  /// How many ties a node has on average: `2m / n`, or `m / n` for a directed graph, in which as many are received.
  ///
  /// Details: `strength`, the same of strengths. Undefined without nodes.
  ///
  /// Source: Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
  public func averageDegree() -> NetworkScore {
    func average(_ total: Double) -> Double? { nodeCount == 0 ? nil : total / Double(nodeCount) }
    return NetworkScore(
      measure: "average_degree", conventions: conventions(usesStrengths: true),
      value: average(Double(out.arcCount)),
      details: isWeighted ? [.init("strength", average(nodes.reduce(0) { $0 + outStrength(of: $1) }))] : [],
      undefinedReason: "The network has no nodes.")
  }
}

extension Measure {
  static let averageDegree = Measure(
    id: "average_degree", title: "Average number of ties", level: .network, needs: .usesStrengths, unit: .count,
    reading: "How many ties a stakeholder has on average; with directions, how many it gives.", complexity: "O(1)",
    source: "Wasserman & Faust 1994",
    doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .network(graph.averageDegree()) }

  static let meanTieStrength = Measure(
    id: "mean_tie_strength", title: "Strength for each possible tie", level: .network,
    needs: [.strengths, .usesStrengths], unit: .strength,
    reading: "How strong a tie is on average if ties that are missing count as 0.", complexity: "O(n + m)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .network(graph.meanTieStrength()) }

  static let density = Measure(
    id: "density", title: "Density", level: .network, unit: .share,
    reading: "The share of all possible ties that exist.", complexity: "O(1)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .network(graph.density()) }
}
