extension Graph {
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
    let adjacency = direction == .outgoing ? out : into
    let pieces = min(nodeCount, 64)
    let counts = parallelReduce(pieces: pieces, into: ContiguousArray<Double>(), progress: progress) { index in
      var search = StepSearch(adjacency)
      return ContiguousArray(piece(index, of: pieces, in: nodeCount).map { search.count(from: $0, within: steps) })
    } join: { all, part in
      all.append(contentsOf: part)
    }
    var conventions = conventions()
    conventions.notes = ["Within \(steps) steps."]
    return NodeScores(measure: pathMeasure("reach", direction), conventions: conventions, defined: counts)
  }
}

/// Counts who is within a number of steps, of one node after another.
private struct StepSearch {
  private let adjacency: Adjacency
  /// The last node from which a node was seen.
  private var seenFrom: ContiguousArray<Int32>
  private var queue: ContiguousArray<Int32> = []

  init(_ adjacency: Adjacency) {
    self.adjacency = adjacency
    seenFrom = ContiguousArray(repeating: -1, count: adjacency.nodeCount)
  }

  mutating func count(from start: Int, within steps: Int) -> Double {
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
    return Double(queue.count - 1)
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
