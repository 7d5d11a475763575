import Foundation
import StakeholderNetworks
import Testing

/// The same data and seed give the same bytes, whatever the number of cores: all measures on a network large enough
/// for work to be cut into many pieces, and a map of one, on one core and on all.
@Suite struct SameBytesTests {
  private static let taskset = URL(filePath: "/usr/bin/taskset")
  /// Linux only: elsewhere nothing confines a process to one core.
  private static let canConfine = FileManager.default.isExecutableFile(atPath: taskset.path)

  /// A study of stakeholders in 5 sectors, with four times as many rated ties.
  private func study(of count: Int = 700) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "same-bytes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var generator = SplitMix64(seed: 9)
    let stakeholders = (0..<count).map {
      "s\($0),Stakeholder \($0),\(["public", "civil", "business", "research", "residents"][$0 % 5])"
    }
    let ties = (0..<4 * count).map { _ in
      "s\(generator.nextIndex(below: count)),s\(generator.nextIndex(below: count)),collaborate,\(1 + generator.nextIndex(below: 4))"
    }
    try (["id,name,sector"] + stakeholders).joined(separator: "\n")
      .write(to: folder.appending(path: "stakeholders.csv"), atomically: true, encoding: .utf8)
    try (["from,to,kind,strength"] + ties).joined(separator: "\n")
      .write(to: folder.appending(path: "relationships.csv"), atomically: true, encoding: .utf8)
    return folder
  }

  @Test(
    .enabled(if: canConfine, "Only Linux can confine a process to one core."),
    arguments: [
      ["metrics", "--measure", "all", "--level", "stakeholders", "--level", "ties", "--level", "network"],
      [
        "metrics", "--measure", "all", "--level", "stakeholders", "--level", "ties", "--level", "network", "--directed",
        "--weights", "strength",
      ],
      ["bridges"],
    ])
  func oneCoreAndAll(command: [String]) throws {
    let folder = try study()
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments = [command[0], folder.path, "--quiet", "--format", "json"] + command.dropFirst()
    let all = try Stakenet.run(arguments)
    let one = try Stakenet.run(arguments, confinedBy: Self.taskset)
    #expect(all.status == 0 && all.output.count > 10_000)
    #expect(all.output == one.output, "One core and all give different numbers.")
  }

  /// 2,600 stakeholders are enough for the layout to be cut into pieces; 120 for the search for room for names.
  @Test(.enabled(if: canConfine, "Only Linux can confine a process to one core."), arguments: [120, 2_600])
  func mapsOnOneCoreAndAll(count: Int) throws {
    let folder = try study(of: count)
    defer { try? FileManager.default.removeItem(at: folder) }
    func map(_ name: String, confinedBy taskset: URL?) throws -> Data {
      let file = folder.appending(path: name)
      let run = try Stakenet.run(
        ["draw", folder.path, "--quiet", "--size-by", "partners", "-o", file.path], confinedBy: taskset)
      #expect(run.status == 0, "\(run.errors)")
      return try Data(contentsOf: file)
    }
    let all = try map("all.svg", confinedBy: nil)
    #expect(all.count > 10_000)
    #expect(try all == map("one.svg", confinedBy: Self.taskset), "One core and all, or two runs, give different maps.")
  }
}
