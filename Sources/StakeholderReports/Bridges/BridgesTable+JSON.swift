import CollaborationMetrics
import Graphs
import StakeholderModel

extension BridgesTable {
  /// What holds the network together as JSON, `stakenet/bridges/1`.
  ///
  /// ```
  /// {
  ///   "schema": "stakenet/bridges/1",
  ///   "graph": {"study": title, "wave": name or null, "kinds": […], "directed": false, "symmetrized": "weak",
  ///             "weights": "none", "seed": number, "nodes": number, "ties": number, "stakeholders_not_shown": number},
  ///   "parts": {"count": number, "largest": number, "isolate_count": number, "isolates": [ids]},
  ///   "cut_points": [{"id": …, "name": …, "cut_off_count": number, "rest": number,
  ///                   "cut_off": [{"size": number, "stakeholders": [ids]}],
  ///                   "pairs_lost": number, "share_of_pairs_lost": number}],
  ///   "bridge_ties": [{"smaller": id, "larger": id, "smaller_size": number, "larger_size": number}],
  ///   "local_bridges": [{"first": id, "second": id, "span": number}],
  ///   "not_listed": {"cut_points": number, "bridge_ties": number, "local_bridges": number},
  ///   "brokers": [{"id": …, "name": …, "degree": number, "betweenness": number or null, "place": number or null,
  ///                "with_gaps": {"first_place": number, "last_place": number, "lowest_betweenness": number,
  ///                              "highest_betweenness": number} or null,
  ///                "constraint": number or null, "effective_size": number or null, "efficiency": number or null,
  ///                "hierarchy": number or null, "cut_point": true or false}],
  ///   "sensitivity": {"leaves_out": "ties", "stakeholders" or "nothing", "count": number, "draws": number},
  ///   "sectors": {"tied_across": number, "possible_across": number, "tied_within": number, "possible_within": number,
  ///               "stakeholders_without_sector": number,
  ///               "within": [{"sector": id, "stakeholders": number, "tied": number, "possible": number}],
  ///               "pairs": [{"first": id, "second": id, "tied": number, "possible": number, "expected": number,
  ///                          "odds_ratio": {"value": number or null, "corrected": true or false},
  ///                          "chance_of_so_few": number}],
  ///               "chance_of_widest_gap": number or null,
  ///               "odds_ratio": {"value": number or null, "corrected": true or false},
  ///               "ei_index": {"value": number or null, "expected": number or null, "p_value": number or null,
  ///                            "permutations": number, "by_sector": [{"sector": id, "value": number or null}]}},
  ///   "roles": {"reason": sentence or null, "directed": true or false, "permutations": number, "compared": number,
  ///             "comparisons_with": {"sectors_dealt_out": sentence, "ties_dealt_out": sentence},
  ///             "stakeholders": [{"id": …, "name": …, "brokerage": number,
  ///                               "brokerage_ties_dealt_out": {"mean": number, "z": number or null},
  ///                               "<role>": {"count": number,
  ///                                          "sectors_dealt_out": {"mean": number or null, "p_value": number or null},
  ///                                          "ties_dealt_out": {"mean": number, "z": number or null}}}]},
  ///   "key_players": {"fragmentation": number or null, "distance_weighted_fragmentation": number or null,
  ///                   "disruption": {"reason": sentence or null,
  ///                                  "sets": [{"size": number, "stakeholders": [ids], "fragmentation": number or null,
  ///                                            "distance_weighted_fragmentation": number, "proved": true or false}]},
  ///                   "reach_within_two_steps": {"reason": sentence or null,
  ///                                  "end": "everybody", "one_more", "largest_set" or null,
  ///                                  "sets": [{"size": number, "stakeholders": [ids], "reached": number,
  ///                                            "share": number, "proved": true or false}]}},
  ///   "reliability": {"status": …, "<ranking>": as in stakenet/metrics/1}
  /// }
  /// ```
  ///
  /// `with_gaps` has the middle nine tenths of the places and of the scores when something is left out by chance
  /// (`sensitivity`); it is no interval around the score, which may lie outside. `constraint` and `effective_size` are null
  /// for stakeholders without ties. `reached` counts the set itself. `p_value` is two-sided, and null where the count does
  /// not depend on the sectors; `compared` is how many there are. `chance_of_so_few` is one-sided. An odds ratio is
  /// `corrected` where one half was added to each count because one is 0. A `reason` says why something is missing.
  public var json: String {
    JSONValue.object([
      .init("schema", "stakenet/bridges/1"), .init("graph", graphJSON), .init("parts", partsJSON),
      .init("cut_points", .array(analysis.cutPoints.map(BridgesTable.json))),
      .init("bridge_ties", .array(analysis.bridgeTies.map(BridgesTable.json))),
      .init("local_bridges", .array(localBridges.ties.map(BridgesTable.json))),
      .init("not_listed", notListedJSON),
      .init("brokers", .array(analysis.brokers.map(json))), .init("sensitivity", sensitivityJSON),
      .init("sectors", sectorsJSON), .init("roles", rolesJSON), .init("key_players", keyPlayersJSON),
      .init("reliability", RankingReliability.json(reliability)),
    ]).text
  }

  private var graphJSON: JSONValue {
    let network = analysis.network
    return .object([
      .init("study", .string(network.study.title)), .init("wave", JSONValue(network.wave?.id.rawValue)),
      .init("kinds", .array(analysis.kinds.map { .string($0.rawValue) })), .init("directed", .bool(false)),
      .init("symmetrized", "weak"), .init("weights", "none"), .init("seed", .natural(seed)),
      .init("nodes", .integer(analysis.graph.nodeCount)),
      .init("ties", .integer(analysis.graph.tieCount)),
      .init("stakeholders_not_shown", .integer(network.notShown)),
    ])
  }

  private var partsJSON: JSONValue {
    .object([
      .init("count", .integer(analysis.components.count)), .init("largest", .integer(analysis.largestPart)),
      .init("isolate_count", .integer(analysis.isolateCount)),
      .init("isolates", .array(analysis.isolates.map { .string($0.id.rawValue) })),
    ])
  }

  private static func json(of point: CutPoint) -> JSONValue {
    .object([
      .init("id", .string(point.stakeholder.id.rawValue)), .init("name", .string(point.stakeholder.name)),
      .init("cut_off_count", .integer(point.cutOffCount)), .init("rest", .integer(point.rest)),
      .init(
        "cut_off",
        .array(
          point.cutOff.map { part in
            .object([
              .init("size", .integer(part.size)),
              .init("stakeholders", .array(part.stakeholders.map { .string($0.id.rawValue) })),
            ])
          })),
      .init("pairs_lost", .integer(point.pairsLost)), .init("share_of_pairs_lost", JSONValue(point.shareOfPairsLost)),
    ])
  }

  private static func json(of tie: BridgeAnalysis.OnlyPath) -> JSONValue {
    .object([
      .init("smaller", .string(tie.smaller.id.rawValue)), .init("larger", .string(tie.larger.id.rawValue)),
      .init("smaller_size", .integer(tie.smallerSize)), .init("larger_size", .integer(tie.largerSize)),
    ])
  }

  private func json(of broker: BridgeAnalysis.Broker) -> JSONValue {
    .object(
      [
        .init("id", .string(broker.stakeholder.id.rawValue)), .init("name", .string(broker.stakeholder.name)),
        .init("degree", .integer(broker.degree)), .init("betweenness", JSONValue(broker.betweenness)),
      ] + sensitivity.members(of: broker.node) + [
        .init("constraint", JSONValue(broker.constraint)), .init("effective_size", JSONValue(broker.effectiveSize)),
        .init("efficiency", JSONValue(broker.efficiency)), .init("hierarchy", JSONValue(broker.hierarchy)),
        .init("cut_point", .bool(analysis.isCutPoint(broker.stakeholder.id))),
      ])
  }

  private var sensitivityJSON: JSONValue {
    let (what, count) =
      switch sensitivity.omission {
      case .ties(let count): ("ties", count)
      case .stakeholders(let count): ("stakeholders", count)
      case .nothing, .tooFewTies: ("nothing", 0)
      }
    return .object([
      .init("leaves_out", .string(what)), .init("count", .integer(count)), .init("draws", .integer(sensitivity.draws)),
    ])
  }
}
