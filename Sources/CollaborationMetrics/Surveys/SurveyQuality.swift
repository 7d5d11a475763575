import Graphs
public import StakeholderModel

/// How good the survey behind a network is: who answered, whether both sides tell the same, and whether results depend on
/// whose word is taken.
public struct SurveyQuality: Sendable {
  /// What is known of one kind of tie.
  public struct KindQuality: Sendable {
    /// The kind.
    public let kind: Kind.ID
    /// How it is known what was asked.
    public let basis: SurveyAnswers.Basis
    /// What became of the questions, by ordered pairs.
    public let tally: SurveyAnswers.Tally
    /// Who answered, and whether the others differ; nil where nobody wrote it down.
    public let nonResponse: NonResponse?
    /// How many ties both sides tell of; nil where only one side tells, or nobody answered.
    public let confirmation: SurveyAnswers.Confirmation?
    /// Measures of the ties that either side tells of beside those that both tell of; empty where only one side tells.
    public let sensitivity: [Sensitivity]
    /// Whether what respondents say may stand for those who were silent; nil where that is not known.
    public let isReconstructionSound: Bool?
  }

  /// One measure of the network, counted in two ways.
  public struct Sensitivity: Sendable, Hashable {
    /// The measure, as named everywhere else.
    public let measure: String
    /// With a tie where either side tells of one; nil where undefined.
    public let union: Double?
    /// With a tie only where both sides tell of it; nil where undefined.
    public let intersection: Double?
  }

  /// The network.
  public let network: StakeholderNetwork
  /// The kinds that were asked about or have ties, none of them told in confidence.
  public let kinds: [KindQuality]
  /// Whether the ranking of go-betweens survives the missing answers.
  public let betweenness: RankingReliability

  /// Whether anybody wrote down what was asked.
  public var isKnown: Bool { kinds.contains { $0.basis != .unknown } }

  /// The kinds of which so few answered that every result carries a warning.
  public var lowKinds: [KindQuality] { kinds.filter { $0.nonResponse?.isLow == true } }

  /// The measures that are counted in two ways.
  static let comparedMeasures = [
    "density", "average_path_length", "transitivity", "largest_component", "degree_centralization",
    "betweenness_centralization", "articulation_points",
  ]

  /// Looks at the answers about each kind.
  ///
  /// - Parameter seed: the same seed gives the same result.
  /// - Complexity: O(k·n²) for k kinds, O(n·m) for the measures, and that of the ranking's replicates.
  public init(of network: StakeholderNetwork, seed: UInt64 = 1) {
    self.network = network
    let occurring = Set(network.relationships.map(\.kind))
    let asked = Set(network.study.responses.compactMap(\.kind))
    let declared = network.study.kinds.map(\.id)
    let kinds = declared.filter { occurring.contains($0) || asked.contains($0) }
    self.kinds = kinds.compactMap { kind in
      guard let answers = SurveyAnswers(of: network, kind: kind) else { return nil }
      let nonResponse = NonResponse(of: answers, seed: seed)
      return KindQuality(
        kind: kind, basis: answers.basis, tally: answers.tally, nonResponse: nonResponse,
        confirmation: answers.confirmation,
        sensitivity: answers.confirmation == nil ? [] : SurveyQuality.sensitivity(of: answers),
        isReconstructionSound: nonResponse.flatMap { answers.isReconstructionSound(given: $0) })
    }
    betweenness = AnswerLoss(of: network, kinds: network.bindingKinds, isUndirected: true, seed: seed)
      .reliability { $0.betweenness() }
  }

  private static func sensitivity(of answers: SurveyAnswers) -> [Sensitivity] {
    guard let union = answers.reconciled(.union), let intersection = answers.reconciled(.intersection) else {
      return []
    }
    return comparedMeasures.compactMap { id in
      guard let measure = Measure.named(id, at: .network) else { return nil }
      func value(_ graph: Graph) -> Double? {
        guard case .network(let score) = measure.compute(on: graph.undirected()) else { return nil }
        return score.value
      }
      return Sensitivity(measure: id, union: value(union.graph), intersection: value(intersection.graph))
    }
  }
}
