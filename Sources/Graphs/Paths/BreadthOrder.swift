/// Numbers nodes so that neighbours stand close together, which spares the processor's cache in long computations.
struct BreadthOrder {
  /// By old number of a node: its new one.
  let newNumber: ContiguousArray<Int32>
  /// By new number of a node: its old one.
  let oldNumber: ContiguousArray<Int32>

  /// The order of a breadth-first search from the node with the most ties, and again in each further component.
  init(_ graph: Graph) {
    var order = ContiguousArray<Int32>()
    order.reserveCapacity(graph.nodeCount)
    var number = ContiguousArray<Int32>(repeating: -1, count: graph.nodeCount)
    let undirected = graph.isDirected ? [graph.out, graph.into] : [graph.out]
    var head = 0
    for root in DegreeOrder(graph).descending where number[Int(root)] < 0 {
      number[Int(root)] = Int32(truncatingIfNeeded: order.count)
      order.append(root)
      while head < order.count {
        let node = Int(order[head])
        head += 1
        for adjacency in undirected {
          for position in adjacency.row(of: node) {
            let neighbor = adjacency.neighbors[position]
            guard number[Int(neighbor)] < 0 else { continue }
            number[Int(neighbor)] = Int32(truncatingIfNeeded: order.count)
            order.append(neighbor)
          }
        }
      }
    }
    newNumber = number
    oldNumber = order
  }

  /// The arcs between the new numbers, with one value each (by old position, or none) in place of strengths; rows stay in
  /// their old order.
  func reordered(_ adjacency: Adjacency, carrying values: ContiguousArray<Double>) -> Adjacency {
    var offsets = ContiguousArray<Int32>(repeating: 0, count: oldNumber.count + 1)
    var neighbors = ContiguousArray<Int32>()
    neighbors.reserveCapacity(adjacency.arcCount)
    var carried = ContiguousArray<Double>()
    carried.reserveCapacity(values.count)
    for (new, old) in oldNumber.enumerated() {
      for position in adjacency.row(of: Int(old)) {
        neighbors.append(newNumber[Int(adjacency.neighbors[position])])
        if !values.isEmpty { carried.append(values[position]) }
      }
      offsets[new + 1] = Int32(truncatingIfNeeded: neighbors.count)
    }
    return Adjacency(offsets: offsets, neighbors: neighbors, strengths: carried)
  }
}

/// Nodes in the order of their numbers of ties; among equals the lower number first.
struct DegreeOrder {
  /// From the fewest ties to the most.
  let ascending: ContiguousArray<Int32>
  /// By degree: where the nodes of at least this degree begin in `ascending`.
  let starts: ContiguousArray<Int32>

  /// From the most ties to the fewest.
  var descending: ReversedCollection<ContiguousArray<Int32>> { ascending.reversed() }

  /// By the number of ties in all.
  ///
  /// Complexity: O(n).
  init(_ graph: Graph) { self.init(nodeCount: graph.nodeCount) { graph.degree(of: $0) } }

  /// By the length of rows.
  ///
  /// Complexity: O(n).
  init(rows: Adjacency) { self.init(nodeCount: rows.nodeCount) { rows.row(of: $0).count } }

  /// Counts how many nodes have each degree, then puts every node into its place.
  @inline(__always)
  private init(nodeCount: Int, degree: (Int) -> Int) {
    var greatest = 0
    for node in 0..<nodeCount { greatest = max(greatest, degree(node)) }
    var next = ContiguousArray<Int32>(repeating: 0, count: greatest + 2)
    for node in 0..<nodeCount { next[degree(node) + 1] += 1 }
    for degree in 0...greatest { next[degree + 1] += next[degree] }
    starts = next
    var order = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      let place = next[degree(node)]
      order[Int(place)] = Int32(truncatingIfNeeded: node)
      next[degree(node)] = place + 1
    }
    ascending = order
  }
}
