extension Measure {
  /// Every measure, in the order in which tables show them.
  public static let all: [Measure] = [
    .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength,
    .density, .components, .largestComponent,
  ]
}
