/// A queue that gives back nodes by ascending distance, for Dijkstra's algorithm.
///
/// A node may be put in again with a shorter distance; the caller passes over it when it comes out a second time.
protocol DistanceQueue: Sendable {
  /// A queue for lengths of ties between these two.
  init(shortest: Double, longest: Double)
  /// Puts a node in.
  mutating func insert(_ node: Int32, distance: Double)
  /// Takes out a node from which no shorter way to any other node in the queue can lead.
  mutating func removeNext() -> Int32?
}

/// A ring of buckets, each as wide as the shortest tie: within a bucket no node can shorten the way to another.
///
/// Source: Denardo & Fox 1979, doi:10.1287/opre.27.1.161.
struct BucketQueue: DistanceQueue {
  /// By bucket: the place of its last entry; -1 for none.
  private var last: ContiguousArray<Int32>
  /// Nodes, and the place of the entry before in the same bucket.
  private var entries = ContiguousArray<(node: Int32, previous: Int32)>()
  private let mask: Int
  private let perWidth: Double
  private var current = 0
  private var count = 0

  /// Above this ratio of the longest tie to the shortest a heap is better.
  static let greatestRatio = 1024.0

  init(shortest: Double, longest: Double) {
    // A little narrower than the shortest tie, so that rounding cannot put both ends of a tie into one bucket.
    perWidth = 1.001 / shortest
    var size = 4
    while Double(size) < longest * perWidth + 2 { size *= 2 }
    mask = size - 1
    last = ContiguousArray(repeating: -1, count: size)
  }

  mutating func insert(_ node: Int32, distance: Double) {
    let bucket = Int(distance * perWidth) & mask
    entries.append((node, last[bucket]))
    last[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
    count &+= 1
  }

  mutating func removeNext() -> Int32? {
    guard count > 0 else {
      current = 0
      entries.removeAll(keepingCapacity: true)
      return nil
    }
    while last[current & mask] < 0 { current += 1 }
    let entry = entries[Int(last[current & mask])]
    last[current & mask] = entry.previous
    count -= 1
    return entry.node
  }

  /// Takes out all nodes of the nearest bucket that has some; false if none has.
  mutating func removeNearest(into nodes: inout ContiguousArray<Int32>) -> Bool {
    nodes.removeAll(keepingCapacity: true)
    guard let first = removeNext() else { return false }
    nodes.append(first)
    var place = last[current & mask]
    while place >= 0 {
      nodes.append(entries[Int(place)].node)
      place = entries[Int(place)].previous
    }
    last[current & mask] = -1
    count -= nodes.count - 1
    return true
  }
}

/// A heap with four children a node, for lengths too different for buckets.
struct HeapQueue: DistanceQueue {
  private var entries = ContiguousArray<(distance: Double, node: Int32)>()

  init(shortest: Double, longest: Double) {}

  mutating func insert(_ node: Int32, distance: Double) {
    var place = entries.count
    entries.append((distance, node))
    while place > 0 {
      let parent = (place - 1) / 4
      guard distance < entries[parent].distance else { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = (distance, node)
  }

  mutating func removeNext() -> Int32? {
    guard let last = entries.popLast() else { return nil }
    guard let first = entries.first else { return last.node }
    var place = 0
    while true {
      var least = 4 * place + 1
      guard least < entries.count else { break }
      var child = least + 1
      while child < min(4 * place + 5, entries.count) {
        if entries[child].distance < entries[least].distance { least = child }
        child += 1
      }
      guard entries[least].distance < last.distance else { break }
      entries[place] = entries[least]
      place = least
    }
    entries[place] = last
    return first.node
  }
}
