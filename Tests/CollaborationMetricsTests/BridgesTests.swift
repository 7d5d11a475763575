import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Roles, sets, shortcuts and openness on networks small enough to check by hand.
@Suite struct BridgesTests {
  /// Two sectors of three; b ties its own sector and, through d, the other.
  private let study = smallStudy(
    [("a", "b"), ("b", "c"), ("b", "d"), ("d", "e"), ("d", "f")],
    sectors: ["a": "one", "b": "one", "c": "one", "d": "two", "e": "two", "f": "two"])

  @Test func rolesByHand() throws {
    let network = study.latestNetwork
    let roles = BrokerRoles(of: network, in: network.graph())
    #expect(roles.roles == [.coordinator, .consultant, .representative, .liaison])
    let first = try #require(roles.entries.first)
    // a–b–c within the sector; a–b–d and c–b–d out of it.
    #expect(first.stakeholder.id == "b" && first.total.count == 3)
    #expect(first.values.map(\.count) == [1, 0, 2, 0])
    #expect(roles.permutations == 4999 && first.values.allSatisfy { $0.pValue != nil && $0.shuffledMean != nil })
    #expect(roles.entries.allSatisfy { $0.total.count == 0 || ["b", "d"].contains($0.stakeholder.id.rawValue) })
    #expect(roles.striking.allSatisfy { ($0.value.pValue ?? 1) < 0.05 })
  }

  /// Directions tell who lets in from who passes on.
  @Test func rolesFollowDirections() throws {
    let network = smallStudy(
      [("a", "b"), ("b", "c"), ("b", "d"), ("d", "e")],
      sectors: ["a": "one", "b": "one", "c": "one", "d": "two", "e": "two"], kind: .trust
    ).latestNetwork
    let roles = BrokerRoles(of: network, in: network.graph(direction: .directed))
    #expect(roles.isDirected && roles.roles == [.coordinator, .consultant, .representative, .gatekeeper, .liaison])
    // a → b → c within, a → b → d out; b → d → e lets in to two.
    #expect(roles.entries.first { $0.stakeholder.id == "b" }?.values.map(\.count) == [1, 0, 1, 0, 0])
    #expect(roles.entries.first { $0.stakeholder.id == "d" }?.values.map(\.count) == [0, 0, 0, 1, 0])
  }

  /// Nobody links through those who have one tie, and of two sectors none is a third: nothing to compare.
  @Test func onlyWhatDependsOnSectorsIsCompared() {
    let network = study.latestNetwork
    let roles = BrokerRoles(of: network, in: network.graph())
    let compared = roles.entries.filter { $0.values.contains(where: \.dependsOnSectors) }
    #expect(Set(compared.map(\.stakeholder.id)) == ["b", "d"])
    #expect(compared.allSatisfy { $0.values.map(\.dependsOnSectors) == [true, true, true, false] })
    #expect(roles.comparisons == 6)
    let one = smallStudy([("a", "b"), ("b", "c")], sectors: ["a": "one", "b": "one", "c": "one"]).latestNetwork
    #expect(BrokerRoles(of: one, in: one.graph()).comparisons == 0)
  }

  /// The mean over dealt out sectors keeps the sum over roles: dealing out changes roles, not chains.
  @Test func shuffledMeansAddUpToTheTotal() {
    let network = study.latestNetwork
    for entry in BrokerRoles(of: network, in: network.graph()).entries {
      let sum = entry.values.reduce(0) { $0 + ($1.shuffledMean ?? 0) }
      #expect(abs(sum - entry.total.count) < 1e-9)
    }
  }

  @Test func keyPlayersByHand() throws {
    let network = study.latestNetwork
    let sets = KeyPlayerSets(of: network, in: network.graph())
    // Without b: a and c alone; d, e, f a star with distances 1, 1, 2: 1 − 2(1 + 1 + ½)/20.
    let one = try #require(sets.disruption.first)
    #expect(one.stakeholders.map(\.id) == ["b"] && abs(one.value - 0.75) < 1e-12 && one.isProved)
    #expect(sets.disruption.map(\.size) == [1, 2, 3])
    #expect(sets.disruption[1].stakeholders.map(\.id) == ["b", "d"] && sets.disruption[1].value == 1)
    // b reaches a, c, d, and e and f in two steps: nobody more is needed.
    #expect(sets.reach.map(\.size) == [1] && sets.reach[0].value == 1)
  }

  /// Who is not reached yet adds at least itself; where nobody adds more, no further set is named.
  @Test(arguments: [
    (1, ["x", "y"], [1], KeyPlayerSets.ReachEnd.oneMore), (2, ["x", "y"], [1, 2], .oneMore),
    (2, [], [1, 2], .everybody),
    (1, [], [1], .everybody), (4, [], [1, 2, 3], .largestSet),
  ])
  func setsByReachEndWhereAMemberAddsOnlyItself(
    stars: Int, alone: [String], sizes: [Int], end: KeyPlayerSets.ReachEnd
  ) {
    let ties = (0..<stars).flatMap { star in (1...3).map { ("hub \(star)", "spoke \(star) \($0)") } }
    let network = smallStudy(ties, alone: alone).latestNetwork
    let sets = KeyPlayerSets(of: network, in: network.graph())
    #expect(sets.reach.map(\.size) == sizes && sets.reachEnd == end)
    #expect(sets.reach.allSatisfy { !$0.stakeholders.contains { alone.contains($0.id.rawValue) } })
  }

  /// The fragmentation of what is left beside its distance-weighted one, by hand.
  @Test func bothFragmentationsByHand() throws {
    let network = study.latestNetwork
    let sets = KeyPlayerSets(of: network, in: network.graph())
    #expect(sets.fragmentation == 0)
    // Steps: five pairs 1, six pairs 2, four pairs 3.
    let weighted = 1 - (5 + 6 / 2.0 + 4 / 3.0) / 15
    #expect(abs(try #require(sets.distanceWeightedFragmentation) - weighted) < 1e-12)
    // Without b the star d, e, f is left of five: three of ten pairs are joined.
    #expect(abs(try #require(sets.disruption[0].fragmentation) - 0.7) < 1e-12)
    #expect(sets.disruption[1].fragmentation == 1 && sets.reach[0].fragmentation == nil)
  }

  @Test func whoIsNotShownStandsNowhere() {
    let hidden = smallStudy([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")], hidden: ["b"]).latestNetwork
    let sets = KeyPlayerSets(of: hidden, in: hidden.graph())
    #expect((sets.disruption + sets.reach).allSatisfy { !$0.stakeholders.map(\.id).contains("b") })
    #expect(BrokerRoles(of: hidden, in: hidden.graph()).entries.allSatisfy { $0.stakeholder.id != "b" })
    #expect(LocalBridges(of: hidden, in: hidden.graph()).ties.allSatisfy { $0.first.id != "b" && $0.second.id != "b" })
  }

  @Test func shortcutsByHand() {
    // A ring of five: each tie has a way round of four steps. The tail is a bridge and no shortcut.
    let ring = smallStudy(
      [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "a"), ("a", "f")]
    ).latestNetwork
    let shortcuts = LocalBridges(of: ring, in: ring.graph())
    #expect(shortcuts.ties.map(\.span) == [4, 4, 4, 4, 4] && shortcuts.unlisted == 0)
    let triangle = smallStudy([("a", "b"), ("b", "c"), ("c", "a")]).latestNetwork
    #expect(LocalBridges(of: triangle, in: triangle.graph()).ties.isEmpty)
  }

  @Test func opennessByHand() throws {
    let network = study.latestNetwork
    let openness = SectorOpenness(of: network, in: network.graph())
    // One tie across, four within.
    #expect(openness.value == -0.6)
    // 1 − 2 · (3·2 + 3·2) / (6·5)
    #expect(abs(try #require(openness.expected) - 0.2) < 1e-12)
    // Of each sector two within, one across.
    #expect(openness.bySector.map(\.value) == [-1.0 / 3, -1.0 / 3])
    // (4/2) / (1/8)
    #expect(openness.oddsRatio == 16 && !openness.isOddsRatioCorrected)
    #expect(openness.permutations == 4999 && openness.pValue != nil)
    let pair = try #require(SectorMixing(of: network, in: network.graph()).pairs.first)
    // The one pair of sectors against all other pairs: (1/8) / (4/2).
    #expect(pair.oddsRatio == 1.0 / 16)
  }

  /// One pair possible, none tied: with one half added to each count the odds are above 1, and it says so.
  @Test func correctedOddsAreMarked() throws {
    let network = smallStudy(
      [("a", "b"), ("a", "c"), ("b", "d")], sectors: ["a": "one", "b": "one", "c": "two", "d": "three"]
    ).latestNetwork
    let pairs = SectorMixing(of: network, in: network.graph()).pairs
    let untied = try #require(pairs.first { $0.tied == 0 })
    // (½ / 1½) / (3½ / 2½)
    #expect(abs(try #require(untied.oddsRatio) - 5.0 / 21) < 1e-12 && untied.isOddsRatioCorrected)
    #expect(pairs.filter { $0.tied > 0 }.allSatisfy { !$0.isOddsRatioCorrected })
  }

  @Test func onlyTheChosenKindsAreLookedAt() {
    var builder = StudyBuilder()
    for id in ["a", "b", "c"] { builder.add(Stakeholder(id: .init(rawValue: id))) }
    builder.add(Relationship(from: "a", to: "b", kind: .trust))
    builder.add(Relationship(from: "b", to: "c", kind: .collaborate))
    let network = builder.build().latestNetwork
    #expect(BridgeAnalysis(of: network).cutPoints.map(\.stakeholder.id) == ["b"])
    let trust = BridgeAnalysis(of: network, kinds: [.trust])
    #expect(trust.cutPoints.isEmpty && trust.kinds == [.trust] && trust.isolates.map(\.id) == ["c"])
  }

  @Test func theMatrixOfSectorsIsWhole() {
    let three = smallStudy(
      [("a", "b"), ("a", "c"), ("c", "d"), ("d", "e")],
      sectors: ["a": "one", "b": "one", "c": "two", "d": "two", "e": "three"]
    ).latestNetwork
    let mixing = SectorMixing(of: three, in: three.graph())
    let places = mixing.members.indices
    #expect(mixing.members.map(\.count).sorted() == [1, 2, 2])
    for row in places { for column in places { #expect(mixing.tied(row, column) == mixing.tied(column, row)) } }
    let all = places.reduce(0) { sum, row in sum + places.filter { $0 >= row }.reduce(0) { $0 + mixing.tied(row, $1) } }
    let possible = places.reduce(0) { sum, row in
      sum + places.filter { $0 >= row }.reduce(0) { $0 + mixing.possible(row, $1) }
    }
    #expect(all == 4 && possible == 10)
  }
}
