import CollaborationMetrics
import Graphs
import StakeholderModel
import Testing

@testable import StakeholderReports

/// When the roles of brokers follow the directions of ties.
@Suite struct BridgesTableTests {
  private static func network(_ ties: [(String, Kind.ID)]) -> StakeholderNetwork {
    var study = TestStudy(StudySettings(title: "Five"))
    for (name, sector) in [("a", "one"), ("b", "one"), ("c", "two"), ("d", "two"), ("e", "two")] {
      study.add(name, sector: sector)
    }
    for (tie, kind) in ties { study.tie(tie, kind: kind) }
    return study.network
  }

  private let onlyTrust = network([("a-b", .trust), ("b-c", .trust), ("c-d", .trust), ("d-e", .trust)])
  private let mixed = network([("a-b", .trust), ("b-c", .collaborate), ("c-d", .trust), ("d-e", .trust)])

  @Test func theyDoIfAllKindsHaveOne() {
    let table = BridgesTable(of: onlyTrust)
    #expect(table.roles.isDirected && table.directionsLeftOut.isEmpty)
    #expect(table.text().contains("gatekeeper") && table.json.contains("\"directed\": true"))
    #expect(!BridgesTable(of: onlyTrust, isDirected: false).roles.isDirected)
  }

  @Test func elseTheTableSaysHowTheyWould() {
    let table = BridgesTable(of: mixed)
    #expect(!table.roles.isDirected && table.directionsLeftOut == [.trust])
    #expect(table.text().contains("these kinds have one: trust. With --directed they do"))
    let directed = BridgesTable(of: mixed, isDirected: true)
    #expect(directed.roles.isDirected && !directed.text().contains("--directed"))
    // b – c counts both ways: a → b → c, and c → b leads on to nobody.
    #expect(directed.roles.entries.first { $0.stakeholder.id == "b" }?.total.count == 1)
  }
}
