/// Whether a network is a small world: contacts of contacts know each other, and yet everyone is near.
public struct SmallWorld: MeasuredResult, Equatable {
  /// Mean and standard deviation over networks made by chance.
  public struct Spread: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// The sample's standard deviation; 0 for a single network.
    public let deviation: Double
  }

  /// `small_world`.
  public var measure: String { "small_world" }
  /// The seed, and how many networks were made.
  public let conventions: MeasureConventions
  /// `(C / C_random) / (L / L_random)`; well above 1 in a small world.
  public let sigma: Double?
  /// `L_random / L − C / C_lattice`; near 0 in a small world, towards 1 if random, towards −1 if a lattice, and below where
  /// contacts know each other even more than in lattices.
  ///
  /// `nil` also if the lattices have no triangles.
  public let omega: Double?
  /// The transitivity C of the largest component.
  public let transitivity: Double?
  /// The average path length L of the largest component.
  public let averagePathLength: Double?
  /// The transitivity of the random networks.
  public let randomTransitivity: Spread?
  /// The average path length of the random networks.
  public let randomPathLength: Spread?
  /// The transitivity of the lattices.
  public let latticeTransitivity: Spread?
  /// How many random networks were made.
  public let replicates: Int
  /// How many lattices were made.
  public let lattices: Int
  /// How many exchanges of ties made each random network, for each tie and on average; 10 are wanted, and cannot be had
  /// where nearly all are tied.
  public let exchangesPerTie: Double?
  /// Why there is no ``sigma`` or no ``omega``; `nil` if there are both.
  public let undefinedReason: String?
}

extension Graph {
  /// The small-world measures σ and ω of the largest component, ties counting whatever their direction and strength.
  ///
  /// The random networks keep all degrees and stay connected (``rewired(attemptsPerTie:keeping:seed:)``, with as many
  /// attempts as make ten exchanges a tie). The lattices keep all degrees, stay connected, and have their ties led to near
  /// nodes as far as that goes, on a ring in an order drawn anew for each: the order of nodes means nothing. No
  /// ``SmallWorld/sigma`` with fewer than ten nodes, and if the random networks have no triangles.
  ///
  /// - Precondition: `replicates` and `lattices` are positive.
  /// - Complexity: O(replicates · (m·r + n·m / 512) + lattices · m·r·100), r the mean of degrees over ends of ties; in dense
  ///   networks more attempts for each exchange.
  ///
  /// Source: Humphries & Gurney 2008, doi:10.1371/journal.pone.0002051; Telesford et al. 2011,
  /// doi:10.1089/brain.2011.0038.
  public func smallWorld(
    replicates: Int = 20, lattices: Int = 5, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> SmallWorld {
    precondition(replicates > 0 && lattices > 0, "At least one random network and one lattice are needed.")
    var conventions = undirectedConventions()
    conventions.seed = seed
    conventions.notes = [
      "Largest component; \(replicates) random networks and \(lattices) lattices with the same degrees; C is transitivity."
    ]
    let components = components()
    guard let largest = components.largest, components.sizes[largest] >= 10 else {
      return SmallWorld(conventions: conventions, replicates: replicates, lattices: lattices, shape: nil)
    }
    let graph = subgraph(of: components.nodes(of: largest)).graph.undirected().unweighted
    let chance = graph.chanceNetworks(replicates: replicates, lattices: lattices, seed: seed, progress: progress)
    return SmallWorld(
      conventions: conventions, replicates: replicates, lattices: lattices,
      shape: (graph.transitivity().value ?? 0, graph.averagePathLength().value ?? 0, chance))
  }

  private func chanceNetworks(
    replicates: Int, lattices: Int, seed: UInt64, progress: ProgressHandler?
  ) -> ChanceNetworks {
    let attempts = attemptsPerTie(forExchanges: 10, keeping: .connected, seed: seed)
    let samples = parallelMap(pieces: replicates, progress: { progress?($0 * 2 / 3) }) { number in
      var seeds = SplitMix64.stream(number, seed: seed)
      let random = rewired(attemptsPerTie: attempts, keeping: .connected, seed: seeds.next())
      return (
        random.graph.transitivity().value ?? 0, random.graph.averagePathLength().value ?? 0,
        Double(random.swaps) / Double(max(tieCount, 1))
      )
    }
    let rings = parallelMap(pieces: lattices, progress: { progress?((2 + $0) / 3) }) { number in
      var seeds = SplitMix64.stream(replicates + number, seed: seed)
      let shuffled = relabelled(seeds.permutation(of: nodeCount))
      return shuffled.latticeRewired(keeping: .connected, seed: seeds.next()).graph.transitivity().value ?? 0
    }
    return ChanceNetworks(
      transitivity: SmallWorld.Spread(samples.map(\.0)), length: SmallWorld.Spread(samples.map(\.1)),
      lattice: SmallWorld.Spread(rings), exchangesPerTie: SmallWorld.Spread(samples.map(\.2)).mean)
  }
}

/// What networks made by chance are like that have a network's degrees.
private struct ChanceNetworks {
  let transitivity: SmallWorld.Spread
  let length: SmallWorld.Spread
  let lattice: SmallWorld.Spread
  let exchangesPerTie: Double
}

extension SmallWorld {
  /// - Parameter shape: transitivity and path length of the largest component, and of networks with its degrees; nil where
  ///   it has fewer than ten nodes.
  fileprivate init(
    conventions: MeasureConventions, replicates: Int, lattices: Int,
    shape: (transitivity: Double, length: Double, chance: ChanceNetworks)?
  ) {
    self.conventions = conventions
    self.replicates = replicates
    self.lattices = lattices
    transitivity = shape?.transitivity
    averagePathLength = shape?.length
    randomTransitivity = shape?.chance.transitivity
    randomPathLength = shape?.chance.length
    latticeTransitivity = shape?.chance.lattice
    exchangesPerTie = shape?.chance.exchangesPerTie
    guard let (transitivity, length, chance) = shape else {
      sigma = nil
      omega = nil
      undefinedReason = "It needs ten nodes that are joined."
      return
    }
    let (hasTriangles, hasLattice) = (chance.transitivity.mean > 0, chance.lattice.mean > 0)
    sigma = hasTriangles ? transitivity / chance.transitivity.mean / (length / chance.length.mean) : nil
    omega = hasLattice ? chance.length.mean / length - transitivity / chance.lattice.mean : nil
    undefinedReason =
      !hasTriangles
      ? "Networks made by chance with these degrees have no triangles."
      : hasLattice ? nil : "Lattices with these degrees have no triangles."
  }
}

extension SmallWorld.Spread {
  fileprivate init(_ values: [Double]) {
    let count = Double(values.count)
    let center = values.reduce(0, +) / count
    let square = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    self.init(mean: center, deviation: values.count < 2 ? 0 : (square / (count - 1)).squareRoot())
  }
}

extension Measure {
  static let smallWorld = Measure(
    id: "small_world", title: "Small world", level: .network, needs: [.ignoresDirections, .chance], unit: .score,
    reading: "Well above 1 if contacts of contacts know each other and yet everyone is near, compared with chance.",
    parameters: "20 random networks and 5 lattices with the same numbers of ties; in the command up to "
      + "\(SmallWorld.mostTies) ties, and while stakeholders times ties are at most 10⁹",
    complexity: "O(m · mean degree of an end · 1000 + n·m)",
    source: "Humphries & Gurney 2008; Telesford et al. 2011", doi: "10.1371/journal.pone.0002051"
  ) { graph, options in
    let isTooLarge = options.mostExactWork.map {
      graph.tieCount > min(SmallWorld.mostTies, $0 / max(graph.nodeCount, 1))
    }
    guard isTooLarge != true else {
      var conventions = graph.undirectedConventions()
      conventions.seed = options.seed
      return .network(
        NetworkScore(
          measure: "small_world", conventions: conventions, value: nil,
          undefinedReason:
            "Many networks would have to be rewired, which is done up to \(SmallWorld.mostTies) ties and "
            + "\(options.mostExactWork ?? 0) stakeholders times ties here; the library does it for any number."))
    }
    let found = graph.smallWorld(seed: options.seed, progress: options.progress)
    var conventions = found.conventions
    if found.sigma != nil, let reason = found.undefinedReason { conventions.notes.append(reason) }
    return .network(
      NetworkScore(
        measure: found.measure, conventions: conventions, value: found.sigma,
        details: found.transitivity == nil ? [] : found.details, undefinedReason: found.undefinedReason))
  }
}

extension SmallWorld {
  /// Where time matters (``MeasureOptions/mostExactWork``), networks with more ties are not compared with rewired ones: it
  /// takes about 4 seconds for 50,000 ties among 10,000 nodes on two cores.
  static let mostTies = 100_000

  fileprivate var details: [NetworkScore.Detail] {
    [
      .init("omega", omega), .init("transitivity", transitivity), .init("average_path_length", averagePathLength),
      .init("random_transitivity", randomTransitivity?.mean),
      .init("random_transitivity_deviation", randomTransitivity?.deviation),
      .init("random_path_length", randomPathLength?.mean),
      .init("random_path_length_deviation", randomPathLength?.deviation),
      .init("lattice_transitivity", latticeTransitivity?.mean),
      .init("lattice_transitivity_deviation", latticeTransitivity?.deviation),
      .init("replicates", Double(replicates)), .init("lattices", Double(lattices)),
      .init("exchanges_per_tie", exchangesPerTie),
    ]
  }
}
