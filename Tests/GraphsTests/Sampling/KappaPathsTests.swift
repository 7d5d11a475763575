import Testing

@testable import Graphs

@Suite struct KappaPathsTests {
  /// The definition: every start, every length and every choice on the way, each as likely as the others.
  private func plain(_ graph: Graph, kappa: Int) -> [Double] {
    var visits = [Double](repeating: 0, count: graph.nodeCount)
    func wander(_ path: [Int], steps: Int, chance: Double) {
      let free = graph.neighbors(of: path[path.count - 1]).filter { !path.contains($0) }
      guard steps > 0, !free.isEmpty else { return }
      for next in free {
        let part = chance / Double(free.count)
        visits[next] += part
        wander(path + [next], steps: steps - 1, chance: part)
      }
    }
    for start in graph.nodes {
      for steps in 1...kappa {
        wander([start], steps: steps, chance: 1 / Double(graph.nodeCount) / Double(kappa))
      }
    }
    return visits
  }

  @Test(arguments: RandomCase.all(seeds: 10, weights: [.none]), [1, 3, 5])
  func estimatesAreWithinTheirBounds(example: RandomCase, kappa: Int) throws {
    let graph = try example.graph(nodes: 8)
    guard graph.nodeCount > 1 else { return }
    let found = graph.kappaPathCentrality(kappa: kappa, epsilon: 0.02, delta: 1e-6, seed: example.seed)
    for (node, expected) in plain(graph, kappa: kappa).enumerated() {
      #expect(abs(try #require(found[node]) - expected) <= 0.02, "node \(node)")
    }
    #expect(
      found.conventions.precision.map {
        if case .estimated(0.02, 1e-6, 0.02, let samples) = $0 { samples > 10_000 } else { false }
      } == true)
  }

  /// On a line of three the middle is passed by every path from an end, and by none from itself.
  @Test func aLineInClosedForm() throws {
    let line = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2)], isDirected: false)
    let found = line.kappaPathCentrality(kappa: 1, epsilon: 0.005, delta: 1e-6)
    #expect(abs(try #require(found[1]) - 2.0 / 3) <= 0.005)
    #expect(abs(try #require(found[0]) - 1.0 / 6) <= 0.005)
  }
}
