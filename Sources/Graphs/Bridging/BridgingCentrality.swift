extension Graph {
  /// How far each node lies on ways between densely connected parts: betweenness times the bridging coefficient.
  ///
  /// `Br(v) = b(v) · (1 / k_v) / Σ_j (1 / k_j)` over the neighbours j, with the plain betweenness b (each pair once).
  /// Ties count whatever their direction and strength. Undefined for isolated nodes and with fewer than three nodes.
  ///
  /// - Complexity: O(n·m).
  ///
  /// Source: Hwang et al. 2008, doi:10.1145/1401890.1401934.
  public func bridgingCentrality(progress: ProgressHandler? = nil) -> NodeScores {
    bridgingCentrality { $0.betweenness(progress: progress) }
  }

  fileprivate func bridgingCentrality(from plainBetweenness: (Graph) -> NodeScores) -> NodeScores {
    let graph = undirected().unweighted
    let betweenness = plainBetweenness(graph)
    var conventions = betweenness.conventions
    conventions.direction = undirectedConventions().direction
    let coefficients = nodes.map { node -> Double? in
      guard graph.outDegree(of: node) > 0 else { return nil }
      let around = graph.neighbors(of: node).reduce(0.0) { $0 + 1 / Double(graph.outDegree(of: $1)) }
      return 1 / Double(graph.outDegree(of: node)) / around
    }
    // Nobody's way leads through a node with one tie: its value is 0 without any error.
    let greatest = nodes.filter { graph.outDegree(of: $0) > 1 }.compactMap { coefficients[$0] }.max()
    conventions.precision = conventions.precision?.scaled(by: greatest ?? 0)
    let values = zip(betweenness, coefficients).map { value, coefficient -> Double? in
      guard let value, let coefficient else { return nil }
      return value * coefficient
    }
    return NodeScores(
      measure: "bridging_centrality", conventions: conventions, values: ContiguousArray(values),
      undefinedReason: "It needs three nodes, and an isolated node bridges nothing.")
  }

  /// How often each node lies on the shortest ways between nodes beyond its own neighbours.
  ///
  /// Betweenness without pairs in which a neighbour of the node is an end, so that being the local centre does not
  /// count. Each pair counts once. Ties count whatever their direction and strength.
  ///
  /// - Complexity: O(n·m).
  ///
  /// Source: Jensen et al. 2016, doi:10.1093/comnet/cnv022.
  public func bridgeness(progress: ProgressHandler? = nil) -> NodeScores {
    let network = PathNetwork(undirected().unweighted, sparesNeighbors: true)
    let sums = network.dependencies(of: nodes, progress: progress).nodes
    return NodeScores(
      measure: "bridgeness", conventions: undirectedConventions(), defined: sums.lazy.map { $0 / 2 })
  }

  /// How well placed each node is to broker: its betweenness and reach for each tie it has to keep up.
  ///
  /// Undirected: `(2b + r) / k` with the betweenness b (each pair once), the number r of others in its component and
  /// the degree k; 0 if b is 0. Directed: the mean of `(b + r_in) / k_in` and `(b + r_out) / k_out` with the numbers of
  /// those who reach it and whom it reaches. Strengths do not count. Normalised (undirected only): divided by
  /// (n² − 1) / 4 for odd n, (n² − 2) / 4 for even n. Undefined with fewer than three nodes.
  ///
  /// - Complexity: O(n·m).
  ///
  /// Source: Everett & Valente 2016, doi:10.1016/j.socnet.2015.09.001.
  public func everettValenteBrokerage(isNormalized: Bool = false, progress: ProgressHandler? = nil) -> NodeScores {
    let graph = unweighted
    let betweenness = graph.betweenness(progress: progress)
    let outReach = graph.distanceSums(.outgoing).reached
    let inReach = isDirected ? graph.distanceSums(.incoming).reached : outReach
    let square = Double(nodeCount) * Double(nodeCount)
    let scale = isNormalized && !isDirected ? 4 / (square - (nodeCount % 2 == 1 ? 1 : 2)) : 1
    let values = nodes.map { node -> Double? in
      guard let value = betweenness[node] else { return nil }
      guard value > 0 else { return 0 }
      guard isDirected else { return (2 * value + Double(outReach[node])) / Double(outDegree(of: node)) * scale }
      let received = (value + Double(inReach[node])) / Double(inDegree(of: node))
      let given = (value + Double(outReach[node])) / Double(outDegree(of: node))
      return (received + given) / 2
    }
    return NodeScores(
      measure: "everett_valente", conventions: conventions(isNormalized: isNormalized && !isDirected),
      values: ContiguousArray(values),
      undefinedReason: "With fewer than three nodes nobody can stand between two others.")
  }
}

extension Measure {
  static let bridgingCentrality = Measure(
    id: "bridging_centrality", title: "Bridging centrality", level: .stakeholders, needs: .ignoresDirections,
    unit: .score, reading: "How far this stakeholder lies on ways between densely connected parts.",
    complexity: "O(n·m)", source: "Hwang et al. 2008", doi: "10.1145/1401890.1401934"
  ) { graph, options in
    .stakeholders(graph.bridgingCentrality { $0.affordableBetweenness(options) })
  }

  static let bridgeness = Measure(
    id: "bridgeness", title: "On the way between others' circles", level: .stakeholders, needs: .ignoresDirections,
    unit: .count,
    reading: "On how many shortest ways this stakeholder lies between others who are none of its own contacts.",
    complexity: "O(n·m)", source: "Jensen et al. 2016", doi: "10.1093/comnet/cnv022"
  ) { graph, options in
    .stakeholders(
      graph.unlessTooLarge("bridgeness", options, graph.undirectedConventions()) {
        graph.bridgeness(progress: options.progress)
      })
  }

  static let everettValente = Measure(
    id: "everett_valente", title: "Brokerage for each tie kept up", level: .stakeholders, needs: .offersNormalized,
    unit: .score,
    reading: "How many shortest ways lead over this stakeholder for each tie that it has to keep up.",
    complexity: "O(n·m)", source: "Everett & Valente 2016", doi: "10.1016/j.socnet.2015.09.001"
  ) { graph, options in
    // Betweenness of 0 makes it 0, and anything above at least the reach by tie: an estimate could not say how wrong it is.
    .stakeholders(
      graph.unlessTooLarge("everett_valente", options, graph.conventions()) {
        graph.everettValenteBrokerage(isNormalized: options.isNormalized, progress: options.progress)
      })
  }
}
