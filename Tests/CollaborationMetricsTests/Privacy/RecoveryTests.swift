import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Can a tie of blame, or the absence of one, be concluded from all figures that are published about a small study? See
/// ``RecoveryAttack``: for each pair other blame is exhibited that gives exactly the same figures and differs on it.
@Suite struct RecoveryTests {
  typealias Pair = RecoveryAttack.Pair
  typealias World = RecoveryWorld

  static let worlds: [World] = [
    World(name: "two sectors of six", sectors: [6, 6]),
    World(name: "two sectors of five", sectors: [5, 5], seed: 2),
    World(name: "sectors of one, two, four and five", sectors: [1, 2, 4, 5], seed: 3),
    World(name: "little contact", sectors: [5, 6], contact: 15, trust: 12, blame: 25, seed: 5),
    World(name: "two who did not answer", sectors: [6, 6], seed: 13, silent: [3, 8]),
    World(name: "six, in groups of three", sectors: [3, 3], blame: 40, seed: 14, minimum: 3),
    World(name: "groups of three among eight", sectors: [4, 4], blame: 35, seed: 11, minimum: 3),
    World(name: "nearly half of all pairs", sectors: [6, 6], blame: 45, seed: 4),
    World(name: "strengths", sectors: [6, 6], seed: 8, hasStrengths: true),
    World(name: "two who have a contract and nothing else", sectors: [6, 6], seed: 25, contract: Pair(from: 0, to: 7)),
    World(name: "three waves", sectors: [6, 6], waves: 3, seed: 6),
  ]

  @Test(arguments: worlds) func noTieIsCertain(world: World) {
    var attack = world.attack
    // Who did not answer blames nobody in the study: that is known.
    attack.known = Set(world.silent.flatMap { from in (0..<world.nodeCount).map { Pair(from: from, to: $0) } })
    let outcome = attack.run(on: world.truth)
    #expect(outcome.certain.isEmpty, "beside \(outcome.others) others of \(outcome.tried)")
  }

  /// Somebody who took part knows its own answers.
  @Test func noTieIsCertainToAParticipant() {
    let world = World(name: "a participant", sectors: [6, 6], seed: 9)
    var attack = world.attack
    attack.known = Set((1..<12).map { Pair(from: 0, to: $0) })
    let outcome = attack.run(on: world.truth)
    #expect(outcome.certain.isEmpty, "beside \(outcome.others) others of \(outcome.tried)")
  }

  /// A report, and a second one with one more tie.
  @Test func noTieIsCertainFromTwoReports() throws {
    let world = World(name: "two reports", sectors: [6, 6], seed: 10)
    var truth = world.truth
    let late = try #require((0..<12).lazy.map { Pair(from: $0, to: ($0 + 5) % 12) }.first { truth[0][$0] == nil })
    truth.append(truth[0].merging([late: 1]) { $1 })
    let attack = RecoveryAttack(nodeCount: 12, studies: { $0.map { world.study([$0]) } }, isNested: true)
    let outcome = attack.run(on: truth)
    #expect(outcome.certain.isEmpty, "beside \(outcome.others) others of \(outcome.tried)")
  }

  /// A report, and a second one after one more answered, who blames nobody: is that certain?
  @Test func aLateAnswerIsNotCertain() {
    let late = 4
    let world = World(name: "a late answer", sectors: [6, 6], seed: 13, silent: [late])
    var attended = world
    attended.silent = []
    let attack = RecoveryAttack(
      nodeCount: 12, studies: { [world.study([$0[0]]), attended.study([$0[1]])] },
      classes: (0..<12).map { $0 == late ? 1 : 0 }, isNested: true, late: [late],
      isAskedAbout: { $0.from == late })
    let outcome = attack.run(on: [world.truth[0], world.truth[0]], steps: 6_000_000, seed: 5)
    #expect(outcome.certain.isEmpty, "beside \(outcome.others) others of \(outcome.tried)")
  }

  // MARK: The attack can succeed

  /// If the blame between two were told as well, it alone would be certain.
  @Test func aLeakIsFound() {
    let world = World(name: "a leak", sectors: [6, 6])
    var attack = world.attack
    let pairs = [Pair(from: 0, to: 7), Pair(from: 7, to: 0)]
    attack.leak = { blames in "\(pairs.map { blames[0][$0] != nil })" }
    let certain = attack.run(on: world.truth, steps: 400_000).certain
    #expect(Set(certain).isSuperset(of: pairs) && certain.count < 12, "\(certain)")
  }

  /// How many blame somebody, and whom, would tell of those whom nobody blames.
  @Test func ranksWouldTell() {
    let world = World(name: "ranks", sectors: [6, 6], blame: 20, seed: 2)
    var attack = world.attack
    attack.leak = { blames in "\((0..<12).map { node in blames[0].keys.count { $0.to == node } })" }
    let spared = (0..<12).filter { node in !world.truth[0].keys.contains { $0.to == node } }
    let certain = Set(attack.run(on: world.truth, steps: 100_000).certain)
    #expect(!spared.isEmpty)
    for node in spared {
      for other in 0..<12 where other != node { #expect(certain.contains(Pair(from: other, to: node))) }
    }
  }

  // MARK: Every possible blame of four

  /// Four stakeholders of two sectors, with contact and trust that tell all of them apart.
  private static var four: StakeholderNetwork {
    var builder = StudyBuilder(settings: StudySettings(completeness: .allKinds))
    for node in 0..<4 { builder.add(Stakeholder(id: .init(rawValue: "s\(node)"), sector: node < 2 ? "x" : "y")) }
    for (from, to, kind) in [(0, 1, Kind.ID.trust), (1, 2, .trust), (0, 2, .collaborate), (2, 3, .trust)] {
      builder.add(Relationship(from: .init(rawValue: "s\(from)"), to: .init(rawValue: "s\(to)"), kind: kind))
    }
    return builder.build().latestNetwork
  }

  /// With four people and groups of two, smaller than any study may set, trying every blame leaves some ties certain.
  @Test func groupsOfTwoAreTooSmall() throws {
    let network = Self.four
    let pairs = (0..<4).flatMap { from in (0..<4).filter { $0 != from }.map { (from, $0) } }
    let asked = AskedPairs(about: .blame, in: network)
    let groupings = PairGroupings(of: network, asked: asked, minimum: 2)
    var candidates: [String: [Int]] = [:]
    for code in 0..<(1 << 12) {
      let blame = pairs.enumerated().filter { code >> $0.offset & 1 == 1 }.map(\.element)
      let ties = NegativeTies(
        .blame, of: network, graph: try Graph(nodeCount: 4, ties: blame, isDirected: true), asked: asked,
        rule: PublicationRule(exactly: 2, asked: asked), groupings: groupings)
      let figures = BlameAnalysis(ties, seed: 1, permutations: 9).figures.map { "\($0.figure)" }
      candidates[figures.joined(separator: "|"), default: []].append(code)
    }
    #expect(candidates.values.contains { codes in codes.reduce(0xFFF) { $0 & $1 } != 0 })
  }
}
