extension Graph {
  /// Whether the well connected are tied to the well connected (towards 1) or to the others (towards −1).
  ///
  /// The correlation of the degrees at both ends of ties: of a directed tie the outgoing ties of its start with the
  /// incoming ties of its end. Strengths do not count. Undefined without variation.
  ///
  /// - Complexity: O(n + m).
  ///
  /// Source: Newman 2003, doi:10.1103/PhysRevE.67.026126.
  public func degreeAssortativity() -> NetworkScore {
    var sums = CorrelationSums()
    for tie in ties {
      let start = Double(outDegree(of: tie.from))
      let end = Double(inDegree(of: tie.to))
      sums.add(start, end)
      if !isDirected { sums.add(end, start) }
    }
    return NetworkScore(
      measure: "assortativity_degree", conventions: conventions(), value: sums.correlation,
      undefinedReason: "The ends of ties do not differ in degree.")
  }

  /// Whether ties stay within sectors (towards 1) or lead across (negative), compared with chance.
  ///
  /// `(Σ e_gg − Σ a_g b_g) / (1 − Σ a_g b_g)` with the share e_gh of ties from sector g to h, and the shares a_g and
  /// b_g of ties that start and end in g. Ties of nodes without a sector are left out. Undefined without ties, and if
  /// all lie in one sector.
  ///
  /// - Complexity: O(n + m).
  ///
  /// Source: Newman 2003, doi:10.1103/PhysRevE.67.026126.
  public func assortativity(by sectors: [Int?]) -> NetworkScore {
    let mixing = mixing(of: sectors)
    let total = mixing.strengths.joined().reduce(0, +)
    var within = 0.0
    var expected = 0.0
    for group in mixing.sectors.indices {
      within += mixing.strengths[group][group] * (isDirected ? 1 : 2)
      let outgoing = mixing.strengths[group].reduce(0, +) + (isDirected ? 0 : mixing.strengths[group][group])
      let incoming = isDirected ? mixing.strengths.reduce(0) { $0 + $1[group] } : outgoing
      expected += outgoing * incoming
    }
    // An undirected tie within a sector stands once on the diagonal, one across stands twice beside it.
    let ends = isDirected ? total : total + mixing.sectors.indices.reduce(0) { $0 + mixing.strengths[$1][$1] }
    expected /= ends * ends
    return NetworkScore(
      measure: "assortativity_sector", conventions: conventions(usesStrengths: true),
      value: ends > 0 && expected < 1 ? (within / ends - expected) / (1 - expected) : nil,
      undefinedReason: "There are no ties, or all lie within one sector.")
  }
}

/// Sums from which a correlation is made.
struct CorrelationSums {
  private var count = 0.0
  private var first = 0.0
  private var second = 0.0
  private var firstSquare = 0.0
  private var secondSquare = 0.0
  private var product = 0.0

  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    first += x
    second += y
    firstSquare += x * x
    secondSquare += y * y
    product += x * y
  }

  /// Pearson's correlation; `nil` if a side does not vary.
  var correlation: Double? {
    let firstVariance = count * firstSquare - first * first
    let secondVariance = count * secondSquare - second * second
    guard firstVariance > 1e-12 * count * firstSquare, secondVariance > 1e-12 * count * secondSquare else { return nil }
    return (count * product - first * second) / (firstVariance.squareRoot() * secondVariance.squareRoot())
  }
}

extension Measure {
  static let degreeAssortativity = Measure(
    id: "assortativity_degree", title: "Do the well connected keep together", level: .network, unit: .index,
    reading: "Above 0 the well connected are tied to each other, below 0 to the less connected.",
    complexity: "O(n + m)", source: "Newman 2003", doi: "10.1103/PhysRevE.67.026126"
  ) { graph, _ in .network(graph.degreeAssortativity()) }

  static let sectorAssortativity = Measure(
    id: "assortativity_sector", title: "Do sectors keep together", level: .network, needs: [.sectors, .usesStrengths],
    unit: .index,
    reading: "1 if all ties stay within sectors, 0 if ties do not care for them, below 0 if they avoid them.",
    complexity: "O(n + m)", source: "Newman 2003", doi: "10.1103/PhysRevE.67.026126"
  ) { graph, options in
    .network(
      options.sectors.map { graph.assortativity(by: $0) } ?? graph.withoutSectors("assortativity_sector"))
  }
}
