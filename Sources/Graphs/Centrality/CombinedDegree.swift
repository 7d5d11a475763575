extension Graph {
  /// Ties and their strengths in one number: `k^(1 − α) · s^α` with the number of ties k and their strength s.
  ///
  /// With α = 0 it is the degree, with α = 1 the strength; between the two many ties are worth more than few of the same
  /// strength, above 1 few strong ones are. 0 for isolated nodes. Without strengths it is the degree.
  ///
  /// - Parameter direction: of a directed graph, whether ties given or ties received count; `nil` for both together.
  /// - Precondition: `alpha` is finite and not negative.
  /// - Complexity: O(n + m).
  ///
  /// Source: Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006.
  public func combinedDegrees(alpha: Double = 0.5, _ direction: PathDirection? = nil) -> NodeScores {
    precondition(alpha.isFinite && alpha >= 0, "The weight of strengths must be 0 or more, not \(alpha).")
    var conventions = conventions(usesStrengths: true)
    conventions.notes = ["Weight of strengths against the number of ties: \(alpha)."]
    let values = nodes.map { node -> Double in
      let (ties, strength) =
        switch direction {
        case nil: (degree(of: node), self.strength(of: node))
        case .outgoing: (outDegree(of: node), outStrength(of: node))
        case .incoming: (inDegree(of: node), inStrength(of: node))
        }
      guard ties > 0 else { return 0 }
      let mean = strength / Double(ties)
      return Double(ties) * Mathematics.exponential(alpha * Mathematics.naturalLogarithm(mean))
    }
    return NodeScores(measure: "combined_degree", conventions: conventions, defined: values)
  }
}

extension Measure {
  static let combinedDegree = Measure(
    id: "combined_degree", title: "Ties and strengths", level: .stakeholders, needs: [.strengths, .usesStrengths],
    unit: .score, reading: "Many ties and strong ties in one number, each counting half.", parameters: "α = 0.5",
    complexity: "O(n + m)",
    source: "Opsahl, Agneessens & Skvoretz 2010", doi: "10.1016/j.socnet.2010.03.006"
  ) { graph, _ in .stakeholders(graph.combinedDegrees()) }
}
