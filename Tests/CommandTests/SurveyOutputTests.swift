import Foundation
import Testing

/// What the commands say about the survey behind their numbers: ranges, both sides' words, missing answers.
@Suite struct SurveyOutputTests {
  private static func json(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try Stakenet.run(arguments + ["--format", "json", "--quiet"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  /// The range of the density of a star of five, by hand: without the centre 0, without a leaf 1/2, of 0.4 in all.
  @Test func rangesAreThoseOfTheJackknife() throws {
    let folder = try TemporaryFolder([
      "ties.csv": "from,to,kind\nc,a,collaborate\nc,b,collaborate\nc,d,collaborate\nc,e,collaborate\n"
    ])
    let outcome = try folder.run(
      "metrics", "ties.csv", "--measure", "density", "--measure", "components", "--level", "network", "--format", "csv",
      "--undirected")
    let rows = outcome.output.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
    func value(_ name: String) throws -> Double {
      try #require(rows.first { $0[0] == name }.flatMap { Double($0[1]) })
    }
    // Mean 0.4, squares 0.16 + 4 · 0.01 = 0.2; error √(3/10 · 0.2).
    let error = 0.06.squareRoot()
    #expect(abs(try value("density") - 0.4) < 1e-12)
    #expect(abs(try value("density.low") - max(0, 0.4 - 1.96 * error)) < 1e-9)
    #expect(abs(try value("density.high") - (0.4 + 1.96 * error)) < 1e-9)
    #expect(!rows.contains { $0[0] == "components.low" }, "no range holds for it")
  }

  @Test func rangesStandInTableAndJSON() throws {
    let table = try Stakenet.run(["metrics", "sample:riverside", "--level", "network", "--quiet"]).output
    #expect(table.contains("95 % range") && table.contains("density if answers are missing"))
    let fit = try Stakenet.run([
      "metrics", "sample:riverside", "--measure", "core_periphery_fit", "--rewirings", "9", "--quiet",
    ]).output
    #expect(fit.contains("Rewired mean: of 9 networks") && !fit.contains("if answers are missing"))
    let json = try Self.json(["metrics", "sample:riverside", "--kind", "trust", "--level", "network"])
    let network = try #require(json["network"] as? [String: Any])
    let intervals = try #require(json["intervals"] as? [String: [String: Double]])
    #expect(Set(intervals.keys) == ["density", "transitivity", "reciprocity"])
    for (measure, range) in intervals {
      let value = try #require(
        (network[measure] as? Double) ?? (network[measure] as? [String: Any])?["value"] as? Double)
      #expect(try #require(range["low"]) < value && value < #require(range["high"]), "\(measure)")
    }
  }

  @Test(arguments: [("union", 3), ("intersection", 1), ("row-only", 4), ("column-only", 4)])
  func bothSidesAreMadeOneByARule(rule: String, ties: Int) throws {
    let folder = try TemporaryFolder([
      "stakeholders.csv": "id\na\nb\nc\n", "study.yaml": "complete: true\n",
      // Both tell of a and b; only a of a and c; only c of b and c.
      "relationships.csv":
        "from,to,kind,reporter\na,b,collaborate,a\nb,a,collaborate,b\na,c,collaborate,a\nc,b,collaborate,c\n",
    ])
    let outcome = try folder.run(
      "metrics", ".", "--kind", "collaborate", "--both-sides", rule, "--directed", "--format", "json")
    let json = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let graph = try #require(json["graph"] as? [String: Any])
    #expect(graph["ties"] as? Int == ties)
    let sides = try #require(graph["both_sides"] as? [String: Any])
    #expect(sides["answered_by_both"] as? Int == 3)
    #expect(sides["rule"] as? String == rule.replacing("-", with: " "))
    let text = try folder.run("metrics", ".", "--kind", "collaborate", "--both-sides", rule, "--directed")
    #expect(text.output.contains("Both sides' words made one:"))
    // Without directions the word of one side alone is that of either.
    let plain = try folder.run("metrics", ".", "--kind", "collaborate", "--both-sides", rule)
    #expect(plain.status == (rule.hasSuffix("-only") ? 64 : 0))
    #expect(plain.errors.contains("needs directions") == rule.hasSuffix("-only"))
  }

  /// Either side's word, or both, is a tie and no more: a scale of strengths says nothing of it.
  @Test(arguments: ["union", "intersection"])
  func tiesOfBothSidesHaveNoScale(rule: String) throws {
    let json = try Self.json([
      "metrics", "sample:riverside", "--kind", "collaborate", "--weights", "strength", "--both-sides", rule,
      "--measure", "strength_centralization", "--measure", "degree_centralization",
    ])
    let network = try #require(json["network"] as? [String: Any])
    let graph = try #require(json["graph"] as? [String: Any])
    let nodes = Double(try #require(graph["nodes"] as? Int))
    func value(_ measure: String) -> Double? {
      network[measure] as? Double ?? (network[measure] as? [String: Any])?["value"] as? Double
    }
    // The same sum, divided by (n − 1)² and by (n − 1)(n − 2).
    let expected = try #require(value("degree_centralization")) * (nodes - 2) / (nodes - 1)
    #expect(abs(try #require(value("strength_centralization")) - expected) < 1e-12)
  }

  /// The top of a declared scale, not the greatest strength that occurs.
  @Test func strengthCentralizationIsByTheScale() throws {
    let folder = try TemporaryFolder([
      "stakeholders.csv": "id\na\nb\nc\n", "relationships.csv": "from,to,kind,strength\na,b,help,2\nc,b,help,2\n",
      "study.yaml": "kinds:\n  help: {scale: {min: 1, max: 4}}\n",
    ])
    let outcome = try folder.run(
      "metrics", ".", "--kind", "help", "--weights", "strength", "--measure", "strength_centralization", "--format",
      "json")
    let json = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let network = try #require(json["network"] as? [String: Any])
    let values = try #require(network["strength_centralization"] as? [String: Any])
    // In: (4 + 4) / (2 · 2 · 4).
    #expect(values["value"] as? Double == 0.5)
  }

  @Test(arguments: [([], 64, "needs one kind"), (["--kind", "trust"], 1, "Only one side tells")])
  func aRuleNeedsAKindOfWhichBothSidesTell(kinds: [String], status: Int32, message: String) throws {
    let outcome = try Stakenet.run(["metrics", "sample:riverside", "--both-sides", "union", "--quiet"] + kinds)
    #expect(outcome.status == status && outcome.errors.contains(message))
  }

  @Test func bridgesSayWhetherEachRankingSurvives() throws {
    let text = try Stakenet.run(["bridges", "sample:riverside", "--quiet"]).output
    #expect(text.contains("Missing answers: as large a share as did not answer"))
    for ranking in ["brokers", "cut points", "times between sectors"] { #expect(text.contains("  \(ranking): ")) }
    let json = try Self.json(["bridges", "sample:riverside"])
    let reliability = try #require(json["reliability"] as? [String: Any])
    #expect(reliability["status"] as? String == "tested")
    for ranking in ["betweenness", "pairs_lost", "brokerage"] {
      #expect((reliability[ranking] as? [String: Any])?["stable_first"] is Int)
    }
    let unknown = try Stakenet.run(["bridges", "sample:nashville-welcoming", "--quiet"]).output
    #expect(unknown.contains("survive missing answers is unknown"))
  }

  /// Many seeds would tell a confidential figure more exactly than it is published.
  @Test func theSeedDoesNotChangeWhatIsToldOfBlame() throws {
    let outputs = try ["1", "2", "3"].map {
      try Stakenet.run(["blame", "sample:riverside", "--format", "csv", "--quiet", "--seed", $0]).output
    }
    #expect(Set(outputs).count == 1)
    #expect(outputs[0].contains("published"))
  }

  /// Of four, two who answered: a and b tell of each other, a of c. Pairs by both sides: one tied of one; by either: two
  /// of five, for nobody speaks of c and d; among those who answered: one of one.
  @Test(arguments: [
    ("collaborate", ["available_case": (1, 1), "reconstruct": (2, 5), "complete": (1, 1)]),
    ("trust", ["available_case": (1, 6), "complete": (1, 2)]),
  ])
  func densityUnderEachTreatmentOfMissingAnswers(kind: String, expected: [String: (ties: Int, pairs: Int)]) throws {
    let folder = try TemporaryFolder([
      "stakeholders.csv": "id\na\nb\nc\nd\n",
      "respondents.csv": "id,asked_about,status\na,all,answered\nb,all,answered\nc,all,no answer\nd,all,no answer\n",
      "relationships.csv":
        "from,to,kind,reporter\na,b,collaborate,a\nb,a,collaborate,b\na,c,collaborate,a\na,b,trust,a\n",
    ])
    let outcome = try folder.run("metrics", ".", "--kind", kind, "--level", "network", "--format", "json")
    let json = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let rows = try #require(json["missing_answers"] as? [[String: Any]])
    let row = try #require(rows.first)
    #expect(rows.count == 1 && row["kind"] as? String == kind)
    #expect(row["asked"] as? Int == 4 && row["answered"] as? Int == 2)
    let densities = try #require(row["densities"] as? [String: [String: Any]])
    #expect(Set(densities.keys) == Set(expected.keys))
    for (treatment, counts) in expected {
      #expect(densities[treatment]?["ties"] as? Int == counts.ties, "\(treatment)")
      #expect(densities[treatment]?["pairs"] as? Int == counts.pairs, "\(treatment)")
    }
    let text = try folder.run("metrics", ".", "--kind", kind, "--level", "network").output
    #expect(text.contains("density if answers are missing") && text.contains("2 of 4"))
  }
}
