import Graphs
import StakeholderModel

/// What chance gives for figures about blame. Each is computed inside the gate and opens only through
/// ``BlameLayer/published(_:_:by:unit:model:)``.
extension BlameLayer {
  /// As many one-way and mutual ties drawn anew among those who were asked.
  func drawnAnew(_ data: PracticeData, _ value: (Graph) -> Double?) -> Measurement.Chance? {
    let count = permutations(data, data.stakeholders.count)
    guard count > 0 else { return nil }
    let pairs = askedPairs
    return confidential { graph in
      guard let observed = value(graph) else { return nil }
      let dyads = dyadCensus(of: graph)
      return Permutations.chance(of: observed, model: "", count: count, seed: seed(data)) { generator in
        value(redrawn(dyads, among: pairs, using: &generator))
      }
    }
  }

  /// How uneven the blame received is if the blame of each is led to as many others, drawn at random.
  func ledElsewhere(_ data: PracticeData) -> Measurement.Chance? {
    confidential { graph in
      guard let observed = Unevenness.gini(graph.nodes.map(graph.inStrength(of:))) else { return nil }
      let ties = graph.strengthsGiven.enumerated().flatMap { giver, given in
        given.map { (from: giver, amount: $0) }
      }
      return Permutations.chance(of: observed, model: "", count: permutations(data, 20), seed: seed(data)) {
        Unevenness.gini(Permutations.thrown(ties, among: graph.nodeCount, using: &$0))
      }
    }
  }

  /// How much blame is returned if who gives which answers is dealt out anew, the answers of the other side kept
  /// (Krackhardt 1988, QAP).
  func answersDealtOut(_ data: PracticeData) -> Measurement.Chance? {
    let count = permutations(data, data.stakeholders.count)
    guard count > 0 else { return nil }
    return confidential { graph in
      let answers = answers(graph)
      guard let expected = answers.knownDensity else { return nil }
      let test = answers.quadraticAssignment(with: answers.transposed, permutations: count, seed: seed(data)).chance
      return .init(expected: expected, pValue: test.pValue, permutations: count, model: "")
    }
  }

  /// How much blame crosses sectors if who belongs to which is dealt out anew; expected by counting pairs.
  func sectorsDealtOut(
    _ data: PracticeData, _ groups: MergedGroups, _ value: (Graph, [Int?]) -> Double?
  ) -> Measurement.Chance? {
    let sizes = Dictionary(grouping: groups.labels.compactMap(\.self), by: \.self).mapValues(\.count)
    let known = Double(sizes.values.reduce(0, +))
    let same = sizes.values.reduce(0.0) { $0 + Double($1 * ($1 - 1)) }
    let expected = 1 - same / (known * (known - 1))
    return confidential { graph in
      guard let observed = value(graph, groups.labels) else { return nil }
      return Permutations.chance(
        of: observed, expected: expected, model: "", count: permutations(data, 20), seed: seed(data)
      ) { generator in value(graph, generator.shuffledLabels(groups.labels)) }
    }
  }

  /// How much blame falls on beneficiaries, over their number, if who is one is dealt out anew.
  func beneficiariesDealtOut(_ data: PracticeData, _ members: Set<Int>) -> Measurement.Chance? {
    let count = data.stakeholders.count
    let parity = Double(members.count) / Double(count)
    return confidential { graph in
      let all = graph.ties.reduce(0.0) { $0 + $1.strength }
      guard all > 0 else { return nil }
      func ratio(_ isMember: (Int) -> Bool) -> Double {
        graph.ties.reduce(0.0) { $0 + (isMember($1.to) ? $1.strength : 0) } / all / parity
      }
      return Permutations.chance(
        of: ratio(members.contains), expected: 1, model: "", count: permutations(data, 20), seed: seed(data)
      ) { generator in
        let marks = Permutations.marks(members.count, of: count, using: &generator)
        return ratio { marks[$0] }
      }
    }
  }

  /// How many triangles are in balance if which ties are blame is dealt out anew.
  func signsDealtOut(_ data: PracticeData, _ positive: Graph) -> Measurement.Chance? {
    confidential { graph in
      let signed = SignedGraph(positive: positive, negative: graph).undirected()
      guard let observed = signed.triadBalance().balance.value else { return nil }
      let ties = signed.positive.ties.map { ($0.from, $0.to) } + signed.negative.ties.map { ($0.from, $0.to) }
      let negatives = signed.negative.tieCount
      return Permutations.chance(of: observed, model: "", count: min(data.permutations, 499), seed: seed(data)) {
        generator in
        let marks = Permutations.marks(negatives, of: ties.count, using: &generator)
        let (plus, minus) = (zip(ties, marks).filter { !$0.1 }.map(\.0), zip(ties, marks).filter(\.1).map(\.0))
        guard let first = try? Graph(nodeCount: signed.nodeCount, ties: plus, isDirected: false),
          let second = try? Graph(nodeCount: signed.nodeCount, ties: minus, isDirected: false)
        else { return nil }
        return SignedGraph(positive: first, negative: second).triadBalance().balance.value
      }
    }
  }

  /// Between which bounds the nearness to two camps is; both are the same where it is proved.
  func boundsOfFrustration(_ data: PracticeData, _ positive: Graph) -> (lower: Double, upper: Double)? {
    confidential { graph in
      let signed = SignedGraph(positive: positive, negative: graph.unweighted).undirected()
      let index = signed.frustrationIndex(effort: 2_000_000, seed: seed(data))
      guard let fewest = index.normalized, let least = index.lower else { return nil }
      return (fewest, index.isProved ? fewest : 1 - 2 * least / Double(signed.tieCount))
    }
  }

  /// How often chance is tried where each time looks at so many things for each stakeholder.
  private func permutations(_ data: PracticeData, _ perStakeholder: Int) -> Int {
    data.affordablePermutations(for: data.stakeholders.count * perStakeholder)
  }
}

// MARK: Drawing dyads

extension BlameLayer {
  /// How many pairs blame each other, and how many one way.
  private struct DyadCensus {
    var mutual = 0
    var oneWay = 0
  }

  private func dyadCensus(of graph: Graph) -> DyadCensus {
    var census = DyadCensus()
    for tie in graph.ties {
      if !graph.containsTie(from: tie.to, to: tie.from) {
        census.oneWay += 1
      } else if tie.from < tie.to {
        census.mutual += 1
      }
    }
    return census
  }

  /// As many mutual and one-way ties, drawn anew among those who were asked (Holland & Leinhardt 1976, U | MAN).
  private func redrawn(
    _ census: DyadCensus, among askedPairs: [(from: Int, to: Int)], using generator: inout SplitMix64
  ) -> Graph {
    var taken = Set<PracticePair>()
    var drawn: [(Int, Int)] = []
    if census.mutual > 0 {
      generator.visit(askedPairs) { pair in
        if bothAsked(pair.from, pair.to), taken.insert(PracticePair(pair.from, pair.to)).inserted {
          drawn += [(pair.from, pair.to), (pair.to, pair.from)]
        }
        return taken.count < census.mutual
      }
    }
    let all = taken.count + census.oneWay
    if census.oneWay > 0 {
      generator.visit(askedPairs) { pair in
        if taken.insert(PracticePair(pair.from, pair.to)).inserted { drawn.append((pair.from, pair.to)) }
        return taken.count < all
      }
    }
    do {
      return try Graph(nodeCount: ties.network.stakeholders.count, ties: drawn, isDirected: true)
    } catch {
      preconditionFailure("Pairs of a network gave an invalid graph: \(error)")
    }
  }
}

extension SplitMix64 {
  /// Goes through some elements in random order, each order equally likely, until told to stop.
  mutating func visit<Element>(_ elements: [Element], _ goOn: (Element) -> Bool) {
    var remaining = elements
    for place in remaining.indices {
      remaining.swapAt(place, place + nextIndex(below: remaining.count - place))
      if !goOn(remaining[place]) { return }
    }
  }
}
