import Graphs
public import StakeholderModel

/// What may be said about the change of a kind of tie that is told in confidence.
///
/// Only those count who are there in every wave and answered in every wave in which the kind was asked, whichever two
/// waves are compared, so that no comparison can be subtracted from another. Each figure goes through the gate for
/// figures about negative ties: changes made by fewer people than the smallest group are not told.
public struct ConfidentialChange: Sendable {
  /// The kind of tie.
  public let kind: Kind.ID
  /// The share of the earlier ties that ended.
  public let ended: GroupFigure
  /// The share of the later ties that are new.
  public let new: GroupFigure
  /// The number of later ties for each earlier one. Like the shares it is rounded to steps as wide as some ties, so that
  /// the three figures do not give the exact numbers between them.
  public let ratio: GroupFigure
  /// The chance of so large a change in number if people only wavered; see ``ChangeTest``.
  public let chance: GroupFigure

  /// The kinds told in confidence that were asked about in both waves. It does not depend on whether there are such ties.
  static func kinds(_ earlier: StakeholderNetwork, _ later: StakeholderNetwork) -> [Kind.ID] {
    let study = later.study
    let vocabulary = Kind.vocabulary.map(\.id)
    let declared = study.settings.kinds.map(\.id).filter { !vocabulary.contains($0) }
    return (vocabulary + declared).filter { kind in
      study.isConfidential(kind)
        && [earlier, later].allSatisfy { NegativeTieQuestion(about: kind, in: $0) == .asked }
    }
  }

  /// Compares two waves of one study.
  ///
  /// - Complexity: O(w·n² + r) for n stakeholders, r relationships and w waves.
  init(of kind: Kind.ID, from earlier: StakeholderNetwork, to later: StakeholderNetwork, seed: UInt64) {
    let study = later.study
    let others = study.waves.map { study.network(at: $0.id) }
      .filter { NegativeTieQuestion(about: kind, in: $0) == .asked }
    let networks = [earlier, later] + others
    let common = later.stakeholders.map(\.id).filter { id in networks.allSatisfy { $0.node(of: id) != nil } }
    let lists = networks.map { network in
      (asked: AskedPairs(about: kind, in: network), nodes: common.map { network.node(of: $0) ?? 0 })
    }
    let asked = AskedPairs(nodeCount: common.count) { from, to in
      lists.allSatisfy { $0.asked.contains($0.nodes[from], $0.nodes[to]) }
    }
    func graph(_ network: StakeholderNetwork, _ nodes: [Int]) -> Graph {
      let whole = network.graphForAggregation(of: [kind])
      do {
        var builder = try GraphBuilder(nodeCount: common.count, isDirected: true)
        for pair in asked.pairs where whole.containsTie(from: nodes[pair.from], to: nodes[pair.to]) {
          try builder.add(from: pair.from, to: pair.to)
        }
        return try builder.build()
      } catch {
        preconditionFailure("Some of a graph's own ties did not make a graph: \(error)")
      }
    }
    let before = graph(earlier, lists[0].nodes)
    let after = graph(later, lists[1].nodes)
    let rule = PublicationRule(minimum: study.settings.minimumGroupSize, asked: asked)
    let beforeTies = NegativeTies(kind, of: later, graph: before, asked: asked, rule: rule)
    let afterTies = NegativeTies(kind, of: later, graph: after, asked: asked, rule: rule)
    let ending = PublicationRule.Scope.ties { _, tie in !after.containsTie(from: tie.from, to: tie.to) }
    let beginning = PublicationRule.Scope.ties { _, tie in !before.containsTie(from: tie.from, to: tie.to) }
    func share(_ part: Graph, notIn other: Graph) -> Double? {
      guard part.tieCount > 0 else { return nil }
      return Double(part.ties.count { !other.containsTie(from: $0.from, to: $0.to) }) / Double(part.tieCount)
    }
    let perTie = NegativeTies.perTieOfAll
    let ended = beforeTies.figure(ending, unit: .share, perTie: perTie) { share($0, notIn: after) }
    let new = afterTies.figure(beginning, unit: .share, perTie: perTie) { share($0, notIn: before) }
    // What rests on both is told only where each may be told by itself.
    let mayTellBoth = ended.value != nil && new.value != nil
    self.kind = kind
    self.ended = mayTellBoth ? ended : beforeTies.figure(ending, unit: .share) { _ in nil }
    self.new = mayTellBoth ? new : beforeTies.figure(ending, unit: .share) { _ in nil }
    func ratio(_ graph: Graph) -> Double { Double(after.tieCount) / Double(max(1, graph.tieCount)) }
    self.ratio = beforeTies.figure(ending, unit: .number, perTie: { max(1, ratio($0)) * perTie($0) }) { graph in
      mayTellBoth ? ratio(graph) : nil
    }
    chance = beforeTies.figure(ending, unit: .chance) { graph in
      guard mayTellBoth else { return nil }
      return ChangeTest(ofTiesFrom: graph, to: after, seed: beforeTies.seed(seed)).pValue
    }
  }
}
