import Foundation
import StakeholderFormats
import StakeholderNetworks

/// Where a result goes: to a file that appears when it is complete, or to standard output.
struct Destination {
  private let file: URL?
  private let isOverwriting: Bool

  /// - Throws: ``Failure`` if the file exists and may not be replaced, before anything is computed.
  init(_ path: String?, of study: StudyOptions) throws {
    file = path.map { URL(filePath: $0) }
    isOverwriting = study.force
    if let file { try study.keepStudy(from: file) }
    if let file, !isOverwriting, FileManager.default.fileExists(atPath: file.path) {
      throw Failure(
        .cannotWrite, "“\(file.relativePath)” exists already; nothing was written.",
        advice: "Choose another name, or add --force to replace it.")
    }
  }

  /// The columns of the terminal; nil where the result goes elsewhere.
  var width: Int? {
    guard file == nil, Console.isOutputTerminal else { return nil }
    return Console.terminalWidth
  }

  /// Writes a text for people.
  func write(text: String) throws {
    if file == nil { Console.out(String(text.dropLast())) } else { try write(Array(text.utf8)) }
  }

  /// Writes bytes for programs.
  func write(_ bytes: [UInt8]) throws {
    guard let file else { return Console.out(bytes) }
    try AtomicFile.write(bytes, to: file, overwriting: isOverwriting)
  }

  /// The end of a command: the rows that could not be used go beside the file, and `--strict` has its say.
  func finish(_ data: Study, _ options: StudyOptions) throws {
    if let file { try options.writeRejected(data, beside: file) }
    try options.finish(data)
  }
}
