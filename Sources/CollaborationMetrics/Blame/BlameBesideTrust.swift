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
    let inTrust = PublicationRule.Scope.pairs { from, to in trust.containsTie(from: from, to: to) ? 0 : 1 }
    let againstTrust = PublicationRule.Scope.pairs { from, to in trust.containsTie(from: to, to: from) ? 0 : 1 }
    let anyTrust = PublicationRule.Scope.pairs { from, to in
      trust.containsTie(from: from, to: to) || trust.containsTie(from: to, to: from) ? 0 : 1
    }
    func association(_ graph: Graph, isTurned: Bool) -> QuadraticAssignment {
      let answers = answers(graph)
      return AnswerMatrix(trust).quadraticAssignment(
        with: isTurned ? answers.transposed : answers, permutations: permutations, seed: seed)
    }
    return [
      ReportedFigure(
        ids[0],
        ties.figure(inTrust, unit: .share) { graph in
          let both = graph.ties.count { trust.containsTie(from: $0.from, to: $0.to) }
          let either = graph.tieCount + trust.tieCount - both
          return either == 0 ? nil : Double(both) / Double(either)
        }),
      ReportedFigure(
        ids[1],
        ties.figure(anyTrust, unit: .share) { graph in
          let (blaming, trusting) = (graph.undirected(), trust.undirected())
          let both = blaming.ties.count { trusting.containsTie(from: $0.from, to: $0.to) }
          let either = blaming.tieCount + trusting.tieCount - both
          return either == 0 ? nil : Double(both) / Double(either)
        }),
      ReportedFigure(
        ids[2],
        ties.figure(againstTrust, unit: .share) { graph in
          guard trust.tieCount > 0 else { return nil }
          return Double(trust.ties.count { graph.containsTie(from: $0.to, to: $0.from) }) / Double(trust.tieCount)
        }),
      ReportedFigure(
        ids[3], ties.figure(inTrust, unit: .index) { association($0, isTurned: false).correlation },
        pValue: ties.figure(inTrust, unit: .chance) { association($0, isTurned: false).chance.pValue }),
      ReportedFigure(
        ids[4], ties.figure(againstTrust, unit: .index) { association($0, isTurned: true).correlation },
        pValue: ties.figure(againstTrust, unit: .chance) { association($0, isTurned: true).chance.pValue }),
    ]
  }
}
