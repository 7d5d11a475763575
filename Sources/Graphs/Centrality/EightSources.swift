/// Brandes' algorithm for eight sources at once: each of eight lanes counts paths from a source of its own.
///
/// A level of the breadth-first search is a product of the adjacency with the frontier's path counts. A thin frontier
/// pushes its counts along its arcs; a thick one is pulled by the nodes that some lane has not reached yet. Either way
/// an arc is looked at once for eight sources.
struct EightSources {
  typealias Lanes = SIMD8<Double>
  static let width = 8

  private let out: Adjacency
  private let into: Adjacency
  private let nodeCount: Int
  private var sums: Dependencies
  private let includesArcs: Bool

  /// By node: the number of shortest paths from each lane's source; 0 where it has not been reached.
  private var pathCounts: ContiguousArray<Lanes>
  /// Two tables by node, one after the other: values of the level at hand and of the next one.
  private var tables: ContiguousArray<Lanes>
  /// Where the table of the level at hand begins: 0 or `nodeCount`.
  private var current = 0
  /// By node: whether all lanes have reached it.
  private var isComplete: ContiguousArray<Bool>
  /// By node: whether the push at hand has met it already.
  private var isMet: ContiguousArray<Bool>
  /// The nodes that the push at hand has met.
  private var met: ContiguousArray<Int32>
  /// The nodes of all levels, one level after another; a node stands in as many levels as lanes reach it at.
  private var visited = ContiguousArray<Int32>()
  /// By place in `visited`: the path counts of the lanes that reached the node at this level.
  private var counts = ContiguousArray<Lanes>()
  /// Where each level begins in `visited`, and the end of the last.
  private var levels: [Int] = []
  /// By level: the number of arcs that leave its nodes.
  private var levelArcs: [Int] = []
  /// 1 in lanes that have no source.
  private var idleLanes = Lanes.zero

  static func dependencies(
    out: Adjacency, into: Adjacency, sources: ContiguousArray<Int32>.SubSequence, includingArcs: Bool
  ) -> Dependencies {
    var search = EightSources(out: out, into: into, includingArcs: includingArcs)
    var start = sources.startIndex
    while start < sources.endIndex {
      let end = min(start + width, sources.endIndex)
      search.add(sources[start..<end])
      start = end
    }
    return search.sums
  }

  private init(out: Adjacency, into: Adjacency, includingArcs: Bool) {
    self.out = out
    self.into = into
    nodeCount = out.nodeCount
    includesArcs = includingArcs
    sums = Dependencies(nodeCount: nodeCount, arcCount: includingArcs ? out.arcCount : 0)
    pathCounts = ContiguousArray(repeating: .zero, count: nodeCount)
    tables = ContiguousArray(repeating: .zero, count: 2 * nodeCount)
    isComplete = ContiguousArray(repeating: false, count: nodeCount)
    isMet = isComplete
    met = ContiguousArray(repeating: 0, count: nodeCount)
    visited.reserveCapacity(4 * nodeCount)
    counts.reserveCapacity(4 * nodeCount)
  }

  private mutating func add(_ sources: ContiguousArray<Int32>.SubSequence) {
    begin(sources)
    while levels[levels.count - 2] < levels[levels.count - 1] {
      let level = levels[levels.count - 2]..<levels[levels.count - 1]
      // Pushing costs more per arc, pulling looks at the arcs of all incomplete nodes.
      let arcs = levelArcs[levelArcs.count - 1] * 12 < into.arcCount ? push(level) : pull()
      for place in level { tables[current + Int(visited[place])] = .zero }
      current = nodeCount - current
      levels.append(visited.count)
      levelArcs.append(arcs)
    }
    for place in visited.indices {
      let node = Int(visited[place])
      pathCounts[node] = .zero
      isComplete[node] = false
    }
    gather()
  }

  private mutating func begin(_ sources: ContiguousArray<Int32>.SubSequence) {
    visited.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    idleLanes = Lanes(repeating: 1)
    var arcs = 0
    for (lane, source) in sources.enumerated() {
      var count = Lanes.zero
      count[lane] = 1
      idleLanes[lane] = 0
      tables[current + Int(source)] += count
      pathCounts[Int(source)] += count
      visited.append(source)
      counts.append(count)
      arcs += out.row(of: Int(source)).count
    }
    levels = [0, visited.count]
    levelArcs = [arcs]
  }

  private mutating func push(_ level: Range<Int>) -> Int {
    let metCount = Self.spread(
      nodes: visited, counts: counts, level: level, along: out, next: nodeCount - current, sparing: isComplete,
      tables: &tables, isMet: &isMet, met: &met)
    return Self.settle(
      met, count: metCount, next: nodeCount - current, idleLanes: idleLanes, out: out, tables: &tables,
      pathCounts: &pathCounts, isComplete: &isComplete, isMet: &isMet, visited: &visited, counts: &counts)
  }

  private mutating func pull() -> Int {
    Self.collect(
      current: current, idleLanes: idleLanes, out: out, into: into, tables: &tables, pathCounts: &pathCounts,
      isComplete: &isComplete, visited: &visited, counts: &counts)
  }

  /// Adds the path counts of a level to the next table at the nodes its arcs lead to, and says how many those are.
  private static func spread(
    nodes: ContiguousArray<Int32>, counts: ContiguousArray<Lanes>, level: Range<Int>, along out: Adjacency, next: Int,
    sparing isComplete: ContiguousArray<Bool>, tables: inout ContiguousArray<Lanes>,
    isMet: inout ContiguousArray<Bool>, met: inout ContiguousArray<Int32>
  ) -> Int {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    let isComplete = isComplete.span
    var tables = tables.mutableSpan
    var isMet = isMet.mutableSpan
    var met = met.mutableSpan
    var metCount = 0
    for place in level {
      let node = Int(nodes[place])
      let count = counts[place]
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[position])
        if isComplete[neighbor] { continue }
        if isMet[neighbor] {
          tables[next + neighbor] += count
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
    _ met: ContiguousArray<Int32>, count: Int, next: Int, idleLanes: Lanes, out: Adjacency,
    tables: inout ContiguousArray<Lanes>, pathCounts: inout ContiguousArray<Lanes>,
    isComplete: inout ContiguousArray<Bool>, isMet: inout ContiguousArray<Bool>,
    visited: inout ContiguousArray<Int32>, counts: inout ContiguousArray<Lanes>
  ) -> Int {
    let offsets = out.offsets.span
    let met = met.span
    var tables = tables.mutableSpan
    var pathCounts = pathCounts.mutableSpan
    var isComplete = isComplete.mutableSpan
    var isMet = isMet.mutableSpan
    var arcs = 0
    for index in 0..<count {
      let node = Int(met[index])
      isMet[node] = false
      let before = pathCounts[node]
      let new = tables[next + node].replacing(with: Lanes.zero, where: before .!= 0)
      tables[next + node] = new
      guard new.total != 0 else { continue }
      let after = before + new
      pathCounts[node] = after
      isComplete[node] = (after + idleLanes).least > 0
      visited.append(met[index])
      counts.append(new)
      arcs += Int(offsets[node + 1] - offsets[node])
    }
    return arcs
  }

  /// Lets every node that some lane has not reached yet fetch path counts from its neighbours; returns their arcs.
  private static func collect(
    current: Int, idleLanes: Lanes, out: Adjacency, into: Adjacency, tables: inout ContiguousArray<Lanes>,
    pathCounts: inout ContiguousArray<Lanes>, isComplete: inout ContiguousArray<Bool>,
    visited: inout ContiguousArray<Int32>, counts: inout ContiguousArray<Lanes>
  ) -> Int {
    let outOffsets = out.offsets.span
    let offsets = into.offsets.span
    let neighbors = into.neighbors.span
    var tables = tables.mutableSpan
    var pathCounts = pathCounts.mutableSpan
    var isComplete = isComplete.mutableSpan
    let next = pathCounts.count - current
    var arcs = 0
    for node in 0..<pathCounts.count where !isComplete[node] {
      var arriving = Lanes.zero
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        arriving += tables[current + Int(neighbors[position])]
      }
      let before = pathCounts[node]
      let new = arriving.replacing(with: Lanes.zero, where: before .!= 0)
      guard new.total != 0 else { continue }
      tables[next + node] = new
      let after = before + new
      pathCounts[node] = after
      isComplete[node] = (after + idleLanes).least > 0
      visited.append(Int32(truncatingIfNeeded: node))
      counts.append(new)
      arcs += Int(outOffsets[node + 1] - outOffsets[node])
    }
    return arcs
  }

  /// Goes back from the last level to the first and gathers what later levels depend on.
  ///
  /// The tables hold `(1 + δ) / σ` of a level's nodes; σ times their sum over a node's arcs is the node's own δ.
  private mutating func gather() {
    let last = levels.count - 3
    for place in levels[last]..<levels[last + 1] {
      tables[current + Int(visited[place])] = Self.share(of: counts[place], dependency: .zero)
    }
    for level in stride(from: last - 1, through: 1, by: -1) {
      let places = levels[level]..<levels[level + 1]
      let later = levels[level + 1]..<levels[level + 2]
      if includesArcs { gatherArcs(places) }
      if levelArcs[level + 1] * 4 < levelArcs[level] {
        gatherByPushing(places, later)
      } else {
        Self.gatherByPulling(
          places, visited: visited, counts: counts, current: current, out: out, tables: &tables, sums: &sums.nodes)
        for place in later { tables[current + Int(visited[place])] = .zero }
      }
      current = nodeCount - current
    }
    if includesArcs && last > 0 { gatherArcs(levels[0]..<levels[1]) }
    let remaining = min(last, 1)
    for place in levels[remaining]..<levels[remaining + 1] { tables[current + Int(visited[place])] = .zero }
  }

  private mutating func gatherArcs(_ places: Range<Int>) {
    for place in places {
      for position in out.row(of: Int(visited[place])) {
        sums.arcs[position] += (counts[place] * tables[current + Int(out.neighbors[position])]).total
      }
    }
  }

  @inline(__always)
  private static func share(of count: Lanes, dependency: Lanes) -> Lanes {
    ((1 + dependency) / count).replacing(with: Lanes.zero, where: count .== 0)
  }

  private static func gatherByPulling(
    _ places: Range<Int>, visited: ContiguousArray<Int32>, counts: ContiguousArray<Lanes>, current: Int,
    out: Adjacency, tables: inout ContiguousArray<Lanes>, sums: inout ContiguousArray<Double>
  ) {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    let visited = visited.span
    let counts = counts.span
    var tables = tables.mutableSpan
    var sums = sums.mutableSpan
    let next = sums.count - current
    for place in places {
      let node = Int(visited[place])
      let count = counts[place]
      var sum = Lanes.zero
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        sum += tables[current + Int(neighbors[position])]
      }
      let dependency = count * sum
      sums[node] += dependency.total
      tables[next + node] = share(of: count, dependency: dependency)
    }
  }

  private mutating func gatherByPushing(_ places: Range<Int>, _ later: Range<Int>) {
    let next = nodeCount - current
    for place in later {
      let node = Int(visited[place])
      let value = tables[current + node]
      for position in into.row(of: node) { tables[next + Int(into.neighbors[position])] += value }
    }
    for place in places {
      let node = Int(visited[place])
      let count = counts[place]
      let dependency = count * tables[next + node]
      sums.nodes[node] += dependency.total
      counts[place] = Self.share(of: count, dependency: dependency)
    }
    for place in later {
      let node = Int(visited[place])
      tables[current + node] = .zero
      for position in into.row(of: node) { tables[next + Int(into.neighbors[position])] = .zero }
    }
    for place in places { tables[next + Int(visited[place])] = counts[place] }
  }
}

extension SIMD8<Double> {
  /// The sum of all lanes, always in the same order.
  @inline(__always) var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// The least of all lanes.
  @inline(__always) var least: Double {
    let four = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .< four.lowHalf)
    return Swift.min(two[0], two[1])
  }
}
