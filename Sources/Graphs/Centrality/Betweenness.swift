extension Graph {
  /// How often each node lies on the shortest ways between others: who can pass on, hold up or broker.
  ///
  /// `b(v) = Σ σ_st(v) / σ_st` over pairs s ≠ v ≠ t, where σ_st counts the shortest paths from s to t and σ_st(v) those
  /// through v. In an undirected graph each pair counts once. In a weighted graph a tie of strength w has the length
  /// w̄ / w; two lengths are equal if they differ by less than one part in 10¹⁰.
  ///
  /// Normalised values are divided by the number of pairs of others. Undefined with fewer than three nodes, and for all
  /// nodes if there are more than 10³⁰⁸ shortest paths between two of them.
  ///
  /// - Complexity: O(n·m), weighted O(n·m + n² log n); at most 1 KB of memory per node and core.
  ///
  /// Source: Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249.
  public func betweenness(isNormalized: Bool = false, progress: ProgressHandler? = nil) -> NodeScores {
    var conventions = conventions(usesStrengths: true, isNormalized: isNormalized)
    conventions.precision = .exact
    guard nodeCount > 2 else {
      return NodeScores(
        measure: "betweenness", conventions: conventions, values: ContiguousArray(repeating: nil, count: nodeCount),
        undefinedReason: "With fewer than three nodes nobody can stand between two others.")
    }
    let sums = allDependencies(includingArcs: false, progress: progress).nodes
    let divisor = pairDivisor(isNormalized: isNormalized, pairs: Double(nodeCount - 1) * Double(nodeCount - 2))
    return NodeScores(
      measure: "betweenness", conventions: conventions, values: scaled(sums, by: divisor),
      undefinedReason: tooManyPathsReason)
  }

  /// How often each node lies on the shortest ways between others that are at most a number of steps apart: who brokers
  /// near by. Nobody passes on much over six steps.
  ///
  /// Defined like ``betweenness(isNormalized:progress:)``, over the pairs that are that near. Strengths do not count.
  /// Undefined with fewer than three nodes.
  ///
  /// - Precondition: `steps` is positive.
  /// - Complexity: O(n·m) at most, less the fewer nodes are so near; memory as betweenness.
  ///
  /// Source: Brandes 2008, doi:10.1016/j.socnet.2007.11.001.
  public func betweenness(
    within steps: Int, isNormalized: Bool = false, progress: ProgressHandler? = nil
  ) -> NodeScores {
    precondition(steps > 0, "Pairs are at least one step apart.")
    var conventions = conventions(isNormalized: isNormalized)
    conventions.precision = .exact
    conventions.notes = ["Pairs at most \(steps) steps apart."]
    let isTooSmall = nodeCount < 3
    let sums =
      isTooSmall ? [] : PathNetwork(unweighted, mostSteps: steps).dependencies(of: nodes, progress: progress).nodes
    let divisor = pairDivisor(isNormalized: isNormalized, pairs: Double(nodeCount - 1) * Double(nodeCount - 2))
    return NodeScores(
      measure: "betweenness_within", conventions: conventions,
      values: isTooSmall ? ContiguousArray(repeating: nil, count: nodeCount) : scaled(sums, by: divisor),
      undefinedReason: isTooSmall
        ? "With fewer than three nodes nobody can stand between two others." : tooManyPathsReason)
  }

  /// How often each tie lies on the shortest ways between nodes: which ties hold parts of the network together.
  ///
  /// Defined like ``betweenness(isNormalized:progress:)``, but pairs that end at the tie count too. Normalised values
  /// are divided by the number of pairs of nodes.
  ///
  /// - Complexity: as betweenness; 8 bytes more per tie and core.
  ///
  /// Source: Girvan & Newman 2002, doi:10.1073/pnas.122653799.
  public func edgeBetweenness(isNormalized: Bool = false, progress: ProgressHandler? = nil) -> TieScores {
    let sums = allDependencies(includingArcs: true, progress: progress).arcs
    let divisor = pairDivisor(isNormalized: isNormalized, pairs: Double(nodeCount) * Double(nodeCount - 1))
    var conventions = conventions(usesStrengths: true, isNormalized: isNormalized)
    conventions.precision = .exact
    return TieScores(
      measure: "edge_betweenness", conventions: conventions, ties: ties, values: scaled(tieSums(of: sums), by: divisor),
      undefinedReason: tooManyPathsReason)
  }

  /// Sums over all sources s of their dependencies δ_s(v) = Σ_t σ_st(v) / σ_st on each node v, and on each arc if asked.
  ///
  /// Directed sums: in an undirected graph every pair is counted twice.
  private func allDependencies(includingArcs: Bool, progress: ProgressHandler?) -> Dependencies {
    if let trees = HangingTrees(self) {
      return trees.dependencies(includingArcs: includingArcs, progress: progress)
    }
    return PathNetwork(self, includesArcs: includingArcs).dependencies(of: nodes, progress: progress)
  }

  func pairDivisor(isNormalized: Bool, pairs: Double) -> Double {
    let counted = isDirected ? 1.0 : 2.0
    return isNormalized ? pairs : counted
  }

  var tooManyPathsReason: String { "There are more shortest paths between two nodes than can be counted." }

  func scaled(_ sums: ContiguousArray<Double>, by divisor: Double) -> ContiguousArray<Double?> {
    guard sums.allSatisfy(\.isFinite) else { return ContiguousArray(repeating: nil, count: sums.count) }
    return ContiguousArray(sums.lazy.map { $0 / divisor })
  }

  /// Values of arcs as values of ties: those of both arcs of an undirected tie added up.
  func tieSums(of arcSums: ContiguousArray<Double>) -> ContiguousArray<Double> {
    guard !isDirected else { return arcSums }
    var sums = ContiguousArray<Double>()
    sums.reserveCapacity(tieCount)
    // The arcs that come back to a node from its lower neighbours stand in the order in which they are met here.
    var back = ContiguousArray(out.offsets.dropLast())
    for node in nodes {
      for position in out.row(of: node) {
        let neighbor = Int(out.neighbors[position])
        guard neighbor > node else { continue }
        sums.append(arcSums[position] + arcSums[Int(back[neighbor])])
        back[neighbor] += 1
      }
    }
    return sums
  }
}

extension Measure {
  static let betweenness = Measure(
    id: "betweenness", title: "Betweenness", level: .stakeholders, needs: [.usesStrengths, .offersNormalized],
    unit: .score, reading: "How many pairs of others have their shortest way through this stakeholder.",
    complexity: "O(n·m)", source: "Freeman 1977; Brandes 2001", doi: "10.1080/0022250X.2001.9990249"
  ) { graph, options in
    .stakeholders(graph.affordableBetweenness(options, isNormalized: options.isNormalized))
  }

  static let edgeBetweenness = Measure(
    id: "edge_betweenness", title: "Betweenness of ties", level: .ties, needs: [.usesStrengths, .offersNormalized],
    unit: .score, reading: "How many pairs of stakeholders have their shortest way over this tie.",
    complexity: "O(n·m)", source: "Girvan & Newman 2002", doi: "10.1073/pnas.122653799"
  ) { graph, options in
    .ties(graph.affordableEdgeBetweenness(options))
  }
}
