import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// The only ways from ties told in confidence to something that can be printed.
@Suite struct PrivacyTypesTests {
  /// Ten stakeholders; the first of each pair blames the second.
  private func network(
    _ blame: [(Int, Int)], settings: StudySettings = StudySettings(), asked: Bool = true, count: Int = 10
  ) -> Study {
    var builder = StudyBuilder(settings: settings)
    for number in 0..<count { builder.add(Stakeholder(id: .init(rawValue: "s\(number)"), sector: "x\(number % 2)")) }
    for (from, to) in blame {
      builder.add(
        Relationship(
          from: .init(rawValue: "s\(from)"), to: .init(rawValue: "s\(to)"), kind: .blame, strength: .measured(2)))
    }
    if asked {
      for number in 0..<count {
        builder.add(SurveyResponse(stakeholder: .init(rawValue: "s\(number)"), kind: .blame, status: .answered))
      }
    }
    return builder.build()
  }

  private static let ring = (0..<10).map { ($0, ($0 + 1) % 10) }

  private func density(_ study: Study) -> GroupFigure {
    NegativeTies(.blame, in: study).figure(.all, unit: .share) { $0.density().value }
  }

  @Test func aFigureAboutEnoughPeopleIsPublishedToTwoDigits() {
    let figure = density(network(Self.ring))
    #expect(figure.publication == .published(0.11))
    #expect(figure.revealed(by: .askedForExplicitly()) == 10.0 / 90)
    #expect("\(figure)" == "0.11")
    var dumped = ""
    dump(figure, to: &dumped)
    #expect(!dumped.contains("0.111"))
    #expect(!String(reflecting: figure).contains("0.111"))
  }

  @Test(arguments: [
    [], [(0, 1)], Array(ring.prefix(4)), (1..<10).map { (0, $0) }, (1..<10).map { ($0, 0) },
    // Five blame and five are blamed, but one of these by all others.
    (1..<10).map { ($0, 0) } + [(0, 1), (0, 2), (0, 3), (1, 4)],
    // Everybody blames everybody.
    (0..<10).flatMap { from in (0..<10).filter { $0 != from }.map { (from, $0) } },
  ])
  func tooFewPeopleOrNobodySparedIsSuppressed(blame: [(Int, Int)]) {
    #expect(density(network(blame)).publication == .suppressed)
  }

  /// What is said where nothing is published does not tell whether there is a tie.
  @Test(arguments: [0, 1, 4])
  func aStudyWithoutARecordOfTheQuestionSaysSoWhateverTiesThereAre(count: Int) {
    let study = network(Array(Self.ring.prefix(count)), asked: false)
    guard case .notMeasurable(let reason) = density(study).publication else {
      Issue.record("It must say that nobody wrote down what was asked.")
      return
    }
    #expect(reason.contains("respondents.csv"))
    #expect(!reason.contains("\(count)"))
  }

  @Test func theLowestMinimumIsThree() {
    let settings = StudySettings(minimumGroupSize: 1)
    #expect(NegativeTies(.blame, in: network([], settings: settings)).minimum == 3)
    #expect(density(network(Array(Self.ring.prefix(2)), settings: settings)).publication == .suppressed)
    #expect(density(network(Array(Self.ring.prefix(3)), settings: settings)).value != nil)
  }

  /// The gate to the blame of ten, with some groups of pairs.
  private func gate(
    _ blame: [(Int, Int)], _ groups: [PairGrouping: @Sendable (_ from: Int, _ to: Int) -> Int?]
  ) throws -> NegativeTies {
    let network = network(blame).latestNetwork
    let asked = AskedPairs(about: .blame, in: network)
    return NegativeTies(
      .blame, of: network, graph: try Graph(nodeCount: 10, ties: blame, isDirected: true), asked: asked,
      rule: PublicationRule(minimum: 5, asked: asked), groupings: PairGroupings(groups))
  }

  private static let within = (0..<10).map { ($0, ($0 + 2) % 10) }
  private static let isSameParity = { @Sendable (from: Int, to: Int) -> Int? in from % 2 == to % 2 ? 0 : 1 }

  @Test func aShareNeedsEnoughPeopleOnBothSides() throws {
    func across(_ blame: [(Int, Int)]) throws -> GroupFigure {
      try gate(blame, [.sectors: Self.isSameParity]).figure(by: .sectors, unit: .share) { graph in
        Double(graph.ties.count { $0.from % 2 != $0.to % 2 }) / Double(graph.tieCount)
      }
    }
    #expect(try across(Self.ring).publication == .suppressed, "none within")
    #expect(try across(Self.ring + Self.within).value == 0.5)
    #expect(try across(Self.ring + Self.within.prefix(4)).publication == .suppressed)
    // Steps of five of 15 ties are a third; the next step of the ladder is 0.4.
    #expect(try across(Self.ring + Self.within.prefix(5)).value == 0.8)
    // 10 of 17 ties in steps of 0.32, as 9 to 13 of 17 are.
    #expect(try across(Self.ring + Self.within.prefix(7)).value == 0.64)
    #expect(try across(Array(Self.ring.prefix(9)) + Self.within.prefix(8)).value == 0.64)
  }

  /// A group of pairs in which everybody blames everybody gives each of its ties away.
  @Test func aGroupWhosePairsAreAllTiedIsSuppressed() throws {
    let group: Set<[Int]> = Set((0..<5).map { [$0, $0 + 5] })
    let blame = (0..<5).map { ($0, $0 + 5) } + (0..<8).map { ($0, ($0 + 1) % 10) }
    let figure = try gate(blame, [.contact: { group.contains([$0, $1]) ? 0 : 1 }])
      .figure(by: .contact, unit: .share) { _ in 0.4 }
    #expect(figure.publication == .suppressed)
  }

  /// Two ways to tell pairs apart that differ by a single pair would give its blame away when subtracted.
  @Test func twoGroupingsThatDifferByAPairAreNotBothTold() throws {
    func told(_ second: @escaping @Sendable (Int, Int) -> Int?) throws -> [Bool] {
      let gate = try gate(Self.ring + Self.within, [.contact: Self.isSameParity, .partnership: second])
      return [.contact, .partnership].map { gate.figure(by: $0, unit: .share) { _ in 0.5 }.value != nil }
    }
    #expect(try told { Self.isSameParity($0, $1) } == [true, true], "the same groups tell nothing more")
    #expect(try told { Self.isSameParity($0, $1).map { 1 - $0 } } == [true, true], "nor do they the other way round")
    #expect(try told { from, to in [from, to] == [0, 2] ? 1 : Self.isSameParity(from, to) } == [true, false])
    #expect(
      try told { from, to in [from, to] == [0, 2] ? 0 : Self.isSameParity(from, to).map { 1 - $0 } } == [true, false])
    // Half of the pairs of each group change sides.
    #expect(try told { from, to in (from + 1) / 2 % 2 == 0 ? 0 : Self.isSameParity(from, to) } == [true, true])
  }

  /// Many seeds would tell a chance, and with it a value, more exactly than it is published.
  @Test func theSeedIsTheUsersChoiceOnlyWhereTiesArePublic() {
    let ties = Self.ring + Self.within
    #expect(NegativeTies(.blame, in: network(ties)).seed(7) == 1)
    #expect(NegativeTies(.blame, in: network(ties, settings: StudySettings(negativeTies: .public))).seed(7) == 7)
  }

  @Test func aShareOfPeopleNeedsEnoughWithAndWithout() {
    func blamers(_ count: Int) -> GroupFigure {
      let blame = (0..<count).map { ($0, ($0 + 1) % 10) }
      return NegativeTies(.blame, in: network(blame)).figure(
        .stakeholders(among: { _, _ in true }, with: { graph, node in !graph.neighbors(of: node).isEmpty }),
        unit: .share
      ) { graph in Double(graph.nodes.count { !graph.neighbors(of: $0).isEmpty }) / Double(graph.nodeCount) }
    }
    #expect(blamers(4).publication == .suppressed)
    #expect(blamers(5).value == 0.5)
    #expect(blamers(6).publication == .suppressed)
    #expect(blamers(10).publication == .suppressed)
  }

  @Test(
    arguments: [
      (0.004, GroupFigure.Unit.share, nil), (0.996, .share, nil), (0.994, .share, 0.99), (0.0004, .chance, 0.01),
      (0.02, .chance, 0.05),
      (0.07, .chance, 0.1), (0.3, .chance, 1),
      (-0.123, .index, -0.12), (0.001, .index, 0), (1234, .number, 1200), (41.4, .number, 41),
      (0.01234, .number, 0.012),
      (0, .number, 0), (.infinity, .number, nil), (.nan, .share, nil),
    ] as [(Double, GroupFigure.Unit, Double?)])
  func roundsToTwoDigits(exact: Double, unit: GroupFigure.Unit, published: Double?) {
    let figure = NegativeTies(.blame, in: network(Self.ring)).figure(.all, unit: unit) { _ in exact }
    #expect(figure.value == published)
  }

  /// The steps do not tell how many ties there are: they come from a ladder.
  @Test(
    arguments: [
      (0.41, 0.064, 0.38), (0.41, 0.07, 0.4), (0.41, 0.1, 0.4), (0.41, 0.11, 0.38), (0.41, 0.45, 0.5), (0.41, 0.9, nil),
      (0.41, 0, 0.41), (0.41, .infinity, nil),
    ] as [(Double, Double, Double?)])
  func stepsComeFromALadder(exact: Double, step: Double, published: Double?) {
    #expect(GroupFigure.Unit.share.rounded(exact, step: step) == published)
  }

  @Test func missingDataIsNamedBeforeAnythingIsLookedAt() {
    let figure = NegativeTies(.blame, in: network(Self.ring)).figure(.all, unit: .share, missing: "No sectors.") { _ in
      Issue.record("The ties were looked at.")
      return 1
    }
    #expect(figure.publication == .notMeasurable("No sectors."))
  }

  @Test func aClosedResultShowsNothingAndOpensToThePermission() {
    let closed = NegativeTies(.blame, in: network(Self.ring)).confidential { graph in graph.nodes.map { "secret\($0)" }
    }
    var dumped = ""
    dump(closed, to: &dumped)
    for text in ["\(closed)", String(reflecting: closed), dumped] { #expect(!text.contains("secret")) }
    #expect(closed.revealed(by: .askedForExplicitly()).count == 10)
  }

  @Test(
    arguments: [
      ([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [[0], [1]]), ([0, 0, 0, 0, 0, 1, 1, 1, 1, 2, nil], [[0], [1, 2]]),
      ([0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3], [[0, 1, 2], [3]]), ([0, 0, 0, 0, 1, 1], nil), ([0, 0, 0, 0, 0], nil),
      ([], nil),
    ] as [([Int?], [[Int]]?)])
  func smallGroupsAreMergedWithTheNextSmallest(labels: [Int?], parts: [[Int]]?) throws {
    let merged = MergedGroups(labels, minimum: 5)
    #expect(merged?.parts == parts)
    for (label, group) in zip(labels, merged?.labels ?? []) {
      #expect((label == nil) == (group == nil))
      if let label, let group { #expect(try #require(merged).parts[group].contains(label)) }
    }
  }

  /// Nobody but the gate reads the ties that were told in confidence: a new reader has to be looked at here.
  @Test func onlyTheGateReadsConfidentialTies() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let readers = [
      "forAggregation": ["StakeholderModel/ConfidentialRelationships.swift", "StakeholderModel/Projection.swift"],
      "graphForAggregation": ["StakeholderModel/Projection.swift", "CollaborationMetrics/Privacy/GroupFigure.swift"],
    ]
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      for (word, allowed) in readers where text.firstMatch(of: try Regex("\\b\(word)\\b")) != nil {
        #expect(allowed.contains { file.path.hasSuffix($0) }, "\(file.path) reads \(word)")
      }
    }
  }
}
