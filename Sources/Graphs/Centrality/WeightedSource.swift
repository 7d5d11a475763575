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

  /// What is known of a node; together, because whoever asks for one asks for the other.
  struct Reached {
    /// The length of the shortest path from the source; infinite where there is none yet.
    var distance = Double.infinity
    /// The number of shortest paths from the source; on the way back (1 + δ) / σ as soon as δ is known.
    var paths = 0.0
  }

  struct Search<Queue: DistanceQueue> {
    private let out: Adjacency
    private var sums: Dependencies
    private let includesArcs: Bool
    private var queue: Queue
    private var isSettled: ContiguousArray<Bool>
    /// By node.
    private var reached: ContiguousArray<Reached>
    /// The nodes reached, so that no shortest path leads from a later one to an earlier one.
    private var order = ContiguousArray<Int32>()

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
      queue = Queue(shortest: lengths.shortest, longest: lengths.longest)
      isSettled = ContiguousArray(repeating: false, count: out.nodeCount)
      reached = ContiguousArray(repeating: Reached(), count: out.nodeCount)
      order.reserveCapacity(out.nodeCount)
    }

    private mutating func add(_ source: Int32) {
      reached[Int(source)] = Reached(distance: 0, paths: 1)
      queue.insert(source, distance: 0)
      Self.settle(out: out, queue: &queue, isSettled: &isSettled, reached: &reached, order: &order)
      if includesArcs { gatherArcs() } else { gather() }
      for node in order {
        reached[Int(node)] = Reached()
        isSettled[Int(node)] = false
      }
      order.removeAll(keepingCapacity: true)
    }

    /// Dijkstra's algorithm, counting paths on the way: whoever comes before a node on a shortest path to it has been
    /// settled, with all of its own paths, before the node is.
    private static func settle(
      out: Adjacency, queue: inout Queue, isSettled: inout ContiguousArray<Bool>,
      reached: inout ContiguousArray<Reached>, order: inout ContiguousArray<Int32>
    ) {
      let offsets = out.offsets.span
      let neighbors = out.neighbors.span
      let lengths = out.strengths.span
      var reached = reached.mutableSpan
      var isSettled = isSettled.mutableSpan
      while let next = queue.removeNext() {
        let node = Int(next)
        if isSettled[node] { continue }
        isSettled[node] = true
        order.append(next)
        let known = reached[node]
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let neighbor = neighbors[position]
          let arriving = known.distance + lengths[position]
          let before = reached[Int(neighbor)].distance
          if arriving * ArcLengths.almostOne > before { continue }
          if before * ArcLengths.almostOne > arriving {
            reached[Int(neighbor)] = Reached(distance: arriving, paths: known.paths)
            queue.insert(neighbor, distance: arriving)
          } else if !isSettled[Int(neighbor)] {
            // Ties that are too short to tell from nothing make no circles: who is settled gains no paths.
            reached[Int(neighbor)].paths += known.paths
          }
        }
      }
    }

    private mutating func gather() {
      Self.gather(order: order, out: out, reached: &reached, sums: &sums.nodes)
    }

    private static func gather(
      order: ContiguousArray<Int32>, out: Adjacency, reached: inout ContiguousArray<Reached>,
      sums: inout ContiguousArray<Double>
    ) {
      let order = order.span
      let offsets = out.offsets.span
      let neighbors = out.neighbors.span
      let lengths = out.strengths.span
      var reached = reached.mutableSpan
      var sums = sums.mutableSpan
      var place = order.count - 1
      while place >= 0 {
        let node = Int(order[place])
        let known = reached[node]
        var sum = 0.0
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let other = reached[Int(neighbors[position])]
          if ArcLengths.leads(from: known.distance, to: other.distance, over: lengths[position]) { sum += other.paths }
        }
        let dependency = known.paths * sum
        if place > 0 { sums[node] += dependency }
        reached[node].paths = (1 + dependency) / known.paths
        place -= 1
      }
    }

    /// The same, adding up by arc as well.
    private mutating func gatherArcs() {
      for (place, number) in order.enumerated().reversed() {
        let node = Int(number)
        let known = reached[node]
        var sum = 0.0
        for position in out.row(of: node) {
          let other = reached[Int(out.neighbors[position])]
          guard ArcLengths.leads(from: known.distance, to: other.distance, over: out.strengths[position]) else {
            continue
          }
          sum += other.paths
          sums.arcs[position] += known.paths * other.paths
        }
        let dependency = known.paths * sum
        if place > 0 { sums.nodes[node] += dependency }
        reached[node].paths = (1 + dependency) / known.paths
      }
    }
  }
}
