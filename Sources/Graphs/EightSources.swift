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
    graph: Graph, sources: ContiguousArray<Int32>.SubSequence, includingArcs: Bool
  ) -> Dependencies {
    var search = EightSources(graph: graph, includingArcs: includingArcs)
    var start = sources.startIndex
    while start < sources.endIndex {
      let end = min(start + width, sources.endIndex)
      search.add(sources[start..<end])
      start = end
    }
    return search.sums
  }

  private init(graph: Graph, includingArcs: Bool) {
    out = graph.out
    into = graph.into
    nodeCount = graph.nodeCount
    includesArcs = includingArcs
    sums = Dependencies(nodeCount: nodeCount, arcCount: includingArcs ? graph.out.arcCount : 0)
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

  /// Notes the lanes that reach a node for the first time, and returns how many arcs leave it if there are any.
  @inline(__always)
  private mutating func settle(_ node: Int, _ arriving: Lanes) -> Int {
    let before = pathCounts[node]
    let new = arriving.replacing(with: Lanes.zero, where: before .!= 0)
    tables[nodeCount - current + node] = new
    guard new.sum() != 0 else { return 0 }
    let after = before + new
    pathCounts[node] = after
    visited.append(Int32(truncatingIfNeeded: node))
    counts.append(new)
    isComplete[node] = (after + idleLanes).min() > 0
    return out.row(of: node).count
  }

  private mutating func push(_ level: Range<Int>) -> Int {
    let next = nodeCount - current
    let metCount = Self.spread(
      nodes: visited, counts: counts, level: level, along: out, next: next, sparing: isComplete, tables: &tables,
      isMet: &isMet, met: &met)
    var arcs = 0
    for index in 0..<metCount {
      let node = Int(met[index])
      isMet[node] = false
      arcs += settle(node, tables[next + node])
    }
    return arcs
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

  private mutating func pull() -> Int {
    var arcs = 0
    for node in 0..<nodeCount where !isComplete[node] {
      let arriving = tableSum(over: into, row: node)
      arcs += settle(node, arriving)
    }
    return arcs
  }

  /// The values of the level at hand, added up over a row of neighbours.
  @inline(__always)
  private func tableSum(over adjacency: Adjacency, row node: Int) -> Lanes {
    let offsets = adjacency.offsets.span
    let neighbors = adjacency.neighbors.span
    let tables = tables.span
    var sum = Lanes.zero
    for position in Int(offsets[node])..<Int(offsets[node + 1]) { sum += tables[current + Int(neighbors[position])] }
    return sum
  }

  /// Goes back from the last level to the first and gathers what later levels depend on.
  ///
  /// The tables hold `(1 + δ) / σ` of a level's nodes; σ times their sum over a node's arcs is the node's own δ.
  private mutating func gather() {
    var level = levels.count - 3
    guard level >= 1 || includesArcs else { return }
    for place in levels[level]..<levels[level + 1] {
      tables[current + Int(visited[place])] = share(of: counts[place], dependency: .zero)
    }
    level -= 1
    let first = includesArcs ? 0 : 1
    while level >= first {
      let places = levels[level]..<levels[level + 1]
      let later = levels[level + 1]..<levels[level + 2]
      if !includesArcs && levelArcs[level + 1] * 4 < levelArcs[level] {
        gatherByPushing(places, later)
      } else {
        gatherByPulling(places, countsNodes: level > 0)
        for place in later { tables[current + Int(visited[place])] = .zero }
      }
      current = nodeCount - current
      level -= 1
    }
    for place in levels[first]..<levels[first + 1] { tables[current + Int(visited[place])] = .zero }
  }

  @inline(__always)
  private func share(of count: Lanes, dependency: Lanes) -> Lanes {
    ((1 + dependency) / count).replacing(with: Lanes.zero, where: count .== 0)
  }

  private mutating func gatherByPulling(_ places: Range<Int>, countsNodes: Bool) {
    let next = nodeCount - current
    for place in places {
      let node = Int(visited[place])
      let count = counts[place]
      let dependency = count * tableSum(over: out, row: node)
      if includesArcs {
        for position in out.row(of: node) {
          sums.arcs[position] += (count * tables[current + Int(out.neighbors[position])]).sum()
        }
      }
      if countsNodes { sums.nodes[node] += dependency.sum() }
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
      sums.nodes[node] += dependency.sum()
      counts[place] = share(of: count, dependency: dependency)
    }
    for place in later {
      let node = Int(visited[place])
      tables[current + node] = .zero
      for position in into.row(of: node) { tables[next + Int(into.neighbors[position])] = .zero }
    }
    for place in places { tables[next + Int(visited[place])] = counts[place] }
  }
}
