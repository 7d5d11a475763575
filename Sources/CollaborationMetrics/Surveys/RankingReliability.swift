public import Graphs
public import StakeholderModel

/// Whether a ranking of stakeholders survives the non-response that the study has.
///
/// Some did not answer. How much that could matter is tried out: as large a share of those who did answer is silenced at
/// random, many times, and the ranking is computed anew. What others say of a silenced stakeholder still counts. This
/// shows how a ranking bears such a loss, not what those who were silent would have said.
///
/// Source: Costenbader & Valente 2003, doi:10.1016/S0378-8733(03)00012-1.
public enum RankingReliability: Sendable {
  /// Nobody wrote down who was asked and who answered.
  case unknown
  /// Everybody who was asked answered.
  case everybodyAnswered
  /// It was not tried out: the network is too large.
  case tooLarge
  /// It was tried out.
  case tested(RankingRobustness)

  /// The share of replicates in which the first must keep their places to be called stable.
  public static let share = 0.95

  /// How many of the first can be told from those below; nil where that was not tried out.
  public var stableCount: Int? {
    guard case .tested(let robustness) = self else { return nil }
    return robustness.stableCount(inShare: RankingReliability.share)
  }
}

/// Who answered in a network and what each said, so that rankings can be tried against the loss of answers.
public struct AnswerLoss: Sendable {
  /// Whether answers are missing, and how it is known.
  enum State: Sendable {
    case unknown
    case none
    /// The share of those asked that did not answer, and those who did.
    case missing(share: Double, respondents: [Int])
  }

  let state: State
  private let said: Graph
  private let isUndirected: Bool
  private let seed: UInt64

  /// Looks at who answered about some kinds of tie.
  ///
  /// A stakeholder has answered if it answered about at least one of the kinds.
  ///
  /// - Parameters:
  ///   - kinds: the kinds that make the graph.
  ///   - isUndirected: whether rankings ignore directions.
  ///   - seed: the same seed gives the same result.
  /// - Complexity: O(k·(n + r)) for k kinds.
  public init(of network: StakeholderNetwork, kinds: [Kind.ID], isUndirected: Bool, seed: UInt64 = 1) {
    self.isUndirected = isUndirected
    self.seed = seed
    let answers = kinds.compactMap { SurveyAnswers(of: network, kind: $0) }
    let known = answers.filter { $0.basis != .unknown }
    let nodes = 0..<network.stakeholders.count
    let asked = nodes.filter { node in known.contains { $0.wasAsked(node) } }
    let respondents = asked.filter { node in known.contains { $0.hasAnswered(node) == true } }
    if asked.isEmpty {
      state = .unknown
    } else if respondents.count == asked.count {
      state = .none
    } else {
      state = .missing(share: 1 - Double(respondents.count) / Double(asked.count), respondents: respondents)
    }
    said = AnswerLoss.graph(answers, nodeCount: nodes.count, isUndirected: isUndirected)
  }

  /// Who says of whom that there is a tie; ties from records run both ways, so that they stay while one end does.
  private static func graph(_ answers: [SurveyAnswers], nodeCount: Int, isUndirected: Bool) -> Graph {
    do {
      var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: true)
      for answers in answers {
        for tie in answers.toldTies {
          // With directions a tie keeps its own, whoever told of it; without, it belongs to the one who told.
          let isTurned = isUndirected && tie.isToldByReceiver
          try builder.add(from: isTurned ? tie.ends.to : tie.ends.from, to: isTurned ? tie.ends.from : tie.ends.to)
        }
        for ends in answers.documented.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
          try builder.add(from: ends.from, to: ends.to)
          if isUndirected { try builder.add(from: ends.to, to: ends.from) }
        }
      }
      return try builder.build().unweighted
    } catch {
      preconditionFailure("Checked answers gave an invalid graph: \(error)")
    }
  }

  /// How often a ranking is computed anew.
  public static let mostReplicates = 500
  private static let fewestReplicates = 100

  /// Whether a ranking survives.
  ///
  /// - Parameters:
  ///   - work: nodes times ties for rankings by paths; the number of replicates falls where it is large.
  ///   - measure: ranks the nodes of a graph, whose directions are already given up if they do not count.
  public func reliability(work: Int? = nil, by measure: @Sendable (Graph) -> NodeScores) -> RankingReliability {
    switch state {
    case .unknown: return .unknown
    case .none: return .everybodyAnswered
    case .missing(let share, let respondents):
      let work = work ?? said.nodeCount * said.tieCount
      let affordable = BetweennessSensitivity.affordableWork * 4 / max(1, work)
      guard affordable >= AnswerLoss.fewestReplicates else { return .tooLarge }
      let isUndirected = isUndirected
      return .tested(
        said.robustness(
          losing: share, of: .answers, among: respondents, replicates: min(AnswerLoss.mostReplicates, affordable),
          seed: seed
        ) { graph in measure(isUndirected ? graph.undirected() : graph) })
    }
  }
}

extension SurveyAnswers {
  /// A tie that somebody told of.
  struct ToldTie: Sendable, Hashable {
    let ends: Ends
    let isToldByReceiver: Bool
  }

  /// All ties that senders or receivers told of, in order.
  var toldTies: [ToldTie] {
    (0..<nodeCount).flatMap { node in
      let sent = ties(toldBySender: node).map { ToldTie(ends: Ends(from: node, to: $0), isToldByReceiver: false) }
      let received = ties(toldByReceiver: node).map { ToldTie(ends: Ends(from: $0, to: node), isToldByReceiver: true) }
      return sent + received
    }
  }
}
