import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("Studies in workbooks")
struct StudyWorkbookTests {
  @Test("Numbers of a workbook are read as they are, also beside numbers typed with a comma")
  func typedNumbers() throws {
    var fixture = WorkbookFixture()
    fixture.sheets = [
      .init(
        name: "relationships", state: nil,
        rows: inlineRow(1, "from", "to", "strength") + inlineRow(2, "a", "b", "2,5")
          + """
          <row r="3"><c r="A3" t="inlineStr"><is><t>b</t></is></c><c r="B3" t="inlineStr"><is><t>c</t></is></c>\
          <c r="C3"><v>1.125</v></c></row>
          """),
      .init(name: "Old ties", state: "hidden", rows: inlineRow(1, "from", "to") + inlineRow(2, "x", "y")),
    ]
    let bytes = Array(try fixture.bytes())
    try AtomicFileTests.inEmptyFolder { (folder: URL) throws in
      let file = folder.appending(path: "ties.xlsx")
      try AtomicFile.write(bytes, to: file, overwriting: false)
      let study = try Study(contentsOf: file)
      #expect(study.relationships.map(\.strength) == [.measured(2.5), .measured(1.125)])
      #expect(study.stakeholders.count == 3)
      let skipped = study.diagnostics.filter { $0.code == "skipped-sheet" }
      #expect(skipped.map(\.location?.file) == ["ties.xlsx, sheet Old ties"])
    }
  }
}
