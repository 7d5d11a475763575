import Foundation
import StakeholderNetworks
import Testing

@Suite struct UsageTests {
  private static let study = [
    "stakeholders.csv": "id,name,sector\na,Alpha,public\nb,Beta,community\nc,Gamma,community\n",
    "relationships.csv": "from,to,kind,strength\na,b,trust,2\nb,c,collaborate,\nx,c,trust,1\n",
  ]

  @Test func helpNamesEveryCommandAndTheExitCodes() throws {
    let help = try Stakenet.run(["--help"])
    #expect(help.status == 0)
    for word in ["report", "validate", "metrics", "bridges", "draw", "convert", "template", "sample:NAME", "73 cannot"]
    {
      #expect(help.output.contains(word), "\(word)")
    }
    let alone = try Stakenet.run([])
    #expect(alone.status == 0 && alone.output == help.output)
  }

  @Test(arguments: [
    "report", "validate", "metrics", "bridges", "trust", "blame", "practices", "compare", "draw", "convert", "template",
  ])
  func everyCommandExplainsItself(command: String) throws {
    let help = try Stakenet.run([command, "--help"])
    #expect(help.status == 0 && help.output.contains("USAGE: stakenet \(command)"))
  }

  @Test func versionAndSamples() throws {
    #expect(try Stakenet.run(["--version"]).output == "0.1.0\n")
    let samples = try Stakenet.run(["--list-samples"]).output
    for name in ["nashville-welcoming", "lima-ciudad-saludable", "riverside"] {
      #expect(samples.contains("sample:\(name) "), "\(name)")
    }
    #expect(samples.split(separator: "\n").count == 7)
  }

  /// The exit codes that the manual promises.
  private static let codes: [(arguments: [String], status: Int32)] = [
    (["metrics", "."], 0),
    (["metrics", ".", "--strict"], 1),
    (["validate", "."], 1),
    (["bridges", "no such"], 66),
    (["bridges", ""], 66),
    (["metrics", "sample:atlantis"], 66),
    (["metrics", ".", "--nonsense"], 64),
    (["metrics"], 64),
    (["metrics", ".", "--wave", "9"], 64),
    (["metrics", ".", "--measure", "charisma"], 64),
    (["metrics", ".", "--measure", "all", "--measure", "charisma"], 64),
    (["metrics", ".", "--kind", "friendship"], 64),
    (["metrics", ".", "--kind", "blame"], 1),
    (["draw", ".", "-o", "map.jpeg"], 64),
    (["draw", ".", "-o", "map.svg", "--kind", "blame"], 1),
    (["draw", ".", "-o", "map.svg", "--style", "nonsense"], 64),
    (["draw", ".", "-o", "map.svg", "--style", "change"], 64),
    (["draw", ".", "-o", "map.svg", "--style", "blame"], 64),
    (["draw", ".", "-o", "map.svg", "--ego", "nobody"], 64),
    (["draw", ".", "-o", "map.svg", "--color-by", "sector", "--size-by", "no such column"], 64),
    (["draw", ".", "-o", "map.dot", "--style", "matrix"], 64),
    (["draw", ".", "-o", "map.svg", "--layout", "power-interest"], 64),
    (["metrics", ".", "--quiet", "--verbose"], 64),
    (["metrics", ".", "--rewirings", "9"], 64),
    (["metrics", ".", "--rewirings", "9", "--measure", "density"], 64),
    (["metrics", ".", "--resolution", "2"], 64),
    (["metrics", ".", "--resolution", "0", "--measure", "modularity"], 64),
    (["metrics", ".", "--resolution", "nan", "--measure", "all"], 64),
    (["metrics", ".", "--resolution", "1e308", "--measure", "all"], 64),
    (["metrics", ".", "--core", "core-only", "--measure", "density"], 64),
    (["metrics", ".", "--core", "apple", "--measure", "core_periphery_fit"], 64),
    (["metrics", ".", "-o", "no/such/folder/x.csv"], 73),
    (["metrics", ".", "-o", "taken.csv"], 73),
    (["draw", ".", "-o", "taken.csv/map.svg"], 73),
    (["report", ".", "-o", "taken.csv"], 73),
    (["validate", "empty.csv"], 1),
    (["validate", "picture.csv"], 1),
    (["validate", "words.csv"], 1),
  ]

  @Test func theEndingOfTheFileDecides() throws {
    let folder = try TemporaryFolder(Self.study)
    for file in ["m.csv", "m.json", "m.txt"] {
      #expect(try Stakenet.run(["metrics", ".", "-q", "-o", file], in: folder.url).status == 0)
    }
    #expect(try folder.text("m.csv").hasPrefix("id,name,"))
    #expect(try folder.text("m.json").hasPrefix("{"))
    #expect(try folder.text("m.txt").contains("───"))
    #expect(try Stakenet.run(["metrics", ".", "-q", "-o", "t.csv", "--format", "json"], in: folder.url).status == 0)
    #expect(try folder.text("t.csv").hasPrefix("{"), "what is asked for goes before the ending")
    #expect(try Stakenet.run(["practices", ".", "-q", "-o", "p.md"], in: folder.url).status == 0)
    #expect(try folder.text("p.md").hasPrefix("#"))
  }

  @Test func allMeasuresAreListed() throws {
    let list = try Stakenet.run(["--list-measures"])
    #expect(list.status == 0)
    for measure in Measure.all { #expect(list.output.contains("  \(measure.id): "), "\(measure.id)") }
  }

  @Test(arguments: codes)
  func exitCodes(arguments: [String], status: Int32) throws {
    var files = Self.study
    files["taken.csv"] = "mine"
    files["empty.csv"] = ""
    files["picture.csv"] = "\u{0}\u{1}\u{2}GIF89a"
    files["words.csv"] = "hello,world\n1,2\n"
    let folder = try TemporaryFolder(files)
    let outcome = try Stakenet.run(arguments, in: folder.url)
    #expect(outcome.status == status, "\(outcome.errors)")
    if status != 0, arguments.first != "validate" || arguments.last != "." {
      #expect(!outcome.errors.isEmpty, "a failure says why")
      #expect(outcome.output.isEmpty || arguments.contains("--strict"), "results and messages are kept apart")
    }
    #expect(try folder.text("taken.csv") == "mine", "nothing is overwritten")
    #expect(try folder.names().filter { $0.hasPrefix(".") }.isEmpty, "nothing half-written is left")
  }

  @Test func problemsAreSaidOnStandardErrorOnly() throws {
    let folder = try TemporaryFolder(Self.study)
    let outcome = try folder.run("metrics", ".", "--format", "json")
    #expect(outcome.errors.contains("relationships.csv, row 4, column from"))
    #expect(outcome.errors.contains("1 row left out"))
    #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [String: Any])
    #expect(try folder.run("metrics", ".", "--quiet").errors.isEmpty)
  }

  @Test func unusableRowsAreNotLost() throws {
    let folder = try TemporaryFolder(Self.study)
    _ = try folder.run("metrics", ".", "--format", "csv", "-o", "m.csv", "--level", "stakeholders")
    #expect(try folder.names().contains("rejected.csv"))
    #expect(try folder.text("rejected.csv").contains("relationships.csv,4,"))
    _ = try folder.run("metrics", ".", "--rejected", "mine.csv")
    #expect(try folder.text("mine.csv") == folder.text("rejected.csv"))
  }

  @Test func theTemplateIsAStudyThatCanBeRead() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.run("template", "new").status == 0)
    #expect(
      try folder.names(in: "new") == [
        "README.md", "relationships.csv", "respondents.csv", "stakeholders.csv", "study.yaml",
      ])
    let outcome = try folder.run("validate", "new")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("no errors"))
    #expect(try folder.run("template", "new").status == 73)
    #expect(try folder.run("template", "new", "--force").status == 0)
    #expect(try folder.run("report", "new", "-o", "out").status == 0)
  }

  @Test func samplesWorkFromAnywhere() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.run("metrics", "sample:nashville-welcoming").output.contains("TIRRC"))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["one", "two"] {
      #expect(try folder.run("report", "sample:nashville-welcoming", "-o", name).status == 0)
    }
    for file in try folder.names(in: "one") {
      let first = try Data(contentsOf: folder.url.appending(path: "one/\(file)"))
      #expect(first == (try Data(contentsOf: folder.url.appending(path: "two/\(file)"))), "\(file)")
    }
  }

  @Test func aWorkbookGivesWhatTheFolderGives() throws {
    let options = ["--format", "csv", "--level", "stakeholders", "--quiet"]
    let folder = try Stakenet.run(["metrics", "Datasets/riverside"] + options)
    let workbook = try Stakenet.run(["metrics", "Datasets/riverside/riverside.xlsx"] + options)
    #expect(folder.output == workbook.output && !folder.output.isEmpty)
  }

  @Test(arguments: [
    ["report", ".", "-o", ".", "--force"], ["metrics", ".", "--format", "csv", "-o", "stakeholders.csv", "--force"],
    ["metrics", "relationships.csv", "-o", "relationships.csv", "--force"],
    ["validate", ".", "--rejected", "relationships.csv", "--force"],
  ])
  func theStudyItselfIsNeverWrittenOver(arguments: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stakenet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in Self.study { try Data(text.utf8).write(to: folder.appending(path: name)) }
    #expect(try Stakenet.run(arguments, in: folder).status == 73)
    for (name, text) in Self.study {
      #expect(try String(contentsOf: folder.appending(path: name), encoding: .utf8) == text)
    }
  }

  @Test func resultsThatCannotBeWrittenAreNoSuccess() throws {
    let full = URL(filePath: "/dev/full")
    guard FileManager.default.fileExists(atPath: full.path) else { return }
    let folder = try TemporaryFolder(Self.study)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\"$0\" metrics . > /dev/full", try Stakenet.program.path]
    process.currentDirectoryURL = folder.url
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 73)
  }

  @Test func linksAreFollowedAndNotReplaced() throws {
    let folder = try TemporaryFolder(Self.study)
    let manager = FileManager.default
    try manager.createDirectory(at: folder.url.appending(path: "real"), withIntermediateDirectories: true)
    try manager.createSymbolicLink(atPath: folder.url.appending(path: "link").path, withDestinationPath: "real")
    #expect(try folder.run("report", ".", "-o", "link").status == 0)
    #expect(try folder.names(in: "real").contains("report.html"))

    try manager.createSymbolicLink(atPath: folder.url.appending(path: "map.svg").path, withDestinationPath: "nowhere")
    #expect(try folder.run("draw", ".", "-o", "map.svg").status == 73)
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.url.appending(path: "map.svg").path) == "nowhere")
  }

  @Test func reportsAtTheSameTimeTakeFoldersOfTheirOwn() async throws {
    let folder = try TemporaryFolder(Self.study)
    let url = folder.url
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<3 { group.addTask { try Stakenet.run(["report", "."], in: url).status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == [0, 0, 0])
    #expect(try folder.names(in: "Output").count == 3)
  }
}
