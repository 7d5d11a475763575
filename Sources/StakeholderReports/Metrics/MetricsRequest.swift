public import CollaborationMetrics
public import Graphs
public import StakeholderModel

/// Which measures of which network are wanted.
public struct MetricsRequest: Sendable {
  /// Which measures are wanted.
  public enum Choice: Sendable, Hashable {
    /// Those that answer the usual questions.
    case usual
    /// Every measure there is.
    case all
    /// These, by their names.
    case named([String])
  }

  /// The kinds of tie; nil for all that bind together (none against somebody, no ratings).
  public var kinds: [Kind.ID]?
  /// Whether directions count; nil leaves it to the kinds: the usual network has no directions, and chosen kinds keep
  /// theirs if all of them have one.
  public var isDirected: Bool?
  /// What becomes of strengths.
  public var weights: Projection.Weights
  /// Which measures are wanted.
  public var measures: Choice
  /// What the measures give values to; nil for the levels at which the measures exist, and for stakeholders and the
  /// network where no measures are named.
  public var levels: Set<Measure.Level>?
  /// Whether values are divided by the greatest possible one, where the measure offers that.
  public var isNormalized: Bool
  /// Where chance has a part, the same seed gives the same values.
  public var seed: UInt64
  /// How many rewired networks the fit of core and periphery is compared with, for a p-value; 0: none.
  public var rewirings: Int
  /// γ of the search for communities: above 1 small ones are favoured, below 1 large ones.
  public var resolution = 1.0
  /// What a core and a periphery look like in the ideal case.
  public var corePattern = CorePattern.coreToAll
  /// How the words of both sides of a tie become one; nil for the usual network, where either side's word is enough. Needs
  /// a single kind of tie, of which both sides tell.
  public var rule: ReconciliationRule?
  /// The right to measure ties and ratings that were told in confidence; nil if they stay there.
  public var permission: NegativeTiePermission?

  /// Up to this many stakeholders times ties, betweenness and what rests on it is exact; in larger networks it is
  /// estimated, and every output says so, with the error that it has at most.
  public static let mostExactWork = 1_000_000_000

  /// The usual measures of the usual network.
  public init(
    kinds: [Kind.ID]? = nil, isDirected: Bool? = nil, weights: Projection.Weights = .none, measures: Choice = .usual,
    levels: Set<Measure.Level>? = nil, isNormalized: Bool = false, seed: UInt64 = 1,
    rewirings: Int = 0, showing permission: NegativeTiePermission? = nil
  ) {
    self.kinds = kinds
    self.isDirected = isDirected
    self.weights = weights
    self.measures = measures
    self.levels = levels
    self.isNormalized = isNormalized
    self.seed = seed
    self.rewirings = rewirings
    self.permission = permission
  }
}

extension MetricsRequest {
  /// Checks that kinds of tie exist and may be shown.
  package static func check(
    _ kinds: [Kind.ID], in network: StakeholderNetwork, showing permission: NegativeTiePermission? = nil
  ) throws(MetricsError) {
    for kind in kinds {
      if permission == nil, network.study.isConfidential(kind) { throw MetricsError(.confidentialKind(kind)) }
      guard network.study.kind(kind) != nil else {
        let known = network.study.kinds.map(\.id).filter { permission != nil || !network.study.isConfidential($0) }
        throw MetricsError(.unknownKind(kind, known: known))
      }
    }
  }

  /// The ties of the only kind after both sides' words were made one; nil where no rule was asked for.
  func reconciled(in network: StakeholderNetwork, isDirected: Bool) throws(MetricsError) -> ReconciledTies? {
    guard let rule else { return nil }
    if !isDirected, rule == .rowOnly || rule == .columnOnly { throw MetricsError(.ruleNeedsDirections) }
    guard let kinds, kinds.count == 1 else { throw MetricsError(.ruleNeedsOneKind) }
    guard let answers = SurveyAnswers(of: network, kind: kinds[0]), let reconciled = answers.reconciled(rule) else {
      throw MetricsError(.toldByOneSide(kinds[0]))
    }
    return reconciled
  }

  /// The measures that answer the usual questions: who is well connected, who is between others, who is tied down.
  static func usualMeasures(isDirected: Bool, weights: Projection.Weights) -> [String] {
    var names = ["degree"]
    if isDirected { names += ["in_degree", "out_degree", "pagerank"] }
    if weights == .strength { names.append("strength") }
    names += ["betweenness", "constraint", "effective_size", "articulation_point"]
    names += ["edge_betweenness", "bridge"]
    names += ["density", "components", "largest_component", "average_path_length", "transitivity"]
    if isDirected { names.append("reciprocity") }
    names += ["degree_centralization", "betweenness_centralization", "articulation_points", "bridges"]
    return names
  }

  /// The wanted measures in the order of the registry.
  func chosenMeasures(isDirected: Bool) throws(MetricsError) -> [Measure] {
    let names: Set<String>
    switch measures {
    case .all: names = Set(Measure.all.map(\.id))
    case .usual: names = Set(MetricsRequest.usualMeasures(isDirected: isDirected, weights: weights))
    case .named(let wanted): names = try MetricsRequest.identifiers(of: wanted)
    }
    let levels = try wantedLevels(of: names)
    return Measure.all.filter { names.contains($0.id) && levels.contains($0.level) }
  }

  /// The identifiers of measures, in whatever case they are written, with - or _ between words.
  package static func identifiers(of names: [String]) throws(MetricsError) -> Set<String> {
    let known = Set(Measure.all.map(\.id))
    var identifiers = Set<String>()
    for name in names {
      let identifier = name.lowercased().replacing("-", with: "_")
      guard known.contains(identifier) else { throw MetricsError(.unknownMeasure(name)) }
      identifiers.insert(identifier)
    }
    return identifiers
  }

  private func wantedLevels(of names: Set<String>) throws(MetricsError) -> Set<Measure.Level> {
    guard case .named = measures else { return levels ?? [.stakeholders, .network] }
    guard let levels else { return Set(Measure.Level.allCases) }
    let unavailable = Measure.all.filter { measure in
      names.contains(measure.id) && !Measure.named(measure.id).contains { levels.contains($0.level) }
    }
    if let first = unavailable.first { throw MetricsError(.notAtLevel(first.id, first.level)) }
    return levels
  }
}
