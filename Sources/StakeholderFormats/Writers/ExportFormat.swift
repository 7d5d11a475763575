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
  /// Makes the files.
  let make: @Sendable (StudyExport) throws(FileError) -> WrittenStudy

  init(
    _ name: String, title: String, extensions: [String], isFolder: Bool = false,
    make: @escaping @Sendable (StudyExport) throws(FileError) -> WrittenStudy
  ) {
    self.name = name
    self.title = title
    self.extensions = extensions
    self.isFolder = isFolder
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

extension StudyExport {
  /// What was written.
  public struct Outcome: Sendable {
    /// The files, the main one first.
    public let files: [URL]
    /// What the format could not keep, one sentence each.
    public let notes: [String]
  }

  /// Writes the study in a format. What the settings say beside the tables goes into a YAML file of the same name, which
  /// is read again with the main file.
  ///
  /// No file appears unless all can be written; nothing is replaced unless asked for.
  ///
  /// - Throws: ``FileError``.
  public func write(
    to destination: URL, as format: ExportFormat, overwriting: Bool = false
  ) throws(FileError) -> Outcome {
    var written = try format.make(self)
    let settings = StudyYAML(of: self).text
    let files: [(URL, [UInt8])]
    if format.isFolder {
      if let settings, format.name == ExportFormat.csv.name {
        written.parts.append(.init(name: "study.yaml", bytes: Array(settings.utf8)))
      }
      files = written.parts.map { (destination.appending(path: $0.name), $0.bytes) }
    } else {
      if let settings { written.parts.append(.init(name: "yaml", bytes: Array(settings.utf8))) }
      files = written.parts.map { part in
        let base = destination.deletingPathExtension()
        return (part.name.isEmpty ? destination : base.appendingPathExtension(part.name), part.bytes)
      }
    }
    try FileSet(files, folder: format.isFolder ? destination : nil).write(overwriting: overwriting)
    return Outcome(files: files.map(\.0), notes: written.notes)
  }

  /// The files that writing would make or replace, so that a caller can protect them.
  public func files(at destination: URL, as format: ExportFormat) throws(FileError) -> [URL] {
    let parts = try format.make(self).parts
    return parts.map { format.isFolder ? destination.appending(path: $0.name) : destination }
  }
}

/// Files that belong together: all are written or none.
private struct FileSet {
  let files: [(url: URL, bytes: [UInt8])]
  let folder: URL?

  init(_ files: [(URL, [UInt8])], folder: URL?) {
    self.files = files
    self.folder = folder
  }

  func write(overwriting: Bool) throws(FileError) {
    let manager = FileManager.default
    if !overwriting {
      for (url, _) in files where manager.fileExists(atPath: url.path) {
        throw FileError(
          "file-exists", file: url.path, "“\(url.relativePath)” exists already; nothing was written.",
          advice: "Choose another name, or add --force to replace it.")
      }
    }
    var madeFolder = false
    if let folder, !manager.fileExists(atPath: folder.path) {
      do {
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      } catch {
        throw FileError(
          "cannot-write", file: folder.path, "The folder “\(folder.relativePath)” cannot be made.",
          advice: "Choose a folder of your own, or ask for permission.")
      }
      madeFolder = true
    }
    var appeared: [URL] = []
    do {
      for (url, bytes) in files {
        let existed = manager.fileExists(atPath: url.path)
        try AtomicFile.write(bytes, to: url, overwriting: overwriting)
        if !existed { appeared.append(url) }
      }
    } catch {
      for url in appeared { try? manager.removeItem(at: url) }
      if madeFolder, let folder { try? manager.removeItem(at: folder) }
      throw error
    }
  }
}
