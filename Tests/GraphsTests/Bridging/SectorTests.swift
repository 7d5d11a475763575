import Graphs
import Testing

@Suite struct SectorTests {
  /// netseg and the formula (METRICS §10, 23, 45).
  @Test func goldenEIIndexes() {
    #expect(isClose(Samples.karate.eiIndex(of: Samples.karateClub).value, -0.717948717949))
    #expect(isClose(Samples.advice.eiIndex(of: Samples.departments).value, 0.515789473684))
  }

  @Test func eiIndexOfNodesAndSectors() throws {
    let graph = try Graph(
      nodeCount: 5, weightedTies: [(0, 1, 1), (1, 2, 3), (2, 3, 2), (3, 4, 5)], isDirected: false)
    let index = graph.eiIndex(of: [7, 7, 3, 3, nil])
    #expect(index.sectors == [3, 7])
    #expect(index.value == 0)
    #expect(Array(index.byNode) == [-1, 0.5, 0.2, -1, nil])
    #expect(index.bySector == [0.2, 0.5])
    // Four nodes with a sector, two pairs of them alike among twelve ordered ones each way.
    #expect(isClose(index.expected, 1 - 2 * 4.0 / 12))
    #expect(index.pValue == nil)
  }

  @Test func shufflingGivesTheExpectedMeanAndAPValue() {
    let index = Samples.karate.eiIndex(of: Samples.karateClub, permutations: 999, seed: 3)
    #expect(index.pValue == 0.001)
    let again = Samples.karate.eiIndex(of: Samples.karateClub, permutations: 999, seed: 3)
    #expect(index.pValue == again.pValue)
    let score = Samples.advice.eiIndexScore(of: Samples.departments, permutations: 999)
    #expect((score.details[1].value ?? 0) > 0.05)
  }

  /// netseg and the formula (METRICS §10, 23).
  @Test func oddsRatio() throws {
    let ratio = try #require(Samples.karate.mixing(of: Samples.karateClub).oddsRatio)
    // exp(2.111408481145)
    #expect(isClose(ratio.value, 8.259866, tolerance: 1e-6))
    #expect(!ratio.isCorrected)
  }

  @Test func mixingTable() throws {
    let graph = try Graph(
      nodeCount: 5, weightedTies: [(0, 1, 1), (1, 2, 3), (2, 3, 2), (3, 4, 5)], isDirected: false)
    let mixing = graph.mixing(of: [7, 7, 3, 3, nil])
    #expect(mixing.counts == [[1, 1], [1, 1]])
    #expect(mixing.strengths == [[2, 3], [3, 1]])
    #expect(mixing.possible == [[1, 4], [4, 1]])
    #expect(mixing.density(0, 1) == 0.25)
    #expect(mixing.tiesWithoutSector == 1)
    #expect(mixing.oddsRatio?.isCorrected == true)
    let directed = try Graph(nodeCount: 3, ties: [(0, 1), (1, 0), (2, 0)], isDirected: true).mixing(of: [1, 1, 2])
    #expect(directed.counts == [[2, 0], [1, 0]])
    #expect(directed.possible == [[2, 2], [2, 0]])
    #expect(directed.density(1, 1) == nil)
  }

  /// bctpy and the formula (METRICS §10, 25).
  @Test func goldenParticipation() {
    let z = Samples.karate.withinModuleZ(of: Samples.karateClub)
    #expect(isClose(z[0], 3.346532549480))
    #expect(isClose(z[33], 3.136280808530))
    let participation = Samples.karate.participation(of: Samples.karateClub)
    #expect(isClose(participation[2], 0.48))
    #expect(isClose(participation[8], 0.48))
    #expect(isClose(Samples.karate.participation(of: Samples.karateClub, isNormalized: true)[2], 0.96))
  }

  @Test func raoStirlingWithEqualDistancesIsParticipation() {
    let ones = Array(repeating: Array(repeating: 1.0, count: 5), count: 5)
    expectClose(
      Samples.advice.raoStirlingDiversity(of: Samples.departments, distances: ones),
      Samples.advice.participation(of: Samples.departments))
    let half = Samples.karate.raoStirlingDiversity(of: Samples.karateClub, distances: [[0, 0.5], [0.5, 0]])
    #expect(isClose(half[2], 0.24))
  }

  @Test func crossSectorReach() throws {
    let graph = try Graph(nodeCount: 5, ties: [(0, 1), (1, 2), (2, 3), (3, 4)], isDirected: true)
    #expect(Array(graph.crossSectorReach(of: [1, 1, 2, nil, 2])) == [0.5, 1, 0, nil, nil])
  }

  /// UCINET's definition (METRICS §3.10).
  @Test func honestBrokers() {
    let all = Samples.knoke.honestBrokers()
    #expect([all[4].untied, all[4].oneWay, all[4].mutual] == [7, 13, 8])
    #expect([all[6].untied, all[6].oneWay, all[6].mutual] == [13, 9, 14])
    let mutual = Samples.knoke.honestBrokers(onlyMutual: true)
    #expect([mutual[6].untied, mutual[6].oneWay, mutual[6].mutual] == [0, 0, 3])
    #expect(isClose(all[4].untiedShare, 0.25))
  }

  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none]), [false, true])
  func honestBrokersEqualTheDefinition(example: RandomCase, onlyMutual: Bool) throws {
    let graph = try example.graph()
    for (node, broker) in graph.honestBrokers(onlyMutual: onlyMutual).enumerated() {
      let contacts = graph.nodes.filter {
        graph.containsTie(from: $0, to: node) && (!onlyMutual || graph.containsTie(from: node, to: $0))
      }
      var counts = [0, 0, 0]
      for first in contacts {
        for second in contacts where second > first {
          let ties = [(first, second), (second, first)].count { graph.containsTie(from: $0.0, to: $0.1) }
          counts[ties] += 1
        }
      }
      #expect([broker.untied, broker.oneWay, broker.mutual] == counts)
    }
  }

  @Test func nodesWithoutSectorsHaveReasons() throws {
    let measure = try #require(Measure.named("participation", at: .stakeholders))
    guard case .stakeholders(let scores) = measure.compute(on: Samples.kite) else { return }
    #expect(scores.allSatisfy { $0 == nil })
    #expect(scores.undefinedReason?.contains("sector") == true)
  }
}

@Suite struct BrokerageTests {
  /// sna, and counting each three (METRICS §10, 46, 48).
  @Test(arguments: [(Samples.advice, [28.0, 69, 95, 62, 246]), (Samples.friendship, [26, 27, 80, 55, 68])])
  func goldenTotals(graph: Graph, expected: [Double]) {
    let brokerage = graph.brokerage(by: Samples.departments)
    let roles: [BrokerageRole] = [.coordinator, .consultant, .representative, .gatekeeper, .liaison]
    #expect(roles.map { brokerage.total(of: $0) } == expected)
  }

  /// sna and a simulation (METRICS §10, 47).
  @Test func goldenMoments() {
    let brokerage = Samples.advice.brokerage(by: Samples.departments)
    let roles: [BrokerageRole] = [.coordinator, .consultant, .representative, .gatekeeper, .liaison]
    let values = roles.compactMap { brokerage.value(of: 1, as: $0) }
    #expect(values.map(\.count) == [0, 1, 6, 0, 13])
    expectClose(
      values.map(\.expected), [0.672417, 9.189693, 5.715541, 5.715541, 21.293192], tolerance: 1e-6)
    expectClose(values.map(\.z), [-0.761604, -1.813959, 0.065205, -1.310133, -0.924952], tolerance: 1e-5)
  }

  @Test(arguments: RandomCase.all(seeds: 30, weights: [.none]))
  func equalsCountingEachThree(example: RandomCase) throws {
    let graph = try example.graph()
    var generator = SplitMix64(seed: example.seed)
    let sectors = graph.nodes.map { _ in generator.nextUnit() < 0.1 ? nil : generator.nextIndex(below: 3) }
    let brokerage = graph.brokerage(by: sectors)
    for broker in graph.nodes {
      guard let own = sectors[broker] else {
        #expect(brokerage.values[broker] == nil)
        continue
      }
      var counts: [BrokerageRole: Double] = [:]
      for start in graph.nodes where start != broker {
        for end in graph.nodes where end != broker && end != start && (graph.isDirected || start < end) {
          guard let first = sectors[start], let last = sectors[end] else { continue }
          guard graph.containsTie(from: start, to: broker), graph.containsTie(from: broker, to: end) else { continue }
          guard !graph.containsTie(from: start, to: end) else { continue }
          let role: BrokerageRole =
            first == last
            ? (first == own ? .coordinator : .consultant)
            : first == own || !graph.isDirected && last == own
              ? .representative : last == own ? .gatekeeper : .liaison
          counts[role, default: 0] += 1
        }
      }
      for role in brokerage.roles {
        #expect(brokerage.value(of: broker, as: role)?.count == counts[role, default: 0])
      }
      #expect(brokerage.totals[broker]?.count == counts.values.reduce(0, +))
    }
  }

  /// Mean and variance of undirected roles against a simulation of independent ties.
  @Test func undirectedMomentsMatchASimulation() throws {
    let sectors: [Int?] = [0, 0, 0, 1, 1, 2, 2]
    var generator = SplitMix64(seed: 5)
    var sums = [Double](repeating: 0, count: 4)
    let draws = 3_000
    let expected = try Graph(
      nodeCount: 7, ties: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 0)], isDirected: false
    )
    .brokerage(by: sectors)
    let density = 7.0 / 21
    for _ in 0..<draws {
      var ties: [(Int, Int)] = []
      for first in 0..<7 {
        for second in (first + 1)..<7 where generator.nextUnit() < density { ties.append((first, second)) }
      }
      let brokerage = try Graph(nodeCount: 7, ties: ties, isDirected: false).brokerage(by: sectors)
      for (place, role) in brokerage.roles.enumerated() { sums[place] += brokerage.value(of: 0, as: role)?.count ?? 0 }
    }
    for (place, role) in expected.roles.enumerated() {
      let mean = expected.value(of: 0, as: role)?.expected ?? 0
      #expect(abs(sums[place] / Double(draws) - mean) < 0.1 * max(mean, 0.2), "\(role)")
    }
  }

  @Test func permutationsAndSharedCredit() throws {
    let brokerage = Samples.friendship.brokerage(by: Samples.departments, permutations: 99, seed: 2)
    let again = Samples.friendship.brokerage(by: Samples.departments, permutations: 99, seed: 2)
    for node in 0..<21 {
      for role in brokerage.roles {
        let value = try #require(brokerage.value(of: node, as: role)?.pValue)
        #expect(value >= 0.01 && value <= 1)
        #expect(value == again.value(of: node, as: role)?.pValue)
      }
    }
    // Two brokers between the same two share the credit.
    let square = try Graph(nodeCount: 4, ties: [(0, 1), (1, 3), (0, 2), (2, 3)], isDirected: true)
    let shared = square.brokerage(by: [0, 0, 0, 0], isShared: true)
    #expect(shared.value(of: 1, as: .coordinator)?.count == 0.5)
  }

  /// What chance gives is known where each broker has the whole credit.
  @Test func sharedCreditHasNoExpectation() {
    let sectors: [Int?] = Samples.karate.nodes.map { $0 % 3 }
    let shared = Samples.karate.brokerage(by: sectors, isShared: true)
    let whole = Samples.karate.brokerage(by: sectors)
    #expect(shared.totals.allSatisfy { $0?.expected == nil && $0?.z == nil })
    #expect(whole.totals.contains { $0?.expected != nil })
  }
}
