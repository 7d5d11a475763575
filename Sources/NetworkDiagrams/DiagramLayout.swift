/// How stakeholders are placed.
public enum DiagramLayout: String, Sendable, Hashable, CaseIterable {
  /// Our own: near on the map means few steps apart; fast at every size, and the same on every machine.
  case stress
  /// Graphviz's spring model.
  case neato
  /// Layers from top to bottom along the direction of ties.
  case dot
  /// Graphviz's force model. Does not repeat exactly within one run of a program.
  case fdp
  /// Graphviz's force model for large networks.
  case sfdp
  /// Rings of well connected groups.
  case circo
  /// Circles around one stakeholder in the middle.
  case twopi
  /// Rows, without regard to ties.
  case osage
  /// All on one circle, sector by sector.
  case circle

  /// The most stakeholders and ties that the engine lays out within about ten seconds; it cannot be stopped once it
  /// runs.
  var limits: (nodes: Int, ties: Int) {
    switch self {
    case .stress, .circle: (200_000, 2_000_000)
    case .neato: (1_000, 5_000)
    case .dot: (100, 300)
    case .fdp: (200, 1_000)
    case .sfdp: (10_000, 40_000)
    case .circo: (500, 1_500)
    case .twopi: (2_000, 8_000)
    case .osage: (2_000, 8_000)
    }
  }

  /// Whether the engine is Graphviz's.
  var isGraphviz: Bool { self != .stress && self != .circle }

  func checkSize(nodes: Int, ties: Int) throws(DiagramError) {
    guard nodes > limits.nodes || ties > limits.ties else { return }
    let proposal = self == .sfdp || nodes > DiagramLayout.sfdp.limits.nodes ? DiagramLayout.stress : .sfdp
    throw DiagramError(
      .tooLarge(
        engine: rawValue, nodes: nodes, ties: ties, limit: limits.nodes, tieLimit: limits.ties,
        proposal: (self == .neato || self == .fdp ? .stress : proposal).rawValue))
  }
}
