/// A set of nodes that together matter most, by one of Borgatti's two questions.
public struct KeyPlayers: MeasuredResult, Equatable {
  /// What the set is to be best at.
  public enum Goal: Sendable, Equatable {
    /// Whose loss would break up the network most: greatest distance-weighted fragmentation of what is left.
    case disruption
    /// Who reaches most others within a number of steps along the direction of ties, themselves included.
    case reach(steps: Int)
    /// Who is nearest to all others along the direction of ties: sum of 1 / distance, themselves counting 1.
    case nearness
  }

  /// `key_players`.
  public var measure: String { "key_players" }
  /// What became of directions, and how sets were looked for.
  public let conventions: MeasureConventions
  /// The nodes, ascending; none where there is no such set.
  public let nodes: [Int]
  /// The distance-weighted fragmentation of what is left, or the share of nodes reached; `nil` where there is no such set
  /// or less than a pair of nodes is left.
  public let value: Double?
  /// Whether every possible set was tried; if not, a better one may exist.
  public let isProved: Bool
  /// Why there is no value; `nil` if there is.
  public let undefinedReason: String?
}

extension Graph {
  /// How far the network falls apart: the share of pairs of nodes that no path joins, directions apart.
  ///
  /// Details: `distance_weighted`, which counts joined pairs by 1 / distance and so tells long chains from close
  /// circles (1 − global efficiency). Undefined with fewer than two nodes.
  ///
  /// - Complexity: O(n + m), the detail O(n·m / 512).
  ///
  /// Source: Borgatti 2006, doi:10.1007/s10588-006-7084-x.
  public func fragmentation(progress: ProgressHandler? = nil) -> NetworkScore {
    let connectedness = components().connectedness
    return NetworkScore(
      measure: "fragmentation", conventions: undirectedConventions(), value: connectedness.map { 1 - $0 },
      details: [
        .init("distance_weighted", undirected().unweighted.meanInverseDistance(progress: progress).map { 1 - $0 })
      ],
      undefinedReason: "With fewer than two nodes there are no pairs.")
  }

  /// The set of `count` nodes that is best at a goal; empty if there are fewer nodes or none asked for.
  ///
  /// All sets are tried if there are at most `mostSets`; else the best next node is added step by step and single nodes
  /// exchanged while that helps. Among equally good sets the one with less fragmentation of pairs loses, then the
  /// lowest numbers win. Ties count whatever their strength; disruption also whatever their direction.
  ///
  /// - Complexity: for each set tried O(n³ / 64) for disruption in up to 128 nodes and O(n·m / 512) in more, O(n) for the
  ///   other goals; O(n²) memory.
  ///
  /// Source: Borgatti 2006, doi:10.1007/s10588-006-7084-x.
  public func keyPlayers(
    count: Int, for goal: KeyPlayers.Goal, mostSets: Int = 2_000_000, progress: ProgressHandler? = nil
  ) -> KeyPlayers {
    var conventions = goal == .disruption ? undirectedConventions() : conventions()
    guard count > 0, count <= nodeCount else {
      return KeyPlayers(
        conventions: conventions, nodes: [], value: nil, isProved: true,
        undefinedReason: "There is no set of \(count) out of \(nodeCount) nodes.")
    }
    let search = KeyPlayerSearch(self, goal: goal)
    let (nodes, isProved) =
      numberOfSubsets(of: nodeCount, size: count) <= Double(mostSets)
      ? (search.bestOfAll(count: count, progress: progress), true)
      : (search.bestFound(count: count, progress: progress), false)
    conventions.notes = [
      isProved ? "All sets were tried." : "One after another was added and exchanged; a better set may exist."
    ]
    let leavesPairs = goal != .disruption || nodeCount - count > 1
    return KeyPlayers(
      conventions: conventions, nodes: nodes, value: leavesPairs ? search.value(of: nodes).first : nil,
      isProved: isProved, undefinedReason: leavesPairs ? nil : "Fewer than two nodes are left.")
  }

  private func numberOfSubsets(of total: Int, size: Int) -> Double {
    (0..<min(size, total - size)).reduce(1.0) { $0 * Double(total - $1) / Double($1 + 1) }
  }
}

private struct KeyPlayerSearch: Sendable {
  /// Compared first by `first`, then by `second`.
  struct Value: Sendable {
    let first: Double
    let second: Double

    func isBetter(than other: Value) -> Bool {
      if abs(first - other.first) > 1e-12 { return first > other.first }
      return second > other.second + 1e-12
    }
  }

  private let goal: KeyPlayers.Goal
  private let nodeCount: Int
  private let graph: Graph
  private let rows: BitRows
  /// By pair of nodes the contribution of the second if the first is in the set; empty for disruption.
  private let contributions: [[Double]]

  init(_ graph: Graph, goal: KeyPlayers.Goal) {
    self.goal = goal
    nodeCount = graph.nodeCount
    self.graph = graph.undirected().unweighted
    rows = BitRows(self.graph.out)
    switch goal {
    case .disruption: contributions = []
    case .reach(let steps):
      contributions = graph.nodes.map { node in
        var row = Array(repeating: 0.0, count: graph.nodeCount)
        for other in graph.reach(of: node, within: steps) + [node] { row[other] = 1 }
        return row
      }
    case .nearness:
      let steps = graph.unweighted
      contributions = graph.nodes.map { node in
        steps.distances(from: node).map { distance in distance.map { $0 == 0 ? 1 : 1 / $0 } ?? 0 }
      }
    }
  }

  func value(of set: [Int]) -> Value {
    if goal == .disruption { return fragmentation(without: set) }
    var sum = 0.0
    for node in 0..<nodeCount {
      var best = 0.0
      for member in set { best = max(best, contributions[member][node]) }
      sum += best
    }
    return Value(first: sum / Double(nodeCount), second: 0)
  }

  /// Rows of bits are read fastest in small networks; in larger ones the ties are gone through for all sources at once.
  private func fragmentation(without set: [Int]) -> Value {
    guard nodeCount > 128 else { return rows.fragmentation(without: set) }
    let left = graph.subgraph(of: graph.nodes.filter { !set.contains($0) }).graph
    guard let nearness = left.meanInverseDistance(), let joined = left.components().connectedness else {
      return Value(first: 1, second: 1)
    }
    return Value(first: 1 - nearness, second: 1 - joined)
  }

  /// Tries all sets in ascending order, cut into pieces by their lowest node.
  func bestOfAll(count: Int, progress: ProgressHandler?) -> [Int] {
    let starts = nodeCount - count + 1
    let found = parallelReduce(pieces: starts, into: [[Int]](), progress: progress) { start in
      var set = Array(start..<(start + count))
      var best = set
      var bestValue = value(of: set)
      while advance(&set) {
        let value = value(of: set)
        if value.isBetter(than: bestValue) {
          best = set
          bestValue = value
        }
      }
      return best
    } join: { all, part in
      all.append(part)
    }
    return best(of: found)
  }

  /// The next set with the same lowest node, in ascending order.
  private func advance(_ set: inout [Int]) -> Bool {
    for place in set.indices.dropFirst().reversed() where set[place] < nodeCount - (set.count - place) {
      set[place] += 1
      for later in (place + 1)..<max(set.count, place + 1) { set[later] = set[later - 1] + 1 }
      return true
    }
    return false
  }

  func bestFound(count: Int, progress: ProgressHandler?) -> [Int] {
    var set: [Int] = []
    while set.count < count {
      progress?(Double(set.count) / Double(2 * count))
      set = best(of: (0..<nodeCount).filter { !set.contains($0) }.map { (set + [$0]).sorted() })
    }
    var current = value(of: set)
    for round in 0..<100 {
      // How many exchanges there will be is not known; few networks need more than some.
      progress?(1 - 0.5 / Double(round + 1))
      let exchanged = set.flatMap { member in
        (0..<nodeCount).filter { !set.contains($0) }.map { other in
          (set.filter { $0 != member } + [other]).sorted()
        }
      }
      let candidate = best(of: exchanged)
      let value = value(of: candidate)
      guard value.isBetter(than: current) else { break }
      set = candidate
      current = value
    }
    progress?(1)
    return set
  }

  private func best(of sets: [[Int]]) -> [Int] {
    let pieces = min(16, max(1, sets.count))
    let values = parallelMap(pieces: pieces) { index in
      piece(index, of: pieces, in: sets.count).map { value(of: sets[$0]) }
    }
    .flatMap { $0 }
    var best = 0
    for index in sets.indices where values[index].isBetter(than: values[best]) { best = index }
    return sets.isEmpty ? [] : sets[best]
  }
}

/// The matrix of ties as bits, a row of words for each node.
private struct BitRows: Sendable {
  let nodeCount: Int
  let words: Int
  private var bits: ContiguousArray<UInt64>

  init(_ adjacency: Adjacency) {
    nodeCount = adjacency.nodeCount
    words = (nodeCount + 63) / 64
    bits = ContiguousArray(repeating: 0, count: nodeCount * words)
    for node in 0..<nodeCount {
      for position in adjacency.row(of: node) {
        let neighbor = Int(adjacency.neighbors[position])
        bits[node * words + neighbor >> 6] |= 1 << UInt64(neighbor & 63)
      }
    }
  }

  /// Distance-weighted fragmentation of what is left without some nodes, then the share of pairs not joined.
  func fragmentation(without removed: [Int]) -> KeyPlayerSearch.Value {
    let left = nodeCount - removed.count
    guard left > 1 else { return KeyPlayerSearch.Value(first: 1, second: 1) }
    var allowed = ContiguousArray<UInt64>(repeating: .max, count: words)
    for node in removed { allowed[node >> 6] &= ~(1 << UInt64(node & 63)) }
    var sums = (inverse: 0.0, joined: 0)
    for source in 0..<nodeCount where allowed[source >> 6] >> UInt64(source & 63) & 1 == 1 {
      addDistances(from: source, within: allowed, to: &sums)
    }
    let pairs = Double(left) * Double(left - 1)
    return KeyPlayerSearch.Value(first: 1 - sums.inverse / pairs, second: 1 - Double(sums.joined) / pairs)
  }

  /// Adds 1 / distance and 1 for each node that can be reached from a node without leaving the allowed ones.
  private func addDistances(
    from source: Int, within allowed: ContiguousArray<UInt64>, to sums: inout (inverse: Double, joined: Int)
  ) {
    var unseen = allowed
    unseen[source >> 6] &= ~(1 << UInt64(source & 63))
    var level = [Int32(truncatingIfNeeded: source)]
    var steps = 1.0
    while !level.isEmpty {
      var next: [Int32] = []
      for node in level {
        for word in 0..<words {
          var found = bits[Int(node) * words + word] & unseen[word]
          unseen[word] &= ~found
          while found != 0 {
            next.append(Int32(truncatingIfNeeded: word << 6 + found.trailingZeroBitCount))
            found &= found - 1
          }
        }
      }
      sums.inverse += Double(next.count) / steps
      sums.joined += next.count
      steps += 1
      level = next
    }
  }
}

extension Measure {
  static let fragmentation = Measure(
    id: "fragmentation", title: "Fragmentation", level: .network, needs: .ignoresDirections, unit: .share,
    reading: "The share of pairs of stakeholders that no path joins, whatever the direction of ties.",
    complexity: "O(n + m)",
    source: "Borgatti 2006", doi: "10.1007/s10588-006-7084-x"
  ) { graph, options in .network(graph.fragmentation(progress: options.progress)) }
}
