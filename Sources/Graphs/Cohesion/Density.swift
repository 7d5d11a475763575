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
}

extension Measure {
  static let density = Measure(
    id: "density", title: "Density", level: .network, unit: .share,
    reading: "The share of all possible ties that exist.", complexity: "O(1)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .network(graph.density()) }
}
