import Graphs

/// How blame goes together with trust: both at once, blame by those whom one trusts, and the two networks as a whole.
///
/// The shares are our own definitions. Source of the test: Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4.
extension BlameSurroundings {
  var besideTrust: [ReportedFigure] {
    let ids = [
      "blame_with_trust", "blame_with_trust_pairs", "blame_by_trusted", "blame_trust_qap", "blame_trust_back_qap",
    ]
    guard let trust = trust?.graph else {
      return ids.map { id in
        ReportedFigure(id, ties.figure(.all, unit: .index, missing: "The study has no ties of trust.") { _ in nil })
      }
    }
    func share(_ pairs: Graph, of graph: Graph) -> Double? {
      let both = graph.ties.count { pairs.containsTie(from: $0.from, to: $0.to) }
      let either = graph.tieCount + pairs.tieCount - both
      return either == 0 ? nil : Double(both) / Double(either)
    }
    // By one tie of blame that turns out to be beside trust: both grows by one, either shrinks by one.
    func perTie(_ pairs: Graph) -> (Graph) -> Double { { 1 / Double(max(1, max($0.tieCount, pairs.tieCount))) } }
    let trusting = trust.undirected()
    func association(_ graph: Graph, isTurned: Bool) -> QuadraticAssignment {
      let answers = answers(graph)
      return AnswerMatrix(trust).quadraticAssignment(
        with: isTurned ? answers.transposed : answers, permutations: permutations, seed: seed)
    }
    /// By how much the correlation changes with a tie: 1 / (N · s · s), the standard deviations being those of shares.
    func perTieOfCorrelation(_ graph: Graph) -> Double {
      let pairs = Double(max(1, ties.asked.count))
      let spreads = [graph, trust].map { Double($0.tieCount) / pairs }.map { ($0 * (1 - $0)).squareRoot() }
      return spreads[0] * spreads[1] > 0 ? 1 / (pairs * spreads[0] * spreads[1]) : 1
    }
    return [
      ReportedFigure(ids[0], ties.figure(by: .trust, unit: .share, perTie: perTie(trust)) { share(trust, of: $0) }),
      ReportedFigure(
        ids[1],
        ties.figure(by: .trustEitherWay, unit: .share, perTie: perTie(trusting)) {
          share(trusting, of: $0.undirected())
        }),
      ReportedFigure(
        ids[2],
        ties.figure(by: .trustBack, unit: .share, perTie: { _ in 1 / Double(max(1, trust.tieCount)) }) { graph in
          guard trust.tieCount > 0 else { return nil }
          return Double(trust.ties.count { graph.containsTie(from: $0.to, to: $0.from) }) / Double(trust.tieCount)
        }),
      ReportedFigure(
        ids[3],
        ties.figure(by: .trust, unit: .index, perTie: perTieOfCorrelation) {
          association($0, isTurned: false).correlation
        },
        pValue: ties.figure(by: .trust, unit: .chance) { association($0, isTurned: false).chance.pValue }),
      ReportedFigure(
        ids[4],
        ties.figure(by: .trustBack, unit: .index, perTie: perTieOfCorrelation) {
          association($0, isTurned: true).correlation
        },
        pValue: ties.figure(by: .trustBack, unit: .chance) { association($0, isTurned: true).chance.pValue }),
    ]
  }
}
