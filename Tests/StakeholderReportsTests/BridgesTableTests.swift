import CollaborationMetrics
import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import StakeholderReports

/// What the bridges of a network are told in, as text, CSV and JSON.
@Suite struct BridgesTableTests {
  private static func network(_ ties: [(String, Kind.ID)], alone: [String] = []) -> StakeholderNetwork {
    var study = TestStudy(StudySettings(title: "Five"))
    for (name, sector) in [("a", "one"), ("b", "one"), ("c", "two"), ("d", "two"), ("e", "two")] {
      study.add(name, sector: sector)
    }
    for name in alone { study.add(name, sector: "three") }
    for (tie, kind) in ties { study.tie(tie, kind: kind) }
    return study.network
  }

  /// A hub and those who are tied to it alone.
  private static func spokes(_ count: Int) -> StakeholderNetwork {
    var study = TestStudy()
    study.add("hub")
    for number in 1...count {
      study.add("s\(number)")
      study.tie("hub-s\(number)")
    }
    return study.network
  }

  /// A member of the JSON, by its path.
  private static func member(_ path: String..., of table: BridgesTable) throws -> Any? {
    var value = try JSONSerialization.jsonObject(with: Data(table.json.utf8))
    for name in path { value = try #require((value as? [String: Any])?[name]) }
    return value
  }

  private let onlyTrust = network([("a-b", .trust), ("b-c", .trust), ("c-d", .trust), ("d-e", .trust)])
  private let mixed = network([("a-b", .trust), ("b-c", .collaborate), ("c-d", .trust), ("d-e", .trust)])
  private let star = network(
    [("a-b", .collaborate), ("a-c", .collaborate), ("a-d", .collaborate), ("a-e", .collaborate)], alone: ["x", "y"])

  // MARK: Directions and kinds

  @Test func rolesFollowDirectionsIfAllKindsHaveOne() throws {
    let table = try BridgesTable(of: onlyTrust)
    #expect(table.roles.isDirected && table.directionsLeftOut.isEmpty)
    #expect(table.text().contains("gatekeeper") && table.json.contains("\"directed\": true"))
    #expect(try !BridgesTable(of: onlyTrust, isDirected: false).roles.isDirected)
  }

  @Test func elseTheTableSaysHowTheyWould() throws {
    let table = try BridgesTable(of: mixed)
    #expect(!table.roles.isDirected && table.directionsLeftOut == [.trust])
    #expect(table.text().contains("these kinds have one: trust. With --directed they do"))
    let directed = try BridgesTable(of: mixed, isDirected: true)
    #expect(directed.roles.isDirected && !directed.text().contains("--directed"))
    // b – c counts both ways: a → b → c, and c → b leads on to nobody.
    #expect(directed.roles.entries.first { $0.stakeholder.id == "b" }?.total.count == 1)
  }

  @Test func aKindCanBeChosen() throws {
    let table = try BridgesTable(of: mixed, kinds: [.trust, .trust])
    #expect(table.text().contains("5 stakeholders, 3 tied pairs: trust\n"))
    #expect(table.roles.isDirected && table.directionsLeftOut.isEmpty)
    #expect(try Self.member("graph", "kinds", of: table) as? [String] == ["trust"])
    #expect(try BridgesTable(of: mixed, kinds: mixed.bindingKinds).json == BridgesTable(of: mixed).json)
  }

  /// The words of a refusal are those of metrics, whether there are such ties or not.
  @Test(arguments: [Kind.ID.blame, "distrust", "no such kind"])
  func kindsAreRefusedAsByMetrics(kind: Kind.ID) throws {
    let expected = #expect(throws: MetricsError.self) { try MetricsTable(of: mixed, MetricsRequest(kinds: [kind])) }
    let error = #expect(throws: MetricsError.self) { try BridgesTable(of: mixed, kinds: [.trust, kind]) }
    #expect(error != nil && error == expected)
  }

  @Test func tiesAgainstSomebodyHoldNothingTogether() throws {
    var settings = StudySettings(title: "Public")
    settings.negativeTies = .public
    var study = TestStudy(settings)
    study.add("a", "b", "c")
    study.tie("a-b", kind: .blame)
    study.tie("b-c")
    let network = study.network
    let error = #expect(throws: MetricsError.self) { try BridgesTable(of: network, kinds: [.blame]) }
    #expect(error?.description.contains("hold nothing together") == true && error?.isWrongUsage == true)
  }

  // MARK: Key players

  @Test func aSetCountsItselfAndNobodyIsAddedForItselfAlone() throws {
    let table = try BridgesTable(of: star)
    let text = table.text()
    #expect(text.contains("Who together reach most within two steps; they count as reached themselves."))
    #expect(text.contains("1        5    71 %  A\n") && !text.contains("A and X"))
    #expect(text.contains("A second would add only one more"))
    #expect(try Self.member("key_players", "reach_within_two_steps", "end", of: table) as? String == "one_more")
    let sets = try #require(
      try Self.member("key_players", "reach_within_two_steps", "sets", of: table) as? [[String: Any]])
    #expect(sets.count == 1 && sets[0]["reached"] as? Int == 5)
  }

  /// The two fragmentations bear the names that they have among the measures.
  @Test func fragmentationIsThatOfTheMeasure() throws {
    let table = try BridgesTable(of: onlyTrust)
    #expect(table.text().contains("0           0.00               0.36  nobody: the network as it is"))
    #expect(table.text().contains("0 if everybody is tied to everybody, 1 if nobody reaches anybody"))
    let score = onlyTrust.graph().fragmentation()
    #expect(try Self.member("key_players", "fragmentation", of: table) as? Double == score.value)
    let weighted = try Self.member("key_players", "distance_weighted_fragmentation", of: table) as? Double
    #expect(abs(try #require(weighted) - #require(score.details.first?.value)) < 1e-12)
  }

  // MARK: Chance

  /// Each statistic has its own expectation, and the table has only one kind of chance.
  @Test func twoKindsOfChanceAreKeptApart() throws {
    var study = TestStudy.small()
    for other in ["a", "b", "d", "f", "g"] { study.tie("h-\(other)") }
    // Whoever links nobody has no count that could be another.
    study.add("i", sector: "city")
    let table = try BridgesTable(of: study.network)
    #expect(table.text().contains("roles that depend on the") || table.text().contains("roles looked at"))
    let headings = String(decoding: table.csv, as: UTF8.self).prefix { $0 != "\r\n" && $0 != "\n" }
    for role in table.roles.roles {
      let names = ["", "_sectors_dealt_mean", "_sectors_dealt_p", "_ties_dealt_mean", "_ties_dealt_z"]
      #expect(headings.contains(names.map { role.rawValue + $0 }.joined(separator: ",")))
    }
    #expect(try Self.member("roles", "compared", of: table) as? Int == table.roles.comparisons)
    let entries = try #require(try Self.member("roles", "stakeholders", of: table) as? [[String: Any]])
    var pValues = 0
    for entry in entries {
      for role in table.roles.roles {
        let value = try #require(entry[role.rawValue] as? [String: Any])
        let dealt = try #require(value["sectors_dealt_out"] as? [String: Any])
        if dealt["p_value"] is Double { pValues += 1 }
        #expect(dealt["mean"] is Double && (value["ties_dealt_out"] as? [String: Any])?.keys.sorted() == ["mean", "z"])
      }
    }
    #expect(pValues == table.roles.comparisons && pValues > 0 && pValues < entries.count * 4)
  }

  @Test func correctedOddsAreNotShownAsOdds() throws {
    let table = try BridgesTable(of: star)
    let row = try #require(
      table.text(isComplete: true).split(separator: "\n").first { $0.hasPrefix("One  ") && $0.contains("  Three ") })
    #expect(row.split(separator: " ").suffix(2).first == "–")
    #expect(table.text(isComplete: true).replacing("\n", with: " ").contains("– where a count is 0"))
    let pairs = try #require(try Self.member("sectors", "pairs", of: table) as? [[String: Any]])
    let corrected = pairs.map { ($0["odds_ratio"] as? [String: Any])?["corrected"] as? Bool }
    #expect(corrected == pairs.map { $0["tied"] as? Int == 0 } && corrected.contains(true))
  }

  /// A star of twelve spokes joins 66 pairs, and 55 whenever one is missing.
  @Test func placesAreShownInsteadOfScoresWithGaps() throws {
    let table = try BridgesTable(of: Self.spokes(12))
    #expect(table.text().contains("HUB            12   66.0       1 "))
    #expect(!table.text().contains("55") && table.text().contains("Where places overlap, the order is not certain."))
    let hub = try #require((try Self.member("brokers", of: table) as? [[String: Any]])?.first)
    let gaps = try #require(hub["with_gaps"] as? [String: Int])
    #expect(
      gaps == ["first_place": 1, "last_place": 1, "lowest_betweenness": 55, "highest_betweenness": 55])
    let caption = English.dotPlotCaption(table.summary)
    #expect(caption.contains("the bar is no interval around its symbol") && !caption.contains("overlap"))
  }

  // MARK: Everything

  @Test func allListsEverybodyWhoIsCutOff() throws {
    let table = try BridgesTable(of: Self.spokes(5))
    #expect(table.text().contains("more groups"))
    let all = table.text(isComplete: true)
    #expect(!all.contains("more groups") && all.contains("S2; S3; S4; S5"))
    #expect(all.contains("Pairs lost: of the pairs of others that a path joins now, those that none would."))
  }

  @Test func withoutSectorsItSaysWhatIsMissing() throws {
    var study = TestStudy()
    study.add("a", "b", "c")
    study.tie("a-b", "b-c")
    let table = try BridgesTable(of: study.network)
    let text = table.text().replacing("\n", with: " ")
    #expect(text.contains("No stakeholder has a sector.") && text.contains("study.yaml"))
    #expect(text.contains("Roles of brokers and ties between sectors need one."))
    #expect(try Self.member("roles", "reason", of: table) as? String == English.noRoles)
  }
}
