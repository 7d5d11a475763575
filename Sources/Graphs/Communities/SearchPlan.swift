/// What is sought, and how often.
struct SearchPlan: Sendable {
  let method: CommunityMethod
  let resolution: Double
  let seed: UInt64
  let runs: Int
  /// The most rounds of a search, each of which begins with the result of the one before.
  let rounds: Int
  let considersAll: Bool
  let progress: ProgressHandler?

  init(
    method: CommunityMethod, resolution: Double, seed: UInt64, runs: Int, rounds: Int, considersAll: Bool,
    progress: ProgressHandler?
  ) {
    precondition(resolution > 0, "The resolution must be positive, not \(resolution).")
    precondition(runs > 0, "At least one search is needed.")
    self.method = method
    self.resolution = resolution
    self.seed = seed
    self.runs = runs
    self.rounds = rounds
    self.considersAll = considersAll
    self.progress = progress
  }
}

/// The result of one search.
struct FoundCommunities: Sendable {
  let partition: Partition
  let modularity: Double?
  let rounds: Int
}

extension Graph {
  /// The result of the best search of a plan, the earliest among equals.
  func bestCommunities(
    _ plan: SearchPlan, negative: Graph? = nil, modularity: @Sendable (Partition) -> Double?
  ) -> FoundCommunities {
    let search = search(plan, negative: negative)
    let none = FoundCommunities(partition: .singletons(nodeCount: nodeCount), modularity: nil, rounds: 0)
    return parallelReduce(pieces: plan.runs, into: none, progress: plan.progress) { run in
      let (partition, rounds) = search(run)
      return FoundCommunities(partition: partition, modularity: modularity(partition), rounds: rounds)
    } join: { best, found in
      guard let quality = found.modularity else { return }
      if quality > best.modularity ?? -.infinity { best = found }
    }
  }

  /// The results of all searches of a plan.
  func allCommunities(_ plan: SearchPlan) -> [Partition] {
    let search = search(plan, negative: nil)
    return parallelMap(pieces: plan.runs, progress: plan.progress) { search($0).partition }
  }

  /// A function that does a search by its number.
  ///
  /// The four kinds of network differ in their null model only.
  private func search(
    _ plan: SearchPlan, negative: Graph?
  ) -> @Sendable (Int) -> (partition: Partition, rounds: Int) {
    let resolution = plan.resolution
    guard let negative else {
      return isDirected
        ? search(plan, undirected(.sum).out, directedMasses(resolution: resolution))
        : search(plan, out, undirectedMasses(resolution: resolution))
    }
    let ties = undirected(.sum).out.subtracting(negative.undirected(.sum).out)
    func signed<Mass>(_ ours: ContiguousArray<Mass>, _ theirs: ContiguousArray<Mass>) -> ContiguousArray<
      SignedMass<Mass>
    > {
      ContiguousArray(zip(ours, theirs).lazy.map { SignedMass(positive: $0, negative: $1) })
    }
    return isDirected
      ? search(
        plan, ties, signed(directedMasses(resolution: resolution), negative.directedMasses(resolution: resolution)))
      : search(
        plan, ties, signed(undirectedMasses(resolution: resolution), negative.undirectedMasses(resolution: resolution)))
  }

  private func search<Mass: NullMass>(
    _ plan: SearchPlan, _ ties: Adjacency, _ masses: ContiguousArray<Mass>
  ) -> @Sendable (Int) -> (partition: Partition, rounds: Int) {
    let level = CommunityLevel(ties, masses: masses)
    let search = CommunitySearch<Mass>(method: plan.method, considersAll: plan.considersAll, maximumRounds: plan.rounds)
    return { run in
      var generator = SplitMix64.stream(run, seed: plan.seed)
      let (community, rounds) = search.run(on: level, startsAtRandom: run % 2 == 1, using: &generator)
      return (Partition(numbers: community), rounds)
    }
  }
}

extension Adjacency {
  /// Ties of both with the strengths of the other as negative weights; rows must be ascending.
  fileprivate func subtracting(_ other: Adjacency) -> Adjacency {
    var offsets: ContiguousArray<Int32> = [0]
    var neighbors = ContiguousArray<Int32>()
    var weights = ContiguousArray<Double>()
    for node in 0..<(self.offsets.count - 1) {
      var ours = row(of: node)
      var theirs = other.row(of: node)
      while !ours.isEmpty || !theirs.isEmpty {
        let next = ours.isEmpty ? Int32.max : self.neighbors[ours.lowerBound]
        let otherNext = theirs.isEmpty ? Int32.max : other.neighbors[theirs.lowerBound]
        var weight = 0.0
        if next <= otherNext { weight += strength(at: ours.removeFirst()) }
        if otherNext <= next { weight -= other.strength(at: theirs.removeFirst()) }
        neighbors.append(min(next, otherNext))
        weights.append(weight)
      }
      offsets.append(Int32(truncatingIfNeeded: neighbors.count))
    }
    return Adjacency(offsets: offsets, neighbors: neighbors, strengths: weights)
  }
}
