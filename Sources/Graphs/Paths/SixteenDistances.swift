/// Distances from sixteen sources at once over ties of different lengths: each of sixteen lanes has a source of its own.
///
/// All sources send at the same time, and what they send travels along ties; a node that has become nearer to some
/// source passes that on for all of them. An arc is so looked at few times for sixteen sources. Distances are numbers of
/// single precision: enough to tell which arcs may be the last of a shortest path, and in which order.
struct SixteenDistances {
  typealias Lanes = SIMD16<Float>
  static let width = 16

  /// So many of the shortest ties long may a distance be.
  ///
  /// A sum of h lengths is wrong by at most (h + 1) / 2²⁴ of it, which for 512 is less than half of `slack`; and `slack`
  /// of it is less than a tenth of the shortest tie.
  private static let farthest: Float = 512
  private static let slack: Float = 1.0 / 8192
  /// Ranks are so many of the shortest ties apart: so little that the ends of an arc never share one.
  private static let rankWidth: Float = 0.9
  /// The rank of nodes that a lane's source does not reach.
  static let unreached = 600

  private let out: LengthRows
  private let into: LengthRows
  private let shortest: Float
  private let isWhole: Bool
  /// By node: the distance from each lane's source; infinite where there is none yet.
  private var distances: ContiguousArray<Lanes>
  private var queue: BucketQueue
  /// By node: when it passes on what is new; infinite if there is nothing.
  private var due: ContiguousArray<Float>
  /// The nodes that pass on what is new to them at about the same time.
  private var senders = ContiguousArray<Int32>()
  /// The arcs over which these bring others nearer to some source.
  private var shortcuts: ContiguousArray<Shortcut>
  /// Arcs that may be the last of a shortest path from some source, by ascending head; only the first `arcCount` count.
  private(set) var arcs = ContiguousArray<LastArc>()
  /// By place in `arcs`: a bit for each lane in which it may be the last of a shortest path.
  private(set) var lanes = ContiguousArray<UInt16>()
  private(set) var arcCount = 0
  /// By lane and node: a rank higher than those of all nodes before it on shortest paths.
  private(set) var ranks: ContiguousArray<UInt16>

  /// The strengths of `out` and of `into`, which hold the same arcs, are lengths.
  init(out: Adjacency, into: Adjacency, _ lengths: ArcLengths) {
    self.out = LengthRows(out)
    self.into = LengthRows(into)
    shortest = Float(lengths.shortest)
    isWhole = lengths.isWhole
    distances = ContiguousArray(repeating: Lanes(repeating: .infinity), count: out.nodeCount)
    queue = BucketQueue(shortest: lengths.shortest, longest: lengths.longest)
    due = ContiguousArray(repeating: .infinity, count: out.nodeCount)
    shortcuts = ContiguousArray(repeating: Shortcut(), count: out.arcCount + 1)
    ranks = ContiguousArray(repeating: 0, count: Self.width * out.nodeCount)
  }

  /// Finds last arcs and ranks for up to sixteen sources; false if some distance is too long.
  mutating func search(from sources: ContiguousArray<Int32>.SubSequence) -> Bool {
    for node in distances.indices { distances[node] = Lanes(repeating: .infinity) }
    for (lane, source) in sources.enumerated() {
      distances[Int(source)][lane] = 0
      due[Int(source)] = 0
      queue.insert(source, distance: 0)
    }
    while queue.removeNearest(into: &senders) {
      let count = Self.findShortcuts(along: out, from: senders, due: &due, distances, shortcuts: &shortcuts)
      Self.take(shortcuts, count, along: out, queue: &queue, due: &due, distances: &distances)
    }
    guard Self.rank(distances, shortest: shortest, ranks: &ranks) else { return false }
    arcCount = 0
    var node = 0
    while node < out.nodeCount {
      node = Self.findLastArcs(
        from: node, into, distances, slack: isWhole ? 0 : Self.slack, arcs: &arcs, lanes: &lanes, count: &arcCount)
      if node < out.nodeCount { makeRoom(into.row(of: node).count) }
    }
    return true
  }

  private mutating func makeRoom(_ needed: Int) {
    let more = repeatElement(LastArc(), count: arcs.count + needed)
    arcs += more
    lanes += repeatElement(0, count: more.count)
  }

  /// Finds the arcs over which senders bring others nearer, and says how many those are.
  ///
  /// Every other arc does, so that the processor could not guess: there is no branch for it.
  private static func findShortcuts(
    along out: LengthRows, from senders: ContiguousArray<Int32>, due: inout ContiguousArray<Float>,
    _ distances: ContiguousArray<Lanes>, shortcuts: inout ContiguousArray<Shortcut>
  ) -> Int {
    let offsets = out.offsets.span
    let arcs = out.arcs.span
    let distances = distances.span
    var due = due.mutableSpan
    var shortcuts = shortcuts.mutableSpan
    var count = 0
    for sender in senders {
      let node = Int(sender)
      let time = due[node]
      if time == .infinity { continue }
      due[node] = .infinity
      let own = distances[node]
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let arc = arcs[position]
        let isNearer = own + arc.length .< distances[Int(arc.end)]
        shortcuts[count] = Shortcut(tail: sender, position: Int32(truncatingIfNeeded: position), time: time)
        count &+= oneIfAny(isNearer)
      }
    }
    return count
  }

  /// Brings the heads of arcs nearer; these will pass that on in their turn.
  private static func take(
    _ shortcuts: ContiguousArray<Shortcut>, _ count: Int, along out: LengthRows, queue: inout BucketQueue,
    due: inout ContiguousArray<Float>, distances: inout ContiguousArray<Lanes>
  ) {
    let arcs = out.arcs.span
    let shortcuts = shortcuts.span
    var due = due.mutableSpan
    var distances = distances.mutableSpan
    for index in 0..<count {
      let shortcut = shortcuts[index]
      let arc = arcs[Int(shortcut.position)]
      let neighbor = Int(arc.end)
      let arriving = distances[Int(shortcut.tail)] + arc.length
      let before = distances[neighbor]
      distances[neighbor] = before.replacing(with: arriving, where: arriving .< before)
      let time = shortcut.time + arc.length
      if time < due[neighbor] {
        due[neighbor] = time
        queue.insert(arc.end, distance: Double(time))
      }
    }
  }

  @inline(__always)
  private static func oneIfAny(_ mask: SIMDMask<SIMD16<Int32>>) -> Int {
    let chosen = SIMD16<Int32>.zero.replacing(with: SIMD16<Int32>(repeating: -1), where: mask)
    let eight = chosen.lowHalf | chosen.highHalf
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return -Int(two[0] | two[1])
  }

  private static func rank(
    _ distances: ContiguousArray<Lanes>, shortest: Float, ranks: inout ContiguousArray<UInt16>
  ) -> Bool {
    let count = distances.count
    let distances = distances.span
    var ranks = ranks.mutableSpan
    let limit = farthest * shortest
    let perRank = 1 / (rankWidth * shortest)
    let beyond = Lanes(repeating: Float(unreached))
    var isTooFar = SIMDMask<SIMD16<Int32>>(repeating: false)
    for node in 0..<count {
      let row = distances[node]
      isTooFar = isTooFar .| ((row .> limit) .& (row .< .infinity))
      let scaled = row * perRank
      // The last bits of a number beyond 2²³ are a whole number.
      let whole = scaled.replacing(with: beyond, where: scaled .> beyond) + 8_388_608
      for lane in 0..<width { ranks[lane * count + node] = UInt16(truncatingIfNeeded: whole[lane].bitPattern) }
    }
    return !any(isTooFar)
  }

  /// Adds last arcs into nodes from one on, up to the node for whose arcs there may not be room, which is returned.
  private static func findLastArcs(
    from first: Int, _ into: LengthRows, _ distances: ContiguousArray<Lanes>, slack: Float,
    arcs: inout ContiguousArray<LastArc>, lanes: inout ContiguousArray<UInt16>, count: inout Int
  ) -> Int {
    let offsets = into.offsets.span
    let tails = into.arcs.span
    let distances = distances.span
    var arcs = arcs.mutableSpan
    var lanes = lanes.mutableSpan
    var used = count
    defer { count = used }
    for node in first..<distances.count {
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      if used + row.count > arcs.count { return node }
      let own = distances[node]
      let most = own.replacing(with: -1, where: own .== .infinity) * (1 + slack)
      for position in row {
        let tail = tails[position]
        let isLast = bits(distances[Int(tail.end)] + tail.length .<= most)
        lanes[used] = isLast
        arcs[used] = LastArc(
          tail: tail.end, head: Int32(truncatingIfNeeded: node), position: Int32(truncatingIfNeeded: position))
        // One more if there is any lane.
        used &+= (Int(isLast) &+ 0xffff) &>> 16
      }
    }
    return distances.count
  }

  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int32>>) -> UInt16 {
    let powers = SIMD16<UInt32>(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)
    let chosen = SIMD16<UInt32>.zero.replacing(with: powers, where: mask)
    let eight = chosen.lowHalf | chosen.highHalf
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt16(truncatingIfNeeded: two[0] | two[1])
  }
}

/// An arc that may be the last of a shortest path.
struct LastArc {
  var tail: Int32 = 0
  var head: Int32 = 0
  /// Where it stands among the arcs by head.
  var position: Int32 = 0
}

/// An arc over which a node brings another nearer to some source.
struct Shortcut {
  var tail: Int32 = 0
  /// Where it stands among the arcs by tail.
  var position: Int32 = 0
  /// When the tail sends.
  var time: Float = 0
}

/// The arcs of a network with their lengths beside them, so that both come from memory at once.
private struct LengthRows {
  struct Arc {
    let end: Int32
    let length: Float
  }

  let offsets: ContiguousArray<Int32>
  let arcs: ContiguousArray<Arc>

  /// The strengths of the adjacency are lengths.
  init(_ adjacency: Adjacency) {
    offsets = adjacency.offsets
    arcs = ContiguousArray(zip(adjacency.neighbors, adjacency.strengths).lazy.map { Arc(end: $0, length: Float($1)) })
  }

  var nodeCount: Int { offsets.count - 1 }

  func row(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
}
