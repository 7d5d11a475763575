extension Graph {
  /// How far ties gather at a single node: 1 in a star, 0 if all have as many.
  ///
  /// `Σ (max − k) / D` with D = (n − 1)(n − 2); in a directed graph the value is that of ties received, with
  /// D = (n − 1)², and the details `in` and `out` give both. Strengths do not count. Undefined with fewer than three
  /// nodes.
  ///
  /// - Complexity: O(n).
  ///
  /// Source: Freeman 1979, doi:10.1016/0378-8733(78)90021-7.
  public func degreeCentralization() -> NetworkScore {
    let others = Double(nodeCount - 1)
    let incoming = centralization(nodes.map { Double(inDegree(of: $0)) }, greatest: others * others)
    let outgoing = centralization(nodes.map { Double(outDegree(of: $0)) }, greatest: others * others)
    let undirected = centralization(nodes.map { Double(outDegree(of: $0)) }, greatest: others * (others - 1))
    return NetworkScore(
      measure: "degree_centralization", conventions: conventions(), value: isDirected ? incoming : undirected,
      details: isDirected ? [.init("in", incoming), .init("out", outgoing)] : [],
      undefinedReason: "With fewer than three nodes there is no centre.")
  }

  /// How far the strength of ties gathers at a single node, on the scale on which strengths were asked.
  ///
  /// `Σ (max − s) / ((n − 1)² g)` with the greatest strength g that a tie can have; in a directed graph the value is that
  /// of strengths received, and the details `in` and `out` give both. 1 if everyone gives one node the highest strength
  /// and nothing else; the star of an undirected graph comes to (n − 2) / (n − 1), as its tips are tied too. Undefined
  /// with fewer than three nodes, without ties, and if a tie is stronger than the scale allows.
  ///
  /// - Parameter greatestStrength: the top of the scale, such as 4; `nil`: the greatest strength that occurs. Only with
  ///   the same top are values of several networks comparable.
  /// - Complexity: O(n + m).
  ///
  /// Source: after Freeman 1979, doi:10.1016/0378-8733(78)90021-7; the divisor is our own.
  public func strengthCentralization(greatestStrength: Double? = nil) -> NetworkScore {
    let found = nodes.reduce(0.0) { max($0, out.greatestStrength(of: $1)) }
    let top = greatestStrength ?? found
    let others = Double(nodeCount - 1)
    func share(_ strengths: [Double]) -> Double? {
      found > 0 && found <= top ? centralization(strengths, greatest: others * others * top) : nil
    }
    let incoming = share(nodes.map(inStrength(of:)))
    var conventions = conventions(usesStrengths: true)
    conventions.notes = [
      "The top of the scale of strengths is \(top)" + (greatestStrength == nil ? ", the greatest that occurs." : ".")
    ]
    return NetworkScore(
      measure: "strength_centralization", conventions: conventions, value: incoming,
      details: isDirected ? [.init("in", incoming), .init("out", share(nodes.map(outStrength(of:))))] : [],
      undefinedReason: found > top
        ? "A tie has strength \(found), above the top of the scale, \(top)."
        : "It needs three nodes and a tie.")
  }

  /// How far shortest ways lead through a single node: 1 in a star, 0 if through all alike.
  ///
  /// D = (n − 1)²(n − 2), half of it for an undirected graph. Strengths do not count. Undefined with fewer than three
  /// nodes.
  ///
  /// - Complexity: O(n·m).
  ///
  /// Source: Freeman 1979, doi:10.1016/0378-8733(78)90021-7.
  public func betweennessCentralization(progress: ProgressHandler? = nil) -> NetworkScore {
    betweennessCentralization(from: unweighted.betweenness(progress: progress))
  }

  func betweennessCentralization(from betweenness: NodeScores) -> NetworkScore {
    let others = Double(nodeCount - 1)
    let scores = betweenness.compactMap { $0 }
    var conventions = betweenness.conventions
    conventions.isNormalized = false
    let greatest = others * others * (others - 1) / (isDirected ? 1 : 2)
    // Each of the n − 1 differences to the highest can be off by twice the error of a value.
    conventions.precision = conventions.precision?.scaled(by: 2 * others / greatest)
    return NetworkScore(
      measure: "betweenness_centralization", conventions: conventions,
      value: scores.count < nodeCount
        ? nil : centralization(scores, greatest: greatest),
      undefinedReason: "With fewer than three nodes there is no centre.")
  }

  /// How far one node is nearer to all than the others are: 1 in a star, 0 if all are equally near.
  ///
  /// D = (n − 1)(n − 2) / (2n − 3), directed (n − 1)² / n with paths from the node to others. Strengths do not count.
  /// Undefined with fewer than three nodes and unless everyone can reach everyone.
  ///
  /// - Complexity: O(n·m / 512).
  ///
  /// Source: Freeman 1979, doi:10.1016/0378-8733(78)90021-7.
  public func closenessCentralization(progress: ProgressHandler? = nil) -> NetworkScore {
    let others = Double(nodeCount - 1)
    let greatest = isDirected ? others * others / (others + 1) : others * (others - 1) / (2 * others - 1)
    let isConnected = strongComponents().count == 1
    return NetworkScore(
      measure: "closeness_centralization", conventions: conventions(),
      value: isConnected
        ? centralization(unweighted.closeness(progress: progress).compactMap { $0 }, greatest: greatest) : nil,
      undefinedReason: "It needs three nodes, and everyone must be able to reach everyone.")
  }

  private func centralization(_ values: [Double], greatest: Double) -> Double? {
    guard nodeCount > 2, let highest = values.max() else { return nil }
    return values.reduce(0.0) { $0 + (highest - $1) } / greatest
  }
}

extension Measure {
  static let degreeCentralization = Measure(
    id: "degree_centralization", title: "Ties gathered at one", level: .network, unit: .share,
    reading: "1 if all ties are those of a single stakeholder, 0 if all have as many.", complexity: "O(n)",
    source: "Freeman 1979", doi: "10.1016/0378-8733(78)90021-7"
  ) { graph, _ in .network(graph.degreeCentralization()) }

  static let strengthCentralization = Measure(
    id: "strength_centralization", title: "Strength gathered at one", level: .network,
    needs: [.strengths, .usesStrengths], unit: .share,
    reading: "1 if all give one stakeholder the highest strength and nothing else, 0 if all have as much.",
    parameters: "the top of the scale is the greatest strength that occurs, unless told otherwise",
    complexity: "O(n + m)", source: "after Freeman 1979", doi: "10.1016/0378-8733(78)90021-7"
  ) { graph, options in .network(graph.strengthCentralization(greatestStrength: options.greatestStrength)) }

  static let betweennessCentralization = Measure(
    id: "betweenness_centralization", title: "Ways gathered at one", level: .network, unit: .share,
    reading: "1 if all shortest ways lead through a single stakeholder, 0 if through all alike.",
    complexity: "O(n·m)", source: "Freeman 1979", doi: "10.1016/0378-8733(78)90021-7"
  ) { graph, options in
    .network(graph.betweennessCentralization(from: graph.unweighted.affordableBetweenness(options)))
  }

  static let closenessCentralization = Measure(
    id: "closeness_centralization", title: "Nearness gathered at one", level: .network, unit: .share,
    reading: "1 if one stakeholder is next to all while they are far apart, 0 if all are equally near.",
    complexity: "O(n·m)", source: "Freeman 1979", doi: "10.1016/0378-8733(78)90021-7"
  ) { graph, options in .network(graph.closenessCentralization(progress: options.progress)) }
}
