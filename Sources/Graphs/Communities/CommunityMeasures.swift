extension Graph {
  /// The community of each node, numbered from 1, the largest first.
  ///
  /// See ``communities(_:resolution:seed:runs:rounds:progress:)``.
  public func communityLabels(
    resolution: Double = 1, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NodeScores {
    let found = communities(resolution: resolution, seed: seed, progress: progress)
    return NodeScores(
      measure: "community", conventions: found.conventions,
      defined: found.partition.groupOfNode.lazy.map { Double($0 + 1) })
  }

  /// How clearly the network falls into communities: the modularity of those found.
  ///
  /// Details: `communities`, their number; `largest`, the nodes in the largest; `stability`, how alike single searches
  /// are (``communityStability(_:resolution:seed:runs:rounds:progress:)``), in networks of up to 100,000 nodes and ties;
  /// `resolution_limit`: two communities joined by one average tie can be told apart only if the product of their sums
  /// of degrees is above its square, √(2m/γ). Undefined without ties.
  public func communityScore(
    resolution: Double = 1, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NetworkScore {
    let hasStability = tieCount > 0 && nodeCount + tieCount <= 100_000
    let part = hasStability ? 0.5 : 1
    let found = communities(resolution: resolution, seed: seed, progress: { progress?(part * $0) })
    let stability =
      hasStability
      ? communityStability(resolution: resolution, seed: seed, progress: { progress?(0.5 + $0 / 2) }).value : nil
    return NetworkScore(
      measure: "modularity", conventions: found.conventions, value: found.modularity,
      details: [
        .init("communities", Double(found.partition.count)),
        .init("largest", found.partition.sizes.first.map(Double.init)),
        .init("stability", stability),
        .init("resolution_limit", tieCount > 0 ? (Double(2 * tieCount) / resolution).squareRoot() : nil),
      ],
      undefinedReason: Communities.withoutTies)
  }
}

extension Measure {
  static let community = Measure(
    id: "community", title: "Community", level: .stakeholders, needs: [.usesStrengths, .chance], unit: .label,
    reading: "The number of the group that a stakeholder is most closely tied into; 1 is the largest.",
    parameters: "resolution γ, 1 unless another is given", complexity: "O((n + m) log n) in practice",
    source: "Traag, Waltman & van Eck 2019",
    doi: "10.1038/s41598-019-41695-z"
  ) { graph, options in
    .stakeholders(
      graph.communityLabels(resolution: options.resolution, seed: options.seed, progress: options.progress))
  }

  static let modularity = Measure(
    id: "modularity", title: "Modularity", level: .network, needs: [.usesStrengths, .chance], unit: .index,
    reading: "How much more of the ties lie within communities than chance would put there; 0 is chance.",
    parameters: "resolution γ, 1 unless another is given", complexity: "O((n + m) log n) in practice",
    source: "Newman & Girvan 2004",
    doi: "10.1103/PhysRevE.69.026113"
  ) { graph, options in
    .network(
      graph.communityScore(resolution: options.resolution, seed: options.seed, progress: options.progress))
  }
}
