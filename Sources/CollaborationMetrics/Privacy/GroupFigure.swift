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
    /// A mean or a ratio, published to two significant digits.
    case number
    /// A whole number, published to two significant digits.
    case count
    /// A chance, published as the least of 0.01, 0.05, 0.1 and 1 that is not below it: a finer one would tell the value
    /// that it belongs to more exactly than that is told itself.
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
  /// The groupings of pairs by which figures may be told, each beside all others.
  private let told: Set<PairGrouping>
  private let groupings: PairGroupings

  /// Looks at a study.
  ///
  /// - Complexity: O(k²·n² + r log r) for n stakeholders, r relationships and k groupings of pairs.
  package init(_ kind: Kind.ID = .blame, in study: Study) {
    let network = study.latestNetwork
    let asked = AskedPairs(about: kind, in: network)
    let rule = PublicationRule(minimum: study.settings.minimumGroupSize, asked: asked)
    self.init(
      kind, of: network, graph: network.graphForAggregation(of: [kind]), asked: asked, rule: rule,
      groupings: PairGroupings(of: network, asked: asked, minimum: rule.minimum))
  }

  /// Any graph and any rule, for tests, and for the waves of one study.
  init(
    _ kind: Kind.ID, of network: StakeholderNetwork, graph: Graph, asked: AskedPairs, rule: PublicationRule,
    groupings: PairGroupings = .none
  ) {
    self.network = network
    self.kind = kind
    question = NegativeTieQuestion(about: kind, in: network)
    self.asked = asked
    self.graph = graph
    self.rule = rule
    self.groupings = groupings
    told = question == .asked ? groupings.allowed(by: rule, of: graph) : []
  }

  /// The seed for comparisons with chance. It is the user's choice only where negative ties are public: else many runs
  /// with many seeds would tell a chance, and with it a value, more and more exactly.
  package func seed(_ wish: UInt64) -> UInt64 { network.study.publicNegativeTies == nil ? 1 : wish }

  /// How many distinct people there must be in each group of which something is published.
  package var minimum: Int { rule.minimum }

  /// By how much a share of all ties changes with a single one.
  package static func perTieOfAll(_ graph: Graph) -> Double { 1 / Double(max(1, graph.tieCount)) }

  /// A figure, if it may be published.
  ///
  /// - Parameters:
  ///   - scope: What the figure tells apart; a figure that tells several things apart names all of them.
  ///   - unit: What the number means.
  ///   - missing: What other data the figure would need and does not have. It must not depend on negative ties.
  ///   - perTie: By how much the value changes with a single tie, for figures that depend on who is tied to whom otherwise:
  ///     they are rounded to steps as wide as the minimum of ties.
  ///   - value: Computes the figure from the graph of the ties (directed, with strengths, nodes in the order of
  ///     ``network``); nil if it is not defined. It must not keep the graph.
  /// - Complexity: O(n²) for n stakeholders, beside that of the value.
  package func figure(
    _ scope: PublicationRule.Scope..., unit: GroupFigure.Unit, missing: String? = nil,
    perTie: (Graph) -> Double = { _ in 0 }, value: (Graph) -> Double?
  ) -> GroupFigure {
    if let missing { return GroupFigure(.notMeasurable(missing), unit: unit, exact: nil) }
    guard let exact = exactly(value) else { return GroupFigure(reasonForNothing, unit: unit, exact: nil) }
    let isAllowed = rule.allows(.all, of: graph) && scope.allSatisfy { rule.allows($0, of: graph) }
    if isAllowed, let rounded = unit.rounded(exact, step: Double(minimum) * perTie(graph)) {
      return GroupFigure(.published(rounded), unit: unit, exact: exact)
    }
    // The same words whether there are few ties or none: their number must not show.
    return GroupFigure(reasonForNothing, unit: unit, exact: exact)
  }

  /// A figure that tells groups of pairs apart, if it may be published beside all others that do.
  ///
  /// Its value is rounded to steps that are as wide as the minimum of ties: so many more or fewer ties can be meant by
  /// the same number.
  ///
  /// - Parameters:
  ///   - grouping: How pairs are told apart.
  ///   - unit: What the number means.
  ///   - missing: What other data the figure would need and does not have. It must not depend on negative ties.
  ///   - perTie: By how much the value changes with a single tie; that of a share of all ties if not given. 0 for what
  ///     does not depend on negative ties.
  ///   - value: As in the other function of this name.
  package func figure(
    by grouping: PairGrouping, unit: GroupFigure.Unit, missing: String? = nil,
    perTie: (Graph) -> Double = perTieOfAll, value: (Graph) -> Double?
  ) -> GroupFigure {
    if let missing { return GroupFigure(.notMeasurable(missing), unit: unit, exact: nil) }
    guard let exact = exactly(value) else { return GroupFigure(reasonForNothing, unit: unit, exact: nil) }
    if told.contains(grouping), let rounded = unit.rounded(exact, step: Double(minimum) * perTie(graph)) {
      return GroupFigure(.published(rounded), unit: unit, exact: exact)
    }
    return GroupFigure(reasonForNothing, unit: unit, exact: exact)
  }

  /// A result about single stakeholders, ties, communities or sectors: closed to everybody without the permission.
  package func confidential<Value: Sendable>(_ compute: (Graph) -> Value) -> Confidential<Value> {
    Confidential(compute(graph))
  }

  /// The value; nil where nobody was asked, for what nobody was asked about is not "no".
  private func exactly(_ value: (Graph) -> Double?) -> Double? { question == .asked ? value(graph) : nil }

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

  /// Whether there are ratings, rather than ties alone.
  package var hasStrengths: Bool { graph.isWeighted }

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

  /// The mean rating that each stakeholder receives.
  ///
  /// It is published if enough rate it, they do not all give the same, and the mean leaves open whether any one of them
  /// rated low: as many ratings at the bottom and a single one in the middle of the scale would not give more. Means
  /// that are published could be taken off the total: what is left must be ratings of two or more, by enough; else
  /// those with the fewest ratings are held back as well, until it is.
  package func meansReceived(on scale: Kind.Scale?) -> [GroupFigure] {
    let ratings = graph.nodes.map { node in
      graph.predecessors(of: node).compactMap { graph.strength(from: $0, to: node) }
    }
    var isTold = ratings.map { mayTellMean(of: $0, on: scale) }
    while true {
      let rest = graph.nodes.filter { !isTold[$0] && !ratings[$0].isEmpty }
      let raters = Set(rest.flatMap { graph.predecessors(of: $0).map(\.self) })
      guard !rest.isEmpty, rest.count < 2 || raters.count < minimum,
        let next = graph.nodes.filter({ isTold[$0] }).min(by: { (ratings[$0].count, $0) < (ratings[$1].count, $1) })
      else { break }
      isTold[next] = false
    }
    return graph.nodes.map { node in
      let exact = ratings[node].isEmpty ? nil : ratings[node].reduce(0, +) / Double(ratings[node].count)
      guard isTold[node], let exact, let rounded = GroupFigure.Unit.number.rounded(exact) else {
        return GroupFigure(.suppressed, unit: .number, exact: exact)
      }
      return GroupFigure(.published(rounded), unit: .number, exact: exact)
    }
  }

  private func mayTellMean(of ratings: [Double], on scale: Kind.Scale?) -> Bool {
    guard ratings.count >= minimum, Set(ratings).count > 1 else { return false }
    guard let scale else { return true }
    return ratings.reduce(0, +) >= scale.midpoint + Double(ratings.count - 1) * scale.minimum
  }
}

extension GroupFigure.Unit {
  /// The least width of the ladder 1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8, 10 … that is not below a width. Steps of just
  /// the width that is needed would tell how many ties there are, for it is some ties in proportion to all.
  private static func width(atLeast width: Double) -> Double {
    var scale = 1.0
    while scale > width { scale /= 10 }
    while scale * 10 <= width { scale *= 10 }
    return [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8].lazy.map { $0 * scale }.first { $0 >= width } ?? 10 * scale
  }

  /// The value to two digits; nil where it would say that all or none of a group do something.
  ///
  /// - Parameter step: how wide the steps to round to before must be; 0 for none. Chances have steps of their own.
  package func rounded(_ value: Double, step: Double = 0) -> Double? {
    guard value.isFinite, step.isFinite else { return nil }
    let width = step > 0 && self != .chance ? Self.width(atLeast: step) : 0
    let exact = width > 0 ? (value / width).rounded() * width : value
    let decimals = (exact * 100).rounded() / 100
    switch self {
    case .share: return decimals > 0 && decimals < 1 ? decimals : nil
    case .index: return decimals == 0 ? 0 : decimals
    case .chance: return [0.01, 0.05, 0.1].first { exact <= $0 } ?? 1
    case .number, .count:
      var scale = 1.0
      while abs(exact) * scale >= 100 { scale /= 10 }
      while exact != 0, abs(exact) * scale < 10 { scale *= 10 }
      let digits = (exact * scale).rounded()
      return scale > 1 ? digits / scale : digits * (1 / scale).rounded()
    }
  }
}
