extension Measure {
  /// Every measure, in the order in which tables show them.
  public static let all: [Measure] = [
    .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength,
    .betweenness, .closeness, .harmonic, .eigenvector, .pageRank, .katz, .hub, .authority,
    .coreNumber, .clustering,
    .constraint, .effectiveSize, .efficiency, .hierarchy,
    .articulationPoint,

    .edgeBetweenness, .bridge,

    .density, .reciprocity, .weightedReciprocity, .transitivity, .averageClustering,
    .components, .largestComponent, .diameter, .averagePathLength, .globalEfficiency,
    .articulationPoints, .bridges, .triadCensus,
  ]
}
