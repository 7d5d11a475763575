import Graphs

/// Whether a few carry the blame: received blame over all stakeholders, those without any included.
///
/// Sources: Gini 1912; Hirschman 1964; Freeman 1979, doi:10.1016/0378-8733(78)90021-7.
extension BlameSurroundings {
  var concentration: [ReportedFigure] {
    // Computed inside the gate, and again for each figure: nothing that depends on blame is kept outside.
    func beside(_ graph: Graph) -> ChanceComparison {
      graph.receivedGiniBesideChance(replicates: min(permutations, 999), seed: seed)
    }
    return [
      ReportedFigure(
        "blame_density",
        ties.figure(.all, unit: .share, perTie: { _ in 1 / Double(max(1, ties.asked.count)) }) { graph in
          let told = graph.ties.count { ties.asked.contains($0.from, $0.to) }
          return ties.asked.count == 0 ? nil : Double(told) / Double(ties.asked.count)
        }),
      ReportedFigure(
        "blame_gini", ties.figure(.all, unit: .index) { $0.receivedConcentration().gini },
        byChance: ties.figure(.all, unit: .index) { beside($0).expected },
        pValue: ties.figure(.all, unit: .chance) { beside($0).pValueOfHigher }),
      ReportedFigure(
        "blame_gini_of_maximum", ties.figure(.all, unit: .index) { $0.receivedConcentration().giniOfMaximum }),
      ReportedFigure("blame_hhi", ties.figure(.all, unit: .index) { $0.receivedConcentration().herfindahl }),
      ReportedFigure(
        "blame_hhi_normalized", ties.figure(.all, unit: .index) { $0.receivedConcentration().herfindahlNormalized }),
      ReportedFigure(
        "blame_effective_number", ties.figure(.all, unit: .number) { $0.receivedConcentration().effectiveNumber }),
      ReportedFigure("blame_centralization", ties.figure(.all, unit: .index) { $0.receivedCentralization }),
    ]
  }
}

extension Graph {
  /// Freeman's centralization of ties received, strengths aside: `Σ (max − x) / (n − 1)²`; nil below three nodes.
  var receivedCentralization: Double? {
    guard nodeCount >= 3 else { return nil }
    let received = nodes.map { predecessors(of: $0).count }
    let greatest = received.max() ?? 0
    let others = Double(nodeCount - 1)
    return Double(received.reduce(0) { $0 + greatest - $1 }) / (others * others)
  }
}
