/// The rows of a network from the longest to the shortest, nodes numbered accordingly, for measures that go through all
/// rows again and again.
///
/// Rows of equal length follow each other, so that the processor knows where each ends, and the nodes that most ties lead
/// to stand close together in memory. That is worth the turning-round after a few rounds.
struct SortedRows: Sendable {
  /// The rows in the new numbers, neighbours in no order.
  let rows: Adjacency
  /// The number in the network of each node here.
  let original: ContiguousArray<Int32>

  /// - Complexity: O(n + m); 4 bytes a node and, of the rows, another copy.
  init(_ adjacency: Adjacency) {
    let order = ContiguousArray(DegreeOrder(rows: adjacency).descending)
    var numbers = ContiguousArray<Int32>(repeating: 0, count: order.count)
    for number in order.indices { numbers[Int(order[number])] = Int32(truncatingIfNeeded: number) }
    var offsets = ContiguousArray<Int32>(repeating: 0, count: order.count + 1)
    for number in order.indices {
      offsets[number + 1] = offsets[number] + Int32(truncatingIfNeeded: adjacency.row(of: Int(order[number])).count)
    }
    var neighbors = ContiguousArray<Int32>(repeating: 0, count: adjacency.arcCount)
    var strengths = ContiguousArray<Double>(repeating: 0, count: adjacency.strengths.count)
    SortedRows.fill(&neighbors, &strengths, from: adjacency, order: order, numbers: numbers)
    rows = Adjacency(offsets: offsets, neighbors: neighbors, strengths: strengths)
    original = order
  }

  private static func fill(
    _ neighbors: inout ContiguousArray<Int32>, _ strengths: inout ContiguousArray<Double>, from adjacency: Adjacency,
    order: ContiguousArray<Int32>, numbers: ContiguousArray<Int32>
  ) {
    let offsets = adjacency.offsets.span
    let old = adjacency.neighbors.span
    let values = adjacency.strengths.span
    let numbers = numbers.span
    var neighbors = neighbors.mutableSpan
    var strengths = strengths.mutableSpan
    var place = 0
    for node in order {
      for position in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        neighbors[place] = numbers[Int(old[position])]
        if !values.isEmpty { strengths[place] = values[position] }
        place += 1
      }
    }
  }

  /// Values by node here as values by node of the network.
  func restored(_ values: ContiguousArray<Double>) -> ContiguousArray<Double> {
    var restored = values
    for (number, node) in original.enumerated() { restored[Int(node)] = values[number] }
    return restored
  }
}
