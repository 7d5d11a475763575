import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Can a tie of blame, or the absence of one, be concluded from all figures that are published about a small study?
@Suite struct RecoveryTests {
  typealias Pair = RecoveryAttack.PairKey

  /// What is known of a study beside its blame, by chance: contact, trust, beneficiaries and sectors.
  struct World: Sendable, CustomTestStringConvertible {
    var name: String
    /// How many belong to each sector.
    var sectors: [Int]
    /// Of a hundred pairs how many work together, of ordered pairs how many trust, and how many blame.
    var contact = 35
    var trust = 25
    var blame = 30
    var waves = 1
    var seed: UInt64 = 1
    /// Two who have a contract and nothing else.
    var contract: Pair?
    var minimum = 5
    var isPublic = false

    var testDescription: String { name }
    var nodeCount: Int { sectors.reduce(0, +) }

    private func chosen(_ percent: Int, directed: Bool, _ stream: Int) -> [Pair] {
      var generator = SplitMix64.stream(stream, seed: seed)
      return (0..<nodeCount).flatMap { from in
        ((directed ? 0 : from)..<nodeCount).compactMap { to in
          from != to && generator.nextIndex(below: 100) < percent ? Pair(from: from, to: to) : nil
        }
      }
    }

    /// The blame of each wave; half of it lasts to the next.
    var truth: [RecoveryAttack.Blame] {
      var blame = [RecoveryAttack.Blame(chosen(self.blame, directed: true, 0))]
      while blame.count < waves {
        let kept = blame[blame.count - 1].sorted().enumerated().filter { $0.offset % 2 == blame.count % 2 }
        blame.append(
          RecoveryAttack.Blame(kept.map(\.element) + chosen(self.blame / 2, directed: true, 10 + blame.count)))
      }
      return blame
    }

    /// The study with some blame in each wave.
    func study(_ blame: [RecoveryAttack.Blame]) -> Study {
      let waves = blame.count > 1 ? blame.indices.map { Wave.ID(rawValue: "w\($0)") } : []
      var builder = StudyBuilder(
        settings: StudySettings(
          title: name, negativeTies: isPublic ? .public : .confidential, waves: waves.map { Wave(id: $0) },
          minimumGroupSize: minimum, completeness: .allKinds))
      let labels = sectors.enumerated().flatMap { [String](repeating: "x\($0.offset)", count: $0.element) }
      func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
      for node in 0..<nodeCount {
        builder.add(Stakeholder(id: id(node), sector: labels[node], isBeneficiary: node % 2 == 0))
      }
      let pairsInContact = chosen(contact, directed: false, 1)
      func isFree(_ pair: Pair) -> Bool {
        guard let contract else { return true }
        return pair != contract && pair != Pair(from: contract.to, to: contract.from)
      }
      for (place, blame) in blame.enumerated() {
        func add(_ kind: Kind.ID, _ pairs: [Pair]) {
          for pair in pairs {
            builder.add(
              Relationship(
                from: id(pair.from), to: id(pair.to), kind: kind, wave: waves.isEmpty ? nil : waves[place]))
          }
        }
        add(.collaborate, pairsInContact.filter(isFree))
        add(.trust, chosen(trust, directed: true, 2).filter(isFree))
        add(.contract, contract.map { [$0] } ?? [])
        add(.blame, blame.sorted())
      }
      return builder.build()
    }

    var attack: RecoveryAttack {
      RecoveryAttack(
        nodeCount: nodeCount, studies: { blame in [study(blame)] },
        published: { study, isQuick in
          isPublic
            ? RecoveryAttack.everythingExactly(study, isQuick: isQuick)
            : RecoveryAttack.everything(study, isQuick: isQuick)
        })
    }
  }

  static let worlds: [World] = [
    World(name: "two sectors of six", sectors: [6, 6]),
    World(name: "two sectors of five", sectors: [5, 5], seed: 2),
    World(name: "sectors of one, two, four and five", sectors: [1, 2, 4, 5], seed: 3),
    World(name: "much blame", sectors: [6, 6], blame: 45, seed: 4),
    World(name: "little contact", sectors: [5, 6], contact: 15, trust: 12, blame: 25, seed: 5),
    World(name: "a contract of two", sectors: [6, 6], seed: 6, contract: Pair(from: 0, to: 7)),
    World(name: "three waves", sectors: [6, 6], waves: 3, seed: 7),
    World(name: "groups of three", sectors: [4, 4], seed: 8, minimum: 3),
  ]

  /// The search has not found other blame for every tie: that none is certain is not shown, and the guide says so.
  private static func expectOpen(_ attack: RecoveryAttack, _ truth: [RecoveryAttack.Blame]) {
    let outcome = attack.run(on: truth, steps: 100_000, seed: 1)
    withKnownIssue("Not shown: the search finds too little other blame.", isIntermittent: true) {
      #expect(outcome.certain.count == 0, "beside \(outcome.others) others")
    }
  }

  @Test(arguments: worlds) func noTieIsCertain(world: World) { Self.expectOpen(world.attack, world.truth) }

  /// Somebody who took part knows its own answers.
  @Test func noTieIsCertainToAParticipant() {
    let world = World(name: "a participant", sectors: [6, 6], seed: 9)
    var attack = world.attack
    attack.known = Set((1..<12).map { Pair(from: 0, to: $0) })
    Self.expectOpen(attack, world.truth)
  }

  /// A report, and a second one after somebody's answer came late.
  @Test func noTieIsCertainFromTwoReports() throws {
    let world = World(name: "two reports", sectors: [6, 6], seed: 10)
    var truth = world.truth
    let late = try #require((0..<12).lazy.map { Pair(from: $0, to: ($0 + 5) % 12) }.first { !truth[0].contains($0) })
    truth.append(truth[0].union([late]))
    let attack = RecoveryAttack(
      nodeCount: 12, studies: { $0.map { world.study([$0]) } },
      published: { RecoveryAttack.everything($0, isQuick: $1) }, isNested: true)
    Self.expectOpen(attack, truth)
  }

  /// The attack can succeed: where figures are exact and may be subtracted, hardly any other blame gives the same ones.
  @Test func exactFiguresGiveTiesAway() {
    let world = World(
      name: "a contract of two", sectors: [6, 6], seed: 6, contract: Pair(from: 0, to: 7), isPublic: true)
    let outcome = world.attack.run(on: world.truth, steps: 100_000, seed: 1)
    #expect(outcome.certain.count > 50, "beside \(outcome.others) others")
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
