extension SplitMix64 {
  /// The numbers `0 ..< count` in a random order, each order equally likely.
  ///
  /// Complexity: O(count).
  public mutating func permutation(of count: Int) -> [Int] {
    var numbers = Array(0..<count)
    shuffle(&numbers)
    return numbers
  }

  /// Deals labels, such as sectors, out again among the nodes that have one; nodes without one stay without.
  ///
  /// The null model of "who belongs where is chance": group sizes stay as they are.
  public mutating func shuffledLabels<Label>(_ labels: [Label?]) -> [Label?] {
    let labelled = labels.indices.filter { labels[$0] != nil }
    var shuffled = labels
    for (node, source) in zip(labelled, permutation(of: labelled.count)) { shuffled[node] = labels[labelled[source]] }
    return shuffled
  }
}

extension Graph {
  /// The same network with other numbers: node `v` becomes node `numbers[v]`.
  ///
  /// With a random permutation this is the null model of comparisons between networks (quadratic assignment).
  ///
  /// - Precondition: `numbers` holds each of ``nodes`` once.
  /// - Complexity: O(n + m).
  public func relabelled(_ numbers: [Int]) -> Graph {
    var isTaken = [Bool](repeating: false, count: nodeCount)
    for number in numbers {
      precondition(nodes.contains(number) && !isTaken[number], "The new numbers must be 0 to n − 1, each once.")
      isTaken[number] = true
    }
    precondition(numbers.count == nodeCount, "Each of the \(nodeCount) nodes needs a new number.")
    let list = TieArrays(self)
    func renumbered(_ ends: ContiguousArray<Int32>) -> ContiguousArray<Int32> {
      ContiguousArray(ends.lazy.map { Int32(truncatingIfNeeded: numbers[Int($0)]) })
    }
    return Graph(
      nodeCount: nodeCount, isDirected: isDirected, distinctSources: renumbered(list.sources),
      targets: renumbered(list.targets), strengths: list.strengths)
  }

  /// The same ties with their strengths dealt out again at random.
  ///
  /// The null model of "who is tied is given, how strongly is chance". A graph without weights is returned as it is.
  ///
  /// - Complexity: O(n + m).
  public func shufflingStrengths(seed: UInt64) -> Graph {
    guard isWeighted else { return self }
    let list = TieArrays(self)
    var strengths = list.strengths
    var generator = SplitMix64(seed: seed)
    generator.shuffle(&strengths)
    return Graph(
      nodeCount: nodeCount, isDirected: isDirected, distinctSources: list.sources, targets: list.targets,
      strengths: strengths)
  }
}

/// The ties of a graph in their order, as arrays.
struct TieArrays {
  var sources = ContiguousArray<Int32>()
  var targets = ContiguousArray<Int32>()
  /// Empty when the graph is not weighted.
  var strengths = ContiguousArray<Double>()

  init(_ graph: Graph) {
    sources.reserveCapacity(graph.tieCount)
    targets.reserveCapacity(graph.tieCount)
    for tie in graph.ties {
      sources.append(Int32(truncatingIfNeeded: tie.from))
      targets.append(Int32(truncatingIfNeeded: tie.to))
      if graph.isWeighted { strengths.append(tie.strength) }
    }
  }
}
