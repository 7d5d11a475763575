import Graphs
import OrderedCollections
import StakeholderModel
import Testing

@testable import CollaborationMetrics

@Suite struct TrustAnalysisTests {
  /// Six rate one another in a ring and each rates the first.
  private func study(_ settings: StudySettings = StudySettings()) -> Study {
    var builder = StudyBuilder(settings: settings)
    func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
    for node in 0..<6 { builder.add(Stakeholder(id: id(node))) }
    for node in 0..<6 {
      builder.add(
        Relationship(from: id(node), to: id((node + 1) % 6), kind: .trust, strength: .measured(Double(1 + node % 4))))
      if node != 0, node != 5 {
        builder.add(Relationship(from: id(node), to: id(0), kind: .trust, strength: .measured(4)))
      }
    }
    return builder.build()
  }

  private var settings: StudySettings {
    StudySettings(kinds: [Kind(id: .trust, sign: .positive, scale: .init(minimum: 1, maximum: 4), roles: [.trust])])
  }

  @Test func meansAreToldOfThoseWhomEnoughRate() {
    let analysis = TrustAnalysis(of: study(settings))
    // Ring ratings 1 2 3 4 1 2, and four times 4.
    #expect(analysis.figures.first { $0.id == "trust_mean" }?.figure.value == 2.9)
    #expect(analysis.stakeholders[0].trustedBy == 5)
    #expect(analysis.stakeholders[0].trust.value == 3.6)
    #expect(analysis.stakeholders[1].trust.publication == .suppressed, "a single rater's answer")
    #expect(analysis.stakeholders[1].trust.revealed(by: .askedForExplicitly()) == 1)
    #expect(analysis.threshold == 2.5)
    #expect("\(analysis.ratings)" == "confidential")
  }

  /// Ten stakeholders; each rating is `rater, rated, rating`.
  private func means(_ ratings: [(Int, Int, Double)]) -> [GroupFigure] {
    var builder = StudyBuilder(settings: settings)
    func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
    for node in 0..<10 { builder.add(Stakeholder(id: id(node))) }
    for (from, to, rating) in ratings {
      builder.add(Relationship(from: id(from), to: id(to), kind: .trust, strength: .measured(rating)))
    }
    return TrustAnalysis(of: builder.build()).stakeholders.map(\.trust)
  }

  /// A mean of 1.2 by five says that each of them rated low; one of 1.4 leaves it open of each.
  @Test(arguments: [([1, 1, 1, 1, 2], nil), ([1, 1, 1, 2, 2], 1.4), ([4, 4, 4, 4, 4], nil), ([4, 4, 4, 4, 3], 3.8)])
  func aMeanThatTellsThatAllRatedLowIsNotTold(ratings: [Double], mean: Double?) {
    #expect(means(ratings.enumerated().map { ($0.offset + 1, 0, $0.element) })[0].value == mean)
  }

  /// The total less the means that are told would be the one rating that is left.
  @Test func aSingleRatingIsNotLeftWhenMeansAreTakenOffTheTotal() {
    func ring(_ rated: Int, _ count: Int) -> [(Int, Int, Double)] {
      (1...count).map { ((rated + $0) % 10, rated, Double(1 + $0 % 4)) }
    }
    let all = ring(0, 5) + ring(1, 6) + ring(2, 7)
    #expect(means(all).prefix(3).allSatisfy { $0.value != nil })
    // With a single rating of another, those with the fewest ratings are held back until enough are left.
    let told = means(all + [(9, 3, 1)])
    #expect(told[3].value == nil && told[0].value == nil)
    #expect(told[1].value != nil && told[2].value != nil)
  }

  @Test func reciprocityAndAsymmetryAddUpToOne() throws {
    let analysis = TrustAnalysis(of: study(settings))
    func exact(_ id: String) -> Double? {
      analysis.figures.first { $0.id == id }?.figure.revealed(by: .askedForExplicitly())
    }
    func isClose(_ value: Double?, _ expected: Double) -> Bool { value.map { abs($0 - expected) < 1e-12 } == true }
    let returned: Double = try #require(exact("trust_weighted_reciprocity"))
    #expect(isClose(exact("trust_asymmetry"), 1 - returned))
    let mean: Double = 2.9
    #expect(isClose(exact("trust_rescaled"), (mean - 1) / 3))
    #expect(isClose(exact("trust_pct_of_max"), mean / 4))
  }

  @Test func withoutAScaleRatingsAreNotMeasurable() {
    let analysis = TrustAnalysis(of: study())
    guard case .notMeasurable(let why) = analysis.figures.first(where: { $0.id == "trust_mean" })?.figure.publication
    else {
      Issue.record("A mean without a scale says nothing.")
      return
    }
    #expect(why.contains("scale"))
  }

  /// Varda's items, as columns of trust rows: two of three answered are enough, one is not.
  @Test func itemsMakeTrust() throws {
    var builder = StudyBuilder()
    for id in ["a", "b", "c"] { builder.add(Stakeholder(id: Stakeholder.ID(rawValue: id))) }
    builder.add(
      Relationship(
        from: "a", to: "b", kind: .trust, attributes: ["Reliability": "4", "Support of mission": "3", "Openness": "2"]))
    builder.add(Relationship(from: "b", to: "c", kind: .trust, attributes: ["Reliability": "1", "Openness": "2"]))
    builder.add(Relationship(from: "c", to: "a", kind: .trust, attributes: ["Reliability": "1"]))
    builder.add(
      Relationship(
        from: "c", to: "b", kind: .trust, attributes: ["Reliability": "2", "Support of mission": "2", "Openness": "1"]))
    let study = builder.build()
    let items = try #require(
      TrustItems(.trust, in: study.latestNetwork, among: study.latestNetwork.relationships))
    #expect(items.means[0, 1] == 3 && items.means[1, 2] == 1.5 && items.means[2, 0] == nil)
    // Variances of the items 2, 0.5, 0.5 and of the sums 9 and 5, 8.
    #expect(items.reliability.map { abs($0 - 1.5 * (1 - 3.0 / 8)) < 1e-12 } == true)
    #expect(TrustItems(.value, in: study.latestNetwork, among: study.latestNetwork.relationships) == nil)
  }
}
