import Graphs
import Testing

/// What a further node without ties and without a sector does to every measure of the registry.
@Suite struct IsolateTests {
  private static let examples = RandomCase.all(seeds: 5, weights: [.none, .ratings]).map {
    RandomCase(seed: $0.seed + 7, isDirected: $0.isDirected, weights: $0.weights)
  }

  /// Measures of which n is a part, with what the step from n to n + 1 nodes makes of their values; all others stay.
  private static let laws: [String: @Sendable (_ value: Double, _ nodeCount: Double) -> Double] = [
    "closeness": { $0 * ($1 - 1) / $1 }, "harmonic": { $0 * ($1 - 1) / $1 },
    "in_closeness": { $0 * ($1 - 1) / $1 }, "in_harmonic": { $0 * ($1 - 1) / $1 },
    "bonacich_power": { $0 * (($1 + 1) / $1).squareRoot() },
    "density": { $0 * ($1 - 1) / ($1 + 1) }, "mean_tie_strength": { $0 * ($1 - 1) / ($1 + 1) },
    "global_efficiency": { $0 * ($1 - 1) / ($1 + 1) }, "fragmentation": { 1 - (1 - $0) * ($1 - 1) / ($1 + 1) },
    "average_degree": { $0 * $1 / ($1 + 1) }, "largest_component": { $0 * $1 / ($1 + 1) },
    "local_efficiency": { $0 * $1 / ($1 + 1) }, "components": { value, _ in value + 1 },
  ]

  /// Measures that depend on n in no such way: shares of what would be possible or expected, sums over all threes,
  /// equations with n in them, and searches that draw other random numbers.
  private static let exceptions: Set = [
    "pagerank", "pn_centrality", "in_pn_centrality", "kappa_path", "degree_centralization", "strength_centralization",
    "betweenness_centralization", "closeness_centralization", "core_periphery_fit", "triad_census", "community",
    "modularity", "walk_balance", "signed_triad_census", "small_world",
  ]

  /// Walk balance is one for the network only: an isolate adds 1 above and below its fraction.
  private static func isException(_ measure: Measure) -> Bool {
    exceptions.contains(measure.id) && (measure.id != "walk_balance" || measure.level == .network)
  }

  @Test(arguments: Measure.all.indices)
  func addingAnIsolate(index: Int) throws {
    let measure = Measure.all[index]
    guard !Self.isException(measure) else { return }
    for example in Self.examples {
      let graph = try example.graph()
      guard graph.nodeCount > 2 else { continue }
      let count = Double(graph.nodeCount)
      let law = Self.laws[measure.id] ?? { value, _ in value }
      let (before, after) = try (compute(measure, graph, 0, example.seed), compute(measure, graph, 1, example.seed))
      expectClose(
        after.prefix(before.count), before.map { $0.map { law($0, count) } }, tolerance: 1e-9, "\(measure.id)")
    }
  }

  /// No law or exception may outlive its measure, and each exception must be one.
  @Test func exceptionsAreExceptions() throws {
    let names = Set(Measure.all.map(\.id))
    #expect(names.isSuperset(of: Self.laws.keys) && names.isSuperset(of: Self.exceptions))
    let certain = Self.exceptions.subtracting(["community", "modularity", "small_world", "signed_triad_census"])
    for id in certain {
      let measure = try #require(Measure.all.first { $0.id == id && Self.isException($0) })
      let changes = try Self.examples.contains { example in
        let graph = try example.graph()
        guard graph.nodeCount > 2 else { return false }
        let (before, after) = try (compute(measure, graph, 0, example.seed), compute(measure, graph, 1, example.seed))
        return !zip(before, after).allSatisfy { isClose($0, $1, tolerance: 1e-9) }
      }
      #expect(changes, "\(id) can be tested like the others.")
    }
  }

  /// The values of a measure, with a number of isolates after the other nodes.
  private func compute(_ measure: Measure, _ graph: Graph, _ isolates: Int, _ seed: UInt64) throws -> [Double?] {
    func larger(_ graph: Graph) throws -> Graph {
      let count = graph.nodeCount + isolates
      return graph.isWeighted
        ? try Graph(
          nodeCount: count, weightedTies: graph.ties.map { ($0.from, $0.to, $0.strength) },
          isDirected: graph.isDirected)
        : try Graph(nodeCount: count, ties: graph.ties.map { ($0.from, $0.to) }, isDirected: graph.isDirected)
    }
    var options = MeasureOptions()
    options.sectors = graph.nodes.map { $0 % 3 } + [Int?](repeating: nil, count: isolates)
    options.permutations = 19
    options.negativeTies = try larger(
      .erdosRenyi(nodeCount: graph.nodeCount, probability: 0.2, isDirected: graph.isDirected, seed: seed))
    switch measure.compute(on: try larger(graph), options: options) {
    case .stakeholders(let scores): return Array(scores)
    case .ties(let scores): return Array(scores)
    case .network(let score): return [score.value]
    }
  }
}
