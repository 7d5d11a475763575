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
    /// Groups of ordered pairs that anybody may know, such as pairs within and across sectors. A pair without a number
    /// takes no part.
    case pairs(@Sendable (_ from: Int, _ to: Int) -> Int?)
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
  /// - Complexity: O(n²) for n stakeholders.
  package func allows(_ scope: Scope, of graph: Graph) -> Bool {
    guard allowsAll(graph) else { return false }
    switch scope {
    case .all: return true
    case .pairs(let group): return allowsPairs(graph, group)
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
    let missing = asked.pairs.filter { !graph.containsTie(from: $0.from, to: $0.to) }
    guard isEnough(missing) else { return false }
    let isSparing = Set(missing.map(\.from))
    let isSpared = Set(missing.map(\.to))
    return graph.nodes.allSatisfy { node in
      (isSparing.contains(node) || graph.neighbors(of: node).isEmpty)
        && (isSpared.contains(node) || graph.predecessors(of: node).isEmpty)
    }
  }

  private func allowsPairs(_ graph: Graph, _ group: (Int, Int) -> Int?) -> Bool {
    var ties: [Int: [(from: Int, to: Int)]] = [:]
    var missing: [Int: [(from: Int, to: Int)]] = [:]
    for pair in asked.pairs {
      guard let number = group(pair.from, pair.to) else { continue }
      if graph.containsTie(from: pair.from, to: pair.to) {
        ties[number, default: []].append(pair)
      } else {
        missing[number, default: []].append(pair)
      }
    }
    let groups = Set(ties.keys).union(missing.keys)
    return groups.count > 1 && groups.allSatisfy { isEnough(ties[$0] ?? []) && isEnough(missing[$0] ?? []) }
  }

  private func ends(_ tie: Tie) -> (from: Int, to: Int) { (from: tie.from, to: tie.to) }

  private func isEnough(_ pairs: [(from: Int, to: Int)]) -> Bool {
    Set(pairs.map(\.from)).count >= minimum && Set(pairs.map(\.to)).count >= minimum
  }
}
