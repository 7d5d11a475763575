import Graphs
import Testing

@Suite struct PathLengthsTests {
  /// networkx, igraph, R igraph, bctpy (METRICS §10, 2, 5, 15, 33, 34, 43).
  @Test(arguments: [
    (Samples.kite, 1.977777777778, 4.0, 0.646296296296, 0.618888888889),
    (Samples.karate, 2.408199643494, 5, 0.492008318479, 0.645126510200),
  ])
  func goldenValues(graph: Graph, average: Double, diameter: Double, efficiency: Double, local: Double) {
    #expect(isClose(graph.averagePathLength().value, average))
    #expect(graph.diameter().value == diameter)
    #expect(isClose(graph.globalEfficiency().value, efficiency))
    #expect(isClose(graph.localEfficiency().value, local))
  }

  @Test func goldenEfficiencies() {
    #expect(isClose(Samples.florentineMarriageWithPucci.globalEfficiency().value, 0.437638888889))
    #expect(isClose(Samples.florentineBusiness.globalEfficiency().value, 0.252222222222))
    #expect(isClose(Samples.knoke.globalEfficiency().value, 0.759259259259))
    #expect(Samples.florentineMarriageWithPucci.components().connectedness == 0.875)
    #expect(isClose(Samples.florentineBusiness.components().connectedness, 0.458333333333))
  }

  /// The efficiency among each node's contacts, from the distances of the network of these alone.
  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none, .reals]))
  func localEfficiencyEqualsTheDefinition(example: RandomCase) throws {
    let graph = try example.graph()
    let mutual = graph.undirected().unweighted
    var sum = 0.0
    for node in graph.nodes {
      let contacts = Array(mutual.neighbors(of: node))
      guard contacts.count > 1 else { continue }
      let among = mutual.ties.filter { contacts.contains($0.from) && contacts.contains($0.to) }.map { ($0.from, $0.to) }
      let paths = try PlainPaths(Graph(nodeCount: graph.nodeCount, ties: among, isDirected: false))
      var near = 0.0
      for one in contacts { for other in contacts where other != one { near += 1 / paths.distances[one][other] } }
      sum += near / Double(contacts.count * (contacts.count - 1))
    }
    #expect(isClose(graph.localEfficiency().value, graph.nodeCount == 0 ? nil : sum / Double(graph.nodeCount)))
  }

  @Test func radiusOfTheLargestComponent() {
    #expect(Samples.karate.diameter().details.last?.value == 3)
  }

  /// Whoever reaches only some of the largest component is no centre of it.
  @Test(arguments: RandomCase.all(seeds: 20))
  func radiusIsThatOfANodeThatReachesAll(example: RandomCase) throws {
    let graph = try example.graph()
    let largest = try #require(
      graph.nodeCount == 0 ? [] : graph.components().nodes(of: graph.components().largest ?? 0))
    let distances = PlainPaths(graph).distances
    let eccentricities = largest.map { from in largest.map { distances[from][$0] }.max() ?? 0 }
    let least = eccentricities.filter { $0 < .infinity }.min()
    #expect(isClose(graph.diameter().details.last?.value, largest.count < 2 ? nil : least, tolerance: 1e-9))
  }

  @Test func radiusWithDirections() throws {
    let star = (1..<6).map { (0, $0) }
    #expect(try Graph(nodeCount: 6, ties: star, isDirected: true).diameter().details.last?.value == 1)
    let inwards = star.map { ($0.1, $0.0) }
    #expect(try Graph(nodeCount: 6, ties: inwards, isDirected: true).diameter().details.last?.value == nil)
  }

  @Test(arguments: RandomCase.all(seeds: 30))
  func shortestPathsAreAsLongAsTheirDistance(example: RandomCase) throws {
    let graph = try example.graph()
    let plain = PlainPaths(graph)
    for start in graph.nodes {
      let distances = graph.distances(from: start)
      for end in graph.nodes {
        #expect(
          isClose(distances[end] ?? .infinity, plain.distances[start][end], tolerance: 1e-10)
            || distances[end] == nil && plain.distances[start][end] == .infinity)
        guard let path = graph.shortestPath(from: start, to: end) else {
          #expect(distances[end] == nil)
          continue
        }
        #expect(path.first == start && path.last == end)
        let length = zip(path, path.dropFirst()).reduce(0.0) { $0 + (plain.lengths[$1.0][$1.1] ?? .infinity) }
        #expect(isClose(length, distances[end], tolerance: 1e-9))
      }
      let withinTwo = graph.reach(of: start, within: 2)
      let steps = PlainPaths(graph.unweighted).distances[start]
      #expect(withinTwo == graph.nodes.filter { $0 != start && steps[$0] <= 2 })
    }
  }

  /// A very short tie beside a very long one adds nothing to a number, and is part of the path all the same.
  @Test(arguments: [1e17, 1e40])
  func shortestPathsOverTiesOfAnyLength(ratio: Double) throws {
    let graph = try Graph(
      nodeCount: 5, weightedTies: [(0, 1, ratio), (1, 2, 1), (2, 3, ratio), (3, 4, ratio)], isDirected: false)
    #expect(graph.shortestPath(from: 0, to: 4) == [0, 1, 2, 3, 4])
    #expect(graph.shortestPath(from: 4, to: 0) == [4, 3, 2, 1, 0])
    #expect(graph.shortestPath(from: 3, to: 3) == [3])
  }

  @Test func egoNetwork() {
    let ego = Samples.kite.egoNetwork(of: 8)
    #expect(ego.originalNodes == [7, 8, 9])
    #expect(ego.graph.tieCount == 2)
  }
}
