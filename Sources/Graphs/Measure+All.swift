extension Measure {
  /// Every measure, in the order in which tables show them.
  public static let all: [Measure] =
    [
      .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength,
      .betweenness, .closeness, .inCloseness, .harmonic, .inHarmonic, .eccentricity, .reach, .eigenvector, .pageRank,
      .katz, .bonacichPower, .hub,
      .authority,
      .pnCentrality, .inPNCentrality,
      .nodeWalkBalance, .coreNumber, .coreness, .clustering, .onnelaClustering, .triangles,
      .constraint, .effectiveSize, .efficiency, .hierarchy, .bridgingCentrality, .bridgeness, .everettValente,
      .articulationPoint, .strongArticulationPoint, .component, .componentSize,
      .combinedDegree, .kappaPath, .participation, .inParticipation, .withinModuleZ,
      .inWithinModuleZ, .eiIndex, .crossSectorReach, .community,
    ] + Measure.brokerageRoles + [.brokerage] + Measure.honestBrokerage + [

      .edgeBetweenness, .bridge, .localBridgeSpan,

      .density, .meanTieStrength, .averageDegree, .reciprocity, .weightedReciprocity, .transitivity, .averageClustering,
      .smallWorld,
      .components, .largestComponent, .fragmentation, .diameter, .averagePathLength, .globalEfficiency,
      .localEfficiency,
      .degreeCentralization, .strengthCentralization, .betweennessCentralization, .closenessCentralization,
      .corePeripheryFit,
      .degreeAssortativity, .sectorAssortativity, .networkEIIndex, .articulationPoints, .bridges, .triadCensus,
      .modularity,
      .balance, .walkBalance, .signedTriadCensus, .frustration,
    ]
}
