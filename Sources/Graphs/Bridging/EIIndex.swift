/// Whether ties lead to other sectors (towards 1) or stay within (towards −1), with what chance alone would give.
public struct EIIndex: MeasuredResult {
  /// `ei_index`.
  public var measure: String { "ei_index" }
  /// What became of directions and strengths; the seed and the number of permutations, where there were some.
  public let conventions: MeasureConventions
  /// The index of the whole network: `(E − I) / (E + I)`; `nil` without ties.
  public let value: Double?
  /// The index of each node's ties.
  public let byNode: NodeScores
  /// The sectors that occur, ascending.
  public let sectors: [Int]
  /// The index of each sector's ties, in the order of `sectors`; `nil` without ties.
  public let bySector: [Double?]
  /// The mean that shuffled sectors would give, however many ties there are; `nil` with fewer than two nodes.
  public let expected: Double?
  /// How likely shuffled sectors are at least as far from that mean; `nil` without permutations or a value.
  public let pValue: Double?
  /// Why the network has no index; `nil` if it has.
  public var undefinedReason: String? { value == nil ? "There are no ties between nodes with a sector." : nil }
}

extension Graph {
  /// The E–I index of the network, its nodes and its sectors.
  ///
  /// E adds up the strengths of ties to other sectors, I of those within. Ties of nodes without a sector are left out.
  /// The index is not rescaled. `permutations` tells how often sectors are shuffled for the p-value; 0 leaves it out.
  ///
  /// - Precondition: `sectors` has an entry for each node.
  /// - Complexity: O(permutations · (n + m)).
  ///
  /// Source: Krackhardt & Stern 1988, doi:10.2307/2786835.
  public func eiIndex(
    of sectors: [Int?], permutations: Int = 0, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> EIIndex {
    let groups = SectorGroups(sectors, nodeCount: nodeCount)
    var node = Array(repeating: (external: 0.0, internal: 0.0), count: nodeCount)
    var sector = Array(repeating: (external: 0.0, internal: 0.0), count: groups.labels.count)
    var all = (external: 0.0, internal: 0.0)
    for tie in ties {
      guard let from = groups[tie.from], let to = groups[tie.to] else { continue }
      if from == to {
        node[tie.from].internal += tie.strength
        node[tie.to].internal += tie.strength
        sector[from].internal += tie.strength
        all.internal += tie.strength
      } else {
        node[tie.from].external += tie.strength
        node[tie.to].external += tie.strength
        sector[from].external += tie.strength
        sector[to].external += tie.strength
        all.external += tie.strength
      }
    }
    func index(_ sums: (external: Double, internal: Double)) -> Double? {
      let total = sums.external + sums.internal
      return total == 0 ? nil : (sums.external - sums.internal) / total
    }
    let value = index(all)
    let members = Double(groups.sizes.reduce(0, +))
    let samePairs = groups.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
    let expected = members < 2 ? nil : 1 - 2 * samePairs / (members * (members - 1))
    var conventions = conventions(usesStrengths: true)
    var ofNodes = conventions
    if isDirected { ofNodes.notes = ["A node's index counts ties in both directions."] }
    if permutations > 0 {
      conventions.seed = seed
      conventions.notes = ["\(permutations) permutations of sectors."]
    }
    return EIIndex(
      conventions: conventions,
      value: value,
      byNode: NodeScores(
        measure: "ei_index", conventions: ofNodes, values: ContiguousArray(node.map(index)),
        undefinedReason: "A node without ties to nodes with a sector, or without a sector itself, has no index."),
      sectors: groups.labels, bySector: sector.map(index), expected: expected,
      pValue: pValue(
        of: value, expected: expected, sectors, permutations: permutations, seed: seed, progress: progress))
  }

  /// The index of the network as a result of the registry, with its permutation test.
  public func eiIndexScore(
    of sectors: [Int?], permutations: Int = 4999, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NetworkScore {
    let index = eiIndex(of: sectors, permutations: permutations, seed: seed, progress: progress)
    return NetworkScore(
      measure: index.measure, conventions: index.conventions, value: index.value,
      details: [.init("expected", index.expected), .init("p_value", index.pValue)],
      undefinedReason: index.undefinedReason)
  }

  private func pValue(
    of value: Double?, expected: Double?, _ sectors: [Int?], permutations: Int, seed: UInt64,
    progress: ProgressHandler?
  ) -> Double? {
    guard let value, let expected, permutations > 0 else { return nil }
    let known = ties.filter { sectors[$0.from] != nil && sectors[$0.to] != nil }
    let pieces = max(1, min(permutations, 16))
    let extreme = parallelReduce(pieces: pieces, into: 0, progress: progress) { index in
      piece(index, of: pieces, in: permutations).count { replicate in
        var generator = SplitMix64.stream(replicate, seed: seed)
        let shuffled = generator.shuffledLabels(sectors)
        var balance = 0.0
        var total = 0.0
        for tie in known {
          balance += shuffled[tie.from] == shuffled[tie.to] ? -tie.strength : tie.strength
          total += tie.strength
        }
        return abs(balance / total - expected) >= abs(value - expected) - 1e-12
      }
    } join: { total, part in
      total += part
    }
    return Double(1 + extreme) / Double(1 + permutations)
  }
}

extension Measure {
  static let eiIndex = Measure(
    id: "ei_index", title: "Ties to other sectors or own", level: .stakeholders, needs: [.sectors, .usesStrengths],
    unit: .index, reading: "1 if all ties lead to other sectors, −1 if all stay within, 0 if half and half.",
    complexity: "O(n + m)", source: "Krackhardt & Stern 1988", doi: "10.2307/2786835"
  ) { graph, options in
    .stakeholders(graph.needingSectors("ei_index", options) { graph.eiIndex(of: $0).byNode })
  }

  static let networkEIIndex = Measure(
    id: "ei_index", title: "Ties to other sectors or own", level: .network,
    needs: [.sectors, .usesStrengths, .chance], unit: .index,
    reading: "1 if all ties lead to other sectors, −1 if all stay within; compare with what chance gives.",
    complexity: "O(permutations · (n + m))", source: "Krackhardt & Stern 1988", doi: "10.2307/2786835"
  ) { graph, options in
    guard let sectors = options.sectors else { return .network(graph.withoutSectors("ei_index")) }
    return .network(
      graph.eiIndexScore(
        of: sectors, permutations: options.permutations, seed: options.seed, progress: options.progress))
  }
}

extension Graph {
  /// Scores that need sectors, or none with a reason if none are given.
  func needingSectors(_ measure: String, _ options: MeasureOptions, _ compute: ([Int?]) -> NodeScores) -> NodeScores {
    if let sectors = options.sectors { return compute(sectors) }
    return NodeScores(
      measure: measure, conventions: conventions(), values: ContiguousArray(repeating: nil, count: nodeCount),
      undefinedReason: "It needs the sector of each stakeholder.")
  }

  /// A network's value that needs sectors, where none are given.
  func withoutSectors(_ measure: String) -> NetworkScore {
    NetworkScore(
      measure: measure, conventions: conventions(), value: nil,
      undefinedReason: "It needs the sector of each stakeholder.")
  }
}
