public import Graphs
import StakeholderModel

/// How the answers of two sides about one tie become one.
public enum ReconciliationRule: String, Sendable, Hashable, CaseIterable {
  /// A tie if either side says so, and if a record does.
  case union
  /// A tie only if both sides say so.
  case intersection
  /// Half the sum of both strengths, "no" being 0.
  case mean
  /// The stronger word.
  case maximum
  /// The weaker word; none if either says no.
  case minimum
  /// What the sender says, or for ties without direction what each says of the others.
  case rowOnly = "row only"
  /// What the receiver says, or for ties without direction what the others say of each.
  case columnOnly = "column only"
}

/// The ties of one kind after both sides' answers were reconciled, and how far the sides agree.
///
/// Where one side did not answer, the other side's answer is used, and counted. Where neither did and a record tells of a
/// tie, there is one. Rules with strengths give a weighted graph if any strength is known; ties of unknown strength are
/// then taken at the mean of the others, as in every projection.
///
/// Only kinds of which both sides tell need this. Trust and blame are how one side sees the other; there is nothing to
/// reconcile.
public struct ReconciledTies: Sendable {
  /// The rule.
  public let rule: ReconciliationRule
  /// The ties. Without directions for kinds without direction, unless the rule takes rows or columns alone.
  public let graph: Graph
  /// Pairs of which both sides answered; ordered pairs for kinds with directions.
  public let answeredByBoth: Int
  /// Pairs of which one side answered, and its word was used for both.
  public let answeredByOne: Int
  /// Pairs of which neither side answered.
  public let answeredByNone: Int
  /// Ties taken from records, as neither side answered.
  public let fromRecords: Int
}

extension SurveyAnswers {
  /// What both sides say of a tie: a pair for each tie that could be, an unordered pair once.
  struct BothSides: Sendable {
    let from: Int
    let to: Int
    let first: Answer
    let second: Answer
  }

  /// The answers of both sides about each pair; empty where only senders tell.
  var bothSides: [BothSides] {
    guard hasBothSides else { return [] }
    return (0..<nodeCount).flatMap { from in
      (0..<nodeCount).compactMap { to in
        guard from != to, !(isUndirected && to < from) else { return nil }
        return BothSides(
          from: from, to: to, first: answer(ofSender: from, about: to),
          second: answer(ofReceiver: to, about: from) ?? .unknown)
      }
    }
  }

  /// Of the ties that at least one side tells of, both having answered, the share of which both tell; nil where there
  /// are none, or only senders tell.
  ///
  /// - Complexity: O(n²).
  public var confirmation: Confirmation? {
    guard hasBothSides else { return nil }
    var both = 0
    var either = 0
    for pair in bothSides where pair.first.isGiven && pair.second.isGiven {
      let says = (pair.first.saysTie == true, pair.second.saysTie == true)
      if says.0 || says.1 { either += 1 }
      if says.0 && says.1 { both += 1 }
    }
    return either == 0 ? nil : Confirmation(both: both, either: either)
  }

  /// How many ties both sides tell of.
  public struct Confirmation: Sendable, Hashable {
    /// Ties of which both sides tell.
    public let both: Int
    /// Ties of which at least one side tells, both having answered.
    public let either: Int
    /// The share that both tell of, 0 to 1.
    public var share: Double { Double(both) / Double(either) }
  }

  /// The ties after both sides' answers were made one; nil where only senders tell.
  ///
  /// - Complexity: O(n²).
  public func reconciled(_ rule: ReconciliationRule) -> ReconciledTies? {
    guard hasBothSides else { return nil }
    let keepsRows = rule == .rowOnly || rule == .columnOnly
    var ties: [(from: Int, to: Int, strength: Double?)] = []
    var both = 0
    var one = 0
    var none = 0
    var recorded = 0
    func add(_ from: Int, _ to: Int, _ answer: Answer) {
      if case .tie(let strength) = answer { ties.append((from, to, strength.number)) }
    }
    for pair in bothSides {
      let isRecorded = documented.contains(Ends(from: pair.from, to: pair.to))
      switch (pair.first.isGiven, pair.second.isGiven) {
      case (true, true): both += 1
      case (false, false):
        none += 1
        if isRecorded {
          recorded += 1
          ties.append((pair.from, pair.to, nil))
          if isUndirected, keepsRows { ties.append((pair.to, pair.from, nil)) }
        }
        continue
      default: one += 1
      }
      let first = pair.first.isGiven ? pair.first : pair.second
      let second = pair.second.isGiven ? pair.second : pair.first
      switch rule {
      case .rowOnly:
        add(pair.from, pair.to, first)
        if isUndirected { add(pair.to, pair.from, second) }
      case .columnOnly:
        add(pair.from, pair.to, second)
        if isUndirected { add(pair.to, pair.from, first) }
      case .union where isRecorded: ties.append((pair.from, pair.to, nil))
      default: add(pair.from, pair.to, rule.joined(first, second))
      }
    }
    return ReconciledTies(
      rule: rule, graph: SurveyAnswers.graph(ties, of: nodeCount, isDirected: !isUndirected || keepsRows),
      answeredByBoth: both, answeredByOne: one, answeredByNone: none, fromRecords: recorded)
  }

  /// A graph of ties; where some strengths are known, the others are taken at their mean.
  static func graph(_ ties: [(from: Int, to: Int, strength: Double?)], of nodeCount: Int, isDirected: Bool) -> Graph {
    let known = ties.compactMap(\.strength)
    let mean = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    do {
      var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
      for tie in ties { try builder.add(from: tie.from, to: tie.to, strength: tie.strength ?? mean) }
      return try builder.build()
    } catch {
      preconditionFailure("Checked answers gave an invalid graph: \(error)")
    }
  }
}

extension ReconciliationRule {
  /// One answer of two, both given. Whether there is a tie is all that union and intersection tell.
  fileprivate func joined(_ first: SurveyAnswers.Answer, _ second: SurveyAnswers.Answer) -> SurveyAnswers.Answer {
    let isFirst = first.saysTie == true
    let isSecond = second.saysTie == true
    switch self {
    case .union: return isFirst || isSecond ? .tie(.unknown) : .no
    case .intersection: return isFirst && isSecond ? .tie(.unknown) : .no
    case .rowOnly: return first
    case .columnOnly: return second
    case .mean, .maximum, .minimum: break
    }
    guard isFirst || isSecond else { return .no }
    if self == .minimum, !isFirst || !isSecond { return .no }
    // A word without a number says that there is a tie; the other side's number is then all that is known.
    guard let one = first.strength ?? second.strength, let other = second.strength ?? first.strength else {
      return .tie(.unknown)
    }
    let isHalfKnown = first.strength == nil || second.strength == nil
    let value: Double
    switch self {
    case .mean: value = (one + other) / 2
    case .maximum: value = max(one, other)
    default: value = min(one, other)
    }
    // A tie of unknown strength against a "no" has no strength that anybody told.
    return isHalfKnown && value == 0 ? .tie(.unknown) : .tie(Strength(value) ?? .unknown)
  }
}
