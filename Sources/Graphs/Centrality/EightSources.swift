/// Brandes' algorithm for eight sources at once: each of eight lanes counts paths from a source of its own.
///
/// A level of the breadth-first search is a product of the adjacency with the frontier's path counts. A thin frontier
/// pushes its counts along its arcs; a thick one is pulled by the nodes that some lane has not reached yet. Either way
/// an arc is looked at once for eight sources.
///
/// Path counts are numbers of single precision, which take half the time to fetch, as long as they are exact.
struct EightSources<Count: PathCount>: Sendable {
  typealias Counts = SIMD8<Count>
  typealias Lanes = SIMD8<Double>
  static var width: Int { 8 }

  let network: PathNetwork
  private var out: Adjacency { network.out }
  private var into: Adjacency { network.into }
  private let nodeCount: Int

  /// By node: the number of shortest paths from each lane's source; 0 where it has not been reached.
  private var pathCounts: ContiguousArray<Counts>
  /// Two tables by node, one after the other: path counts of the level at hand and of the next one.
  private var countTables: ContiguousArray<Counts>
  /// The same for what goes back.
  private var tables: ContiguousArray<Lanes>
  /// By node: 1 / σ of a level's nodes; used where neighbours do not count as ends.
  private var nearby: ContiguousArray<Lanes>
  /// Where the table of the level at hand begins: 0 or `nodeCount`.
  private var current = 0
  /// By node: whether all lanes have reached it.
  private var isComplete: ContiguousArray<Bool>
  /// By node: whether the push at hand has met it already.
  private var isMet: ContiguousArray<Bool>
  /// The nodes that the push at hand has met.
  private var met: ContiguousArray<Int32>
  /// The nodes of all levels, one level after another; a node stands in as many levels as lanes reach it at.
  private var visited: ContiguousArray<Int32>
  /// By place in `visited`: the path counts of the lanes that reached the node at this level.
  private var counts: ContiguousArray<Counts>
  /// How many places of these are in use.
  private var visitedCount = 0
  /// By lane: the greatest path count.
  private var greatest = Counts.zero
  /// Where each level begins in `visited`, and the end of the last.
  private var levels: [Int] = []
  /// By level: the number of arcs that leave its nodes.
  private var levelArcs: [Int] = []
  /// 1 in lanes that have no source.
  private var idleLanes = Counts.zero
  /// By lane: how much its source counts.
  private var sourceWeights = Lanes.zero

  init(_ network: PathNetwork) {
    self.network = network
    nodeCount = network.out.nodeCount
    pathCounts = ContiguousArray(repeating: .zero, count: nodeCount)
    countTables = ContiguousArray(repeating: .zero, count: 2 * nodeCount)
    tables = ContiguousArray(repeating: .zero, count: 2 * nodeCount)
    nearby = network.sparesNeighbors ? ContiguousArray(repeating: .zero, count: nodeCount) : []
    isComplete = ContiguousArray(repeating: false, count: nodeCount)
    isMet = isComplete
    met = ContiguousArray(repeating: 0, count: nodeCount)
    visited = met
    counts = pathCounts
  }

  /// Adds the dependencies of up to eight sources, unless there are more paths than can be counted exactly.
  mutating func add(_ sources: ContiguousArray<Int32>.SubSequence, onto sums: inout Dependencies) -> Bool {
    begin(sources)
    while levels[levels.count - 2] < levels[levels.count - 1] {
      makeRoom(visitedCount + nodeCount)
      let level = levels[levels.count - 2]..<levels[levels.count - 1]
      // Pushing costs more per arc, pulling looks at the arcs of all incomplete nodes.
      let goesOn = levels.count - 2 < network.mostSteps
      let arcs = !goesOn ? 0 : levelArcs[levelArcs.count - 1] * 12 < into.arcCount ? push(level) : pull()
      Self.clear(&countTables, of: visited, level, from: current)
      current = nodeCount - current
      levels.append(visitedCount)
      levelArcs.append(arcs)
    }
    let isExact = Count.areExact(greatest)
    if isExact { gather(onto: &sums) }
    Self.clear(&pathCounts, of: visited, 0..<visitedCount, from: 0)
    for place in isComplete.indices { isComplete[place] = false }
    return isExact
  }

  private mutating func makeRoom(_ needed: Int) {
    guard visited.count < needed else { return }
    let missing = needed - visited.count
    visited += repeatElement(0, count: missing)
    counts += repeatElement(.zero, count: missing)
  }

  private mutating func begin(_ sources: ContiguousArray<Int32>.SubSequence) {
    makeRoom(Lanes.scalarCount)
    visitedCount = 0
    idleLanes = Counts(repeating: 1)
    greatest = .zero
    var arcs = 0
    for (lane, source) in sources.enumerated() {
      idleLanes[lane] = 0
      sourceWeights[lane] = network.sourceWeights[Int(source)]
      countTables[current + Int(source)][lane] = 1
      pathCounts[Int(source)][lane] = 1
      visited[visitedCount] = source
      counts[visitedCount] = .zero
      counts[visitedCount][lane] = 1
      visitedCount += 1
      arcs += out.row(of: Int(source)).count
    }
    levels = [0, visitedCount]
    levelArcs = [arcs]
  }

  /// Sets the rows of some visited nodes to zero.
  private static func clear<Row: SIMD>(
    _ table: inout ContiguousArray<Row>, of visited: ContiguousArray<Int32>, _ places: Range<Int>, from start: Int
  ) where Row.Scalar: BinaryFloatingPoint {
    let visited = visited.span
    var table = table.mutableSpan
    for place in places { table[start + Int(visited[place])] = Row() }
  }

  // MARK: Forth

  private mutating func push(_ level: Range<Int>) -> Int {
    let metCount = Self.spread(
      nodes: visited, level: level, along: out, current: current, sparing: isComplete, tables: &countTables,
      isMet: &isMet, met: &met)
    return Self.settle(
      met, count: metCount, next: nodeCount - current, idleLanes: idleLanes, out: out, tables: &countTables,
      pathCounts: &pathCounts, isComplete: &isComplete, isMet: &isMet, visited: &visited, counts: &counts,
      visitedCount: &visitedCount,
      greatest: &greatest)
  }

  private mutating func pull() -> Int {
    Self.collect(
      current: current, idleLanes: idleLanes, out: out, into: into, tables: &countTables, pathCounts: &pathCounts,
      isComplete: &isComplete, visited: &visited, counts: &counts, visitedCount: &visitedCount, greatest: &greatest)
  }

  /// Adds the path counts of a level to the next table at the nodes its arcs lead to, and says how many those are.
  private static func spread(
    nodes: ContiguousArray<Int32>, level: Range<Int>, along out: Adjacency, current: Int,
    sparing isComplete: ContiguousArray<Bool>, tables: inout ContiguousArray<Counts>,
    isMet: inout ContiguousArray<Bool>, met: inout ContiguousArray<Int32>
  ) -> Int {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    let isComplete = isComplete.span
    var tables = tables.mutableSpan
    var isMet = isMet.mutableSpan
    var met = met.mutableSpan
    let next = isComplete.count - current
    var metCount = 0
    for place in level {
      let node = Int(nodes[place])
      let count = tables[current + node]
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[position])
        if isComplete[neighbor] { continue }
        if isMet[neighbor] {
          tables[next + neighbor] = Count.sum(tables[next + neighbor], count)
        } else {
          isMet[neighbor] = true
          met[metCount] = Int32(truncatingIfNeeded: neighbor)
          metCount += 1
          tables[next + neighbor] = count
        }
      }
    }
    return metCount
  }

  /// Keeps, of what a push has brought, the lanes that reach a node for the first time; returns their nodes' arcs.
  private static func settle(
    _ met: ContiguousArray<Int32>, count: Int, next: Int, idleLanes: Counts, out: Adjacency,
    tables: inout ContiguousArray<Counts>, pathCounts: inout ContiguousArray<Counts>,
    isComplete: inout ContiguousArray<Bool>, isMet: inout ContiguousArray<Bool>,
    visited: inout ContiguousArray<Int32>, counts: inout ContiguousArray<Counts>, visitedCount: inout Int,
    greatest: inout Counts
  ) -> Int {
    let offsets = out.offsets.span
    let met = met.span
    var tables = tables.mutableSpan
    var pathCounts = pathCounts.mutableSpan
    var isComplete = isComplete.mutableSpan
    var isMet = isMet.mutableSpan
    var visited = visited.mutableSpan
    var counts = counts.mutableSpan
    var used = visitedCount
    var most = greatest
    defer {
      visitedCount = used
      greatest = most
    }
    var arcs = 0
    for index in 0..<count {
      let node = Int(met[index])
      isMet[node] = false
      let before = pathCounts[node]
      let new = Count.fresh(tables[next + node], before)
      tables[next + node] = new
      guard Count.hasAny(new) else { continue }
      let after = Count.sum(before, new)
      pathCounts[node] = after
      most = Count.greater(most, new)
      isComplete[node] = Count.hasAll(Count.sum(after, idleLanes))
      visited[used] = met[index]
      counts[used] = new
      used &+= 1
      arcs += Int(offsets[node + 1] - offsets[node])
    }
    return arcs
  }

  /// Lets every node that some lane has not reached yet fetch path counts from its neighbours; returns their arcs.
  private static func collect(
    current: Int, idleLanes: Counts, out: Adjacency, into: Adjacency, tables: inout ContiguousArray<Counts>,
    pathCounts: inout ContiguousArray<Counts>, isComplete: inout ContiguousArray<Bool>,
    visited: inout ContiguousArray<Int32>, counts: inout ContiguousArray<Counts>, visitedCount: inout Int,
    greatest: inout Counts
  ) -> Int {
    let outOffsets = out.offsets.span
    let offsets = into.offsets.span
    let neighbors = into.neighbors.span
    var tables = tables.mutableSpan
    var pathCounts = pathCounts.mutableSpan
    var isComplete = isComplete.mutableSpan
    let next = pathCounts.count - current
    var visited = visited.mutableSpan
    var counts = counts.mutableSpan
    var used = visitedCount
    var most = greatest
    defer {
      visitedCount = used
      greatest = most
    }
    var arcs = 0
    for node in 0..<pathCounts.count where !isComplete[node] {
      var arriving = Counts.zero
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        arriving = Count.sum(arriving, tables[current + Int(neighbors[position])])
      }
      let before = pathCounts[node]
      let new = Count.fresh(arriving, before)
      guard Count.hasAny(new) else { continue }
      tables[next + node] = new
      let after = Count.sum(before, new)
      pathCounts[node] = after
      most = Count.greater(most, new)
      isComplete[node] = Count.hasAll(Count.sum(after, idleLanes))
      visited[used] = Int32(truncatingIfNeeded: node)
      counts[used] = new
      used &+= 1
      arcs += Int(outOffsets[node + 1] - outOffsets[node])
    }
    return arcs
  }

  // MARK: Back

  /// Goes back from the last level to the first and gathers what later levels depend on.
  ///
  /// The tables hold `(w + δ) / σ` of a level's nodes, w being how much they count as targets; σ times their sum over a
  /// node's arcs is the node's own δ.
  private mutating func gather(onto sums: inout Dependencies) {
    let last = levels.count - 3
    for place in levels[last]..<levels[last + 1] {
      let node = Int(visited[place])
      tables[current + node] = Self.share(
        of: Count.wide(counts[place]), target: network.targetWeights[node], dependency: .zero)
    }
    for level in stride(from: last - 1, through: 1, by: -1) {
      let places = levels[level]..<levels[level + 1]
      let later = levels[level + 1]..<levels[level + 2]
      if !sums.arcs.isEmpty { gatherArcs(places, onto: &sums) }
      if network.sparesNeighbors {
        gatherBeyondNeighbors(level, places, later, onto: &sums)
      } else if levelArcs[level + 1] * 4 < levelArcs[level] {
        gatherByPushing(places, later, onto: &sums)
      } else {
        Self.gatherByPulling(
          places, visited: visited, counts: counts, current: current, out: out,
          sourceWeights: sourceWeights, targetWeights: network.targetWeights, tables: &tables, sums: &sums.nodes)
        Self.clear(&tables, of: visited, later, from: current)
      }
      current = nodeCount - current
    }
    if !sums.arcs.isEmpty && last > 0 { gatherArcs(levels[0]..<levels[1], onto: &sums) }
    let remaining = min(last, 1)
    Self.clear(&tables, of: visited, levels[remaining]..<levels[remaining + 1], from: current)
  }

  private func gatherArcs(_ places: Range<Int>, onto sums: inout Dependencies) {
    for place in places {
      let count = Count.wide(counts[place]) * sourceWeights
      for position in out.row(of: Int(visited[place])) {
        sums.arcs[position] += (count * tables[current + Int(out.neighbors[position])]).total
      }
    }
  }

  @inline(__always)
  private static func share(of count: Lanes, target: Double, dependency: Lanes) -> Lanes {
    ((target + dependency) / count).replacing(with: Lanes.zero, where: count .== 0)
  }

  private static func gatherByPulling(
    _ places: Range<Int>, visited: ContiguousArray<Int32>, counts: ContiguousArray<Counts>, current: Int,
    out: Adjacency, sourceWeights: Lanes, targetWeights: ContiguousArray<Double>,
    tables: inout ContiguousArray<Lanes>, sums: inout ContiguousArray<Double>
  ) {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    let visited = visited.span
    let counts = counts.span
    let targetWeights = targetWeights.span
    var tables = tables.mutableSpan
    var sums = sums.mutableSpan
    let next = sums.count - current
    for place in places {
      let node = Int(visited[place])
      var sum = Lanes.zero
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        sum += tables[current + Int(neighbors[position])]
      }
      let count = Count.wide(counts[place])
      let dependency = count * sum
      sums[node] += (dependency * sourceWeights).total
      tables[next + node] = share(of: count, target: targetWeights[node], dependency: dependency)
    }
  }

  /// Gathers what later levels depend on, but counts only paths that lead on from the neighbours of both sides.
  private mutating func gatherBeyondNeighbors(
    _ level: Int, _ places: Range<Int>, _ later: Range<Int>, onto sums: inout Dependencies
  ) {
    for place in later {
      nearby[Int(visited[place])] = Self.share(of: Count.wide(counts[place]), target: 1, dependency: .zero)
    }
    for place in places {
      let node = Int(visited[place])
      let count = Count.wide(counts[place])
      var sum = Lanes.zero
      var ending = Lanes.zero
      for position in out.row(of: node) {
        sum += tables[current + Int(out.neighbors[position])]
        ending += nearby[Int(out.neighbors[position])]
      }
      // Both sums are made in the same order: where no path leads on, nothing is left.
      if level > 1 { sums.nodes[node] += (count * (sum - ending) * sourceWeights).total }
      tables[nodeCount - current + node] = Self.share(
        of: count, target: network.targetWeights[node], dependency: count * sum)
    }
    Self.clear(&nearby, of: visited, later, from: 0)
    Self.clear(&tables, of: visited, later, from: current)
  }

  private mutating func gatherByPushing(
    _ places: Range<Int>, _ later: Range<Int>, onto sums: inout Dependencies
  ) {
    let next = nodeCount - current
    for place in later {
      let node = Int(visited[place])
      let value = tables[current + node]
      for position in into.row(of: node) { tables[next + Int(into.neighbors[position])] += value }
    }
    var shares = ContiguousArray<Lanes>()
    shares.reserveCapacity(places.count)
    for place in places {
      let node = Int(visited[place])
      let count = Count.wide(counts[place])
      let dependency = count * tables[next + node]
      sums.nodes[node] += (dependency * sourceWeights).total
      shares.append(Self.share(of: count, target: network.targetWeights[node], dependency: dependency))
    }
    for place in later {
      let node = Int(visited[place])
      tables[current + node] = .zero
      for position in into.row(of: node) { tables[next + Int(into.neighbors[position])] = .zero }
    }
    for (place, share) in zip(places, shares) { tables[next + Int(visited[place])] = share }
  }
}

extension SIMD8<Double> {
  /// The sum of all lanes, always in the same order.
  @inline(__always) var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
