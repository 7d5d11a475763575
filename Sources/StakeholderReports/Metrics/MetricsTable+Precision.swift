import Graphs
import StakeholderModel

extension MetricsTable {
  /// Which measures are exact and which are estimated, for people; nothing where the question does not arise.
  var precisionLines: [String] {
    let shown =
      stakeholders.map { ($0.measure, $0.conventions) } + ties.map { ($0.measure, $0.conventions) }
      + wholeNetwork.map { ($0.measure, $0.conventions) }
    var exact: [String] = []
    var lines: [String] = []
    for (measure, conventions) in shown {
      let name = measure.replacing("_", with: " ")
      switch conventions.precision {
      case .exact: exact.append(name)
      case .estimated(_, let delta, let greatestError, let samples):
        let basis = conventions.usesStrengths || measure == "edge_betweenness" ? "random stakeholders" : "random paths"
        // Some measures are always estimated, however small the network is.
        let isLarge = projection.graph.nodeCount * projection.graph.tieCount > MetricsRequest.mostExactWork
        let reason =
          isLarge
          ? ", because stakeholders times ties are more than \(English.grouped(MetricsRequest.mostExactWork))" : ""
        lines.append(
          "\(name) is estimated from \(English.grouped(samples)) \(basis)\(reason): with \(Numeral.fixed(100 * (1 - delta), decimals: 0)) % "
            + "certainty no value is off by more than \(Numeral.fixed(greatestError, decimals: greatestError < 10 ? 4 : 0))."
        )
      case nil: break
      }
    }
    if !exact.isEmpty { lines.insert("Exact, not estimated: \(English.list(exact)).", at: 0) }
    return lines
  }
}
