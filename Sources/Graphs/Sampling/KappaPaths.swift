extension Graph {
  /// How often a message that wanders at random, never back to where it was, passes each node: reach without shortest
  /// paths.
  ///
  /// The expected number of times, 0 to 1, that a path visits the node after its start. It starts at a random node and
  /// makes 1 to `kappa` steps, each number equally likely, along random ties to nodes that it has not visited; where
  /// there is none it ends. Along the direction of ties; strengths do not count.
  ///
  /// Estimated from random paths: with probability `1 − delta` all values are right within `epsilon` (Hoeffding's
  /// inequality), which takes ln(2n/δ) / 2ε² paths. The paths are numbered and each has a generator of its own, so that
  /// the result does not depend on the number of cores. Undefined with fewer than two nodes.
  ///
  /// - Precondition: `kappa` is positive, `epsilon` and `delta` are between 0 and 1.
  /// - Complexity: O(κ² · mean degree · log n / ε²); 4 bytes a node and core.
  ///
  /// Source: Alahakoon et al. 2011, doi:10.1145/1989656.1989657.
  public func kappaPathCentrality(
    kappa: Int = 5, epsilon: Double = 0.005, delta: Double = 0.1, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NodeScores {
    precondition(kappa > 0, "Paths need at least one step, not \(kappa).")
    precondition(epsilon > 0 && epsilon < 1, "The precision must be between 0 and 1, not \(epsilon).")
    precondition(delta > 0 && delta < 1, "The probability of failure must be between 0 and 1, not \(delta).")
    var conventions = conventions()
    conventions.seed = seed
    guard nodeCount > 1 else {
      return NodeScores(
        measure: "kappa_path", conventions: conventions, values: ContiguousArray(repeating: nil, count: nodeCount),
        undefinedReason: "With fewer than two nodes there are no paths.")
    }
    let logarithm = Mathematics.naturalLogarithm(2 * Double(nodeCount) / delta)
    let samples = Int((logarithm / (2 * epsilon * epsilon)).rounded(.up))
    let pieces = 64
    let counts = parallelReduce(
      pieces: pieces, into: ContiguousArray<Int32>(repeating: 0, count: nodeCount), progress: progress
    ) { index in
      var visits = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
      var path: [Int] = []
      for number in piece(index, of: pieces, in: samples) {
        var generator = SplitMix64.stream(number, seed: seed)
        wander(upTo: kappa, along: &path, using: &generator)
        for node in path.dropFirst() { visits[node] += 1 }
      }
      return visits
    } join: { total, part in
      for node in part.indices { total[node] += part[node] }
    }
    conventions.precision = .estimated(epsilon: epsilon, delta: delta, greatestError: epsilon, samples: samples)
    conventions.notes = ["Paths of 1 to \(kappa) steps, each number equally likely."]
    return NodeScores(
      measure: "kappa_path", conventions: conventions, defined: counts.lazy.map { Double($0) / Double(samples) })
  }

  /// A random path; its nodes take the place of those of the last one.
  private func wander(upTo kappa: Int, along path: inout [Int], using generator: inout SplitMix64) {
    path.removeAll(keepingCapacity: true)
    path.append(generator.nextIndex(below: nodeCount))
    for _ in 0...generator.nextIndex(below: kappa) {
      let ties = out.row(of: path[path.count - 1])
      // Paths are short: looking through their few nodes is quicker than a table of all.
      let free = ties.count { !path.contains(Int(out.neighbors[$0])) }
      guard free > 0 else { return }
      var remaining = generator.nextIndex(below: free)
      for position in ties where !path.contains(Int(out.neighbors[position])) {
        if remaining == 0 {
          path.append(Int(out.neighbors[position]))
          break
        }
        remaining -= 1
      }
    }
  }
}

extension Measure {
  static let kappaPath = Measure(
    id: "kappa_path", title: "Passed by wandering news", level: .stakeholders, needs: .chance, unit: .share,
    reading: "How likely news that wanders at random for up to five steps passes this stakeholder.",
    parameters: "at most 5 steps", complexity: "O(mean degree · log n)", source: "Alahakoon et al. 2011",
    doi: "10.1145/1989656.1989657"
  ) { graph, options in .stakeholders(graph.kappaPathCentrality(seed: options.seed, progress: options.progress)) }
}
