import Graphs
import StakeholderModel

/// The negative ties of one kind as indicators may look at them: through the rules of publication.
///
/// Where the study declares its negative ties public, values are exact, of any wave and of any part; else they are what
/// ``NegativeTies`` publishes of the whole.
struct BlameLayer {
  let ties: NegativeTies
  private let permission: NegativeTiePermission?
  private let stakeholderCount: Int

  /// - Throws: what is missing where the kind was not asked about; in confidence `suppressed` at any wave but the last,
  ///   since waves could be subtracted from each other.
  init(_ kind: Kind.ID, of data: PracticeData) throws(Unmeasured) {
    permission = data.study.publicNegativeTies
    stakeholderCount = data.stakeholders.count
    if permission != nil {
      ties = NegativeTies(kind, shownIn: data)
    } else {
      guard data.excluded.isEmpty, data.network.wave?.id == data.study.waves.last?.id else { throw .suppressed }
      ties = NegativeTies(kind, in: data.study)
    }
    guard ties.question == .asked else { throw .missing([Asked.missing(kind)]) }
  }

  /// How many distinct people there must be in each group of which something is published.
  var minimum: Int { permission == nil ? ties.minimum : 1 }

  /// Who was asked about anybody, and answered.
  var answered: [Bool] {
    (0..<stakeholderCount).map { ties.asked.count(from: $0) > 0 }
  }

  /// Who was asked about whom, and answered; a list as long as there are such pairs.
  var askedPairs: [(from: Int, to: Int)] { ties.asked.pairs }

  /// The ties as answers: what somebody was not asked about is not a no.
  func answers(_ graph: Graph, isBinary: Bool = true) -> AnswerMatrix {
    AnswerMatrix(of: graph, among: ties.asked, isBinary: isBinary)
  }

  /// Whether two were asked about each other, and answered.
  func bothAsked(_ one: Int, _ other: Int) -> Bool {
    ties.asked.contains(one, other) && ties.asked.contains(other, one)
  }

  /// A figure as a measurement, if it may be published. Its coverage counts those who answered: that is no secret.
  func measurement(
    _ make: (NegativeTies) -> GroupFigure, of unit: GroupFigure.Unit
  ) throws(Unmeasured) -> Measurement {
    let figure = make(ties)
    let value: Double
    if let permission {
      guard let exact = figure.revealed(by: permission) else {
        throw .tooLittle(Wording.tooLittle(ties.kind))
      }
      value = exact
    } else {
      switch figure.publication {
      case .published(let published): value = published
      case .suppressed: throw .suppressed
      case .notMeasurable(let reason): throw .missing([reason])
      }
    }
    return Measurement(
      value, used: answered.count(where: \.self), eligible: answered.count,
      counted: .stakeholderAsked,
      working: permission == nil ? Wording.fromConfidentialTies : Wording.fromAllTies)
  }

  /// A part of a whole as a measurement, if it may be published.
  ///
  /// - Parameters:
  ///   - scope: What the share tells apart.
  ///   - apart: What else it tells apart together with other figures.
  ///   - perTie: By how much it changes with a single tie, as in ``NegativeTies``.
  ///   - parts: The part and the whole; a whole of 0 gives no value.
  func share(
    _ scope: PublicationRule.Scope, _ apart: PublicationRule.Scope? = nil, perTie: (Graph) -> Double = { _ in 0 },
    of parts: (Graph) -> (part: Double, whole: Double)
  ) throws(Unmeasured) -> Measurement {
    var found = try measurement(
      { ties in
        guard let apart else { return ties.figure(scope, unit: .share, perTie: perTie) { Self.ratio(parts($0)) } }
        return ties.figure(scope, apart, unit: .share, perTie: perTie) { Self.ratio(parts($0)) }
      }, of: .share)
    show(&found) { Self.working(parts($0)) }
    return found
  }

  /// A part of a whole by groups of pairs, if it may be published beside all others of the kind.
  ///
  /// - Parameter whole: How many pairs the whole has; all ties if not given.
  func share(
    by grouping: PairGrouping, of whole: Int? = nil, _ parts: (Graph) -> (part: Double, whole: Double)
  ) throws(Unmeasured) -> Measurement {
    var found = try measurement(
      { ties in
        ties.figure(by: grouping, unit: .share, perTie: { 1 / Double(max(1, whole ?? $0.tieCount)) }) {
          Self.ratio(parts($0))
        }
      }, of: .share)
    show(&found) { Self.working(parts($0)) }
    return found
  }

  private static func ratio(_ parts: (part: Double, whole: Double)) -> Double? {
    parts.whole > 0 ? parts.part / parts.whole : nil
  }

  private static func working(_ parts: (part: Double, whole: Double)) -> String {
    "\(Wording.number(parts.part)) / \(Wording.number(parts.whole))"
  }

  /// A part of some pairs of partners, if it may be published beside all others of the kind.
  func share(
    by grouping: PairGrouping, ofPairs pairs: [PracticePair], in data: PracticeData, _ part: (Graph) -> Int
  ) throws(Unmeasured) -> Measurement {
    var found = try share(by: grouping, of: pairs.count) { (Double(part($0)), Double(pairs.count)) }
    found.counted = .pair
    found.used = pairs.count
    found.eligible = data.positivePairs.count
    return found
  }

  /// The partners who were both asked about each other, and answered.
  func partners(in data: PracticeData) -> [PracticePair] {
    data.positivePairs.filter { bothAsked($0.first, $0.second) }
  }

  /// Puts the numbers into the formula and adds the ties that were used, where the study declares them public.
  func show(_ found: inout Measurement, _ working: (Graph) -> String) {
    guard permission != nil else { return }
    if let text = confidential({ working($0) }) { found.working = text }
    let shown = confidential { graph in graph.ties.map { PracticeTie(from: $0.from, to: $0.to, kind: ties.kind) } }
    found.evidence = [.init(title: Wording.ties(of: ties.kind), ties: shown ?? [])]
  }

  /// A figure that stands beside another one; nil where it may not be published or is not defined.
  func optional(_ make: (NegativeTies) -> GroupFigure) -> Double? {
    let figure = make(ties)
    return permission.map { figure.revealed(by: $0) } ?? figure.value
  }

  /// Something computed once for several figures. Whoever uses it publishes it through figures alone.
  func confidential<Value>(_ compute: (Graph) -> Value?) -> Value? {
    var result: Value?
    _ = ties.figure(.all, unit: .index) { graph in
      result = compute(graph)
      return nil
    }
    return result
  }

  /// What chance gives, by the rules that hold for the value beside it.
  ///
  /// - Parameters:
  ///   - grouping: How the value tells pairs apart, if it does. What chance gives must then not depend on the ties.
  ///   - perTie: By how much what chance gives changes with who is tied to whom, as in ``NegativeTies``.
  func published(
    _ drawn: Measurement.Chance?, _ scope: PublicationRule.Scope = .all, by grouping: PairGrouping? = nil,
    unit: GroupFigure.Unit, perTie: (Graph) -> Double = { _ in 0 }, model: String
  ) -> Measurement.Chance? {
    func shown(_ value: Double?, _ unit: GroupFigure.Unit) -> Double? {
      optional { ties in
        guard let grouping else { return ties.figure(scope, unit: unit, perTie: perTie) { _ in value } }
        return ties.figure(by: grouping, unit: unit, perTie: { _ in 0 }) { _ in value }
      }
    }
    guard let drawn, let expected = shown(drawn.expected, unit), let p = shown(drawn.pValue, .chance) else {
      return nil
    }
    return Measurement.Chance(
      expected: expected, pValue: p, permutations: drawn.permutations, model: model, isInSteps: permission == nil)
  }

  /// How many pairs have a tie of either sign, at least 1.
  func signedPairs(_ graph: Graph, beside positive: Graph) -> Double {
    Double(max(1, SignedGraph(positive: positive, negative: graph.unweighted).undirected().tieCount))
  }

  /// See ``PublicationRule/Scope/blamingOn(among:)``.
  var blamingOn: PublicationRule.Scope { .blamingOn(among: ties.asked) }
  /// See ``PublicationRule/Scope/onlyHittingBack(among:)``.
  var onlyHittingBack: PublicationRule.Scope { .onlyHittingBack(among: ties.asked) }

  /// The seed for comparisons with chance: see ``NegativeTies/seed(_:)``.
  func seed(_ data: PracticeData) -> UInt64 { ties.seed(data.seed) }

  /// Negative over negative and positive, each side of a pair that was asked counted once.
  func shareBesidePositive(_ data: PracticeData) throws(Unmeasured) -> Measurement {
    let goodwill = data.positiveSides
    guard !goodwill.isEmpty else { throw .missing(["relationships: ties of positive kinds"]) }
    let scale = data.study.kind(ties.kind)?.scale?.maximum
    let pairs = askedPairs
    let positive = pairs.reduce(0) { $0 + (goodwill[Arc($1.from, $1.to)] ?? 0) }
    return try share(.all, perTie: { _ in 1 / max(1, positive) }) { graph in
      let top = scale ?? graph.ties.reduce(0.0) { max($0, $1.strength) }
      let negative = pairs.reduce(0) { sum, pair in
        sum + (graph.strength(from: pair.from, to: pair.to).map { $0 / top } ?? 0)
      }
      return (negative, negative + positive)
    }
  }
}

extension NegativeTies {
  /// The ties of a kind that a study declares public, of any wave and of any part of it.
  fileprivate init(_ kind: Kind.ID, shownIn data: PracticeData) {
    let whole = AskedPairs(about: kind, in: data.network)
    let nodes = data.stakeholders.map { data.network.node(of: $0.id) }
    let asked = AskedPairs(nodeCount: nodes.count) { from, to in
      guard let from = nodes[from], let to = nodes[to] else { return false }
      return whole.contains(from, to)
    }
    self.init(
      kind, of: data.network, graph: data.openGraph(of: kind), asked: asked,
      rule: PublicationRule(minimum: data.study.settings.minimumGroupSize, asked: asked))
  }
}

extension Graph {
  /// Whether there is a tie either way.
  func isTied(_ one: Int, _ other: Int) -> Bool {
    containsTie(from: one, to: other) || containsTie(from: other, to: one)
  }
}

extension PracticeData {
  /// The public ties of a kind of negative sign, with strengths; unknown ones count as the mean of the others.
  fileprivate func openGraph(of kind: Kind.ID) -> Graph {
    let reports = openRows.filter { $0.kind == kind && $0.isCurrent }
    let known = reports.compactMap(\.strength)
    let mean = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    do {
      var builder = try GraphBuilder(nodeCount: stakeholders.count, isDirected: true)
      for row in reports {
        let strength = row.strength ?? mean
        try builder.add(from: row.from, to: row.to, strength: strength)
        if study.kind(kind)?.isDirected == false { try builder.add(from: row.to, to: row.from, strength: strength) }
      }
      return try builder.build()
    } catch {
      preconditionFailure("Checked ties gave an invalid graph: \(error)")
    }
  }

  /// For each side of a pair the strongest positive tie, over the top of its scale; unknown strengths count as the mean
  /// of their kind.
  var positiveSides: [Arc: Double] {
    var sides: [Arc: Double] = [:]
    for kind in Set(ties.map(\.kind)).sorted() where isPositive(kind) {
      let own = ties(kind)
      let known = own.compactMap(\.strength)
      let top = study.kind(kind)?.scale?.maximum ?? known.max() ?? 1
      let mean = known.isEmpty ? top : known.reduce(0, +) / Double(known.count)
      let isDirected = study.kind(kind)?.isDirected ?? true
      for tie in own {
        let strength = (tie.strength ?? mean) / top
        sides[Arc(tie.from, tie.to)] = max(sides[Arc(tie.from, tie.to)] ?? 0, strength)
        if !isDirected { sides[Arc(tie.to, tie.from)] = max(sides[Arc(tie.to, tie.from)] ?? 0, strength) }
      }
    }
    return sides
  }

  /// The positive ties as a directed graph.
  var positiveGraph: Graph { graph(of: ties.filter { isPositive($0.kind) }, directed: true) }

  /// The pairs with a positive tie, and those that belong to the same partnership.
  var partners: Set<PracticePair> {
    var partners = Set(positivePairs)
    var members: [String: Set<Int>] = [:]
    for row in rows where row.report.isTie && row.bindsTogether {
      guard let partnership = row.report.partnership else { continue }
      members[partnership, default: []].formUnion([row.from, row.to])
    }
    for partnership in members.values {
      let sorted = partnership.sorted()
      for (position, first) in sorted.enumerated() {
        for second in sorted.dropFirst(position + 1) { partners.insert(PracticePair(first, second)) }
      }
    }
    return partners
  }
}
