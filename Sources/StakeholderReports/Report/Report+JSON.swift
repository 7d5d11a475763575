import CollaborationMetrics
import Graphs
import StakeholderModel

extension Report {
  /// The network and what was found as JSON, `stakenet/network/1`.
  ///
  /// ```
  /// {
  ///   "schema": "stakenet/network/1",
  ///   "study": {"title": …, "place": …, "period": …, "source": …, "wave": name or null, "waves": [names]},
  ///   "headline": sentence,
  ///   "findings": [{"id": …, "title": sentence, "evidence": sentences}],
  ///   "facts": [{"value": …, "meaning": …, "doubt": true or false}],
  ///   "graph": {"kinds": […], "directed": false, "symmetrized": "weak", "weights": "none", "nodes": number,
  ///             "ties": number, "stakeholders_not_shown": number},
  ///   "sectors": [{"id": …, "title": …, "government": true or false}],
  ///   "kinds": [{"id": …, "title": …, "sign": "positive", "neutral" or "negative", "directed": true or false}],
  ///   "stakeholders": [{"id": …, "name": …, "sector": …, "type": …, "role": …, "degree": number,
  ///                     "betweenness": number or null, "place": …, "with_gaps": …, "constraint": …, "effective_size": …,
  ///                     "articulation_point": true or false, "component": number}],
  ///   "ties": [{"from": id, "to": id, "kind": id, "strength": number or null, "status": …, "since": …, "until": …}],
  ///   "network": {"density": number or null, "components": number, "largest_component": number or null,
  ///               "articulation_points": number, "bridges": number}
  /// }
  /// ```
  ///
  /// Stakeholders who do not want to be shown and their ties are not in it, nor are ties told in confidence and their
  /// kinds; numbers of the network count the former and never the latter. `component` numbers the parts of the network;
  /// `place` and `with_gaps` are those of ``BridgesTable/json``.
  public var json: String {
    JSONValue.object([
      .init("schema", "stakenet/network/1"), .init("study", studyJSON), .init("headline", .string(findings.headline)),
      .init(
        "findings",
        .array(
          findings.findings.map {
            .object([
              .init("id", .string($0.id)), .init("title", .string($0.title)), .init("evidence", .string($0.evidence)),
            ])
          })),
      .init(
        "facts",
        .array(
          findings.facts.map {
            .object([
              .init("value", .string($0.value)), .init("meaning", .string($0.meaning)),
              .init("doubt", .bool($0.isDoubt)),
            ])
          })),
      .init("graph", graphJSON), .init("sectors", sectorsJSON), .init("kinds", kindsJSON),
      .init("stakeholders", stakeholdersJSON), .init("ties", tiesJSON), .init("network", wholeNetworkJSON),
    ]).text
  }

  private var studyJSON: JSONValue {
    let settings = network.study.settings
    return .object([
      .init("title", .string(network.study.title)), .init("place", JSONValue(settings.place)),
      .init("period", JSONValue(settings.period)), .init("source", JSONValue(settings.source)),
      .init("wave", JSONValue(network.wave?.id.rawValue)),
      .init("waves", .array(network.study.waves.map { .string($0.id.rawValue) })),
    ])
  }

  private var graphJSON: JSONValue {
    .object([
      .init("kinds", .array(network.bindingKinds.map { .string($0.rawValue) })), .init("directed", .bool(false)),
      .init("symmetrized", "weak"), .init("weights", "none"),
      .init("nodes", .integer(bridges.analysis.graph.nodeCount)),
      .init("ties", .integer(bridges.analysis.graph.tieCount)),
      .init("stakeholders_not_shown", .integer(network.notShown)),
    ])
  }

  private var sectorsJSON: JSONValue {
    .array(
      network.study.sectors.map {
        .object([
          .init("id", .string($0.id)), .init("title", .string($0.title)), .init("government", .bool($0.isGovernment)),
        ])
      })
  }

  private var kindsJSON: JSONValue {
    let occurring = Set(network.relationships.map(\.kind))
    return .array(
      network.study.kinds.filter { occurring.contains($0.id) }.map {
        .object([
          .init("id", .string($0.id.rawValue)), .init("title", .string($0.title)),
          .init("sign", .string($0.sign.rawValue)), .init("directed", .bool($0.isDirected)),
        ])
      })
  }

  private var stakeholdersJSON: JSONValue {
    let analysis = bridges.analysis
    return .array(
      analysis.brokers.sorted { $0.node < $1.node }.map { broker in
        let stakeholder = broker.stakeholder
        return .object(
          [
            .init("id", .string(stakeholder.id.rawValue)), .init("name", .string(stakeholder.name)),
            .init("sector", JSONValue(stakeholder.sector)), .init("type", JSONValue(stakeholder.type)),
            .init("role", JSONValue(stakeholder.role)), .init("degree", .integer(broker.degree)),
            .init("betweenness", JSONValue(broker.betweenness)),
          ] + bridges.sensitivity.members(of: broker.node) + [
            .init("constraint", JSONValue(broker.constraint)),
            .init("effective_size", JSONValue(broker.effectiveSize)),
            .init("articulation_point", .bool(analysis.isCutPoint(stakeholder.id))),
            .init("component", .integer(analysis.components[broker.node])),
          ])
      })
  }

  private var tiesJSON: JSONValue {
    .array(
      shownReports.map { tie in
        .object([
          .init("from", .string(tie.from.rawValue)), .init("to", .string(tie.to.rawValue)),
          .init("kind", .string(tie.kind.rawValue)), .init("strength", JSONValue(tie.strength.number)),
          .init("status", JSONValue(tie.status?.rawValue)), .init("since", JSONValue(tie.since?.description)),
          .init("until", JSONValue(tie.until?.description)),
        ])
      })
  }

  private var wholeNetworkJSON: JSONValue {
    let graph = bridges.analysis.graph
    return .object([
      .init("density", JSONValue(graph.density().value)),
      .init("components", .integer(bridges.analysis.components.count)),
      .init(
        "largest_component",
        JSONValue(graph.nodeCount == 0 ? nil : Double(bridges.analysis.largestPart) / Double(graph.nodeCount))),
      .init("articulation_points", .integer(bridges.analysis.cutPoints.count + bridges.analysis.unlistedCutPoints)),
      .init("bridges", .integer(bridges.analysis.bridgeTies.count + bridges.analysis.unlistedBridgeTies)),
    ])
  }
}
