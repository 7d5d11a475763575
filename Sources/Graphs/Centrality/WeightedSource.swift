/// Brandes' algorithm for ties of different lengths, one source after another.
enum WeightedSource {
  /// The strengths of `out` are lengths here.
  static func dependencies(
    out: Adjacency, lengths: ArcLengths, sources: ContiguousArray<Int32>.SubSequence, includingArcs: Bool
  ) -> Dependencies {
    lengths.longest <= BucketQueue.greatestRatio * lengths.shortest
      ? Search<BucketQueue>.dependencies(out, lengths, sources, includingArcs: includingArcs)
      : Search<HeapQueue>.dependencies(out, lengths, sources, includingArcs: includingArcs)
  }

  struct Search<Queue: DistanceQueue> {
    private let out: Adjacency
    private var sums: Dependencies
    private let includesArcs: Bool
    private var shortest: ShortestDistances<Queue>
    /// By node: the number of shortest paths from the source.
    private var pathCounts: ContiguousArray<Double>
    /// By node: (1 + δ) / σ.
    private var shares: ContiguousArray<Double>
    /// The arcs that lie on shortest paths, in the order in which their first nodes were reached.
    private var pathArcs: ContiguousArray<Int32>
    /// The nodes these arcs lead to.
    private var pathTargets: ContiguousArray<Int32>
    /// By place in the order: where the node's arcs end in `pathArcs`.
    private var pathArcEnds: ContiguousArray<Int32>

    static func dependencies(
      _ out: Adjacency, _ lengths: ArcLengths, _ sources: ContiguousArray<Int32>.SubSequence, includingArcs: Bool
    ) -> Dependencies {
      var search = Search(out, lengths, includingArcs: includingArcs)
      for source in sources { search.add(source) }
      return search.sums
    }

    private init(_ out: Adjacency, _ lengths: ArcLengths, includingArcs: Bool) {
      self.out = out
      includesArcs = includingArcs
      sums = Dependencies(nodeCount: out.nodeCount, arcCount: includingArcs ? out.arcCount : 0)
      shortest = ShortestDistances(out, lengths)
      pathCounts = ContiguousArray(repeating: 0, count: out.nodeCount)
      shares = pathCounts
      pathArcs = ContiguousArray(repeating: 0, count: out.arcCount)
      pathTargets = pathArcs
      pathArcEnds = ContiguousArray(repeating: 0, count: out.nodeCount)
    }

    private mutating func add(_ source: Int32) {
      shortest.search(from: source)
      pathCounts[Int(source)] = 1
      countPaths()
      gather()
      for node in shortest.order { pathCounts[Int(node)] = 0 }
      shortest.reset()
    }

    private mutating func countPaths() {
      Self.countPaths(
        order: shortest.order, distances: shortest.distances, out: out, pathCounts: &pathCounts,
        pathArcs: &pathArcs, pathTargets: &pathTargets, pathArcEnds: &pathArcEnds)
    }

    private static func countPaths(
      order: ContiguousArray<Int32>, distances: ContiguousArray<Double>, out: Adjacency,
      pathCounts: inout ContiguousArray<Double>,
      pathArcs: inout ContiguousArray<Int32>, pathTargets: inout ContiguousArray<Int32>,
      pathArcEnds: inout ContiguousArray<Int32>
    ) {
      let offsets = out.offsets.span
      let neighbors = out.neighbors.span
      let lengths = out.strengths.span
      let distances = distances.span
      var pathCounts = pathCounts.mutableSpan
      var pathArcs = pathArcs.mutableSpan
      var pathTargets = pathTargets.mutableSpan
      var arcCount = 0
      for place in order.indices {
        let node = Int(order[place])
        let distance = distances[node]
        let count = pathCounts[node]
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let neighbor = Int(neighbors[position])
          let arriving = distance + lengths[position]
          // The second condition keeps ties that are too short to tell from nothing out of circles.
          if ArcLengths.isEqual(arriving, toShortest: distances[neighbor]) && distance < distances[neighbor] {
            pathCounts[neighbor] += count
            pathArcs[arcCount] = Int32(truncatingIfNeeded: position)
            pathTargets[arcCount] = neighbors[position]
            arcCount += 1
          }
        }
        pathArcEnds[place] = Int32(truncatingIfNeeded: arcCount)
      }
    }

    private mutating func gather() {
      Self.gather(
        order: shortest.order, pathTargets: pathTargets, pathArcEnds: pathArcEnds, pathCounts: pathCounts,
        shares: &shares, sums: &sums.nodes)
      guard includesArcs else { return }
      for (place, node) in shortest.order.enumerated() {
        let first = place == 0 ? 0 : Int(pathArcEnds[place - 1])
        for index in first..<Int(pathArcEnds[place]) {
          let position = Int(pathArcs[index])
          sums.arcs[position] += pathCounts[Int(node)] * shares[Int(out.neighbors[position])]
        }
      }
    }

    private static func gather(
      order: ContiguousArray<Int32>, pathTargets: ContiguousArray<Int32>, pathArcEnds: ContiguousArray<Int32>,
      pathCounts: ContiguousArray<Double>,
      shares: inout ContiguousArray<Double>, sums: inout ContiguousArray<Double>
    ) {
      let order = order.span
      let targets = pathTargets.span
      let ends = pathArcEnds.span
      let pathCounts = pathCounts.span
      var shares = shares.mutableSpan
      var sums = sums.mutableSpan
      var place = order.count - 1
      while place >= 0 {
        let node = Int(order[place])
        var sum = 0.0
        for index in (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place]) {
          sum += shares[Int(targets[index])]
        }
        let dependency = pathCounts[node] * sum
        if place > 0 { sums[node] += dependency }
        shares[node] = (1 + dependency) / pathCounts[node]
        place -= 1
      }
    }
  }
}

/// Dijkstra's algorithm over arcs whose strengths are lengths; the tables serve one source after another.
struct ShortestDistances<Queue: DistanceQueue> {
  private let out: Adjacency
  private var queue: Queue
  private var isSettled: ContiguousArray<Bool>
  /// By node: the length of the shortest path from the source; infinite where there is none.
  private(set) var distances: ContiguousArray<Double>
  /// The nodes reached, so that no shortest path leads from a later one to an earlier one.
  private(set) var order = ContiguousArray<Int32>()

  init(_ out: Adjacency, _ lengths: ArcLengths) {
    self.out = out
    let nodeCount = out.nodeCount
    queue = Queue(shortest: lengths.shortest, longest: lengths.longest)
    isSettled = ContiguousArray(repeating: false, count: nodeCount)
    distances = ContiguousArray(repeating: .infinity, count: nodeCount)
    order.reserveCapacity(nodeCount)
  }

  mutating func search(from source: Int32) {
    distances[Int(source)] = 0
    queue.insert(source, distance: 0)
    Self.settle(
      out: out, queue: &queue, isSettled: &isSettled, distances: &distances, order: &order)
  }

  private static func settle(
    out: Adjacency, queue: inout Queue, isSettled: inout ContiguousArray<Bool>,
    distances: inout ContiguousArray<Double>, order: inout ContiguousArray<Int32>
  ) {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    let lengths = out.strengths.span
    var distances = distances.mutableSpan
    while let next = queue.removeNext() {
      let node = Int(next)
      if isSettled[node] { continue }
      isSettled[node] = true
      order.append(next)
      let distance = distances[node]
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = neighbors[position]
        let arriving = distance + lengths[position]
        if arriving < distances[Int(neighbor)] {
          distances[Int(neighbor)] = arriving
          queue.insert(neighbor, distance: arriving)
        }
      }
    }
  }

  /// Makes ready for the next source.
  mutating func reset() {
    for node in order {
      distances[Int(node)] = .infinity
      isSettled[Int(node)] = false
    }
    order.removeAll(keepingCapacity: true)
  }
}
