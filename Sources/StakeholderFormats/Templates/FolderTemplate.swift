public import Foundation
import StakeholderModel

/// An empty study to fill in: the tables with their headings, an explanation of every column, and a `study.yaml`.
///
/// The folder can be read as it is: its tables have headings and an example row that can be overwritten.
public struct FolderTemplate: Sendable {
  /// Makes the template.
  public init() {}

  /// Writes the template into a new folder.
  ///
  /// - Throws: ``FileError`` if the folder exists and holds something, or cannot be written.
  public func write(to folder: URL, overwriting: Bool = false) throws(FileError) {
    let existing = try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    guard overwriting || (existing ?? []).isEmpty else {
      throw FileError(
        "file-exists", file: folder.relativePath,
        "“\(folder.relativePath)” exists already and is not empty; nothing was written.",
        advice: "Choose another name, or add --force to replace the files of the template in it.")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError(
        "cannot-write", file: folder.relativePath, "The folder “\(folder.relativePath)” cannot be made.",
        advice: "Choose a folder of your own, or ask for permission.")
    }
    for (name, text) in TemplateTexts.files {
      try AtomicFile.write(text, to: folder.appending(path: name), overwriting: overwriting)
    }
  }
}
