/// What to do with the strengths of several ties between the same two nodes.
public enum ParallelTies: String, Sendable, CaseIterable {
  /// Their mean: right for ratings, where a second answer is a second opinion.
  case mean
  /// Their sum: right for counts and amounts.
  case sum
  /// The strongest of them.
  case max
}

/// Collects ties and makes a ``Graph`` of them, counting what it had to leave out or merge.
///
/// ```swift
/// var builder = GraphBuilder(nodeCount: 3, isDirected: false)
/// try builder.add(from: 0, to: 1, strength: 3)
/// try builder.add(from: 1, to: 2, strength: 1)
/// let graph = try builder.build()
/// ```
///
/// A strength of zero means "asked, and there is no tie": such ties are left out. A tie without a strength counts as
/// one of average strength if others have strengths; if none has, the graph is not weighted.
public struct GraphBuilder: Sendable {
  /// What was left out or merged.
  public struct Counts: Sendable, Equatable {
    /// Ties from a node to itself, left out.
    public var loops = 0
    /// Ties of strength zero, left out.
    public var zeroStrengths = 0
    /// Ties merged into an earlier one between the same nodes; known after ``GraphBuilder/build()``.
    public var parallels = 0
    /// Ties without a strength in a graph where others have one; known after ``GraphBuilder/build()``.
    public var unrated = 0
  }

  /// The number of nodes of the graph to come.
  public let nodeCount: Int
  /// Whether ties have a direction.
  public let isDirected: Bool
  /// How the strengths of parallel ties are merged.
  public let merging: ParallelTies
  /// What was left out or merged so far.
  public private(set) var counts = Counts()

  private var sources = ContiguousArray<Int32>()
  private var targets = ContiguousArray<Int32>()
  /// As long as `sources`, or empty while no tie has a strength.
  ///
  /// An unknown strength is NaN.
  private var strengths = ContiguousArray<Double>()

  private var nodes: Range<Int> { 0..<nodeCount }

  /// Beyond these, sums and ratios of strengths could overflow.
  private static let usableStrengths = 1e-100...1e100

  /// A builder without ties.
  ///
  /// - Throws: ``GraphError`` if the number of nodes is negative or too large for 32 bits.
  public init(nodeCount: Int, isDirected: Bool, merging: ParallelTies = .mean) throws(GraphError) {
    guard nodeCount >= 0, nodeCount < Int(Int32.max) else { throw GraphError(.nodeCountInvalid(nodeCount)) }
    self.nodeCount = nodeCount
    self.isDirected = isDirected
    self.merging = merging
  }

  /// Makes room for ties to come.
  public mutating func reserveCapacity(_ tieCount: Int, weighted: Bool = false) {
    sources.reserveCapacity(tieCount)
    targets.reserveCapacity(tieCount)
    if weighted { strengths.reserveCapacity(tieCount) }
  }

  /// Adds a tie; more `strength` is stronger, `nil` means that it is not known.
  ///
  /// - Throws: ``GraphError`` for a node that does not exist and for a strength that is negative, not finite
  ///   or neither 0 nor between 1e-100 and 1e100.
  public mutating func add(from: Int, to: Int, strength: Double? = nil) throws(GraphError) {
    guard nodes.contains(from) else { throw GraphError(.nodeOutOfRange(node: from, nodeCount: nodeCount)) }
    guard nodes.contains(to) else { throw GraphError(.nodeOutOfRange(node: to, nodeCount: nodeCount)) }
    if let strength {
      guard strength.isFinite else {
        throw GraphError(.strengthNotFinite(from: from, to: to, strength: "\(strength)"))
      }
      guard strength >= 0 else { throw GraphError(.strengthNegative(from: from, to: to, strength: strength)) }
      guard strength == 0 || Self.usableStrengths.contains(strength) else {
        throw GraphError(.strengthExtreme(from: from, to: to, strength: strength))
      }
    }
    if from == to {
      counts.loops += 1
      return
    }
    if strength == 0 {
      counts.zeroStrengths += 1
      return
    }
    if let strength {
      if strengths.isEmpty { strengths = ContiguousArray(repeating: .nan, count: sources.count) }
      strengths.append(strength)
    } else if !strengths.isEmpty {
      strengths.append(.nan)
    }
    sources.append(Int32(truncatingIfNeeded: from))
    targets.append(Int32(truncatingIfNeeded: to))
  }

  /// Makes the graph.
  ///
  /// The builder can be used on afterwards.
  ///
  /// - Throws: ``GraphError`` if there are more ties than fit into 32 bits.
  /// - Complexity: O(n + m).
  public mutating func build() throws(GraphError) -> Graph {
    guard sources.count <= Int(Int32.max) / (isDirected ? 1 : 2) else { throw GraphError(.tooManyTies) }
    let byTarget = Arcs(nodeCount: nodeCount, sources: sources, targets: targets, strengths: strengths)
      .bucketed(isDirected: isDirected)
    let (out, unrated) = merged(byTarget.transposed())
    let kept = isDirected ? out.arcCount : out.arcCount / 2
    counts.parallels = sources.count - kept
    counts.unrated = isDirected ? unrated : unrated / 2
    return Graph(
      nodeCount: nodeCount, isDirected: isDirected, out: out, into: isDirected ? out.transposed() : out)
  }

  /// Merges parallel arcs, which stand side by side in sorted rows, and settles unknown strengths.
  private func merged(_ arcs: Adjacency) -> (adjacency: Adjacency, unrated: Int) {
    var offsets = ContiguousArray<Int32>()
    offsets.reserveCapacity(nodeCount + 1)
    offsets.append(0)
    var neighbors = ContiguousArray<Int32>()
    neighbors.reserveCapacity(arcs.arcCount)
    var merged = ContiguousArray<Double>()
    merged.reserveCapacity(arcs.strengths.count)
    for node in 0..<nodeCount {
      let row = arcs.row(of: node)
      var position = row.lowerBound
      while position < row.upperBound {
        let neighbor = arcs.neighbors[position]
        let start = position
        repeat { position += 1 } while position < row.upperBound && arcs.neighbors[position] == neighbor
        neighbors.append(neighbor)
        if arcs.isWeighted { merged.append(merging.merge(arcs.strengths[start..<position])) }
      }
      offsets.append(Int32(truncatingIfNeeded: neighbors.count))
    }
    let unrated = settleUnknown(&merged)
    return (Adjacency(offsets: offsets, neighbors: neighbors, strengths: merged), unrated)
  }

  /// Gives ties of unknown strength the mean of the known ones, so that they are one average step long.
  private func settleUnknown(_ strengths: inout ContiguousArray<Double>) -> Int {
    var sum = 0.0
    var known = 0
    for strength in strengths where !strength.isNaN {
      sum += strength
      known += 1
    }
    guard known < strengths.count else { return 0 }
    let mean = sum / Double(known)
    for index in strengths.indices where strengths[index].isNaN { strengths[index] = mean }
    return strengths.count - known
  }
}

extension ParallelTies {
  /// One strength for several; unknown ones (NaN) are passed over, and the result is NaN if all are unknown.
  func merge(_ strengths: ContiguousArray<Double>.SubSequence) -> Double {
    if strengths.count == 1, let only = strengths.first { return only }
    var sum = 0.0
    var greatest = 0.0
    var known = 0
    for strength in strengths where !strength.isNaN {
      sum += strength
      greatest = Swift.max(greatest, strength)
      known += 1
    }
    guard known > 0 else { return .nan }
    return switch self {
    case .mean: sum / Double(known)
    case .sum: sum
    case .max: greatest
    }
  }
}

/// Ties in the order in which they were added.
private struct Arcs {
  let nodeCount: Int
  let sources: ContiguousArray<Int32>
  let targets: ContiguousArray<Int32>
  let strengths: ContiguousArray<Double>

  /// Rows by target that hold sources, in the order of the input; an undirected tie stands in both rows.
  func bucketed(isDirected: Bool) -> Adjacency {
    var next = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    for target in targets { next[Int(target) + 1] += 1 }
    if !isDirected {
      for source in sources { next[Int(source) + 1] += 1 }
    }
    for node in 0..<nodeCount { next[node + 1] += next[node] }
    let offsets = next
    let arcCount = Int(offsets[nodeCount])
    var neighbors = ContiguousArray<Int32>(repeating: 0, count: arcCount)
    var placed = ContiguousArray<Double>(repeating: 0, count: strengths.isEmpty ? 0 : arcCount)
    for index in sources.indices {
      let source = Int(sources[index])
      let target = Int(targets[index])
      let position = Int(next[target])
      next[target] += 1
      neighbors[position] = sources[index]
      if !strengths.isEmpty { placed[position] = strengths[index] }
      if !isDirected {
        let reversed = Int(next[source])
        next[source] += 1
        neighbors[reversed] = targets[index]
        if !strengths.isEmpty { placed[reversed] = strengths[index] }
      }
    }
    return Adjacency(offsets: offsets, neighbors: neighbors, strengths: placed)
  }
}

extension Adjacency {
  /// The arcs seen from their other ends.
  ///
  /// Rows of the result are ascending, whatever the order of ours.
  package func transposed() -> Adjacency {
    var next = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    for neighbor in neighbors { next[Int(neighbor) + 1] += 1 }
    for node in 0..<nodeCount { next[node + 1] += next[node] }
    let reversedOffsets = next
    var reversed = ContiguousArray<Int32>(repeating: 0, count: arcCount)
    var placed = ContiguousArray<Double>(repeating: 0, count: strengths.count)
    for node in 0..<nodeCount {
      for position in row(of: node) {
        let neighbor = Int(neighbors[position])
        let target = Int(next[neighbor])
        next[neighbor] += 1
        reversed[target] = Int32(truncatingIfNeeded: node)
        if isWeighted { placed[target] = strengths[position] }
      }
    }
    return Adjacency(offsets: reversedOffsets, neighbors: reversed, strengths: placed)
  }
}

extension Graph {
  /// A graph without weights from a list of ties; loops are left out and parallel ties merged.
  ///
  /// - Throws: ``GraphError`` for a node that does not exist.
  public init(nodeCount: Int, ties: some Sequence<(Int, Int)>, isDirected: Bool) throws(GraphError) {
    var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
    for (from, to) in ties { try builder.add(from: from, to: to) }
    self = try builder.build()
  }

  /// A weighted graph from a list of ties with strengths; loops and zeros are left out, parallel ties merged.
  ///
  /// - Throws: ``GraphError`` for a node that does not exist and for a strength that is negative, not finite
  ///   or neither 0 nor between 1e-100 and 1e100.
  public init(
    nodeCount: Int, weightedTies: some Sequence<(Int, Int, Double)>, isDirected: Bool, merging: ParallelTies = .mean
  ) throws(GraphError) {
    var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: isDirected, merging: merging)
    for (from, to, strength) in weightedTies { try builder.add(from: from, to: to, strength: strength) }
    self = try builder.build()
  }
}
