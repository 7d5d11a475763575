import ArgumentParser
import Foundation
import StakeholderFormats
import StakeholderNetworks

/// What every command that reads a study understands.
struct StudyOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("A folder, a workbook, a list of ties, or sample:NAME.", valueName: "study"))
  var path: String

  @Option(
    help: ArgumentHelp(
      """
      The wave to look at; if not given, the last one (convert: all). trust and blame always look at the last one, compare \
      at --waves.
      """, valueName: "id"))
  var wave: String?

  @Option(help: "The seed of everything that depends on chance: the same seed gives the same result.")
  var seed: UInt64 = 1

  @Flag(name: .shortAndLong, help: "Say nothing about the data but errors that stop the command.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print every finding about the data.")
  var verbose = false

  @Flag(help: "End with exit code 1 if rows had to be left out.")
  var strict = false

  @Option(help: ArgumentHelp("Write the rows that cannot be used to this file.", valueName: "file"))
  var rejected: String?

  @Flag(help: "Replace files that exist.")
  var force = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// Where the study is.
  func location() throws -> URL { try location(of: path) }

  /// Reads a second study.
  func another(at path: String) throws -> Study {
    let study: Study
    do {
      study = try reading(try location(of: path))
    } catch let error as StudyError {
      if !quiet { Findings.print(error.findings, of: path, all: verbose) }
      throw error
    }
    if !quiet { Findings.print(study.diagnostics, of: path, all: verbose) }
    return study
  }

  /// Reads a study, and shows on a terminal how far it has come if that takes long.
  private func reading(_ location: URL) throws -> Study {
    let line = ProgressLine.onTerminal(quiet: quiet)
    defer { line?.end() }
    return try Study(contentsOf: location) { line?.show("of \(location.lastPathComponent) read", $0) }
  }

  /// The network of a very long list of ties; nil for all other studies, and where every finding about a row is wanted.
  ///
  /// - Parameter tellsRows: Whether rows that are left out have to be written.
  func longNetwork(tellsRows: Bool) throws -> LongNetwork? {
    guard !verbose else { return nil }
    let location = try location()
    let line = ProgressLine.onTerminal(quiet: quiet)
    defer { line?.end() }
    let list = LongNetwork.read(location, tellsRows: tellsRows || strict || rejected != nil) { share in
      line?.show("of \(location.lastPathComponent) read", share)
    }
    guard let list else { return nil }
    if !quiet { Findings.print(list.network.study.diagnostics, of: path, all: false) }
    return list
  }

  private func location(of path: String) throws -> URL {
    let prefix = "sample:"
    guard !path.isEmpty else {
      throw Failure.noInput("The name of the study is empty.", advice: "Name a folder or a file.")
    }
    if path.hasPrefix(prefix) { return try Samples.folder(named: String(path.dropFirst(prefix.count))) }
    return URL(filePath: path)
  }

  /// Refuses to write over the study itself, even with `--force`: no result is worth somebody's only table.
  func keepStudy(from output: URL) throws {
    let input = try location().resolvingSymlinksInPath().standardizedFileURL
    let output = output.resolvingSymlinksInPath().standardizedFileURL
    let tables = ["csv", "tsv", "txt", "xlsx", "yaml", "yml"]
    // What stands beside a file under the same name is read with it: its settings, who was asked what, Pajek's
    // partitions and vectors.
    let companions = ["yaml", "yml", "respondents.csv", "clu", "vec"]
    let exists = FileManager.default.fileExists(atPath: output.path)
    let isInside =
      output.deletingLastPathComponent().path == input.path && tables.contains(output.pathExtension.lowercased())
    let isBeside = companions.contains {
      output.path.lowercased() == input.deletingPathExtension().appendingPathExtension($0).path.lowercased()
    }
    let isPart = exists && (isInside || isBeside)
    guard output.path == input.path || isPart else { return }
    throw Failure(
      .cannotWrite, "“\(output.lastPathComponent)” belongs to the study; nothing was written.",
      advice: "Choose another folder or another name for the output.")
  }

  /// Reads the study, and says on standard error what is wrong with it.
  func study() throws -> Study {
    let study: Study
    do {
      study = try reading(try location())
    } catch let error as StudyError {
      if !quiet { Findings.print(error.findings, of: path, all: verbose) }
      throw error
    }
    if !quiet { Findings.print(study.diagnostics, of: path, all: verbose) }
    if let rejected { try keepStudy(from: URL(filePath: rejected)) }
    if let rejected { try writeRejected(study, to: URL(filePath: rejected)) }
    return study
  }

  /// The network at the wave that was asked for.
  func network(of study: Study) throws -> StakeholderNetwork {
    try wave.map { try network(of: study, at: $0) } ?? study.latestNetwork
  }

  /// The network at a wave with an id or title.
  func network(of study: Study, at wave: String) throws -> StakeholderNetwork {
    guard let known = study.waves.first(where: { $0.id.rawValue == wave || $0.title == wave }) else {
      let waves = study.waves.map(\.id.rawValue)
      throw Failure(
        .usage, "The study has no wave “\(wave)”.",
        advice: waves.isEmpty
          ? "It has no waves at all." : "Its waves: \(waves.joined(separator: ", ")).")
    }
    return study.network(at: known.id)
  }

  /// Writes the rows that cannot be used, if there are any, beside an output. Unless `--rejected` named a place.
  func writeRejected(_ study: Study, beside output: URL) throws {
    guard rejected == nil, !study.rejectedRows.isEmpty else { return }
    try writeRejected(study, to: output.deletingLastPathComponent().appending(path: "rejected.csv"), overwriting: true)
  }

  /// The end of a command that did its work: with `--strict`, rows left out make it exit code 1.
  func finish(_ study: Study) throws {
    if strict, study.diagnostics.contains(where: { $0.severity == .error }) {
      if !quiet { Console.error("stakenet: rows had to be left out, and --strict was given.") }
      throw ExitCode(Failure.Code.dataErrors.rawValue)
    }
  }

  private func writeRejected(_ study: Study, to file: URL, overwriting: Bool? = nil) throws {
    try AtomicFile.write(RejectedRow.csv(study.rejectedRows), to: file, overwriting: overwriting ?? force)
    if !quiet { Console.error("The rows that cannot be used are in \(file.relativePath).") }
  }
}
