/// Betweenness estimated from random shortest paths, with the error that it has at most.
public struct SampledBetweenness: Sendable {
  /// The estimates, in the unit asked for.
  public let scores: NodeScores
  /// With ``confidence`` all normalised estimates are at most this far from the truth.
  ///
  /// After a search for the first few, only those that could not be told apart.
  public let epsilon: Double
  /// The greatest probability that the guarantee does not hold.
  public let delta: Double
  /// The number of paths drawn.
  public let samples: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// The probability that the guarantee holds, at least.
  public var confidence: Double { 1 - delta }
}

extension Graph {
  /// Betweenness estimated from as many random shortest paths as the wanted precision needs.
  ///
  /// For networks so large that ``betweenness(isNormalized:progress:)`` takes too long. With probability `1 − delta`
  /// the estimates of all nodes are right within `epsilon`, as a share of all ordered pairs of nodes. Strengths do not
  /// count: a path is as long as it has ties. The draws are numbered and each has a generator of its own, so that the
  /// result does not depend on the number of cores.
  ///
  /// With `first`, drawing also ends as soon as it is settled who comes first, second … up to that place; places that
  /// `epsilon` cannot tell apart may still be exchanged.
  ///
  /// Without `isAdaptive` as many paths are drawn as are enough in any network with these lengths of paths, known before
  /// the first is drawn; that is more than most networks need.
  ///
  /// - Precondition: `epsilon` and `delta` are between 0 and 1; `first` only with `isAdaptive`.
  /// - Complexity: O(log n / ε²) searches from both ends of a pair, each far less than O(n + m) in most networks; 24
  ///   bytes a node and core.
  ///
  /// Source: Borassi & Natale 2019, doi:10.1145/3284359; not adaptive: Riondato & Kornaropoulos 2016,
  /// doi:10.1007/s10618-015-0423-0.
  public func sampledBetweenness(
    epsilon: Double = 0.01, delta: Double = 0.1, first: Int? = nil, isAdaptive: Bool = true,
    isNormalized: Bool = false, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> SampledBetweenness {
    precondition(epsilon > 0 && epsilon < 1, "The precision must be between 0 and 1, not \(epsilon).")
    precondition(delta > 0 && delta < 1, "The probability of failure must be between 0 and 1, not \(delta).")
    precondition(first == nil || isAdaptive, "Whether the first can be told apart is seen while paths are drawn.")
    var conventions = conventions(isNormalized: isNormalized)
    conventions.seed = seed
    guard nodeCount > 2 else {
      let scores = NodeScores(
        measure: "betweenness", conventions: conventions, values: ContiguousArray(repeating: nil, count: nodeCount),
        undefinedReason: "With fewer than three nodes nobody can stand between two others.")
      return SampledBetweenness(scores: scores, epsilon: epsilon, delta: delta, samples: 0, seed: seed)
    }
    let pathNodes = greatestPathNodes
    let counts =
      isAdaptive
      ? drawPaths(
        SamplingLimit(epsilon: epsilon, delta: delta, nodeCount: nodeCount, pathNodes: pathNodes, first: first),
        seed: seed, progress: progress)
      : drawPaths(
        SamplingLimit.paths(epsilon: epsilon, delta: delta, pathNodes: pathNodes), seed: seed, progress: progress)
    // A path is counted for an ordered pair; an undirected pair counts once.
    let pairs = Double(nodeCount) * Double(nodeCount - 1) / (isDirected ? 1 : 2)
    let others = Double(nodeCount - 1) * Double(nodeCount - 2) / (isDirected ? 1 : 2)
    let factor = (isNormalized ? pairs / others : pairs) / Double(counts.samples)
    conventions.precision = .estimated(
      epsilon: epsilon, delta: delta, greatestError: epsilon * (isNormalized ? pairs / others : pairs),
      samples: counts.samples)
    conventions.notes = [
      "Estimated from \(counts.samples) random shortest paths: with probability \(1 - delta) the share of pairs that a "
        + "node lies between is right within \(epsilon) for all nodes\(first == nil ? "" : " that could not be ranked otherwise")."
    ]
    let scores = NodeScores(
      measure: "betweenness", conventions: conventions, defined: counts.byNode.lazy.map { Double($0) * factor })
    return SampledBetweenness(scores: scores, epsilon: epsilon, delta: delta, samples: counts.samples, seed: seed)
  }

  /// Betweenness estimated from the shortest paths that start at some random nodes.
  ///
  /// Strengths count as in ``betweenness(isNormalized:progress:)``. With probability `1 − delta` all estimates are right
  /// within ``SampledBetweenness/epsilon``, as a share of all ordered pairs of nodes, which is
  /// `(n − 2)/(n − 1) · √(ln(2n/δ) / 2k)` for k pivots.
  ///
  /// - Precondition: `pivots` is between 1 and n, `delta` between 0 and 1.
  /// - Complexity: O(k·m), weighted O(k·(m + n log n)).
  ///
  /// Source: Brandes & Pich 2007, doi:10.1142/S0218127407018403.
  public func betweenness(
    pivots: Int, delta: Double = 0.1, isNormalized: Bool = false, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> SampledBetweenness {
    precondition(pivots > 0 && pivots <= max(nodeCount, 1), "There can be 1 to \(nodeCount) pivots, not \(pivots).")
    precondition(delta > 0 && delta < 1, "The probability of failure must be between 0 and 1, not \(delta).")
    var conventions = conventions(usesStrengths: true, isNormalized: isNormalized)
    conventions.seed = seed
    let count = Double(nodeCount)
    let epsilon =
      (count - 2) / max(count - 1, 1)
      * (Mathematics.naturalLogarithm(2 * max(count, 1) / delta) / (2 * Double(pivots))).squareRoot()
    guard nodeCount > 2 else {
      let scores = NodeScores(
        measure: "betweenness", conventions: conventions, values: ContiguousArray(repeating: nil, count: nodeCount),
        undefinedReason: "With fewer than three nodes nobody can stand between two others.")
      return SampledBetweenness(scores: scores, epsilon: 0, delta: delta, samples: 0, seed: seed)
    }
    var generator = SplitMix64(seed: seed)
    let chosen = generator.permutation(of: nodeCount).prefix(pivots)
    let sums = PathNetwork(self).dependencies(of: chosen, progress: progress).nodes
    let others = isNormalized ? (count - 1) * (count - 2) : isDirected ? 1 : 2
    let factor = count / Double(pivots) / others
    conventions.precision = .estimated(
      epsilon: epsilon, delta: delta, greatestError: epsilon * count * (count - 1) / others, samples: pivots)
    conventions.notes = [
      "Estimated from the shortest paths of \(pivots) random nodes: with probability \(1 - delta) the share of pairs "
        + "that a node lies between is right within \(epsilon) for all nodes."
    ]
    let scores = NodeScores(
      measure: "betweenness", conventions: conventions, defined: sums.lazy.map { $0 * factor })
    return SampledBetweenness(scores: scores, epsilon: epsilon, delta: delta, samples: pivots, seed: seed)
  }

  /// At most as many nodes as this are on a shortest path.
  ///
  /// In an undirected graph, for each component, twice the steps from one node to the farthest and one more.
  private var greatestPathNodes: Int {
    guard !isDirected else { return nodeCount }
    var distance = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    var queue = ContiguousArray<Int32>()
    var greatest = 0
    for root in nodes where distance[root] < 0 {
      distance[root] = 0
      var head = queue.count
      queue.append(Int32(truncatingIfNeeded: root))
      while head < queue.count {
        let node = Int(queue[head])
        head += 1
        for position in out.row(of: node) where distance[Int(out.neighbors[position])] < 0 {
          distance[Int(out.neighbors[position])] = distance[node] + 1
          queue.append(out.neighbors[position])
        }
      }
      greatest = max(greatest, 2 * Int(distance[Int(queue[queue.count - 1])]) + 1)
    }
    return greatest
  }

  private struct PathCounts: Sendable {
    var byNode: ContiguousArray<Int32>
    var samples = 0
  }

  private func drawPaths(_ limit: SamplingLimit, seed: UInt64, progress: ProgressHandler?) -> PathCounts {
    var limit = limit
    let none = PathCounts(byNode: ContiguousArray(repeating: 0, count: nodeCount))
    limit.favour(drawingPaths(0..<limit.batch, onto: none, seed: seed).byNode)
    var counts = none
    repeat {
      let start = limit.batch + counts.samples
      let end = min(start + limit.batch, limit.batch + limit.greatest)
      counts = drawingPaths(start..<end, onto: counts, seed: seed)
      progress?(Double(counts.samples) / Double(limit.greatest))
    } while !limit.isReached(counts.byNode, samples: counts.samples)
    return counts
  }

  /// As many paths as that, in some batches.
  private func drawPaths(_ count: Int, seed: UInt64, progress: ProgressHandler?) -> PathCounts {
    var counts = PathCounts(byNode: ContiguousArray(repeating: 0, count: nodeCount))
    for batch in 0..<40 {
      counts = drawingPaths(piece(batch, of: 40, in: count), onto: counts, seed: seed)
      progress?(Double(batch + 1) / 40)
    }
    return counts
  }

  /// Adds the paths of some numbers to counts.
  private func drawingPaths(_ numbers: Range<Int>, onto counts: PathCounts, seed: UInt64) -> PathCounts {
    let pieces = min(16, numbers.count)
    var counts = parallelReduce(pieces: pieces, into: counts) { index in
      var sampler = PathSampler(self)
      var inner = ContiguousArray<Int32>()
      for number in piece(index, of: pieces, in: numbers.count) {
        var generator = SplitMix64.stream(numbers.lowerBound + number, seed: seed)
        sampler.sample(into: &inner, using: &generator)
      }
      return inner
    } join: { counts, inner in
      for node in inner { counts.byNode[Int(node)] += 1 }
    }
    counts.samples += numbers.count
    return counts
  }
}
