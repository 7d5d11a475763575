/// What the distances from each node to all others add up to.
struct DistanceSums: Sendable {
  /// By node: how many others it reaches.
  var reached: ContiguousArray<Int>
  /// By node: the sum of the distances to those.
  var total: ContiguousArray<Double>
  /// By node: the sum of 1 / distance.
  var inverse: ContiguousArray<Double>
  /// By node: the greatest distance.
  var greatest: ContiguousArray<Double>

  init(nodeCount: Int) {
    reached = ContiguousArray(repeating: 0, count: nodeCount)
    total = ContiguousArray(repeating: 0, count: nodeCount)
    inverse = total
    greatest = total
  }

  mutating func add(_ other: DistanceSums) {
    for node in reached.indices {
      reached[node] += other.reached[node]
      total[node] += other.total[node]
      inverse[node] += other.inverse[node]
      greatest[node] = max(greatest[node], other.greatest[node])
    }
  }

  /// The sums from all nodes along the direction of ties.
  ///
  /// - Complexity: O(n·m / 512) word operations of 512 bits; weighted O(n·m + n² log n).
  init(_ graph: Graph, progress: ProgressHandler? = nil) {
    let lengths = ArcLengths(graph)
    let order = BreadthOrder(graph)
    let out = order.reordered(graph.out, carrying: lengths.lengths)
    let nodeCount = graph.nodeCount
    let none = DistanceSums(nodeCount: nodeCount)
    var sums: DistanceSums
    if lengths.isUniform {
      let into = graph.isDirected ? order.reordered(graph.into, carrying: []) : out
      let passes = (nodeCount + ManyTargets.width - 1) / ManyTargets.width
      sums = parallelReduce(
        pieces: min(passes, 64), into: none, progress: progress, memory: { ManyTargets(out: out, into: into) }
      ) { index, search in
        var sums = none
        for pass in piece(index, of: min(passes, 64), in: passes) { search.add(pass: pass, onto: &sums) }
        return sums
      } join: { total, part in
        total.add(part)
      }
    } else {
      let work = Double(nodeCount) * Double(nodeCount + out.arcCount)
      let pieces = max(1, min(64, Int(work / 500_000)))
      sums = parallelReduce(pieces: pieces, into: none, progress: progress) { index in
        Self.weighted(out, lengths, sources: piece(index, of: pieces, in: nodeCount))
      } join: { total, part in
        total.add(part)
      }
      for node in graph.nodes {
        sums.total[node] *= lengths.unit
        sums.inverse[node] /= lengths.unit
        sums.greatest[node] *= lengths.unit
      }
    }
    self = none
    for node in graph.nodes {
      let number = Int(order.newNumber[node])
      reached[node] = sums.reached[number]
      total[node] = sums.total[number]
      inverse[node] = sums.inverse[number]
      greatest[node] = sums.greatest[number]
    }
  }

  private static func weighted(_ out: Adjacency, _ lengths: ArcLengths, sources: Range<Int>) -> DistanceSums {
    lengths.isNarrow
      ? weighted(ShortestDistances<BucketQueue>(out, lengths), sources)
      : weighted(ShortestDistances<HeapQueue>(out, lengths), sources)
  }

  private static func weighted<Queue: DistanceQueue>(
    _ search: ShortestDistances<Queue>, _ sources: Range<Int>
  ) -> DistanceSums {
    var search = search
    var sums = DistanceSums(nodeCount: search.distances.count)
    for source in sources {
      search.search(from: Int32(truncatingIfNeeded: source))
      for node in search.order where Int(node) != source {
        let distance = search.distances[Int(node)]
        sums.reached[source] += 1
        sums.total[source] += distance
        sums.inverse[source] += 1 / distance
        sums.greatest[source] = max(sums.greatest[source], distance)
      }
      search.reset()
    }
    return sums
  }
}

/// Breadth-first search against the ties from 512 targets at once: one bit for each target.
///
/// When a node sees the bit of a target for the first time in round d, its distance to the target is d. (Then et al.
/// 2014, doi:10.14778/2735496.2735507.)
struct ManyTargets {
  typealias Bits = SIMD8<UInt64>
  static let width = 512

  private let out: Adjacency
  private let into: Adjacency
  private let nodeCount: Int
  /// By node: the targets whose bits it has seen.
  private var seen: ContiguousArray<Bits>
  /// By node: the bits seen for the first time in the round at hand, and in the next.
  private var new: ContiguousArray<Bits>
  private var next: ContiguousArray<Bits>
  /// The nodes that saw new bits in the round at hand. Thick rounds do without the list.
  private var active = ContiguousArray<Int32>()
  private var nextActive = ContiguousArray<Int32>()
  private var isListed = true
  private var isMet: ContiguousArray<Bool>
  /// How many ties lead to nodes with new bits: what it takes to push them on.
  private var activeArcs = 0

  init(out: Adjacency, into: Adjacency) {
    self.out = out
    self.into = into
    nodeCount = out.nodeCount
    seen = ContiguousArray(repeating: Bits(), count: nodeCount)
    new = seen
    next = seen
    isMet = ContiguousArray(repeating: false, count: nodeCount)
  }

  /// Handles the targets of a pass.
  mutating func add(pass: Int, onto sums: inout DistanceSums) {
    let targets = (pass * Self.width)..<min((pass + 1) * Self.width, nodeCount)
    let all = start(targets)
    var round = 1.0
    while activeArcs > 0 {
      // A thin round pushes bits on against the ties; in a thick one nodes fetch them along their ties.
      if activeArcs * 8 < out.arcCount {
        listActive()
        push()
        keepNew(round: round, onto: &sums)
      } else {
        isListed = false
        activeArcs = Self.pull(
          all: all, round: round, out: out, into: into, new: new, next: &next, seen: &seen,
          reached: &sums.reached, total: &sums.total, inverse: &sums.inverse, greatest: &sums.greatest)
      }
      swap(&new, &next)
      round += 1
    }
    listActive()
    for node in active { new[Int(node)] = Bits() }
  }

  /// Gives each target its bit, and returns all bits of the pass.
  private mutating func start(_ targets: Range<Int>) -> Bits {
    for node in 0..<nodeCount { seen[node] = Bits() }
    var all = Bits()
    active.removeAll(keepingCapacity: true)
    isListed = true
    activeArcs = 0
    for (number, target) in targets.enumerated() {
      var bit = Bits()
      bit[number >> 6] = 1 << UInt64(number & 63)
      seen[target] = bit
      new[target] = bit
      all |= bit
      active.append(Int32(truncatingIfNeeded: target))
      activeArcs += into.row(of: target).count
    }
    return all
  }

  /// After thick rounds: finds the nodes with new bits, and clears what is left of the round before.
  private mutating func listActive() {
    guard !isListed else { return }
    isListed = true
    active.removeAll(keepingCapacity: true)
    for node in 0..<nodeCount {
      next[node] = Bits()
      if new[node] != Bits() { active.append(Int32(truncatingIfNeeded: node)) }
    }
  }

  private mutating func push() {
    nextActive.removeAll(keepingCapacity: true)
    for place in active.indices {
      let node = Int(active[place])
      let bits = new[node]
      for position in into.row(of: node) {
        let neighbor = into.neighbors[position]
        if isMet[Int(neighbor)] {
          next[Int(neighbor)] |= bits
        } else {
          isMet[Int(neighbor)] = true
          nextActive.append(neighbor)
          next[Int(neighbor)] = bits
        }
      }
      new[node] = Bits()
    }
    swap(&active, &nextActive)
  }

  private mutating func keepNew(round: Double, onto sums: inout DistanceSums) {
    var kept = 0
    activeArcs = 0
    for place in active.indices {
      let node = Int(active[place])
      isMet[node] = false
      let bits = next[node] & ~seen[node]
      next[node] = bits
      guard bits != Bits() else { continue }
      seen[node] |= bits
      let count = bits.count
      sums.reached[node] += count
      sums.total[node] += Double(count) * round
      sums.inverse[node] += Double(count) / round
      sums.greatest[node] = max(sums.greatest[node], round)
      activeArcs += into.row(of: node).count
      active[kept] = active[place]
      kept += 1
    }
    active.removeLast(active.count - kept)
  }

  private static func pull(
    all: Bits, round: Double, out: Adjacency, into: Adjacency, new: ContiguousArray<Bits>,
    next: inout ContiguousArray<Bits>,
    seen: inout ContiguousArray<Bits>, reached: inout ContiguousArray<Int>,
    total: inout ContiguousArray<Double>, inverse: inout ContiguousArray<Double>,
    greatest: inout ContiguousArray<Double>
  ) -> Int {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    let new = new.span
    let arrivals = into.offsets.span
    var next = next.mutableSpan
    var seen = seen.mutableSpan
    var reached = reached.mutableSpan
    var total = total.mutableSpan
    var inverse = inverse.mutableSpan
    var greatest = greatest.mutableSpan
    let share = 1 / round
    var activeArcs = 0
    for node in 0..<seen.count {
      let before = seen[node]
      guard before != all else {
        next[node] = Bits()
        continue
      }
      var bits = Bits()
      for position in Int(offsets[node])..<Int(offsets[node + 1]) { bits |= new[Int(neighbors[position])] }
      bits &= ~before
      next[node] = bits
      seen[node] = before | bits
      let count = bits.count
      guard count > 0 else { continue }
      reached[node] &+= count
      total[node] += Double(count) * round
      inverse[node] += Double(count) * share
      if greatest[node] < round { greatest[node] = round }
      activeArcs &+= Int(arrivals[node + 1] &- arrivals[node])
    }
    return activeArcs
  }
}

extension SIMD8<UInt64> {
  /// The number of bits set in all words.
  ///
  /// Not every processor that programs are built for has an instruction for that: neighbouring fields are added, to sums
  /// in ever wider fields, in all words at once.
  @inline(__always) fileprivate var count: Int {
    let two = self &- ((self &>> 1) & 0x5555_5555_5555_5555)
    let four = (two & 0x3333_3333_3333_3333) &+ ((two &>> 2) & 0x3333_3333_3333_3333)
    let halves = four.lowHalf &+ four.highHalf
    let eight = (halves & 0x0f0f_0f0f_0f0f_0f0f) &+ ((halves &>> 4) & 0x0f0f_0f0f_0f0f_0f0f)
    let quarter = eight.lowHalf &+ eight.highHalf
    let word = quarter[0] &+ quarter[1]
    let sixteen = (word & 0x00ff_00ff_00ff_00ff) &+ ((word >> 8) & 0x00ff_00ff_00ff_00ff)
    return Int(truncatingIfNeeded: (sixteen &* 0x0001_0001_0001_0001) >> 48)
  }
}
