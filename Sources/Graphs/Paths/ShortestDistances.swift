/// Dijkstra's algorithm over arcs whose strengths are lengths; the tables serve one source after another.
struct ShortestDistances<Queue: DistanceQueue> {
  private let out: Adjacency
  private var queue: Queue
  private var isSettled: ContiguousArray<Bool>
  /// By node: the length of the shortest path from the source; infinite where there is none.
  private(set) var distances: ContiguousArray<Double>
  /// The nodes reached, so that no shortest path leads from a later one to an earlier one.
  private(set) var order = ContiguousArray<Int32>()

  init(_ out: Adjacency, _ lengths: ArcLengths) {
    self.out = out
    let nodeCount = out.nodeCount
    queue = Queue(shortest: lengths.shortest, longest: lengths.longest)
    isSettled = ContiguousArray(repeating: false, count: nodeCount)
    distances = ContiguousArray(repeating: .infinity, count: nodeCount)
    order.reserveCapacity(nodeCount)
  }

  mutating func search(from source: Int32) {
    distances[Int(source)] = 0
    queue.insert(source, distance: 0)
    Self.settle(
      out: out, queue: &queue, isSettled: &isSettled, distances: &distances, order: &order)
  }

  private static func settle(
    out: Adjacency, queue: inout Queue, isSettled: inout ContiguousArray<Bool>,
    distances: inout ContiguousArray<Double>, order: inout ContiguousArray<Int32>
  ) {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    let lengths = out.strengths.span
    var distances = distances.mutableSpan
    while let next = queue.removeNext() {
      let node = Int(next)
      if isSettled[node] { continue }
      isSettled[node] = true
      order.append(next)
      let distance = distances[node]
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = neighbors[position]
        let arriving = distance + lengths[position]
        if arriving < distances[Int(neighbor)] {
          distances[Int(neighbor)] = arriving
          queue.insert(neighbor, distance: arriving)
        }
      }
    }
  }

  /// Makes ready for the next source.
  mutating func reset() {
    for node in order {
      distances[Int(node)] = .infinity
      isSettled[Int(node)] = false
    }
    order.removeAll(keepingCapacity: true)
  }
}
