/// Rows of some nodes, one after another: a part of ``TriangleArcs`` in the making.
struct TriangleRows: Sendable {
  /// Where the row of each node ends.
  private let ends: ContiguousArray<Int32>
  private let neighbors: ContiguousArray<Int32>
  /// Empty if the graph is not weighted.
  private let strengths: ContiguousArray<Double>

  /// The ties of some nodes to those of higher rank, which stand there by their ranks, the highest last.
  ///
  /// - Parameter arcs: How many ties these nodes have in all.
  init(
    toHigherFrom nodes: some Collection<Int>, arcs: Int, in ties: Adjacency, ranks: ContiguousArray<Int32>
  ) {
    let offsets = ties.offsets.span
    let targets = ties.neighbors.span
    let values = ties.strengths.span
    let ranks = ranks.span
    var rowEnds = ContiguousArray<Int32>(repeating: 0, count: nodes.count)
    // Each neighbour is written and then kept or not: nothing here for the processor to guess wrong.
    var higher = ContiguousArray<Int32>(repeating: 0, count: arcs + 1)
    var carried = ContiguousArray<Double>(repeating: 0, count: values.isEmpty ? 0 : arcs + 1)
    var count = 0
    var ends = rowEnds.mutableSpan
    var kept = higher.mutableSpan
    var keptValues = carried.mutableSpan
    for (number, node) in nodes.enumerated() {
      let own = ranks[node]
      var highest = own
      var place = count
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let rank = ranks[Int(targets[position])]
        kept[count] = rank
        if !values.isEmpty { keptValues[count] = values[position] }
        place = rank > highest ? count : place
        highest = max(highest, rank)
        count += rank > own ? 1 : 0
      }
      if highest > own {
        kept.swapAt(place, count - 1)
        if !values.isEmpty { keptValues.swapAt(place, count - 1) }
      }
      ends[number] = Int32(truncatingIfNeeded: count)
    }
    higher.removeLast(higher.count - count)
    if !values.isEmpty { carried.removeLast(carried.count - count) }
    self.ends = rowEnds
    neighbors = higher
    strengths = carried
  }

  /// The rows of some nodes as they are.
  init(of nodes: ArraySlice<Int32>, in ties: Adjacency) {
    let offsets = ties.offsets.span
    let targets = ties.neighbors.span
    let values = ties.strengths.span
    let nodes = nodes.span
    var rowEnds = ContiguousArray<Int32>(repeating: 0, count: nodes.count)
    var ends = rowEnds.mutableSpan
    var count = 0
    for number in nodes.indices {
      count += Int(offsets[Int(nodes[number]) + 1] - offsets[Int(nodes[number])])
      ends[number] = Int32(truncatingIfNeeded: count)
    }
    var copied = ContiguousArray<Int32>(repeating: 0, count: count)
    var carried = ContiguousArray<Double>(repeating: 0, count: values.isEmpty ? 0 : count)
    var copies = copied.mutableSpan
    var copiedValues = carried.mutableSpan
    var place = 0
    for number in nodes.indices {
      for position in Int(offsets[Int(nodes[number])])..<Int(offsets[Int(nodes[number]) + 1]) {
        copies[place] = targets[position]
        if !values.isEmpty { copiedValues[place] = values[position] }
        place += 1
      }
    }
    self.ends = rowEnds
    neighbors = copied
    strengths = carried
  }

  /// Parts whose nodes follow on each other as one.
  static func joined(_ parts: [TriangleRows]) -> Adjacency {
    var offsets: ContiguousArray<Int32> = [0]
    offsets.reserveCapacity(parts.reduce(1) { $0 + $1.ends.count })
    var neighbors = ContiguousArray<Int32>()
    neighbors.reserveCapacity(parts.reduce(0) { $0 + $1.neighbors.count })
    var strengths = ContiguousArray<Double>()
    strengths.reserveCapacity(parts.reduce(0) { $0 + $1.strengths.count })
    for part in parts {
      let before = Int32(truncatingIfNeeded: neighbors.count)
      offsets.append(contentsOf: part.ends.lazy.map { before + $0 })
      neighbors.append(contentsOf: part.neighbors)
      strengths.append(contentsOf: part.strengths)
    }
    return Adjacency(offsets: offsets, neighbors: neighbors, strengths: strengths)
  }
}
