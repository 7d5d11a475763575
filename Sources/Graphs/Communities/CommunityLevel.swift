/// A network on which communities are sought: the nodes of the graph, or groups of them drawn together.
///
/// Ties are undirected, with the weights of both directions added, and may be negative. Ties within a group drawn
/// together are left out: they do not depend on where the group goes.
struct CommunityLevel<Mass: NullMass>: Sendable {
  /// Where each node's row begins; one more entry than nodes.
  let offsets: ContiguousArray<Int32>
  /// The neighbours of all nodes, row after row.
  let neighbors: ContiguousArray<Int32>
  /// The weights of the ties in the order of `neighbors`; empty if all are 1.
  let weights: ContiguousArray<Double>
  /// The mass of each node.
  let masses: ContiguousArray<Mass>

  var nodeCount: Int { masses.count }

  init(
    offsets: ContiguousArray<Int32>, neighbors: ContiguousArray<Int32>, weights: ContiguousArray<Double>,
    masses: ContiguousArray<Mass>
  ) {
    self.offsets = offsets
    self.neighbors = neighbors
    self.weights = weights
    self.masses = masses
  }

  init(_ adjacency: Adjacency, masses: ContiguousArray<Mass>) {
    self.init(
      offsets: adjacency.offsets, neighbors: adjacency.neighbors, weights: adjacency.strengths, masses: masses)
  }

  /// The network whose nodes are the groups of this one, numbered 0 ..< count without gaps.
  func drawnTogether(by group: ContiguousArray<Int32>, count: Int) -> CommunityLevel {
    let members = Members(group: group, count: count)
    // The number of pieces depends on the input only, and so does the result.
    let pieces = max(1, min(16, neighbors.count / 100_000))
    let rows = parallelReduce(pieces: pieces, into: Rows()) { index in
      drawnTogether(piece(index, of: pieces, in: count), members: members, group: group, count: count)
    } join: {
      $0.append($1)
    }
    var masses = ContiguousArray<Mass>(repeating: .zero, count: count)
    for node in group.indices { masses[Int(group[node])] += self.masses[node] }
    return CommunityLevel(offsets: rows.offsets, neighbors: rows.neighbors, weights: rows.weights, masses: masses)
  }

  /// Makes communities of the parts of each community that no tie joins.
  func disconnect(_ community: inout ContiguousArray<Int32>) {
    var part = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    var stack: [Int] = []
    for root in part.indices where part[root] < 0 {
      part[root] = Int32(truncatingIfNeeded: root)
      stack.append(root)
      while let node = stack.popLast() {
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let neighbor = Int(neighbors[position])
          guard part[neighbor] < 0, community[neighbor] == community[node] else { continue }
          part[neighbor] = part[root]
          stack.append(neighbor)
        }
      }
    }
    community = part
  }

  /// Rows in the making.
  private struct Rows: Sendable {
    var offsets: ContiguousArray<Int32> = [0]
    var neighbors = ContiguousArray<Int32>()
    var weights = ContiguousArray<Double>()

    mutating func append(_ other: Rows) {
      let start = Int32(truncatingIfNeeded: neighbors.count)
      offsets.append(contentsOf: other.offsets.dropFirst().lazy.map { $0 + start })
      neighbors.append(contentsOf: other.neighbors)
      weights.append(contentsOf: other.weights)
    }
  }

  private func drawnTogether(
    _ range: Range<Int>, members: Members, group: ContiguousArray<Int32>, count: Int
  ) -> Rows {
    var rows = Rows()
    var weightTo = ContiguousArray<Double>(repeating: 0, count: count)
    var isTouched = ContiguousArray<Bool>(repeating: false, count: count)
    var touched = ContiguousArray<Int32>()
    for own in range {
      for index in members.range(of: own) {
        let node = Int(members.nodes[index])
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let other = group[Int(neighbors[position])]
          if Int(other) == own { continue }
          if !isTouched[Int(other)] {
            isTouched[Int(other)] = true
            touched.append(other)
          }
          weightTo[Int(other)] += weights.isEmpty ? 1 : weights[position]
        }
      }
      for other in touched {
        rows.neighbors.append(other)
        rows.weights.append(weightTo[Int(other)])
        weightTo[Int(other)] = 0
        isTouched[Int(other)] = false
      }
      touched.removeAll(keepingCapacity: true)
      rows.offsets.append(Int32(truncatingIfNeeded: rows.neighbors.count))
    }
    return rows
  }
}

/// The nodes of each group, one group after another.
private struct Members: Sendable {
  private let offsets: ContiguousArray<Int32>
  let nodes: ContiguousArray<Int32>

  init(group: ContiguousArray<Int32>, count: Int) {
    var next = ContiguousArray<Int32>(repeating: 0, count: count + 1)
    for number in group { next[Int(number) + 1] += 1 }
    for number in 0..<count { next[number + 1] += next[number] }
    offsets = next
    var nodes = ContiguousArray<Int32>(repeating: 0, count: group.count)
    for node in group.indices {
      let number = Int(group[node])
      nodes[Int(next[number])] = Int32(truncatingIfNeeded: node)
      next[number] += 1
    }
    self.nodes = nodes
  }

  func range(of group: Int) -> Range<Int> { Int(offsets[group])..<Int(offsets[group + 1]) }
}
