extension Graph {
  /// The nodes within a number of steps of a node, ascending, without the node itself.
  ///
  /// - Precondition: `node` is one of ``nodes``.
  /// - Complexity: O(n + m).
  public func reach(of node: Int, within steps: Int, _ direction: PathDirection = .outgoing) -> [Int] {
    var search = StepSearch(direction == .outgoing ? out : into)
    return search.reached(from: node, within: steps).map { Int($0) }.sorted()
  }

  /// The graph of a node and those within a number of steps, directions apart, with all ties among them.
  ///
  /// - Precondition: `node` is one of ``nodes``.
  /// - Complexity: O(n + m).
  public func egoNetwork(of node: Int, within steps: Int = 1) -> Subgraph {
    subgraph(of: undirected().reach(of: node, within: steps) + [node])
  }

  /// How many others each node reaches within a number of steps along the direction of ties.
  ///
  /// With one step it is the number of ties given; with as many as there are nodes, of all who can be reached. Strengths do
  /// not count.
  ///
  /// - Complexity: O(n·m) at most; with two steps O(Σ k_in·k_out). Works in 12 bytes a node and core.
  ///
  /// Source: Borgatti 2006, doi:10.1007/s10588-006-7084-x, where it is the m-reach of a single node.
  public func reachCounts(
    within steps: Int = 2, _ direction: PathDirection = .outgoing, progress: ProgressHandler? = nil
  ) -> NodeScores {
    let counts = forEachReach(within: steps, direction, progress: progress) { Double($1.count) }
    var conventions = conventions()
    conventions.notes = ["Within \(steps) steps."]
    return NodeScores(measure: pathMeasure("reach", direction), conventions: conventions, defined: counts)
  }

  /// By node what `body` makes of it and of those that it reaches within a number of steps, in no order.
  func forEachReach<Value: Sendable>(
    within steps: Int, _ direction: PathDirection, progress: ProgressHandler?,
    _ body: @Sendable (_ node: Int, _ others: ArraySlice<Int32>) -> Value
  ) -> ContiguousArray<Value> {
    let adjacency = direction == .outgoing ? out : into
    let pieces = min(nodeCount, 64)
    return parallelReduce(
      pieces: pieces, into: ContiguousArray<Value>(), progress: progress, memory: { StepSearch(adjacency) }
    ) { index, search in
      ContiguousArray(
        piece(index, of: pieces, in: nodeCount).map { body($0, search.reached(from: $0, within: steps)) })
    } join: { all, part in
      all.append(contentsOf: part)
    }
  }
}

/// Finds who is within a number of steps, of one node after another; each node once.
private struct StepSearch: Sendable {
  private let adjacency: Adjacency
  /// The last node from which a node was seen.
  private var seenFrom: ContiguousArray<Int32>
  private var queue: [Int32] = []

  init(_ adjacency: Adjacency) {
    self.adjacency = adjacency
    seenFrom = ContiguousArray(repeating: -1, count: adjacency.nodeCount)
  }

  mutating func reached(from start: Int, within steps: Int) -> ArraySlice<Int32> {
    let mark = Int32(truncatingIfNeeded: start)
    seenFrom[start] = mark
    queue.removeAll(keepingCapacity: true)
    queue.append(mark)
    var level = 0..<1
    var step = 0
    while step < steps && !level.isEmpty {
      for place in level {
        for position in adjacency.row(of: Int(queue[place])) {
          let neighbor = adjacency.neighbors[position]
          guard seenFrom[Int(neighbor)] != mark else { continue }
          seenFrom[Int(neighbor)] = mark
          queue.append(neighbor)
        }
      }
      level = level.upperBound..<queue.count
      step += 1
    }
    return queue.dropFirst()
  }
}

extension Measure {
  static let reach = Measure(
    id: "reach", title: "Others within two steps", level: .stakeholders, needs: [], unit: .count,
    reading: "How many others this stakeholder reaches directly or through one contact.",
    parameters: "2 steps, along the ties that a stakeholder gives", complexity: "O(Σ k_in·k_out)",
    source: "Borgatti 2006", doi: "10.1007/s10588-006-7084-x"
  ) { graph, options in .stakeholders(graph.reachCounts(progress: options.progress)) }
}
