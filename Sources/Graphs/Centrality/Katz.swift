extension Graph {
  /// How many walks of any length end at each node, longer ones counting less.
  ///
  /// `x = (I − αAᵀ)⁻¹ 1`, the baseline of 1 included and not scaled afterwards. The default of α is 0.85 / λ₁ with the
  /// largest eigenvalue λ₁; without circles of ties λ₁ is 0 and α is 0.85. Undefined if α is not below 1 / λ₁, and where
  /// the search for λ₁, on which the default rests, does not settle.
  ///
  /// - Complexity: O(n + m) a round.
  ///
  /// Source: Katz 1953, doi:10.1007/BF02289026.
  public func katzCentrality(alpha: Double? = nil) -> NodeScores {
    let spectrum = spectralRadius()
    let radius = spectrum.value
    let isKnown = spectrum.isSettled || alpha != nil
    let alpha = alpha ?? fadingFactor(radius)
    let ones = ContiguousArray<Double>(repeating: 1, count: nodeCount)
    let solution = NeumannSeries(start: ones, factor: alpha, radius: radius) { into.weightedSums(of: $0) }
    return scores("katz", solution, isKnown: isKnown, note: "Alpha \(alpha).") { $0 }
  }

  /// Power by ties to the well connected (β > 0) or to those who depend on you (β < 0).
  ///
  /// `c = a (I − βA)⁻¹ A 1`, with a such that the squares add up to n. The default of β is 0.85 / λ₁ with the largest
  /// eigenvalue λ₁; without circles of ties λ₁ is 0 and β is 0.85. Undefined if |β| is not below 1 / λ₁, without ties, and
  /// where the search for λ₁ does not settle.
  ///
  /// - Complexity: O(n + m) a round.
  ///
  /// Source: Bonacich 1987, doi:10.1086/228631.
  public func bonacichPower(beta: Double? = nil) -> NodeScores {
    let spectrum = spectralRadius()
    let radius = spectrum.value
    let isKnown = spectrum.isSettled || beta != nil
    let beta = beta ?? fadingFactor(radius)
    let start = out.weightedSums(of: ContiguousArray(repeating: 1, count: nodeCount))
    let solution = NeumannSeries(start: start, factor: beta, radius: radius) { out.weightedSums(of: $0) }
    let square = solution.sum.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else {
      return NodeScores(
        measure: "bonacich_power", conventions: conventions(usesStrengths: true),
        values: ContiguousArray(repeating: nil, count: nodeCount), undefinedReason: "There are no ties.")
    }
    let scale = (Double(nodeCount) / square).squareRoot()
    return scores("bonacich_power", solution, isKnown: isKnown, note: "Beta \(beta).") { $0 * scale }
  }

  /// What each further step of a walk counts where nobody says otherwise.
  private func fadingFactor(_ radius: Double) -> Double { radius > 0 ? 0.85 / radius : 0.85 }

  private func scores(
    _ measure: String, _ solution: NeumannSeries, isKnown: Bool, note: String, _ scaled: (Double) -> Double
  ) -> NodeScores {
    var conventions = conventions(usesStrengths: true)
    conventions.iterations = solution.iterations
    conventions.residual = solution.residual
    conventions.notes = [note]
    return NodeScores(
      measure: measure, conventions: conventions,
      values: ContiguousArray(solution.sum.map { isKnown && solution.isConverged ? scaled($0) : nil }),
      undefinedReason: isKnown
        ? "The factor is not below the inverse of the largest eigenvalue, so that walks never fade."
        : "The search for the largest eigenvalue, which the factor depends on, did not settle.")
  }
}

/// The sum of `(fA)ᵏ b` over all k, which solves `(I − fA) x = b`.
private struct NeumannSeries {
  private(set) var sum: ContiguousArray<Double>
  private(set) var iterations = 0
  private(set) var residual = Double.infinity
  private(set) var isConverged = false

  init(
    start: ContiguousArray<Double>, factor: Double, radius: Double,
    multiply: (ContiguousArray<Double>) -> ContiguousArray<Double>
  ) {
    sum = start
    guard abs(factor) * radius < 1 else { return }
    var term = start
    while iterations < 100_000 {
      term = multiply(term)
      var greatestTerm = 0.0
      var greatestSum = 0.0
      for index in term.indices {
        term[index] *= factor
        sum[index] += term[index]
        greatestTerm = max(greatestTerm, abs(term[index]))
        greatestSum = max(greatestSum, abs(sum[index]))
      }
      iterations += 1
      residual = greatestTerm
      // What is left of the series is at most the last term over 1 − fλ, if the terms shrink by fλ.
      if greatestTerm <= 1e-15 * greatestSum * (1 - abs(factor) * radius) || greatestTerm == 0 {
        isConverged = true
        return
      }
    }
  }
}

extension Measure {
  static let katz = Measure(
    id: "katz", title: "Katz centrality", level: .stakeholders, needs: .usesStrengths, unit: .score,
    reading: "How many direct and indirect ties lead to this stakeholder, distant ones counting less.",
    parameters: "α = 0.85 / λ₁, λ₁ being the largest eigenvalue", complexity: "O(n + m) a round", source: "Katz 1953",
    doi: "10.1007/BF02289026"
  ) { graph, _ in .stakeholders(graph.katzCentrality()) }

  static let bonacichPower = Measure(
    id: "bonacich_power", title: "Power by ties to the well connected", level: .stakeholders, needs: .usesStrengths,
    unit: .score,
    reading: "High if this stakeholder has ties to those who have many ties themselves; 1 is about average.",
    parameters: "β = 0.85 / λ₁, λ₁ being the largest eigenvalue", complexity: "O(n + m) a round",
    source: "Bonacich 1987", doi: "10.1086/228631"
  ) { graph, _ in .stakeholders(graph.bonacichPower()) }
}
