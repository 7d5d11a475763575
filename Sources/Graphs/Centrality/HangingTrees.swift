/// The trees that hang at the rest of an undirected network, and what that makes of betweenness.
///
/// A node with one tie, and whoever has one tie after such nodes are taken away, lies on paths in a way that can be
/// told from numbers of nodes alone. What is left is searched with each node counting for all that hang at it.
///
/// Source: Baglioni et al. 2012, doi:10.1109/ASONAM.2012.67; Sariyüce et al. 2013, doi:10.1137/1.9781611972832.76.
struct HangingTrees {
  private let graph: Graph
  /// Nodes taken away, in that order.
  private var removed = ContiguousArray<Int32>()
  /// By node: the one it hung at when it was taken away; -1 for those left.
  private var parent: ContiguousArray<Int32>
  /// By node: how many hang at it, with itself.
  private var size: ContiguousArray<Double>
  /// By node: the sum of the squares of the sizes of the trees that hang at it.
  private var squares: ContiguousArray<Double>

  /// Nothing if no tree hangs anywhere, or ties have directions.
  ///
  /// - Complexity: O(n + m).
  init?(_ graph: Graph) {
    guard !graph.isDirected, graph.nodes.contains(where: { graph.outDegree(of: $0) == 1 }) else { return nil }
    self.graph = graph
    parent = ContiguousArray(repeating: -1, count: graph.nodeCount)
    size = ContiguousArray(repeating: 1, count: graph.nodeCount)
    squares = ContiguousArray(repeating: 0, count: graph.nodeCount)
    var degrees = ContiguousArray(graph.nodes.lazy.map { graph.outDegree(of: $0) })
    var next = ContiguousArray(graph.nodes.lazy.filter { degrees[$0] == 1 })
    while let node = next.popLast() {
      // Of the last two of a tree one is left.
      guard degrees[node] == 1, let other = graph.neighbors(of: node).first(where: { parent[$0] < 0 }) else { continue }
      parent[node] = Int32(truncatingIfNeeded: other)
      removed.append(Int32(truncatingIfNeeded: node))
      size[other] += size[node]
      squares[other] += size[node] * size[node]
      degrees[other] -= 1
      if degrees[other] == 1 { next.append(other) }
    }
  }

  /// The dependencies of all nodes on each other.
  func dependencies(includingArcs: Bool, progress: ProgressHandler?) -> Dependencies {
    let left = graph.nodes.filter { parent[$0] < 0 }
    let rest = graph.subgraph(of: left)
    let weights = ContiguousArray(left.lazy.map { size[$0] })
    let network = PathNetwork(
      rest.graph, sourceWeights: weights, targetWeights: weights, includesArcs: includingArcs)
    let sums = network.dependencies(
      of: rest.graph.nodes.lazy.filter { rest.graph.outDegree(of: $0) > 0 }, progress: progress)
    let wholes = componentSizes(rest)
    var result = Dependencies(nodeCount: graph.nodeCount, arcCount: includingArcs ? graph.out.arcCount : 0)
    for (place, node) in left.enumerated() {
      let (tree, others) = (size[node] - 1, wholes[node] - size[node])
      result.nodes[node] = tree * tree - squares[node] + 2 * tree * others + sums.nodes[place]
    }
    for number in removed {
      let node = Int(number)
      let (all, above) = (wholes[node] - 1, wholes[node] - size[node])
      result.nodes[node] = all * all - squares[node] - above * above
    }
    if includingArcs { result.arcs = arcs(sums.arcs, wholes) }
    return result
  }

  /// Every arc of what is left has its own sum, an arc of a tree one for each pair of its two sides.
  private func arcs(_ sums: ContiguousArray<Double>, _ wholes: ContiguousArray<Double>) -> ContiguousArray<Double> {
    var result = ContiguousArray<Double>()
    result.reserveCapacity(graph.out.arcCount)
    var next = 0
    for node in graph.nodes {
      for neighbor in graph.neighbors(of: node) {
        if parent[node] < 0 && parent[neighbor] < 0 {
          result.append(sums[next])
          next += 1
        } else {
          let lower = Int(parent[node]) == neighbor ? node : neighbor
          result.append(size[lower] * (wholes[lower] - size[lower]))
        }
      }
    }
    return result
  }

  /// By node: the number of nodes of its component.
  private func componentSizes(_ rest: Subgraph) -> ContiguousArray<Double> {
    let components = rest.graph.components()
    var totals = ContiguousArray<Double>(repeating: 0, count: components.count)
    for (place, node) in rest.originalNodes.enumerated() {
      totals[Int(components.componentOfNode[place])] += size[node]
    }
    var result = ContiguousArray<Double>(repeating: 0, count: graph.nodeCount)
    for (place, node) in rest.originalNodes.enumerated() {
      result[node] = totals[Int(components.componentOfNode[place])]
    }
    for node in removed.reversed() { result[Int(node)] = result[Int(parent[Int(node)])] }
    return result
  }
}
