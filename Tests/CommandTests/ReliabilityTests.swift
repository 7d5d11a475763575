import Testing

/// Rankings say whether they survive the answers that are missing.
struct ReliabilityTests {
  @Test func rankingsSayHowManyPlacesAreSafe() throws {
    let table = try Stakenet.run(["metrics", "Datasets/riverside", "--measure", "betweenness"])
    #expect(table.output.contains("Missing answers: as large a share as did not answer"))
    #expect(table.output.contains("  betweenness: the first two are stable; below that, treat as a group"))
    let json = try Stakenet.run(["metrics", "Datasets/riverside", "--measure", "betweenness", "--format", "json"])
    #expect(json.output.contains("\"stable_first\": 2"))
  }

  @Test func unknownWhereNobodySaysWhoAnswered() throws {
    let table = try Stakenet.run(["metrics", "sample:nashville-welcoming", "--measure", "degree"])
    #expect(table.output.contains("survive missing answers is unknown"))
  }

  @Test func whatIsAlwaysEstimatedDoesNotClaimALargeNetwork() throws {
    let table = try Stakenet.run(["metrics", "Datasets/riverside", "--measure", "kappa_path"])
    #expect(table.output.contains("kappa path is estimated from"))
    #expect(!table.output.contains("because stakeholders times ties"))
  }
}
