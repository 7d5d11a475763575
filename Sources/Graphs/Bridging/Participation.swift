extension Graph {
  /// How evenly each node's ties are spread over sectors: 0 if all lead to one.
  ///
  /// `P = 1 − Σ_g (s_g / s)²` with the strength s_g of ties to sector g; ties to nodes without a sector are left out.
  /// Normalised: times G / (G − 1) for G sectors, so that an even spread gives 1. Undefined without ties.
  ///
  /// - Parameter direction: of a directed graph, whether ties given or ties received count.
  /// - Precondition: `sectors` has an entry for each node.
  /// - Complexity: O(n·G + m).
  ///
  /// Source: Guimerà & Amaral 2005, doi:10.1038/nature03288.
  public func participation(
    of sectors: [Int?], _ direction: PathDirection = .outgoing, isNormalized: Bool = false
  ) -> NodeScores {
    let groups = SectorGroups(sectors, nodeCount: nodeCount)
    let count = Double(groups.labels.count)
    let scale = isNormalized ? count / (count - 1) : 1
    return contactScores(pathMeasure("participation", direction), groups, direction, isNormalized: isNormalized) {
      shares in
      isNormalized && groups.labels.count < 2 ? nil : scale * (1 - shares.reduce(0) { $0 + $1 * $1 })
    }
  }

  /// How different the sectors are that each node's ties lead to: participation that counts distance between sectors.
  ///
  /// `D = Σ_g≠h d_gh p_g p_h` over ordered pairs of sectors, with the shares p of the strength of a node's ties and
  /// distances d from 0 to 1 in the ascending order of sectors. With all distances 1 it equals the participation.
  ///
  /// - Precondition: `distances` is a square table with a row for each sector that occurs.
  /// - Complexity: O(n·G² + m).
  ///
  /// Source: Stirling 2007, doi:10.1098/rsif.2007.0213.
  public func raoStirlingDiversity(
    of sectors: [Int?], distances: [[Double]], _ direction: PathDirection = .outgoing
  ) -> NodeScores {
    let groups = SectorGroups(sectors, nodeCount: nodeCount)
    precondition(
      distances.count == groups.labels.count && distances.allSatisfy { $0.count == groups.labels.count },
      "The table of distances needs a row and a column for each sector.")
    return contactScores(pathMeasure("rao_stirling", direction), groups, direction, isNormalized: false) { shares in
      var sum = 0.0
      for first in shares.indices {
        for second in shares.indices where second != first {
          sum += distances[first][second] * shares[first] * shares[second]
        }
      }
      return sum
    }
  }

  /// How well connected each node is within its own sector, compared with the others there.
  ///
  /// `z = (s_own − mean) / sd` of the strength of ties within the sector, with the population's standard deviation.
  /// Undefined for nodes without a sector and in sectors where all are alike.
  ///
  /// - Parameter direction: of a directed graph, whether ties given or ties received count.
  /// - Precondition: `sectors` has an entry for each node.
  /// - Complexity: O(n + m).
  ///
  /// Source: Guimerà & Amaral 2005, doi:10.1038/nature03288.
  public func withinModuleZ(of sectors: [Int?], _ direction: PathDirection = .outgoing) -> NodeScores {
    let groups = SectorGroups(sectors, nodeCount: nodeCount)
    let adjacency = direction == .outgoing ? out : into
    var own = Array(repeating: 0.0, count: nodeCount)
    var sum = Array(repeating: 0.0, count: groups.labels.count)
    for node in nodes {
      guard let group = groups[node] else { continue }
      for position in adjacency.row(of: node) where groups[Int(adjacency.neighbors[position])] == group {
        own[node] += adjacency.strength(at: position)
      }
      sum[group] += own[node]
    }
    let mean = zip(sum, groups.sizes).map { $0 / Double($1) }
    var square = Array(repeating: 0.0, count: groups.labels.count)
    for node in nodes {
      guard let group = groups[node] else { continue }
      square[group] += (own[node] - mean[group]) * (own[node] - mean[group])
    }
    let values = nodes.map { node -> Double? in
      guard let group = groups[node] else { return nil }
      let deviation = (square[group] / Double(groups.sizes[group])).squareRoot()
      return deviation <= 1e-12 * abs(mean[group]) ? nil : (own[node] - mean[group]) / deviation
    }
    var conventions = conventions(usesStrengths: true)
    if looksBack(direction) { conventions.notes = [Self.byTiesReceived] }
    return NodeScores(
      measure: pathMeasure("within_module_z", direction), conventions: conventions,
      values: ContiguousArray(values),
      undefinedReason: "A node needs a sector in which not all are alike.")
  }

  static let byTiesReceived = "By ties received."

  /// A function of the shares of a node's tie strength that lead to each sector; undefined without such ties.
  private func contactScores(
    _ measure: String, _ groups: SectorGroups, _ direction: PathDirection, isNormalized: Bool,
    _ function: ([Double]) -> Double?
  ) -> NodeScores {
    let adjacency = direction == .outgoing ? out : into
    let values = nodes.map { node -> Double? in
      var shares = Array(repeating: 0.0, count: groups.labels.count)
      for position in adjacency.row(of: node) {
        if let group = groups[Int(adjacency.neighbors[position])] { shares[group] += adjacency.strength(at: position) }
      }
      let total = shares.reduce(0, +)
      return total == 0 ? nil : function(shares.map { $0 / total })
    }
    var conventions = conventions(usesStrengths: true, isNormalized: isNormalized)
    if looksBack(direction) { conventions.notes = [Self.byTiesReceived] }
    return NodeScores(
      measure: measure, conventions: conventions, values: ContiguousArray(values),
      undefinedReason: "A node needs ties \(looksBack(direction) ? "from" : "to") nodes with a sector.")
  }
}

extension Measure {
  static let participation = participation(
    .outgoing, id: "participation", title: "Spread over sectors",
    reading: "0 if all ties lead to one sector; the higher, the more evenly they are spread.")

  static let inParticipation = participation(
    .incoming, id: "in_participation", title: "Spread of those who name it",
    reading: "0 if all ties to this stakeholder come from one sector; the higher, the more evenly they are spread.")

  static let withinModuleZ = withinModuleZ(
    .outgoing, id: "within_module_z", title: "Standing within the sector",
    reading: "How many standard deviations better connected within its sector than the sector's average.")

  static let inWithinModuleZ = withinModuleZ(
    .incoming, id: "in_within_module_z", title: "Being named within the sector",
    reading: "How many standard deviations more named within its sector than the sector's average.")

  private static func participation(
    _ direction: PathDirection, id: String, title: String, reading: String
  ) -> Measure {
    Measure(
      id: id, title: title, level: .stakeholders,
      needs: direction.needs.union([.sectors, .usesStrengths, .offersNormalized]), unit: .share, reading: reading,
      parameters: "ties that a stakeholder \(direction.verb)", complexity: "O(n·G + m)",
      source: "Guimerà & Amaral 2005", doi: "10.1038/nature03288"
    ) { graph, options in
      .stakeholders(
        graph.needingSectors(id, options) {
          graph.participation(of: $0, direction, isNormalized: options.isNormalized).named(id)
        })
    }
  }

  private static func withinModuleZ(
    _ direction: PathDirection, id: String, title: String, reading: String
  ) -> Measure {
    Measure(
      id: id, title: title, level: .stakeholders, needs: direction.needs.union([.sectors, .usesStrengths]),
      unit: .score, reading: reading, parameters: "ties that a stakeholder \(direction.verb)",
      complexity: "O(n + m)", source: "Guimerà & Amaral 2005", doi: "10.1038/nature03288"
    ) { graph, options in
      .stakeholders(graph.needingSectors(id, options) { graph.withinModuleZ(of: $0, direction).named(id) })
    }
  }
}
