import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// What writing does beside keeping the data: it protects people, spreadsheets and files.
@Suite struct WritingTests {
  /// Strings that a spreadsheet would run are written as texts, and come back as they were.
  @Test func formulasAreHarmless() throws {
    let folder = try StudyFolder([:])
    let export = StudyExport(of: try WrittenStudies.full())
    try export.prepared(for: folder.url.appending(path: "copy"), as: .csv).write()
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
      let prepared = try StudyExport(of: study, negativeTies: permission).prepared(for: file, as: format)
      try prepared.write()
      guard format.name != "xlsx" else { continue }
      let text = try prepared.files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
      #expect(text.contains("collaborate"))
      #expect(text.contains("blame") == isTold, "\(format.name)")
      #expect(text.contains("1.75") == isTold, "\(format.name)")
      #expect(!text.contains("hush") || isTold)
    }
  }

  /// A kind that only sounds like blame stays confidential even where declared ties are public.
  @Test func suspiciousKindsStayConfidential() throws {
    let study = try StudyFolder.study(
      ties: "from,to,kind\na,b,blames_loudly\na,b,oppose\n", yaml: "negative_ties: public\n")
    let kinds = StudyExport(of: study).relationships.map(\.kind.rawValue)
    #expect(kinds == ["oppose"])
    #expect(StudyYAML(of: StudyExport(of: study)).text?.contains("loudly") == false)
  }

  /// Nothing is replaced unless asked for, and nothing is left behind.
  @Test func nothingIsOverwritten() throws {
    let folder = try StudyFolder(["copy.gexf": "mine"])
    let export = StudyExport(of: try WrittenStudies.full())
    let file = folder.url.appending(path: "copy.gexf")
    let prepared = try export.prepared(for: file, as: .gexf)
    #expect(throws: FileError.self) { try prepared.write() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["copy.gexf"])
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    try prepared.write(overwriting: true)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        == ["copy.gexf", "copy.respondents.csv", "copy.yaml"])
  }

  /// If the last file of several cannot be written, the first does not appear.
  @Test func allFilesOrNone() throws {
    let folder = try StudyFolder([:])
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "copy.yaml"), withIntermediateDirectories: true)
    let export = StudyExport(of: try WrittenStudies.full())
    let prepared = try export.prepared(for: folder.url.appending(path: "copy.gexf"), as: .gexf)
    #expect(throws: FileError.self) { try prepared.write(overwriting: true) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["copy.yaml"])
  }

  /// Several formats of one study share their settings.
  @Test func theSameSettingsAreNoConflict() throws {
    let folder = try StudyFolder([:])
    let export = StudyExport(of: try WrittenStudies.full())
    for name in ["copy.gexf", "copy.graphml"] {
      let file = folder.url.appending(path: name)
      try export.prepared(for: file, as: try #require(ExportFormat.forFile(file))).write()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 4)
  }

  /// Ids that differ only in characters that XML cannot hold stay different.
  @Test(arguments: ["graphml", "gexf"])
  func controlCharactersInIds(format: String) throws {
    var builder = StudyBuilder()
    for id in ["a\u{1}", "a\u{2}", "a\u{FFFD}"] { builder.add(Stakeholder(id: .init(rawValue: id), name: "N\u{8}")) }
    builder.add(Relationship(from: "a\u{1}", to: "a\u{2}", kind: .trust))
    let folder = try StudyFolder([:])
    let file = folder.url.appending(path: "x.\(format)")
    let prepared = try StudyExport(of: builder.build()).prepared(for: file, as: try #require(.named(format)))
    try prepared.write()
    let copy = try folder.study(in: "x.\(format)")
    #expect(copy.stakeholders.count == 3 && copy.relationships.count == 1)
    #expect(copy.relationships[0].from != copy.relationships[0].to)
    #expect(prepared.notes.contains { $0.contains("control characters") })
  }

  /// A megabyte for a name, ten thousand columns.
  @Test(arguments: ExportFormat.all.map(\.name))
  func largeCellsAndManyColumns(format: String) throws {
    var builder = StudyBuilder()
    var wide = Stakeholder(id: "a", name: String(repeating: "<&\"é", count: 200_000))
    for column in 0..<10_000 { wide.attributes["column \(column)"] = "\(column)" }
    builder.add(wide)
    builder.add(Stakeholder(id: "b"))
    builder.add(Relationship(from: "a", to: "b", kind: .trust))
    let folder = try StudyFolder([:])
    let format = try #require(ExportFormat.named(format))
    let name = format.isFolder ? "wide" : "wide.\(format.extensions.first ?? "json")"
    try StudyExport(of: builder.build()).prepared(for: folder.url.appending(path: name), as: format).write()
    guard format.name != "kumu-csv" else { return }
    #expect(try folder.study(in: name).stakeholders.count == 2)
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
