import Foundation
import StakeholderFormats
import StakeholderModel
import Testing

struct StudiesTests {
  @Test(arguments: playbook)
  func `A playbook study is read without errors and may show its negative ties`(name: String) throws {
    let study = try Study(contentsOf: datasets.appending(path: "playbook/\(name)"))
    #expect(study.diagnostics.filter { $0.severity >= .warning } == [])
    #expect(study.settings.negativeTies == .public)
    #expect(study.settings.isSurvey == false)
    #expect(study.settings.title != nil && study.settings.place != nil && study.settings.description != nil)
    #expect(Set(study.stakeholders.compactMap(\.sector)) == Set(study.settings.sectors.map(\.id)))
    #expect(study.relationships.allSatisfy { $0.confidence != nil && $0.source != nil })
  }

  @Test func `The counts on the page are those of the studies`() throws {
    let pages = try tableRows(inPage: "README.md").filter { $0.count == 4 && Int($0[2]) != nil }
    #expect(pages.map(\.[0]) == playbook.map { "playbook/\($0)" } + ["riverside"])
    for page in pages.dropLast() {
      let study = try Study(contentsOf: datasets.appending(path: page[0]))
      #expect(study.stakeholders.count == Int(page[2]), "\(page[0])")
      #expect(study.relationships.count == Int(page[3]), "\(page[0])")
    }
    let riverside = try #require(pages.last)
    #expect(try Rows("stakeholders").texts("id").count == Int(riverside[2]))
    #expect(try Rows("relationships").count == Int(riverside[3]))
  }

  @Test func `Riverside is read in spite of its mistakes, and each is reported`() throws {
    let study = try Study(contentsOf: datasets.appending(path: "riverside"))
    #expect(study.stakeholders.count == 46)
    #expect(study.waves.map(\.id.rawValue) == ["w1", "w2", "w3"])
    #expect(study.settings.negativeTies == .confidential)
    #expect(study.rejectedRows.count >= 3)
    let expected = [
      "unknown-stakeholder", "tie-to-oneself", "conflicting-strengths", "not-a-number", "undeclared-kind",
      "confidential-row",
    ]
    for code in expected { #expect(study.diagnostics.contains { $0.code == code }, "\(code)") }
    for finding in study.diagnostics where finding.code == "confidential-row" {
      #expect(finding.found == nil && finding.location?.column == nil)
    }
    #expect(study.diagnostics.allSatisfy { !$0.message.contains("Departmnt") && $0.found != "Departmnt of Housing" })
  }

  @Test func `The commented example of study.yaml is understood`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "study-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: datasets.appending(path: "study-example.yaml"), to: folder.appending(path: "study.yaml"))
    try "Organisation no.,sector\na,public\nb,community\ndept_housing,public\n".write(
      to: folder.appending(path: "stakeholders.csv"), atomically: true, encoding: .utf8)
    try "Who tells,About whom,kind,wave\na,b,mentor,1\nHousing Dept,b,trust,1\n".write(
      to: folder.appending(path: "relationships.csv"), atomically: true, encoding: .utf8)
    let study = try Study(contentsOf: folder)
    #expect(study.settings.title == "Warm homes in Exampleton")
    #expect(study.relationships.map(\.from) == ["a", "dept_housing"])
    #expect(study.kind("mentor")?.sign == .positive)
    let said = study.diagnostics.filter { $0.location?.file.hasSuffix("yaml") == true }
    #expect(said.map(\.code) == ["aliases"])
  }
}
