import Graphs

/// Whether blame crosses the borders between sectors.
///
/// Only the whole is told, never sector by sector: small sectors would give people away. Sectors that are too small are
/// taken together with the next smallest. Source of the comparison with chance: Krackhardt & Stern 1988,
/// doi:10.2307/2786835.
extension BlameSurroundings {
  var acrossSectors: [ReportedFigure] {
    let missing =
      sectors == nil ? "Fewer than two groups of sectors are large enough: the column sector of stakeholders.csv." : nil
    let labels = sectors?.labels ?? []
    func index(_ graph: Graph) -> EIIndex { graph.eiIndex(of: labels, permutations: permutations, seed: seed) }
    // The E–I index runs from −1 to 1 as the share across sectors runs from 0 to 1.
    return [
      ReportedFigure(
        "blame_across_sectors",
        ties.figure(by: .sectors, unit: .share, missing: missing) { index($0).value.map { ($0 + 1) / 2 } },
        byChance: ties.figure(by: .sectors, unit: .share, missing: missing, perTie: { _ in 0 }) {
          index($0).expected.map { ($0 + 1) / 2 }
        },
        pValue: ties.figure(by: .sectors, unit: .chance, missing: missing) { index($0).pValue })
    ]
  }
}
