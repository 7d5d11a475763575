extension Graph {
  /// How long the way between the ends of each tie would be without it.
  ///
  /// 2 if the ends share a contact. From 3 on the tie is a local bridge: the larger, the more it shortens. Undefined
  /// for a bridge, without which there is no way at all. Ties count whatever their direction and strength.
  ///
  /// - Complexity: O(m·(n + m)) at worst; far less where ways round are short.
  ///
  /// Source: Granovetter 1973, doi:10.1086/225469.
  public func localBridgeSpans(progress: ProgressHandler? = nil) -> TieScores {
    let graph = undirected().unweighted
    let bridges = Set(cutStructure().bridges.map { [$0.from, $0.to] })
    let list = ContiguousArray(graph.ties)
    let pieces = max(1, min(64, list.count / 500))
    let parts = parallelMap(pieces: pieces, progress: progress) { index in
      var search = DetourSearch(graph.out)
      return piece(index, of: pieces, in: list.count).map { place -> Double? in
        let tie = list[place]
        if bridges.contains([tie.from, tie.to]) { return nil }
        return search.length(from: tie.from, to: tie.to).map(Double.init)
      }
    }
    var spans: [Int: Double?] = [:]
    for (tie, span) in zip(list, parts.joined()) { spans[tie.from * nodeCount + tie.to] = span }
    let values = ties.map { tie in spans[min(tie.from, tie.to) * nodeCount + max(tie.from, tie.to)] ?? nil }
    return TieScores(
      measure: "local_bridge_span", conventions: undirectedConventions(), ties: ties,
      values: ContiguousArray(values), undefinedReason: "Without a bridge there is no way between its ends.")
  }
}

/// Searches from both ends of a tie at once for the shortest way that does not use it.
private struct DetourSearch {
  private let adjacency: Adjacency
  /// By node: which end found it (1 or 2), 0 for none.
  private var side: ContiguousArray<UInt8>
  private var found = ContiguousArray<Int32>()

  init(_ adjacency: Adjacency) {
    self.adjacency = adjacency
    side = ContiguousArray(repeating: 0, count: adjacency.nodeCount)
  }

  mutating func length(from start: Int, to end: Int) -> Int? {
    defer {
      for node in found { side[Int(node)] = 0 }
      found.removeAll(keepingCapacity: true)
    }
    var levels: [ContiguousArray<Int32>] = [[Int32(truncatingIfNeeded: start)], [Int32(truncatingIfNeeded: end)]]
    note(levels[0][0], 1)
    note(levels[1][0], 2)
    var length = 0
    while !levels[0].isEmpty && !levels[1].isEmpty {
      let growing = levels[0].count <= levels[1].count ? 0 : 1
      var next = ContiguousArray<Int32>()
      length += 1
      for node in levels[growing] {
        for position in adjacency.row(of: Int(node)) {
          let neighbor = adjacency.neighbors[position]
          if Int(node) == start && Int(neighbor) == end || Int(node) == end && Int(neighbor) == start { continue }
          switch side[Int(neighbor)] {
          case 0:
            note(neighbor, UInt8(growing + 1))
            next.append(neighbor)
          case UInt8(growing + 1): continue
          default: return length
          }
        }
      }
      levels[growing] = next
    }
    return nil
  }

  private mutating func note(_ node: Int32, _ end: UInt8) {
    side[Int(node)] = end
    found.append(node)
  }
}

extension Measure {
  static let localBridgeSpan = Measure(
    id: "local_bridge_span", title: "Way round the tie", level: .ties, needs: .ignoresDirections, unit: .steps,
    reading: "How many steps the way would be without this tie; from 3 on it is a local bridge.",
    complexity: "O(m·(n + m)) at worst", source: "Granovetter 1973", doi: "10.1086/225469"
  ) { graph, options in .ties(graph.localBridgeSpans(progress: options.progress)) }
}
