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

  /// What a study says about a kind of tie in one wave.
  package init(about kind: Kind.ID, in network: StakeholderNetwork) {
    nodeCount = network.stakeholders.count
    guard NegativeTieQuestion(about: kind, in: network) == .asked, !network.study.responses.isEmpty else {
      rows = nil
      return
    }
    var rows = [[Bool]](repeating: [Bool](repeating: false, count: nodeCount), count: nodeCount)
    for response in network.study.responses where response.status == .answered {
      guard response.kind == nil || response.kind == kind else { continue }
      if let wave = network.wave, let own = response.wave, own != wave.id { continue }
      guard let node = network.node(of: response.stakeholder) else { continue }
      switch response.subjects {
      case .everybody: rows[node] = [Bool](repeating: true, count: nodeCount)
      case .only(let subjects):
        for case let subject? in subjects.map(network.node(of:)) { rows[node][subject] = true }
      }
    }
    self.rows = rows
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
