import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// What is written and read again is the same study.
@Suite struct RoundTripTests {
  /// The formats that keep everything, with their places for who was asked what.
  private static let lossless: [(format: String, file: String, responses: Bool)] = [
    ("csv", "copy", true), ("xlsx", "copy.xlsx", true),
  ]

  private static func copy(_ study: Study, as format: String, _ file: String) throws -> Study {
    let folder = try StudyFolder([:])
    let destination = folder.url.appending(path: file)
    let export = StudyExport(of: study, negativeTies: .askedForExplicitly())
    _ = try export.write(to: destination, as: try #require(ExportFormat.named(format)))
    return try folder.study(in: file)
  }

  @Test(arguments: lossless)
  func everyColumnSurvives(format: String, file: String, responses: Bool) throws {
    let study = try WrittenStudies.full()
    #expect(study.relationships.count == 7)
    let copy = try Self.copy(study, as: format, file)
    let differences = StudyComparison(original: study, copy: copy).differences(responses: responses)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    #expect(copy.settings.title == study.settings.title)
  }

  /// Strings that a spreadsheet would run are written as texts, and come back as they were.
  @Test func formulasAreHarmless() throws {
    let folder = try StudyFolder([:])
    let export = StudyExport(of: try WrittenStudies.full())
    _ = try export.write(to: folder.url.appending(path: "copy"), as: .csv)
    let text = try String(contentsOf: folder.url.appending(path: "copy/stakeholders.csv"), encoding: .utf8)
    #expect(!text.contains(",=") && !text.contains("\"=") && text.contains("'=cmd"))
  }

  /// Without permission nothing tells of a tie against somebody or how strong trust is.
  @Test(arguments: ExportFormat.all.map(\.name))
  func confidentialTiesAreNotWritten(format: String) throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind,strength,evidence\na,b,blame,3.25,hush\na,b,trust,1.75,\nb,c,collaborate,2,\n")
    let folder = try StudyFolder([:])
    let format = try #require(ExportFormat.named(format))
    for (name, permission, isTold) in [
      ("closed", nil, false), ("open", NegativeTiePermission.askedForExplicitly(), true),
    ] {
      let file = folder.url.appending(path: format.isFolder ? name : "\(name).\(format.extensions.first ?? "json")")
      let outcome = try StudyExport(of: study, negativeTies: permission).write(to: file, as: format)
      guard format.name != "xlsx" else { continue }
      let text = try outcome.files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
      #expect(text.contains("collaborate"))
      #expect(text.contains("blame") == isTold, "\(format.name)")
      #expect(text.contains("1.75") == isTold, "\(format.name)")
      #expect(!text.contains("hush") || isTold)
    }
  }

  /// Nothing is replaced unless asked for, and nothing is left behind.
  @Test func nothingIsOverwritten() throws {
    let folder = try StudyFolder(["copy.gexf": "mine"])
    let export = StudyExport(of: try WrittenStudies.full())
    let file = folder.url.appending(path: "copy.gexf")
    #expect(throws: FileError.self) { try export.write(to: file, as: .gexf) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["copy.gexf"])
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    _ = try export.write(to: file, as: .gexf, overwriting: true)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["copy.gexf", "copy.yaml"])
  }

  /// The workbook to fill in can be read as it is.
  @Test func theTemplateIsAStudy() throws {
    let folder = try StudyFolder([:])
    try WorkbookTemplate().write(to: folder.url.appending(path: "new.xlsx"))
    let study = try folder.study(in: "new.xlsx")
    #expect(study.stakeholders.count == 2 && study.relationships.count == 2 && study.responses.count == 2)
    #expect(study.problems.isEmpty, "\(study.problems)")
    try WorkbookTemplate(for: try WrittenStudies.full()).write(to: folder.url.appending(path: "ours.xlsx"))
    let ours = try folder.study(in: "ours.xlsx")
    #expect(ours.stakeholders.count == 4 && !ours.diagnostics.contains { $0.severity == .error })
  }
}
