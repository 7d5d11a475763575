package import Foundation

/// Reads whole files for the readers.
package enum FileContents {
  /// The largest file that is read: positions in tables are 32-bit numbers.
  package static let largest = Int(UInt32.max)

  /// The bytes of a file.
  package static func bytes(of file: URL) throws(TableError) -> ContiguousArray<UInt8> {
    let name = file.lastPathComponent
    let values: URLResourceValues
    do {
      values = try file.resolvingSymlinksInPath().resourceValues(forKeys: [
        .isDirectoryKey, .fileSizeKey, .isRegularFileKey,
      ])
    } catch {
      throw missing(file)
    }
    guard values.isRegularFile != false || values.isDirectory == true else {
      throw TableError(
        "not-a-file", file: name, "“\(file.path)” is no file but a pipe or a device.",
        advice: "Save what it gives into a file, and name that.")
    }
    if values.isDirectory == true {
      throw TableError(
        "not-a-file", file: name, "“\(file.path)” is a folder, not a file.", advice: "Name a file in that folder.")
    }
    guard values.fileSize.map({ $0 <= largest }) ?? true else {
      throw TableError(
        "file-too-large", file: name, "The file is larger than 4 GiB.", advice: "Split it into several files.")
    }
    do {
      return ContiguousArray(try Data(contentsOf: file, options: .mappedIfSafe))
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      throw missing(file)
    } catch CocoaError.fileReadNoPermission {
      throw TableError(
        "unreadable-file", file: name, "There is no permission to read “\(file.path)”.",
        advice: "Ask the owner of the file, or change its permissions.")
    } catch {
      throw TableError(
        "unreadable-file", file: name, "“\(file.path)” cannot be read.",
        advice: "Close other programs that use it, or copy it to another folder.")
    }
  }

  /// The first 64 KiB of a file, by which its kind is told.
  static func head(of file: URL) throws(TableError) -> [UInt8] {
    do {
      let values = try file.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
      guard values.isRegularFile != false else { return Array(try bytes(of: file)) }
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      return Array(try handle.read(upToCount: 1 << 16) ?? Data())
    } catch {
      // Reading it as a whole fails too, and says why.
      return Array(try bytes(of: file).prefix(1 << 16))
    }
  }

  private static func missing(_ file: URL) -> TableError {
    TableError(
      "no-such-file", file: file.lastPathComponent, "There is no file “\(file.path)”.",
      advice: "Check the name, its ending and the folder.")
  }
}
