import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite struct NameProposalsTests {
  /// Winkler's own examples (1990, table 1), to three digits.
  @Test(arguments: [("martha", "marhta", 0.961), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.813)])
  func jaroWinklerAsPublished(first: String, second: String, value: Double) {
    #expect(abs(NameLikeness.jaroWinkler(Array(first), Array(second)) - value) < 0.0006)
    #expect(abs(NameLikeness.jaroWinkler(Array(second), Array(first)) - value) < 0.0006)
  }

  /// Pairs that mean the same stand before pairs that do not, in a list in which all of them occur.
  @Test func theLikeliestComeFirst() {
    let same = [
      ("City of Nashville", "Nashville, City of"), ("City of Nashville", "Metro Nashville"),
      ("Müller Stiftung", "Mueller-Stiftung"), ("Riverside Together", "Riverside togehter"),
      ("Welcome House Ltd", "The Welcome House"), ("Dept. of Housing", "Housing Department"),
      ("St. Mary's School", "Saint Mary’s school"), ("Stadt Graz", "Stad Graz"),
      ("Comune di Trento", "Trento (Comune)"),
      ("NAACP", "National Association for the Advancement of Colored People"),
    ]
    let different = [
      ("School 3", "School 4"), ("Department of Water", "Department of Waste"), ("North Clinic", "South Clinic"),
      ("City of Nashville", "City of Memphis"), ("Riverside Bank", "Riverside Tenants Union"),
      ("Ocean Springs Fire Department", "Ocean Springs Police Department"),
    ]
    let names = Array(Set((same + different).flatMap { [$0.0, $0.1] })).sorted()
    let pairs = NameLikeness(names).pairs
    func nearness(_ pair: (String, String)) -> Double {
      pairs.first { Set([names[$0.first], names[$0.second]]) == Set([pair.0, pair.1]) }?.nearness ?? 0
    }
    let least = same.map(nearness).min() ?? 0
    #expect(least >= 0.9)
    for pair in different { #expect(nearness(pair) < least, "\(pair) \(nearness(pair))") }
  }

  /// The first ten pairs of real names of bodies that worked together after disasters: the three that differ by a slip or
  /// by a word that says nothing come first.
  @Test(.enabled(if: FormatFiles.exist, FormatFiles.reason)) func realNames() throws {
    let table = try CSVReader().read(
      FormatFiles.folder.deletingLastPathComponent().appending(path: "emon-search-and-rescue/nodes.csv"))
    let column = try #require(table.heading.firstIndex(of: "name"))
    let names = Set((0..<table.rowCount).map { table[$0, column] }).sorted()
    let pairs = NameLikeness(names).pairs.sorted { $0.nearness > $1.nearness }
    let first = pairs.prefix(3).map { [names[$0.first], names[$0.second]] }
    #expect(first[0].allSatisfy { $0.hasSuffix("Department.of.Emergency.Services") }, "\(first)")
    #expect(Set(first[1...].joined().map { $0.replacing("State.", with: "") }).count == 2, "\(first)")
    #expect(pairs.count < 100)
  }

  /// A name that only ties have is another spelling of one that is listed.
  @Test func namesOfNobodyAreLookedAt() throws {
    let study = try StudyFolder.study(ties: "from,to,kind\nAlpa Trust,b,trust\nXenon,b,trust\n")
    #expect(NameProposals(of: study).proposals.map(\.alias) == ["Alpa Trust"])
    #expect(NameProposals(of: study).proposals.map(\.kept) == ["a"])
  }

  /// A name can become another spelling of one stakeholder only: further ones whom it may mean stand beside the first.
  @Test func eachNameIsOfferedOnce() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "id,name\na,City of Nashville\nb,Metro Nashville\nc,Zoo\n",
      "relationships.csv": "from,to\na,c\na,b\n\"Nashville, City of\",c\n",
    ])
    let proposals = NameProposals(of: study)
    #expect(Set(proposals.proposals.map(\.alias)) == ["Nashville, City of", "b"])
    let unknown = try #require(proposals.proposals.first { $0.alias == "Nashville, City of" })
    #expect(unknown.kept == "a" && unknown.others.map(\.id) == ["b"] && proposals.furtherPairs == 0)
    #expect(proposals.yaml.contains("alike: \"City of Nashville\"; or \"b\", 100 %: \"Metro Nashville\"\n"))
    // With every # taken away it is YAML in which no name stands twice.
    let lines = proposals.yaml.split(separator: "\n").map {
      $0.hasPrefix("  # \"") ? "  " + $0.dropFirst(4) : String($0)
    }
    let taken = StudyDescription(yaml: lines.joined(separator: "\n"), file: "study.yaml")
    #expect(taken.findings.isEmpty && taken.settings.aliases == ["Nashville, City of": "a", "b": "a"])
  }

  /// Long lists end after a hundred names, and say how many pairs follow.
  @Test func longListsAreCut() throws {
    let names = ["north", "south", "old"]
    let rows = (0..<120).map { "s\($0),Harbour \(names[$0 % 3]) group" }.joined(separator: "\n")
    let proposals = NameProposals(
      of: try StudyFolder.study(["stakeholders.csv": "id,name\n\(rows)\n", "relationships.csv": "from,to\ns0,s1\n"]))
    let shown = proposals.proposals.reduce(0) { $0 + 1 + $1.others.count }
    #expect(proposals.proposals.count == NameProposals.longest && proposals.furtherPairs == 3 * 40 * 39 / 2 - shown)
    #expect(proposals.proposals[0].nearness == 1 && proposals.furtherPairs > 0)
    #expect(
      proposals.yaml.contains("\(proposals.furtherPairs) further pairs") && proposals.yaml.contains(" more\n"))
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
