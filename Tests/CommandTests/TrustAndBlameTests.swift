import Foundation
import Testing

/// What `trust`, `blame` and `compare` say where there are no ratings, no blame, items of value, or a permission.
@Suite struct TrustAndBlameTests {
  private static func json(_ folder: TemporaryFolder, _ command: String) throws -> [String: Any] {
    let outcome = try folder.run(command, ".", "--format", "json", "--quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  /// Trust without a strength is no rating of 1.
  @Test func trustWithoutRatingsHasNoMeans() throws {
    let folder = try TemporaryFolder([
      "study.yaml": "negative_ties: public\n", "stakeholders.csv": "id\na\nb\nc\n",
      "relationships.csv": "from,to,kind\na,b,trust\nb,c,trust\n",
    ])
    let text = try folder.run("trust", ".").output
    #expect(text.contains("stakeholder  trusted by  trusts\n") && !text.contains("who trusts"))
    #expect(text.contains("Trust was told without ratings"))
    let rows = try #require(try Self.json(folder, "trust")["stakeholders"] as? [[String: Any]])
    #expect(rows.count == 3 && rows.allSatisfy { $0["trust_received"] is NSNull })
    #expect(rows.map { $0["trusted_by"] as? Int } == [0, 1, 1])
  }

  /// Trust 4 and 2 received by a and b, value 3 by both; a has three partners and b two: 3 · 3.5 and 2 · 2.5.
  @Test func relativeConnectivityByHand() throws {
    let items = ["reliability", "openness", "power", "involvement"]
    let ratings = [("b", "a", [4, 4, 3, 3]), ("a", "b", [1, 3, 2, 4])]
    let rows = ratings.flatMap { from, to, values in
      zip(items, values).map { "\(from),\(to),rates,\($0),\($1)" }
    }
    let folder = try TemporaryFolder([
      "study.yaml": "negative_ties: public\n", "stakeholders.csv": "id\na\nb\nc\nd\n",
      "relationships.csv": "from,to,kind,value,strength\na,b,collaborate,,\na,c,fund,,\na,d,data,,\nb,c,fund,,\n"
        + "a,b,trust,,\n" + rows.joined(separator: "\n") + "\n",
    ])
    let csv = try folder.run("trust", ".", "--format", "csv", "--quiet").output
      .split(whereSeparator: \.isNewline).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(csv[0].last == "relative_connectivity")
    #expect(csv[1].suffix(3) == ["4", "3", "1"])
    #expect(csv[2].prefix(6).suffix(2) == ["2", "3"])
    #expect(csv[2].last.flatMap { Double($0) }.map { abs($0 - 5 / 10.5) < 1e-12 } == true)
    #expect(csv[3].suffix(3) == ["", "", ""])
    #expect(try folder.run("trust", ".").output.contains("mean value  relative connectivity"))
  }

  @Test func figuresOfTrustAsATable() throws {
    let outcome = try Stakenet.run([
      "trust", "sample:riverside", "--format", "csv", "--level", "network", "--quiet",
    ])
    #expect(outcome.output.hasPrefix("figure,value,status,low,high,by_chance,p_value"))
    #expect(outcome.output.contains("trust_reciprocity,0.53,published,0.44,0.62,0.07,0.01"))
    let table = try Stakenet.run(["trust", "sample:riverside", "--level", "network", "--quiet"])
    #expect(table.status == 64 && table.errors.contains("--format csv"))
  }

  @Test func onlyThoseWhoBlameOrAreBlamedAreListed() throws {
    let files = ["study.yaml": "negative_ties: public\ncomplete: true\n", "stakeholders.csv": "id\na\nb\nc\n"]
    let some = try TemporaryFolder(
      files.merging(["relationships.csv": "from,to,kind\na,b,blame\nb,c,collaborate\n"]) { $1 })
    let text = try some.run("blame", ".", "--quiet").output
    let rows = text.split(separator: "\n").filter { ["a", "b", "c"].contains($0.prefix { $0 != " " }) }
    #expect(rows.map { $0.prefix(1) } == ["b", "a", "a"], "two who take part, and one tie: \(text)")
    #expect(text.contains("Only those who blame or are blamed."))
    let none = try TemporaryFolder(files.merging(["relationships.csv": "from,to,kind\nb,c,collaborate\n"]) { $1 })
    #expect(try none.run("blame", ".", "--quiet").output.hasSuffix("\nNobody told of blame.\n"))
  }

  /// Whoever reads an output has to see that it holds what was told in confidence.
  @Test(arguments: ["trust", "blame", "compare"])
  func outputsInFullSaySo(command: String) throws {
    let full = try Stakenet.run([command, "sample:riverside", "--show-negative-ties", "--quiet"])
    let sentence = "Told in confidence, shown because --show-negative-ties asked for it."
    #expect(full.output.contains(sentence))
    #expect(try !Stakenet.run([command, "sample:riverside", "--quiet"]).output.contains(sentence))
    for arguments in [[], ["--show-negative-ties"]] {
      let json = try Stakenet.run([command, "sample:riverside", "--quiet", "--format", "json"] + arguments)
      #expect(json.output.contains("\"in_full\": \(!arguments.isEmpty)"))
    }
  }

  /// One of the 44 who were asked is in no network, so that other rows count 43.
  @Test func whoWasAskedAndDoesNotConsentIsSpokenOf() throws {
    let words = "44, one of whom does not consent to be shown"
    let practices = try Stakenet.run(["practices", "sample:riverside", "--quiet"])
    #expect(practices.output.contains("39 answered of \(words)."))
    let metrics = try Stakenet.run(["metrics", "sample:riverside", "--kind", "trust", "--level", "network", "--quiet"])
    #expect(
      metrics.output.contains("38 of 43") && metrics.output.contains("Of the 44 who were asked, one does not consent"))
  }

  /// A report of an earlier wave has trust and blame of the last one, and says so.
  @Test(arguments: [("w1", 2), ("w3", 0)])
  func reportsSayOfWhichWaveTrustAndBlameAre(wave: String, times: Int) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.run("report", "sample:riverside", "--wave", wave, "-o", "out", "--quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let sentence = "These figures are of Spring 2025, the last wave, and not of Spring 2023"
    #expect(try folder.text("out/report.html").components(separatedBy: sentence).count - 1 == times)
  }
}
