import CollaborationMetrics
import Graphs
import StakeholderModel

/// The parts of the JSON that stand beside the ``BridgeSummary``.
extension BridgesTable {
  static func json(of bridge: LocalBridge) -> JSONValue {
    .object([
      .init("first", .string(bridge.first.id.rawValue)), .init("second", .string(bridge.second.id.rawValue)),
      .init("span", .integer(bridge.span)),
    ])
  }

  var notListedJSON: JSONValue {
    .object([
      .init("cut_points", .integer(analysis.unlistedCutPoints)),
      .init("bridge_ties", .integer(analysis.unlistedBridgeTies)),
      .init("local_bridges", .integer(localBridges.unlisted)),
    ])
  }

  var rolesJSON: JSONValue {
    .object([
      .init("reason", JSONValue(analysis.sectors.sectorCount == 0 ? English.noRoles : nil)),
      .init("directed", .bool(roles.isDirected)), .init("permutations", .integer(roles.permutations)),
      .init("compared", .integer(roles.comparisons)),
      .init(
        "comparisons_with",
        .object([
          .init("sectors_dealt_out", .string(English.sectorsDealtOut)),
          .init("ties_dealt_out", .string(English.tiesDealtOut)),
        ])),
      .init(
        "stakeholders",
        .array(
          roles.entries.map { entry in
            .object(
              [
                .init("id", .string(entry.stakeholder.id.rawValue)), .init("name", .string(entry.stakeholder.name)),
                .init("brokerage", JSONValue(entry.total.count)),
                .init("brokerage_ties_dealt_out", BridgesTable.tiesDealtOut(entry.total)),
              ] + zip(roles.roles, entry.values).map { .init($0.rawValue, BridgesTable.json(of: $1)) })
          })),
    ])
  }

  private static func json(of value: Brokerage.Value) -> JSONValue {
    .object([
      .init("count", JSONValue(value.count)),
      .init(
        "sectors_dealt_out",
        .object([
          .init("mean", JSONValue(value.shuffledMean)),
          .init("p_value", JSONValue(value.dependsOnSectors ? value.pValue : nil)),
        ])),
      .init("ties_dealt_out", tiesDealtOut(value)),
    ])
  }

  private static func tiesDealtOut(_ value: Brokerage.Value) -> JSONValue {
    .object([.init("mean", JSONValue(value.expected)), .init("z", JSONValue(value.z))])
  }

  var keyPlayersJSON: JSONValue {
    .object([
      .init("fragmentation", JSONValue(keyPlayers.fragmentation)),
      .init("distance_weighted_fragmentation", JSONValue(keyPlayers.distanceWeightedFragmentation)),
      .init(
        "disruption",
        .object([
          .init("reason", JSONValue(keyPlayers.isTooLargeForDisruption ? English.tooLargeForDisruption : nil)),
          .init(
            "sets",
            .array(
              keyPlayers.disruption.map { group in
                BridgesTable.json(
                  of: group,
                  [
                    .init("fragmentation", JSONValue(group.fragmentation)),
                    .init("distance_weighted_fragmentation", JSONValue(group.value)),
                  ])
              })),
        ])),
      .init(
        "reach_within_two_steps",
        .object([
          .init("reason", JSONValue(keyPlayers.isTooLargeForReach ? English.tooLargeForReach : nil)),
          .init("end", JSONValue(keyPlayers.reachEnd?.rawValue)),
          .init(
            "sets",
            .array(
              keyPlayers.reach.map { group in
                BridgesTable.json(
                  of: group, [.init("reached", .integer(reached(by: group))), .init("share", JSONValue(group.value))])
              })),
        ])),
    ])
  }

  private static func json(of group: KeyPlayerSets.Group, _ values: [JSONValue.Member]) -> JSONValue {
    .object(
      [
        .init("size", .integer(group.size)),
        .init("stakeholders", .array(group.stakeholders.map { .string($0.id.rawValue) })),
      ] + values + [.init("proved", .bool(group.isProved))])
  }

  var sectorsJSON: JSONValue {
    let mixing = analysis.sectors
    return .object([
      .init("tied_across", .integer(mixing.tiedAcross)), .init("possible_across", .integer(mixing.possibleAcross)),
      .init("tied_within", .integer(mixing.tiedWithin)), .init("possible_within", .integer(mixing.possibleWithin)),
      .init("stakeholders_without_sector", .integer(mixing.withoutSector)),
      .init(
        "within",
        .array(
          mixing.members.enumerated().map { place, members in
            .object([
              .init("sector", .string(members.sector.id)), .init("stakeholders", .integer(members.count)),
              .init("tied", .integer(mixing.tied(place, place))),
              .init("possible", .integer(mixing.possible(place, place))),
            ])
          })),
      .init("pairs", .array(mixing.pairs.map(BridgesTable.json))),
      .init("chance_of_widest_gap", JSONValue(mixing.widestGap == nil ? nil : mixing.chanceOfWidestGap)),
      .init("odds_ratio", BridgesTable.oddsRatioJSON(openness.oddsRatio, isCorrected: openness.isOddsRatioCorrected)),
      .init(
        "ei_index",
        .object([
          .init("value", JSONValue(openness.value)), .init("expected", JSONValue(openness.expected)),
          .init("p_value", JSONValue(openness.pValue)), .init("permutations", .integer(openness.permutations)),
          .init(
            "by_sector",
            .array(
              openness.bySector.map {
                .object([.init("sector", .string($0.sector.id)), .init("value", JSONValue($0.value))])
              })),
        ])),
    ])
  }

  private static func json(of pair: SectorPair) -> JSONValue {
    .object([
      .init("first", .string(pair.first.id)), .init("second", .string(pair.second.id)),
      .init("tied", .integer(pair.tied)), .init("possible", .integer(pair.possible)),
      .init("expected", JSONValue(pair.expected)),
      .init("odds_ratio", oddsRatioJSON(pair.oddsRatio, isCorrected: pair.isOddsRatioCorrected)),
      .init("chance_of_so_few", JSONValue(pair.chanceOfSoFew)),
    ])
  }

  private static func oddsRatioJSON(_ ratio: Double?, isCorrected: Bool) -> JSONValue {
    .object([.init("value", JSONValue(ratio)), .init("corrected", .bool(isCorrected))])
  }
}
