extension Measure {
  /// Every measure, in the order in which tables show them.
  public static let all: [Measure] =
    [
      .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength,
      .betweenness, .closeness, .harmonic, .eigenvector, .pageRank, .katz, .hub, .authority, .pnCentrality,
      .nodeWalkBalance, .coreNumber, .coreness, .clustering, .triangles,
      .constraint, .effectiveSize, .efficiency, .hierarchy, .bridgingCentrality, .articulationPoint,
      .combinedDegree, .kappaPath, .participation, .withinModuleZ, .eiIndex, .crossSectorReach, .community,
    ] + Measure.brokerageRoles + [
      .brokerage,

      .edgeBetweenness, .bridge, .localBridgeSpan,

      .density, .averageDegree, .reciprocity, .weightedReciprocity, .transitivity, .averageClustering,
      .components, .largestComponent, .fragmentation, .diameter, .averagePathLength, .globalEfficiency,
      .localEfficiency,
      .degreeCentralization, .betweennessCentralization, .closenessCentralization, .corePeripheryFit,
      .degreeAssortativity, .sectorAssortativity, .networkEIIndex, .articulationPoints, .bridges, .triadCensus,
      .modularity,
      .balance, .walkBalance, .signedTriadCensus, .frustration,
    ]
}
