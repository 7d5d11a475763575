/// A smaller signed network with the same question: nodes with few ties are taken out, one after the other.
///
/// The best camp of a node with at most three ties depends on its neighbours alone; what it costs is the same as that
/// of one tie between two neighbours, or of three among three. Ties that come to lie between the same two nodes are
/// added up; what a positive and a negative one cancel of each other is certain to be lost.
struct SignedReduction {
  /// What is left, with nodes that were taken out as isolates.
  let graph: Graph
  /// What every division costs, whatever is done with the rest.
  let certainCost: Double
  private var removed: [(node: Int, ties: [(end: Int, weight: Double)])] = []

  init(_ signed: Graph) {
    var rows = [[Int: Double]](repeating: [:], count: signed.nodeCount)
    for tie in signed.ties {
      rows[tie.from][tie.to] = tie.strength
      rows[tie.to][tie.from] = tie.strength
    }
    var certain = 0.0
    func add(_ weight: Double, between one: Int, and other: Int) {
      guard weight != 0 else { return }
      let old = rows[one][other] ?? 0
      if old * weight < 0 { certain += min(abs(old), abs(weight)) }
      let sum = old + weight
      // What is left of a difference of equal amounts is rounding.
      let isNothing = abs(sum) <= 1e-12 * max(abs(old), abs(weight))
      rows[one][other] = isNothing ? nil : sum
      rows[other][one] = isNothing ? nil : sum
    }
    var waiting = Array(signed.nodes.filter { rows[$0].count <= 3 }.reversed())
    var isRemoved = [Bool](repeating: false, count: signed.nodeCount)
    while let node = waiting.popLast() {
      guard !isRemoved[node], rows[node].count <= 3 else { continue }
      isRemoved[node] = true
      let ties = rows[node].sorted { $0.key < $1.key }.map { (end: $0.key, weight: $0.value) }
      removed.append((node, ties))
      for tie in ties { rows[tie.end][node] = nil }
      rows[node] = [:]
      if ties.count == 2 {
        let weight = min(abs(ties[0].weight), abs(ties[1].weight))
        add(ties[0].weight * ties[1].weight < 0 ? -weight : weight, between: ties[0].end, and: ties[1].end)
      } else if ties.count == 3 {
        let triangle = Self.triangle(ties.map(\.weight))
        certain += triangle.certain
        for (pair, weight) in zip([(0, 1), (0, 2), (1, 2)], triangle.weights) {
          add(weight, between: ties[pair.0].end, and: ties[pair.1].end)
        }
      }
      for tie in ties where rows[tie.end].count <= 3 { waiting.append(tie.end) }
    }
    var sources = ContiguousArray<Int32>()
    var targets = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()
    for node in signed.nodes {
      for (end, weight) in rows[node].sorted(by: { $0.key < $1.key }) where end > node {
        sources.append(Int32(truncatingIfNeeded: node))
        targets.append(Int32(truncatingIfNeeded: end))
        strengths.append(weight)
      }
    }
    graph = Graph(
      nodeCount: signed.nodeCount, isDirected: false, distinctSources: sources, targets: targets, strengths: strengths)
    certainCost = certain
  }

  /// Three ties among the neighbours (01, 02, 12) that cost as much as the node in its best camp.
  private static func triangle(_ weights: [Double]) -> (weights: [Double], certain: Double) {
    func cost(_ camps: [Double]) -> Double {
      let pull = zip(weights, camps).reduce(0.0) { $0 + $1.0 * $1.1 }
      return (weights.reduce(0.0) { $0 + abs($1) } - abs(pull)) / 2
    }
    // Four ways up to exchanging camps, and four numbers to tell them: a constant and one for each pair.
    let same = cost([1, 1, 1])
    let (first, second, third) = (cost([-1, 1, 1]), cost([1, -1, 1]), cost([1, 1, -1]))
    let constant = (same + first + second + third) / 4
    let pairs = [
      (same - first - second + third) / 4, (same - first + second - third) / 4, (same + first - second - third) / 4,
    ]
    return (pairs.map { -2 * $0 }, pairs.reduce(constant) { $0 - abs($1) })
  }

  /// The camps of all nodes from those of what is left.
  func restored(_ camps: [Bool]) -> [Bool] {
    var camps = camps
    for (node, ties) in removed.reversed() {
      camps[node] = ties.reduce(0.0) { $0 + (camps[$1.end] ? $1.weight : -$1.weight) } >= 0
    }
    return camps
  }
}
