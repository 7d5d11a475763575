import Graphs

/// Whether blame is returned: tit for tat.
///
/// Sources: Squartini et al. 2013, doi:10.1038/srep02729; Garlaschelli & Loffredo 2004,
/// doi:10.1103/PhysRevLett.93.268701; Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4 (the test).
extension BlameSurroundings {
  /// The blame as answers: what somebody was not asked about is not a no.
  func answers(_ graph: Graph, isBinary: Bool = true) -> AnswerMatrix {
    AnswerMatrix(of: graph, among: ties.asked, isBinary: isBinary)
  }

  var returned: [ReportedFigure] {
    let isReturned = PublicationRule.Scope.ties { graph, tie in graph.containsTie(from: tie.to, to: tie.from) }
    func test(_ graph: Graph) -> QuadraticAssignment {
      let answers = answers(graph)
      return answers.quadraticAssignment(with: answers.transposed, permutations: permutations, seed: seed)
    }
    // Rounded like shares of all blame: what is returned is known of those alone who were both asked, and beside the whole
    // it would tell how much blame falls on those who kept silent.
    func share(_ unit: GroupFigure.Unit, _ value: (Graph) -> Double?) -> GroupFigure {
      ties.figure(isReturned, unit: unit, perTie: NegativeTies.perTieOfAll, value: value)
    }
    return [
      ReportedFigure(
        "blame_reciprocity", share(.share) { answers($0).knownReciprocity },
        byChance: ties.figure(isReturned, unit: .share, perTie: { answers($0).knownDensityPerTie }) {
          answers($0).knownDensity
        },
        pValue: ties.figure(isReturned, unit: .chance) { test($0).chance.pValue }),
      ReportedFigure(
        "blame_weighted_reciprocity",
        share(.share) { graph in answers(graph, isBinary: false).asymmetry().value.map { 1 - $0 } }),
      ReportedFigure("blame_reciprocity_above_chance", share(.index) { answers($0).reciprocityBeyondChance }),
      ReportedFigure(
        "blame_reciprocity_odds",
        ties.figure(isReturned, unit: .number, perTie: { answers($0).oddsPerPair }) {
          answers($0).reciprocation().oddsRatio.value
        }),
    ]
  }
}

extension AnswerMatrix {
  /// The ties of a graph as answers of those who were asked.
  init(of graph: Graph, among asked: AskedPairs, isBinary: Bool) {
    self.init(nodeCount: graph.nodeCount, isDirected: true) { from, to in
      guard asked.contains(from, to) else { return nil }
      return graph.strength(from: from, to: to).map { isBinary ? 1 : $0 } ?? 0
    }
  }

  /// How much more often ties are returned than chance gives: 0 as often, 1 always; nil where every answer is a tie.
  var reciprocityBeyondChance: Double? {
    guard let share = knownReciprocity, let density = knownDensity, density < 1 else { return nil }
    return (share - density) / (1 - density)
  }

  /// By how much the odds of a tie where there is a tie back change with one more pair of them.
  var oddsPerPair: Double {
    let pairs = reciprocation()
    return (pairs.oddsRatio.value ?? 0) / Double(max(1, pairs.mutualPairs))
  }

  /// By how much ``knownDensity`` changes with a single tie.
  var knownDensityPerTie: Double {
    let pairs = reciprocation()
    return 1 / Double(max(1, 2 * (pairs.mutualPairs + pairs.oneWayPairs + pairs.emptyPairs)))
  }

  /// The share of ties with a tie back, among pairs known both ways; nil without such a tie.
  var knownReciprocity: Double? {
    let pairs = reciprocation()
    let ties = 2 * pairs.mutualPairs + pairs.oneWayPairs
    return ties == 0 ? nil : Double(2 * pairs.mutualPairs) / Double(ties)
  }

  /// The share of pairs known both ways, each counted in both directions, that are ties; nil without such a pair.
  var knownDensity: Double? {
    let pairs = reciprocation()
    let known = pairs.mutualPairs + pairs.oneWayPairs + pairs.emptyPairs
    return known == 0 ? nil : Double(2 * pairs.mutualPairs + pairs.oneWayPairs) / Double(2 * known)
  }
}
