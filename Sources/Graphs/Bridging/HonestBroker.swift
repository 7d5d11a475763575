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

extension Graph {
  /// Honest brokerage of each node among those who name it.
  ///
  /// - Parameter onlyMutual: whether only those count whom the node names too.
  /// - Complexity: O(Σ k²·log k).
  ///
  /// Source: UCINET, Honest broker index.
  public func honestBrokers(onlyMutual: Bool = false) -> [HonestBroker] {
    nodes.map { node in
      let contacts = predecessors(of: node).filter { !onlyMutual || containsTie(from: node, to: $0) }
      var counts = [0, 0, 0]
      for (place, first) in contacts.enumerated() {
        for second in contacts[(place + 1)...] {
          let ties = (containsTie(from: first, to: second) ? 1 : 0) + (containsTie(from: second, to: first) ? 1 : 0)
          counts[ties] += 1
        }
      }
      return HonestBroker(untied: counts[0], oneWay: counts[1], mutual: counts[2])
    }
  }
}
