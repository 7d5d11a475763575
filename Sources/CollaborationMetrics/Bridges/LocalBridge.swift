public import Graphs
public import StakeholderModel

/// A tie between two stakeholders who have no contact in common: without it the way between them would be long.
///
/// Source: Granovetter 1973, doi:10.1086/225469.
public struct LocalBridge: Sendable {
  /// The end that the list has first.
  public let first: Stakeholder
  /// The other end.
  public let second: Stakeholder
  /// The steps between the two without the tie: 3 or more.
  public let span: Int
}

/// The ties that shorten ways, and how many there are.
public struct LocalBridges: Sendable {
  /// Those whose ends may be shown, the longest way round first.
  public let ties: [LocalBridge]
  /// How many more there are whose ends may not be shown.
  public let unlisted: Int

  /// Looks for the local bridges of a network. Bridge ties, without which there is no way at all, are not among them.
  ///
  /// - Complexity: O(m·(n + m)) at worst; far less where ways round are short.
  public init(of network: StakeholderNetwork, in graph: Graph) {
    let spans = graph.localBridgeSpans()
    var ties: [LocalBridge] = []
    var unlisted = 0
    for (tie, span) in zip(spans.ties, spans) {
      guard let span, span >= 3 else { continue }
      let (first, second) = (network.stakeholders[tie.from], network.stakeholders[tie.to])
      if first.consent == .no || second.consent == .no {
        unlisted += 1
      } else {
        ties.append(LocalBridge(first: first, second: second, span: Int(span)))
      }
    }
    self.ties = ties.enumerated()
      .sorted { ($1.element.span, $0.offset) < ($0.element.span, $1.offset) }
      .map(\.element)
    self.unlisted = unlisted
  }
}
