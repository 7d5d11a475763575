import Graphs
import StakeholderModel

/// How far the measures of a whole network could be off if other stakeholders of the same kind had taken part.
///
/// Only for shares and means over pairs; for distances and what rests on them no such range holds. Source: Snijders &
/// Borgatti 1999, Connections 22(2), 161–170.
extension MetricsTable {
  /// In networks of more stakeholders no ranges are computed: each takes a time that grows with their third power.
  static let mostStakeholdersForIntervals = 500

  /// The measures that have a range, as statistics of pairs.
  private static let statistics: [String: PairStatistic] = [
    "density": .density, "reciprocity": .reciprocity, "weighted_reciprocity": .weightedReciprocity,
    "transitivity": .transitivity,
  ]

  /// For each measure that has one, the value ± 1.96 times the error by leaving out one stakeholder at a time, within 0
  /// and 1. How often that holds the truth stands at ``Graphs/IntervalEstimate/interval``.
  static func intervals(of scores: [NetworkScore], in graph: Graph, seed: UInt64) -> [String: ClosedRange<Double>] {
    let wanted = scores.compactMap { score in statistics[score.measure].map { (score: score, statistic: $0) } }
    guard !wanted.isEmpty, graph.nodeCount <= mostStakeholdersForIntervals else { return [:] }
    let estimates = AnswerMatrix(graph).intervals(of: wanted.map(\.statistic), replicates: 0, seed: seed)
    var intervals: [String: ClosedRange<Double>] = [:]
    for ((score, _), estimate) in zip(wanted, estimates) {
      // A measure that is defined in another way for this graph has no range.
      guard let value = score.value, let own = estimate.value, abs(value - own) < 1e-9, let range = estimate.interval
      else { continue }
      let lower = max(0, range.lowerBound)
      intervals[score.measure] = lower...max(lower, min(1, range.upperBound))
    }
    return intervals
  }

  /// What the ranges mean; nil where there are none.
  var intervalNote: String? {
    guard levels.contains(.network), !wholeNetwork.isEmpty else { return nil }
    if !intervals.isEmpty {
      return English.ranges("the value") + " For the other measures no range is known that holds."
    }
    return wholeNetwork.contains { MetricsTable.statistics[$0.measure] != nil }
      && projection.graph.nodeCount > MetricsTable.mostStakeholdersForIntervals
      ? "No ranges: there are more than \(MetricsTable.mostStakeholdersForIntervals) stakeholders." : nil
  }

  /// `{"density": {"low": …, "high": …}}`
  var intervalsJSON: JSONValue {
    .object(
      wholeNetwork.compactMap { score in
        intervals[score.measure].map {
          .init(score.measure, .object([.init("low", .number($0.lowerBound)), .init("high", .number($0.upperBound))]))
        }
      })
  }
}

extension English {
  /// What a 95 % range is and how far it can be relied on. The numbers are measured by IntervalCoverageTests.
  static func ranges(_ value: String) -> String {
    "95 % range: how far \(value) could be off if other stakeholders like these had taken part (each left out once). Tried "
      + "out on made-up networks it holds the truth \(rangesHold)."
  }

  /// How often 95 % ranges hold the truth.
  static let rangesHold =
    "about 95 times in 100 where stakeholders are alike, and about 85 times where some are far more active or popular than "
    + "others"
}
