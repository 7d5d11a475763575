import Foundation
import Testing

@Suite struct CompareTests {
  /// Three waves that can be counted by hand; c left, d joined.
  private static func study() throws -> TemporaryFolder {
    try TemporaryFolder([
      "study.yaml": """
      title: By hand
      complete: true
      waves:
        - { id: "1", title: First, date: 2021-05-01 }
        - { id: "2", title: Second, date: 2022-05-01 }
      kinds:
        like: { sign: positive }
      """,
      "stakeholders.csv":
        "id,name,joined,left,consent\na,Alpha,,,yes\nb,Beta,,,yes\nc,Gamma,,2021-12,yes\nd,Delta,2022-01,,yes\ne,Secret,,,role only\n",
      "relationships.csv":
        "from,to,kind,wave\na,b,like,1\nb,a,like,1\na,c,like,1\ne,a,like,1\na,b,like,2\na,d,like,2\na,e,like,2\n",
    ])
  }

  private static func json(_ outcome: Stakenet.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func saysWhatChangedAndWhoCameAndWent() throws {
    let outcome = try Self.study().run("compare", ".", "--waves", "1", "2")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = outcome.output
    #expect(text.contains("First → Second"))
    #expect(text.contains("3 stakeholders are in both."), "a, b and the one who is not named")
    #expect(text.contains("One joined: Delta."))
    #expect(text.contains("One left: Gamma."))
    #expect(text.contains("Like: of 3 ties 1 lasts, 2 ended; 1 is new."))
    #expect(text.contains("Beta → Alpha"))
    #expect(!text.contains("Secret"))
  }

  @Test func withoutWavesItTakesTheLastTwo() throws {
    let folder = try Self.study()
    #expect(try folder.run("compare", ".").output == folder.run("compare", ".", "--waves", "First", "Second").output)
  }

  @Test func jsonAndCSVHoldTheSameNumbers() throws {
    let folder = try Self.study()
    let json = try Self.json(folder.run("compare", ".", "--format", "json"))
    #expect(json["schema"] as? String == "stakenet/compare/1")
    let relation = try #require((json["relations"] as? [[String: Any]])?.first)
    #expect(relation["kept"] as? Int == 1)
    #expect(relation["jaccard"] as? Double == 0.25)
    #expect((relation["ended_ties"] as? [[String: String]])?.count == 2)
    let csv = try folder.run("compare", ".", "--format", "csv").output.split(separator: "\r\n")
    let columns = try #require(csv.first).split(separator: ",", omittingEmptySubsequences: false)
    let row = try #require(csv.first { $0.hasPrefix("like,") }).split(separator: ",", omittingEmptySubsequences: false)
    #expect(columns.count == row.count)
    #expect(row[try #require(columns.firstIndex(of: "jaccard"))] == "0.25")
  }

  @Test(arguments: [
    (["compare", ".", "--waves", "1", "9"], "The study has no wave “9”."),
    (["compare", ".", "--waves", "1", "1"], "A wave does not differ from itself."),
    (["compare", ".", "--waves", "1"], "--waves needs two waves"),
    (["compare", ".", "--wave", "1"], "use --waves with both"),
    (["compare", ".", "--kind", "nothing"], "no ties of the kind “nothing”"),
    (["compare", "sample:nashville-welcoming"], "has no waves"),
  ])
  func saysWhatIsWrongWithTheWords(arguments: [String], message: String) throws {
    let folder = try Self.study()
    let outcome = try Stakenet.run(arguments, in: folder.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func twoStudiesAreMatchedById() throws {
    let folder = try Self.study()
    let other = try TemporaryFolder([
      "stakeholders.csv": "id,name\na,Alpha\nb,Beta\nz,Zeta\n",
      "relationships.csv": "from,to,kind\na,b,like\nb,z,like\n",
    ])
    let outcome = try folder.run("compare", ".", other.url.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("2 stakeholders are in both."))
    #expect(outcome.output.contains("One in the second alone: Zeta."))
    #expect(outcome.output.contains("One who does not want to be named cannot be matched and takes no part."))
  }

  /// Riverside's confidential kinds: nothing but figures that the gate lets through.
  @Test func kindsToldInConfidenceAreRefusedOrAggregated() throws {
    let refused = try Stakenet.run(["compare", "sample:riverside", "--kind", "blame", "--quiet"])
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    let json = try Self.json(Stakenet.run(["compare", "sample:riverside", "--format", "json", "--quiet"]))
    let kinds = try #require(json["relations"] as? [[String: Any]]).flatMap { $0["kinds"] as? [String] ?? [] }
    #expect(Set(kinds).isDisjoint(with: ["blame", "oppose", "pressure", "distrust", "rates"]))
    let confidential = try #require(json["confidential"] as? [[String: Any]])
    #expect(confidential.compactMap { $0["kind"] as? String } == ["blame", "oppose", "pressure", "distrust"])
    for change in confidential {
      #expect(Set(change.keys) == ["kind", "ended", "new", "ratio", "p_value"])
      for case let share as Double in [change["ended"], change["new"]] {
        #expect((share * 100).rounded() / 100 == share, "two digits")
      }
    }
    let trust = try #require(
      (json["relations"] as? [[String: Any]])?.first { $0["kinds"] as? [String] == ["trust"] })
    #expect(trust["new_ties"] is NSNull)
  }

  /// Five people blame anew, or four: the gate tells the first at most.
  @Test func aChangeByFewerThanFivePeopleIsSuppressed() throws {
    func compared(_ changing: Int) throws -> [String: Any] {
      let ids = (0..<16).map { "s\($0)" }
      var rows = ["from,to,kind,wave"]
      // Six lasting ties of blame, and as many as change: each ends one and begins another.
      for i in 0..<6 { for wave in 1...2 { rows.append("s\(i),s\(i + 6),blame,\(wave)") } }
      for i in 0..<changing {
        rows.append("s\(i),s\((i + 1) % 16),blame,1")
        rows.append("s\(i),s\((i + 3) % 16),blame,2")
      }
      let folder = try TemporaryFolder([
        "study.yaml": "complete: true\nwaves: [{ id: \"1\" }, { id: \"2\" }]\n",
        "stakeholders.csv": "id\n" + ids.joined(separator: "\n") + "\n",
        "relationships.csv": rows.joined(separator: "\n") + "\ns0,s1,trust,1\ns0,s1,trust,2\n",
      ])
      let json = try Self.json(folder.run("compare", ".", "--format", "json"))
      let confidential = try #require(json["confidential"] as? [[String: Any]])
      return try #require(confidential.first { $0["kind"] as? String == "blame" })
    }
    let five = try compared(6)
    #expect(five["ended"] as? Double == 0.5)
    #expect(five["new"] as? Double == 0.5)
    let four = try compared(4)
    for key in ["ended", "new", "ratio", "p_value"] { #expect(four[key] as? String == "suppressed") }
  }
}
