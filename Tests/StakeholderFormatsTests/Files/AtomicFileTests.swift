import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("Files that appear only when complete")
struct AtomicFileTests {
  /// A folder that is empty, and removed afterwards.
  static func inEmptyFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  static func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("A file is written and read back")
  func write() throws {
    try Self.inEmptyFolder { (folder: URL) throws in
      let file = folder.appending(path: "Größe.csv")
      try AtomicFile.write("ä\n", to: file, overwriting: false)
      #expect(try String(contentsOf: file, encoding: .utf8) == "ä\n")
      #expect(try Self.names(folder) == ["Größe.csv"])
      #expect(Array(try FileContents.bytes(of: file)) == Array("ä\n".utf8))
    }
  }

  @Test("Nothing is overwritten unless told")
  func overwriting() throws {
    try Self.inEmptyFolder { (folder: URL) throws in
      let file = folder.appending(path: "a.csv")
      try AtomicFile.write("old", to: file, overwriting: false)
      let error = #expect(throws: FileError.self) { try AtomicFile.write("new", to: file, overwriting: false) }
      #expect(error?.diagnostic.code == "file-exists")
      #expect(error?.description.contains("--force") == true)
      #expect(try String(contentsOf: file, encoding: .utf8) == "old")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      try AtomicFile.write("new", to: file, overwriting: true)
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("A file that appears meanwhile is not overwritten, and nothing is left behind")
  func race() throws {
    try Self.inEmptyFolder { (folder: URL) throws in
      let file = folder.appending(path: "a.csv")
      func write() throws {
        let output = try AtomicFile(file, overwriting: false)
        try output.write("mine")
        try "theirs".write(to: file, atomically: false, encoding: .utf8)
        try output.finish()
      }
      #expect(throws: FileError.self) { try write() }
      #expect(try String(contentsOf: file, encoding: .utf8) == "theirs")
      #expect(try Self.names(folder) == ["a.csv"])
    }
  }

  @Test("A file that is never finished does not appear")
  func abandoned() throws {
    try Self.inEmptyFolder { (folder: URL) throws in
      func begin() throws {
        let output = try AtomicFile(folder.appending(path: "a.csv"), overwriting: false)
        try output.write("half")
      }
      try begin()
      #expect(try Self.names(folder).isEmpty)
    }
  }

  @Test("A symbolic link is followed, a device is written directly")
  func links() throws {
    try Self.inEmptyFolder { (folder: URL) throws in
      let file = folder.appending(path: "a.csv")
      let link = folder.appending(path: "link.csv")
      try AtomicFile.write("old", to: file, overwriting: false)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      try AtomicFile.write("new", to: link, overwriting: true)
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      try AtomicFile.write("x", to: URL(filePath: "/dev/null"), overwriting: false)
    }
  }

  @Test("What cannot be written or read is said with advice")
  func failures() throws {
    try Self.inEmptyFolder { (folder: URL) throws in
      let inNoFolder = #expect(throws: FileError.self) {
        try AtomicFile.write("x", to: folder.appending(path: "none/a.csv"), overwriting: false)
      }
      #expect(inNoFolder?.description.contains("there is no folder") == true)
      let onFolder = #expect(throws: FileError.self) { try AtomicFile.write("x", to: folder, overwriting: true) }
      #expect(onFolder?.diagnostic.code == "is-a-folder")
      let missing = #expect(throws: TableError.self) {
        try FileContents.bytes(of: folder.appending(path: "missing.csv"))
      }
      #expect(missing?.diagnostic.code == "no-such-file")
      let readFolder = #expect(throws: TableError.self) { try FileContents.bytes(of: folder) }
      #expect(readFolder?.diagnostic.code == "not-a-file")
    }
  }
}
