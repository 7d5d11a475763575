extension Measure {
  /// Every measure, in the order in which tables show them.
  public static let all: [Measure] = [
    .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength,
    .betweenness, .pageRank,
    .constraint, .effectiveSize, .efficiency, .hierarchy,
    .articulationPoint,

    .edgeBetweenness, .bridge,

    .density, .reciprocity, .weightedReciprocity, .components, .largestComponent,
    .articulationPoints, .bridges,
  ]
}
