/// A longest way along ties that meets nobody twice.
public struct LongestChain: Sendable, Equatable {
  /// The number of ties of the chain found.
  public let length: Int
  /// Whether no chain is longer; else there may be longer ones and `length` is a lower bound.
  public let isExact: Bool
  /// The nodes of the chain found, in order; empty without ties.
  public let path: [Int]
  /// The most nodes among which everyone can reach everyone.
  public let largestCircle: Int
}

extension Graph {
  /// The longest chain of ties, such as of blame passed on from one to the next, nobody in it twice.
  ///
  /// Exact where no more than 20 nodes at a time can all reach each other; finding it is too hard in larger groups,
  /// within which the chain follows a single search there and back, and the result says so.
  ///
  /// - Complexity: O(n + m), and O(2^s · s²) for a group of s ≤ 20 nodes that can all reach each other; above that
  ///   O(64 · ties within).
  public func longestChain() -> LongestChain { ChainSearch(self).result }
}

/// Goes through the strong components, those that lead to others first, and lengthens the best chains to every node.
private struct ChainSearch {
  private let graph: Graph
  private let components: Components
  /// The most ties of a chain found that ends at each node.
  private var length: [Int]
  /// The nodes of the chain within the node's own component, from where it enters.
  private var segment: [[Int]]
  /// The node before that entry; -1 if the chain begins there.
  private var before: [Int]
  private var isExact = true

  private static let exactLimit = 20

  init(_ graph: Graph) {
    self.graph = graph
    components = graph.strongComponents()
    length = [Int](repeating: 0, count: graph.nodeCount)
    segment = graph.nodes.map { [$0] }
    before = [Int](repeating: -1, count: graph.nodeCount)
    var members = [[Int]](repeating: [], count: components.count)
    for node in graph.nodes { members[components[node]].append(node) }
    for component in order(members) { extend(through: members[component]) }
  }

  var result: LongestChain {
    guard let greatest = length.max(), greatest > 0, var end = length.firstIndex(of: greatest) else {
      return LongestChain(length: 0, isExact: isExact, path: [], largestCircle: components.sizes.max() ?? 0)
    }
    var path: [Int] = []
    while end >= 0 {
      path += segment[end].reversed()
      guard let entry = segment[end].first else { break }
      end = before[entry]
    }
    return LongestChain(
      length: greatest, isExact: isExact, path: path.reversed(), largestCircle: components.sizes.max() ?? 0)
  }

  /// The components in an order in which ties between them lead forward only.
  private func order(_ members: [[Int]]) -> [Int] {
    var waiting = [Int](repeating: 0, count: components.count)
    for tie in graph.ties where components[tie.from] != components[tie.to] { waiting[components[tie.to]] += 1 }
    var order = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for node in members[order[next]] {
        for neighbor in graph.neighbors(of: node) where components[neighbor] != components[node] {
          waiting[components[neighbor]] -= 1
          if waiting[components[neighbor]] == 0 { order.append(components[neighbor]) }
        }
      }
      next += 1
    }
    return order
  }

  private mutating func extend(through members: [Int]) {
    var entry = [Int](repeating: 0, count: members.count)
    for (index, node) in members.enumerated() {
      for previous in graph.predecessors(of: node) where components[previous] != components[node] {
        guard length[previous] + 1 > entry[index] else { continue }
        entry[index] = length[previous] + 1
        before[node] = previous
      }
    }
    let paths =
      members.count == 1
      ? [ChainWithin(length: entry[0], nodes: [0])]
      : members.count <= Self.exactLimit ? exactPaths(members, entry) : searchedPaths(members, entry)
    if members.count > Self.exactLimit { isExact = false }
    for (node, path) in zip(members, paths) {
      length[node] = path.length
      segment[node] = path.nodes.map { members[$0] }
    }
  }

  private struct ChainWithin {
    var length: Int
    var nodes: [Int]
  }

  /// For every member the best chain that ends there, over all sets of members that it can visit.
  private func exactPaths(_ members: [Int], _ entry: [Int]) -> [ChainWithin] {
    let count = members.count
    let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($0.element, $0.offset) })
    var next = [Int](repeating: 0, count: count)
    var previous = next
    for (index, node) in members.enumerated() {
      for neighbor in graph.neighbors(of: node) {
        guard let other = place[neighbor] else { continue }
        next[index] |= 1 << other
        previous[other] |= 1 << index
      }
    }
    // For each set and each last member the greatest entry value of a path over the set; -1 if there is no path.
    var best = ContiguousArray<Int32>(repeating: -1, count: count << count)
    for index in 0..<count { best[(1 << index) * count + index] = Int32(truncatingIfNeeded: entry[index]) }
    var table = best.mutableSpan
    var greatest = entry
    var visited = (0..<count).map { 1 << $0 }
    for set in 1..<(1 << count) {
      for last in 0..<count where set >> last & 1 == 1 {
        let value = table[set * count + last]
        guard value >= 0 else { continue }
        let length = Int(value) + set.nonzeroBitCount - 1
        if length > greatest[last] {
          greatest[last] = length
          visited[last] = set
        }
        var ahead = next[last] & ~set
        while ahead != 0 {
          let other = ahead.trailingZeroBitCount
          ahead &= ahead - 1
          let cell = (set | 1 << other) * count + other
          if table[cell] < value { table[cell] = value }
        }
      }
    }
    return (0..<count).map { end in
      // Walks back over members from which the same entry value came.
      var (set, last) = (visited[end], end)
      var nodes = [end]
      let value = table[set * count + last]
      while set.nonzeroBitCount > 1 {
        let rest = set & ~(1 << last)
        guard
          let earlier = (0..<count).first(where: {
            (rest & previous[last]) >> $0 & 1 == 1 && table[rest * count + $0] == value
          })
        else { break }
        nodes.append(earlier)
        (set, last) = (rest, earlier)
      }
      return ChainWithin(length: greatest[end], nodes: nodes.reversed())
    }
  }

  /// For every member a long chain that ends there: the way down the tree of a search from one of the best entries.
  private func searchedPaths(_ members: [Int], _ entry: [Int]) -> [ChainWithin] {
    let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($0.element, $0.offset) })
    let rows = members.map { node in graph.neighbors(of: node).compactMap { place[$0] } }
    let starts = members.indices.sorted { (entry[$1], $0) < (entry[$0], $1) }.prefix(64)
    let trees = starts.map { SearchTree(rows, from: $0) }
    return members.indices.map { end in
      var best = ChainWithin(length: entry[end], nodes: [end])
      for (start, tree) in zip(starts, trees) where entry[start] + tree.depth[end] > best.length {
        best = ChainWithin(length: entry[start] + tree.depth[end], nodes: [start])
      }
      if let start = best.nodes.first, start != end || best.length > entry[end],
        let number = starts.firstIndex(of: start)
      {
        best.nodes = trees[number].path(to: end)
      }
      return best
    }
  }
}

/// A depth-first search from one node.
private struct SearchTree {
  private var parent: [Int]
  /// The ties on the way to each node.
  private(set) var depth: [Int]

  init(_ rows: [[Int]], from start: Int) {
    parent = [Int](repeating: -1, count: rows.count)
    depth = parent
    var position = [Int](repeating: 0, count: rows.count)
    var node = start
    depth[start] = 0
    while true {
      if position[node] < rows[node].count {
        let other = rows[node][position[node]]
        position[node] += 1
        guard depth[other] < 0 else { continue }
        depth[other] = depth[node] + 1
        parent[other] = node
        node = other
      } else {
        guard parent[node] >= 0 else { return }
        node = parent[node]
      }
    }
  }

  func path(to end: Int) -> [Int] {
    var nodes = [end]
    while let last = nodes.last, parent[last] >= 0 { nodes.append(parent[last]) }
    return nodes.reversed()
  }
}
