extension Graph {
  /// The number of ties of a node; of a directed graph those in both directions.
  public func degree(of node: Int) -> Int {
    isDirected ? outDegree(of: node) + inDegree(of: node) : outDegree(of: node)
  }

  /// The number of ties that leave a node; of an undirected graph all of its ties.
  public func outDegree(of node: Int) -> Int { out.row(of: node).count }

  /// The number of ties that reach a node; of an undirected graph all of its ties.
  public func inDegree(of node: Int) -> Int { into.row(of: node).count }

  /// The strengths of a node's ties added up; of a directed graph those in both directions.
  public func strength(of node: Int) -> Double {
    isDirected ? outStrength(of: node) + inStrength(of: node) : outStrength(of: node)
  }

  /// The strengths of the ties that leave a node, added up.
  public func outStrength(of node: Int) -> Double { out.strengthSum(of: node) }

  /// The strengths of the ties that reach a node, added up.
  public func inStrength(of node: Int) -> Double { into.strengthSum(of: node) }

  /// How many ties each node has: who is well connected.
  ///
  /// In a directed graph ties in both directions count, so that a mutual pair counts twice. Normalised: divided by
  /// n − 1, undefined for a single node. Complexity: O(n).
  public func degrees(isNormalized: Bool = false) -> NodeScores {
    degreeScores("degree", isNormalized: isNormalized, degree(of:))
  }

  /// How many ties reach each node; see ``degrees(isNormalized:)``.
  public func inDegrees(isNormalized: Bool = false) -> NodeScores {
    degreeScores("in_degree", isNormalized: isNormalized, inDegree(of:))
  }

  /// How many ties leave each node; see ``degrees(isNormalized:)``.
  public func outDegrees(isNormalized: Bool = false) -> NodeScores {
    degreeScores("out_degree", isNormalized: isNormalized, outDegree(of:))
  }

  /// The strengths of each node's ties added up; in a graph without weights the degree.
  ///
  /// Complexity: O(n + m).
  public func strengths() -> NodeScores { strengthScores("strength", strength(of:)) }

  /// The strengths of the ties that reach each node, added up.
  ///
  /// Complexity: O(n + m).
  public func inStrengths() -> NodeScores { strengthScores("in_strength", inStrength(of:)) }

  /// The strengths of the ties that leave each node, added up.
  ///
  /// Complexity: O(n + m).
  public func outStrengths() -> NodeScores { strengthScores("out_strength", outStrength(of:)) }

  private func degreeScores(_ measure: String, isNormalized: Bool, _ degree: (Int) -> Int) -> NodeScores {
    let conventions = conventions(isNormalized: isNormalized)
    guard !isNormalized || nodeCount != 1 else {
      return NodeScores(
        measure: measure, conventions: conventions, values: [nil],
        undefinedReason: "With a single node there is no greatest possible degree to divide by.")
    }
    let divisor = isNormalized ? Double(nodeCount - 1) : 1
    return NodeScores(measure: measure, conventions: conventions, defined: nodes.map { Double(degree($0)) / divisor })
  }

  private func strengthScores(_ measure: String, _ strength: (Int) -> Double) -> NodeScores {
    NodeScores(measure: measure, conventions: conventions(usesStrengths: true), defined: nodes.map(strength))
  }
}

extension Adjacency {
  package func strengthSum(of node: Int) -> Double {
    let row = row(of: node)
    guard isWeighted else { return Double(row.count) }
    var sum = 0.0
    for position in row { sum += strengths[position] }
    return sum
  }
}

extension Measure {
  static let degree = Measure(
    id: "degree", title: "Number of ties", level: .stakeholders, needs: .offersNormalized, unit: .count,
    reading: "How many ties this stakeholder has.", complexity: "O(n)",
    source: "Freeman 1979", doi: "10.1016/0378-8733(78)90021-7"
  ) { graph, options in .stakeholders(graph.degrees(isNormalized: options.isNormalized)) }

  static let inDegree = Measure(
    id: "in_degree", title: "Ties received", level: .stakeholders, needs: [.directions, .offersNormalized],
    unit: .count, reading: "How many others name this stakeholder.", complexity: "O(n)",
    source: "Freeman 1979", doi: "10.1016/0378-8733(78)90021-7"
  ) { graph, options in .stakeholders(graph.inDegrees(isNormalized: options.isNormalized)) }

  static let outDegree = Measure(
    id: "out_degree", title: "Ties given", level: .stakeholders, needs: [.directions, .offersNormalized],
    unit: .count, reading: "How many others this stakeholder names.", complexity: "O(n)",
    source: "Freeman 1979", doi: "10.1016/0378-8733(78)90021-7"
  ) { graph, options in .stakeholders(graph.outDegrees(isNormalized: options.isNormalized)) }

  static let strength = Measure(
    id: "strength", title: "Total strength of ties", level: .stakeholders, needs: [.strengths, .usesStrengths],
    unit: .strength, reading: "The strengths of all ties of this stakeholder added up.", complexity: "O(n + m)",
    source: "Barrat et al. 2004", doi: "10.1073/pnas.0400087101"
  ) { graph, _ in .stakeholders(graph.strengths()) }

  static let inStrength = Measure(
    id: "in_strength", title: "Strength received", level: .stakeholders,
    needs: [.directions, .strengths, .usesStrengths], unit: .strength,
    reading: "The strengths of all ties to this stakeholder added up.", complexity: "O(n + m)",
    source: "Barrat et al. 2004", doi: "10.1073/pnas.0400087101"
  ) { graph, _ in .stakeholders(graph.inStrengths()) }

  static let outStrength = Measure(
    id: "out_strength", title: "Strength given", level: .stakeholders,
    needs: [.directions, .strengths, .usesStrengths], unit: .strength,
    reading: "The strengths of all ties from this stakeholder added up.", complexity: "O(n + m)",
    source: "Barrat et al. 2004", doi: "10.1073/pnas.0400087101"
  ) { graph, _ in .stakeholders(graph.outStrengths()) }
}
