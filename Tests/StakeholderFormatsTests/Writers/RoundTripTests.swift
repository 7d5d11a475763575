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
}
