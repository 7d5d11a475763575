public import Foundation
import StakeholderModel

/// A form in which a study can be written.
public struct ExportFormat: Sendable {
  /// The name of the format on the command line: `gexf`.
  public let name: String
  /// What it is and who reads it.
  public let title: String
  /// The endings of its files, without the point.
  public let extensions: [String]
  /// Whether it is a folder of files rather than one file.
  public let isFolder: Bool
  /// Whether who was asked what stands in a file of its own beside the main one, NAME.respondents.csv.
  let hasResponsesBeside: Bool
  /// What of a study it keeps, in plain words.
  public let kept: String
  /// What of a study it loses, whatever the study; what a conversion loses of one study is said with it.
  public let lost: String
  /// Makes the files.
  let make: @Sendable (StudyExport) throws(FileError) -> WrittenStudy

  init(
    _ name: String, title: String, extensions: [String], isFolder: Bool = false,
    hasResponsesBeside: Bool = false, kept: String, lost: String,
    make: @escaping @Sendable (StudyExport) throws(FileError) -> WrittenStudy
  ) {
    self.name = name
    self.title = title
    self.extensions = extensions
    self.isFolder = isFolder
    self.hasResponsesBeside = hasResponsesBeside
    self.kept = kept
    self.lost = lost
    self.make = make
  }

  /// All formats, those first that keep everything.
  public static let all: [ExportFormat] = [
    csv, xlsx, graphML, gexf, nodeLink, cytoscape, gml, pajek, dl, kumu, kumuCSV, dot,
  ]

  /// The format with a name.
  public static func named(_ name: String) -> ExportFormat? { all.first { $0.name == name.lowercased() } }

  /// The format that the ending of a name says; a name without ending is a folder of CSV files.
  public static func forFile(_ file: URL) -> ExportFormat? {
    let ending = file.pathExtension.lowercased()
    if ending.isEmpty || file.hasDirectoryPath { return csv }
    return all.first { $0.extensions.contains(ending) }
  }
}

/// The files of a written study, before they are on disk.
struct WrittenStudy: Sendable {
  /// A file: what is added to the base name, or the name in a folder, and the content.
  struct Part: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// The main file; for a folder, all of them.
  var parts: [Part]
  /// What the format cannot keep, one sentence each.
  var notes: [String]

  init(_ bytes: [UInt8], notes: [String?] = []) {
    parts = [Part(name: "", bytes: bytes)]
    self.notes = notes.compactMap(\.self)
  }

  init(folder parts: [Part], notes: [String?] = []) {
    self.parts = parts
    self.notes = notes.compactMap(\.self)
  }
}
