/// A division of the nodes into parts that are connected within and not between.
///
/// Components are numbered by their lowest node.
public struct Components: MeasuredResult, Equatable {
  /// `components`.
  public var measure: String { "components" }
  /// Whether directions were ignored or followed.
  public let conventions: MeasureConventions
  /// Nothing is ever missing: a network without nodes has no components.
  public var undefinedReason: String? { nil }
  /// The component of each node.
  public let componentOfNode: ContiguousArray<Int32>
  /// The number of nodes in each component.
  public let sizes: [Int]

  /// The number of components.
  public var count: Int { sizes.count }

  /// The component of a node.
  public subscript(node: Int) -> Int { Int(componentOfNode[node]) }

  /// The component with the most nodes, the first of them if several have as many; `nil` without nodes.
  public var largest: Int? {
    guard let greatest = sizes.max() else { return nil }
    return sizes.firstIndex(of: greatest)
  }

  /// The nodes of a component, ascending.
  ///
  /// Complexity: O(n).
  public func nodes(of component: Int) -> [Int] {
    componentOfNode.indices.filter { Int(componentOfNode[$0]) == component }
  }

  /// Numbers components by their lowest node, whatever the numbers were.
  init(representatives: ContiguousArray<Int32>, conventions: MeasureConventions) {
    self.conventions = conventions
    var numbers = ContiguousArray<Int32>(repeating: -1, count: representatives.count)
    var labels = representatives
    var sizes: [Int] = []
    do {
      var number = numbers.mutableSpan
      var label = labels.mutableSpan
      for node in label.indices {
        let representative = Int(label[node])
        if number[representative] < 0 {
          number[representative] = Int32(truncatingIfNeeded: sizes.count)
          sizes.append(0)
        }
        label[node] = number[representative]
        sizes[Int(label[node])] += 1
      }
    }
    componentOfNode = labels
    self.sizes = sizes
  }
}

extension Graph {
  /// The parts of the network with no tie between them, whatever the direction of ties.
  ///
  /// Complexity: O(n + m), nearly. Works in 8 bytes a node.
  ///
  /// Source: passing over the largest part after joining a few ties of each node as Sutton, Ben-Nun & Barak 2018,
  /// doi:10.1109/IPDPS.2018.00012.
  public func components() -> Components {
    var sets = DisjointSets(lowestNeighborsOf: self)
    // Two ties of each node usually join most of the network into one part already; whoever is in it is done then.
    sets.joinLast(of: out)
    let likelyLargest = sets.mostFrequentRoot(samples: 1024)
    sets.joinAll(of: out, except: likelyLargest)
    if isDirected { sets.joinAll(of: into, except: likelyLargest) }
    sets.shorten()
    return Components(representatives: sets.parent, conventions: undirectedConventions())
  }

  /// The parts of the network within which everyone can reach everyone along the direction of ties.
  ///
  /// For an undirected graph the same as ``components()``.
  ///
  /// Source: Tarjan 1972, doi:10.1137/0201010. Complexity: O(n + m).
  public func strongComponents() -> Components {
    guard isDirected else { return components() }
    var search = StrongComponentSearch(out)
    for root in nodes { search.visit(root) }
    return Components(representatives: search.representatives, conventions: conventions())
  }

  /// The number of components, with their sizes and how connected they leave the network.
  ///
  /// Details: `strong` components, `isolates`, `largest` component's nodes, `largest_share`, `connectedness` (the share
  /// of pairs that a path joins, directions apart; Krackhardt 1994). Undefined without nodes.
  public func componentScore() -> NetworkScore {
    let components = components()
    let largest = components.sizes.max() ?? 0
    let isolates = nodes.count { degree(of: $0) == 0 }
    return NetworkScore(
      measure: "components", conventions: undirectedConventions(),
      value: nodeCount == 0 ? nil : Double(components.count),
      details: [
        .init("strong", nodeCount == 0 ? nil : Double(strongComponents().count)),
        .init("isolates", nodeCount == 0 ? nil : Double(isolates)),
        .init("largest", nodeCount == 0 ? nil : Double(largest)),
        .init("largest_share", nodeCount == 0 ? nil : Double(largest) / Double(nodeCount)),
        .init("connectedness", components.connectedness),
      ],
      undefinedReason: "The network has no nodes.")
  }

  /// The share of nodes in the largest component.
  ///
  /// Undefined without nodes.
  public func largestComponentShare() -> NetworkScore {
    let largest = components().sizes.max()
    return NetworkScore(
      measure: "largest_component", conventions: undirectedConventions(),
      value: largest.map { Double($0) / Double(nodeCount) }, undefinedReason: "The network has no nodes.")
  }
}

extension Graph {
  /// The component of each node, the largest being 1, the next 2 and so on; among equals the one with the lowest node.
  ///
  /// - Complexity: O(n + m), nearly.
  public func componentNumbers() -> NodeScores {
    let components = components()
    let bySize = components.sizes.indices.sorted {
      components.sizes[$0] != components.sizes[$1] ? components.sizes[$0] > components.sizes[$1] : $0 < $1
    }
    var numbers = [Double](repeating: 0, count: components.count)
    for (place, component) in bySize.enumerated() { numbers[component] = Double(place + 1) }
    return NodeScores(
      measure: "component", conventions: undirectedConventions(), defined: nodes.map { numbers[components[$0]] })
  }

  /// How many nodes the component of each node has, itself included.
  ///
  /// - Complexity: O(n + m), nearly.
  public func componentSizes() -> NodeScores {
    let components = components()
    return NodeScores(
      measure: "component_size", conventions: undirectedConventions(),
      defined: nodes.map { Double(components.sizes[components[$0]]) })
  }
}

extension Components {
  /// The share of pairs of nodes that lie in the same component; `nil` with fewer than two nodes.
  public var connectedness: Double? {
    let nodeCount = componentOfNode.count
    guard nodeCount > 1 else { return nil }
    let joined = sizes.reduce(0) { $0 + $1 * ($1 - 1) }
    return Double(joined) / Double(nodeCount * (nodeCount - 1))
  }
}

/// Tarjan's search with a stack of its own, so that long chains do not exhaust the thread's.
private struct StrongComponentSearch {
  let out: Adjacency
  var representatives: ContiguousArray<Int32>
  private var order: ContiguousArray<Int32>
  private var low: ContiguousArray<Int32>
  private var nextPosition: ContiguousArray<Int32>
  private var open = ContiguousArray<Int32>()
  private var path = ContiguousArray<Int32>()
  private var clock: Int32 = 0

  init(_ out: Adjacency) {
    self.out = out
    let nodeCount = out.offsets.count - 1
    representatives = ContiguousArray(repeating: -1, count: nodeCount)
    order = ContiguousArray(repeating: -1, count: nodeCount)
    low = order
    nextPosition = ContiguousArray(out.offsets.dropLast())
  }

  mutating func visit(_ root: Int) {
    guard order[root] < 0 else { return }
    enter(Int32(truncatingIfNeeded: root))
    while let last = path.last {
      let node = Int(last)
      if nextPosition[node] < out.offsets[node + 1] {
        let neighbor = out.neighbors[Int(nextPosition[node])]
        nextPosition[node] += 1
        if order[Int(neighbor)] < 0 {
          enter(neighbor)
        } else if representatives[Int(neighbor)] < 0 {
          low[node] = min(low[node], order[Int(neighbor)])
        }
      } else {
        path.removeLast()
        if let parent = path.last { low[Int(parent)] = min(low[Int(parent)], low[node]) }
        if low[node] == order[node] { close(last) }
      }
    }
  }

  private mutating func enter(_ node: Int32) {
    order[Int(node)] = clock
    low[Int(node)] = clock
    clock += 1
    open.append(node)
    path.append(node)
  }

  private mutating func close(_ node: Int32) {
    while let member = open.popLast() {
      representatives[Int(member)] = node
      if member == node { return }
    }
  }
}

extension Measure {
  static let components = Measure(
    id: "components", title: "Separate parts", level: .network, needs: .ignoresDirections, unit: .count,
    reading: "Into how many parts, with no tie between them, the network falls.", complexity: "O(n + m)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .network(graph.componentScore()) }

  static let component = Measure(
    id: "component", title: "Part it belongs to", level: .stakeholders, needs: .ignoresDirections, unit: .label,
    reading: "The number of the part, with no tie to others, that it belongs to; 1 is the largest.",
    complexity: "O(n + m)", source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .stakeholders(graph.componentNumbers()) }

  static let componentSize = Measure(
    id: "component_size", title: "Size of its part", level: .stakeholders, needs: .ignoresDirections, unit: .count,
    reading: "How many stakeholders, itself included, are joined with it by ties over however many others.",
    complexity: "O(n + m)", source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .stakeholders(graph.componentSizes()) }

  static let largestComponent = Measure(
    id: "largest_component", title: "Share in the largest part", level: .network, needs: .ignoresDirections,
    unit: .share, reading: "The share of stakeholders that are in the largest connected part.",
    complexity: "O(n + m)", source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .network(graph.largestComponentShare()) }
}
