import Foundation
import Testing

/// The guide to Sampson's monastery is repeated, command by command, on the data set that lies beside the package: the
/// study is made as the guide says, and each line that it shows is printed.
@Suite(.enabled(if: SampsonData.isPresent, "The folder of data sets does not lie beside the package."))
struct SampsonTests {
  private static let guide = try? String(
    contentsOf: Stakenet.root.appending(
      path: "Sources/StakeholderNetworks/StakeholderNetworks.docc/SampsonsMonastery.md"), encoding: .utf8)

  /// The blocks of code in the guide.
  private static var blocks: [String] {
    let parts = (guide ?? "").components(separatedBy: "```")
    return parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }
  }

  /// The commands that the guide shows, each with its output.
  static let commands: [String] = blocks.filter { $0.hasPrefix("\n$ stakenet ") }

  /// The study, made by the guide's own recipe.
  private static func study() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let recipe = try #require(blocks.first { $0.hasPrefix("sh\n") }).dropFirst(3)
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-e", "-c", String(recipe)]
    shell.currentDirectoryURL = folder.url
    shell.environment = ProcessInfo.processInfo.environment.merging(["DATA": SampsonData.folder.path]) { $1 }
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    return folder
  }

  @Test func theGuideHasItsCommands() { #expect(Self.commands.count >= 7) }

  @Test(arguments: commands)
  func outputsAreReal(block: String) throws {
    let lines = block.split(separator: "\n")
    let command = try #require(lines.first).split(separator: " ").dropFirst(2).map(String.init)
    let folder = try Self.study()
    let outcome = try Stakenet.run(command, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let printed = Set(outcome.output.split(separator: "\n"))
    for line in lines.dropFirst() where line != "…" {
      #expect(printed.contains(line), "The guide shows a line that \(command) does not print: \(line)")
    }
  }
}

/// The data set, which lies outside of the package and may be absent.
private enum SampsonData {
  static let folder = Stakenet.root.deletingLastPathComponent().appending(path: "shared/datasets/sampson-monastery")
  static let isPresent = FileManager.default.fileExists(atPath: folder.path)
}
