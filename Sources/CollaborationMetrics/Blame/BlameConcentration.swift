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
    func spread(_ unit: GroupFigure.Unit, _ value: (Concentration) -> Double?) -> GroupFigure {
      ties.figure(ofReceived: unit) { value(Concentration(of: $0)) }
    }
    return [
      ReportedFigure(
        "blame_density",
        ties.figure(.all, unit: .share, perTie: { _ in 1 / Double(max(1, ties.asked.count)) }) { graph in
          let told = graph.ties.count { ties.asked.contains($0.from, $0.to) }
          return ties.asked.count == 0 ? nil : Double(told) / Double(ties.asked.count)
        }),
      ReportedFigure(
        "blame_gini", spread(.index, \.gini),
        byChance: ties.figure(.all, unit: .index, perTie: { $0.change(ofReceived: { Concentration(of: $0).gini }) }) {
          beside($0).expected
        },
        pValue: ties.figure(.all, unit: .chance) { beside($0).pValueOfHigher }),
      ReportedFigure("blame_gini_of_maximum", spread(.index, \.giniOfMaximum)),
      ReportedFigure("blame_hhi", spread(.index, \.herfindahl)),
      ReportedFigure("blame_hhi_normalized", spread(.index, \.herfindahlNormalized)),
      ReportedFigure("blame_effective_number", spread(.number, \.effectiveNumber)),
      ReportedFigure("blame_centralization", ties.centralizationReceived),
    ]
  }
}

extension NegativeTies {
  /// How what everybody receives is spread. It is rounded to steps as wide as the minimum of ties: from one report to
  /// the next the exact value would tell that somebody who answered late blames nobody.
  func figure(ofReceived unit: GroupFigure.Unit, _ value: ([Double]) -> Double?) -> GroupFigure {
    figure(.all, unit: unit, perTie: { $0.change(ofReceived: value) }) { value($0.strengthsReceived) }
  }

  /// Freeman's centralization of ties received, strengths aside: `Σ (max − x) / (n − 1)²`; nil below three nodes.
  var centralizationReceived: GroupFigure {
    func centralization(_ received: [Double]) -> Double? {
      guard received.count >= 3, let greatest = received.max() else { return nil }
      let others = Double(received.count - 1)
      return received.reduce(0) { $0 + greatest - $1 } / (others * others)
    }
    return figure(.all, unit: .index, perTie: { $0.unweighted.change(ofReceived: centralization) }) {
      centralization($0.unweighted.strengthsReceived)
    }
  }
}

extension Graph {
  fileprivate var strengthsReceived: [Double] { nodes.map(inStrength(of:)) }

  /// By how much a function of what everybody receives changes with one tie more of mean strength, where it changes most.
  ///
  /// - Complexity: one evaluation for each different amount that somebody receives.
  func change(ofReceived value: ([Double]) -> Double?) -> Double {
    var received = strengthsReceived
    guard tieCount > 0, let now = value(received) else { return 0 }
    let mean = received.reduce(0, +) / Double(tieCount)
    var seen = Set<Double>()
    return received.indices.filter { seen.insert(received[$0]).inserted }.reduce(0) { greatest, node in
      let before = received[node]
      received[node] += mean
      defer { received[node] = before }
      return max(greatest, abs((value(received) ?? now) - now))
    }
  }
}
