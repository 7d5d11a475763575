/// How far triangles keep to "a friend of a friend is a friend, an enemy of an enemy is a friend".
public struct TriadBalance: Sendable, Equatable {
  /// Triangles with three positive ties.
  public let allPositive: Int
  /// Triangles with one negative tie; not balanced.
  public let oneNegative: Int
  /// Triangles with two negative ties: two friends with a common enemy.
  public let twoNegative: Int
  /// Triangles with three negative ties; not balanced, except in the weak sense.
  public let allNegative: Int
  /// The triangles that each node is part of.
  public let trianglesOfNode: [Int]
  /// The balanced triangles that each node is part of.
  public let balancedOfNode: [Int]
  /// The share of triangles that are balanced; `nil` without triangles.
  ///
  /// Details: the four counts, the `weak` share that takes three enemies for balanced as well, and the number of
  /// `ambivalent` pairs left out.
  public let balance: NetworkScore

  /// All triangles.
  public var triangles: Int { allPositive + oneNegative + twoNegative + allNegative }

  /// The share of each node's triangles that are balanced; undefined for nodes in no triangle.
  public var balanceOfNodes: NodeScores {
    NodeScores(
      measure: "balance", conventions: balance.conventions,
      values: ContiguousArray(
        zip(trianglesOfNode, balancedOfNode).map { $0 == 0 ? nil : Double($1) / Double($0) }),
      undefinedReason: "A node in no triangle is neither balanced nor unbalanced.")
  }
}

extension SignedGraph {
  /// Counts triangles by their signs: how far the network falls into friends on one side and enemies on the other.
  ///
  /// A directed graph is taken as ``undirected(_:)`` by majority. Strengths do not count.
  ///
  /// - Complexity: O(m^1.5).
  ///
  /// Source: Cartwright & Harary 1956, doi:10.1037/h0046049; weak balance: Davis 1967, doi:10.1177/001872676702000206.
  public func triadBalance() -> TriadBalance {
    let pairs = undirected()
    let arcs = TriangleArcs(pairs.signedTies)
    let none = SignCounts(nodeCount: nodeCount)
    let parts = parallelWork(pieces: arcs.pieces, memory: { (marks: arcs.unmarked, counts: none) }) {
      var counts = $1.counts
      $1.counts = SignCounts(nodeCount: 0)
      let strengths = arcs.arcs.strengths.span
      arcs.forEachTriangle(from: arcs.nodes(ofPiece: $0), marks: &$1.marks) { u, v, w, uv, uw, vw in
        let negatives = (strengths[uv] < 0 ? 1 : 0) + (strengths[uw] < 0 ? 1 : 0) + (strengths[vw] < 0 ? 1 : 0)
        counts.byNegatives[negatives] += 1
        for node in [u, v, w] {
          counts.triangles[node] += 1
          counts.balanced[node] += 1 - negatives % 2
        }
      }
      $1.counts = counts
    }
    let all = parts.reduce(into: none) { $0.add($1.counts) }
    let counts = all.byNegatives
    let total = Double(counts.reduce(0, +))
    let names = ["all_positive", "one_negative", "two_negative", "all_negative"]
    return TriadBalance(
      allPositive: counts[0], oneNegative: counts[1], twoNegative: counts[2], allNegative: counts[3],
      trianglesOfNode: Array(arcs.restored(all.triangles)), balancedOfNode: Array(arcs.restored(all.balanced)),
      balance: NetworkScore(
        measure: "balance", conventions: pairs.pairConventions(from: self),
        value: total == 0 ? nil : Double(counts[0] + counts[2]) / total,
        details: zip(names, counts).map { .init($0, Double($1)) } + [
          .init("weak", total == 0 ? nil : Double(counts[0] + counts[2] + counts[3]) / total),
          .init("ambivalent", Double(pairs.ambivalent.tieCount)),
        ],
        undefinedReason: "There are no triangles."))
  }

  /// The conventions of a measure of pairs, which were made of `original`.
  func pairConventions(from original: SignedGraph, usesStrengths: Bool = false) -> MeasureConventions {
    var conventions = conventions(usesStrengths: usesStrengths)
    if original.isDirected { conventions.direction = .ignored }
    return conventions
  }
}

private struct SignCounts: Sendable {
  var byNegatives = [Int](repeating: 0, count: 4)
  var triangles: ContiguousArray<Int>
  var balanced: ContiguousArray<Int>

  init(nodeCount: Int) {
    triangles = ContiguousArray(repeating: 0, count: nodeCount)
    balanced = triangles
  }

  mutating func add(_ other: SignCounts) {
    for index in byNegatives.indices { byNegatives[index] += other.byNegatives[index] }
    for node in triangles.indices {
      triangles[node] += other.triangles[node]
      balanced[node] += other.balanced[node]
    }
  }
}

extension Measure {
  static let balance = Measure(
    id: "balance", title: "Balanced triangles", level: .network, needs: [.negativeTies, .ignoresDirections],
    unit: .share,
    reading: "The share of triangles in which friends of friends are friends and enemies of enemies as well.",
    complexity: "O(m^1.5)", source: "Cartwright & Harary 1956", doi: "10.1037/h0046049"
  ) { graph, options in
    guard let signed = graph.signed(with: options) else { return .network(graph.withoutNegativeTies("balance")) }
    return .network(signed.triadBalance().balance)
  }
}

extension Graph {
  /// The signed network of this graph's ties and the negative ones of the options; `nil` if there are none to take.
  ///
  /// Where only one of the two has directions, both are taken without.
  func signed(with options: MeasureOptions) -> SignedGraph? {
    guard let negative = options.negativeTies, negative.nodeCount == nodeCount else { return nil }
    let isDirected = isDirected && negative.isDirected
    return SignedGraph(
      positive: isDirected ? self : undirected(), negative: isDirected ? negative : negative.undirected())
  }

  /// A network's value that needs negative ties, where none are given.
  func withoutNegativeTies(_ measure: String) -> NetworkScore {
    NetworkScore(
      measure: measure, conventions: undirectedConventions(), value: nil,
      undefinedReason: "It needs the negative ties beside the positive ones.")
  }
}
