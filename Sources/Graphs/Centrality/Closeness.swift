/// Which way paths go from the node that a measure looks at.
public enum PathDirection: String, Sendable, CaseIterable {
  /// From the node to others, along the direction of ties.
  case outgoing
  /// From others to the node.
  case incoming
}

extension Graph {
  /// How near each node is to those it can reach: how fast news from it spreads.
  ///
  /// `C(v) = r / (n − 1) · r / Σ d(v, j)` over the r nodes j that it reaches (Wasserman & Faust's form for networks in
  /// several parts). In a weighted graph a tie of strength w is w̄ / w long, w̄ being the mean strength. Undefined for a
  /// node that reaches nobody.
  ///
  /// - Complexity: O(n·m / 512); weighted O(n·m + n² log n); about 250 bytes per node and core.
  ///
  /// Source: Freeman 1979, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994.
  public func closeness(_ direction: PathDirection = .outgoing, progress: ProgressHandler? = nil) -> NodeScores {
    let sums = distanceSums(direction, progress: progress)
    let others = Double(nodeCount - 1)
    let values = ContiguousArray<Double?>(
      nodes.map { node in
        let reached = Double(sums.reached[node])
        return reached == 0 ? nil : reached / others * reached / sums.total[node]
      })
    return NodeScores(
      measure: pathMeasure("closeness", direction), conventions: pathConventions(direction), values: values,
      undefinedReason: withoutDistances(direction))
  }

  /// How near each node is to all others on average, unreachable ones counting as infinitely far.
  ///
  /// `H(v) = Σ 1 / d(v, j) / (n − 1)` over all j ≠ v. The better choice where the network is in several parts.
  /// Undefined for a single node.
  ///
  /// - Complexity: as ``closeness(_:progress:)``.
  ///
  /// Source: Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686.
  public func harmonicCloseness(_ direction: PathDirection = .outgoing, progress: ProgressHandler? = nil) -> NodeScores
  {
    let sums = distanceSums(direction, progress: progress)
    let others = Double(nodeCount - 1)
    return NodeScores(
      measure: pathMeasure("harmonic", direction), conventions: pathConventions(direction),
      values: ContiguousArray(nodes.map { nodeCount < 2 ? nil : sums.inverse[$0] / others }),
      undefinedReason: "A single node has no others to be near to.")
  }

  /// The distance from each node to the farthest one that it reaches; undefined for a node that reaches nobody.
  ///
  /// In steps; in a weighted graph a tie of strength w is w̄ / w long, w̄ being the mean strength. The greatest of them is
  /// the ``diameter(progress:)``.
  ///
  /// - Complexity: as ``closeness(_:progress:)``.
  ///
  /// Source: Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
  public func eccentricities(_ direction: PathDirection = .outgoing, progress: ProgressHandler? = nil) -> NodeScores {
    let sums = distanceSums(direction, progress: progress)
    return NodeScores(
      measure: pathMeasure("eccentricity", direction), conventions: pathConventions(direction),
      values: ContiguousArray(nodes.map { sums.reached[$0] == 0 ? nil : sums.greatest[$0] }),
      undefinedReason: withoutDistances(direction))
  }

  private func withoutDistances(_ direction: PathDirection) -> String {
    looksBack(direction)
      ? "A node that nobody reaches has no distances to it." : "A node that reaches nobody has no distances."
  }

  func distanceSums(_ direction: PathDirection = .outgoing, progress: ProgressHandler? = nil) -> DistanceSums {
    DistanceSums(direction == .outgoing ? self : transposed, progress: progress)
  }

  /// Whether a measure looks at ties received, and it makes a difference.
  func looksBack(_ direction: PathDirection) -> Bool { isDirected && direction == .incoming }

  /// What a measure is called when paths lead to the node.
  func pathMeasure(_ measure: String, _ direction: PathDirection) -> String {
    looksBack(direction) ? "in_\(measure)" : measure
  }

  private func pathConventions(_ direction: PathDirection) -> MeasureConventions {
    var conventions = conventions(usesStrengths: true)
    if looksBack(direction) { conventions.notes = ["Paths lead from others to the node."] }
    return conventions
  }
}

extension PathDirection {
  /// What a measure that looks this way needs: ties received differ from ties given only where ties have directions.
  var needs: Measure.Needs { self == .incoming ? .directions : [] }
  /// What stakeholders do with the ties that are looked at.
  var verb: String { self == .incoming ? "receives" : "gives" }
}

extension Measure {
  static let closeness = closeness(
    .outgoing, id: "closeness", title: "Closeness",
    reading: "How few steps this stakeholder needs to reach the others it can reach.")

  static let inCloseness = closeness(
    .incoming, id: "in_closeness", title: "Closeness for others",
    reading: "How few steps those who can reach this stakeholder need to reach it.")

  static let harmonic = harmonic(
    .outgoing, id: "harmonic", title: "Harmonic closeness",
    reading: "How near all others are on average, counting those out of reach as infinitely far.")

  static let inHarmonic = harmonic(
    .incoming, id: "in_harmonic", title: "Harmonic closeness for others",
    reading:
      "How near this stakeholder is for all others on average, those who cannot reach it counting as infinitely far."
  )

  static let eccentricity = Measure(
    id: "eccentricity", title: "Distance to the farthest", level: .stakeholders, needs: .usesStrengths, unit: .steps,
    reading: "How many steps away the farthest of those is whom this stakeholder reaches.",
    parameters: "along the ties that a stakeholder gives", complexity: "O(n·m)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, options in .stakeholders(graph.eccentricities(progress: options.progress)) }

  private static func closeness(_ direction: PathDirection, id: String, title: String, reading: String) -> Measure {
    Measure(
      id: id, title: title, level: .stakeholders, needs: direction.needs.union(.usesStrengths), unit: .score,
      reading: reading, parameters: "along the ties that a stakeholder \(direction.verb)", complexity: "O(n·m)",
      source: "Freeman 1979; Wasserman & Faust 1994", doi: "10.1016/0378-8733(78)90021-7"
    ) { graph, options in .stakeholders(graph.closeness(direction, progress: options.progress).named(id)) }
  }

  private static func harmonic(_ direction: PathDirection, id: String, title: String, reading: String) -> Measure {
    Measure(
      id: id, title: title, level: .stakeholders, needs: direction.needs.union(.usesStrengths), unit: .score,
      reading: reading, parameters: "along the ties that a stakeholder \(direction.verb)", complexity: "O(n·m)",
      source: "Boldi & Vigna 2014", doi: "10.1080/15427951.2013.865686"
    ) { graph, options in .stakeholders(graph.harmonicCloseness(direction, progress: options.progress).named(id)) }
  }
}
