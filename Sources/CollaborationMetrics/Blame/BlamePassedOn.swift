import Graphs

/// Whether blame is passed on: do those who are blamed blame others, and how long do chains of blame get? All of it is
/// our own assembly of known measures.
extension BlameSurroundings {
  var passedOn: [ReportedFigure] {
    let asked = ties.asked
    let passing = PublicationRule.Scope.blamingOn(among: asked)
    let hittingBack = PublicationRule.Scope.onlyHittingBack(among: asked)
    let beginning = PublicationRule.Scope.stakeholders(among: PublicationRule.isBlaming, with: PublicationRule.isBlamed)
    let circling = PublicationRule.Scope.stakeholders(
      among: { _, _ in true }, with: { graph, node in graph.isInCircle[node] })
    return [
      ReportedFigure(
        "blame_passed_on",
        ties.figure(passing, hittingBack, unit: .share) { graph in
          let blamed = graph.nodes.filter { asked.count(from: $0) > 0 && PublicationRule.isBlamed(graph, $0) }
          let blaming = blamed.count { PublicationRule.isBlaming(graph, $0) }
          return blamed.isEmpty ? nil : Double(blaming) / Double(blamed.count)
        }),
      ReportedFigure(
        "blame_passed_on_mass",
        ties.figure(passing, hittingBack, unit: .share) { graph in
          graph.passingOn().rate.details.first { $0.name == "mass" }?.value
        }),
      ReportedFigure(
        "blame_sinks",
        ties.figure(passing, hittingBack, unit: .count) { graph in
          // Who did not answer may well blame somebody.
          Double(graph.passingOn().sinks.count { asked.count(from: $0) > 0 })
        }),
      ReportedFigure(
        "blame_sources", ties.figure(beginning, unit: .count) { Double($0.passingOn().sources.count) }),
      ReportedFigure(
        "blame_in_circles", ties.figure(circling, unit: .count) { graph in Double(graph.isInCircle.count { $0 }) }),
      // A chain as long as there are people would tell that everybody is in it.
      ReportedFigure(
        "blame_longest_chain",
        ties.figure(passing, hittingBack, unit: .count) { graph in
          let chain = graph.longestChain()
          return chain.length == 0 ? nil : Double(chain.length)
        }),
      ReportedFigure(
        "blame_path_length",
        ties.figure(passing, hittingBack, unit: .number) { $0.unweighted.averagePathLength().value }),
    ]
  }
}

extension PublicationRule {
  static let isBlamed: @Sendable (Graph, Int) -> Bool = { !$0.predecessors(of: $1).isEmpty }
  static let isBlaming: @Sendable (Graph, Int) -> Bool = { !$0.neighbors(of: $1).isEmpty }
}

/// What figures about passing blame on tell apart, whichever command prints them. Beside each other they tell how many of
/// the blamed blame nobody, how many only hit back and how many pass it on; each of these must be enough.
extension PublicationRule.Scope {
  /// Those of the blamed who answered and blame somebody, from those who blame nobody.
  static func blamingOn(among asked: AskedPairs) -> PublicationRule.Scope {
    .stakeholders(
      among: { asked.count(from: $1) > 0 && PublicationRule.isBlamed($0, $1) }, with: PublicationRule.isBlaming)
  }

  /// Of the blamed who blame somebody those who blame one that does not blame them, from those who only hit back.
  static func onlyHittingBack(among asked: AskedPairs) -> PublicationRule.Scope {
    .stakeholders(
      among: { asked.count(from: $1) > 0 && PublicationRule.isBlamed($0, $1) && PublicationRule.isBlaming($0, $1) },
      with: { graph, node in graph.neighbors(of: node).contains { !graph.containsTie(from: $0, to: node) } })
  }
}

extension Graph {
  /// For each node, whether ties lead from it over others back to it.
  var isInCircle: [Bool] {
    let components = strongComponents()
    return nodes.map { components.sizes[components[$0]] > 1 }
  }
}
