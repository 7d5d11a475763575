import Graphs
import StakeholderModel
import Testing

@Suite struct ProjectionTests {
  private static let scales = StudySettings(kinds: [
    Kind(id: .trust, sign: .positive, scale: .init(minimum: 1, maximum: 4)),
    Kind(id: .fund, scale: .init(minimum: 1, maximum: 10)),
  ])

  @Test func noAnswersAndPlansAreNoTies() {
    let network = StudyBuilderTests.study([
      Relationship(from: "a", to: "b", kind: .fund, strength: .noTie),
      Relationship(from: "a", to: "c", kind: .fund, status: .planned),
      Relationship(from: "b", to: "c", kind: .fund, status: .absent),
      Relationship(from: "c", to: "b", kind: .fund, status: .ended),
    ]).latestNetwork
    let projection = network.projection(of: [.fund], direction: .directed)
    #expect(projection.notTies == 3)
    #expect(Array(projection.graph.ties) == [Tie(from: 2, to: 1)])
    #expect(network.relationships.count == 4, "the network keeps what was said")
  }

  /// How much somebody trusts is told in confidence; that there is trust is not.
  @Test func ratingsAreOfUnknownStrengthWithoutThePermission() {
    func network(_ settings: StudySettings) -> StakeholderNetwork {
      StudyBuilderTests.study(
        [
          Relationship(from: "a", to: "b", kind: .trust, strength: .measured(1)),
          Relationship(from: "b", to: "c", kind: .trust, strength: .measured(3)),
          Relationship(from: "c", to: "a", kind: .trust, strength: .noTie),
          Relationship(from: "c", to: "b", kind: .fund, strength: .measured(2)),
        ], settings: settings
      ).latestNetwork
    }
    let told = network(StudySettings())
    let withheld = told.projection(of: [.trust, .fund], direction: .directed, weights: .strength)
    #expect(withheld.strengthsWithheld == 2 && withheld.strengthsFilledIn == 0)
    #expect(withheld.notTies == 0, "a no is the lowest rating of all")
    #expect(withheld.graph.ties.allSatisfy { $0.strength == 2 })
    #expect(!told.graph(of: [.trust], direction: .directed, weights: .strength).isWeighted)
    let opened = told.projection(
      of: [.trust], direction: .directed, weights: .strength, showing: .askedForExplicitly())
    #expect(opened.graph.ties.map(\.strength) == [1, 3] && opened.strengthsWithheld == 0 && opened.notTies == 1)
    let open = network(StudySettings(negativeTies: .public)).graph(
      of: [.trust], direction: .directed, weights: .strength)
    #expect(open.ties.map(\.strength) == [1, 3])
  }

  @Test func negativeTiesAreInAGraphWithThePermissionOnly() {
    let network = StudyBuilderTests.study([Relationship(from: "a", to: "b", kind: .blame)]).latestNetwork
    #expect(network.graph(of: [.blame], direction: .directed).tieCount == 0)
    #expect(network.graph(of: [.blame], direction: .directed, showing: .askedForExplicitly()).tieCount == 1)
  }

  @Test func directionsAndKindsWithoutDirection() {
    let network = StudyBuilderTests.study([
      Relationship(from: "b", to: "a", kind: .trust), Relationship(from: "c", to: "b", kind: .collaborate),
    ]).latestNetwork
    #expect(
      Array(network.graph(direction: .directed).ties) == [
        Tie(from: 1, to: 0), Tie(from: 1, to: 2), Tie(from: 2, to: 1),
      ])
    #expect(Array(network.graph().ties) == [Tie(from: 0, to: 1), Tie(from: 1, to: 2)])
    #expect(Array(network.graph(direction: .undirected(.strong)).ties) == [Tie(from: 1, to: 2)])
  }

  @Test func strengthsAreMeansAndBlanksAreTakenAtTheMean() {
    let network = StudyBuilderTests.study(
      [
        Relationship(from: "a", to: "b", kind: .trust, strength: .measured(2), reporter: "a"),
        Relationship(from: "a", to: "b", kind: .trust, strength: .measured(4), reporter: "b"),
        Relationship(from: "b", to: "c", kind: .trust),
      ], settings: Self.scales
    ).latestNetwork
    let projection = network.projection(of: [.trust], direction: .directed, weights: .strength)
    #expect(projection.strengthsFilledIn == 1)
    #expect(!projection.areStrengthsRescaled)
    #expect(projection.graph.strength(from: 0, to: 1) == 3)
    #expect(projection.graph.strength(from: 1, to: 2) == 3)
  }

  @Test func differentScalesArePutOnOne() {
    let network = StudyBuilderTests.study(
      [
        Relationship(from: "a", to: "b", kind: .trust, strength: .measured(2)),
        Relationship(from: "b", to: "c", kind: .fund, strength: .measured(10)),
      ], settings: Self.scales
    ).latestNetwork
    let projection = network.projection(of: [.trust, .fund], direction: .directed, weights: .strength)
    #expect(projection.areStrengthsRescaled)
    #expect(projection.graph.strength(from: 0, to: 1) == 0.5)
    #expect(projection.graph.strength(from: 1, to: 2) == 1)
  }

  @Test func withoutAnyStrengthTheGraphIsNotWeighted() {
    let network = StudyBuilderTests.study([Relationship(from: "a", to: "b", kind: .trust)]).latestNetwork
    #expect(!network.graph(weights: .strength).isWeighted)
  }

  @Test func wavesHoldTheirOwnTiesAndThoseWithoutAWave() {
    let study = StudyBuilderTests.study([
      Relationship(from: "a", to: "b", kind: .trust, wave: "1"),
      Relationship(from: "b", to: "c", kind: .trust, wave: "2"),
      Relationship(from: "a", to: "c", kind: .fund),
      Relationship(from: "a", to: "b", kind: .fund, status: .ended, wave: "2"),
    ])
    #expect(study.latestNetwork.wave?.id == "2")
    #expect(study.network(at: "1").graph().tieCount == 2)
    #expect(study.latestNetwork.graph().tieCount == 2, "a tie that ended before the wave is none")
    #expect(study.network().graph().tieCount == 3)
    #expect(study.diagnostics.map(\.code) == ["no-wave"])
  }

  @Test func ratingsHoldNothingTogether() {
    let network = StudyBuilderTests.study([Relationship(from: "a", to: "b", kind: .rates)]).latestNetwork
    #expect(network.graph().tieCount == 0)
    #expect(network.graph(of: [.rates]).tieCount == 1)
  }

  @Test func stakeholdersComeAndGoByTheDateOfTheWave() {
    let settings = StudySettings(waves: [
      Wave(id: "1", date: PartialDate(year: 2020)), Wave(id: "2", date: PartialDate(year: 2024)),
    ])
    let others = [
      Stakeholder(id: "late", joined: PartialDate(year: 2022)), Stakeholder(id: "early", left: PartialDate(year: 2021)),
      Stakeholder(id: "tied", left: PartialDate(year: 2021)), Stakeholder(id: "gone", left: PartialDate(year: 2021)),
    ]
    let study = StudyBuilderTests.study(
      [
        Relationship(from: "a", to: "tied", kind: .trust, wave: "2"),
        Relationship(from: "a", to: "gone", kind: .trust, status: .ended, wave: "2"),
      ], settings: settings, others: others)
    #expect(study.network(at: "1").stakeholders.map(\.id) == ["a", "b", "c", "early", "tied", "gone"])
    #expect(study.network(at: "2").stakeholders.map(\.id) == ["a", "b", "c", "late", "tied"])
  }

  @Test func whoeverDoesNotWantToBeShownTakesNoPart() {
    let network = StudyBuilderTests.study(
      [
        Relationship(from: "a", to: "b", kind: .trust), Relationship(from: "b", to: "c", kind: .trust),
        Relationship(from: "c", to: "hidden", kind: .trust), Relationship(from: "hidden", to: "b", kind: .trust),
      ], others: [Stakeholder(id: "hidden", consent: .no)]
    ).latestNetwork
    #expect(network.notShown == 1)
    let ranking = network.ranking(by: network.graph().degrees())
    #expect(ranking.map(\.stakeholder.id) == ["b", "a", "c"])
    #expect(ranking.map(\.value) == [2, 1, 1])
  }

  /// What no sum can hold counts as unknown, and nothing stops the program.
  @Test(arguments: [
    (1e308, Kind.Scale?.none), (1e-300, nil), (.infinity, nil), (-2, nil),
    (5, Kind.Scale(minimum: -5, maximum: 5, isReversed: true)),
  ])
  func strengthsBeyondMeasureCountAsUnknown(number: Double, scale: Kind.Scale?) throws {
    let kind = Kind(id: .fund, sign: .neutral, scale: scale)
    let study = StudyBuilderTests.study(
      [
        Relationship(from: "a", to: "b", kind: .fund, strength: .measured(number)),
        Relationship(from: "a", to: "b", kind: .fund, strength: .measured(number), partnership: "p"),
        Relationship(from: "b", to: "c", kind: .collaborate, strength: .measured(2)),
      ], settings: StudySettings(kinds: [kind]))
    #expect(study.diagnostics.contains { $0.severity == .warning && $0.code.hasPrefix("strength-") })
    #expect(study.relationships.map(\.strength) == [.unknown, .unknown, .measured(2)])
    for direction in [Projection.Direction.directed, .undirected(.sum)] {
      let graph = study.latestNetwork.graph(of: [.fund, .collaborate], direction: direction, weights: .strength)
      #expect(graph.ties.allSatisfy { $0.strength.isFinite })
    }
  }
}
