public import Foundation
import StakeholderFormats

extension Report {
  /// Writes all files into a folder, which is made if it does not exist.
  ///
  /// The files are made in full beside the folder first and moved into place together, so that a report is there in
  /// full or not at all. Other files in the folder are left alone.
  ///
  /// - Parameters:
  ///   - folder: Where the files go.
  ///   - overwriting: Whether the files of an earlier report may be replaced.
  /// - Returns: The files that were written.
  /// - Throws: ``ReportError``.
  @discardableResult
  public func write(to folder: URL, overwriting: Bool = false) throws(ReportError) -> [File] {
    try ReportFolder(folder).check(overwriting: overwriting)
    let files = try files()
    try ReportFolder(folder).write(files, overwriting: overwriting)
    return files
  }
}

extension Report {
  /// Refuses a folder early, before anything is computed, if it is a file or holds files of an earlier report that may
  /// not be replaced.
  package static func checkFolder(_ folder: URL, overwriting: Bool) throws(ReportError) {
    try ReportFolder(folder).check(overwriting: overwriting)
  }
}

/// A folder that takes all files of a report or none.
struct ReportFolder {
  private let folder: URL

  /// A symbolic link is followed.
  init(_ folder: URL) { self.folder = folder.standardizedFileURL.resolvingSymlinksInPath() }

  /// Refuses early, before anything is computed, if files would have to be replaced that may not be.
  func check(overwriting: Bool) throws(ReportError) {
    if (try? folder.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == false {
      throw ReportError(
        .cannotWrite("“\(folder.relativePath)” is a file. A report is several files: give the name of a folder."))
    }
    guard !overwriting else { return }
    let existing = Report.fileNames.filter { FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }
    if !existing.isEmpty { throw ReportError(.exists(folder.relativePath, files: existing)) }
  }

  func write(_ files: [Report.File], overwriting: Bool) throws(ReportError) {
    let manager = FileManager.default
    let unique = UUID().uuidString.prefix(8).lowercased()
    let temporary = folder.deletingLastPathComponent().appending(path: ".\(folder.lastPathComponent).\(unique).tmp")
    do {
      try manager.createDirectory(at: temporary, withIntermediateDirectories: true)
      defer { try? manager.removeItem(at: temporary) }
      for file in files {
        try AtomicFile.write(file.bytes, to: temporary.appending(path: file.name), overwriting: false)
      }
      try check(overwriting: overwriting)
      if manager.fileExists(atPath: folder.path) {
        try replace(with: files, from: temporary)
      } else {
        try manager.moveItem(at: temporary, to: folder)
      }
    } catch let error as ReportError {
      throw error
    } catch let error as FileError {
      throw ReportError(.cannotWrite(error.description))
    } catch {
      // Another run may have made the folder in between.
      try check(overwriting: overwriting)
      throw ReportError(
        .cannotWrite(
          "“\(folder.relativePath)” cannot be written: \(error.localizedDescription) Choose another folder."))
    }
  }

  /// Moves finished files into a folder that exists. Files of an earlier report that this one does not have go.
  private func replace(with files: [Report.File], from temporary: URL) throws {
    let manager = FileManager.default
    for name in Report.fileNames {
      let place = folder.appending(path: name)
      if manager.fileExists(atPath: place.path) { try manager.removeItem(at: place) }
      if files.contains(where: { $0.name == name }) {
        try manager.moveItem(at: temporary.appending(path: name), to: place)
      }
    }
  }
}
