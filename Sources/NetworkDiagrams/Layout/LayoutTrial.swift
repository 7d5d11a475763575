package import Graphs

/// Layouts by name, and what a reader of a map would stumble over: what the comparison with other programs measures.
package enum LayoutTrial {
  /// Where the nodes are, and what lies on what if it is a finished map.
  package struct Result: Sendable {
    package var places: [(x: Double, y: Double)]
    package var flaws: (namesOnNames: Int, namesOnNodes: Int, nodesOnNodes: Int, namesHidden: Int)?
  }

  /// A network under one method: `stress` as maps begin with, `pure` without more weight for ties, `map` a finished map
  /// at the usual settings with names of three words, or one of Graphviz's engines.
  package static func result(
    of graph: Graph, ties: [(Int, Int)], method: String
  ) throws(DiagramError) -> Result {
    var layout = StressLayout.suited(to: graph)
    switch method {
    case "stress": break
    case "pure": layout.balance = 0
    case "map": return try map(of: graph)
    default:
      guard let engine = DiagramLayout(rawValue: method), engine.isGraphviz else {
        throw DiagramError(.style("There is no layout “\(method)”"))
      }
      let widths = [Double](repeating: 21.6, count: graph.nodeCount)
      let places = try EngineLayout(engine: engine, seed: 1).unlimitedPlaces(
        widths: widths, ties: ties.map { (from: $0.0, to: $0.1) })
      return Result(places: places.map { (x: $0.x, y: $0.y) })
    }
    return Result(places: layout.positions(of: graph).map { (x: $0.x, y: $0.y) })
  }

  private static func map(of graph: Graph) throws(DiagramError) -> Result {
    let scores = graph.betweenness()
    let diagram = Diagram(
      nodes: graph.nodes.map {
        DiagramNode(id: "\($0)", name: "Stakeholder organisation \($0)", size: scores[$0] ?? 0)
      },
      ties: graph.ties.map { DiagramTie(from: "\($0.from)", to: "\($0.to)") }, text: DiagramText(title: "Trial"))
    let drawing = try diagram.arranged().drawing
    let flaws = drawing.arrangement.flaws
    return Result(
      places: drawing.places.map { (x: $0.x, y: $0.y) },
      flaws: (flaws.namesOnNames, flaws.namesOnNodes, flaws.nodesOnNodes, drawing.arrangement.hiddenNames.count))
  }
}
