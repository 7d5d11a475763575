import Graphs
import Testing

@Suite struct SignedGraphTests {
  @Test func tiesInBothLayersAreAmbivalent() throws {
    let trust = try Graph(nodeCount: 4, ties: [(0, 1), (1, 2), (2, 3)], isDirected: true)
    let blame = try Graph(nodeCount: 4, ties: [(0, 1), (2, 1), (3, 2), (3, 0)], isDirected: true)
    let signed = SignedGraph(positive: trust, negative: blame)
    #expect(signed.ambivalent.ties.map { [$0.from, $0.to] } == [[0, 1]])
    #expect(signed.positive.tieCount == 2 && signed.negative.tieCount == 3)
    let pairs = signed.undirected()
    #expect(pairs.positive.tieCount == 0)
    #expect(pairs.negative.ties.map { [$0.from, $0.to] } == [[0, 3]])
    #expect(pairs.ambivalent.ties.map { [$0.from, $0.to] } == [[0, 1], [1, 2], [2, 3]])
    let strict = signed.undirected(.anyNegative)
    #expect(strict.negative.tieCount == 4 && strict.ambivalent.tieCount == 0)
    #expect(strict.rule == .anyNegative)
  }

  @Test(arguments: SignedCase.all(seeds: 30))
  func pairsByDefinition(example: SignedCase) throws {
    let signed = try example.graph()
    for rule in SignRule.allCases {
      let pairs = signed.undirected(rule)
      for one in signed.nodes {
        for other in signed.nodes where one < other {
          let signs = signed.isDirected ? [(one, other), (other, one)] : [(one, other)]
          let sum = signs.reduce(0) { $0 + signed.sign($1.0, $1.1) }
          let isAmbivalent = signs.contains { signed.ambivalent.containsTie(from: $0.0, to: $0.1) }
          let isNegative = signs.contains { signed.sign($0.0, $0.1) < 0 } || isAmbivalent
          let isTied = isAmbivalent || signs.contains { signed.sign($0.0, $0.1) != 0 }
          let expected = rule == .anyNegative && isNegative ? -1 : sum.signum()
          #expect(pairs.sign(one, other) == expected)
          #expect(pairs.ambivalent.containsTie(from: one, to: other) == (isTied && expected == 0))
          guard expected != 0, !isAmbivalent else { continue }
          let strengths = signs.map { signed.signedStrength($0.0, $0.1) * Double(expected) }.filter { $0 > 0 }
          #expect(
            isClose(
              abs(pairs.signedStrength(one, other)), strengths.reduce(0, +) / Double(strengths.count)))
        }
      }
    }
  }

  @Test func degreesBySign() throws {
    let trust = try Graph(nodeCount: 4, ties: [(0, 1), (2, 1), (1, 2)], isDirected: true)
    let blame = try Graph(nodeCount: 4, ties: [(0, 2), (3, 1)], isDirected: true)
    let signed = SignedGraph(positive: trust, negative: blame)
    let received = signed.degrees(.incoming)
    #expect(received.positive.values == [0, 2, 1, 0])
    #expect(received.negative.values == [0, 1, 1, 0])
    #expect(received.net.values == [0, 1, 0, 0])
    expectClose(received.ratio, [nil, 2.0 / 3, 0.5, nil])
    #expect(received.ratio.undefinedReason != nil)
    #expect(signed.degrees().positive.values == [1, 3, 2, 0])
  }
}
