import CollaborationMetrics
import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import StakeholderReports

/// A study that keeps its negative ties to itself: with and without them, every output is the same to the last byte.
@Suite struct PrivacyTests {
  static let negative: [Kind.ID] = [.blame, .oppose, .pressure, .distrust]

  func study(withBlame: Bool, settings: StudySettings = StudySettings(title: "Elm Street")) -> StakeholderNetwork {
    var study = TestStudy.small(settings)
    if withBlame {
      for kind in Self.negative { study.tie("a-g", "h-b", "f-d", "g-a", kind: kind, strength: .measured(3)) }
    }
    return study.network
  }

  @Test func everyFileOfTheReportIsTheSameWithAndWithoutConfidentialTies() throws {
    let with = try Report(of: study(withBlame: true)).files()
    let without = try Report(of: study(withBlame: false)).files()
    #expect(with.map(\.name) == without.map(\.name))
    for (first, second) in zip(with, without) { #expect(first.bytes == second.bytes, "\(first.name)") }
    #expect(Report(of: study(withBlame: true)).summary == Report(of: study(withBlame: false)).summary)
  }

  @Test func metricsAndBridgesAreTheSameWithAndWithoutConfidentialTies() throws {
    let request = MetricsRequest(measures: .all, levels: Set(Measure.Level.allCases))
    let with = try MetricsTable(of: study(withBlame: true), request)
    let without = try MetricsTable(of: study(withBlame: false), request)
    #expect(with.json == without.json)
    #expect(with.text() == without.text())
    #expect(try BridgesTable(of: study(withBlame: true)).json == BridgesTable(of: study(withBlame: false)).json)
    #expect(try BridgesTable(of: study(withBlame: true)).csv == BridgesTable(of: study(withBlame: false)).csv)
    #expect(try BridgesTable(of: study(withBlame: true)).text() == BridgesTable(of: study(withBlame: false)).text())
    let scorecards = [true, false].map { PracticeScorecard(of: study(withBlame: $0), permutations: 19) }
    #expect(scorecards[0].json == scorecards[1].json)
    #expect(scorecards[0].markdown == scorecards[1].markdown)
  }

  @Test func noOutputSpeaksOfConfidentialKinds() throws {
    for file in try Report(of: study(withBlame: true)).files()
    where file.name != "map.png" && file.name != "report.html" {
      let text = String(decoding: file.bytes, as: UTF8.self).lowercased()
      for word in ["blame", "oppose", "pressure", "distrust"] { #expect(!text.contains(word), "\(file.name): \(word)") }
    }
  }

  @Test(arguments: negative + ["blames", "mistrust"], [true, false])
  func confidentialKindsAreRefusedWhetherTheyOccurOrNot(kind: Kind.ID, withBlame: Bool) throws {
    let network = study(withBlame: withBlame)
    let error = #expect(throws: MetricsError.self) { try MetricsTable(of: network, MetricsRequest(kinds: [kind])) }
    #expect(error == MetricsError(.confidentialKind(kind)))
    #expect(error?.isWrongUsage == false)
  }

  @Test func aMistypedKindDoesNotListTheConfidentialOnes() throws {
    let network = study(withBlame: true)
    let error = #expect(throws: MetricsError.self) { try MetricsTable(of: network, MetricsRequest(kinds: ["marries"])) }
    #expect(error?.description.contains("blame") == false)
  }

  @Test func publicTiesAgainstSomebodyAreShown() throws {
    let network = study(withBlame: true, settings: StudySettings(title: "Elm", negativeTies: .public))
    let table = try MetricsTable(of: network, MetricsRequest(kinds: [.blame], measures: .named(["in_degree"])))
    #expect(table.projection.graph.tieCount == 4)
    let ties = try #require(try Report(of: network).files().first { $0.name == "ties.csv" })
    #expect(String(decoding: ties.bytes, as: UTF8.self).contains("blame"))
    // They never hold a network together.
    #expect(BridgeAnalysis(of: network).graph.tieCount == 7)
  }

  @Test func whoeverDoesNotWantToBeShownIsInNoFile() throws {
    var study = TestStudy.small()
    study.add("secret", sector: "city", consent: .no)
    study.tie("a-secret", "secret-h")
    for file in try Report(of: study.network).files() where file.name != "map.png" {
      let text = String(decoding: file.bytes, as: UTF8.self).lowercased()
      #expect(!text.contains("secret") && !text.contains("unnamed_"), "\(file.name)")
    }
  }
}
