import Graphs
import Testing

/// A small signed network from a seed, some of its ties in both layers.
struct SignedCase: CustomTestStringConvertible, Sendable {
  let example: RandomCase

  static func all(seeds: Int, weights: [RandomCase.Weights] = [.none, .ratings, .reals]) -> [SignedCase] {
    RandomCase.all(seeds: seeds, weights: weights).map { SignedCase(example: $0) }
  }

  var testDescription: String { example.testDescription }

  func graph(nodes: Int = 8) throws -> SignedGraph {
    let positive = try example.graph(nodes: nodes)
    let density = [0.1, 0.3, 0.5, 0.9][Int(example.seed % 4)]
    let random = Graph.erdosRenyi(
      nodeCount: positive.nodeCount, probability: density, isDirected: example.isDirected, seed: example.seed + 7)
    let negative = try Graph(
      nodeCount: positive.nodeCount, weightedTies: random.ties.map { ($0.from, $0.to, Double(1 + $0.to % 3)) },
      isDirected: example.isDirected)
    return SignedGraph(positive: positive, negative: positive.isWeighted ? negative : negative.unweighted)
  }
}

extension SignedGraph {
  /// The sign of a tie as one looks it up: 1, −1 or 0.
  func sign(_ from: Int, _ to: Int) -> Int {
    positive.containsTie(from: from, to: to) ? 1 : negative.containsTie(from: from, to: to) ? -1 : 0
  }

  /// The strength with its sign; 0 without a tie.
  func signedStrength(_ from: Int, _ to: Int) -> Double {
    (positive.strength(from: from, to: to) ?? 0) - (negative.strength(from: from, to: to) ?? 0)
  }
}
