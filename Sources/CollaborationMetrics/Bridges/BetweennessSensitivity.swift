import Dispatch
public import Graphs
public import StakeholderModel
import Synchronization

/// How much a stakeholder's betweenness depends on single ties or single answers.
///
/// The network is drawn anew many times, each time with something left out by chance: as many stakeholders as did not
/// answer the survey or, for a study without a survey, one tie in ten. What is told is the middle nine tenths of the
/// places that a stakeholder then takes among all. Where the places of two overlap, the order of the two is not certain.
///
/// The scores themselves are another matter: ties that are left out take paths away, so that nearly all scores fall, and
/// the middle nine tenths of them need not hold the score that is there. They are no interval around it.
///
/// This is sensitivity to what may be missing. It is not a confidence interval: nobody knows whether what is missing
/// in truth is missing by chance.
///
/// Source: the replication scheme of Costenbader & Valente 2003, doi:10.1016/S0378-8733(03)00012-1.
public struct BetweennessSensitivity: Sendable {
  /// What each draw leaves out.
  public enum Omission: Sendable, Hashable {
    /// Ties chosen by chance.
    case ties(Int)
    /// Stakeholders chosen by chance, with all their ties; the scores of the others are scaled to the pairs of the whole
    /// network.
    case stakeholders(Int)
    /// Nothing: everybody who was asked has answered.
    case nothing
    /// Nothing: of fewer than ten ties one in ten is none.
    case tooFewTies
  }

  /// What each draw left out.
  public let omission: Omission
  /// The number of draws; 0 where nothing is left out, or where the network is too large.
  public let draws: Int
  /// By node the place of its score among all, 1 for the highest; those with equal scores share the first of their
  /// places. Nil without a score.
  public let places: [Int?]
  /// By node the middle nine tenths of the places that it takes when something is left out, scaled to the number of all
  /// where stakeholders are left out; nil where there are none.
  public let placesWithGaps: [ClosedRange<Int>?]
  /// By node the middle nine tenths of the scores that it has when something is left out; nil where there are none. The
  /// score that it has when nothing is may lie outside.
  public let scoresWithGaps: [ClosedRange<Double>?]

  /// The most draws that are made.
  public static let mostDraws = 1000
  /// The fewest draws that are made: the range of 19 draws holds a further one 9 times in 10.
  public static let fewestDraws = 19
  /// Nodes times ties times draws that are affordable; larger networks get fewer draws.
  ///
  /// Betweenness takes time in proportion to nodes times ties, about 20 milliseconds for 500 nodes and 2,500 ties.
  public static let affordableWork = 25_000_000

  /// The number of draws for a network: ``mostDraws``, fewer where they would take too long, and none where not even
  /// ``fewestDraws`` can be had within twenty times ``affordableWork``.
  public static func draws(nodes: Int, ties: Int) -> Int {
    let work = max(1, nodes * ties)
    guard work <= affordableWork * 20 / fewestDraws else { return 0 }
    return min(mostDraws, max(fewestDraws, affordableWork / work))
  }

  /// Draws the network anew and looks how far the scores move.
  ///
  /// - Parameters:
  ///   - network: Tells how many did not answer.
  ///   - graph: An undirected graph of the network.
  ///   - betweenness: That of the graph, if it is known already.
  ///   - seed: The same seed gives the same ranges, on any number of cores.
  /// - Complexity: O(n · m) for each draw.
  public init(of network: StakeholderNetwork, in graph: Graph, betweenness: [Double?]? = nil, seed: UInt64 = 1) {
    let omission = BetweennessSensitivity.omission(for: network, in: graph)
    let isPossible = omission != .nothing && omission != .tooFewTies && graph.nodeCount > 2
    let draws = isPossible ? BetweennessSensitivity.draws(nodes: graph.nodeCount, ties: graph.tieCount) : 0
    self.omission = omission
    self.draws = draws
    places = BetweennessSensitivity.places(of: betweenness ?? Array(graph.betweenness()))
    guard draws > 0 else {
      placesWithGaps = Array(repeating: nil, count: graph.nodeCount)
      scoresWithGaps = Array(repeating: nil, count: graph.nodeCount)
      return
    }
    let ties = Array(graph.ties)
    let results = Mutex([[Double?]](repeating: [], count: draws))
    DispatchQueue.concurrentPerform(iterations: draws) { draw in
      var generator = SplitMix64.stream(draw, seed: seed)
      let scores = BetweennessSensitivity.scores(of: graph, ties: ties, leavingOut: omission, using: &generator)
      results.withLock { $0[draw] = scores }
    }
    let scores = results.withLock { $0 }
    let places = scores.map(BetweennessSensitivity.placesAmongAll)
    scoresWithGaps = graph.nodes.map { node in
      BetweennessSensitivity.middleNineTenths(of: scores.compactMap { $0[node] })
    }
    placesWithGaps = graph.nodes.map { node in
      BetweennessSensitivity.middleNineTenths(of: places.compactMap { $0[node] })
    }
  }

  /// The places of scores, scaled to the number of all where some have none: the last of few stands where the last of all
  /// does.
  static func placesAmongAll(of scores: [Double?]) -> [Int?] {
    let (all, present) = (scores.count, scores.count { $0 != nil })
    let scale = Double(max(1, all - 1)) / Double(max(1, present - 1))
    return places(of: scores).map { $0.map { 1 + Int((Double($0 - 1) * scale).rounded()) } }
  }

  /// The place of each score, 1 for the highest; equal ones, but for rounding, share the first of their places.
  static func places(of scores: [Double?]) -> [Int?] {
    var places = [Int?](repeating: nil, count: scores.count)
    let ranked = scores.enumerated().compactMap { node, score in score.map { (node: node, score: $0) } }
      .sorted { $1.score < $0.score }
    var (place, shared) = (0, Double.infinity)
    for (position, entry) in ranked.enumerated() {
      if shared - entry.score > 1e-10 * max(1, entry.score) { (place, shared) = (position + 1, entry.score) }
      places[entry.node] = place
    }
    return places
  }

  /// What is left out: as many stakeholders as did not answer, or one tie in ten where there was no survey.
  static func omission(for network: StakeholderNetwork, in graph: Graph) -> Omission {
    guard let rate = network.study.responseRate(at: network.wave?.id) else {
      return graph.tieCount < 10 ? .tooFewTies : .ties((graph.tieCount + 5) / 10)
    }
    let missing = min(rate.asked - rate.answered, graph.nodeCount)
    return missing == 0 ? .nothing : .stakeholders(missing)
  }

  /// The range that holds nine tenths of some values, with as many below as above; nil for fewer than 19.
  static func middleNineTenths<Value: Comparable>(of values: [Value]) -> ClosedRange<Value>? {
    let outside = (values.count + 1) / 20
    guard outside > 0 else { return nil }
    let sorted = values.sorted()
    return sorted[outside - 1]...sorted[sorted.count - outside]
  }

  private static func scores(
    of graph: Graph, ties: [Tie], leavingOut omission: Omission, using generator: inout SplitMix64
  ) -> [Double?] {
    switch omission {
    case .nothing, .tooFewTies:
      return Array(graph.betweenness())
    case .stakeholders(let count):
      let part = graph.subgraph(of: choose(graph.nodeCount - count, of: graph.nodeCount, using: &generator))
      var scores = [Double?](repeating: nil, count: graph.nodeCount)
      // Fewer stakeholders make fewer pairs: scores are scaled to the pairs of the whole network, or each would shrink.
      let scale = pairsOfOthers(graph.nodeCount) / pairsOfOthers(part.graph.nodeCount)
      for (node, score) in zip(part.originalNodes, part.graph.betweenness()) { scores[node] = score.map { $0 * scale } }
      return scores
    case .ties(let count):
      let kept = choose(ties.count - count, of: ties.count, using: &generator).sorted()
      return Array(graph.keepingTies(kept.map { ties[$0] }).betweenness())
    }
  }

  private static func pairsOfOthers(_ nodeCount: Int) -> Double { Double((nodeCount - 1) * (nodeCount - 2) / 2) }

  /// Some of the numbers below `count`, each choice equally likely.
  private static func choose(_ chosen: Int, of count: Int, using generator: inout SplitMix64) -> ArraySlice<Int> {
    var numbers = Array(0..<count)
    for position in 0..<chosen {
      numbers.swapAt(position, position + generator.nextIndex(below: count - position))
    }
    return numbers[..<chosen]
  }
}

extension Graph {
  /// The same nodes with only some of the ties.
  fileprivate func keepingTies(_ ties: [Tie]) -> Graph {
    do {
      var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
      for tie in ties { try builder.add(from: tie.from, to: tie.to) }
      return try builder.build()
    } catch {
      preconditionFailure("Some of a graph's own ties did not make a graph: \(error)")
    }
  }
}
