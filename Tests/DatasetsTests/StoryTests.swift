import Foundation
import Graphs
import StakeholderFormats
import StakeholderModel
import Testing

/// What riverside's page says one should see in it.
struct StoryTests {
  private let study: Study

  init() throws { study = try Study(contentsOf: datasets.appending(path: "riverside")) }

  private func sector(_ id: Stakeholder.ID) -> String? { study.stakeholders.first { $0.id == id }?.sector }

  private func ties(_ kind: Kind.ID, in wave: String) -> [Relationship] {
    study.relationships.filter { $0.kind == kind && $0.wave?.rawValue == wave && $0.isTie }
  }

  private func meanStrength(_ ties: [Relationship]) -> Double {
    let strengths = ties.compactMap { tie -> Double? in
      guard case .measured(let value) = tie.strength else { return nil }
      return value
    }
    return strengths.reduce(0, +) / Double(strengths.count)
  }

  @Test func `Three organisations hold the network together`() {
    let network = study.latestNetwork
    let graph = network.graph()
    let most = network.ranking(by: graph.betweenness()).prefix(3).map(\.stakeholder.id.rawValue)
    #expect(most == ["riverside_together", "interfaith_forum", "housing_lab"])
    let cuts = graph.cutStructure()
    let points = Set(cuts.articulationPoints.map { network.stakeholders[$0.node].id.rawValue })
    #expect(points.isSuperset(of: most))
    #expect(network.stakeholders.indices.count { graph.neighbors(of: $0).count == 1 } == 7)
  }

  @Test func `Residents reach the city through four doors`() {
    var doors: Set<String> = []
    for tie in study.latestNetwork.relationships where tie.isTie && tie.status != .ended {
      for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)]
      where sector(one) == "public" && sector(other) == "community" && study.bindsTogether(tie.kind) {
        doors.insert(one.rawValue)
      }
    }
    #expect(doors == ["service_desk", "dept_health", "housing_committee", "school_board"])
  }

  @Test(arguments: ["w1", "w2", "w3"])
  func `Only between business and residents there is no trust`(wave: String) {
    var pairs: Set<Set<String>> = []
    for tie in ties(.trust, in: wave) {
      if let one = sector(tie.from), let other = sector(tie.to) { pairs.insert([one, other]) }
    }
    let sectors = study.sectors.map(\.id)
    let all = Set(sectors.flatMap { one in sectors.map { Set([one, $0]) } })
    #expect(all.subtracting(pairs).filter { $0.count == 2 } == [["private", "community"]])
  }

  @Test func `Trust grows, trust in the housing department falls`() {
    let trust = ["w1", "w2", "w3"].map { ties(.trust, in: $0) }
    let means = trust.map(meanStrength)
    #expect(means == means.sorted() && means[0] < means[2])
    let inHousing = trust.map { meanStrength($0.filter { $0.to == "dept_housing" }) }
    #expect(inHousing[0] > inHousing[1] && inHousing[1] > inHousing[2])
  }

  @Test func `Blame becomes less, and falls on one department more`() {
    let blame = ["w1", "w2", "w3"].map { wave in
      study.confidential.forAggregation.filter { $0.kind == .blame && $0.wave?.rawValue == wave }
    }
    let onHousing = blame.map { $0.count { $0.to == "dept_housing" } }
    #expect(blame.map(\.count) == [66, 64, 58])
    #expect(onHousing == [13, 14, 16])
    #expect(blame.allSatisfy { ties in ties.contains { $0.from == "dept_housing" } })
  }

  @Test func `Residents get a say at higher levels, promises are kept more often`() {
    func level(_ wave: String) -> Double {
      let levels = ties(.decide, in: wave).filter { sector($0.to) == "community" }.compactMap {
        $0.decisionLevel?.rawValue
      }
      return Double(levels.reduce(0, +)) / Double(levels.count)
    }
    func gap(_ wave: String) -> Double {
      let gaps = study.relationships.filter { $0.wave?.rawValue == wave }.compactMap { tie in
        tie.expected.flatMap { expected in tie.realised.map { expected - $0 } }
      }
      return gaps.reduce(0, +) / Double(gaps.count)
    }
    #expect(level("w1") < level("w2") && level("w2") < level("w3"))
    #expect(gap("w1") > gap("w2") && gap("w2") > gap("w3"))
    #expect(ties(.experiment, in: "w3").count { $0.decision == "ended" } == 2)
  }
}
