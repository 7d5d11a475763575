import Foundation
import Testing

/// What one command holds back, no other tells: figures told in confidence follow one rule.
@Suite struct OneRuleTests {
  private static func json(_ command: String, _ study: String, list: String) throws -> [String: [String: Any]] {
    let outcome = try Stakenet.run([command, study, "--format", "json", "--quiet"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let rows = try #require(json[list] as? [[String: Any]])
    return Dictionary(rows.map { ($0["id"] as? String ?? "", $0) }, uniquingKeysWith: { $1 })
  }

  @Test func blameAndPracticesTellAndHoldBackTheSame() throws {
    let blame = try Self.json("blame", "sample:riverside", list: "figures")
    let practices = try Self.json("practices", "sample:riverside", list: "indicators")
    for (figure, indicator) in [
      ("blame_longest_chain", "blame_chain"), ("blame_sinks", "blame_stops_here"),
      ("blame_passed_on", "blame_stops_here"), ("blame_across_sectors", "blame_across_sectors"),
      ("blame_reciprocity", "blame_reciprocity"), ("blame_gini", "blame_concentration"),
    ] {
      let isPublished = try #require(blame[figure])["status"] as? String == "published"
      let isMeasured = try #require(practices[indicator])["status"] as? String == "measured"
      #expect(isPublished == isMeasured, "\(figure) and \(indicator)")
    }
    for id in ["blame_across_sectors", "blame_reciprocity"] {
      #expect(blame[id]?["value"] as? Double == practices[id]?["value"] as? Double, "\(id)")
    }
  }

  /// Two have a link or none, however many ties make it: the map draws and counts as many bridge ties as `bridges` lists
  /// and `metrics` counts.
  @Test(arguments: [
    "nashville-welcoming", "lima-ciudad-saludable", "mumbai-sneha", "sefton-listening-council", "built-for-zero",
    "united-for-brownsville", "riverside",
  ])
  func bridgeTiesAreAsManyOnTheMapAsInTheTables(_ name: String) throws {
    func json(_ arguments: [String]) throws -> [String: Any] {
      let outcome = try Stakenet.run(arguments + ["sample:\(name)", "--format", "json", "--quiet"])
      return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }
    let listed = try #require(json(["bridges"])["bridge_ties"] as? [Any]).count
    let measured = try #require(json(["metrics", "--measure", "bridges"])["network"] as? [String: Any])["bridges"]
    #expect(measured as? Int == listed)

    let folder = try TemporaryFolder()
    #expect(try folder.run("draw", "sample:\(name)", "--style", "bridges", "-o", "map.svg").status == 0)
    let map = try folder.text("map.svg")
    #expect(map.matches(of: /class="edge tie [^"]*\bstrong"/).count == listed)
    // The number that stands in the legend's line.
    let legend = try #require(map.range(of: ">the only link (a bridge tie)<")?.upperBound)
    let count = try #require(map[legend...].firstMatch(of: /<text text-anchor="end"[^>]*>(\d+)</)?.1)
    #expect(Int(count) == listed)
  }

  /// One rating of trust that fell from 4 to 1: no output of `compare` tells either.
  @Test(arguments: [
    ["compare"], ["compare", "--format", "csv"], ["compare", "--format", "json"],
  ])
  func aSingleRatingIsNotCompared(command: [String]) throws {
    func output(_ ratings: (String, String)) throws -> String {
      let folder = try TemporaryFolder([
        "stakeholders.csv": "id,name\na,Alpha\nb,Beta\nc,Gamma\nd,Delta\n",
        "study.yaml":
          "title: W\nsurvey: true\ncomplete: true\nkinds: {trust: {scale: {min: 1, max: 5}}}\nwaves: [{id: w1}, {id: w2}]\n",
        "relationships.csv":
          "from,to,kind,wave,strength\na,b,collaborate,w1,\na,b,collaborate,w2,\nb,c,collaborate,w1,\n"
          + "b,c,collaborate,w2,\na,b,trust,w1,\(ratings.0)\na,b,trust,w2,\(ratings.1)\n",
      ])
      let outcome = try Stakenet.run([command[0], "."] + command.dropFirst(), in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output
    }
    let fell = try output(("4", "1"))
    #expect(try fell == output(("2", "3")), "an output depends on a single rating")
    if command == ["compare"] { #expect(fell.contains("suppressed")) }
  }

  /// A short file that speaks of many: no table of all pairs is made where nobody was asked. Ten times as many take less
  /// than ten times as long, and not up to a hundred.
  @Test(arguments: ["blame", "trust"])
  func manyStakeholdersWithoutAQuestionTakeNoTime(command: String) throws {
    func seconds(_ count: Int) throws -> Double {
      let folder = try TemporaryFolder(["many.dl": "dl n=\(count) format=edgelist1\ndata:\n1 2\n"])
      return try Stakenet.processorSeconds([command, "many.dl", "--quiet"], in: folder.url)
    }
    let (few, many) = (try seconds(2_000), try seconds(20_000))
    #expect(many < 10 * few, "\(few) s for 2,000, \(many) s for 20,000")
  }
}
