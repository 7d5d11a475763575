package import CollaborationMetrics
public import Graphs
package import StakeholderFormats
public import StakeholderModel

/// The measures of a network, ready to be written as a table, as CSV or as JSON.
///
/// Stakeholders who do not want to be shown take part in every number and have no row; neither have their ties.
/// A kind of tie that is told in confidence is refused.
public struct MetricsTable: Sendable {
  /// The network that was measured.
  public let network: StakeholderNetwork
  /// The graph and what was done to get it.
  public let projection: Projection
  /// What was asked for.
  public let request: MetricsRequest
  /// The measures of stakeholders, a value for each node.
  public let stakeholders: [NodeScores]
  /// The measures of ties, a value for each tie of the graph.
  public let ties: [TieScores]
  /// The measures of the whole network.
  public let wholeNetwork: [NetworkScore]
  /// The 95 % ranges of those measures of the whole network that have one, by measure.
  public let intervals: [String: ClosedRange<Double>]
  /// The levels that were asked for, or that the named measures have.
  public let levels: Set<Measure.Level>
  /// The kinds of tie against somebody that were weighed against the others, and how many ties they have; empty where no
  /// measure asks for them or they may not be shown.
  package let negativeTies: NegativeTies
  /// How the words of both sides became one, if a rule was asked for.
  package let reconciled: ReconciledTies?

  /// The ties against somebody that some measures weigh against the others.
  package struct NegativeTies: Sendable {
    package var kinds: [Kind.ID] = []
    package var count = 0
    /// The measures that look at them.
    package var measures: [String] = []
  }

  /// Measures a network.
  ///
  /// - Parameter progress: told which measure is at work and how far all of them have come, 0 to 1; from any thread.
  /// - Throws: ``MetricsError`` for measures and kinds that do not exist, and for kinds that are told in confidence.
  /// - Complexity: that of the measures.
  public init(
    of network: StakeholderNetwork, _ request: MetricsRequest = MetricsRequest(),
    progress: (@Sendable (_ measure: String, _ share: Double) -> Void)? = nil
  ) throws(MetricsError) {
    try MetricsRequest.check(request.kinds ?? [], in: network, showing: request.permission)
    let isDirected = request.isDirected ?? MetricsTable.keepsDirections(request.kinds, in: network.study)
    let chosen = try request.chosenMeasures(isDirected: isDirected)
    let told = network.projection(
      of: request.kinds, direction: isDirected ? .directed : .undirected, weights: request.weights,
      showing: request.permission)
    let reconciled = try request.reconciled(in: network, isDirected: isDirected)
    let projection = reconciled.map { told.replacing($0.graph, isDirected: isDirected) } ?? told
    self.init(network, projection, reconciled, chosen, request, progress)
  }

  /// Measures a very long list of ties, of which no study was made.
  ///
  /// - Returns: Nil for what only a study can tell: ties told in confidence, the words of both sides.
  package init?(
    of list: LongNetwork, _ request: MetricsRequest, progress: (@Sendable (_ measure: String, _ share: Double) -> Void)?
  ) throws(MetricsError) {
    guard request.permission == nil, request.rule == nil else { return nil }
    try MetricsRequest.check(request.kinds ?? [], in: list.network)
    let isDirected = request.isDirected ?? MetricsTable.keepsDirections(request.kinds, in: list.network.study)
    let chosen = try request.chosenMeasures(isDirected: isDirected)
    let direction: Projection.Direction = isDirected ? .directed : .undirected
    guard let projection = try? list.projection(direction: direction, weights: request.weights) else { return nil }
    self.init(list.network, projection, nil, chosen, request, progress)
  }

  private init(
    _ network: StakeholderNetwork, _ projection: Projection, _ reconciled: ReconciledTies?, _ chosen: [Measure],
    _ request: MetricsRequest, _ progress: (@Sendable (_ measure: String, _ share: Double) -> Void)?
  ) {
    self.reconciled = reconciled
    var options = MeasureOptions()
    options.isNormalized = request.isNormalized
    let sectors = network.sectorLabels
    options.sectors = sectors.contains { $0 != nil } ? sectors : nil
    options.seed = request.seed
    options.rewirings = request.rewirings
    options.resolution = request.resolution
    options.corePattern = request.corePattern
    // The word of both sides may be that there is a tie, and no more.
    options.greatestStrength = projection.graph.isWeighted ? projection.topOfScale : nil
    options.mostExactWork = MetricsRequest.mostExactWork
    let signs = MetricsTable.signs(of: request, direction: projection.direction, in: network)
    options.negativeTies = signs?.negative
    var negativeTies = NegativeTies()
    if let signs {
      negativeTies.measures = chosen.filter { $0.needs.contains(.negativeTies) }.map(\.id).uniqued()
      if !negativeTies.measures.isEmpty {
        negativeTies.kinds = signs.negativeKinds
        negativeTies.count = signs.negative.tieCount
      }
    }
    self.negativeTies = negativeTies
    var stakeholders: [NodeScores] = []
    var ties: [TieScores] = []
    var wholeNetwork: [NetworkScore] = []
    for (position, measure) in chosen.enumerated() {
      if let progress {
        let count = Double(chosen.count)
        progress(measure.id, Double(position) / count)
        options.progress = { progress(measure.id, (Double(position) + $0) / count) }
      }
      let graph = measure.needs.contains(.negativeTies) ? signs?.positive ?? projection.graph : projection.graph
      switch measure.compute(on: graph, options: options) {
      case .stakeholders(let scores): stakeholders.append(scores)
      case .ties(let scores): ties.append(scores)
      case .network(let score): wholeNetwork.append(score)
      }
    }
    self.network = network
    self.projection = projection
    self.request = request
    self.stakeholders = stakeholders
    self.ties = ties
    self.wholeNetwork = wholeNetwork
    intervals = MetricsTable.intervals(of: wholeNetwork, in: projection.graph, seed: request.seed)
    if case .named = request.measures {
      levels = request.levels ?? Set(chosen.map(\.level))
    } else {
      levels = request.levels ?? [.stakeholders, .network]
    }
  }

  /// The ties of the chosen kinds by their sign, without strengths; by default all that bind together and all that are
  /// negative. Nil where negative ties may not be shown, or no kind of them is chosen.
  private static func signs(
    of request: MetricsRequest, direction: Projection.Direction, in network: StakeholderNetwork
  ) -> (positive: Graph, negative: Graph, negativeKinds: [Kind.ID])? {
    guard let permission = request.permission ?? network.study.publicNegativeTies else { return nil }
    func isNegative(_ kind: Kind.ID) -> Bool { network.study.kind(kind)?.sign == .negative }
    let negative = (request.kinds ?? network.study.kinds.map(\.id)).filter(isNegative)
    guard !negative.isEmpty else { return nil }
    func graph(_ kinds: [Kind.ID]) -> Graph {
      network.graph(of: kinds, direction: direction, showing: permission)
    }
    return (graph((request.kinds ?? network.bindingKinds).filter { !isNegative($0) }), graph(negative), negative)
  }

  /// Kinds that somebody chose keep their directions if all of them have one.
  private static func keepsDirections(_ kinds: [Kind.ID]?, in study: Study) -> Bool {
    guard let kinds, !kinds.isEmpty else { return false }
    return kinds.allSatisfy { study.kind($0)?.isDirected ?? true }
  }

  /// The numbers of the nodes that may have a row.
  var shownNodes: [Int] { network.stakeholders.indices.filter { network.stakeholders[$0].consent != .no } }

  /// The ties that may have a row, with their places in the scores.
  var shownTies: [(position: Int, tie: Tie)] {
    projection.graph.ties.enumerated()
      .filter { _, tie in
        network.stakeholders[tie.from].consent != .no && network.stakeholders[tie.to].consent != .no
      }
      .map { (position: $0.offset, tie: $0.element) }
  }

  /// Why values are missing, by measure, in the order of the measures; of a measure that is there for stakeholders and
  /// for the network, the latter is called `<measure>.network`.
  public var undefinedReasons: [(measure: String, reason: String)] {
    let reasons =
      stakeholders.map { ($0.measure, Measure.Level.stakeholders, $0.undefinedReason) }
      + ties.map { ($0.measure, .ties, $0.undefinedReason) }
      + wholeNetwork.map { ($0.measure, .network, $0.undefinedReason) }
    return reasons.compactMap { measure, level, reason in
      reason.map { (key(of: measure, at: level), self.reason(of: measure) ?? MetricsTable.ofStakeholders($0)) }
    }
  }

  /// What a measure at a level is called where both of its levels are.
  func key(of measure: String, at level: Measure.Level) -> String {
    level == .network && stakeholders.contains { $0.measure == measure } ? "\(measure).network" : measure
  }

  /// What a measure lacks, as only the study can tell; nil if it lacks nothing.
  private func reason(of measure: String) -> String? {
    let needs = Measure.named(measure).map(\.needs)
    if needs.contains(where: { $0.contains(.sectors) }), network.stakeholders.allSatisfy({ $0.sector == nil }) {
      return English.noSectors
    }
    if needs.contains(where: { $0.contains(.negativeTies) }), request.permission == nil,
      network.study.publicNegativeTies == nil
    {
      return English.negativeTiesInConfidence
    }
    return nil
  }

  /// A graph has nodes, a study has stakeholders.
  private static func ofStakeholders(_ reason: String) -> String {
    reason.split(separator: " ", omittingEmptySubsequences: false)
      .map { word in
        word.hasPrefix("node") ? "stakeholder" + word.dropFirst(4) : String(word)
      }
      .joined(separator: " ")
  }
}
