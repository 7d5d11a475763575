/// What a random rewiring keeps besides the degrees.
public struct RewiringConstraints: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int
  /// A set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A connected network stays connected, directions apart.
  public static let connected = RewiringConstraints(rawValue: 1)
  /// Ties that are returned stay returned and the others stay one-way (the dyad census).
  ///
  /// Of no effect in an undirected graph.
  public static let mutualTies = RewiringConstraints(rawValue: 2)
}

/// A network with its ties led elsewhere, everyone keeping as many as before.
public struct Rewiring: Sendable {
  /// The rewired network.
  public let graph: Graph
  /// How many exchanges of two ties were tried.
  public let attempts: Int
  /// How many of them were possible and done.
  public let swaps: Int
}

extension Graph {
  /// A random network in which everyone has as many ties as here: the null model of measures that degrees alone
  /// might explain.
  ///
  /// Two ties a→b and c→d, drawn at random, become a→d and c→b unless that would make a loop, a parallel tie, or break
  /// a constraint. An attempt that fails counts too, else the graphs reached would not be equally likely. A tie keeps
  /// its strength and its sender; in- and out-degrees and out-strengths are kept, the strengths received are not.
  ///
  /// Directed graphs that differ only in the direction of a ring of three nodes cannot always be reached.
  ///
  /// - Parameters:
  ///   - attemptsPerTie: how many exchanges are tried for each tie; 10 are usual.
  ///   - constraints: what is kept besides the degrees.
  ///   - seed: the same seed gives the same graph.
  /// - Precondition: with `.connected`, the graph is connected, directions apart.
  /// - Complexity: O(n + m · attemptsPerTie · mean degree of an end of a tie); with `.connected` a tree along ties is kept up
  ///   as well, which costs about as much again.
  ///
  /// Source: Maslov & Sneppen 2002, doi:10.1126/science.1065103.
  public func rewired(attemptsPerTie: Int = 10, keeping constraints: RewiringConstraints = [], seed: UInt64) -> Rewiring
  {
    rewired(attemptsPerTie: attemptsPerTie, keeping: constraints, towardsRing: false, seed: seed)
  }

  /// How many attempts for each tie make about as many exchanges for each tie as wanted, by the share of attempts that
  /// succeed in a first walk through the network; at most 1,000, since where nearly all are tied hardly any succeeds.
  ///
  /// - Precondition: as ``rewired(attemptsPerTie:keeping:seed:)``.
  public func attemptsPerTie(
    forExchanges wanted: Int, keeping constraints: RewiringConstraints = [], seed: UInt64
  ) -> Int {
    let first = rewired(attemptsPerTie: 10, keeping: constraints, seed: seed)
    // Where none succeeds, as in a star, more would not either.
    guard first.swaps > 0 else { return wanted }
    let share = Double(first.swaps) / Double(first.attempts)
    return max(wanted, min(1000, Int((Double(wanted) / share).rounded(.up))))
  }

  /// A network in which everyone has as many ties as here, led to near nodes when all stand in a ring by number.
  ///
  /// As ``rewired(attemptsPerTie:keeping:seed:)``, but only exchanges that shorten the two ties together are done, and the
  /// second tie is looked for where it helps: it leads to a node near the one that the first leaves. After about 100
  /// attempts for each tie hardly any exchange is left to do; a ring whose nodes were shuffled then has 98 % of its
  /// triangles back, with directions 80 %. The lattice that the small-world measure ω compares with.
  ///
  /// - Complexity: as there, times the mean degree.
  ///
  /// Source: Sporns & Zwi 2004, doi:10.1385/NI:2:2:145, who draw both ties at random.
  public func latticeRewired(
    attemptsPerTie: Int = 100, keeping constraints: RewiringConstraints = [], seed: UInt64
  ) -> Rewiring {
    rewired(attemptsPerTie: attemptsPerTie, keeping: constraints, towardsRing: true, seed: seed)
  }

  private func rewired(
    attemptsPerTie: Int, keeping constraints: RewiringConstraints, towardsRing: Bool, seed: UInt64
  ) -> Rewiring {
    precondition(
      !constraints.contains(.connected) || components().count <= 1,
      "Only a connected graph can be kept connected; take its largest component.")
    var state = RewiringState(self, constraints: constraints, towardsRing: towardsRing)
    var generator = SplitMix64(seed: seed)
    let attempts = tieCount < 2 ? 0 : tieCount * attemptsPerTie
    var swaps = 0
    for _ in 0..<attempts where state.attempt(using: &generator) { swaps += 1 }
    return Rewiring(graph: state.graph, attempts: attempts, swaps: swaps)
  }
}
