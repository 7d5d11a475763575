import Graphs
import Testing

extension Tag {
  /// Tests that take more than a moment in a debug build.
  @Tag static var slow: Self
}

/// Whether two values are equal within a relative tolerance; two missing ones are.
func isClose(_ first: Double?, _ second: Double?, tolerance: Double = 1e-12) -> Bool {
  guard let first, let second else { return first == nil && second == nil }
  return abs(first - second) <= tolerance * max(1, abs(first), abs(second))
}

/// Expects two lists of values to be equal within a tolerance.
func expectClose(
  _ found: some Sequence<Double?>, _ expected: some Sequence<Double?>, tolerance: Double = 1e-12,
  _ comment: @autoclosure () -> Comment = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = Array(found)
  let expected = Array(expected)
  #expect(found.count == expected.count, comment(), sourceLocation: sourceLocation)
  for (index, pair) in zip(found, expected).enumerated() where !isClose(pair.0, pair.1, tolerance: tolerance) {
    Issue.record(
      "At \(index): \(String(describing: pair.0)), expected \(String(describing: pair.1)). \(comment())",
      sourceLocation: sourceLocation)
    return
  }
}

/// A small network made from a seed, for comparing the fast measures with plain ones.
struct RandomCase: CustomTestStringConvertible, Sendable {
  let seed: UInt64
  let isDirected: Bool
  let weights: Weights

  enum Weights: Sendable, CaseIterable { case none, ratings, reals, extremes }

  /// Every combination, over as many seeds.
  static func all(seeds: Int, weights: [Weights] = Weights.allCases) -> [RandomCase] {
    (0..<seeds).flatMap { seed in
      [false, true].flatMap { directed in
        weights.map { RandomCase(seed: UInt64(seed), isDirected: directed, weights: $0) }
      }
    }
  }

  var testDescription: String { "seed \(seed) \(isDirected ? "directed" : "undirected") \(weights)" }

  /// From two to `nodes` nodes, from no tie to all, with loops and parallel ties on the way in.
  func graph(nodes: Int = 12) throws -> Graph {
    var generator = SplitMix64(seed: seed)
    let nodeCount = seed < 3 ? Int(seed) : 2 + generator.nextIndex(below: nodes - 1)
    let density = [0.0, 0.1, 0.2, 0.35, 0.6, 1.0][generator.nextIndex(below: 6)]
    var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: isDirected, merging: .max)
    for from in 0..<nodeCount {
      for to in 0..<nodeCount where generator.nextUnit() < (isDirected ? density : density / 2) {
        try builder.add(from: from, to: to, strength: weights.draw(&generator))
      }
    }
    return try builder.build()
  }
}

extension RandomCase.Weights {
  func draw(_ generator: inout SplitMix64) -> Double? {
    switch self {
    case .none: nil
    case .ratings: Double(1 + generator.nextIndex(below: 4))
    case .reals: 0.1 + generator.nextUnit() * 5
    case .extremes: generator.nextUnit() < 0.5 ? 1e-6 : 1 + generator.nextUnit()
    }
  }
}
