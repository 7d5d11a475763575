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
  public func bridgeness() -> NodeScores {
    let adjacency = undirected().out
    let pieces = max(1, min(64, Int(Double(nodeCount) * Double(nodeCount + adjacency.arcCount) / 250_000)))
    let none = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    let sums = parallelReduce(pieces: pieces, into: none) { index in
      var search = DistantPairs(adjacency)
      for source in piece(index, of: pieces, in: adjacency.nodeCount) { search.add(source) }
      return search.sums
    } join: { total, part in
      for node in part.indices { total[node] += part[node] }
    }
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
  public func everettValenteBrokerage(isNormalized: Bool = false) -> NodeScores {
    let graph = unweighted
    let betweenness = graph.betweenness()
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

/// Brandes' algorithm that counts, for each node, only ends beyond its neighbours.
private struct DistantPairs {
  private let adjacency: Adjacency
  private(set) var sums: ContiguousArray<Double>
  private var steps: ContiguousArray<Int32>
  private var pathCounts: ContiguousArray<Double>
  private var dependencies: ContiguousArray<Double>
  private var order = ContiguousArray<Int32>()

  init(_ adjacency: Adjacency) {
    self.adjacency = adjacency
    sums = ContiguousArray(repeating: 0, count: adjacency.nodeCount)
    steps = ContiguousArray(repeating: -1, count: adjacency.nodeCount)
    pathCounts = sums
    dependencies = sums
  }

  mutating func add(_ source: Int) {
    steps[source] = 0
    pathCounts[source] = 1
    order.append(Int32(truncatingIfNeeded: source))
    var head = 0
    while head < order.count {
      let node = Int(order[head])
      head += 1
      for position in adjacency.row(of: node) {
        let neighbor = Int(adjacency.neighbors[position])
        if steps[neighbor] < 0 {
          steps[neighbor] = steps[node] + 1
          order.append(adjacency.neighbors[position])
        }
        if steps[neighbor] == steps[node] + 1 { pathCounts[neighbor] += pathCounts[node] }
      }
    }
    for place in order.reversed() {
      let node = Int(place)
      var dependency = 0.0
      var beyondNeighbors = 0.0
      for position in adjacency.row(of: node) {
        let neighbor = Int(adjacency.neighbors[position])
        guard steps[neighbor] == steps[node] + 1 else { continue }
        let portion = pathCounts[node] / pathCounts[neighbor]
        dependency += portion * (1 + dependencies[neighbor])
        beyondNeighbors += portion * dependencies[neighbor]
      }
      dependencies[node] = dependency
      if steps[node] > 1 { sums[node] += beyondNeighbors }
    }
    for place in order {
      steps[Int(place)] = -1
      pathCounts[Int(place)] = 0
    }
    order.removeAll(keepingCapacity: true)
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
}
