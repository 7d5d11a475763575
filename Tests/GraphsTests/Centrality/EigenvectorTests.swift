import Foundation
import Graphs
import Testing

@Suite struct EigenvectorTests {
  /// networkx, igraph (METRICS §10, 9, 20, 30, 53).
  @Test(arguments: [
    (Samples.kite, 4, 0.481020858273), (Samples.karate, 34, 0.373363470291),
    (Samples.florentineMarriage, 9, 0.430308094041), (Samples.karateWeighted, 34, 0.364096881970),
  ])
  func goldenValues(graph: Graph, node: Int, expected: Double) {
    #expect(isClose(graph.eigenvectorCentrality()[node - 1], expected, tolerance: 1e-11))
  }

  /// networkx, igraph, graph-tool (METRICS §10, 9, 20).
  @Test(arguments: [(Samples.kite, 4.306403794620), (Samples.karate, 6.725697727631)])
  func goldenEigenvalues(graph: Graph, expected: Double) {
    #expect(isClose(eigenvalue(of: graph.eigenvectorCentrality()), expected, tolerance: 1e-11))
  }

  /// The largest eigenvalue, as the result states it.
  private func eigenvalue(of scores: NodeScores) -> Double? {
    scores.conventions.notes.first.flatMap { Double($0.dropFirst("Eigenvalue ".count).dropLast()) }
  }

  /// A circle of three with a way back from the second to the first: λ³ = λ + 1, each 1 / λ of the one before it.
  @Test func directedInClosedForm() throws {
    let ties = [(0, 1), (1, 2), (2, 0), (1, 0), (2, 3), (4, 0)]
    let graph = try Graph(nodeCount: 5, ties: ties, isDirected: true)
    let root = 1.324717957244746
    let vector = [1, 1 / root, 1 / (root * root), 1 / (root * root * root), 0]
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let scores = graph.eigenvectorCentrality()
    expectClose(scores, vector.map { $0 / length }, tolerance: 1e-11)
    #expect(isClose(eigenvalue(of: scores), root, tolerance: 1e-11))
    // Everyone gives three others as much: all are alike, and λ is what each receives.
    let even = try Graph(
      nodeCount: 7, weightedTies: (0..<7).flatMap { from in [1, 2, 4].map { (from, (from + $0) % 7, 0.5) } },
      isDirected: true)
    expectClose(even.eigenvectorCentrality(), even.nodes.map { _ in (1.0 / 7).squareRoot() }, tolerance: 1e-11)
    #expect(isClose(eigenvalue(of: even.eigenvectorCentrality()), 1.5, tolerance: 1e-11))
  }

  /// networkx, igraph, sna, R igraph (METRICS §10, 10, 21, 41).
  @Test func goldenLinearSystems() {
    #expect(isClose(Samples.kite.katzCentrality(alpha: 0.05)[7], 1.187288800240, tolerance: 1e-11))
    #expect(isClose(Samples.karate.katzCentrality(alpha: 0.05)[0], 2.080701686090, tolerance: 1e-11))
    #expect(isClose(Samples.knoke.katzCentrality(alpha: 0.05)[6], 1.585531841090, tolerance: 1e-11))
    #expect(isClose(Samples.kite.bonacichPower(beta: 0.1)[7], 0.740112663378, tolerance: 1e-11))
    #expect(isClose(Samples.karate.bonacichPower(beta: 0.1)[0], 2.263477130530, tolerance: 1e-11))
  }

  /// networkx, igraph (METRICS §10, 41).
  @Test func goldenHubs() {
    let scores = Samples.knoke.hubsAndAuthorities()
    #expect(isClose(scores.hubs[4], 0.133846623507, tolerance: 1e-11))
    #expect(isClose(scores.authorities[6], 0.176310829521, tolerance: 1e-11))
    #expect(isClose(scores.hubs.reduce(0) { $0 + ($1 ?? 0) }, 1))
  }

  @Test func undefinedWhereNothingFlowsBack() throws {
    let chain = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2)], isDirected: true)
    #expect(chain.eigenvectorCentrality().allSatisfy { $0 == nil })
    #expect(chain.eigenvectorCentrality().undefinedReason?.contains("circle") == true)
  }

  @Test func undefinedOutsideOfTheLargestComponent() throws {
    let graph = try Graph(nodeCount: 5, ties: [(0, 1), (1, 2), (3, 4)], isDirected: false)
    let scores = graph.eigenvectorCentrality()
    expectClose(scores, [0.5, 0.5.squareRoot(), 0.5, nil, nil], tolerance: 1e-11)
  }

  @Test func equallyStrongPartsHaveNoFirst() throws {
    let hubs = try Graph(nodeCount: 4, ties: [(0, 1), (2, 3)], isDirected: true).hubsAndAuthorities()
    #expect(hubs.hubs.allSatisfy { $0 == nil })
    #expect(hubs.authorities.undefinedReason?.contains("equally") == true)
    let circles = try Graph(
      nodeCount: 5, ties: [(0, 1), (1, 0), (2, 3), (3, 2), (0, 4), (2, 4)], isDirected: true)
    #expect(circles.eigenvectorCentrality().allSatisfy { $0 == nil })
  }

  @Test(arguments: RandomCase.all(seeds: 20, weights: [.none, .reals]))
  func eigenvectorsSolveTheirEquation(example: RandomCase) throws {
    let graph = try example.graph()
    let scores = graph.eigenvectorCentrality()
    guard scores.contains(where: { $0 != nil }) else { return }
    var square = 0.0
    let greatest = try #require(eigenvalue(of: scores))
    for node in graph.nodes {
      guard let value = scores[node] else { continue }
      square += value * value
      let sum = graph.predecessors(of: node).reduce(0.0) { sum, other in
        sum + (scores[other] ?? 0) * (graph.strength(from: other, to: node) ?? 0)
      }
      #expect(value >= 0 && isClose(sum, greatest * value, tolerance: 1e-9))
    }
    #expect(isClose(square, 1))
  }

  /// A chain of n: sin(iπ/(n + 1)), with the eigenvalue 2 cos(π/(n + 1)); the next eigenvalue is 0.07 % lower.
  @Test func longChainsSettle() throws {
    let count = 150
    let chain = try Graph(nodeCount: count, ties: (1..<count).map { ($0 - 1, $0) }, isDirected: false)
    let scores = chain.eigenvectorCentrality()
    let expected = (1...count).map { sin(Double($0) * .pi / Double(count + 1)) * (2 / Double(count + 1)).squareRoot() }
    for node in chain.nodes { #expect(isClose(scores[node], expected[node], tolerance: 1e-9)) }
    #expect(try #require(scores.conventions.residual) <= 1e-12)
  }

  /// Two equal halves of a bipartite network: plain iteration would swing between them.
  @Test func bothSidesOfABipartiteNetwork() throws {
    let ties = (0..<3).flatMap { left in (3..<8).map { (left, $0) } }
    let scores = try Graph(nodeCount: 8, ties: ties, isDirected: false).eigenvectorCentrality()
    let (left, right) = ((1.0 / 6).squareRoot(), (1.0 / 10).squareRoot())
    expectClose(scores, [left, left, left, right, right, right, right, right], tolerance: 1e-11)
  }

  @Test(arguments: RandomCase.all(seeds: 20))
  func katzAndBonacichSolveTheirEquations(example: RandomCase) throws {
    let graph = try example.graph()
    let katz = graph.katzCentrality(alpha: 0.01 / (1 + (graph.ties.map(\.strength).max() ?? 0)))
    let alpha = 0.01 / (1 + (graph.ties.map(\.strength).max() ?? 0))
    for node in graph.nodes {
      let sum = graph.predecessors(of: node).reduce(0.0) { sum, other in
        sum + (katz[other] ?? .nan) * (graph.strength(from: other, to: node) ?? 0)
      }
      #expect(isClose(katz[node], 1 + alpha * sum))
    }
    #expect(
      graph.katzCentrality(alpha: 1e9).allSatisfy { $0 == nil } || graph.strongComponents().count == graph.nodeCount)
    let power = graph.bonacichPower(beta: -alpha)
    guard graph.tieCount > 0 else { return }
    #expect(isClose(power.reduce(0) { $0 + ($1 ?? .nan) * ($1 ?? .nan) }, Double(graph.nodeCount)))
  }

  /// A long ring with one shortcut: the powers of its matrix turn for very long.
  @Test func withoutAKnownEigenvalueThereIsNoDefaultFactor() throws {
    let ties = (0..<400).map { ($0, ($0 + 1) % 400) } + [(0, 200)]
    let ring = try Graph(nodeCount: 400, ties: ties, isDirected: true)
    for scores in [ring.katzCentrality(), ring.bonacichPower()] {
      #expect(scores.allSatisfy { $0 == nil })
      #expect(try #require(scores.undefinedReason).contains("did not settle"))
    }
    // A factor of one's own needs no eigenvalue.
    let katz = ring.katzCentrality(alpha: 0.5)
    #expect(isClose(katz[1], 1 + 0.5 * (katz[0] ?? .nan)))
    #expect(isClose(katz[200], 1 + 0.5 * ((katz[199] ?? .nan) + (katz[0] ?? .nan))))
  }
}
