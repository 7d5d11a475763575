import Foundation
import Testing

/// Reading takes time in proportion to the tables, and not to their rows times the stakeholders.
@Suite struct ReadingTimeTests {
  /// Cells of a list of who was asked need be no names, and are not held against every name to find near ones. Ten times
  /// as many rows and stakeholders take less than ten times as long, and not up to a hundred.
  @Test func cellsThatAreNoNamesAreNotComparedWithAllNames() throws {
    func seconds(_ count: Int) throws -> Double {
      let people = 0..<count
      let folder = try TemporaryFolder([
        "stakeholders.csv": "id,name\n" + people.map { "s\($0),The Office Number \($0)\n" }.joined(),
        "relationships.csv": "from,to,kind\n" + people.map { "s\($0),s\(($0 + 1) % count),trust\n" }.joined(),
        "respondents.csv": "id,wave,kind,asked_about,status\n"
          + people.map { "s\($0),,trust,all,\($0 % 9 == 0 ? "no answer" : "answered")\n" }.joined(),
      ])
      return try Stakenet.processorSeconds(["validate", ".", "--quiet"], in: folder.url)
    }
    let (few, many) = (try seconds(100), try seconds(1_000))
    #expect(many < 10 * few, "\(few) s for 100, \(many) s for 1,000")
  }
}
