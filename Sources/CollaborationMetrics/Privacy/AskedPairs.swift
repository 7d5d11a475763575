package import StakeholderModel

/// Who could have named whom: the ordered pairs about which the first was asked and answered.
///
/// Where nobody wrote down what was asked, every ordered pair counts.
package struct AskedPairs: Sendable {
  /// How many stakeholders there are.
  let nodeCount: Int
  /// For each node those it was asked about and answered for; nil where every pair counts.
  private let rows: [[Bool]]?
  /// For each node how many it was asked about and answered for, and how many were asked about it.
  private let counts: (from: [Int], to: [Int])?

  /// Every ordered pair of a number of nodes.
  package init(all nodeCount: Int) { self.init(nodeCount, rows: nil) }

  /// The ordered pairs of which something holds.
  package init(nodeCount: Int, where contains: (_ from: Int, _ to: Int) -> Bool) {
    self.init(
      nodeCount,
      rows: (0..<nodeCount).map { from in (0..<nodeCount).map { $0 != from && contains(from, $0) } })
  }

  /// What a study says about a kind of tie in one wave.
  package init(about kind: Kind.ID, in network: StakeholderNetwork) {
    let nodeCount = network.stakeholders.count
    let roster = SurveyRoster(of: network, kind: kind)
    let isEverybody = roster.questions.allSatisfy { questions in
      if case .asked(answered: .everybody, _) = questions { true } else { false }
    }
    guard roster.basis != .unknown, !isEverybody else {
      self.init(all: nodeCount)
      return
    }
    self.init(nodeCount: nodeCount) { from, to in
      if case .no = roster.questions[from].answer(about: to) { true } else { false }
    }
  }

  /// The pairs for which two or more of several questions were answered; where they were not asked as questions of their
  /// own, what the study says about a kind of tie.
  init(ofItems items: [Kind.ID], orAbout kind: Kind.ID, in network: StakeholderNetwork) {
    let asked = items.filter { SurveyRoster(of: network, kind: $0).basis != .unknown }
      .map { AskedPairs(about: $0, in: network) }
    guard asked.count > 1, !asked.allSatisfy(\.isEveryPair) else {
      self.init(about: asked.count > 1 ? items[0] : kind, in: network)
      return
    }
    self.init(nodeCount: network.stakeholders.count) { from, to in asked.count { $0.contains(from, to) } > 1 }
  }

  private init(_ nodeCount: Int, rows: [[Bool]]?) {
    self.nodeCount = nodeCount
    self.rows = rows
    counts = rows.map { rows in
      var received = [Int](repeating: 0, count: nodeCount)
      for row in rows { for (node, isAsked) in row.enumerated() where isAsked { received[node] += 1 } }
      return (rows.map { row in row.count { $0 } }, received)
    }
  }

  /// Whether every ordered pair counts.
  package var isEveryPair: Bool { rows == nil }

  /// Whether a node was asked about another, and answered.
  package func contains(_ from: Int, _ to: Int) -> Bool {
    guard from != to else { return false }
    return rows?[from][to] ?? true
  }

  /// How many a node was asked about, and answered for.
  package func count(from node: Int) -> Int { counts?.from[node] ?? nodeCount - 1 }

  /// How many were asked about a node, and answered.
  package func count(to node: Int) -> Int { counts?.to[node] ?? nodeCount - 1 }

  /// The number of pairs.
  package var count: Int { counts?.from.reduce(0, +) ?? nodeCount * max(0, nodeCount - 1) }

  /// All pairs, by rows; a list as long as ``count``.
  package var pairs: [(from: Int, to: Int)] {
    (0..<nodeCount).flatMap { from in
      (0..<nodeCount).lazy.filter { contains(from, $0) }.map { (from: from, to: $0) }
    }
  }
}
