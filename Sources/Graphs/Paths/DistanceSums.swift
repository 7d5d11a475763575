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
  /// Two tables by node: bits seen for the first time in the round at hand, and in the next.
  private var tables: ContiguousArray<Bits>
  private var current = 0
  /// The nodes that saw new bits in the round at hand.
  private var active = ContiguousArray<Int32>()
  private var nextActive = ContiguousArray<Int32>()
  private var isMet: ContiguousArray<Bool>

  init(out: Adjacency, into: Adjacency) {
    self.out = out
    self.into = into
    nodeCount = out.nodeCount
    seen = ContiguousArray(repeating: Bits(), count: nodeCount)
    tables = ContiguousArray(repeating: Bits(), count: 2 * nodeCount)
    isMet = ContiguousArray(repeating: false, count: nodeCount)
  }

  /// Handles the targets of a pass.
  mutating func add(pass: Int, onto sums: inout DistanceSums) {
    let targets = (pass * Self.width)..<min((pass + 1) * Self.width, nodeCount)
    for node in 0..<nodeCount { seen[node] = Bits() }
    var all = Bits()
    active.removeAll(keepingCapacity: true)
    for (number, target) in targets.enumerated() {
      var bit = Bits()
      bit[number >> 6] = 1 << UInt64(number & 63)
      seen[target] = bit
      tables[current + target] = bit
      all |= bit
      active.append(Int32(truncatingIfNeeded: target))
    }
    var round = 1.0
    while !active.isEmpty {
      nextActive.removeAll(keepingCapacity: true)
      let arcs = active.reduce(0) { $0 + into.row(of: Int($1)).count }
      // A thin round pushes bits on against the ties; in a thick one nodes fetch them along their ties.
      if arcs * 8 < out.arcCount { push() }
      fetch(all: all, round: round, hasPushed: arcs * 8 < out.arcCount, onto: &sums)
      for node in active { tables[current + Int(node)] = Bits() }
      current = nodeCount - current
      swap(&active, &nextActive)
      round += 1
    }
  }

  private mutating func push() {
    let next = nodeCount - current
    for place in active.indices {
      let node = Int(active[place])
      let bits = tables[current + node]
      for position in into.row(of: node) {
        let neighbor = into.neighbors[position]
        if isMet[Int(neighbor)] {
          tables[next + Int(neighbor)] |= bits
        } else {
          isMet[Int(neighbor)] = true
          nextActive.append(neighbor)
          tables[next + Int(neighbor)] = bits
        }
      }
    }
  }

  private mutating func fetch(all: Bits, round: Double, hasPushed: Bool, onto sums: inout DistanceSums) {
    if hasPushed {
      Self.keepNew(
        next: nodeCount - current, round: round, tables: &tables, seen: &seen, isMet: &isMet, met: &nextActive,
        sums: &sums)
    } else {
      Self.pull(
        all: all, current: current, round: round, out: out, tables: &tables, seen: &seen, met: &nextActive,
        reached: &sums.reached, total: &sums.total, inverse: &sums.inverse, greatest: &sums.greatest)
    }
  }

  private static func keepNew(
    next: Int, round: Double, tables: inout ContiguousArray<Bits>, seen: inout ContiguousArray<Bits>,
    isMet: inout ContiguousArray<Bool>, met: inout ContiguousArray<Int32>, sums: inout DistanceSums
  ) {
    var kept = 0
    for place in met.indices {
      let node = Int(met[place])
      isMet[node] = false
      let new = tables[next + node] & ~seen[node]
      tables[next + node] = new
      guard new != Bits() else { continue }
      seen[node] |= new
      sums.note(new, at: node, round: round)
      met[kept] = met[place]
      kept += 1
    }
    met.removeLast(met.count - kept)
  }

  private static func pull(
    all: Bits, current: Int, round: Double, out: Adjacency, tables: inout ContiguousArray<Bits>,
    seen: inout ContiguousArray<Bits>, met: inout ContiguousArray<Int32>, reached: inout ContiguousArray<Int>,
    total: inout ContiguousArray<Double>, inverse: inout ContiguousArray<Double>,
    greatest: inout ContiguousArray<Double>
  ) {
    let offsets = out.offsets.span
    let neighbors = out.neighbors.span
    var tables = tables.mutableSpan
    var seen = seen.mutableSpan
    var reached = reached.mutableSpan
    var total = total.mutableSpan
    var inverse = inverse.mutableSpan
    var greatest = greatest.mutableSpan
    let next = seen.count - current
    for node in 0..<seen.count {
      let before = seen[node]
      if before == all { continue }
      var bits = Bits()
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        bits |= tables[current + Int(neighbors[position])]
      }
      bits &= ~before
      guard bits != Bits() else { continue }
      tables[next + node] = bits
      seen[node] = before | bits
      met.append(Int32(truncatingIfNeeded: node))
      let count = bits.count
      reached[node] &+= count
      total[node] += Double(count) * round
      inverse[node] += Double(count) / round
      greatest[node] = max(greatest[node], round)
    }
  }
}

extension DistanceSums {
  /// Notes that a node has come upon new targets in a round.
  @inline(__always)
  fileprivate mutating func note(_ bits: SIMD8<UInt64>, at node: Int, round: Double) {
    let count = bits.count
    reached[node] += count
    total[node] += Double(count) * round
    inverse[node] += Double(count) / round
    greatest[node] = max(greatest[node], round)
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
