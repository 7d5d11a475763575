/// A way of finding communities.
public enum CommunityMethod: String, Sendable, CaseIterable {
  /// Finds communities that hang together, and better ones than Louvain's method.
  ///
  /// Source: Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z.
  case leiden
  /// The older method; its communities may fall into parts without a tie between them.
  ///
  /// Source: Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008.
  case louvain
}

/// Communities found in a network.
public struct Communities: MeasuredResult, Equatable {
  /// `community`.
  public var measure: String { "community" }
  /// Who belongs together; the largest community first.
  public let partition: Partition
  /// Its modularity, signed where negative ties were given; `nil` if there are no ties.
  public let modularity: Double?
  /// How they were found.
  public let method: CommunityMethod
  /// Above 1, small communities are favoured; below, large ones.
  public let resolution: Double
  /// The searches from different random beginnings, of which the best is given.
  public let runs: Int
  /// Direction, strengths, seed and the rounds of the best search.
  public let conventions: MeasureConventions
  /// Why there is no modularity; `nil` if there is.
  public var undefinedReason: String? { modularity == nil ? Communities.withoutTies : nil }

  static let withoutTies = "Without ties there are no communities."
}

extension Graph {
  /// Groups of nodes with many ties within and few between, as modularity measures it.
  ///
  /// The best partition cannot be found for certain in reasonable time; this is the best of several searches. Those
  /// of Leiden's method leave every community connected, directions apart; ended by themselves, they leave no node and
  /// no part of a community that would gain by moving elsewhere. A node without ties is a community of its own.
  ///
  /// Communities with few ties can be lost: two of them joined by a single tie are taken for one if the product of
  /// their sums of degrees is below `2m/γ` (Fortunato & Barthélemy 2007, doi:10.1073/pnas.0605965104). How far a
  /// partition can be trusted is told by ``communityStability(_:resolution:seed:runs:rounds:progress:)``.
  ///
  /// Directions and strengths count if the graph has them. Of partitions that are equally good one is given, not always
  /// that of the fewest communities: where modularity is 0 there are none to speak of.
  ///
  /// - Parameters:
  ///   - method: how to search.
  ///   - resolution: γ of ``modularity(of:resolution:)``.
  ///   - seed: the same seed gives the same communities, on any number of cores.
  ///   - runs: the number of searches, by default 50 in small networks and fewer in large ones,
  ///     `200 000 / (n + m)`, at least 1.
  ///   - rounds: the most rounds of a search, each of which begins with the result of the one before; by default
  ///     `1 000 000 / (n + m)`, at least 2 and at most 100. A search ends earlier when nothing changes any more.
  ///   - progress: told how many of the searches are done.
  /// - Precondition: `resolution` is positive; `runs`, if given, as well.
  /// - Complexity: O((n + m) log n) a search in practice. Memory for each core: 40 bytes a node, 12 a tie and direction.
  public func communities(
    _ method: CommunityMethod = .leiden, resolution: Double = 1, seed: UInt64 = 1, runs: Int? = nil, rounds: Int? = nil,
    progress: ProgressHandler? = nil
  ) -> Communities {
    let plan = SearchPlan(
      method: method, resolution: resolution, seed: seed, runs: runs ?? defaultRuns(ties: tieCount),
      rounds: rounds ?? defaultRounds(ties: tieCount), considersAll: false, progress: progress)
    let found = bestCommunities(plan) { modularity(of: $0, resolution: resolution).value }
    return result(plan, found: found, usesStrengths: isWeighted)
  }

  /// Groups of nodes with many positive ties and few negative ones within, as signed modularity measures it.
  ///
  /// The receiver holds the positive ties and `negative` the negative ones, with strengths above 0. As
  /// ``communities(_:resolution:seed:runs:rounds:progress:)``, but a community need not be connected: two nodes without a tie
  /// may belong together because both have the same opponents.
  ///
  /// - Precondition: both graphs have as many nodes, and both or none have directions.
  /// - Complexity: O(n·c + m) a round, with c communities.
  ///
  /// Source: Gómez, Jensen & Arenas 2009, doi:10.1103/PhysRevE.80.016114.
  public func communities(
    negative: Graph, method: CommunityMethod = .leiden, resolution: Double = 1, seed: UInt64 = 1, runs: Int? = nil,
    rounds: Int? = nil,
    progress: ProgressHandler? = nil
  ) -> Communities {
    precondition(nodeCount == negative.nodeCount, "Both graphs must have the same nodes.")
    precondition(isDirected == negative.isDirected, "Both graphs must have directions, or none.")
    let plan = SearchPlan(
      method: method, resolution: resolution, seed: seed,
      runs: runs ?? defaultRuns(ties: tieCount + negative.tieCount),
      rounds: rounds ?? defaultRounds(ties: tieCount + negative.tieCount), considersAll: true, progress: progress)
    let found = bestCommunities(plan, negative: negative) {
      modularity(of: $0, negative: negative, resolution: resolution).value
    }
    return result(plan, found: found, usesStrengths: isWeighted || negative.isWeighted)
  }

  /// How alike the communities are that single searches from different random beginnings find: 1 if they all agree.
  ///
  /// The mean normalised mutual information of all pairs of partitions. Well below 1, the borders of communities are
  /// a matter of chance.
  ///
  /// - Returns: a score without a value without nodes, and with fewer than two runs. Details: `runs`.
  /// - Complexity: `runs` searches, and O(n · runs²).
  public func communityStability(
    _ method: CommunityMethod = .leiden, resolution: Double = 1, seed: UInt64 = 1, runs: Int = 50, rounds: Int? = nil,
    progress: ProgressHandler? = nil
  ) -> NetworkScore {
    let plan = SearchPlan(
      method: method, resolution: resolution, seed: seed, runs: runs, rounds: rounds ?? defaultRounds(ties: tieCount),
      considersAll: false, progress: progress)
    let partitions = allCommunities(plan)
    let pairs = partitions.indices.flatMap { one in (0..<one).map { other in (one, other) } }
    let similarities = parallelMap(pieces: nodeCount > 0 ? pairs.count : 0) { index in
      partitions[pairs[index].0].sharedInformation(with: partitions[pairs[index].1]) ?? 1
    }
    var conventions = conventions(usesStrengths: true)
    conventions.seed = seed
    conventions.notes = [
      "Method: \(method.rawValue), resolution \(resolution), normalised mutual information of all pairs of searches."
    ]
    return NetworkScore(
      measure: "community_stability", conventions: conventions,
      value: similarities.isEmpty ? nil : similarities.reduce(0, +) / Double(similarities.count),
      details: [.init("runs", Double(runs))], undefinedReason: "It needs nodes, and two searches to compare.")
  }

  private func defaultRuns(ties: Int) -> Int { max(1, min(50, 200_000 / max(nodeCount + ties, 1))) }

  private func defaultRounds(ties: Int) -> Int { max(2, min(100, 1_000_000 / max(nodeCount + ties, 1))) }

  private func result(_ plan: SearchPlan, found: FoundCommunities, usesStrengths: Bool) -> Communities {
    var conventions = conventions(usesStrengths: true)
    conventions.usesStrengths = usesStrengths
    conventions.seed = plan.seed
    conventions.iterations = found.rounds
    conventions.notes = [
      "Method: \(plan.method.rawValue), resolution \(plan.resolution), the best of \(plan.runs) searches."
    ]
    return Communities(
      partition: found.partition, modularity: found.modularity, method: plan.method, resolution: plan.resolution,
      runs: plan.runs, conventions: conventions)
  }
}
