import Graphs

/// A measure under the name by which the peers are called, and the number by which results are compared.
struct BenchmarkTask {
  let name: String
  /// Whether weights in the file are lengths of ties rather than strengths.
  var weightsAreLengths = false
  /// Measures, and returns how to get the sum of all values, or the number that the task is about.
  ///
  /// Only the measuring is timed, as it is for the peers.
  let measure: @Sendable (Graph) throws -> () -> Double

  static func named(_ name: String) -> BenchmarkTask? { all.first { $0.name == name } }

  static let all: [BenchmarkTask] = [
    BenchmarkTask(name: "read") { number(Double($0.tieCount)) },
    BenchmarkTask(name: "names") { number(Double($0.tieCount)) },
    BenchmarkTask(name: "betweenness", weightsAreLengths: true) { sum($0.betweenness()) },
    BenchmarkTask(name: "betweenness_approx", weightsAreLengths: true) { graph in
      sum(graph.betweenness(pivots: min(100, max(1, graph.nodeCount))).scores)
    },
    BenchmarkTask(name: "betweenness_cutoff3") { sum($0.betweenness(within: 3)) },
    BenchmarkTask(name: "betweenness_rk") { graph in
      sum(graph.sampledBetweenness(epsilon: 0.05, isAdaptive: false, isNormalized: true).scores)
    },
    BenchmarkTask(name: "betweenness_kadabra") { sum($0.sampledBetweenness(isNormalized: true).scores) },
    BenchmarkTask(name: "betweenness_kadabra_top") { graph in
      sum(graph.sampledBetweenness(first: 100, isNormalized: true).scores)
    },
    BenchmarkTask(name: "pagerank") { sum($0.pageRank()) },
    measure("closeness", "closeness"),
    // Peers have several ways under these names; ours is one.
    measure("closeness_gen", "closeness"),
    measure("clustering_turbo", "clustering"),
    BenchmarkTask(name: "components_par") { number(Double($0.components().count)) },
    BenchmarkTask(name: "louvain_refine") { number($0.communities(.leiden, runs: 1, rounds: 1).modularity ?? 0) },
    measure("harmonic", "harmonic"),
    measure("eigenvector", "eigenvector"),
    measure("kcore", "core_number"),
    measure("constraint", "constraint"),
    measure("effsize", "effective_size"),
    measure("hierarchy", "hierarchy"),
    measure("clustering", "clustering"),
    measure("transitivity", "transitivity"),
    // Of the network, as the peers count them.
    BenchmarkTask(name: "triangles") { number(Double($0.triangleCount())) },
    measure("triads", "triad_census"),
    measure("artic", "articulation_points"),
    measure("bridges", "bridges"),
    BenchmarkTask(name: "components") { number(Double($0.components().count)) },
    // Two rounds, as the peers do by default.
    BenchmarkTask(name: "leiden") { number($0.communities(.leiden, runs: 1, rounds: 2).modularity ?? 0) },
    BenchmarkTask(name: "louvain") { number($0.communities(.louvain, runs: 1).modularity ?? 0) },
    // 5,000 permutations beside the network with its nodes in reverse.
    BenchmarkTask(name: "qap") { graph in
      let reversed = graph.relabelled(graph.nodes.reversed())
      return number(graph.quadraticAssignment(with: reversed, permutations: 5000).correlation ?? 0)
    },
    // Every third tie negative.
    BenchmarkTask(name: "frustration") { graph in
      let ties = Array(graph.undirected().ties.enumerated())
      func layer(_ isNegative: Bool) throws -> Graph {
        let ties = ties.lazy.filter { ($0.offset % 3 == 0) == isNegative }.map { ($0.element.from, $0.element.to) }
        return try Graph(nodeCount: graph.nodeCount, ties: ties, isDirected: false)
      }
      return number(try SignedGraph(positive: layer(false), negative: layer(true)).frustrationIndex().value ?? 0)
    },
    // 2,000 drawn networks and every density-like statistic.
    BenchmarkTask(name: "bootstrap") { graph in
      let intervals = AnswerMatrix(graph).intervals()
      return { intervals.reduce(0) { $0 + ($1.value ?? 0) } }
    },
  ]

  /// A measure of the registry: the sum over nodes or ties, or the network's value.
  private static func measure(_ name: String, _ id: String) -> BenchmarkTask {
    BenchmarkTask(name: name) { graph in
      guard let measure = Measure.named(id).first else { throw Unknown(id: id) }
      return switch measure.compute(on: graph) {
      case .stakeholders(let scores): sum(scores)
      case .ties(let scores): { scores.reduce(0) { $0 + ($1 ?? 0) } }
      case .network(let score): number(score.value ?? 0)
      }
    }
  }

  private static func sum(_ scores: NodeScores) -> () -> Double { { scores.values.reduce(0) { $0 + ($1 ?? 0) } } }

  private static func number(_ value: Double) -> () -> Double { { value } }

  struct Unknown: Error, CustomStringConvertible {
    let id: String
    var description: String { "There is no measure \(id)." }
  }
}
