package import Graphs

/// Layouts by name, and what a reader of a map would stumble over: what the comparison with other programs measures.
package enum LayoutTrial {
  /// Places of a network under one method: `stress` as maps use it, `overview` and `pure` with less weight on ties, or
  /// one of Graphviz's engines.
  package static func places(
    of graph: Graph, ties: [(Int, Int)], method: String
  ) throws(DiagramError) -> [(x: Double, y: Double)] {
    var layout = StressLayout()
    switch method {
    case "stress": break
    case "overview": layout.balance = 1
    case "pure": layout.balance = 0
    default:
      guard let engine = DiagramLayout(rawValue: method), engine.isGraphviz else {
        throw DiagramError(.style("There is no layout “\(method)”"))
      }
      let widths = [Double](repeating: 21.6, count: graph.nodeCount)
      return try EngineLayout(engine: engine, seed: 1).unlimitedPlaces(
        widths: widths, ties: ties.map { (from: $0.0, to: $0.1) }
      ).map { (x: $0.x, y: $0.y) }
    }
    if method == "stress", graph.nodeCount > 5_000 { layout.lengths = .hubs }
    return layout.positions(of: graph).map { (x: $0.x, y: $0.y) }
  }

  /// What lies on what on a map at the usual settings, with names of three words.
  package static func flaws(
    of graph: Graph
  ) throws(DiagramError) -> (namesOnNames: Int, namesOnNodes: Int, nodesOnNodes: Int, namesHidden: Int) {
    let scores = graph.betweenness()
    let diagram = Diagram(
      nodes: graph.nodes.map {
        DiagramNode(id: "\($0)", name: "Stakeholder organisation \($0)", size: scores[$0] ?? 0)
      },
      ties: graph.ties.map { DiagramTie(from: "\($0.from)", to: "\($0.to)") }, text: DiagramText(title: "Trial"))
    let arrangement = try diagram.arranged().drawing.arrangement
    let flaws = arrangement.flaws
    return (flaws.namesOnNames, flaws.namesOnNodes, flaws.nodesOnNodes, arrangement.hiddenNames.count)
  }
}
