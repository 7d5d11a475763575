import Graphs
import StakeholderModel

extension MetricsTable {
  /// The measures as JSON, `stakenet/metrics/1`.
  ///
  /// ```
  /// {
  ///   "schema": "stakenet/metrics/1",
  ///   "graph": {
  ///     "study": title, "wave": name or null, "kinds": […], "directed": true or false,
  ///     "negative_kinds": […], "negative_ties": number, "symmetrized": "weak" or null, "weights": "none" or "strength", "normalized": true or false, "seed": number,
  ///     "nodes": number, "ties": number, "stakeholders_not_shown": number, "rows_that_are_no_ties": number,
  ///     "strengths_filled_in": number, "strengths_withheld": number, "strengths_rescaled": true or false,
  ///     "both_sides": {"rule": …, "answered_by_both": number, "answered_by_one": number, "answered_by_none": number,
  ///                    "from_records": number} or null,
  ///     "conventions": {"<measure>": {"level": …, "direction": "undirected", "directed" or "ignored",
  ///                                   "uses_strengths": …, "normalized": …, …}}
  ///   },
  ///   "stakeholders": [{"id": …, "name": …, "<measure>": number or null}],
  ///   "ties": [{"from": …, "to": …, "<measure>": number or null}],
  ///   "network": {"<measure>": number, null, or {"value": …, "<detail>": …}},
  ///   "intervals": {"<measure>": {"low": number, "high": number}},
  ///   "undefined": {"<measure>": "why some or all of its values are null"},
  ///   "reliability": as in stakenet/bridges/1,
  ///   "missing_answers": [{"kind": …, "asked": number, "answered": number, "reconstruction_sound": true, false or null,
  ///                        "densities": {"available_case", "reconstruct", "complete":
  ///                                      {"ties": number, "pairs": number, "density": number or null}}}]
  /// }
  /// ```
  ///
  /// Of a measure that is there for stakeholders and for the network, conventions and reasons of the latter are called
  /// `<measure>.network`. `intervals` are 95 % ranges by leaving out one stakeholder at a time. `stakeholders`, `ties` and `network` are there as asked for, `missing_answers` with `network`, empty without density:
  /// the density of each kind under each way to treat those who kept silent. Numbers have full precision. Conventions of measures that
  /// can be estimated say `"exact": true`, or false with `epsilon`, `delta`, `greatest_error` and `samples`: with
  /// probability 1 − `delta` no value is further off than `greatest_error`.
  public var json: String {
    var members: [JSONValue.Member] = [.init("schema", "stakenet/metrics/1"), .init("graph", graphJSON)]
    if levels.contains(.stakeholders) { members.append(.init("stakeholders", stakeholdersJSON)) }
    if levels.contains(.ties) { members.append(.init("ties", tiesJSON)) }
    if levels.contains(.network) {
      members += [.init("network", networkJSON), .init("intervals", intervalsJSON)]
    }
    let undefined = undefinedReasons.map { JSONValue.Member($0.measure, .string($0.reason)) }
    members.append(.init("undefined", .object(undefined)))
    members.append(.init("reliability", reliabilityJSON))
    if levels.contains(.network) { members.append(.init("missing_answers", missingAnswers.json)) }
    return JSONValue.object(members).text
  }

  private var graphJSON: JSONValue {
    let conventions =
      stakeholders.map { ($0.measure, Measure.Level.stakeholders, $0.conventions) }
      + ties.map { ($0.measure, .ties, $0.conventions) } + wholeNetwork.map { ($0.measure, .network, $0.conventions) }
    return .object([
      .init("study", .string(network.study.title)),
      .init("wave", JSONValue(network.wave?.id.rawValue)),
      .init("kinds", .array(projection.kinds.map { .string($0.rawValue) })),
      .init("negative_kinds", .array(negativeTies.kinds.map { .string($0.rawValue) })),
      .init("negative_ties", .integer(negativeTies.count)),
      .init("directed", .bool(projection.graph.isDirected)),
      .init("symmetrized", JSONValue(projection.symmetrization?.rawValue)),
      .init("weights", .string(projection.weights.rawValue)),
      .init("normalized", .bool(request.isNormalized)),
      .init("seed", .natural(request.seed)),
      .init("nodes", .integer(projection.graph.nodeCount)),
      .init("ties", .integer(projection.graph.tieCount)),
      .init("stakeholders_not_shown", .integer(network.notShown)),
      .init("rows_that_are_no_ties", .integer(projection.notTies)),
      .init("strengths_filled_in", .integer(projection.strengthsFilledIn)),
      .init("strengths_withheld", .integer(projection.strengthsWithheld)),
      .init("strengths_rescaled", .bool(projection.areStrengthsRescaled)),
      .init("both_sides", reconciled?.json ?? .null),
      .init(
        "conventions",
        .object(conventions.map { .init(key(of: $0.0, at: $0.1), MetricsTable.json(of: $0.2, level: $0.1)) })),
    ])
  }

  private var stakeholdersJSON: JSONValue {
    .array(
      shownNodes.map { node in
        let stakeholder = network.stakeholders[node]
        return .object(
          [.init("id", .string(stakeholder.id.rawValue)), .init("name", .string(stakeholder.name))]
            + stakeholders.map { .init($0.measure, JSONValue($0[node])) })
      })
  }

  private var tiesJSON: JSONValue {
    .array(
      shownTies.map { position, tie in
        .object(
          [
            .init("from", .string(network.stakeholders[tie.from].id.rawValue)),
            .init("to", .string(network.stakeholders[tie.to].id.rawValue)),
          ] + ties.map { .init($0.measure, JSONValue($0[position])) })
      })
  }

  private var networkJSON: JSONValue {
    .object(
      wholeNetwork.map { score in
        guard !score.details.isEmpty else { return .init(score.measure, JSONValue(score.value)) }
        return .init(
          score.measure,
          .object([.init("value", JSONValue(score.value))] + score.details.map { .init($0.name, JSONValue($0.value)) }))
      })
  }

  private static func json(of conventions: MeasureConventions, level: Measure.Level) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("level", .string(level.rawValue)),
      .init("direction", .string(conventions.direction.rawValue)),
      .init("uses_strengths", .bool(conventions.usesStrengths)),
      .init("normalized", .bool(conventions.isNormalized)),
    ]
    if let seed = conventions.seed { members.append(.init("seed", .natural(seed))) }
    switch conventions.precision {
    case .exact: members.append(.init("exact", .bool(true)))
    case .estimated(let epsilon, let delta, let greatestError, let samples):
      members += [
        .init("exact", .bool(false)), .init("epsilon", .number(epsilon)), .init("delta", .number(delta)),
        .init("greatest_error", .number(greatestError)), .init("samples", .integer(samples)),
      ]
    case nil: break
    }
    if let iterations = conventions.iterations { members.append(.init("iterations", .integer(iterations))) }
    if let residual = conventions.residual { members.append(.init("residual", JSONValue(residual))) }
    if !conventions.notes.isEmpty { members.append(.init("notes", .array(conventions.notes.map { .string($0) }))) }
    return .object(members)
  }
}

extension Projection {
  /// How directions were dropped; nil where they are kept.
  var symmetrization: Symmetrization? {
    if case .undirected(let rule) = direction { rule } else { nil }
  }
}
