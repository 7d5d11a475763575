import Graphs
import Testing

@Suite struct GraphDerivedTests {
  @Test(arguments: [
    (Symmetrization.weak, [[0, 1, 3], [1, 2, 5]]), (.strong, [[0, 1, 1]]), (.mean, [[0, 1, 2], [1, 2, 2.5]]),
    (.sum, [[0, 1, 4], [1, 2, 5]]),
  ])
  func symmetrisation(rule: Symmetrization, expected: [[Double]]) throws {
    let graph = try Graph(nodeCount: 3, weightedTies: [(0, 1, 1), (1, 0, 3), (2, 1, 5)], isDirected: true)
    let undirected = graph.undirected(rule)
    #expect(!undirected.isDirected)
    #expect(undirected.ties.map { [Double($0.from), Double($0.to), $0.strength] } == expected)
    #expect(undirected.strength(from: 1, to: 0) == expected[0][2])
  }

  @Test func symmetrisingWithoutWeights() throws {
    let graph = try Graph(nodeCount: 3, ties: [(0, 1), (1, 0), (1, 2)], isDirected: true)
    #expect(!graph.undirected().isWeighted)
    #expect(graph.undirected().tieCount == 2)
    #expect(graph.undirected(.strong).tieCount == 1)
    #expect(graph.undirected(.mean).strength(from: 1, to: 2) == 0.5)
  }

  @Test func transposingTurnsTiesRound() throws {
    let graph = try Graph(nodeCount: 3, weightedTies: [(0, 1, 2), (1, 2, 3)], isDirected: true).transposed
    #expect(graph.strength(from: 1, to: 0) == 2)
    #expect(graph.strength(from: 0, to: 1) == nil)
  }

  @Test func subgraphKeepsTiesAmongItsNodes() throws {
    let graph = try Graph(
      nodeCount: 5, weightedTies: [(0, 1, 1), (1, 3, 2), (3, 4, 3), (4, 1, 4)], isDirected: true)
    let part = graph.subgraph(of: [4, 1, 3, 1])
    #expect(part.originalNodes == [1, 3, 4])
    #expect(
      part.graph.ties.map { [Double($0.from), Double($0.to), $0.strength] } == [[0, 1, 2], [1, 2, 3], [2, 0, 4]])
    #expect(Array(part.graph.predecessors(of: 0)) == [2])
  }

  @Test func weakAndStrongComponents() throws {
    let graph = try Graph(nodeCount: 6, ties: [(0, 1), (1, 2), (2, 0), (2, 3), (5, 4)], isDirected: true)
    #expect(Array(graph.components().componentOfNode) == [0, 0, 0, 0, 1, 1])
    #expect(Array(graph.strongComponents().componentOfNode) == [0, 0, 0, 1, 2, 3])
    #expect(graph.components().largest == 0)
    #expect(graph.components().nodes(of: 1) == [4, 5])
    #expect(graph.componentScore().details.map(\.value) == [4, 0, 4, 4.0 / 6, 14.0 / 30])
  }

  @Test func degreesAndStrengths() throws {
    let graph = try Graph(nodeCount: 3, weightedTies: [(0, 1, 2), (1, 0, 3), (1, 2, 5)], isDirected: true)
    #expect(Array(graph.degrees()) == [2, 3, 1])
    #expect(Array(graph.inDegrees(isNormalized: true)) == [0.5, 0.5, 0.5])
    #expect(Array(graph.outStrengths()) == [2, 8, 0])
    #expect(Array(graph.inStrengths()) == [3, 2, 5])
    #expect(Array(graph.undirected().strengths()) == [3, 8, 5])
    #expect(graph.outDegrees().nodesByDescendingValue == [1, 0, 2])
  }
}
