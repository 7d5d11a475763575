import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite struct NameProposalsTests {
  private static func nearness(_ first: String, _ second: String) -> Double {
    NameProposals.nearness(NameProposals.words(of: first), NameProposals.words(of: second))
  }

  /// Winkler's own examples (1990, table 1), to three digits.
  @Test(arguments: [("martha", "marhta", 0.961), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.813)])
  func jaroWinklerAsPublished(first: String, second: String, value: Double) {
    #expect(abs(NameProposals.jaroWinkler(Array(first), Array(second)) - value) < 0.0006)
    #expect(abs(NameProposals.jaroWinkler(Array(second), Array(first)) - value) < 0.0006)
  }

  /// Pairs that mean the same stand before pairs that do not.
  @Test func theLikeliestComeFirst() {
    let same = [
      ("City of Nashville", "Nashville, City of"), ("City of Nashville", "Metro Nashville"),
      ("Müller Stiftung", "Mueller-Stiftung"), ("Riverside Together", "Riverside togehter"),
      ("Welcome House Ltd", "The Welcome House"),
    ]
    let different = [
      ("School 3", "School 4"), ("Department of Housing", "Department of Health"), ("North Clinic", "South Clinic"),
      ("City of Nashville", "City of Memphis"), ("Riverside Bank", "Riverside Tenants Union"),
    ]
    let least = same.map(Self.nearness).min() ?? 0
    for pair in different { #expect(Self.nearness(pair.0, pair.1) < least, "\(pair)") }
  }

  /// Long lists end after a hundred pairs, and say how many follow.
  @Test func longListsAreCut() throws {
    let names = ["north", "south", "old"]
    let rows = (0..<30).map { "s\($0),Harbour \(names[$0 % 3]) group" }.joined(separator: "\n")
    let proposals = NameProposals(
      of: try StudyFolder.study(["stakeholders.csv": "id,name\n\(rows)\n", "relationships.csv": "from,to\ns0,s1\n"]))
    #expect(proposals.proposals.count == NameProposals.longest && proposals.furtherPairs == 30 * 29 / 2 - 100)
    #expect(proposals.proposals[0].nearness == 1)
    #expect(proposals.yaml.contains("335 further pairs"))
  }

  /// Who does not want to be named is in no proposal; a proposal that was taken is applied.
  @Test func proposalsAreApplied() throws {
    let list = "id,name,consent\na,City of Nashville,yes\nb,\"Nashville, City of\",yes\nc,Metro Nashville,no\n"
    let study = try StudyFolder.study(["stakeholders.csv": list, "relationships.csv": "from,to\na,b\n"])
    let proposals = NameProposals(of: study)
    #expect(proposals.proposals.map(\.alias) == ["b"])
    #expect(!proposals.yaml.contains("Metro"))
    let taken = proposals.yaml.split(separator: "\n").map {
      $0.hasPrefix("  # \"") ? "  " + $0.dropFirst(4) : String($0)
    }
    .joined(separator: "\n")
    let merged = try StudyFolder.study([
      "stakeholders.csv": list + "d,Delta,yes\n",
      "relationships.csv": "from,to\nb,d\n\"Nashville, City of\",d\n", "study.yaml": taken,
    ])
    #expect(merged.stakeholders.count == 3)
    #expect(merged.relationships.map(\.from) == ["a", "a"])
    #expect(merged.problems.contains { $0.hasPrefix("repair alias-applied 3") })
  }
}
