import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Headings as people write them.
@Suite struct HeadingsTests {
  @Test(arguments: [
    ("Organisation A,Organisation B", ["x", "y"]), ("Partner 1,Partner 2", ["x", "y"]), ("Von,An", ["x", "y"]),
    ("node a,node b", ["x", "y"]),
  ])
  func pairs(heading: String, ends: [String]) throws {
    let study = try StudyFolder(["ties.csv": "\(heading)\nx,y\n"]).study(in: "ties.csv")
    #expect(study.relationships.map { [$0.from.rawValue, $0.to.rawValue] } == [ends])
  }

  @Test func aScaleBehindTheHeadingIsNoPartOfIt() throws {
    let study = try StudyFolder.study([
      "stakeholders.csv": "name,Influence (1-5),Interest (0 = none),Budget (EUR)\nx,3,2,7\ny,,,\n",
      "relationships.csv": "from,to,Strength (1–4)\nx,y,2\n",
    ])
    #expect(study.stakeholders[0].power == 3 && study.stakeholders[0].interest == 2)
    #expect(study.stakeholders[0].attributes == ["Budget (EUR)": "7"])
    #expect(study.relationships[0].strength == .measured(2))
  }

  @Test func aTitleMayStandAboveTheHeadings() throws {
    let study = try StudyFolder([
      "stakeholders.csv": "Our partners in May,,\n,,\nas of today\nName,Sector,Beneficiary\nx,public,no\ny,,yes\n",
      "relationships.csv": "from,to\nx,y\n",
    ]).study()
    #expect(study.stakeholders.map(\.name) == ["x", "y"])
    let note = try #require(study.diagnostics.first { $0.code == "title" })
    #expect(note.location?.row == 4 && note.found == "Our partners in May")
    #expect(study.problems.isEmpty, "\(study.problems)")
  }

  /// Somebody with `|` in the name is one, unless the parts are others.
  @Test func barsInNames() {
    let names = NameIndex(
      ["ab", "a", "b", "x|y", "x", "North | South"].map { Stakeholder(id: .init(rawValue: $0), name: $0) })
    #expect(names.parts(of: "a|b") == ["a", "b"])
    #expect(names.parts(of: "x|y") == ["x|y"])
    #expect(names.parts(of: "North|South") == ["North|South"])
    #expect(names.parts(of: "a|nobody") == ["a", "nobody"])
    #expect(names.parts(of: "|") == ["|"])
  }
}
