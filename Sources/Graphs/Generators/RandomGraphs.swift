extension Graph {
  /// A random graph in which each possible tie exists with the same probability, G(n, p).
  ///
  /// - Precondition: `probability` is between 0 and 1.
  /// - Complexity: O(n + m).
  ///
  /// Source: Gilbert 1959, doi:10.1214/aoms/1177706098.
  public static func erdosRenyi(nodeCount: Int, probability: Double, isDirected: Bool = false, seed: UInt64) -> Graph {
    var generator = SplitMix64(seed: seed)
    var ties = TieCollector()
    PairSpace(nodeCount: nodeCount, isDirected: isDirected)
      .draw(probability: probability, into: &ties, using: &generator)
    return ties.graph(nodeCount: nodeCount, isDirected: isDirected)
  }

  /// A random graph with a given number of ties, all such graphs equally likely, G(n, m).
  ///
  /// - Precondition: `tieCount` is at most the number of possible ties.
  /// - Complexity: O(n + m log m) if at most half of the possible ties exist, else O(n²).
  ///
  /// Source: Erdős & Rényi 1959, Publicationes Mathematicae 6, 290–297.
  public static func erdosRenyi(nodeCount: Int, tieCount: Int, isDirected: Bool = false, seed: UInt64) -> Graph {
    var generator = SplitMix64(seed: seed)
    var ties = TieCollector()
    PairSpace(nodeCount: nodeCount, isDirected: isDirected).draw(count: tieCount, into: &ties, using: &generator)
    return ties.graph(nodeCount: nodeCount, isDirected: isDirected)
  }

  /// A random graph of blocks: the probability of a tie depends on the blocks of its two ends.
  ///
  /// Nodes are numbered block after block. `probabilities[a][b]` is that of a tie from block `a` to block `b`; in an
  /// undirected graph only the entries with `a ≤ b` are looked at.
  ///
  /// - Precondition: `probabilities` has a row and a column for each block, with values between 0 and 1.
  /// - Complexity: O(n + m + blocks²).
  ///
  /// Source: Holland, Laskey & Leinhardt 1983, doi:10.1016/0378-8733(83)90021-7.
  public static func stochasticBlock(
    sizes: [Int], probabilities: [[Double]], isDirected: Bool = false, seed: UInt64
  ) -> Graph {
    precondition(
      probabilities.count == sizes.count && probabilities.allSatisfy { $0.count == sizes.count },
      "The probabilities need a row and a column for each of the \(sizes.count) blocks.")
    var generator = SplitMix64(seed: seed)
    var ties = TieCollector()
    var blocks: [Range<Int>] = []
    for size in sizes {
      let start = blocks.last?.upperBound ?? 0
      blocks.append(start..<(start + size))
    }
    for (row, from) in blocks.enumerated() {
      for (column, to) in blocks.enumerated() where isDirected || row <= column {
        // An empty block would count as the same block as another empty one.
        guard !from.isEmpty && !to.isEmpty else { continue }
        PairSpace(from: from, to: to, isDirected: isDirected)
          .draw(probability: probabilities[row][column], into: &ties, using: &generator)
      }
    }
    return ties.graph(nodeCount: blocks.last?.upperBound ?? 0, isDirected: isDirected)
  }

  /// A ring in which everyone is tied to the nearest others, with some ties led elsewhere at random.
  ///
  /// Each node is tied to `neighborCount` others, half on either side. Then the far end of each tie is, with
  /// probability `rewiring`, moved to a random node that is not yet tied to the near end; with 0 the ring remains.
  ///
  /// - Precondition: `neighborCount` is even and less than `nodeCount`; `rewiring` is between 0 and 1.
  /// - Complexity: O(n + m) on average.
  ///
  /// Source: Watts & Strogatz 1998, doi:10.1038/30918.
  public static func wattsStrogatz(nodeCount: Int, neighborCount: Int, rewiring: Double, seed: UInt64) -> Graph {
    precondition(
      neighborCount >= 0 && neighborCount % 2 == 0 && (neighborCount < nodeCount || neighborCount == 0),
      "The number of neighbours, \(neighborCount), must be even and less than that of nodes, \(nodeCount).")
    precondition(rewiring >= 0 && rewiring <= 1, "A probability is between 0 and 1, not \(rewiring).")
    var generator = SplitMix64(seed: seed)
    var neighbors = [Set<Int>](repeating: [], count: nodeCount)
    func ring(_ node: Int, _ distance: Int) -> Int { (node + distance) % nodeCount }
    for distance in 1..<(neighborCount / 2 + 1) {
      for node in 0..<nodeCount {
        neighbors[node].insert(ring(node, distance))
        neighbors[ring(node, distance)].insert(node)
      }
    }
    for distance in 1..<(neighborCount / 2 + 1) {
      for node in 0..<nodeCount where generator.nextUnit() < rewiring {
        guard neighbors[node].count < nodeCount - 1 else { continue }
        let far = ring(node, distance)
        var chosen = generator.nextIndex(below: nodeCount)
        while chosen == node || neighbors[node].contains(chosen) { chosen = generator.nextIndex(below: nodeCount) }
        neighbors[node].remove(far)
        neighbors[far].remove(node)
        neighbors[node].insert(chosen)
        neighbors[chosen].insert(node)
      }
    }
    var ties = TieCollector()
    for node in 0..<nodeCount {
      for neighbor in neighbors[node].sorted() where neighbor > node { ties.add(node, neighbor) }
    }
    return ties.graph(nodeCount: nodeCount, isDirected: false)
  }

  /// A graph grown node by node, each new node tied to some of the earlier ones, the better tied the likelier.
  ///
  /// It begins with `tiesPerNode` nodes without ties; the next one is tied to all of them. The graph is connected and
  /// has `tiesPerNode · (nodeCount − tiesPerNode)` ties.
  ///
  /// - Precondition: `tiesPerNode` is positive and less than `nodeCount`.
  /// - Complexity: O(n + m).
  ///
  /// Source: Barabási & Albert 1999, doi:10.1126/science.286.5439.509.
  public static func barabasiAlbert(nodeCount: Int, tiesPerNode: Int, seed: UInt64) -> Graph {
    precondition(
      tiesPerNode > 0 && tiesPerNode < nodeCount,
      "The number of ties per node, \(tiesPerNode), must be positive and less than that of nodes, \(nodeCount).")
    var generator = SplitMix64(seed: seed)
    var ties = TieCollector()
    // Every node stands here once for each of its ties, so that a random entry is a node drawn by its degree.
    var ends = ContiguousArray<Int>()
    var chosen = Array(0..<tiesPerNode)
    for node in tiesPerNode..<nodeCount {
      for neighbor in chosen {
        ties.add(neighbor, node)
        ends.append(neighbor)
        ends.append(node)
      }
      chosen.removeAll(keepingCapacity: true)
      while chosen.count < tiesPerNode {
        let candidate = ends[generator.nextIndex(below: ends.count)]
        if !chosen.contains(candidate) { chosen.append(candidate) }
      }
    }
    return ties.graph(nodeCount: nodeCount, isDirected: false)
  }
}
