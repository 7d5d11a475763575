public import Graphs
public import StakeholderModel

/// Trust given, returned, passed on and missing; trust and value from items.
///
/// It looks at ties of trust of the whole study at its last wave. **That** somebody trusts somebody may be seen, like any
/// tie. **How much** may not: a low rating says as much as blame. So whatever uses ratings is a ``GroupFigure``,
/// published to two digits where enough people rate and enough are rated; a stakeholder's own mean is published where
/// enough rate it and do not all give the same; each single rating is ``Confidential``.
///
/// Trust counts from the middle of its scale on (``threshold``); where no scale is known, each tie of trust counts.
/// Shares of what was returned use only pairs in which both were asked and answered, as far as it is known.
public struct TrustAnalysis: Sendable {
  /// The network that was looked at.
  public let network: StakeholderNetwork
  /// The kinds of tie that are trust.
  public let kinds: [Kind.ID]
  /// How many distinct people must rate before a figure is published.
  public let minimumGroupSize: Int
  /// From which rating on trust counts; nil without a scale.
  public let threshold: Double?
  /// The scale of the ratings, if all have the same.
  public let scale: Kind.Scale?
  /// The ties of trust that were told, whatever their rating.
  public let tieCount: Int
  /// The figures, in the order in which they are told.
  public let figures: [ReportedFigure]
  /// What each stakeholder receives, in the order of the list.
  public let stakeholders: [Received]
  /// The sectors between which no tie of trust was told.
  public let sectorsWithoutTrust: [SectorPair]
  /// Who rated whom how: positions in ``network``.
  public let ratings: Confidential<[Tie]>

  /// The trust and value that a stakeholder receives.
  public struct Received: Sendable {
    /// Its position in the network.
    public let node: Int
    /// How many told of trust in it, whatever the rating.
    public let trustedBy: Int
    /// How many it told of trust in.
    public let trusts: Int
    /// The mean rating of trust that it receives; not measurable where trust was told without ratings.
    public let trust: GroupFigure
    /// The mean rating of its value to the others; nil where the study has no items of value.
    public let value: GroupFigure?
    /// With how many it has any tie that is not against somebody.
    public let partners: Int
  }

  /// Looks at a study.
  ///
  /// - Parameter seed: The same seed gives the same comparisons with chance.
  /// - Complexity: O(n · m) for n stakeholders and m ties, beside the comparison of sectors with chance.
  public init(of study: Study, seed: UInt64 = 1) {
    let network = study.latestNetwork
    let kinds = study.kinds.filter { $0.roles.contains(.trust) && !$0.roles.contains(.rating) }
    let reports = network.relationships.filter { !(network.wave != nil && $0.status == .ended) }
    let items = TrustItems(.trust, in: network, among: reports)
    let told = network.graph(of: kinds.map(\.id), direction: .directed)
    let graph = items?.means.graph ?? network.graphForAggregation(of: Set(kinds.map(\.id)))
    let minimum = study.settings.minimumGroupSize
    let gate = Ratings(of: network, graph: graph, minimum: minimum)
    let scales = Set(kinds.compactMap(\.scale))
    // Items run from 1 to 4 unless the study's trust has a scale of its own.
    let scale =
      scales.count == 1 ? scales.first : items != nil ? Kind.Scale(minimum: 1, maximum: 4) : nil
    let threshold = graph.isWeighted ? scale?.midpoint : nil
    let value = TrustItems(.value, in: network, among: reports)
    let valued = value.map { Ratings(of: network, graph: $0.means.graph, minimum: minimum) }
    self.network = network
    self.kinds = kinds.map(\.id)
    minimumGroupSize = gate.minimum
    self.threshold = threshold
    self.scale = graph.isWeighted ? scale : nil
    tieCount = told.tieCount
    let kind = kinds.first?.id ?? .trust
    let asked =
      items == nil
      ? AskedPairs(about: kind, in: network)
      : AskedPairs(ofItems: TrustItems.kinds(.trust, in: study), orAbout: kind, in: network)
    let measures = TrustMeasures(
      gate: gate, kind: kind, scale: graph.isWeighted ? scale : nil, threshold: threshold,
      contact: network.graph(), asked: asked, missing: graph.tieCount == 0 ? "The study has no ties of trust." : nil)
    figures =
      measures.returned + measures.closed + measures.amount
      + [
        ReportedFigure(
          "trust_items_alpha",
          gate.figure(unit: .index, missing: items == nil ? TrustItems.missing(.trust) : nil) { _ in
            items?.reliability
          }),
        ReportedFigure(
          "value_items_alpha",
          (valued ?? gate).figure(unit: .index, missing: value == nil ? TrustItems.missing(.value) : nil) { _ in
            value?.reliability
          }),
      ]
    let unrated = gate.figure(unit: .number, missing: measures.withoutRatings) { _ in nil }
    let means =
      gate.hasStrengths ? gate.meansReceived(on: self.scale) : network.stakeholders.map { _ in unrated }
    let values = valued?.meansReceived(on: Kind.Scale(minimum: 1, maximum: 4))
    stakeholders = network.stakeholders.indices.map { node in
      Received(
        node: node, trustedBy: told.predecessors(of: node).count, trusts: told.neighbors(of: node).count,
        trust: means[node], value: values?[node], partners: measures.contact.degree(of: node))
    }
    sectorsWithoutTrust =
      told.tieCount == 0 ? [] : SectorMixing(of: network, in: told.undirected(), seed: seed).untiedPairs
    ratings = Confidential(graph.isWeighted ? Array(graph.ties) : [])
  }
}

/// The figures about trust as a whole.
struct TrustMeasures {
  let gate: Ratings
  let kind: Kind.ID
  let scale: Kind.Scale?
  let threshold: Double?
  let contact: Graph
  let missing: String?
  private let asked: AskedPairs

  init(
    gate: Ratings, kind: Kind.ID, scale: Kind.Scale?, threshold: Double?, contact: Graph, asked: AskedPairs,
    missing: String?
  ) {
    self.gate = gate
    self.kind = kind
    self.scale = scale
    self.threshold = threshold
    self.contact = contact
    self.missing = missing
    self.asked = asked
  }

  /// Trust returned, by ties from the threshold on and by strength. Sources: Squartini et al. 2013,
  /// doi:10.1038/srep02729; the asymmetry is its complement.
  var returned: [ReportedFigure] {
    func known(_ graph: Graph) -> AnswerMatrix { answers(graph.keepingTies(atLeast: threshold)) }
    func chance(_ graph: Graph) -> Double? {
      guard isSmall else { return nil }
      let answers = known(graph)
      return answers.quadraticAssignment(with: answers.transposed, permutations: 4999).chance.pValue
    }
    // Where every pair counts, the graph itself says all: a table of all pairs of many stakeholders is not needed.
    let isWhole = asked.isEveryPair
    func returned(_ graph: Graph) -> Double? {
      isWhole ? graph.keepingTies(atLeast: threshold).reciprocity().value : known(graph).knownReciprocity
    }
    func density(_ graph: Graph) -> Double? {
      isWhole ? graph.keepingTies(atLeast: threshold).density().value : known(graph).knownDensity
    }
    func returnedStrength(_ graph: Graph) -> Double? {
      isWhole ? graph.weightedReciprocity().value : answers(graph).asymmetry().value.map { 1 - $0 }
    }
    return [
      ReportedFigure(
        "trust_reciprocity", figure(.share, returned), range: range(.share, .reciprocity, in: known),
        byChance: figure(.share, density), pValue: figure(.chance, chance)),
      ReportedFigure(
        "trust_weighted_reciprocity", figure(.share, needsRatings: true, returnedStrength),
        range: range(.share, .weightedReciprocity, needsRatings: true, in: answers)),
      ReportedFigure(
        "trust_asymmetry", figure(.share, needsRatings: true) { graph in returnedStrength(graph).map { 1 - $0 } },
        range: range(.share, .weightedReciprocity, needsRatings: true, in: answers) { 1 - $0 }),
    ]
  }

  /// Whether ranges and chances are computed: they take tables of all pairs, and a time that grows with the third power of
  /// the stakeholders.
  private var isSmall: Bool { gate.network.stakeholders.count <= 500 }

  /// Who trusts whom how much, and who does not, as far as it is known.
  private func answers(_ graph: Graph) -> AnswerMatrix {
    AnswerMatrix(nodeCount: graph.nodeCount, isDirected: true) { from, to in
      graph.strength(from: from, to: to) ?? (asked.contains(from, to) ? 0 : nil)
    }
  }

  /// The 95 % range of a figure that is a statistic of pairs, or changes with one in a straight line; its ends go through
  /// the gate like the figure.
  ///
  /// - Complexity: O(n³).
  private func range(
    _ unit: GroupFigure.Unit, _ statistic: PairStatistic, needsRatings: Bool = false,
    in matrix: (Graph) -> AnswerMatrix, scaled: (Double) -> Double = { $0 }
  ) -> (low: GroupFigure, high: GroupFigure)? {
    guard isSmall else { return nil }
    func end(_ isHigh: Bool) -> GroupFigure {
      figure(unit, needsRatings: needsRatings) { graph in
        matrix(graph).intervals(of: [statistic], replicates: 0)[0].interval.map { interval in
          let ends = [scaled(interval.lowerBound), scaled(interval.upperBound)].sorted()
          let value = isHigh ? ends[1] : ends[0]
          // A share cannot lie outside; its end is told as the last step before all or none.
          return unit == .share ? min(0.99, max(0.01, value)) : value
        }
      }
    }
    return (low: end(false), high: end(true))
  }

  /// Trust in those whom one's trusted trust. Sources: Opsahl & Panzarasa 2009, doi:10.1016/j.socnet.2009.02.002;
  /// compare Richters & Peixoto 2011, doi:10.1371/journal.pone.0018384.
  var closed: [ReportedFigure] {
    let top = scale?.maximum
    func mediated(_ graph: Graph) -> NetworkScore {
      graph.mediatedTrust(TrustPropagation(fullTrust: top ?? 1))
    }
    func detail(_ name: String, _ graph: Graph) -> Double? { mediated(graph).details.first { $0.name == name }?.value }
    return [
      ReportedFigure(
        "trust_closure", figure(.share) { $0.keepingTies(atLeast: threshold).closure().value },
        range: range(.share, .transitivity) { AnswerMatrix($0.keepingTies(atLeast: threshold)) }),
      ReportedFigure("trust_weighted_closure", figure(.share, needsRatings: true) { $0.closure().value }),
      ReportedFigure(
        "trust_gap", figure(.share) { $0.keepingTies(atLeast: threshold).unmetTwoPaths(in: contact).value }),
      ReportedFigure("trust_at_second_hand", figure(.share, needsRatings: true) { mediated($0).value }),
      ReportedFigure(
        "trust_second_hand_share", figure(.share, needsRatings: true) { detail("mediated_share", $0) }),
    ]
  }

  /// How much trust there is, on the scale of the ratings.
  var amount: [ReportedFigure] {
    func rescaled(_ graph: Graph) -> Double? {
      guard let scale, graph.tieCount > 0 else { return nil }
      return graph.ties.reduce(0) { $0 + ($1.strength - scale.minimum) / (scale.maximum - scale.minimum) }
    }
    func mean(_ graph: Graph) -> Double? {
      graph.tieCount == 0 ? nil : graph.ties.reduce(0) { $0 + $1.strength } / Double(graph.tieCount)
    }
    return [
      ReportedFigure(
        "trust_mean", figure(.number, needsRatings: true, mean),
        range: range(.number, .meanStrength, needsRatings: true, in: answers)),
      ReportedFigure(
        "trust_pct_of_max",
        figure(.share, needsRatings: true) { graph in scale.flatMap { scale in mean(graph).map { $0 / scale.maximum } }
        },
        range: scale.flatMap { scale in
          range(.share, .meanStrength, needsRatings: true, in: answers) { $0 / scale.maximum }
        }),
      ReportedFigure(
        "trust_rescaled",
        figure(.share, needsRatings: true) { graph in rescaled(graph).map { $0 / Double(graph.tieCount) } },
        range: scale.flatMap { scale in
          range(.share, .meanStrength, needsRatings: true, in: answers) {
            ($0 - scale.minimum) / (scale.maximum - scale.minimum)
          }
        }),
      ReportedFigure("trust_total", figure(.number, needsRatings: true, rescaled)),
      ReportedFigure(
        "trust_density",
        figure(.share, needsRatings: true) { graph in
          let pairs = asked.count
          return pairs == 0 ? nil : rescaled(graph).map { $0 / Double(pairs) }
        }),
    ]
  }

  private func figure(
    _ unit: GroupFigure.Unit, needsRatings: Bool = false, _ value: (Graph) -> Double?
  ) -> GroupFigure {
    gate.figure(
      unit: unit, missing: missing ?? (needsRatings && scale == nil ? withoutRatings : nil), value: value)
  }

  /// Why nothing can be said of ratings where there are none, or none on a scale.
  var withoutRatings: String {
    gate.hasStrengths
      ? "The ratings of trust have no scale yet, so nobody can say what is much. Write it into study.yaml, for example: "
        + "kinds: {\(kind): {scale: {min: 1, max: 5}}}."
      : "Trust was told without ratings: a column strength would hold them."
  }
}
