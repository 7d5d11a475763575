/// Brandes' algorithm for ties of different lengths.
///
/// The last arcs of shortest paths are found for sixteen sources at once, or where distances are too different, for one
/// by Dijkstra's algorithm; then paths are counted and dependencies gathered along those arcs, for one source after another.
struct WeightedSources {
  private let network: PathNetwork
  private var many: SixteenDistances?
  private var single: ShortestDistances<HeapQueue>

  /// The last arcs of shortest paths from a source, so that no shortest path leads from the head of a later one to the
  /// head of an earlier one; only the first `arcCount` count.
  private var arcs = ContiguousArray<LastArc>()
  private var arcCount = 0
  /// Places of the arcs of one lane.
  private var found = ContiguousArray<Int32>()
  /// By rank: where its arcs go next.
  private var starts: ContiguousArray<Int32>
  /// By node: the length of the shortest path from the source; not used where last arcs are certain.
  private var distances: ContiguousArray<Double>
  /// By node: the number of shortest paths from the source; 0 if it is not reached.
  private var paths: ContiguousArray<Double>
  /// By node: how much it counts as an end of paths, divided by that.
  private var ending: ContiguousArray<Double>
  /// By node: δ / σ.
  private var behind: ContiguousArray<Double>

  init(_ network: PathNetwork) {
    self.network = network
    let (out, into, lengths) = (network.out, network.into, network.lengths)
    many = lengths.isNarrow ? SixteenDistances(out: out, into: into, lengths) : nil
    single = ShortestDistances(out, lengths)
    starts = ContiguousArray(repeating: 0, count: SixteenDistances.unreached + 2)
    distances = ContiguousArray(repeating: .infinity, count: out.nodeCount)
    paths = ContiguousArray(repeating: 0, count: out.nodeCount)
    ending = paths
    behind = paths
  }

  /// Adds the dependencies of up to sixteen sources; those on arcs by their position in `into`.
  mutating func add(_ sources: ContiguousArray<Int32>.SubSequence, onto sums: inout Dependencies) {
    let isFound = many?.search(from: sources) ?? false
    for (lane, source) in sources.enumerated() {
      for node in paths.indices { paths[node] = 0 }
      paths[Int(source)] = 1
      if isFound, let many {
        sortArcs(of: lane, many)
      } else {
        findArcs(from: source)
      }
      if isFound && network.lengths.isWhole {
        Self.countPaths(arcs, arcCount, paths: &paths)
      } else {
        for node in distances.indices { distances[node] = .infinity }
        distances[Int(source)] = 0
        arcCount = Self.countPaths(&arcs, arcCount, network.into.strengths, distances: &distances, paths: &paths)
      }
      gather(from: Int(source), onto: &sums)
    }
  }

  // MARK: Arcs

  private mutating func sortArcs(of lane: Int, _ many: borrowing SixteenDistances) {
    makeRoom(many.arcCount + 1)
    arcCount = Self.sort(
      many.arcs, many.lanes, many.arcCount, lane: lane, many.ranks, nodeCount: paths.count, found: &found,
      starts: &starts, sorted: &arcs)
  }

  private mutating func makeRoom(_ count: Int) {
    guard count > arcs.count else { return }
    arcs += repeatElement(LastArc(), count: count)
    found += repeatElement(0, count: count)
  }

  /// Sorts a lane's arcs by the ranks of their heads; arcs with the same head stay together.
  private static func sort(
    _ arcs: ContiguousArray<LastArc>, _ lanes: ContiguousArray<UInt16>, _ arcCount: Int, lane: Int,
    _ ranks: ContiguousArray<UInt16>, nodeCount: Int, found: inout ContiguousArray<Int32>,
    starts: inout ContiguousArray<Int32>, sorted: inout ContiguousArray<LastArc>
  ) -> Int {
    let arcs = arcs.span
    let lanes = lanes.span
    let ranks = ranks.span
    var found = found.mutableSpan
    var starts = starts.mutableSpan
    var sorted = sorted.mutableSpan
    let shift = UInt16(truncatingIfNeeded: lane)
    var count = 0
    for place in 0..<arcCount {
      found[count] = Int32(truncatingIfNeeded: place)
      count &+= Int(lanes[place] &>> shift) & 1
    }
    let first = lane * nodeCount
    for rank in 0..<starts.count { starts[rank] = 0 }
    for index in 0..<count { starts[Int(ranks[first + Int(arcs[Int(found[index])].head)]) + 1] &+= 1 }
    for rank in 1..<starts.count { starts[rank] &+= starts[rank - 1] }
    for index in 0..<count {
      let arc = arcs[Int(found[index])]
      let rank = Int(ranks[first + Int(arc.head)])
      sorted[Int(starts[rank])] = arc
      starts[rank] &+= 1
    }
    return count
  }

  /// The last arcs of shortest paths from one source by Dijkstra's algorithm.
  private mutating func findArcs(from source: Int32) {
    let into = network.into
    single.search(from: source)
    // Here: the places of nodes in the order in which they were settled.
    for (place, node) in single.order.enumerated() { behind[Int(node)] = Double(place + 1) }
    arcCount = 0
    for number in single.order {
      let node = Int(number)
      makeRoom(arcCount + into.row(of: node).count)
      for position in into.row(of: node) {
        let tail = Int(into.neighbors[position])
        // Ties that are too short to tell from nothing make no circles: paths lead on in the order of settling only.
        guard behind[tail] > 0, behind[tail] < behind[node] else { continue }
        let arriving = single.distances[tail] + into.strengths[position]
        guard arriving * ArcLengths.almostOne <= single.distances[node] else { continue }
        arcs[arcCount] = LastArc(tail: into.neighbors[position], head: number, position: Int32(position))
        arcCount += 1
      }
    }
    for node in single.order { behind[Int(node)] = 0 }
    single.reset()
  }

  // MARK: Paths

  private static func countPaths(
    _ arcs: ContiguousArray<LastArc>, _ arcCount: Int, paths: inout ContiguousArray<Double>
  ) {
    let arcs = arcs.span
    var paths = paths.mutableSpan
    for index in 0..<arcCount {
      let arc = arcs[index]
      paths[Int(arc.head)] += paths[Int(arc.tail)]
    }
  }

  /// The same where arcs are only likely to be last ones; returns how many were and are kept.
  private static func countPaths(
    _ arcs: inout ContiguousArray<LastArc>, _ arcCount: Int, _ lengths: ContiguousArray<Double>,
    distances: inout ContiguousArray<Double>, paths: inout ContiguousArray<Double>
  ) -> Int {
    let lengths = lengths.span
    var arcs = arcs.mutableSpan
    var distances = distances.mutableSpan
    var paths = paths.mutableSpan
    for index in 0..<arcCount {
      let arc = arcs[index]
      let arriving = distances[Int(arc.tail)] + lengths[Int(arc.position)]
      distances[Int(arc.head)] = min(distances[Int(arc.head)], arriving)
    }
    var kept = 0
    for index in 0..<arcCount {
      let arc = arcs[index]
      let arriving = distances[Int(arc.tail)] + lengths[Int(arc.position)]
      let isLast = arriving * ArcLengths.almostOne <= distances[Int(arc.head)]
      paths[Int(arc.head)] += isLast ? paths[Int(arc.tail)] : 0
      arcs[kept] = arc
      kept &+= isLast ? 1 : 0
    }
    return kept
  }

  // MARK: Dependencies

  /// Since (w + δ) / σ is w / σ + δ / σ, an arc adds both of its head to the δ / σ of its tail.
  private mutating func gather(from source: Int, onto sums: inout Dependencies) {
    let weight = network.sourceWeights[source]
    Self.end(network.targetWeights, paths, ending: &ending)
    if !sums.arcs.isEmpty {
      for arc in arcs[..<arcCount].reversed() {
        let share = ending[Int(arc.head)] + behind[Int(arc.head)]
        behind[Int(arc.tail)] += share
        sums.arcs[Int(arc.position)] += weight * paths[Int(arc.tail)] * share
      }
    } else {
      Self.gather(arcs, arcCount, ending, behind: &behind)
    }
    behind[source] = 0
    Self.collect(weight, paths, behind: &behind, nodes: &sums.nodes)
  }

  private static func end(
    _ weights: ContiguousArray<Double>, _ paths: ContiguousArray<Double>, ending: inout ContiguousArray<Double>
  ) {
    let weights = weights.span
    let paths = paths.span
    var ending = ending.mutableSpan
    for node in paths.indices { ending[node] = weights[node] / paths[node] }
  }

  private static func collect(
    _ weight: Double, _ paths: ContiguousArray<Double>, behind: inout ContiguousArray<Double>,
    nodes: inout ContiguousArray<Double>
  ) {
    let paths = paths.span
    var behind = behind.mutableSpan
    var nodes = nodes.mutableSpan
    for node in paths.indices {
      nodes[node] += weight * paths[node] * behind[node]
      behind[node] = 0
    }
  }

  private static func gather(
    _ arcs: ContiguousArray<LastArc>, _ arcCount: Int, _ ending: ContiguousArray<Double>,
    behind: inout ContiguousArray<Double>
  ) {
    let arcs = arcs.span
    let ending = ending.span
    var behind = behind.mutableSpan
    var index = arcCount - 1
    while index >= 0 {
      let arc = arcs[index]
      behind[Int(arc.tail)] += ending[Int(arc.head)] + behind[Int(arc.head)]
      index &-= 1
    }
  }
}
