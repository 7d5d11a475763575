public import Foundation
import StakeholderModel

/// The files of a study in a format, ready to be written.
public struct PreparedExport: Sendable {
  /// The files that will be there, the main one first.
  public let files: [URL]
  /// What the format cannot keep, one sentence each.
  public let notes: [String]
  private let contents: [[UInt8]]
  private let folder: URL?
  /// Files that an earlier study may have left there, and that would be read with this one: with `overwriting` they are
  /// deleted, otherwise nothing is written where there is one.
  public let companions: [URL]

  /// Writes the files: all of them or none. One that is there already with the same content is left alone.
  ///
  /// - Throws: ``FileError`` if one exists and may not be replaced, or cannot be written.
  public func write(overwriting: Bool = false) throws(FileError) {
    let manager = FileManager.default
    let madeFolder = try folder.map { folder throws(FileError) in try PreparedExport.make(folder) } ?? false
    let strays = companions.filter { manager.fileExists(atPath: $0.path) }
    if let stray = strays.first, !overwriting {
      throw FileError(
        "file-exists", file: stray.relativePath,
        "“\(stray.lastPathComponent)” is there already, and would be read with the new files; nothing was written.",
        advice: "Choose another name, or add --force to delete it.")
    }
    let changed = zip(files, contents).filter { file, bytes in
      guard manager.fileExists(atPath: file.path) else { return true }
      return (try? Data(contentsOf: file)) != Data(bytes)
    }
    do throws(FileError) {
      try PreparedExport.write(changed[...], overwriting: overwriting)
    } catch {
      if madeFolder, let folder { try? manager.removeItem(at: folder) }
      throw error
    }
    for stray in strays { try? manager.removeItem(at: stray) }
  }

  /// All are complete on disk before the first appears under its name.
  private static func write(
    _ files: ArraySlice<(URL, [UInt8])>, overwriting: Bool
  ) throws(FileError) {
    guard let (file, bytes) = files.first else { return }
    let output = try AtomicFile(file, overwriting: overwriting)
    try output.write(bytes)
    try write(files.dropFirst(), overwriting: overwriting)
    try output.finish()
  }

  /// - Returns: Whether the folder was not there before.
  private static func make(_ folder: URL) throws(FileError) -> Bool {
    guard !FileManager.default.fileExists(atPath: folder.path) else { return false }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError(
        "cannot-write", file: folder.path, "The folder “\(folder.relativePath)” cannot be made.",
        advice: "Choose a folder of your own, or ask for permission.")
    }
    return true
  }

  fileprivate init(_ written: WrittenStudy, destination: URL, isFolder: Bool) {
    let base = destination.deletingPathExtension()
    files = written.parts.map { part in
      if isFolder { return destination.appending(path: part.name) }
      return part.name.isEmpty ? destination : base.appendingPathExtension(part.name)
    }
    contents = written.parts.map(\.bytes)
    notes = written.notes
    let others =
      isFolder
      ? ["respondents.csv", "study.yaml", "study.yml", "rejected.csv"].map { destination.appending(path: $0) }
      : [ResponseFile.ending, "yaml", "yml"].map { base.appendingPathExtension($0) }
    let all = files
    companions = others.filter { !all.contains($0) }
    folder = isFolder ? destination : nil
  }
}

extension StudyExport {
  /// The study in a format, for a place on disk. What the settings say beside the tables goes into a YAML file of the
  /// same name, and who was asked what into NAME.respondents.csv; both are read again with the main file.
  ///
  /// - Throws: ``FileError`` if the format cannot hold the study.
  public func prepared(for destination: URL, as format: ExportFormat) throws(FileError) -> PreparedExport {
    var written = try format.make(self)
    if let settings = StudyYAML(of: self).text, !format.isFolder || format.name == ExportFormat.csv.name {
      let name = format.isFolder ? "study.yaml" : "yaml"
      written.parts.append(.init(name: name, bytes: Array(settings.utf8)))
    }
    if format.hasResponsesBeside, !responses.isEmpty {
      written.parts.append(.init(name: ResponseFile.ending, bytes: ExportTable(responsesOf: self).csv))
    }
    return PreparedExport(written, destination: destination, isFolder: format.isFolder)
  }
}
