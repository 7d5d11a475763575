extension Graph {
  /// The mean length of the shortest paths between nodes that a path joins.
  ///
  /// Details: `reachable_share` (the share of ordered pairs that a path joins) and `diameter`. Undefined if no two nodes
  /// are joined.
  ///
  /// - Complexity: as ``closeness(_:progress:)``.
  public func averagePathLength(progress: ProgressHandler? = nil) -> NetworkScore {
    let sums = distanceSums(progress: progress)
    let reached = sums.reached.reduce(0, +)
    return NetworkScore(
      measure: "average_path_length", conventions: conventions(usesStrengths: true),
      value: reached == 0 ? nil : sums.total.reduce(0, +) / Double(reached),
      details: [
        .init("reachable_share", reachableShare(reached)),
        .init("diameter", reached == 0 ? nil : sums.greatest.max()),
      ],
      undefinedReason: "No two nodes are joined by a path.")
  }

  /// The greatest distance between two nodes that a path joins.
  ///
  /// Details: `reachable_share` (the share of ordered pairs that a path joins) and `radius` (the least distance within which
  /// a node reaches all others of the largest component, directions apart; undefined if none does, as can be with
  /// directions). Undefined if no two nodes are joined.
  ///
  /// - Complexity: as ``closeness(_:progress:)``.
  public func diameter(progress: ProgressHandler? = nil) -> NetworkScore {
    let sums = distanceSums(progress: progress)
    let reached = sums.reached.reduce(0, +)
    let components = components()
    let others = (components.sizes.max() ?? 0) - 1
    let reachingAll = nodes.filter {
      components[$0] == components.largest && others > 0 && Int(sums.reached[$0]) == others
    }
    return NetworkScore(
      measure: "diameter", conventions: conventions(usesStrengths: true),
      value: reached == 0 ? nil : sums.greatest.max(),
      details: [
        .init("reachable_share", reachableShare(reached)),
        .init("radius", reachingAll.lazy.map { sums.greatest[$0] }.min()),
      ],
      undefinedReason: "No two nodes are joined by a path.")
  }

  /// How near nodes are to each other on average: the mean of 1 / distance, 0 for pairs that no path joins.
  ///
  /// The better choice than ``averagePathLength(progress:)`` where the network is in several parts. Weighted values may exceed
  /// 1. Undefined with fewer than two nodes.
  ///
  /// - Complexity: as ``closeness(_:progress:)``.
  ///
  /// Source: Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701.
  public func globalEfficiency(progress: ProgressHandler? = nil) -> NetworkScore {
    NetworkScore(
      measure: "global_efficiency", conventions: conventions(usesStrengths: true),
      value: meanInverseDistance(progress: progress),
      undefinedReason: "With fewer than two nodes there are no distances.")
  }

  /// The mean, over all nodes, of the efficiency among a node's neighbours; 0 for nodes with fewer than two.
  ///
  /// Ties count whatever their direction and strength. Undefined without nodes.
  ///
  /// - Complexity: O(Σ k·m_k) with the m_k ties among the k neighbours of each node.
  ///
  /// Source: Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701.
  public func localEfficiency(progress: ProgressHandler? = nil) -> NetworkScore {
    let graph = undirected().unweighted
    // Whoever has many contacts takes longest, so that pieces hold about as many ties rather than as many nodes.
    let pieces = max(1, min(64, graph.out.arcCount / 500))
    let sum = parallelReduce(pieces: pieces, into: 0.0, progress: progress) { index in
      graph.out.nodes(ofPiece: index, of: pieces).reduce(0.0) { sum, node in
        sum + (graph.egoEfficiency(of: node) ?? 0)
      }
    } join: { total, part in
      total += part
    }
    return NetworkScore(
      measure: "local_efficiency", conventions: undirectedConventions(),
      value: nodeCount == 0 ? nil : sum / Double(nodeCount), undefinedReason: "The network has no nodes.")
  }

  private func egoEfficiency(of node: Int) -> Double? {
    subgraph(of: neighbors(of: node)).graph.meanInverseDistance()
  }

  func meanInverseDistance(progress: ProgressHandler? = nil) -> Double? {
    guard nodeCount > 1 else { return nil }
    return distanceSums(progress: progress).inverse.reduce(0, +) / (Double(nodeCount) * Double(nodeCount - 1))
  }

  private func reachableShare(_ reached: Int) -> Double? {
    nodeCount < 2 ? nil : Double(reached) / (Double(nodeCount) * Double(nodeCount - 1))
  }
}

extension Measure {
  static let averagePathLength = Measure(
    id: "average_path_length", title: "Average distance", level: .network, needs: .usesStrengths, unit: .steps,
    reading: "How many steps apart two stakeholders are on average, if a path joins them.", complexity: "O(n·m)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, options in .network(graph.averagePathLength(progress: options.progress)) }

  static let diameter = Measure(
    id: "diameter", title: "Greatest distance", level: .network, needs: .usesStrengths, unit: .steps,
    reading: "How many steps the two most distant stakeholders are apart, if a path joins them.",
    complexity: "O(n·m)", source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, options in .network(graph.diameter(progress: options.progress)) }

  static let globalEfficiency = Measure(
    id: "global_efficiency", title: "Nearness of everyone to everyone", level: .network, needs: .usesStrengths,
    unit: .share, reading: "1 if everyone is tied to everyone, 0 if nobody is; in between, how near people are.",
    complexity: "O(n·m)", source: "Latora & Marchiori 2001", doi: "10.1103/PhysRevLett.87.198701"
  ) { graph, options in .network(graph.globalEfficiency(progress: options.progress)) }

  static let localEfficiency = Measure(
    id: "local_efficiency", title: "Nearness of contacts to each other", level: .network, needs: .ignoresDirections,
    unit: .share, reading: "How near the contacts of a stakeholder would be to each other without it, on average.",
    complexity: "O(Σ k·m_k)", source: "Latora & Marchiori 2001", doi: "10.1103/PhysRevLett.87.198701"
  ) { graph, options in .network(graph.localEfficiency(progress: options.progress)) }
}
