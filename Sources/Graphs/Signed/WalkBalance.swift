/// How far walks, long and short, keep to balance; see ``SignedGraph/walkBalance(inverseTemperature:)``.
public struct WalkBalance: Sendable, Equatable {
  /// The network's value: 1 if every circle of ties is balanced.
  public let network: NetworkScore
  /// The value of the closed walks from each node; undefined for nodes without ties.
  public let nodes: NodeScores
}

extension SignedGraph {
  /// Balance over closed walks of all lengths, short ones counting most: 1 if balanced, the less the less.
  ///
  /// ```
  /// K = Σ exp(β λ_i(S)) / Σ exp(β λ_i(|S|)),   K_i = (exp βS)_ii / (exp β|S|)_ii
  /// ```
  ///
  /// It falls with size and density, so compare networks of the same size only. Strengths do not count; a directed
  /// graph is taken by majority. Undefined without ties, and above ``walkBalanceLimit`` nodes, for lack of time.
  ///
  /// - Parameter inverseTemperature: β; below 1, long walks count less.
  /// - Complexity: O(n³).
  ///
  /// Source: Estrada & Benzi 2014, doi:10.1103/PhysRevE.90.042802.
  public func walkBalance(inverseTemperature: Double = 1) -> WalkBalance {
    let pairs = undirected()
    var conventions = pairs.pairConventions(from: self)
    if inverseTemperature != 1 { conventions.notes.append("Inverse temperature \(inverseTemperature).") }
    func undefined(_ reason: String) -> WalkBalance {
      WalkBalance(
        network: NetworkScore(
          measure: "walk_balance", conventions: conventions, value: nil, undefinedReason: reason),
        nodes: NodeScores(
          measure: "walk_balance", conventions: conventions, values: ContiguousArray(repeating: nil, count: nodeCount),
          undefinedReason: reason))
    }
    guard pairs.tieCount > 0 else { return undefined("There are no ties.") }
    guard nodeCount <= Self.walkBalanceLimit else {
      return undefined("The network has more than \(Self.walkBalanceLimit) nodes, too many for walks of all lengths.")
    }
    var signs = ContiguousArray<Double>(repeating: 0, count: nodeCount * nodeCount)
    var ties = signs
    for tie in pairs.signedTies.ties {
      for (from, to) in [(tie.from, tie.to), (tie.to, tie.from)] {
        signs[from * nodeCount + to] = tie.strength < 0 ? -1 : 1
        ties[from * nodeCount + to] = 1
      }
    }
    guard let signed = SymmetricEigensystem(signs, size: nodeCount),
      let plain = SymmetricEigensystem(ties, size: nodeCount)
    else { return undefined("The eigenvalues were not found.") }
    // Both are divided by the largest exponential, so that nothing overflows.
    let shift = (plain.values.max() ?? 0) * inverseTemperature
    let numerators = signed.diagonalOfExponential(factor: inverseTemperature, shift: shift)
    let denominators = plain.diagonalOfExponential(factor: inverseTemperature, shift: shift)
    return WalkBalance(
      network: NetworkScore(
        measure: "walk_balance", conventions: conventions,
        value: numerators.reduce(0, +) / denominators.reduce(0, +)),
      nodes: NodeScores(
        measure: "walk_balance", conventions: conventions,
        values: ContiguousArray(
          nodes.map { node in
            pairs.positive.degree(of: node) + pairs.negative.degree(of: node) == 0 || denominators[node] < 1e-300
              ? nil : numerators[node] / denominators[node]
          }),
        undefinedReason: "A node without ties has no walks."))
  }

  /// The most nodes for which walk balance is computed.
  public static let walkBalanceLimit = 1500
}

extension Measure {
  static let walkBalance = Measure(
    id: "walk_balance", title: "Balance along ways of all lengths", level: .network,
    needs: [.negativeTies, .ignoresDirections], unit: .share,
    reading: "1 if every circle of ties is in balance, the less the less; compare networks of the same size only.",
    complexity: "O(n³)", source: "Estrada & Benzi 2014", doi: "10.1103/PhysRevE.90.042802"
  ) { graph, options in
    guard let signed = graph.signed(with: options) else { return .network(graph.withoutNegativeTies("walk_balance")) }
    return .network(signed.walkBalance().network)
  }

  static let nodeWalkBalance = Measure(
    id: "walk_balance", title: "Balance of the ways back to oneself", level: .stakeholders,
    needs: [.negativeTies, .ignoresDirections], unit: .share,
    reading: "1 if every way along ties back to oneself is in balance, the less the less.",
    complexity: "O(n³)", source: "Estrada & Benzi 2014", doi: "10.1103/PhysRevE.90.042802"
  ) { graph, options in
    guard let signed = graph.signed(with: options) else {
      return .stakeholders(
        NodeScores(
          measure: "walk_balance", conventions: graph.undirectedConventions(),
          values: ContiguousArray(repeating: nil, count: graph.nodeCount),
          undefinedReason: "It needs the negative ties beside the positive ones."))
    }
    return .stakeholders(signed.walkBalance().nodes)
  }
}
