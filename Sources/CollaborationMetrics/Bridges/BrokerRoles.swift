public import Graphs
public import StakeholderModel

/// In which roles stakeholders stand between two others that have no tie themselves, by the sectors of the three.
///
/// Two comparisons tell what is more than chance. `z` leaves the sectors and deals out ties at random, each as likely as
/// the other. `pValue` leaves the ties and deals out the sectors; where sectors are small it is the one to trust, since
/// counts are then far from a normal distribution. Stakeholders without a sector and their ties are left out.
///
/// Source: Gould & Fernandez 1989, doi:10.2307/270949.
public struct BrokerRoles: Sendable {
  /// The roles of one stakeholder.
  public struct Entry: Sendable {
    /// The stakeholder.
    public let stakeholder: Stakeholder
    /// Its number in the network.
    public let node: Int
    /// How often it plays each role, in the order of ``BrokerRoles/roles``.
    public let values: [Brokerage.Value]
    /// The sum over all roles.
    public let total: Brokerage.Value
  }

  /// Whether directions count: somebody then stands between two where one ties to it and it ties to the other.
  public let isDirected: Bool
  /// The roles that exist: without directions a gatekeeper is a representative too.
  public let roles: [BrokerageRole]
  /// The stakeholders that may be shown, those that stand between most first.
  public let entries: [Entry]
  /// How often sectors were dealt out anew; 0 where that would take too long.
  public let permutations: Int

  /// The most steps that all permutations together take.
  static let budget = 60_000_000
  /// The fewest permutations that are worth it: p can then be as low as 0.005.
  static let fewestPermutations = 199

  /// Counts the roles.
  ///
  /// - Complexity: O(p · Σ k²) for p permutations: 4,999, or fewer where they would take more than 60,000,000 steps,
  ///   and none where not even 199 could be had.
  public init(of network: StakeholderNetwork, in graph: Graph, seed: UInt64 = 1) {
    let chains = graph.nodes.reduce(0) { $0 + graph.outDegree(of: $1) * graph.inDegree(of: $1) }
    let affordable = BrokerRoles.budget / max(1, chains + graph.nodeCount)
    permutations = affordable < BrokerRoles.fewestPermutations ? 0 : min(4999, affordable)
    let brokerage = graph.brokerage(by: network.sectorLabels, permutations: permutations, seed: seed)
    isDirected = graph.isDirected
    roles = brokerage.roles
    entries = graph.nodes
      .compactMap { node -> Entry? in
        let stakeholder = network.stakeholders[node]
        guard stakeholder.consent != .no, let values = brokerage.values[node], let total = brokerage.totals[node]
        else { return nil }
        return Entry(stakeholder: stakeholder, node: node, values: values, total: total)
      }
      .sorted { ($1.total.count, $0.node) < ($0.total.count, $1.node) }
  }

  /// What stands out: roles that dealing out the sectors gives so often, or so seldom, less than 1 time in 20.
  public var striking: [(entry: Entry, role: BrokerageRole, value: Brokerage.Value)] {
    var found: [(entry: Entry, role: BrokerageRole, value: Brokerage.Value)] = []
    for entry in entries {
      for (role, value) in zip(roles, entry.values) where (value.pValue ?? 1) < 0.05 {
        found.append((entry, role, value))
      }
    }
    return found.enumerated()
      .sorted { ($0.element.value.pValue ?? 1, $0.offset) < ($1.element.value.pValue ?? 1, $1.offset) }
      .map(\.element)
  }

  /// How many counts were compared with dealt out sectors: those that depend on the sectors at all. Of so many at most 1
  /// in 20 stands out by chance alone.
  public var comparisons: Int { entries.reduce(0) { $0 + $1.values.count(where: \.dependsOnSectors) } }
}

extension Brokerage.Value {
  /// Whether other sectors for the same ties could give another count. They cannot where nobody is linked, or where all
  /// are of one sector; then there is nothing to compare.
  public var dependsOnSectors: Bool { pValue.map { $0 < 1 || shuffledMean != count } ?? false }
}
