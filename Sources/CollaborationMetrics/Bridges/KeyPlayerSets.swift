public import Graphs
public import StakeholderModel

/// The one, two and three stakeholders who together matter most.
///
/// That is not the same as the first three of a ranking: two who reach the same others are no better than one.
///
/// Source: Borgatti 2006, doi:10.1007/s10588-006-7084-x.
public struct KeyPlayerSets: Sendable {
  /// Some stakeholders who together are best at something.
  public struct Group: Sendable {
    /// Those who may be shown, in the order of the list.
    public let stakeholders: [Stakeholder]
    /// How many they are, those not shown among them.
    public let size: Int
    /// How good they are: see ``KeyPlayerSets/disruption`` and ``KeyPlayerSets/reach``.
    public let value: Double
    /// Whether every possible set was tried; if not, a better one may exist.
    public let isProved: Bool
  }

  /// The sets whose loss would break up the network most.
  ///
  /// The value is the distance-weighted fragmentation of what is left: 0 where everybody is tied to everybody, 1 where
  /// nobody reaches anybody. Empty where the network is too large (``isTooLargeForDisruption``).
  public let disruption: [Group]
  /// The sets that reach most others within two steps, up to one that reaches all.
  ///
  /// The value is the share of the whole network that they reach, themselves included. Empty where the network is too
  /// large (``isTooLargeForReach``).
  public let reach: [Group]
  /// The distance-weighted fragmentation of the network as it is; nil with fewer than two stakeholders.
  public let fragmentation: Double?
  /// Whether sets by disruption were not looked for, because that would take too long.
  public let isTooLargeForDisruption: Bool
  /// Whether sets by reach were not looked for, because that would take too much memory.
  public let isTooLargeForReach: Bool

  /// The largest set that is looked for.
  static let largestSet = 3
  /// Up to as many stakeholders as this, disruption is looked at.
  static let mostForDisruption = 300
  /// Up to as many stakeholders as this, reach is looked at.
  static let mostForReach = 2000
  /// The most steps that trying all sets may take.
  private static let budget = 1_000_000_000

  /// Looks for the sets.
  ///
  /// Every set is tried while that takes at most 1,000,000,000 steps; else the best found by adding one after another
  /// and exchanging.
  ///
  /// - Complexity: O(n² / 64) for each set tried and stakeholder left; O(n²) memory.
  public init(of network: StakeholderNetwork, in graph: Graph) {
    let count = graph.nodeCount
    func groups(_ goal: KeyPlayers.Goal, stepsForEach: Int) -> [Group] {
      (1...KeyPlayerSets.largestSet).prefix { $0 < count }
        .compactMap { size in
          graph.keyPlayers(count: size, for: goal, mostSets: KeyPlayerSets.budget / max(1, stepsForEach))
        }
        .map { Group($0, of: network) }
    }
    isTooLargeForDisruption = count > KeyPlayerSets.mostForDisruption
    isTooLargeForReach = count > KeyPlayerSets.mostForReach
    let words = (count + 63) / 64
    disruption =
      isTooLargeForDisruption || graph.tieCount == 0 ? [] : groups(.disruption, stepsForEach: count * count * words)
    let reach = isTooLargeForReach || graph.tieCount == 0 ? [] : groups(.reach(steps: 2), stepsForEach: 3 * count)
    // Nobody is needed beyond a set that reaches all.
    let complete = reach.firstIndex { $0.value >= 1 } ?? reach.endIndex
    self.reach = Array(reach.prefix(complete + 1))
    fragmentation = isTooLargeForDisruption ? nil : graph.fragmentation().details.first?.value
  }
}

extension KeyPlayerSets.Group {
  init(_ set: KeyPlayers, of network: StakeholderNetwork) {
    stakeholders = set.nodes.map { network.stakeholders[$0] }.filter { $0.consent != .no }
    size = set.nodes.count
    value = set.value
    isProved = set.isProved
  }
}
