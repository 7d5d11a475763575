import CollaborationMetrics
import StakeholderModel

extension ChangeTable {
  /// The comparison as JSON, `stakenet/compare/1`.
  ///
  /// ```
  /// {
  ///   "schema": "stakenet/compare/1",
  ///   "from": {"study": title, "wave": name or null}, "to": {…}, "seed": number, "in_full": true or false,
  ///   "stakeholders": {"both": number, "joined": number, "joined_ids": […], "left": number, "left_ids": […],
  ///                    "not_matchable": number, "turnover": number or null},
  ///   "findings": [sentences],
  ///   "relations": [{"kinds": […], "together": true or false, "directed": …, "basis": "answers" or "assumed",
  ///     "threshold": number or null, "pairs_possible": …, "pairs_compared": …, "before": …, "after": …, "kept": …,
  ///     "ended": …, "new": …, "jaccard": …, "hamming": …, "hamming_share": …, "birth_rate": …, "death_rate": …,
  ///     "ruzicka": …, "mean_absolute_change": …, "mean_strength_before": …, "mean_strength_after": …,
  ///     "change_test": {"change": …, "p_value": …, "changed_tellers": …, "swaps": …} or null,
  ///     "strength_test": the same or null,
  ///     "ratings_told_in_confidence": {"before": mean or "suppressed", "after": …, "p_value": …} where there are any,
  ///     "rankings": [{"measure": …, "spearman": …, "kendall": …, "top": …, "top_kept": …}],
  ///     "transitions": {"none": {"none": …, "one_way": …, "mutual": …}, "one_way": {…}, "mutual": {…}} or null,
  ///     "new_ties": [{"from": id, "to": id}] or null, "ended_ties": the same or null}],
  ///   "confidential": [{"kind": …, "ended": share, "suppressed" or "not measurable", "new": …, "ratio": …, "p_value": …}],
  ///   "not_compared": [{"kind": …, "reason": "not asked earlier", "not asked later" or "no common answers"}]
  /// }
  /// ```
  ///
  /// `transitions` counts pairs from the outer state in the earlier to the inner state in the later wave. What was told in
  /// confidence is rounded; its `p_value` is the least of 0.01, 0.05, 0.1 and 1 that is not below the chance.
  public var json: String {
    let match = comparison.match
    return JSONValue.object([
      .init("schema", "stakenet/compare/1"), .init("from", ChangeTable.json(comparison.earlier)),
      .init("to", ChangeTable.json(comparison.later)), .init("seed", .natural(comparison.seed)),
      .init(
        "in_full",
        .bool(
          showsConfidence || [comparison.earlier, comparison.later].allSatisfy { $0.study.publicNegativeTies != nil })),
      .init(
        "stakeholders",
        .object([
          .init("both", .integer(match.both.count)), .init("joined", .integer(match.joined.count)),
          .init("joined_ids", ChangeTable.ids(match.joined)), .init("left", .integer(match.left.count)),
          .init("left_ids", ChangeTable.ids(match.left)), .init("not_matchable", .integer(match.unmatchableCount)),
          .init("turnover", JSONValue(match.turnover)),
        ])),
      .init("findings", .array(findings.map { .string($0) })), .init("relations", .array(relations.map(json))),
      .init("confidential", .array(comparison.confidentialChanges.map(ChangeTable.json))),
      .init(
        "not_compared",
        .array(
          comparison.notCompared.map {
            .object([.init("kind", .string($0.kind.rawValue)), .init("reason", ChangeTable.json($0.obstacle))])
          })),
    ]).text
  }

  private static func json(_ network: StakeholderNetwork) -> JSONValue {
    .object([
      .init("study", .string(network.study.title)), .init("wave", JSONValue(network.wave?.id.rawValue)),
    ])
  }

  private static func ids(_ stakeholders: [Stakeholder]) -> JSONValue {
    .array(stakeholders.map { .string($0.id.rawValue) })
  }

  private func json(_ relation: WaveComparison.Relation) -> JSONValue {
    let change = relation.change
    var members: [JSONValue.Member] = [
      .init("kinds", .array(relation.kinds.map { .string($0.rawValue) })),
      .init("together", .bool(relation.isTogether)),
      .init("directed", .bool(!relation.isUndirected)), .init("basis", relation.isAssumed ? "assumed" : "answers"),
      .init("threshold", JSONValue(relation.threshold)),
    ]
    let counts = [
      ("pairs_possible", relation.possiblePairs), ("pairs_compared", change.compared), ("before", change.before),
      ("after", change.after), ("kept", change.kept), ("ended", change.lost), ("new", change.gained),
      ("hamming", change.hamming),
    ]
    members += counts.map { .init($0.0, .integer($0.1)) }
    let shares = [
      ("jaccard", change.jaccard), ("hamming_share", change.hammingShare), ("birth_rate", change.birthRate),
      ("death_rate", change.deathRate), ("ruzicka", change.ruzicka),
      ("mean_absolute_change", change.meanAbsoluteChange), ("mean_strength_before", change.meanStrengthBefore),
      ("mean_strength_after", change.meanStrengthAfter),
    ]
    members += shares.map { .init($0.0, JSONValue($0.1)) }
    members.append(.init("change_test", ChangeTable.json(relation.tieTest)))
    members.append(.init("strength_test", ChangeTable.json(relation.strengthTest)))
    if let ratings = relation.ratings {
      members.append(
        .init(
          "ratings_told_in_confidence",
          .object([
            .init("before", ChangeTable.json(ratings.before)), .init("after", ChangeTable.json(ratings.after)),
            .init("p_value", ChangeTable.json(ratings.chance)),
          ])))
    }
    members.append(.init("rankings", .array(relation.ranks.map(ChangeTable.json))))
    members.append(.init("transitions", ChangeTable.json(relation.transitions)))
    members.append(.init("new_ties", ChangeTable.json(relation.gained.map(shown))))
    members.append(.init("ended_ties", ChangeTable.json(relation.lost.map(shown))))
    return .object(members)
  }

  private static func json(_ test: ChangeTest?) -> JSONValue {
    guard let test else { return .null }
    return .object([
      .init("change", JSONValue(test.change)), .init("p_value", JSONValue(test.pValue)),
      .init("changed_tellers", .integer(test.changedTellers)), .init("swaps", .integer(test.swaps)),
    ])
  }

  private static func json(_ rank: RankStability) -> JSONValue {
    .object([
      .init("measure", .string(rank.measure)), .init("spearman", JSONValue(rank.spearman)),
      .init("kendall", JSONValue(rank.kendall)), .init("top", .integer(rank.top)),
      .init("top_kept", .integer(rank.topKept)),
    ])
  }

  private static func json(_ transitions: TieTransitions?) -> JSONValue {
    guard let transitions else { return .null }
    let names = zip(TieTransitions.State.allCases, ["none", "one_way", "mutual"])
    return .object(
      names.map { state, name in
        .init(
          name,
          .object(names.map { .init($0.1, .integer(transitions.count(from: state, to: $0.0))) }))
      })
  }

  private static func json(_ ties: [(from: Stakeholder, to: Stakeholder)]?) -> JSONValue {
    guard let ties else { return .null }
    return .array(
      ties.map {
        .object([.init("from", .string($0.from.id.rawValue)), .init("to", .string($0.to.id.rawValue))])
      })
  }

  private static func json(_ change: ConfidentialChange) -> JSONValue {
    .object([
      .init("kind", .string(change.kind.rawValue)), .init("ended", json(change.ended)),
      .init("new", json(change.new)), .init("ratio", json(change.ratio)), .init("p_value", json(change.chance)),
    ])
  }

  private static func json(_ figure: GroupFigure) -> JSONValue {
    figure.value.map { JSONValue($0) } ?? .string(figure.description)
  }

  private static func json(_ obstacle: WaveComparison.Obstacle) -> JSONValue {
    switch obstacle {
    case .notAskedEarlier: "not asked earlier"
    case .notAskedLater: "not asked later"
    case .noCommonAnswers: "no common answers"
    }
  }
}
