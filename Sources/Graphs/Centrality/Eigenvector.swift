extension Graph {
  /// How well connected each node's contacts are in their turn.
  ///
  /// The principal eigenvector x of the matrix of strengths, `λ x_v = Σ w_uv x_u` over ties u → v, so that ties received
  /// count; of length 1, without negative values. It is computed in the largest component (directions apart) and
  /// undefined elsewhere, without circles of ties (λ = 0), and where it is not unique or not found.
  ///
  /// - Complexity: O(n + m) a round. Works in about 360 bytes a node.
  ///
  /// Source: Bonacich 1972, doi:10.1080/0022250X.1972.9989806.
  public func eigenvectorCentrality() -> NodeScores {
    var values = ContiguousArray<Double?>(repeating: nil, count: nodeCount)
    var conventions = conventions(usesStrengths: true)
    let components = components()
    guard let largest = components.largest else {
      return NodeScores(measure: "eigenvector", conventions: conventions, values: values)
    }
    let part = subgraph(of: components.nodes(of: largest))
    func undefined(_ reason: String) -> NodeScores {
      NodeScores(measure: "eigenvector", conventions: conventions, values: values, undefinedReason: reason)
    }
    if isDirected {
      let radius = part.graph.spectralRadius()
      guard radius.value > 0 else { return undefined("Without a circle of ties nothing flows back to anyone.") }
      guard radius.components == 1 else { return undefined("Several parts are equally central; none is the first.") }
    } else if part.graph.tieCount == 0 {
      return undefined("There are no ties.")
    }
    let found = part.graph.principalEigenvector()
    conventions.iterations = found.iterations
    conventions.residual = found.residual
    conventions.notes = ["Eigenvalue \(found.value)."]
    guard found.isConverged else { return undefined("The iteration did not settle.") }
    for (number, node) in part.originalNodes.enumerated() { values[node] = found.vector[number] }
    return undefined("Outside of the largest component the measure cannot be compared.")
  }

  /// Hubs point at good authorities, authorities are pointed at by good hubs.
  ///
  /// Principal eigenvectors of AAᵀ (hubs) and AᵀA (authorities), each adding up to 1. Undefined without ties and where
  /// two separate parts are equally strong, so that there is no single answer.
  ///
  /// - Complexity: O(n + m) a round.
  ///
  /// Source: Kleinberg 1999, doi:10.1145/324133.324140.
  public func hubsAndAuthorities() -> (hubs: NodeScores, authorities: NodeScores) {
    var conventions = conventions(usesStrengths: true)
    func undefined(_ reason: String) -> (NodeScores, NodeScores) {
      let none = ContiguousArray<Double?>(repeating: nil, count: nodeCount)
      return (
        NodeScores(measure: "hub", conventions: conventions, values: none, undefinedReason: reason),
        NodeScores(measure: "authority", conventions: conventions, values: none, undefinedReason: reason)
      )
    }
    guard tieCount > 0 else { return undefined("There are no ties.") }
    let sides = HubSides(self)
    guard let best = sides.best else { return undefined("The iteration did not settle.") }
    guard sides.isUnique else { return undefined("Several separate parts are equally strong; none is the first.") }
    conventions.iterations = best.iterations
    conventions.residual = best.residual
    func scores(_ measure: String, _ vector: ContiguousArray<Double>) -> NodeScores {
      let total = vector.reduce(0, +)
      return NodeScores(measure: measure, conventions: conventions, defined: vector.map { $0 / total })
    }
    return (scores("hub", best.vector), scores("authority", into.weightedSums(of: best.vector)))
  }
}

/// The hubs' eigenvectors of the parts within which hubs share authorities.
private struct HubSides {
  private(set) var best: PrincipalEigenvector?
  private(set) var isUnique = true

  init(_ graph: Graph) {
    let parts = Self.parts(graph)
    for part in 0..<parts.count {
      let isInside = ContiguousArray(graph.nodes.map { parts[$0] == part && graph.outDegree(of: $0) > 0 })
      guard isInside.contains(true) else { continue }
      let found = PrincipalEigenvector(symmetric: graph.nodeCount) { vector in
        var inside = vector
        for node in graph.nodes where !isInside[node] { inside[node] = 0 }
        return graph.out.weightedSums(of: graph.into.weightedSums(of: inside))
      }
      guard found.isConverged else { continue }
      if let known = best, found.value <= known.value * (1 + 1e-9) {
        if found.value >= known.value * (1 - 1e-9) { isUnique = false }
      } else {
        best = found
        isUnique = true
      }
    }
  }

  /// Two nodes are in the same part if a chain of nodes that both point at leads from one to the other.
  private static func parts(_ graph: Graph) -> Components {
    let count = graph.nodeCount
    var sides = ContiguousArray<Int32>(repeating: -1, count: 2 * count)
    for root in graph.nodes where sides[root] < 0 {
      var waiting = [root]
      sides[root] = Int32(truncatingIfNeeded: root)
      while let side = waiting.popLast() {
        // Numbers below `count` stand for nodes as hubs, the others for nodes as authorities.
        let row = side < count ? graph.out.row(of: side) : graph.into.row(of: side - count)
        for position in row {
          let other =
            side < count ? Int(graph.out.neighbors[position]) + count : Int(graph.into.neighbors[position])
          guard sides[other] < 0 else { continue }
          sides[other] = Int32(truncatingIfNeeded: root)
          waiting.append(other)
        }
      }
    }
    return Components(
      representatives: ContiguousArray(sides[..<count]), conventions: graph.conventions())
  }
}

extension Measure {
  static let eigenvector = Measure(
    id: "eigenvector", title: "Eigenvector centrality", level: .stakeholders, needs: .usesStrengths, unit: .score,
    reading: "How well connected this stakeholder's contacts are in their turn.", complexity: "O(n + m) a round",
    source: "Bonacich 1972", doi: "10.1080/0022250X.1972.9989806"
  ) { graph, _ in .stakeholders(graph.eigenvectorCentrality()) }

  static let hub = Measure(
    id: "hub", title: "Hub", level: .stakeholders, needs: [.directions, .usesStrengths], unit: .share,
    reading: "How far this stakeholder points at those whom others point at too.", complexity: "O(n + m) a round",
    source: "Kleinberg 1999", doi: "10.1145/324133.324140"
  ) { graph, _ in .stakeholders(graph.hubsAndAuthorities().hubs) }

  static let authority = Measure(
    id: "authority", title: "Authority", level: .stakeholders, needs: [.directions, .usesStrengths], unit: .share,
    reading: "How far this stakeholder is pointed at by those who point at many of the sought-after.",
    complexity: "O(n + m) a round", source: "Kleinberg 1999", doi: "10.1145/324133.324140"
  ) { graph, _ in .stakeholders(graph.hubsAndAuthorities().authorities) }
}
