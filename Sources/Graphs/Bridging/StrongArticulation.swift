extension Graph {
  /// Nodes whose loss would leave more strong components: some others could no longer reach each other both ways.
  ///
  /// For an undirected graph the same as the articulation points of ``cutStructure()``. Ascending.
  ///
  /// - Complexity: O(n + m) a pass over the ties and few passes as a rule; O(n·m) at worst. Works in 40 bytes a node and
  ///   8 a tie.
  ///
  /// Source: by way of dominators, Italiano, Laura & Santaroni 2012, doi:10.1016/j.tcs.2011.11.011; these as Cooper,
  /// Harvey & Kennedy 2001, A simple, fast dominance algorithm.
  public func strongArticulationPoints() -> [Int] {
    guard isDirected else { return cutStructure().articulationPoints.map(\.node) }
    let components = strongComponents()
    var members = [[Int]](repeating: [], count: components.count)
    for node in nodes { members[components[node]].append(node) }
    return members.flatMap { $0.count < 3 ? [] : subgraph(of: $0).strongCuts() }.sorted()
  }

  /// 1 for nodes whose loss would leave more strong components, 0 for others; see ``strongArticulationPoints()``.
  public func strongArticulationPointFlags() -> NodeScores {
    var flags = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for node in strongArticulationPoints() { flags[node] = 1 }
    return NodeScores(measure: "strong_articulation_point", conventions: conventions(), defined: flags)
  }
}

extension Subgraph {
  /// The strong articulation points of a strong component, in the numbers of the whole graph.
  ///
  /// Without v some node is out of reach from the root, or cannot reach it, exactly if all ways between the two lead over
  /// v: if v dominates it. The root itself has to be left out for a try.
  fileprivate func strongCuts() -> [Int] {
    var isCut = Dominators(graph.out, into: graph.into).isDominating
    for (node, dominates) in Dominators(graph.into, into: graph.out).isDominating.enumerated() where dominates {
      isCut[node] = true
    }
    isCut[0] = graph.subgraph(of: 1..<graph.nodeCount).graph.strongComponents().count > 1
    return graph.nodes.filter { isCut[$0] }.map { originalNodes[$0] }
  }
}

/// By node the last one before it, besides itself, that all ways from node 0 lead over.
private struct Dominators {
  /// By place in the order: the place of the dominator.
  private var dominators: ContiguousArray<Int32>
  /// The nodes in an order in which searches leave them, the last first; a dominator stands before whom it dominates.
  private let order: ContiguousArray<Int32>

  /// - Precondition: node 0 reaches all.
  init(_ out: Adjacency, into: Adjacency) {
    order = Self.reversedPostorder(out)
    var places = ContiguousArray<Int32>(repeating: 0, count: order.count)
    for (place, node) in order.enumerated() { places[Int(node)] = Int32(truncatingIfNeeded: place) }
    dominators = ContiguousArray(repeating: -1, count: order.count)
    dominators[0] = 0
    var isChanged = true
    while isChanged {
      isChanged = false
      for place in 1..<order.count {
        var common: Int32 = -1
        for position in into.row(of: Int(order[place])) {
          let before = places[Int(into.neighbors[position])]
          guard dominators[Int(before)] >= 0 else { continue }
          common = common < 0 ? before : meeting(common, before)
        }
        guard common != dominators[place] else { continue }
        dominators[place] = common
        isChanged = true
      }
    }
  }

  /// By node: whether another one than the root is dominated by it.
  var isDominating: [Bool] {
    var result = [Bool](repeating: false, count: order.count)
    for place in order.indices.dropFirst() { result[Int(order[Int(dominators[place])])] = true }
    result[0] = false
    return result
  }

  /// Where the ways up from two places come together.
  private func meeting(_ one: Int32, _ other: Int32) -> Int32 {
    var (one, other) = (one, other)
    while one != other {
      while one > other { one = dominators[Int(one)] }
      while other > one { other = dominators[Int(other)] }
    }
    return one
  }

  private static func reversedPostorder(_ out: Adjacency) -> ContiguousArray<Int32> {
    var isFound = ContiguousArray(repeating: false, count: out.nodeCount)
    var next = ContiguousArray(out.offsets.dropLast())
    var left = ContiguousArray<Int32>()
    var path: ContiguousArray<Int32> = [0]
    isFound[0] = true
    while let last = path.last {
      let node = Int(last)
      guard next[node] < out.offsets[node + 1] else {
        left.append(last)
        path.removeLast()
        continue
      }
      let neighbor = out.neighbors[Int(next[node])]
      next[node] += 1
      guard !isFound[Int(neighbor)] else { continue }
      isFound[Int(neighbor)] = true
      path.append(neighbor)
    }
    left.reverse()
    return left
  }
}

extension Measure {
  static let strongArticulationPoint = Measure(
    id: "strong_articulation_point", title: "Holds mutual reach together", level: .stakeholders, needs: .directions,
    unit: .flag, reading: "1 if others could no longer reach each other in both directions without this stakeholder.",
    complexity: "O(n + m) as a rule, O(n·m) at worst", source: "Italiano, Laura & Santaroni 2012",
    doi: "10.1016/j.tcs.2011.11.011"
  ) { graph, _ in .stakeholders(graph.strongArticulationPointFlags()) }
}
