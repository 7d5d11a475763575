import Graphs
import Testing

@Suite struct StructuralHolesTests {
  @Test(arguments: RandomCase.all(seeds: 50))
  func equalTheFormulas(example: RandomCase) throws {
    let graph = try example.graph()
    let holes = graph.structuralHoles()
    let plain = PlainHoles(graph)
    expectClose(holes, plain, of: graph)
  }

  private func expectClose(_ holes: StructuralHoles, _ plain: PlainHoles, of graph: Graph) {
    GraphsTests.expectClose(holes.constraint, graph.nodes.map(plain.constraint))
    GraphsTests.expectClose(holes.effectiveSize, graph.nodes.map(plain.effectiveSize), tolerance: 1e-11)
    GraphsTests.expectClose(
      holes.efficiency,
      graph.nodes.map { node in plain.effectiveSize(node).map { $0 / Double(plain.contacts(node).count) } },
      tolerance: 1e-11)
    GraphsTests.expectClose(holes.hierarchy, graph.nodes.map(plain.hierarchy), tolerance: 1e-10)
  }

  @Test(arguments: RandomCase.all(seeds: 25), ContactRule.allCases)
  func otherFormsEqualTheFormulas(example: RandomCase, rule: ContactRule) throws {
    let graph = try example.graph()
    for scope in HoleScope.allCases {
      let holes = graph.structuralHoles(within: scope, contacts: rule)
      let plain = PlainHoles(graph, within: scope, contacts: rule)
      expectClose(holes, plain, of: graph)
    }
  }

  /// Of the first member of the karate club in both networks (METRICS §3.2); without directions the rule says nothing.
  @Test func egoNetworks() {
    #expect(isClose(Samples.karate.structuralHoles(within: .egoNetwork).constraint[0], 0.177728, tolerance: 5e-7))
    let whole = Samples.karate.structuralHoles(within: .wholeNetwork, contacts: .incoming)
    #expect(Array(whole.constraint) == Array(Samples.karate.constraint()))
    let named = Samples.knoke.structuralHoles(within: .egoNetwork, contacts: .outgoing)
    #expect(named.constraint.conventions.notes.count == 2)
  }

  /// networkx, igraph, R igraph, EasyGraph (METRICS §10, 8, 19, 30, 40, 44, 52, 55).
  @Test(arguments: [
    (Samples.kite, 8, 0.431111111111, 2.333333333333), (Samples.kite, 1, 0.541197916667, nil),
    (Samples.karate, 1, 0.155423297647, 13.75), (Samples.florentineMarriage, 9, 0.209876543210, 5.666666666667),
    (Samples.knoke, 5, 0.387400810874, 4.375), (Samples.advice, 21, 0.202903933776, nil),
    (Samples.karateWeighted, 1, 0.190623489056, 13.775), (Samples.karateWeighted, 34, 0.186287285632, nil),
    (Samples.sampson3, 1, 0.330808394775, nil),
  ])
  func goldenValues(graph: Graph, node: Int, constraint: Double, effectiveSize: Double?) {
    let holes = graph.structuralHoles()
    #expect(isClose(holes.constraint[node - 1], constraint))
    if let effectiveSize { #expect(isClose(holes.effectiveSize[node - 1], effectiveSize)) }
  }

  /// EasyGraph and the formula (METRICS §10, 19, 52).
  @Test func goldenHierarchies() throws {
    #expect(isClose(Samples.karate.structuralHoles().hierarchy[0], 0.087544636840, tolerance: 1e-11))
    // In a ring each constrains alike: 0, and not what rounding leaves of it.
    for count in 3...40 {
      let ring = try Graph(nodeCount: count, ties: (0..<count).map { ($0, ($0 + 1) % count) }, isDirected: false)
      #expect(ring.structuralHoles().hierarchy.allSatisfy { $0 == 0 })
      let whole = try Graph(
        nodeCount: count, ties: (0..<count).flatMap { to in (0..<to).map { ($0, to) } }, isDirected: false)
      #expect(whole.structuralHoles().hierarchy.allSatisfy { $0 == 0 })
    }
    #expect(isClose(Samples.karateWeighted.structuralHoles().hierarchy[0], 0.165967436, tolerance: 1e-9))
  }

  /// Borgatti 1997: without weights the effective size is k − 2t / k with t ties among the contacts.
  @Test func effectiveSizeWithoutWeights() throws {
    let graph = Samples.karate
    let sizes = graph.structuralHoles().effectiveSize
    for node in graph.nodes {
      let contacts = Array(graph.neighbors(of: node))
      let among = graph.subgraph(of: contacts).graph.tieCount
      let degree = Double(contacts.count)
      #expect(isClose(sizes[node], degree - 2 * Double(among) / degree))
    }
  }

  @Test func constraintCanExceedOne() throws {
    let graph = try Graph(nodeCount: 3, ties: [(0, 1), (0, 2), (1, 2), (2, 1)], isDirected: true)
    #expect(isClose(graph.structuralHoles().constraint[0], 25.0 / 18))
  }
}
