/// The arcs of a network as searches for shortest paths want them, and how much nodes count as ends of paths.
///
/// Nodes are numbered anew, so that neighbours stand close together in memory; what goes in and comes out has their own
/// numbers.
struct PathNetwork: Sendable {
  let out: Adjacency
  let into: Adjacency
  let lengths: ArcLengths
  /// By node: how much it counts as the start of paths.
  let sourceWeights: ContiguousArray<Double>
  /// By node: how much it counts as the end of paths.
  let targetWeights: ContiguousArray<Double>
  /// Whether pairs do not count for the neighbours of either; only where all ties are equally long.
  let sparesNeighbors: Bool
  /// Pairs that are more steps apart do not count; only where all ties are equally long.
  let mostSteps: Int
  private let order: BreadthOrder
  /// By arc of `out` or, in a weighted network, of `into`: its position in the graph.
  private let positions: ContiguousArray<Double>

  /// - Parameter includesArcs: Whether dependencies on arcs will be asked for.
  init(
    _ graph: Graph, sourceWeights: ContiguousArray<Double>? = nil, targetWeights: ContiguousArray<Double>? = nil,
    includesArcs: Bool = false, sparesNeighbors: Bool = false, mostSteps: Int = .max
  ) {
    let ones = ContiguousArray<Double>(repeating: 1, count: graph.nodeCount)
    let lengths = ArcLengths(graph)
    let order = BreadthOrder(graph)
    self.lengths = lengths
    self.order = order
    self.sparesNeighbors = sparesNeighbors
    self.mostSteps = mostSteps
    self.sourceWeights = sourceWeights.map { weights in order.oldNumber.mapped { weights[Int($0)] } } ?? ones
    self.targetWeights = targetWeights.map { weights in order.oldNumber.mapped { weights[Int($0)] } } ?? ones
    out = order.reordered(graph.out, carrying: lengths.lengths)
    into =
      lengths.isUniform
      ? graph.isDirected ? order.reordered(graph.into, carrying: []) : out : out.transposed()
    guard includesArcs else {
      positions = []
      return
    }
    let own = ContiguousArray((0..<graph.out.arcCount).lazy.map(Double.init))
    let moved = order.reordered(graph.out, carrying: own)
    positions = lengths.isUniform ? moved.strengths : moved.transposed().strengths
  }

  private var nodeCount: Int { out.nodeCount }

  /// The sums of the dependencies of sources, each by its weight; on arcs too if the network includes them.
  func dependencies(of sources: some Sequence<Int>, progress: ProgressHandler? = nil) -> Dependencies {
    let ordered = inSearchOrder(sources)
    let group = lengths.isUniform ? EightSources<Float>.width : SixteenDistances.width
    let groups = (ordered.count + group - 1) / group
    let work = Double(ordered.count) * Double(nodeCount + out.arcCount)
    let pieces = min(groups, max(1, Int(min(work / 250_000, 64))))
    let none = Dependencies(nodeCount: nodeCount, arcCount: positions.count)
    let sums = parallelReduce(pieces: pieces, into: none, progress: progress, memory: { PathSearch(self) }) {
      index, search in
      let share = piece(index, of: pieces, in: groups)
      return search.dependencies(
        of: ordered[(share.lowerBound * group)..<min(share.upperBound * group, ordered.count)], onto: none)
    } join: { total, part in
      total.add(part)
    }
    var result = none
    for node in 0..<nodeCount { result.nodes[Int(order.oldNumber[node])] = sums.nodes[node] }
    for arc in positions.indices { result.arcs[Int(positions[arc])] = sums.arcs[arc] }
    return result
  }

  /// Sources in such an order that searches from those next to each other reach nodes at about the same time.
  private func inSearchOrder(_ sources: some Sequence<Int>) -> ContiguousArray<Int32> {
    var ordered = ContiguousArray(sources.map { order.newNumber[$0] })
    ordered.sort()
    guard !lengths.isUniform, nodeCount > 0 else { return ordered }
    let places = placesInTree()
    ordered.sort { (places[Int($0)], $0) < (places[Int($1)], $1) }
    return ordered
  }

  /// By node: its place in a depth-first walk through the tree of shortest paths to the node with the most ties, which is
  /// the first, as most paths lead past it. Nodes that share most of the way there stand close together.
  private func placesInTree() -> ContiguousArray<Int> {
    var search = ShortestDistances<HeapQueue>(into, lengths)
    search.search(from: 0)
    let distances = search.distances
    var next = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    var sizes = ContiguousArray<Int>(repeating: 1, count: nodeCount)
    for node in search.order.dropFirst().map(Int.init) {
      next[node] =
        out.row(of: node).min {
          distances[Int(out.neighbors[$0])] + out.strengths[$0] < distances[Int(out.neighbors[$1])] + out.strengths[$1]
        }.map { out.neighbors[$0] } ?? -1
    }
    for node in search.order.reversed() where next[Int(node)] >= 0 { sizes[Int(next[Int(node)])] += sizes[Int(node)] }
    // Nodes from which no path leads there come last.
    var places = ContiguousArray<Int>(repeating: nodeCount, count: nodeCount)
    var free = ContiguousArray<Int>(repeating: 1, count: nodeCount)
    for node in search.order.map(Int.init) {
      let before = Int(next[node])
      places[node] = before < 0 ? 0 : free[before]
      free[node] = places[node] + 1
      if before >= 0 { free[before] += sizes[node] }
    }
    return places
  }
}

/// The search that suits a network.
private enum PathSearch: Sendable {
  case steps(EightSources<Float>)
  /// For networks with so many shortest paths that their numbers need double precision.
  case manyPaths(EightSources<Double>)
  case lengths(WeightedSources)

  init(_ network: PathNetwork) {
    self = network.lengths.isUniform ? .steps(EightSources(network)) : .lengths(WeightedSources(network))
  }

  /// The sums of the dependencies of sources, added to others.
  mutating func dependencies(of sources: ContiguousArray<Int32>.SubSequence, onto sums: Dependencies) -> Dependencies {
    var sums = sums
    var rest = sources
    while !rest.isEmpty { add(&rest, onto: &sums) }
    return sums
  }

  private mutating func add(_ rest: inout ContiguousArray<Int32>.SubSequence, onto sums: inout Dependencies) {
    switch consume self {
    case .steps(var search):
      let network = search.network
      if search.add(rest.prefix(EightSources<Float>.width), onto: &sums) {
        rest = rest.dropFirst(EightSources<Float>.width)
        self = .steps(search)
      } else {
        self = .manyPaths(EightSources(network))
      }
    case .manyPaths(var search):
      _ = search.add(rest.prefix(EightSources<Double>.width), onto: &sums)
      rest = rest.dropFirst(EightSources<Double>.width)
      self = .manyPaths(search)
    case .lengths(var search):
      search.add(rest.prefix(SixteenDistances.width), onto: &sums)
      rest = rest.dropFirst(SixteenDistances.width)
      self = .lengths(search)
    }
  }
}

extension ContiguousArray {
  fileprivate func mapped<Value>(_ value: (Element) -> Value) -> ContiguousArray<Value> {
    ContiguousArray<Value>(lazy.map(value))
  }
}

/// Dependencies of sources on nodes and arcs, added up.
struct Dependencies: Sendable {
  /// By node.
  var nodes: ContiguousArray<Double>
  /// By position in `out.neighbors`; empty unless asked for.
  var arcs: ContiguousArray<Double>

  init(nodeCount: Int, arcCount: Int) {
    nodes = ContiguousArray(repeating: 0, count: nodeCount)
    arcs = ContiguousArray(repeating: 0, count: arcCount)
  }

  mutating func add(_ other: Dependencies) {
    for node in nodes.indices { nodes[node] += other.nodes[node] }
    for arc in arcs.indices { arcs[arc] += other.arcs[arc] }
  }
}
