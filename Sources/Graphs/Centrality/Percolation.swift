extension Graph {
  /// How far each node carries on what spreads from nodes that have it to different degrees, such as a rumour.
  ///
  /// `PC(v) = Σ σ_st(v) / σ_st · x_s / (Σ_i x_i − x_v) / (n − 2)` over ordered pairs s ≠ v ≠ t: betweenness in which a
  /// path counts by the state x of its start, 0 (has it not) to 1 (has it fully). Along the direction of ties; strengths do
  /// not count. If all states are alike it is the normalised betweenness. Undefined with fewer than three nodes, and for
  /// a node beside which nobody has a state above 0.
  ///
  /// - Precondition: `states` has an entry from 0 to 1 for each node.
  /// - Complexity: O(n·m); 36 bytes a node and core.
  ///
  /// Source: Piraveenan, Prokopenko & Hossain 2013, doi:10.1371/journal.pone.0053095.
  public func percolationCentrality(of states: [Double], progress: ProgressHandler? = nil) -> NodeScores {
    precondition(states.count == nodeCount, "Each node needs a state.")
    precondition(states.allSatisfy { $0 >= 0 && $0 <= 1 }, "States are numbers from 0 to 1.")
    let work = Double(nodeCount) * Double(nodeCount + out.arcCount)
    let pieces = max(1, min(64, Int(work / 250_000)))
    let none = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    let sums = parallelReduce(pieces: pieces, into: none, progress: progress) { index in
      var search = WeighedSources(out)
      for source in piece(index, of: pieces, in: nodeCount) where states[source] > 0 {
        search.add(source, weight: states[source])
      }
      return search.sums
    } join: { total, part in
      for node in part.indices { total[node] += part[node] }
    }
    let all = states.reduce(0, +)
    let values = nodes.map { node -> Double? in
      let others = all - states[node]
      return nodeCount < 3 || others <= 0 ? nil : sums[node] / others / Double(nodeCount - 2)
    }
    return NodeScores(
      measure: "percolation", conventions: conventions(), values: ContiguousArray(values),
      undefinedReason: "It needs three nodes, and others whose state is above 0.")
  }
}

/// Brandes' algorithm with a weight for each source.
private struct WeighedSources {
  private let out: Adjacency
  private(set) var sums: ContiguousArray<Double>
  private var steps: ContiguousArray<Int32>
  private var pathCounts: ContiguousArray<Double>
  private var dependencies: ContiguousArray<Double>
  private var order = ContiguousArray<Int32>()

  init(_ out: Adjacency) {
    self.out = out
    sums = ContiguousArray(repeating: 0, count: out.nodeCount)
    steps = ContiguousArray(repeating: -1, count: out.nodeCount)
    pathCounts = sums
    dependencies = sums
  }

  mutating func add(_ source: Int, weight: Double) {
    steps[source] = 0
    pathCounts[source] = 1
    order.append(Int32(truncatingIfNeeded: source))
    var head = 0
    while head < order.count {
      let node = Int(order[head])
      head += 1
      for position in out.row(of: node) {
        let neighbor = Int(out.neighbors[position])
        if steps[neighbor] < 0 {
          steps[neighbor] = steps[node] + 1
          order.append(out.neighbors[position])
        }
        if steps[neighbor] == steps[node] + 1 { pathCounts[neighbor] += pathCounts[node] }
      }
    }
    for place in order.reversed() {
      let node = Int(place)
      var dependency = 0.0
      for position in out.row(of: node) {
        let neighbor = Int(out.neighbors[position])
        guard steps[neighbor] == steps[node] + 1 else { continue }
        dependency += pathCounts[node] / pathCounts[neighbor] * (1 + dependencies[neighbor])
      }
      dependencies[node] = dependency
      if node != source { sums[node] += weight * dependency }
    }
    for place in order {
      steps[Int(place)] = -1
      pathCounts[Int(place)] = 0
    }
    order.removeAll(keepingCapacity: true)
  }
}
