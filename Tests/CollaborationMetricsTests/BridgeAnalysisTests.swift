import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

@Suite struct BridgeAnalysisTests {
  /// A triangle a-b-c; c holds d and, through e, f and g; h stands alone.
  let ties = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("c", "e"), ("e", "f"), ("e", "g")]

  @Test func cutPointsSayWhomTheyHold() throws {
    let bridges = BridgeAnalysis(of: smallStudy(ties, alone: ["h"]).latestNetwork)
    #expect(bridges.cutPoints.map(\.stakeholder.id.rawValue) == ["c", "e"])

    let c = try #require(bridges.cutPoints.first)
    // Without c: {e, f, g}, {a, b}, {d}.
    #expect(c.rest == 3)
    #expect(c.cutOff.map { $0.stakeholders.map(\.id.rawValue) } == [["a", "b"], ["d"]])
    #expect(c.partsAdded == 2 && c.cutOffCount == 3)
    // Of the 15 pairs of the other six, 3 + 1 stay joined.
    #expect(c.pairsLost == 11)
    #expect(abs(c.shareOfPairsLost - 11.0 / 15) < 1e-12)

    let e = try #require(bridges.cutPoints.last)
    #expect(e.cutOff.map { $0.stakeholders.map(\.id.rawValue) } == [["f"], ["g"]])
    // Of 15 pairs, the 6 among a, b, c, d stay.
    #expect(e.pairsLost == 9)
  }

  @Test func pairsOfOtherPartsCountInTheShare() throws {
    let bridges = BridgeAnalysis(of: smallStudy([("a", "b"), ("b", "c"), ("x", "y")]).latestNetwork)
    let b = try #require(bridges.cutPoints.first)
    // Others that a path joins now: a-c and x-y; a-c is lost.
    #expect(b.pairsLost == 1)
    #expect(b.shareOfPairsLost == 0.5)
  }

  @Test func bridgeTiesPartTheNetwork() {
    let bridges = BridgeAnalysis(of: smallStudy(ties, alone: ["h"]).latestNetwork)
    let found = bridges.bridgeTies.map {
      "\($0.smaller.id)\($0.smallerSize)-\($0.larger.id)\($0.largerSize)"
    }
    #expect(found == ["e3-c4", "d1-c6", "f1-e6", "g1-e6"])
    #expect(bridges.bridgeTies.map(\.isOnlyTieOfOne) == [false, true, true, true])
  }

  @Test func brokersAreOrderedByBetweenness() throws {
    let bridges = BridgeAnalysis(of: smallStudy(ties, alone: ["h"]).latestNetwork)
    let first = try #require(bridges.brokers.first)
    #expect(first.stakeholder.id == "c" && first.degree == 4)
    // Pairs through c: all between {a, b}, {d} and {e, f, g}: 2·1 + 2·3 + 1·3.
    #expect(first.betweenness == 11)
    let alone = try #require(bridges.brokers.last { $0.degree == 0 })
    #expect(alone.constraint == nil && alone.effectiveSize == nil && alone.betweenness == 0)
    #expect(bridges.isolates.map(\.id.rawValue) == ["h"])
    #expect(bridges.isolateCount == 1 && bridges.groupCount == 1 && bridges.largestPart == 7)
  }

  /// Nothing about those who do not want to be shown can be read off the numbers of others.
  @Test func whoeverDoesNotWantToBeShownTakesNoPart() {
    let hidden = ["c", "f", "h"]
    let with = BridgeAnalysis(of: smallStudy(ties, alone: ["h"], hidden: hidden).latestNetwork)
    let others = ties.filter { !hidden.contains($0.0) && !hidden.contains($0.1) }
    let without = BridgeAnalysis(of: smallStudy(others, alone: ["d"]).latestNetwork)
    #expect(with.brokers.map(\.stakeholder.id).sorted() == without.brokers.map(\.stakeholder.id).sorted())
    #expect(with.brokers.map(\.degree).sorted() == without.brokers.map(\.degree).sorted())
    #expect(with.cutPoints.map(\.stakeholder.id) == without.cutPoints.map(\.stakeholder.id))
    #expect(with.network.notShown == 3)
  }

  @Test func aRingHasNeitherCutPointNorBridge() {
    let bridges = BridgeAnalysis(of: smallStudy([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]).latestNetwork)
    #expect(bridges.cutPoints.isEmpty && bridges.bridgeTies.isEmpty && bridges.isConnected)
  }

  @Test func anEmptyStudyIsNoProblem() {
    let bridges = BridgeAnalysis(of: smallStudy([]).latestNetwork)
    #expect(bridges.brokers.isEmpty && bridges.cutPoints.isEmpty && bridges.largestPart == 0)
  }
}

@Suite struct BetweennessSensitivityTests {
  let path = [
    ("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g"), ("g", "h"), ("h", "i"), ("i", "j"),
    ("j", "k"),
  ]

  @Test func oneTieInTenIsLeftOutWithoutASurvey() throws {
    let network = smallStudy(path).latestNetwork
    let graph = network.graph()
    let sensitivity = BetweennessSensitivity(of: network, in: graph)
    #expect(sensitivity.omission == .ties(1))
    #expect(sensitivity.draws == BetweennessSensitivity.mostDraws)
    // The middle of a path of eleven: 5 · 5 pairs; if a tie next to it is gone, none or a part of them.
    let middle = try #require(sensitivity.scoresWithGaps[5])
    let whole = try #require(graph.betweenness()[5])
    #expect(whole == 25)
    #expect(middle.lowerBound < whole && middle.upperBound <= whole && middle.lowerBound == 0)
    #expect(sensitivity.scoresWithGaps[0] == 0...0)
  }

  /// Without one of twelve spokes the hub of a star always joins 55 pairs instead of 66, and always comes first: the scores
  /// are no interval around the score, the places hold the place.
  @Test func theScoreMayLieOutsideTheScoresWithGaps() throws {
    let network = smallStudy((1...12).map { ("hub", "spoke \($0)") }).latestNetwork
    let graph = network.graph()
    let sensitivity = BetweennessSensitivity(of: network, in: graph)
    #expect(graph.betweenness()[0] == 66 && sensitivity.scoresWithGaps[0] == 55...55)
    #expect(sensitivity.places == [1] + Array(repeating: 2, count: 12))
    #expect(sensitivity.placesWithGaps[0] == 1...1 && sensitivity.placesWithGaps[1] == 2...2)
  }

  @Test func equalScoresShareAPlace() {
    #expect(BetweennessSensitivity.places(of: [3, nil, 0.1 + 0.2, 7, 0.3, 0]) == [2, nil, 3, 1, 3, 5])
    #expect(BetweennessSensitivity.places(of: [0, 0]) == [1, 1])
    #expect(BetweennessSensitivity.places(of: []).isEmpty)
    // Of five two are left out: first, middle and last of three are first, middle and last of five.
    #expect(BetweennessSensitivity.placesAmongAll(of: [3, nil, 2, nil, 1]) == [1, nil, 3, nil, 5])
    #expect(BetweennessSensitivity.placesAmongAll(of: [3, 2, 2, 1]) == [1, 2, 2, 4])
  }

  @Test func ofFewerThanTenTiesNoneIsLeftOut() {
    let network = smallStudy([("a", "b"), ("b", "c"), ("c", "d")]).latestNetwork
    let sensitivity = BetweennessSensitivity(of: network, in: network.graph())
    #expect(sensitivity.omission == .tooFewTies && sensitivity.draws == 0)
  }

  @Test func theSameSeedGivesTheSameIntervals() {
    let network = smallStudy(path).latestNetwork
    let graph = network.graph()
    let first = BetweennessSensitivity(of: network, in: graph, seed: 7)
    let second = BetweennessSensitivity(of: network, in: graph, seed: 7)
    #expect(first.scoresWithGaps == second.scoresWithGaps && first.placesWithGaps == second.placesWithGaps)
  }

  @Test func asManyAreLeftOutAsDidNotAnswer() {
    var builder = StudyBuilder()
    for id in ["a", "b", "c", "d"] { builder.add(Stakeholder(id: Stakeholder.ID(rawValue: id))) }
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d")] {
      builder.add(Relationship(from: .init(rawValue: from), to: .init(rawValue: to), kind: .collaborate))
    }
    for (id, status) in [("a", SurveyResponse.Status.answered), ("b", .answered), ("c", .noAnswer), ("d", .notAsked)] {
      builder.add(SurveyResponse(stakeholder: .init(rawValue: id), status: status))
    }
    let network = builder.build().latestNetwork
    let sensitivity = BetweennessSensitivity(of: network, in: network.graph())
    #expect(sensitivity.omission == .stakeholders(1))
    // Without a or c nobody is left for b to link; without d it links the only pair of others, as if all 3 pairs.
    #expect(sensitivity.scoresWithGaps[1] == 0...3)
  }

  @Test func nothingIsLeftOutWhereEverybodyAnswered() {
    var builder = StudyBuilder()
    for id in ["a", "b", "c"] {
      builder.add(Stakeholder(id: Stakeholder.ID(rawValue: id)))
      builder.add(SurveyResponse(stakeholder: .init(rawValue: id), status: .answered))
    }
    builder.add(Relationship(from: "a", to: "b", kind: .collaborate))
    let network = builder.build().latestNetwork
    let sensitivity = BetweennessSensitivity(of: network, in: network.graph())
    #expect(sensitivity.omission == .nothing && sensitivity.draws == 0)
    #expect(sensitivity.scoresWithGaps == [nil, nil, nil] && sensitivity.placesWithGaps == [nil, nil, nil])
  }

  @Test(arguments: [(35, 35, 1000), (500, 2500, 20), (1000, 5000, 19), (20_000, 100_000, 0)])
  func largerNetworksGetFewerDraws(nodes: Int, ties: Int, draws: Int) {
    #expect(BetweennessSensitivity.draws(nodes: nodes, ties: ties) == draws)
  }

  @Test func nineTenthsLieInTheMiddle() {
    #expect(BetweennessSensitivity.middleNineTenths(of: (1...19).map(Double.init)) == 1...19)
    #expect(BetweennessSensitivity.middleNineTenths(of: (1...39).map(Double.init)) == 2...38)
    #expect(BetweennessSensitivity.middleNineTenths(of: (1...1000).map(Double.init)) == 50...951)
    #expect(BetweennessSensitivity.middleNineTenths(of: (1...18).map(Double.init)) == nil)
  }
}
