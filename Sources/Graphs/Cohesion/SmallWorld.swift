/// Whether a network is a small world: contacts of contacts know each other, and yet everyone is near.
public struct SmallWorld: Sendable {
  /// `(C / C_random) / (L / L_random)`; well above 1 in a small world.
  public let sigma: Double
  /// `L_random / L − C / C_lattice`; near 0 in a small world, towards 1 if random, towards −1 if a lattice.
  ///
  /// `nil` if the lattice has no triangles.
  public let omega: Double?
  /// The transitivity C of the largest component.
  public let transitivity: Double
  /// The average path length L of the largest component.
  public let averagePathLength: Double
  /// Mean and standard deviation of the transitivity of the random networks.
  public let randomTransitivity: (mean: Double, deviation: Double)
  /// Mean and standard deviation of the average path length of the random networks.
  public let randomPathLength: (mean: Double, deviation: Double)
  /// The mean transitivity of the lattices.
  public let latticeTransitivity: Double
  /// How many random networks and lattices were made.
  public let replicates: Int
  /// The seed they were made from.
  public let seed: UInt64
}

extension Graph {
  /// The small-world measures σ and ω of the largest component, ties counting whatever their direction and strength.
  ///
  /// The random networks keep all degrees and stay connected; the lattices keep all degrees. `nil` with fewer than ten
  /// nodes, and if the random networks have no triangles.
  ///
  /// - Complexity: O(replicates · (m·10 exchanges + n·m / 512)).
  ///
  /// Source: Humphries & Gurney 2008, doi:10.1371/journal.pone.0002051; Telesford et al. 2011,
  /// doi:10.1089/brain.2011.0038.
  public func smallWorld(replicates: Int = 20, seed: UInt64 = 1, progress: ProgressHandler? = nil) -> SmallWorld? {
    let components = components()
    guard let largest = components.largest, components.sizes[largest] >= 10, replicates > 0 else { return nil }
    let graph = subgraph(of: components.nodes(of: largest)).graph.undirected().unweighted
    guard let transitivity = graph.transitivity().value, let length = graph.averagePathLength().value else {
      return nil
    }
    let samples = parallelReduce(pieces: replicates, into: [[Double]](), progress: progress) { number in
      var seeds = SplitMix64.stream(number, seed: seed)
      let random = graph.rewired(keeping: .connected, seed: seeds.next()).graph
      let lattice = graph.latticeRewired(keeping: .connected, seed: seeds.next()).graph
      return [
        random.transitivity().value ?? 0, random.averagePathLength().value ?? 0, lattice.transitivity().value ?? 0,
      ]
    } join: { all, part in
      all.append(part)
    }
    let random = Self.moments(samples.map { $0[0] })
    let lengths = Self.moments(samples.map { $0[1] })
    let lattice = Self.moments(samples.map { $0[2] }).mean
    guard random.mean > 0 else { return nil }
    return SmallWorld(
      sigma: transitivity / random.mean / (length / lengths.mean),
      omega: lattice > 0 ? lengths.mean / length - transitivity / lattice : nil, transitivity: transitivity,
      averagePathLength: length, randomTransitivity: random, randomPathLength: lengths, latticeTransitivity: lattice,
      replicates: replicates, seed: seed)
  }

  private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, values.count < 2 ? 0 : (square / (count - 1)).squareRoot())
  }
}

extension Measure {
  static let smallWorld = Measure(
    id: "small_world", title: "Small world", level: .network, needs: [.ignoresDirections, .chance], unit: .score,
    reading: "Well above 1 if contacts of contacts know each other and yet everyone is near, compared with chance.",
    parameters: "20 random networks and 20 lattices with the same numbers of ties; in the command up to "
      + "\(SmallWorld.mostTies) ties",
    complexity: "O(20·(m + n·m / 512))",
    source: "Humphries & Gurney 2008; Telesford et al. 2011", doi: "10.1371/journal.pone.0002051"
  ) { graph, options in
    var conventions = graph.undirectedConventions()
    conventions.seed = options.seed
    let isTooLarge = options.mostExactWork != nil && graph.tieCount > SmallWorld.mostTies
    let found = isTooLarge ? nil : graph.smallWorld(seed: options.seed, progress: options.progress)
    return .network(
      NetworkScore(
        measure: "small_world", conventions: conventions, value: found?.sigma, details: found?.details ?? [],
        undefinedReason: isTooLarge
          ? "Forty networks would have to be rewired, which is done up to \(SmallWorld.mostTies) ties here; the library does "
            + "it for any number."
          : "It needs ten stakeholders that are joined, and triangles in networks of chance."))
  }
}

extension SmallWorld {
  /// Where time matters (``MeasureOptions/mostExactWork``), networks with more ties are not compared with rewired ones.
  ///
  /// Each of the forty is kept connected through ten attempts a tie, by a search for another way after each exchange: on
  /// two cores about 4 seconds for 10,000 ties among 2,000 nodes, and more than half a minute for 50,000 among 10,000.
  static let mostTies = 20_000

  fileprivate var details: [NetworkScore.Detail] {
    [
      .init("omega", omega), .init("transitivity", transitivity), .init("average_path_length", averagePathLength),
      .init("random_transitivity", randomTransitivity.mean),
      .init("random_transitivity_deviation", randomTransitivity.deviation),
      .init("random_path_length", randomPathLength.mean),
      .init("random_path_length_deviation", randomPathLength.deviation),
      .init("lattice_transitivity", latticeTransitivity), .init("replicates", Double(replicates)),
    ]
  }
}
