import Graphs

/// Whether blame is passed on: do those who are blamed blame others, and how long do chains of blame get? All of it is
/// our own assembly of known measures.
extension BlameSurroundings {
  var passedOn: [ReportedFigure] {
    let isBlamed: @Sendable (Graph, Int) -> Bool = { !$0.predecessors(of: $1).isEmpty }
    let isBlaming: @Sendable (Graph, Int) -> Bool = { !$0.neighbors(of: $1).isEmpty }
    let passing = PublicationRule.Scope.stakeholders(among: isBlamed, with: isBlaming)
    let beginning = PublicationRule.Scope.stakeholders(among: isBlaming, with: isBlamed)
    let circling = PublicationRule.Scope.stakeholders(
      among: { _, _ in true }, with: { graph, node in graph.isInCircle[node] })
    return [
      ReportedFigure("blame_passed_on", ties.figure(passing, unit: .share) { $0.passingOn().rate.value }),
      ReportedFigure(
        "blame_passed_on_mass",
        ties.figure(passing, unit: .share) { graph in
          graph.passingOn().rate.details.first { $0.name == "mass" }?.value
        }),
      ReportedFigure(
        "blame_sinks", ties.figure(passing, unit: .number) { Double($0.passingOn().sinks.count) }),
      ReportedFigure(
        "blame_sources", ties.figure(beginning, unit: .number) { Double($0.passingOn().sources.count) }),
      ReportedFigure(
        "blame_in_circles", ties.figure(circling, unit: .number) { graph in Double(graph.isInCircle.count { $0 }) }),
      // A chain as long as there are people would tell that everybody is in it.
      ReportedFigure(
        "blame_longest_chain",
        ties.figure(passing, unit: .number) { graph in
          let chain = graph.longestChain()
          return chain.length == 0 ? nil : Double(chain.length)
        }),
      ReportedFigure(
        "blame_path_length",
        ties.figure(passing, unit: .number) { $0.averagePathLength().value }),
    ]
  }
}

extension Graph {
  /// For each node, whether ties lead from it over others back to it.
  var isInCircle: [Bool] {
    let components = strongComponents()
    return nodes.map { components.sizes[components[$0]] > 1 }
  }
}
