/// How pairs moved between no tie, a tie in one direction and ties both ways.
///
/// Counted over the unordered pairs of which both directions were compared. Moves from one-way to mutual are
/// reciprocation; moves to fewer ties are dissolution. A pair in which the tie turned round stays one-way.
public struct TieTransitions: Sendable, Hashable {
  /// What there is between two stakeholders.
  public enum State: Int, Sendable, Hashable, CaseIterable {
    /// No tie.
    case none
    /// A tie in one direction.
    case oneWay
    /// Ties in both directions.
    case mutual
  }

  private var counts = [Int](repeating: 0, count: 9)

  init(of ties: ComparedTies) {
    var states: [ComparedTies.Pair: (earlier: Int, later: Int)] = [:]
    for (pair, state) in zip(ties.pairs, ties.states) {
      let key = pair.from < pair.to ? pair : ComparedTies.Pair(from: pair.to, to: pair.from)
      states[key, default: (0, 0)].earlier += state.earlier.isTie ? 1 : 0
      states[key, default: (0, 0)].later += state.later.isTie ? 1 : 0
    }
    for from in 0..<ties.nodeCount {
      for to in from..<ties.nodeCount where ties.contains(from, to) && ties.contains(to, from) {
        let (earlier, later) = states[ComparedTies.Pair(from: from, to: to)] ?? (0, 0)
        counts[3 * earlier + later] += 1
      }
    }
  }

  /// The number of pairs that moved from one state to another.
  public func count(from earlier: State, to later: State) -> Int { counts[3 * earlier.rawValue + later.rawValue] }

  /// All pairs.
  public var pairs: Int { counts.reduce(0, +) }

  /// The pairs in a state in the earlier wave.
  public func before(_ state: State) -> Int { State.allCases.reduce(0) { $0 + count(from: state, to: $1) } }

  /// The pairs in a state in the later wave.
  public func after(_ state: State) -> Int { State.allCases.reduce(0) { $0 + count(from: $1, to: state) } }
}
