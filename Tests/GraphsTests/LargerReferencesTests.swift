import Graphs
import Testing

/// Networks of 200 nodes, in which the fast measures take other ways than in tiny ones.
struct LargerCase: CustomTestStringConvertible, Sendable {
  let isDirected: Bool
  let weights: RandomCase.Weights
  let tieCount: Int

  /// Sparse ones, with isolates and several parts, and thicker ones.
  static let all = [false, true].flatMap { isDirected in
    [RandomCase.Weights.none, .ratings, .reals].map { weights in
      LargerCase(isDirected: isDirected, weights: weights, tieCount: weights == .ratings ? 900 : 350)
    }
  }

  var testDescription: String { "\(isDirected ? "directed" : "undirected") \(weights), \(tieCount) ties" }

  func graph() throws -> Graph {
    let drawn = Graph.erdosRenyi(nodeCount: 200, tieCount: tieCount, isDirected: isDirected, seed: 11)
    var generator = SplitMix64(seed: 12)
    guard weights != .none else { return drawn }
    return try Graph(
      nodeCount: 200, weightedTies: drawn.ties.map { ($0.from, $0.to, weights.draw(&generator) ?? 1) },
      isDirected: isDirected)
  }
}

@Suite struct LargerReferencesTests {
  @Test(arguments: LargerCase.all)
  func pathMeasures(example: LargerCase) throws {
    let graph = try example.graph()
    let paths = PlainPaths(graph)
    expectClose(
      graph.betweenness(), graph.nodes.map { paths.betweenness(of: $0, isDirected: graph.isDirected) }, tolerance: 1e-10
    )
    let distances = paths.distances
    let found = graph.nodes.map { node in
      graph.nodes.filter { $0 != node && distances[node][$0] < .infinity }.map { distances[node][$0] }
    }
    expectClose(
      graph.closeness(),
      found.map { $0.isEmpty ? nil : Double($0.count * $0.count) / 199 / $0.reduce(0, +) }, tolerance: 1e-11)
    expectClose(graph.harmonicCloseness(), found.map { $0.reduce(0) { $0 + 1 / $1 } / 199 }, tolerance: 1e-11)
    expectClose(graph.eccentricities(), found.map { $0.max() }, tolerance: 1e-11)
    let all = found.joined()
    #expect(isClose(graph.averagePathLength().value, all.reduce(0, +) / Double(all.count), tolerance: 1e-11))
    #expect(isClose(graph.diameter().value, all.max(), tolerance: 1e-11))
    #expect(isClose(graph.globalEfficiency().value, all.reduce(0) { $0 + 1 / $1 } / (200 * 199), tolerance: 1e-11))
  }

  @Test(arguments: LargerCase.all.filter { $0.tieCount < 500 })
  func edgeBetweenness(example: LargerCase) throws {
    let graph = try example.graph()
    let paths = PlainPaths(graph)
    expectClose(
      graph.edgeBetweenness(), graph.ties.map { paths.betweenness(of: $0, isDirected: graph.isDirected) },
      tolerance: 1e-10)
  }

  @Test(arguments: LargerCase.all)
  func iteratedMeasures(example: LargerCase) throws {
    let graph = try example.graph()
    let arriving = graph.nodes.map { to in graph.nodes.map { graph.strength(from: $0, to: to) ?? 0 } }
    let given = graph.nodes.map { node in graph.nodes.reduce(0) { $0 + arriving[$1][node] } }
    var rank = [Double](repeating: 1 / 200, count: 200)
    for _ in 0..<200 {
      let lost = graph.nodes.reduce(0) { given[$1] == 0 ? $0 + rank[$1] : $0 }
      let shares = graph.nodes.map { given[$0] == 0 ? 0 : rank[$0] / given[$0] }
      rank = arriving.map { row in (0.15 + 0.85 * lost) / 200 + 0.85 * product(row, shares) }
    }
    expectClose(graph.pageRank(), rank.map { $0 }, tolerance: 1e-11)

    // Within the largest part, with a little of the vector itself, so that nothing swings.
    let components = graph.components()
    let isInside = graph.nodes.map { components[$0] == components.largest }
    var vector = isInside.map { $0 ? 1.0 : 0 }
    for _ in 0..<2_000 {
      vector = graph.nodes.map { isInside[$0] ? product(arriving[$0], vector) + vector[$0] : 0 }
      let length = product(vector, vector).squareRoot()
      vector = vector.map { $0 / length }
    }
    let scores = graph.eigenvectorCentrality()
    #expect(scores.contains { $0 != nil })
    expectClose(scores, graph.nodes.map { isInside[$0] ? vector[$0] : nil }, tolerance: 1e-9)
  }

  @Test(arguments: LargerCase.all)
  func structuralHoles(example: LargerCase) throws {
    let graph = try example.graph()
    let holes = graph.structuralHoles()
    let plain = PlainHoles(graph)
    expectClose(holes.constraint, graph.nodes.map(plain.constraint))
    expectClose(holes.effectiveSize, graph.nodes.map(plain.effectiveSize), tolerance: 1e-11)
    expectClose(holes.hierarchy, graph.nodes.map(plain.hierarchy), tolerance: 1e-10)
  }

  @Test(arguments: LargerCase.all)
  func cohesion(example: LargerCase) throws {
    let graph = try example.graph()
    let clustering = PlainClustering(graph)
    expectClose(graph.clustering(), clustering.local)
    #expect(isClose(graph.transitivity().value, clustering.transitivity))
    #expect(graph.triadCensus().counts == PlainTriads(graph).counts)

    let contacts = graph.nodes.map { Set(graph.undirected().neighbors(of: $0)) }
    var cores = [Double](repeating: 0, count: graph.nodeCount)
    var rest = Set(graph.nodes)
    var core = 0
    while !rest.isEmpty {
      while let weak = rest.first(where: { contacts[$0].intersection(rest).count < core }) { rest.remove(weak) }
      for node in rest { cores[node] = Double(core) }
      core += 1
    }
    #expect(graph.coreNumbers().map { $0 ?? -1 } == cores)
  }

  private func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for place in one.indices { sum += one[place] * other[place] }
    return sum
  }
}
