package import Foundation

/// A file that appears under its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder, which is renamed at the end. If anything fails before, the
/// temporary file is removed and what stood under the name before is untouched. A pipe or a device (`/dev/stdout`) is
/// written directly. A symbolic link is followed.
package struct AtomicFile: ~Copyable {
  private let destination: URL
  /// Where the bytes go until the end; nil for pipes and devices.
  private let temporary: URL?
  private let descriptor: Int32
  private let isOverwriting: Bool

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - file: The name under which the file will appear.
  ///   - overwriting: Whether a file of this name may be replaced.
  package init(_ file: URL, overwriting: Bool) throws(FileError) {
    let destination = file.resolvingSymlinksInPath()
    var existing = stat()
    let exists = unsafe stat(destination.path, &existing) == 0
    let type = exists ? existing.st_mode & S_IFMT : S_IFREG
    if type == S_IFDIR {
      throw FileError(
        "is-a-folder", file: file.path, "“\(file.path)” is a folder.", advice: "Give the name of a file to write.")
    }
    guard overwriting || !exists || type != S_IFREG else { throw Self.exists(file) }
    // A link that leads nowhere is somebody's, too.
    var link = stat()
    guard overwriting || exists || (unsafe lstat(file.path, &link)) != 0 else { throw Self.exists(file) }
    let unique = UUID().uuidString.prefix(8).lowercased()
    let name = ".\(destination.lastPathComponent.prefix(60)).\(unique).tmp"
    let temporary = type == S_IFREG ? destination.deletingLastPathComponent().appending(path: name) : nil
    let descriptor =
      if let temporary {
        unsafe open(temporary.path, O_WRONLY | O_CREAT | O_EXCL, 0o666)
      } else {
        unsafe open(destination.path, O_WRONLY)
      }
    guard descriptor >= 0 else { throw Self.failure(destination, errno) }
    if exists, temporary != nil { _ = fchmod(descriptor, existing.st_mode & 0o777) }
    self.destination = destination
    self.temporary = temporary
    self.descriptor = descriptor
    isOverwriting = overwriting
  }

  deinit {
    close(descriptor)
    if let temporary { unsafe unlink(temporary.path) }
  }

  /// Adds bytes to the file.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        // Qualified: `write` is this method.
        return unsafe Foundation.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure(destination, errno)
      }
      done += count
    }
  }

  /// Adds a text in UTF-8 to the file.
  package func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  /// Completes the file and gives it its name.
  package consuming func finish() throws(FileError) {
    guard let temporary else { return }
    guard fsync(descriptor) == 0 else { throw Self.failure(destination, errno) }
    let appeared = unsafe access(destination.path, F_OK) == 0
    guard isOverwriting || !appeared else { throw Self.exists(destination) }
    guard unsafe rename(temporary.path, destination.path) == 0 else { throw Self.failure(destination, errno) }
  }

  /// Writes a whole file.
  package static func write(_ bytes: [UInt8], to file: URL, overwriting: Bool) throws(FileError) {
    let output = try AtomicFile(file, overwriting: overwriting)
    try output.write(bytes)
    try output.finish()
  }

  /// Writes a whole text in UTF-8.
  package static func write(_ text: String, to file: URL, overwriting: Bool) throws(FileError) {
    try write(Array(text.utf8), to: file, overwriting: overwriting)
  }

  private static func exists(_ file: URL) -> FileError {
    FileError(
      "file-exists", file: file.path, "“\(file.path)” exists already; nothing was written.",
      advice: "Choose another name, or add --force to replace it.")
  }

  private static func failure(_ file: URL, _ code: Int32) -> FileError {
    let folder = file.deletingLastPathComponent().path
    let isFolderThere = unsafe access(folder, F_OK) == 0
    let (reason, advice) =
      switch code {
      case ENOENT where isFolderThere: ("nothing can be made in “\(folder)”", "Choose a folder of your own.")
      case ENOENT, ENOTDIR: ("there is no folder “\(folder)”", "Make the folder first, or check its name.")
      case EACCES, EPERM, EROFS:
        ("there is no permission to write into “\(folder)”", "Choose a folder of your own, or ask for permission.")
      case ENOSPC, EDQUOT: ("the disk is full", "Delete files that are not needed, or choose another disk.")
      case ENAMETOOLONG: ("the name is too long", "Choose a shorter name.")
      case EPIPE: ("the program that reads the output has ended", "Start it again.")
      default:
        (unsafe String(cString: strerror(code)), "Choose another folder, or close programs that use the file.")
      }
    return FileError("cannot-write", file: file.path, "“\(file.path)” cannot be written: \(reason).", advice: advice)
  }
}
