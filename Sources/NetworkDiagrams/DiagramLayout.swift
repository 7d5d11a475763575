public import Graphs

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
  /// A column for each sector.
  case columns
  /// A ring for each sector, the smallest inside.
  case rings
  /// The grid of power and interest (Mendelow 1981), from the columns `power` and `interest` of the stakeholder table.
  case powerInterest = "power-interest"

  /// The most stakeholders and ties that the engine lays out within about ten seconds; it cannot be stopped once it
  /// runs.
  var limits: (nodes: Int, ties: Int) {
    switch self {
    case .stress, .circle, .columns, .rings, .powerInterest: (200_000, 2_000_000)
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
  var isGraphviz: Bool {
    switch self {
    case .stress, .circle, .columns, .rings, .powerInterest: false
    case .neato, .dot, .fdp, .sfdp, .circo, .twopi, .osage: true
    }
  }

  /// Whether small unconnected parts of a large network stand beside the map.
  var showsAside: Bool { self == .stress || isGraphviz }

  func checkSize(nodes: Int, ties: Int) throws(DiagramError) {
    guard nodes > limits.nodes || ties > limits.ties else { return }
    throw DiagramError(
      .tooLarge(
        engine: rawValue, nodes: nodes, ties: ties, limit: limits.nodes, tieLimit: limits.ties,
        proposal: DiagramLayout.stress.rawValue))
  }

  /// The layout that suits a network, and why.
  ///
  /// - Parameter graph: The ties to draw, with their directions.
  /// - Complexity: O(n + m).
  public static func suited(to graph: Graph) -> (layout: DiagramLayout, reason: String) {
    let undirected = graph.undirected()
    let components = undirected.components()
    let isForest = undirected.tieCount == graph.nodeCount - components.count
    let roots = graph.nodes.count { graph.inDegree(of: $0) == 0 && graph.outDegree(of: $0) > 0 }
    if graph.isDirected, isForest, undirected.tieCount > 2, graph.nodes.allSatisfy({ graph.inDegree(of: $0) <= 1 }),
      roots <= 3, graph.nodeCount <= DiagramLayout.dot.limits.nodes
    {
      return (.dot, "nobody stands below two others, so that layers from top to bottom show the order")
    }
    let most = undirected.nodes.map { undirected.degree(of: $0) }.max() ?? 0
    if isForest, most >= 6, most * 4 >= undirected.tieCount * 3, graph.nodeCount <= DiagramLayout.twopi.limits.nodes {
      return (.twopi, "almost all ties are those of one stakeholder, so that the others stand in circles around it")
    }
    if graph.nodeCount > LargeMap.largestNamedCount {
      return (.stress, "at this size it is the fastest, and places stay the same in every map of the study")
    }
    return (.stress, "near on the map means few steps apart, and places stay the same in every map of the study")
  }
}
