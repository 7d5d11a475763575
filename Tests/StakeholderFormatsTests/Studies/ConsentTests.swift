import StakeholderFormats
import StakeholderModel
import Testing

/// Whoever does not want to be named is not named by findings and rejected rows either.
@Suite struct ConsentTests {
  private static let files = [
    "stakeholders.csv":
      "id,name,consent\nh,Hidden House,no\nr,Role Ltd,role only\na,Alpha,\nb,Beta,\nh,Hidden House GmbH,no\nr,Role Ltd,role only\n",
    "relationships.csv":
      "from,to,kind,strength\na,b,trust,1\nHiden House,b,trust,1\na,Role Ld,trust,1\nh,h,trust,2\nHidden House,Xyzzy,trust,1\n",
    "respondents.csv": "id,kind,status\nHidden Hous,trust,answered\nQuux,blame,answered\nPlugh,trust,answered\n",
  ]

  @Test func findingsGiveTheRowAlone() throws {
    let study = try StudyFolder.study(Self.files)
    var text = ""
    dump(study.diagnostics, to: &text)
    dump(study.rejectedRows, to: &text)
    for name in ["Hidden", "Hiden", "Role L", "Quux"] { #expect(!text.contains(name), "\(name)") }
    #expect(text.contains("Plugh"))
    #expect(study.diagnostics.filter { $0.code == "withheld-row" }.map { $0.location?.row } == [3, 4, 2, 6, 7, 5])
    #expect(study.rejectedRows.map(\.location.row) == [4])
  }
}
