import CollaborationMetrics
import Graphs
import StakeholderModel

extension MetricsTable {
  /// The measures by which stakeholders are ranked, the highest first; a high value of others is no merit.
  private static let rankings: Set<String> = [
    "degree", "in_degree", "out_degree", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "katz",
    "hub", "authority", "core_number", "effective_size", "bridging_centrality",
  ]

  /// For each ranking whether it survives the answers that are missing. Empty where strengths count, or a rule for the
  /// words of both sides, which is not tried out.
  var reliability: [(measure: String, reliability: RankingReliability)] {
    guard projection.weights == .none, reconciled == nil else { return [] }
    let wanted = stakeholders.map(\.measure).filter { MetricsTable.rankings.contains($0) }
    guard !wanted.isEmpty else { return [] }
    let loss = AnswerLoss(
      of: network, kinds: projection.kinds, isUndirected: !projection.graph.isDirected, seed: request.seed)
    let options = self.options
    return wanted.compactMap { id in
      guard let measure = Measure.named(id, at: .stakeholders) else { return nil }
      return (
        id,
        loss.reliability { graph in
          guard case .stakeholders(let scores) = measure.compute(on: graph, options: options) else {
            return NodeScores(measure: id, conventions: MeasureConventions(direction: .directed), values: [])
          }
          return scores
        }
      )
    }
  }

  /// What missing answers do to the density of each kind that was measured; nothing where density was not measured.
  var missingAnswers: MissingAnswers {
    MissingAnswers(
      of: network, kinds: wholeNetwork.contains { $0.measure == "density" } ? projection.kinds : [], seed: request.seed)
  }

  private var options: MeasureOptions {
    var options = MeasureOptions()
    options.isNormalized = request.isNormalized
    options.seed = request.seed
    return options
  }

  /// The same in words; nil where there is nothing to say.
  var reliabilityText: String? {
    TerminalText.lines(English.reliability(reliability))
  }

  /// The same as JSON: for each ranking how many of the first are stable, and how alike it stays.
  var reliabilityJSON: JSONValue { RankingReliability.json(reliability) }
}

extension RankingReliability {
  /// `{"status": …, "<measure>": {"stable_first": …, "silenced": …, "replicates": …, "spearman": …, "top_kept": …}}`
  static func json(_ rankings: [(measure: String, reliability: RankingReliability)]) -> JSONValue {
    guard let first = rankings.first?.reliability else { return .null }
    let status: JSONValue =
      switch first {
      case .unknown: "unknown"
      case .everybodyAnswered: "everybody answered"
      case .tooLarge: "too large"
      case .tested: "tested"
      }
    return .object(
      [.init("status", status)]
        + rankings.compactMap { ranking in
          guard case .tested(let robustness) = ranking.reliability else { return nil }
          return .init(
            ranking.measure,
            .object([
              .init("stable_first", .integer(robustness.stableCount(inShare: RankingReliability.share))),
              .init("silenced", .integer(robustness.lostCount)), .init("replicates", .integer(robustness.replicates)),
              .init("spearman", JSONValue(robustness.spearman)), .init("pearson", JSONValue(robustness.pearson)),
              .init("top_kept", JSONValue(robustness.topKept)),
              .init("top_tenth_overlap", JSONValue(robustness.topTenthOverlap)),
            ]))
        })
  }
}

extension ReconciledTies {
  /// The rule, and how many pairs were answered by both sides, one, or none.
  var json: JSONValue {
    .object([
      .init("rule", .string(rule.rawValue)), .init("answered_by_both", .integer(answeredByBoth)),
      .init("answered_by_one", .integer(answeredByOne)), .init("answered_by_none", .integer(answeredByNone)),
      .init("from_records", .integer(fromRecords)),
    ])
  }
}
