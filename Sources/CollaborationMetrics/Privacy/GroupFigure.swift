package import Graphs
public import StakeholderModel

/// A figure about negative ties as it may be published: a rounded value about groups that are large enough, or nothing.
///
/// It can only be made by ``NegativeTies``, which applies the rules of publication. The exact value is inside and opens
/// to a ``NegativeTiePermission`` alone.
///
/// What a published figure may reveal: its value to two digits; that at least the minimum of distinct people stand on
/// each side of what it tells apart; and that nobody is blamed by all or blames all. What `suppressed` may reveal: that
/// one of these does not hold, or that there are no such ties at all, and not which.
public struct GroupFigure: Sendable {
  /// What a number means, which says how it is rounded.
  public enum Unit: String, Sendable, Hashable {
    /// A part of a whole, 0 to 1, published to two decimals. What rounds to 0 or 1 is suppressed.
    case share
    /// An index or a correlation, published to two decimals.
    case index
    /// A count, a mean or a ratio, published to two significant digits.
    case number
    /// A chance, published to two decimals and never as less than 0.01.
    case chance
  }

  /// What may be published.
  public enum Publication: Sendable, Hashable {
    /// A value, already rounded.
    case published(Double)
    /// Nothing: it could give somebody away.
    case suppressed
    /// Nothing: the data it needs is not there, and what is missing. This never depends on the negative ties.
    case notMeasurable(String)
  }

  /// What may be published.
  public let publication: Publication
  /// What the number means.
  public let unit: Unit
  private let exact: Double?

  fileprivate init(_ publication: Publication, unit: Unit, exact: Double?) {
    self.publication = publication
    self.unit = unit
    self.exact = exact
  }

  /// The published value, rounded; nil where there is none.
  public var value: Double? {
    if case .published(let value) = publication { value } else { nil }
  }

  /// The exact value, for somebody who holds the permission; nil where the figure is not defined.
  public func revealed(by permission: NegativeTiePermission) -> Double? { exact }
}

extension GroupFigure: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The published value, or why there is none.
  public var description: String {
    switch publication {
    case .published(let value): "\(value)"
    case .suppressed: "suppressed"
    case .notMeasurable: "not measurable"
    }
  }
  /// The published value, or why there is none.
  public var debugDescription: String { description }
  /// No children, so that `dump` shows nothing of the exact value.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The negative ties of one kind of a whole study, and the only way from them to figures that may be published.
///
/// It always looks at the whole study at its last wave: no part of the data that a user chose, be it a wave, a kind or
/// a filter, can be subtracted from another.
///
/// ```swift
/// let blame = NegativeTies(.blame, in: study)
/// let share = blame.figure(.pairs { from, to in sectors[from] == sectors[to] ? 0 : 1 }, unit: .share) { graph in … }
/// switch share.publication { … }
/// let received = blame.confidential { graph in graph.inDegree().values }   // opens with the permission only
/// ```
package struct NegativeTies: Sendable {
  /// The network: the whole study at its last wave.
  package let network: StakeholderNetwork
  /// The kind of the ties.
  package let kind: Kind.ID
  /// Whether the study asked about them.
  package let question: NegativeTieQuestion
  /// Who could have named whom.
  package let asked: AskedPairs
  private let graph: Graph
  private let rule: PublicationRule

  /// Looks at a study.
  ///
  /// - Complexity: O(n² + r log r) for n stakeholders and r relationships.
  package init(_ kind: Kind.ID = .blame, in study: Study) {
    let network = study.latestNetwork
    let asked = AskedPairs(about: kind, in: network)
    self.init(
      kind, of: network, graph: network.graphForAggregation(of: [kind]), asked: asked,
      rule: PublicationRule(minimum: study.settings.minimumGroupSize, asked: asked))
  }

  /// Any graph and any rule, for tests, and for the waves of one study.
  init(_ kind: Kind.ID, of network: StakeholderNetwork, graph: Graph, asked: AskedPairs, rule: PublicationRule) {
    self.network = network
    self.kind = kind
    question = NegativeTieQuestion(about: kind, in: network)
    self.asked = asked
    self.graph = graph
    self.rule = rule
  }

  /// How many distinct people there must be in each group of which something is published.
  package var minimum: Int { rule.minimum }

  /// A figure, if it may be published.
  ///
  /// - Parameters:
  ///   - scope: What the figure tells apart; a figure that tells several things apart names all of them.
  ///   - unit: What the number means.
  ///   - missing: What other data the figure would need and does not have. It must not depend on negative ties.
  ///   - value: Computes the figure from the graph of the ties (directed, with strengths, nodes in the order of
  ///     ``network``); nil if it is not defined. It must not keep the graph.
  /// - Complexity: O(n²) for n stakeholders, beside that of the value.
  package func figure(
    _ scope: PublicationRule.Scope..., unit: GroupFigure.Unit, missing: String? = nil, value: (Graph) -> Double?
  ) -> GroupFigure {
    if let missing { return GroupFigure(.notMeasurable(missing), unit: unit, exact: nil) }
    let exact = value(graph)
    let isAllowed = rule.allows(.all, of: graph) && scope.allSatisfy { rule.allows($0, of: graph) }
    if isAllowed, let exact, let rounded = unit.rounded(exact) {
      return GroupFigure(.published(rounded), unit: unit, exact: exact)
    }
    // The same words whether there are few ties or none: their number must not show.
    return GroupFigure(reasonForNothing, unit: unit, exact: exact)
  }

  /// A result about single stakeholders, ties, communities or sectors: closed to everybody without the permission.
  package func confidential<Value: Sendable>(_ compute: (Graph) -> Value) -> Confidential<Value> {
    Confidential(compute(graph))
  }

  private var reasonForNothing: GroupFigure.Publication {
    switch question {
    case .asked: .suppressed
    case .notAsked: .notMeasurable("The list of respondents says that \(kind) was not asked about.")
    case .unknown:
      .notMeasurable("Nobody wrote down that \(kind) was asked about: respondents.csv, or complete: in study.yaml.")
    }
  }
}

/// Ratings of trust or behaviour of a whole study, and the only way from them to figures that may be published.
///
/// That somebody trusts somebody may be seen; how much may not, for a low rating says as much as blame. So a figure that
/// uses ratings is published to two digits, and only if enough distinct people rate and enough are rated.
package struct Ratings: Sendable {
  /// The network: the whole study at its last wave.
  package let network: StakeholderNetwork
  /// How many distinct people must rate.
  package let minimum: Int
  private let graph: Graph

  /// The ratings of some kinds in a study.
  package init(_ kinds: Set<Kind.ID>, in study: Study) {
    let network = study.latestNetwork
    self.init(of: network, graph: network.graphForAggregation(of: kinds), minimum: study.settings.minimumGroupSize)
  }

  /// Ratings that come from somewhere else, such as the mean of several items.
  package init(of network: StakeholderNetwork, graph: Graph, minimum: Int) {
    self.network = network
    self.graph = graph
    self.minimum = max(minimum, PublicationRule.smallestMinimum)
  }

  /// A figure about all ratings, if it may be published.
  package func figure(unit: GroupFigure.Unit, missing: String? = nil, value: (Graph) -> Double?) -> GroupFigure {
    if let missing { return GroupFigure(.notMeasurable(missing), unit: unit, exact: nil) }
    let exact = value(graph)
    let ties = Array(graph.ties)
    let isAllowed = Set(ties.map(\.from)).count >= minimum && Set(ties.map(\.to)).count >= minimum
    guard isAllowed, let exact, let rounded = unit.rounded(exact) else {
      return GroupFigure(.suppressed, unit: unit, exact: exact)
    }
    return GroupFigure(.published(rounded), unit: unit, exact: exact)
  }

  /// The mean rating that a stakeholder receives, if enough rate it and they do not all give the same.
  package func meanReceived(by node: Int) -> GroupFigure {
    let ratings = graph.predecessors(of: node).compactMap { graph.strength(from: $0, to: node) }
    let exact = ratings.isEmpty ? nil : ratings.reduce(0, +) / Double(ratings.count)
    guard ratings.count >= minimum, Set(ratings).count > 1, let exact,
      let rounded = GroupFigure.Unit.number.rounded(exact)
    else { return GroupFigure(.suppressed, unit: .number, exact: exact) }
    return GroupFigure(.published(rounded), unit: .number, exact: exact)
  }
}

extension GroupFigure.Unit {
  /// The value to two digits; nil where it would say that all or none of a group do something.
  package func rounded(_ exact: Double) -> Double? {
    guard exact.isFinite else { return nil }
    let decimals = (exact * 100).rounded() / 100
    switch self {
    case .share: return decimals > 0 && decimals < 1 ? decimals : nil
    case .index: return decimals == 0 ? 0 : decimals
    case .chance: return max(decimals, 0.01)
    case .number:
      var scale = 1.0
      while abs(exact) * scale >= 100 { scale /= 10 }
      while exact != 0, abs(exact) * scale < 10 { scale *= 10 }
      let digits = (exact * scale).rounded()
      return scale > 1 ? digits / scale : digits * (1 / scale).rounded()
    }
  }
}
