package import StakeholderModel

/// Who could have named whom: the ordered pairs about which the first was asked and answered.
///
/// Where nobody wrote down what was asked, every ordered pair counts.
package struct AskedPairs: Sendable {
  private let nodeCount: Int
  /// For each node those it was asked about and answered for; nil where every pair counts.
  private let rows: [[Bool]]?

  /// Every ordered pair of a number of nodes.
  package init(all nodeCount: Int) {
    self.nodeCount = nodeCount
    rows = nil
  }

  /// The ordered pairs of which something holds.
  package init(nodeCount: Int, where contains: (_ from: Int, _ to: Int) -> Bool) {
    self.nodeCount = nodeCount
    rows = (0..<nodeCount).map { from in (0..<nodeCount).map { contains(from, $0) } }
  }

  /// What a study says about a kind of tie in one wave.
  package init(about kind: Kind.ID, in network: StakeholderNetwork) {
    let nodeCount = network.stakeholders.count
    self.nodeCount = nodeCount
    let roster = SurveyRoster(of: network, kind: kind)
    rows =
      roster.basis == .unknown
      ? nil
      : roster.questions.map { questions in
        (0..<nodeCount).map { if case .no = questions.answer(about: $0) { true } else { false } }
      }
  }

  /// Whether a node was asked about another, and answered.
  package func contains(_ from: Int, _ to: Int) -> Bool {
    guard from != to else { return false }
    return rows?[from][to] ?? true
  }

  /// All pairs, by rows.
  package var pairs: [(from: Int, to: Int)] {
    (0..<nodeCount).flatMap { from in
      (0..<nodeCount).lazy.filter { contains(from, $0) }.map { (from: from, to: $0) }
    }
  }
}
