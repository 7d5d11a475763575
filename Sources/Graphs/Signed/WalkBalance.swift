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
  /// - Complexity: O(n³), of which the network's value alone takes a small part
  ///   (``networkWalkBalance(inverseTemperature:progress:)``).
  ///
  /// Source: Estrada & Benzi 2014, doi:10.1103/PhysRevE.90.042802.
  public func walkBalance(inverseTemperature: Double = 1, progress: ProgressHandler? = nil) -> WalkBalance {
    let walks = ClosedWalks(
      self, inverseTemperature: inverseTemperature, withNodes: true, progress: progress)
    return WalkBalance(network: walks.network, nodes: walks.nodes)
  }

  /// The network's value of ``walkBalance(inverseTemperature:progress:)`` alone.
  ///
  /// - Complexity: O(n³).
  public func networkWalkBalance(inverseTemperature: Double = 1, progress: ProgressHandler? = nil) -> NetworkScore {
    ClosedWalks(self, inverseTemperature: inverseTemperature, withNodes: false, progress: progress).network
  }

  /// The most nodes for which walk balance is computed.
  public static let walkBalanceLimit = 1500
}

/// The closed walks of a signed network, counted with and without signs.
private struct ClosedWalks {
  private let pairs: SignedGraph
  private let conventions: MeasureConventions
  private let inverseTemperature: Double
  /// With signs and without; empty where walks are not counted.
  private var systems: [SymmetricEigensystem] = []
  private var undefinedReason: String?

  init(_ graph: SignedGraph, inverseTemperature: Double, withNodes: Bool, progress: ProgressHandler?) {
    pairs = graph.undirected()
    self.inverseTemperature = inverseTemperature
    var conventions = pairs.pairConventions(from: graph)
    if inverseTemperature != 1 { conventions.notes.append("Inverse temperature \(inverseTemperature).") }
    self.conventions = conventions
    let limit = SignedGraph.walkBalanceLimit
    guard pairs.tieCount > 0 else {
      undefinedReason = "There are no ties."
      return
    }
    guard pairs.nodeCount <= limit else {
      undefinedReason = "The network has more than \(limit) nodes, too many for walks of all lengths."
      return
    }
    let size = pairs.nodeCount
    let ties = pairs.signedTies.ties
    let found = parallelMap(pieces: 2) { piece in
      var matrix = ContiguousArray<Double>(repeating: 0, count: size * size)
      for tie in ties {
        let entry = tie.strength < 0 && piece == 0 ? -1.0 : 1
        matrix[tie.from * size + tie.to] = entry
        matrix[tie.to * size + tie.from] = entry
      }
      // Both take as long as each other, so that one of them can speak for both.
      return SymmetricEigensystem(
        matrix, size: size, withVectors: withNodes, progress: piece == 0 ? progress : nil)
    }
    systems = found.compactMap(\.self)
    if systems.count < 2 { undefinedReason = "The eigenvalues were not found." }
  }

  /// Both are divided by the largest exponential, so that nothing overflows.
  private var shift: Double { (systems[1].values.max() ?? 0) * inverseTemperature }

  var network: NetworkScore {
    var value: Double?
    if undefinedReason == nil {
      let traces = systems.map { system in
        system.values.reduce(0) { $0 + Mathematics.exponential(inverseTemperature * $1 - shift) }
      }
      value = traces[0] / traces[1]
    }
    return NetworkScore(
      measure: "walk_balance", conventions: conventions, value: value, undefinedReason: undefinedReason)
  }

  var nodes: NodeScores {
    guard undefinedReason == nil else {
      return NodeScores(
        measure: "walk_balance", conventions: conventions,
        values: ContiguousArray(repeating: nil, count: pairs.nodeCount), undefinedReason: undefinedReason)
    }
    let diagonals = systems.map { $0.diagonalOfExponential(factor: inverseTemperature, shift: shift) }
    return NodeScores(
      measure: "walk_balance", conventions: conventions,
      values: ContiguousArray(
        pairs.nodes.map { node in
          pairs.positive.degree(of: node) + pairs.negative.degree(of: node) == 0 || diagonals[1][node] < 1e-300
            ? nil : diagonals[0][node] / diagonals[1][node]
        }),
      undefinedReason: "A node without ties has no walks.")
  }
}

extension Measure {
  static let walkBalance = Measure(
    id: "walk_balance", title: "Balance along ways of all lengths", level: .network,
    needs: [.negativeTies, .ignoresDirections], unit: .share,
    reading: "1 if every circle of ties is in balance, the less the less; compare networks of the same size only.",
    complexity: "O(n³)", source: "Estrada & Benzi 2014", doi: "10.1103/PhysRevE.90.042802"
  ) { graph, options in
    guard let signed = graph.signed(with: options) else { return .network(graph.withoutNegativeTies("walk_balance")) }
    return .network(signed.networkWalkBalance(progress: options.progress))
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
    return .stakeholders(signed.walkBalance(progress: options.progress).nodes)
  }
}
