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
    /// Of sets by disruption the fragmentation of what is left: the share of pairs that no path joins. Nil for sets by
    /// reach.
    public let fragmentation: Double?
    /// Whether every possible set was tried; if not, a better one may exist.
    public let isProved: Bool
  }

  /// The sets whose loss would break up the network most.
  ///
  /// The value is the distance-weighted fragmentation of what is left: 0 where everybody is tied to everybody, 1 where
  /// nobody reaches anybody. Empty where the network is too large (``isTooLargeForDisruption``).
  public let disruption: [Group]
  /// The sets that reach most within two steps, as far as each further member adds more than itself (``reachEnd``).
  ///
  /// The value is the share of the whole network that they reach, themselves included. Empty where the network is too
  /// large (``isTooLargeForReach``).
  public let reach: [Group]
  /// Why no further set follows the last of ``reach``; nil where there is none.
  public let reachEnd: ReachEnd?
  /// The share of pairs that no path joins in the network as it is; nil with fewer than two stakeholders.
  public let fragmentation: Double?
  /// The distance-weighted fragmentation of the network as it is, which counts pairs that are joined by 1 / steps; nil
  /// with fewer than two stakeholders.
  public let distanceWeightedFragmentation: Double?
  /// Whether sets by disruption were not looked for, because that would take too long.
  public let isTooLargeForDisruption: Bool
  /// Whether sets by reach were not looked for, because that would take too much memory.
  public let isTooLargeForReach: Bool

  /// Why no larger set is named.
  public enum ReachEnd: String, Sendable {
    /// The last set reaches everybody.
    case everybody
    /// One member more would bring in a single stakeholder, as whoever is not reached yet would: itself.
    case oneMore = "one_more"
    /// Larger sets are not looked for.
    case largestSet = "largest_set"
  }

  /// The largest set that is looked for.
  static let largestSet = 3
  /// Up to as many stakeholders as this, disruption is looked at.
  public static let mostForDisruption = 500
  /// Up to as many stakeholders as this, reach is looked at.
  public static let mostForReach = 2000
  /// The most steps that trying all sets may take.
  private static let budget = 1_000_000_000

  /// Looks for the sets.
  ///
  /// Every set is tried while that takes at most 1,000,000,000 steps; else the best found by adding one after another
  /// and exchanging.
  ///
  /// - Parameter progress: told how far the search has come, 0 to 1.
  /// - Complexity: that of `Graph.keyPlayers`: in a network of 500 some 8,000 sets are tried. O(n²) memory.
  public init(of network: StakeholderNetwork, in graph: Graph, progress: ProgressHandler? = nil) {
    let count = graph.nodeCount
    // Sets by reach are found in a small part of the time.
    func part(of size: Int) -> ProgressHandler? {
      guard let progress else { return nil }
      return { progress((Double(size - 1) + $0) / Double(KeyPlayerSets.largestSet)) }
    }
    func groups(_ goal: KeyPlayers.Goal, stepsForEach: Int) -> [Group] {
      (1...KeyPlayerSets.largestSet).prefix { $0 < count }
        .map { size in
          graph.keyPlayers(
            count: size, for: goal, mostSets: KeyPlayerSets.budget / max(1, stepsForEach),
            progress: goal == .disruption ? part(of: size) : nil)
        }
        .compactMap { Group($0, of: network, left: goal == .disruption ? graph.without($0.nodes) : nil) }
    }
    isTooLargeForDisruption = count > KeyPlayerSets.mostForDisruption
    isTooLargeForReach = count > KeyPlayerSets.mostForReach
    let words = (count + 63) / 64
    disruption =
      isTooLargeForDisruption || graph.tieCount == 0 ? [] : groups(.disruption, stepsForEach: count * count * words)
    let reach = isTooLargeForReach || graph.tieCount == 0 ? [] : groups(.reach(steps: 2), stepsForEach: 3 * count)
    let reached = reach.map { Int(($0.value * Double(count)).rounded()) }
    // Nobody is needed beyond a set that reaches all, nor after one that only adds what anybody would: itself.
    let useful = reach.indices.prefix { $0 == 0 || reached[$0] > reached[$0 - 1] + 1 }.count
    self.reach = Array(reach.prefix(useful))
    reachEnd =
      reached.prefix(useful).last.map { $0 == count ? .everybody : useful < reach.count ? .oneMore : .largestSet }
    fragmentation = graph.shareOfPairsApart
    distanceWeightedFragmentation = isTooLargeForDisruption ? nil : graph.fragmentation().details.first?.value
  }
}

extension Graph {
  /// What is left when some nodes are gone.
  fileprivate func without(_ removed: [Int]) -> Graph { subgraph(of: nodes.filter { !removed.contains($0) }).graph }

  /// The fragmentation alone: distances, its detail, take far longer in large networks.
  fileprivate var shareOfPairsApart: Double? { components().connectedness.map { 1 - $0 } }
}

extension KeyPlayerSets.Group {
  /// Nil where the set has no value: nobody is left whom its loss could part.
  init?(_ set: KeyPlayers, of network: StakeholderNetwork, left: Graph?) {
    stakeholders = set.nodes.map { network.stakeholders[$0] }.filter { $0.consent != .no }
    size = set.nodes.count
    guard let value = set.value else { return nil }
    self.value = value
    fragmentation = left?.shareOfPairsApart
    isProved = set.isProved
  }
}
