/// How many ties lead from each sector to each, compared with how many could.
public struct SectorMixingTable: MeasuredResult, Equatable {
  /// `sector_mixing`.
  public var measure: String { "sector_mixing" }
  /// Whether directions and strengths count.
  public let conventions: MeasureConventions
  /// Why there is no ``oddsRatio``, or no ``density(_:_:)`` within a sector; `nil` if there are all.
  public var undefinedReason: String? {
    if oddsRatio == nil { return "It needs pairs within sectors and pairs across that could be tied." }
    return sizes.contains(1) ? "Within a sector of one nobody can be tied." : nil
  }
  /// The sectors that occur, ascending: the rows and columns of the tables.
  public let sectors: [Int]
  /// The number of nodes in each sector.
  public let sizes: [Int]
  /// The number of ties from the row's sector to the column's.
  ///
  /// Undirected: the table is symmetric, and a tie within a sector counts once.
  public let counts: [[Int]]
  /// The strengths of these ties, added up.
  public let strengths: [[Double]]
  /// The number of ties that would be possible.
  public let possible: [[Int]]
  /// Whether ties have a direction.
  public var isDirected: Bool { conventions.direction == .directed }
  /// The number of ties left out because an end has no sector.
  public let tiesWithoutSector: Int

  /// The share of possible ties that exist between two sectors, by their places in ``sectors``; `nil` if none could.
  public func density(_ from: Int, _ to: Int) -> Double? {
    possible[from][to] == 0 ? nil : Double(counts[from][to]) / Double(possible[from][to])
  }

  /// The number of ties within sectors and the number possible.
  public var within: (count: Int, possible: Int) {
    sectors.indices.reduce((0, 0)) { ($0.0 + counts[$1][$1], $0.1 + possible[$1][$1]) }
  }

  /// The number of ties across sectors and the number possible.
  public var across: (count: Int, possible: Int) {
    var sum = (0, 0)
    for from in sectors.indices {
      for to in sectors.indices where isDirected ? from != to : from < to {
        sum = (sum.0 + counts[from][to], sum.1 + possible[from][to])
      }
    }
    return sum
  }

  /// The odds of a tie within a sector over the odds of one across, and whether 0.5 was added to each cell because one
  /// was empty (Haldane); `nil` if there is no possible tie of either kind.
  ///
  /// Ties depend on each other: judge it by permutation, not by the usual confidence interval.
  public var oddsRatio: (value: Double, isCorrected: Bool)? {
    let (inside, outside) = (within, across)
    guard inside.possible > 0, outside.possible > 0 else { return nil }
    let cells = [inside.count, inside.possible - inside.count, outside.count, outside.possible - outside.count]
    let isCorrected = cells.contains(0)
    let odds = cells.map { Double($0) + (isCorrected ? 0.5 : 0) }
    return (odds[0] / odds[1] / (odds[2] / odds[3]), isCorrected)
  }
}

extension Graph {
  /// The table of ties within and between sectors.
  ///
  /// - Precondition: `sectors` has an entry for each node, `nil` for one without a sector.
  /// - Complexity: O(n + m + square of the number of sectors).
  public func mixing(of sectors: [Int?]) -> SectorMixingTable {
    let groups = SectorGroups(sectors, nodeCount: nodeCount)
    let count = groups.labels.count
    var counts = Array(repeating: Array(repeating: 0, count: count), count: count)
    var strengths = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    var without = 0
    for tie in ties {
      guard let from = groups[tie.from], let to = groups[tie.to] else {
        without += 1
        continue
      }
      counts[from][to] += 1
      strengths[from][to] += tie.strength
      if !isDirected && from != to {
        counts[to][from] += 1
        strengths[to][from] += tie.strength
      }
    }
    let sizes = groups.sizes
    let possible = sizes.indices.map { from in
      sizes.indices.map { to in
        from != to ? sizes[from] * sizes[to] : sizes[from] * (sizes[from] - 1) / (isDirected ? 1 : 2)
      }
    }
    return SectorMixingTable(
      conventions: conventions(usesStrengths: true), sectors: groups.labels, sizes: sizes, counts: counts,
      strengths: strengths, possible: possible,
      tiesWithoutSector: without)
  }

  /// The share of those within two steps who are of other sectors: how far a stakeholder looks beyond its own.
  ///
  /// Along the direction of ties; nodes without a sector do not count. A definition of this library. Undefined for
  /// nodes without a sector and those who reach nobody.
  ///
  /// - Precondition: `sectors` has an entry for each node.
  /// - Complexity: O(Σ k_in·k_out).
  public func crossSectorReach(of sectors: [Int?], progress: ProgressHandler? = nil) -> NodeScores {
    let groups = SectorGroups(sectors, nodeCount: nodeCount)
    let values = forEachReach(within: 2, .outgoing, progress: progress) { node, others -> Double? in
      guard let own = groups[node] else { return nil }
      let reached = others.lazy.compactMap { groups[Int($0)] }
      let count = reached.count { _ in true }
      return count == 0 ? nil : Double(reached.count { $0 != own }) / Double(count)
    }
    return NodeScores(
      measure: "cross_sector_reach", conventions: conventions(), values: values,
      undefinedReason: "A node needs a sector and somebody within two steps.")
  }
}

/// Sectors numbered from 0 in ascending order of their labels.
struct SectorGroups: Sendable {
  /// The labels that occur, ascending.
  let labels: [Int]
  /// The number of nodes of each.
  let sizes: [Int]
  private let groupOfNode: [Int?]

  init(_ sectors: [Int?], nodeCount: Int) {
    precondition(sectors.count == nodeCount, "Each node needs an entry in the list of sectors.")
    let labels = Set(sectors.compactMap { $0 }).sorted()
    let number = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($0.element, $0.offset) })
    let groups = sectors.map { sector in sector.flatMap { number[$0] } }
    var sizes = Array(repeating: 0, count: labels.count)
    for group in groups { if let group { sizes[group] += 1 } }
    self.labels = labels
    self.sizes = sizes
    groupOfNode = groups
  }

  /// The group of a node.
  subscript(node: Int) -> Int? { groupOfNode[node] }
}

extension Measure {
  static let crossSectorReach = Measure(
    id: "cross_sector_reach", title: "Reach into other sectors", level: .stakeholders, needs: .sectors, unit: .share,
    reading: "The share of those within two steps of this stakeholder who are of other sectors.",
    parameters: "2 steps", complexity: "O(Σ k_in·k_out)", source: "this library"
  ) { graph, options in
    .stakeholders(
      graph.needingSectors("cross_sector_reach", options) { graph.crossSectorReach(of: $0, progress: options.progress) }
    )
  }
}
