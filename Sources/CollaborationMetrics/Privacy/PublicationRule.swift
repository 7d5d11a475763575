package import Graphs

/// When a figure about negative ties gives nobody away: the rule on the size of groups.
///
/// A figure may be published only if everything that it tells apart is told of enough people, on both sides: those ties
/// that it counts, those that it does not, and the ties that could be there and are not. In each of them at least a
/// minimum of distinct stakeholders must name somebody, and as many be named. So no group's rate is 0 or 100 %, and no
/// reader can conclude from the figure what a single stakeholder answered.
package struct PublicationRule: Sendable {
  /// What a figure tells apart.
  package enum Scope: Sendable {
    /// Ties from no ties, such as how unevenly blame is spread.
    case all
    /// Ties with a property from those without it, such as blame that is returned.
    case ties(@Sendable (Graph, Tie) -> Bool)
    /// Stakeholders with a property from the others of a group, such as those of the blamed who blame on.
    case stakeholders(
      among: @Sendable (Graph, Int) -> Bool, with: @Sendable (Graph, Int) -> Bool)
  }

  /// The fewest people of whom anything is told. In a group of two each would know what the other said, so that no
  /// study can set it lower.
  package static let smallestMinimum = 3

  /// How many distinct people there must be in each group.
  package let minimum: Int
  private let asked: AskedPairs

  /// - Parameter minimum: what the study asks for, at least ``smallestMinimum``.
  package init(minimum: Int, asked: AskedPairs) {
    self.init(exactly: max(minimum, PublicationRule.smallestMinimum), asked: asked)
  }

  /// Any minimum, for tests on networks so small that all of them can be looked through.
  init(exactly minimum: Int, asked: AskedPairs) {
    self.minimum = minimum
    self.asked = asked
  }

  /// Whether a figure about some ties may be published.
  ///
  /// - Complexity: O(n + m) for n stakeholders and m ties, beside that of the scope.
  package func allows(_ scope: Scope, of graph: Graph) -> Bool {
    guard allowsAll(graph) else { return false }
    switch scope {
    case .all: return true
    case .ties(let isCounted):
      let ties = Array(graph.ties)
      return isEnough(ties.filter { isCounted(graph, $0) }.map(ends))
        && isEnough(ties.filter { !isCounted(graph, $0) }.map(ends))
    case .stakeholders(let isMember, let hasProperty):
      let members = graph.nodes.filter { isMember(graph, $0) }
      let counted = members.count { hasProperty(graph, $0) }
      return counted >= minimum && members.count - counted >= minimum
    }
  }

  /// Enough who name and are named, enough who could and do not, and nobody who is named by all or names all.
  private func allowsAll(_ graph: Graph) -> Bool {
    guard isEnough(graph.ties.map(ends)) else { return false }
    // Whether a node could name somebody and does not, and whether somebody could name it and does not.
    let isSparing = graph.nodes.map { node in
      asked.count(from: node) > graph.neighbors(of: node).count { asked.contains(node, $0) }
    }
    let isSpared = graph.nodes.map { node in
      asked.count(to: node) > graph.predecessors(of: node).count { asked.contains($0, node) }
    }
    guard isSparing.count(where: \.self) >= minimum, isSpared.count(where: \.self) >= minimum else { return false }
    return graph.nodes.allSatisfy { node in
      (isSparing[node] || graph.neighbors(of: node).isEmpty) && (isSpared[node] || graph.predecessors(of: node).isEmpty)
    }
  }

  /// The groups of all pairs that were asked about, in the order of ``AskedPairs/pairs``; −1 takes no part.
  struct Groups: Sendable {
    fileprivate let pairs: [(from: Int, to: Int)]
    fileprivate let numbers: [Int]
  }

  /// Works out the group of each pair.
  ///
  /// - Complexity: O(n²) for n stakeholders.
  func groups(_ group: (_ from: Int, _ to: Int) -> Int?) -> Groups {
    let pairs = asked.pairs
    return Groups(pairs: pairs, numbers: pairs.map { group($0.from, $0.to) ?? -1 })
  }

  /// Whether figures that tell groups of pairs apart may be published: at least two, each with enough on both sides.
  func allows(_ groups: Groups, of graph: Graph) -> Bool {
    let kinds = Set(groups.numbers).subtracting([-1])
    return kinds.count > 1
      && kinds.allSatisfy { kind in
        isEnough(groups, of: graph) { groups.numbers[$0] == kind } != false
      }
  }

  /// Whether two ways to tell pairs apart may both be published.
  ///
  /// Subtracted from each other they tell of the pairs on which they differ, and added of those on which they agree. In
  /// both there must be no pair at all, or enough who name and are named, and enough who could and do not.
  func allows(_ one: Groups, beside other: Groups, of graph: Graph) -> Bool {
    [true, false].allSatisfy { isEqual in
      isEnough(one, of: graph) { place in
        one.numbers[place] >= 0 && other.numbers[place] >= 0 && (one.numbers[place] == other.numbers[place]) == isEqual
      } != false
    }
  }

  /// Whether enough are tied and enough are not, among some pairs; nil if there is no such pair.
  private func isEnough(_ groups: Groups, of graph: Graph, where isMember: (_ place: Int) -> Bool) -> Bool? {
    var tied = Ends(nodeCount: asked.nodeCount)
    var untied = tied
    var isEmpty = true
    for place in groups.pairs.indices where isMember(place) {
      isEmpty = false
      let pair = groups.pairs[place]
      let isTied = graph.containsTie(from: pair.from, to: pair.to)
      if isTied { tied.insert(pair) } else { untied.insert(pair) }
      if tied.isEnough(minimum), untied.isEnough(minimum) { return true }
    }
    return isEmpty ? nil : false
  }

  /// The distinct stakeholders at each end of some pairs.
  private struct Ends {
    private var isSender: [Bool]
    private var isReceiver: [Bool]
    private var senderCount = 0
    private var receiverCount = 0

    init(nodeCount: Int) {
      isSender = [Bool](repeating: false, count: nodeCount)
      isReceiver = isSender
    }

    mutating func insert(_ pair: (from: Int, to: Int)) {
      if !isSender[pair.from] { senderCount += 1 }
      if !isReceiver[pair.to] { receiverCount += 1 }
      isSender[pair.from] = true
      isReceiver[pair.to] = true
    }

    func isEnough(_ minimum: Int) -> Bool { senderCount >= minimum && receiverCount >= minimum }
  }

  private func ends(_ tie: Tie) -> (from: Int, to: Int) { (from: tie.from, to: tie.to) }

  private func isEnough(_ pairs: [(from: Int, to: Int)]) -> Bool {
    var ends = Ends(nodeCount: asked.nodeCount)
    for pair in pairs { ends.insert(pair) }
    return ends.isEnough(minimum)
  }
}
