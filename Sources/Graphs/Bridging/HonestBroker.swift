/// How the contacts of a node are tied to each other, pair by pair: what room there is to broker in good faith.
public struct HonestBroker: Sendable, Equatable {
  /// Pairs of contacts that are not tied at all: pure brokerage.
  public let untied: Int
  /// Pairs tied one way.
  public let oneWay: Int
  /// Pairs tied both ways.
  public let mutual: Int

  /// All pairs of contacts.
  public var pairs: Int { untied + oneWay + mutual }
  /// The share of pairs that are not tied at all; `nil` with fewer than two contacts.
  public var untiedShare: Double? { share(untied) }
  /// The share of pairs tied one way; `nil` with fewer than two contacts.
  public var oneWayShare: Double? { share(oneWay) }
  /// The share of pairs tied both ways; `nil` with fewer than two contacts.
  public var mutualShare: Double? { share(mutual) }

  private func share(_ count: Int) -> Double? { pairs == 0 ? nil : Double(count) / Double(pairs) }
}

/// The honest brokerage of each node; the position is the node's number.
public struct HonestBrokerage: RandomAccessCollection, MeasuredResult, Equatable {
  /// `honest_broker`.
  public var measure: String { "honest_broker" }
  /// Who counts as a contact.
  public let conventions: MeasureConventions
  /// Why nodes have no shares; `nil` if all have.
  public var undefinedReason: String? {
    contains { $0.pairs == 0 } ? "A node with fewer than two contacts has no pairs of them." : nil
  }
  private let byNode: [HonestBroker]

  fileprivate init(conventions: MeasureConventions, byNode: [HonestBroker]) {
    self.conventions = conventions
    self.byNode = byNode
  }

  /// The first node, 0.
  public var startIndex: Int { 0 }
  /// The number of nodes.
  public var endIndex: Int { byNode.count }
  /// The pairs of contacts of a node.
  public subscript(node: Int) -> HonestBroker { byNode[node] }
}

extension Graph {
  /// Honest brokerage of each node among those who name it.
  ///
  /// - Parameter onlyMutual: whether only those count whom the node names too.
  /// - Complexity: O(m^1.5 · log k).
  ///
  /// Source: UCINET, Honest broker index.
  public func honestBrokers(onlyMutual: Bool = false) -> HonestBrokerage {
    let triangles = TriangleArcs(undirected().unweighted)
    let none = ContiguousArray(repeating: TiedPairs(), count: nodeCount)
    let counts = parallelWork(pieces: triangles.pieces, memory: { (marks: triangles.unmarked, pairs: none) }) {
      countPairs(in: triangles, piece: $0, onlyMutual, marks: &$1.marks, pairs: &$1.pairs)
    }
    let brokers = nodes.map { node in
      let contacts = predecessors(of: node).count { isContact($0, of: node, onlyMutual) }
      let tied = counts.reduce(into: TiedPairs()) { $0.add($1.pairs[node]) }
      return HonestBroker(
        untied: contacts * (contacts - 1) / 2 - tied.oneWay - tied.mutual, oneWay: tied.oneWay, mutual: tied.mutual)
    }
    var conventions = conventions()
    if isDirected {
      conventions.notes = [onlyMutual ? "Contacts name the node and are named by it." : "Contacts name the node."]
    }
    return HonestBrokerage(conventions: conventions, byNode: brokers)
  }

  private func countPairs(
    in triangles: TriangleArcs, piece: Int, _ onlyMutual: Bool, marks: inout ContiguousArray<Int32>,
    pairs: inout ContiguousArray<TiedPairs>
  ) {
    triangles.forEachTriangle(from: triangles.nodes(ofPiece: piece), marks: &marks) { u, v, w, _, _, _ in
      let corners = (Int(triangles.original[u]), Int(triangles.original[v]), Int(triangles.original[w]))
      for (node, first, second) in [
        corners, (corners.1, corners.2, corners.0), (corners.2, corners.0, corners.1),
      ] where isContact(first, of: node, onlyMutual) && isContact(second, of: node, onlyMutual) {
        pairs[node].add(
          isMutual: containsTie(from: first, to: second) && containsTie(from: second, to: first))
      }
    }
  }

  private func isContact(_ other: Int, of node: Int, _ onlyMutual: Bool) -> Bool {
    containsTie(from: other, to: node) && (!onlyMutual || containsTie(from: node, to: other))
  }
}

/// Pairs of a node's contacts that are tied to each other.
private struct TiedPairs: Sendable {
  private(set) var oneWay = 0
  private(set) var mutual = 0

  mutating func add(isMutual: Bool) {
    if isMutual { mutual += 1 } else { oneWay += 1 }
  }

  mutating func add(_ other: TiedPairs) {
    oneWay += other.oneWay
    mutual += other.mutual
  }
}

extension Measure {
  static let honestBrokerage: [Measure] =
    [
      honestBroker("untied", "not tied at all", \.untied, \.untiedShare),
      honestBroker("one_way", "tied one way", \.oneWay, \.oneWayShare),
      honestBroker("mutual", "tied both ways", \.mutual, \.mutualShare),
    ]

  private static func honestBroker(
    _ name: String, _ words: String, _ count: @escaping @Sendable (HonestBroker) -> Int,
    _ share: @escaping @Sendable (HonestBroker) -> Double?
  ) -> Measure {
    let id = "honest_broker_\(name)"
    return Measure(
      id: id, title: "Pairs of contacts \(words)", level: .stakeholders, needs: .offersNormalized, unit: .count,
      reading: "How many pairs of those who name this stakeholder are \(words).",
      parameters: "all who name the stakeholder count, whether named in return or not", complexity: "O(m^1.5 · log k)",
      source: "UCINET, Honest broker index"
    ) { graph, options in
      let found = graph.honestBrokers()
      var conventions = found.conventions
      conventions.isNormalized = options.isNormalized
      return .stakeholders(
        NodeScores(
          measure: id, conventions: conventions,
          values: ContiguousArray(
            found.map { options.isNormalized ? share($0) : $0.pairs == 0 ? nil : Double(count($0)) }),
          undefinedReason: "A node that fewer than two others name has no pairs of contacts."))
    }
  }
}
