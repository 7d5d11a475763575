import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// What is written and read again is the same study.
@Suite struct RoundTripTests {
  /// The formats that keep everything; GML keeps it under plainer headings.
  private static let lossless = [
    ("csv", "copy"), ("xlsx", "copy.xlsx"), ("graphml", "copy.graphml"), ("gexf", "copy.gexf"),
    ("node-link", "copy.json"), ("cyjs", "copy.cyjs"), ("kumu", "copy.json"), ("dot", "copy.dot"), ("gml", "copy.gml"),
  ]

  private static func copy(_ study: Study, as format: String, _ file: String) throws -> Study {
    let folder = try StudyFolder([:])
    let destination = folder.url.appending(path: file)
    let export = StudyExport(of: study, negativeTies: .askedForExplicitly())
    try export.prepared(for: destination, as: try #require(ExportFormat.named(format))).write()
    return try folder.study(in: file)
  }

  private static func differences(_ study: Study, _ format: String, _ file: String) throws -> [String] {
    StudyComparison(
      original: study, copy: try copy(study, as: format, file), knowsHeadings: format != "gml"
    ).differences
  }

  @Test(arguments: lossless)
  func everyColumnSurvives(format: String, file: String) throws {
    let study = try WrittenStudies.full()
    #expect(study.relationships.count == 7)
    let differences = try Self.differences(study, format, file)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    #expect(try Self.copy(study, as: format, file).settings.title == study.settings.title)
  }

  @Test(arguments: lossless)
  func bundledStudiesSurvive(format: String, file: String) throws {
    let studies = try WrittenStudies.bundled()
    #expect(studies.count == 7)
    for study in studies {
      let differences = try Self.differences(study, format, file)
      #expect(differences.isEmpty, "\(study.title): \(differences.count): \(differences.prefix(3))")
    }
  }

  /// Names, notes and columns that break writers; strengths of 0 and unknown, several kinds and waves.
  @Test(arguments: lossless)
  func hostileStudiesSurvive(format: String, file: String) throws {
    for seed in 1...20 {
      let study = HostileStudy(seed: UInt64(seed)).study
      let differences = try Self.differences(study, format, file)
      #expect(
        differences.isEmpty, "seed \(seed): \(differences.count): \(differences.prefix(3).joined(separator: "\n"))")
    }
  }

  /// Where a format has numbers for waves, they are the waves of study.yaml again.
  @Test(arguments: [("pajek", "copy.net"), ("dl", "copy.dl")])
  func numberedWavesKeepTheirNames(format: String, file: String) throws {
    let studies = try WrittenStudies.bundled().filter { $0.waves.count > 1 }
    #expect(!studies.isEmpty)
    for study in studies {
      #expect(try Self.copy(study, as: format, file).waves == study.waves)
    }
  }

  /// The numbers in the names of waves, else their order; nothing where that is not plain.
  @Test func numbersOfWaves() {
    func named(_ texts: Set<String>, _ ids: String...) -> [String]? {
      NumberedWaves(texts, declared: ids.map { Wave(id: .init(rawValue: $0)) }).map { waves in
        texts.sorted().map { waves[$0] }
      }
    }
    #expect(named(["1", "3"], "w1", "w2", "w3") == ["w1", "w3"])
    #expect(named(["2019", "2021"], "y2019", "y2021") == ["y2019", "y2021"])
    #expect(named(["1", "2"], "before", "after") == ["before", "after"])
    #expect(named(["1", "2"], "spring 1", "autumn 1", "spring 2") == ["spring 1", "autumn 1"])
    #expect(named(["1", "4"], "before", "after") == nil)
    #expect(named(["1", "2"], "1", "2") == nil)
    #expect(named(["1", "later"], "w1", "w2") == nil)
    #expect(named([], "w1") == nil)
  }

  /// Formats that lose something lose no stakeholder and no tie, as long as strengths are known.
  @Test(arguments: ExportFormat.all.filter { !$0.isFolder }.map(\.name))
  func nobodyIsLost(format: String) throws {
    let form = try #require(ExportFormat.named(format))
    for study in try [WrittenStudies.full()] + WrittenStudies.bundled() + [HostileStudy(seed: 5).study] {
      let copy = try Self.copy(study, as: format, "copy.\(form.extensions.first ?? "json")")
      #expect(copy.stakeholders.count == study.stakeholders.count { $0.consent != .no }, "\(study.title)")
      #expect(!copy.diagnostics.contains { $0.severity == .error }, "\(study.title): \(copy.problems.prefix(3))")
      guard format != "dl" else { continue }
      let ties = StudyExport(of: study, negativeTies: .askedForExplicitly()).relationships
      let kept = copy.relationships + copy.confidential.forAggregation
      #expect(kept.count { $0.isTie } == ties.count { $0.isTie }, "\(study.title)")
    }
  }
}
