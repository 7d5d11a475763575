import Graphs
import Testing

/// Burt's measures straight from their formulas.
private struct PlainHoles {
  let strengths: [[Double]]

  init(_ graph: Graph) {
    strengths = graph.nodes.map { from in
      graph.nodes.map { to in
        (graph.strength(from: from, to: to) ?? 0) + (graph.strength(from: to, to: from) ?? 0)
      }
    }
  }

  func contacts(_ node: Int) -> [Int] { strengths.indices.filter { strengths[node][$0] > 0 } }
  func portion(_ from: Int, _ to: Int) -> Double { strengths[from][to] / strengths[from].reduce(0, +) }
  func relative(_ from: Int, _ to: Int) -> Double { strengths[from][to] / (strengths[from].max() ?? 0) }

  func constraint(_ node: Int, by contact: Int) -> Double {
    var sum = portion(node, contact)
    for other in contacts(node) where other != contact { sum += portion(node, other) * portion(other, contact) }
    return sum * sum
  }

  func constraint(_ node: Int) -> Double? {
    contacts(node).isEmpty ? nil : contacts(node).reduce(0) { $0 + constraint(node, by: $1) }
  }

  func effectiveSize(_ node: Int) -> Double? {
    guard !contacts(node).isEmpty else { return nil }
    var size = Double(contacts(node).count)
    for contact in contacts(node) {
      for other in contacts(node) where other != contact { size -= portion(node, other) * relative(contact, other) }
    }
    return size
  }

  func hierarchy(_ node: Int) -> Double? {
    let count = Double(contacts(node).count)
    guard count > 1, let total = constraint(node) else { return nil }
    let ratios = contacts(node).map { constraint(node, by: $0) / (total / count) }
    return ratios.reduce(0) { $0 + $1 * logarithm($1) } / (count * logarithm(count))
  }

  /// The natural logarithm by its series, so that the test needs no library.
  private func logarithm(_ value: Double) -> Double {
    let mantissa = value.significand
    let ratio = (mantissa - 1) / (mantissa + 1)
    var power = ratio
    var sum = 0.0
    for order in stride(from: 1.0, to: 60, by: 2) {
      sum += power / order
      power *= ratio * ratio
    }
    return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
  }
}

@Suite struct StructuralHolesTests {
  @Test(arguments: RandomCase.all(seeds: 50))
  func equalTheFormulas(example: RandomCase) throws {
    let graph = try example.graph()
    let holes = graph.structuralHoles()
    let plain = PlainHoles(graph)
    expectClose(holes.constraint, graph.nodes.map(plain.constraint))
    expectClose(holes.effectiveSize, graph.nodes.map(plain.effectiveSize), tolerance: 1e-11)
    expectClose(
      holes.efficiency,
      graph.nodes.map { node in plain.effectiveSize(node).map { $0 / Double(plain.contacts(node).count) } },
      tolerance: 1e-11)
    expectClose(holes.hierarchy, graph.nodes.map(plain.hierarchy), tolerance: 1e-10)
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
  @Test func goldenHierarchies() {
    #expect(isClose(Samples.karate.structuralHoles().hierarchy[0], 0.087544636840, tolerance: 1e-11))
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
