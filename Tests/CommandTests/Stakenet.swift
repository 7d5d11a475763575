import Foundation
import Testing

/// The real command, run as a process.
struct Stakenet {
  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The bundled studies.
  static let datasets = root.appending(path: "Datasets")

  /// Runs the command and waits for its end; with the program `taskset` on one core only.
  static func run(
    _ arguments: [String], in folder: URL = root, confinedBy taskset: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.executableURL = try taskset ?? program
    process.arguments = taskset == nil ? arguments : ["-c", "0", try program.path] + arguments
    process.currentDirectoryURL = folder
    let output = try Capture()
    let errors = try Capture()
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "\(arguments) crashed")
    return Outcome(status: process.terminationStatus, output: try output.text(), errors: try errors.text())
  }

  /// How long processors work for the command, whatever else the machine does.
  static func processorSeconds(_ arguments: [String], in folder: URL) throws -> Double {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    // The shell's second line of times is that of what it ran.
    process.arguments = ["-c", "\"$0\" \"$@\" > printed && times", try program.path] + arguments
    process.currentDirectoryURL = folder
    let output = try Capture()
    process.standardOutput = output.handle
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments)")
    // Such as 0m0.131s 0m0.024s.
    let numbers = try output.text().split(whereSeparator: \.isWhitespace).suffix(2).flatMap {
      $0.split { $0 == "m" || $0 == "s" }.compactMap { Double($0) }
    }
    try #require(numbers.count == 4)
    return numbers[0] * 60 + numbers[1] + numbers[2] * 60 + numbers[3]
  }

  /// The program that was built with the tests, beside them.
  static var program: URL {
    get throws {
      let places = [Bundle.main.executableURL, CommandLine.arguments.first.map { URL(filePath: $0) }].compactMap(\.self)
        .map { $0.deletingLastPathComponent() }
      let builds = ["debug", "release"].map { root.appending(path: ".build/\($0)") }
      let candidates = (places + builds).map { $0.appending(path: "stakenet") }
      return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
  }

  /// A file that takes what a process prints, however much it is.
  private final class Capture {
    let url = FileManager.default.temporaryDirectory.appending(path: "stakenet-\(UUID().uuidString)")
    let handle: FileHandle

    init() throws {
      try Data().write(to: url)
      handle = try FileHandle(forWritingTo: url)
    }

    func text() throws -> String { String(decoding: try Data(contentsOf: url), as: UTF8.self) }

    deinit { try? FileManager.default.removeItem(at: url) }
  }
}

/// A folder that exists for the length of a test.
final class TemporaryFolder {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "stakenet-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
  }

  /// Runs the command inside the folder.
  func run(_ arguments: String...) throws -> Stakenet.Outcome {
    defer { withExtendedLifetime(self) {} }
    return try Stakenet.run(arguments, in: url)
  }

  /// The content of a file in the folder.
  func text(_ name: String) throws -> String {
    defer { withExtendedLifetime(self) {} }
    return String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  /// The names of the files in the folder, sorted; hidden ones too.
  func names(in folder: String = "") throws -> [String] {
    defer { withExtendedLifetime(self) {} }
    return try FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path).sorted()
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
