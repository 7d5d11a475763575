import Graphs

/// Whether those who were at the top of a ranking still are.
///
/// Scores are counted on the compared ties alone, so that a stakeholder does not climb because more people answered.
public struct RankStability: Sendable, Hashable {
  /// The measure by which stakeholders are ranked, as named everywhere else.
  public let measure: String
  /// Spearman's rank correlation, ties at their mean rank; nil where all have the same score.
  public let spearman: Double?
  /// Kendall's τ-b; nil where all have the same score.
  public let kendall: Double?
  /// How many stand at the top.
  public let top: Int
  /// How many of the top are the same in both waves.
  public let topKept: Int

  /// How many stand at the top of a ranking.
  public static let usualTop = 5

  init(_ measure: String, earlier: [Double], later: [Double]) {
    self.measure = measure
    spearman = Correlation.spearman(earlier, later)
    kendall = Correlation.kendall(earlier, later)
    // The highest half at most, and nobody whose score is 0.
    let top = min(
      RankStability.usualTop, earlier.count / 2, earlier.count { $0 > 0 }, later.count { $0 > 0 })
    self.top = top
    topKept = Set(RankStability.highest(top, of: earlier)).intersection(RankStability.highest(top, of: later)).count
  }

  /// The positions of the highest scores; of equal ones the first in the list.
  private static func highest(_ count: Int, of scores: [Double]) -> [Int] {
    Array(scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(count))
  }

  /// The usual rankings of some compared ties: by ties received where they have directions, by partners and as go-betweens
  /// where they have none.
  static func all(of ties: ComparedTies) -> [RankStability] {
    let states = ties.states
    func graph(_ isTied: (Int) -> Bool) -> Graph? {
      guard var builder = try? GraphBuilder(nodeCount: ties.nodeCount, isDirected: !ties.isUndirected) else {
        return nil
      }
      for (position, pair) in ties.pairs.enumerated() where isTied(position) {
        try? builder.add(from: pair.from, to: pair.to)
      }
      return try? builder.build()
    }
    guard let before = graph({ states[$0].earlier.isTie }), let after = graph({ states[$0].later.isTie }),
      before.tieCount > 0 || after.tieCount > 0
    else { return [] }
    func received(_ graph: Graph) -> [Double] { graph.nodes.map { Double(graph.predecessors(of: $0).count) } }
    let degrees = RankStability(
      ties.isUndirected ? "degree" : "in_degree", earlier: received(before), later: received(after))
    guard ties.isUndirected else {
      let strengths = ties.hasVariedStrengths ? receivedStrengths(ties, states) : nil
      return [degrees] + (strengths.map { [RankStability("in_strength", earlier: $0.earlier, later: $0.later)] } ?? [])
    }
    return [
      degrees,
      RankStability(
        "betweenness", earlier: before.betweenness().map { $0 ?? 0 }, later: after.betweenness().map { $0 ?? 0 }),
    ]
  }

  private static func receivedStrengths(
    _ ties: ComparedTies, _ states: [(earlier: PairState, later: PairState)]
  ) -> (earlier: [Double], later: [Double])? {
    var before = [Double](repeating: 0, count: ties.nodeCount)
    var after = before
    for (pair, state) in zip(ties.pairs, states) {
      guard let earlier = state.earlier.strength, let later = state.later.strength else { return nil }
      before[pair.to] += earlier
      after[pair.to] += later
    }
    return (before, after)
  }
}
