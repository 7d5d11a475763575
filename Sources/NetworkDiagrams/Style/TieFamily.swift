/// The families in which ties are drawn.
///
/// Eight kinds in eight styles cannot be told apart; a few families can. The kind itself stands in the tooltip and in
/// the tables.
public enum TieFamily: String, Sendable, Hashable, CaseIterable {
  /// Collaboration, communication, joint experiments: a plain line.
  case worksWith
  /// Trust, and links between others: a thick dark line.
  case trusts
  /// Money, contracts, data, training, advocacy, praise, decisions: a line with an arrow.
  case gives
  /// A say in decisions, where lines show practices: a dark line with an arrow.
  case decides
  /// Learning, where lines show practices: a dotted line with an arrow.
  case learns
  /// Blame, opposition, pressure, distrust: dashed with a bar at its end.
  case against
}

/// Whether the ends of a tie carry arrowheads (for a tie against: bars).
public enum TieHeads: String, Sendable, Hashable, CaseIterable {
  /// The tie has no direction that matters.
  case none
  /// From the first to the second stakeholder.
  case forward
  /// Both ways.
  case both
}

/// How a line is drawn.
package struct TieStyle: Sendable, Hashable {
  package enum Head: String, Sendable { case vee, normal, tee }

  package var color: Color
  package var width: Double
  package var isDashed = false
  package var isDotted = false
  /// Whether the line is as wide as `width` where it begins and comes to a point where it ends.
  package var isTapered = false
  package var head: Head = .vee
  package var headSize = 0.62

  /// What Graphviz calls the pattern.
  var pattern: String { isTapered ? "tapered" : isDotted ? "dotted" : isDashed ? "dashed" : "solid" }

  /// How far the line stops before the tip of its head, in points.
  package var headLength: Double {
    switch head {
    case .vee, .normal: 10 * headSize
    case .tee: 2.5
    }
  }
}

extension DiagramTie.Change {
  package func style(in tokens: ThemeTokens) -> TieStyle {
    switch self {
    case .gained: TieStyle(color: tokens.gained, width: 2.3, head: .normal, headSize: 0.5)
    case .lost: TieStyle(color: tokens.lost, width: 1.7, isDashed: true, head: .normal, headSize: 0.5)
    case .kept: TieStyle(color: tokens.kept, width: 1.1)
    }
  }
}

extension TieFamily {
  package func style(in tokens: ThemeTokens) -> TieStyle {
    switch self {
    case .worksWith, .gives: TieStyle(color: tokens.tie, width: 1.4)
    case .trusts: TieStyle(color: tokens.tieStrong, width: 3, head: .normal, headSize: 0.5)
    case .decides: TieStyle(color: tokens.ink, width: 1.9, head: .normal, headSize: 0.6)
    case .learns: TieStyle(color: tokens.tieStrong, width: 1.9, isDotted: true, headSize: 0.7)
    case .against: TieStyle(color: tokens.against, width: 1.7, isDashed: true, head: .tee, headSize: 0.68)
    }
  }
}
