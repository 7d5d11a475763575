import Testing

@testable import Graphs

@Suite struct FrustrationTests {
  /// Brute force over 2¹⁵ divisions, integer programming, and Aref & Wilson 2018.
  @Test func golden59TheTribes() {
    let index = SignedGraph(positive: Samples.tribesPositive, negative: Samples.tribesNegative).frustrationIndex()
    #expect(index.value == 7 && index.lower == 7 && index.isProved)
    #expect(index.optimaCount == 1)
    #expect(isClose(index.normalized, 0.758620689655, tolerance: 1e-11))
    #expect(index.frustratedTies.count == 7)
    #expect(index.camps == [true, true] + [Bool](repeating: false, count: 12) + [true, true])
  }

  /// All divisions, tie by tie; the number of the best ones with camps of components exchanged counting once.
  private func reference(_ signed: SignedGraph) -> (value: Double, optima: Int) {
    let pairs = signed.undirected()
    var best = Double.infinity
    var optima = 0
    for code in 0..<(1 << signed.nodeCount) {
      var cost = 0.0
      for tie in pairs.positive.ties where code >> tie.from & 1 != code >> tie.to & 1 { cost += tie.strength }
      for tie in pairs.negative.ties where code >> tie.from & 1 == code >> tie.to & 1 { cost += tie.strength }
      if cost < best - 1e-9 {
        (best, optima) = (cost, 1)
      } else if cost < best + 1e-9 {
        optima += 1
      }
    }
    return (best, optima >> pairs.signedTies.components().count)
  }

  @Test(arguments: SignedCase.all(seeds: 70))
  func byDefinition(example: SignedCase) throws {
    let signed = try example.graph()
    let index = signed.frustrationIndex()
    guard signed.undirected().tieCount > 0 else {
      #expect(index.value == nil && index.normalized == nil && index.undefinedReason != nil)
      return
    }
    let expected = reference(signed)
    #expect(isClose(index.value, expected.value, tolerance: 1e-9))
    #expect(index.isProved && index.lower == index.value)
    #expect(index.optimaCount == expected.optima)
    #expect(isClose(index.value, index.frustratedTies.reduce(0) { $0 + abs($1.strength) }))
  }

  /// What the small parts are spared: taking out nodes, bounds, and the search, each on its own.
  @Test(arguments: SignedCase.all(seeds: 60))
  func machineryOfLargePartsOnSmallOnes(example: SignedCase) throws {
    let signed = try example.graph(nodes: 9)
    let whole = signed.undirected().signedTies
    guard whole.tieCount > 0 else { return }
    let expected = reference(signed).value
    let reduction = SignedReduction(whole)
    let left = reduction.graph
    let rest = SignedPart(count: left.nodeCount, ties: left.ties.map { ($0.from, $0.to, $0.strength) })
    let least = CampEnumeration(rest).solution
    #expect(isClose(reduction.certainCost + least.lower, expected, tolerance: 1e-9))
    let part = SignedPart(count: whole.nodeCount, ties: whole.ties.map { ($0.from, $0.to, $0.strength) })
    #expect(isClose(part.cost(of: reduction.restored(least.camps)), expected, tolerance: 1e-9))
    let searched = CampSearch(part, effort: 1_000_000, seed: 1).solution
    #expect(isClose(part.cost(of: searched.camps), expected, tolerance: 1e-9))
    #expect(isClose(searched.lower, expected, tolerance: 1e-9))
    let improved = CampImprovement(part, seed: 3).camps
    #expect(FrustrationBound.byCircles(part, camps: improved) <= expected + 1e-9)
    #expect(FrustrationBound.byEigenvalue(part) <= expected + 1e-9)
    let cutOff = CampSearch(part, effort: 5, seed: 1).solution
    #expect(cutOff.lower <= expected + 1e-9)
    #expect(part.cost(of: cutOff.camps) >= expected - 1e-9)
  }

  /// The least eigenvalue bounds the tribes' index by ⌈4.16⌉.
  @Test func eigenvalueBoundOfTheTribes() {
    let signed = SignedGraph(positive: Samples.tribesPositive, negative: Samples.tribesNegative).signedTies
    let part = SignedPart(count: 16, ties: signed.ties.map { ($0.from, $0.to, $0.strength) })
    let bound = FrustrationBound.byEigenvalue(part)
    #expect(bound > 4.15 && bound < 4.17)
  }

  /// Two camps planted with a few ties turned, larger than all divisions could be tried.
  @Test(arguments: [25, 40, 80])
  func plantedCampsAreFoundAndProved(count: Int) throws {
    let random = Graph.erdosRenyi(nodeCount: count, tieCount: 3 * count, seed: 11)
    var generator = SplitMix64(seed: 4)
    var turned = 0
    var ties: [Bool: [(Int, Int)]] = [:]
    for tie in random.ties {
      let isTurned = generator.nextUnit() < 0.04
      turned += isTurned ? 1 : 0
      ties[(tie.from % 2 == tie.to % 2) != isTurned, default: []].append((tie.from, tie.to))
    }
    let signed = SignedGraph(
      positive: try Graph(nodeCount: count, ties: ties[true] ?? [], isDirected: false),
      negative: try Graph(nodeCount: count, ties: ties[false] ?? [], isDirected: false))
    let index = signed.frustrationIndex()
    #expect(index.isProved)
    #expect((index.value ?? .infinity) <= Double(turned))
    #expect(index.optimaCount == nil)
  }

  @Test func whatIsNotProvedHasBounds() {
    let positive = Graph.erdosRenyi(nodeCount: 120, probability: 0.15, seed: 1)
    let negative = Graph.erdosRenyi(nodeCount: 120, probability: 0.15, seed: 2)
    let index = SignedGraph(positive: positive, negative: negative).frustrationIndex(effort: 20_000)
    #expect(!index.isProved)
    let (lower, value) = (index.lower ?? 0, index.value ?? 0)
    #expect(lower > 50 && lower < value)
    #expect(index.score.details[1].value == 0)
    let again = SignedGraph(positive: positive, negative: negative).frustrationIndex(effort: 20_000)
    #expect(again == index)
  }

  @Test func bridgesCostNothing() throws {
    let tree = try Graph(nodeCount: 4, ties: [(0, 1), (1, 2)], isDirected: false)
    let enemies = try Graph(nodeCount: 4, ties: [(1, 3)], isDirected: false)
    let index = SignedGraph(positive: tree, negative: enemies).frustrationIndex()
    #expect(index.value == 0 && index.normalized == 1 && index.camps == [true, true, true, false])
  }
}
