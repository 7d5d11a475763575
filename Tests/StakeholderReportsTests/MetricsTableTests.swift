import CollaborationMetrics
import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import StakeholderReports

@Suite struct MetricsTableTests {
  @Test func theShapeOfTheJSONIsTheDocumentedOne() throws {
    var study = TestStudy(StudySettings(title: "Three"))
    study.add("a", "b", "c")
    study.tie("a-b")
    let table = try MetricsTable(
      of: study.network, MetricsRequest(measures: .named(["degree", "constraint", "density", "bridge"])))
    #expect(
      table.json == """
        {
          "schema": "stakenet/metrics/1",
          "graph": {
            "study": "Three",
            "wave": null,
            "kinds": ["collaborate"],
            "negative_kinds": [],
            "negative_ties": 0,
            "directed": false,
            "symmetrized": "weak",
            "weights": "none",
            "normalized": false,
            "seed": 1,
            "nodes": 3,
            "ties": 1,
            "stakeholders_not_shown": 0,
            "rows_that_are_no_ties": 0,
            "strengths_filled_in": 0,
            "strengths_withheld": 0,
            "strengths_rescaled": false,
            "both_sides": null,
            "conventions": {
              "degree": {"level": "stakeholders", "direction": "undirected", "uses_strengths": false, "normalized": false},
              "constraint": {"level": "stakeholders", "direction": "undirected", "uses_strengths": false, "normalized": false},
              "bridge": {"level": "ties", "direction": "undirected", "uses_strengths": false, "normalized": false},
              "density": {"level": "network", "direction": "undirected", "uses_strengths": false, "normalized": false}
            }
          },
          "stakeholders": [
            {"id": "a", "name": "A", "degree": 1, "constraint": 1},
            {"id": "b", "name": "B", "degree": 1, "constraint": 1},
            {"id": "c", "name": "C", "degree": 0, "constraint": null}
          ],
          "ties": [
            {"from": "a", "to": "b", "bridge": 1}
          ],
          "network": {"density": 0.3333333333333333},
          "intervals": {},
          "undefined": {"constraint": "\(try #require(table.undefinedReasons.first).reason)"},
          "reliability": {"status": "unknown"},
          "missing_answers": []
        }

        """)
  }

  @Test func everyMeasureOfTheRegistryCanBeAskedFor() throws {
    let network = TestStudy.small().network
    let table = try MetricsTable(of: network, MetricsRequest(measures: .all, levels: Set(Measure.Level.allCases)))
    let read = try #require(JSONSerialization.jsonObject(with: Data(table.json.utf8)) as? [String: Any])
    let stakeholders = try #require(read["stakeholders"] as? [[String: Any]])
    let whole = try #require(read["network"] as? [String: Any])
    #expect(stakeholders.count == 8)
    for measure in Measure.all(at: .stakeholders) { #expect(stakeholders[0][measure.id] != nil, "\(measure.id)") }
    for measure in Measure.all(at: .network) { #expect(whole[measure.id] != nil, "\(measure.id)") }
    let undefined = try #require(read["undefined"] as? [String: String])
    for (name, value) in whole where value is NSNull {
      #expect((undefined["\(name).network"] ?? undefined[name]) != nil, "\(name) has no reason")
    }
    #expect(!table.text().isEmpty)
  }

  @Test func chosenKindsKeepTheirDirections() throws {
    var study = TestStudy.small()
    study.tie("a-b", "b-c", kind: .trust)
    let trust = try MetricsTable(of: study.network, MetricsRequest(kinds: [.trust]))
    #expect(trust.projection.graph.isDirected && trust.projection.graph.tieCount == 2)
    let both = try MetricsTable(of: study.network, MetricsRequest(kinds: [.trust, .collaborate]))
    #expect(!both.projection.graph.isDirected)
    #expect(try !MetricsTable(of: study.network).projection.graph.isDirected)
  }

  @Test func mistakesAreExplained() throws {
    let network = TestStudy.small().network
    #expect(throws: MetricsError(.unknownMeasure("betweeness"))) {
      try MetricsTable(of: network, MetricsRequest(measures: .named(["betweeness"])))
    }
    #expect(throws: MetricsError(.notAtLevel("density", .network))) {
      try MetricsTable(of: network, MetricsRequest(measures: .named(["density"]), levels: [.stakeholders]))
    }
    #expect(throws: MetricsError(.unknownKind("marries", known: [.collaborate]))) {
      try MetricsTable(of: network, MetricsRequest(kinds: ["marries"]))
    }
    #expect(throws: MetricsError(.severalTables)) {
      try MetricsTable(of: network, MetricsRequest(levels: [.stakeholders, .network])).csv()
    }
  }

  /// The word of one side alone is that of either, where nobody can say whose it is.
  @Test(arguments: [ReconciliationRule.rowOnly, .columnOnly]) func oneSidesWordNeedsDirections(rule: ReconciliationRule)
  {
    var request = MetricsRequest(kinds: [.collaborate])
    request.rule = rule
    #expect(throws: MetricsError(.ruleNeedsDirections)) { try MetricsTable(of: TestStudy.small().network, request) }
  }

  @Test func whatIsMissingIsSaidInTheStudysWords() throws {
    var study = TestStudy()
    study.add("a", "b", "c")
    study.tie("a-b")
    let table = try MetricsTable(
      of: study.network, MetricsRequest(measures: .named(["assortativity_sector", "balance", "constraint"])))
    let reasons = Dictionary(uniqueKeysWithValues: table.undefinedReasons.map { ($0.measure, $0.reason) })
    #expect(reasons["assortativity_sector"] == English.noSectors)
    #expect(reasons["balance"] == English.negativeTiesInConfidence)
    #expect(try #require(reasons["constraint"]).contains("stakeholder"))
    #expect(table.undefinedReasons.allSatisfy { !$0.reason.contains("node") })
    #expect(table.text().contains("– under assortativity sector: No stakeholder has a sector."))
  }

  /// Without directions everything is returned, which says nothing.
  @Test func measuresOfDirectionsSayThatNoneCount() throws {
    let network = TestStudy.small().network
    let request = MetricsRequest(measures: .named(["reciprocity", "in_degree"]))
    let text = try MetricsTable(of: network, request).text()
    #expect(text.contains("nothing can be read from in degree\n  and reciprocity"))
    #expect(!text.contains("The share of ties that are returned"))
    var directed = request
    directed.isDirected = true
    #expect(try MetricsTable(of: network, directed).text().contains("The share of ties that are returned"))
  }

  @Test(arguments: [false, true]) func rowsBelowAMeasureAreExplained(isDirected: Bool) throws {
    let request = MetricsRequest(
      isDirected: isDirected, weights: .strength, measures: .all, levels: [.network], rewirings: 2)
    let table = try MetricsTable(of: TestStudy.small().network, request)
    for score in table.wholeNetwork where !score.details.isEmpty {
      #expect(English.details(of: score.measure) != nil, "\(score.measure)")
    }
  }

  @Test func negativeTiesAreNamedWhereTheyAreWeighed() throws {
    var study = TestStudy(StudySettings(title: "Signed", negativeTies: .public))
    study.add("a", "b", "c")
    study.tie("a-b", "b-c")
    study.tie("a-c", kind: .blame)
    let balance = try MetricsTable(of: study.network, MetricsRequest(measures: .named(["balance"])))
    #expect(balance.negativeTies.kinds == [.blame] && balance.negativeTies.count == 1)
    #expect(balance.text().contains("For balance, beside them 1 tie against somebody: blame"))
    let degree = try MetricsTable(of: study.network, MetricsRequest(measures: .named(["degree"])))
    #expect(degree.negativeTies.kinds.isEmpty && !degree.text().contains("against somebody"))
  }

  @Test func csvHasFullPrecisionAndEmptyCellsForTheUndefined() throws {
    var study = TestStudy(StudySettings(title: "Three"))
    study.add("a", "b", "c", "d")
    study.tie("a-b", "b-c")
    let table = try MetricsTable(
      of: study.network, MetricsRequest(measures: .named(["pagerank", "constraint"]), levels: [.stakeholders]))
    let lines = String(decoding: try table.csv(), as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(lines[0] == "id,name,pagerank,constraint")
    #expect(lines[4].hasPrefix("d,D,0.") && lines[4].hasSuffix(","))
    let rank = try #require(Double(lines[1].split(separator: ",")[2]))
    #expect(rank == table.stakeholders.first { $0.measure == "pagerank" }?[0])
    let usual = try MetricsTable(of: study.network).csv()
    #expect(String(decoding: usual, as: UTF8.self).hasPrefix("id,name,degree,betweenness"))
  }

  @Test func whoeverDoesNotWantToBeShownHasNoRow() throws {
    var study = TestStudy()
    study.add("a", "b")
    study.add("secret", consent: .no)
    study.tie("a-b", "b-secret")
    let table = try MetricsTable(
      of: study.network, MetricsRequest(measures: .all, levels: Set(Measure.Level.allCases)))
    #expect(table.shownNodes.count == 2 && table.shownTies.count == 1)
    for output in [table.json, table.text()] {
      #expect(!output.lowercased().contains("secret") && !output.contains("unnamed"))
    }
    #expect(table.json.contains("\"stakeholders_not_shown\": 1"))
    // A second tie of b would be one that no list holds.
    #expect(table.stakeholders.first?[1] == 1)
  }
}
