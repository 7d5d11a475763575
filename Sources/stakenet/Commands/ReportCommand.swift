import ArgumentParser
import Foundation
import StakeholderNetworks
import StakeholderReports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The main job: write a report that everybody can read.",
    discussion: """
      Writes report.html (one file, needs no network), the tables stakeholders.csv and ties.csv, network.json, the map \
      as map.svg and map.png, and rejected.csv if rows could not be used. Without -o they go into a new folder under \
      Output/, named after the study and the day.
      """)

  @OptionGroup var study: StudyOptions

  @OptionGroup var negativeTies: NegativeTieOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Write into this folder.", valueName: "folder"))
  var output: String?

  func run() throws {
    try ending {
      let location = try study.location()
      let chosen = output.map { URL(filePath: $0) }
      try study.keepStudy(from: chosen ?? ReportCommand.newFolder(for: location, day: Date()))
      do {
        if let chosen { try Report.checkFolder(chosen, overwriting: study.force) }
        let data = try study.study()
        let report = Report(
          of: try study.network(of: data), seed: study.seed,
          showing: negativeTies.permission(for: data, quiet: study.quiet))
        let (files, folder) = try ReportCommand.write(
          report, to: chosen, orBesideReportsOf: location, overwriting: study.force)
        if !study.quiet {
          Console.out(report.summary)
          Console.out("")
        }
        Console.out("The report is in \(folder.appending(path: "report.html").relativePath)")
        if !study.quiet {
          Console.out("Beside it: \(files.map(\.name).filter { $0 != "report.html" }.joined(separator: ", "))")
        }
        for warning in files.flatMap(\.warnings) { Console.error("Warning: \(warning)") }
        try study.finish(data)
      } catch let error as ReportError {
        throw Failure(error.isAboutWriting ? .cannotWrite : .fault, error.description)
      }
    }
  }

  /// Writes into the chosen folder, or into a new one; where another run has just taken its name, into the next.
  private static func write(
    _ report: Report, to chosen: URL?, orBesideReportsOf study: URL, overwriting: Bool
  ) throws -> (files: [Report.File], folder: URL) {
    if let chosen { return (try report.write(to: chosen, overwriting: overwriting), chosen) }
    for _ in 0..<100 {
      let folder = newFolder(for: study, day: Date())
      if let files = try files(of: report, in: folder) { return (files, folder) }
    }
    throw Failure(.cannotWrite, "Other runs take every new folder under Output/.", advice: "Name one with -o.")
  }

  /// The files that were written; nil where a report stands at that place already.
  private static func files(of report: Report, in folder: URL) throws -> [Report.File]? {
    do {
      return try report.write(to: folder)
    } catch {
      guard error.isAboutExistingFiles else { throw error }
      return nil
    }
  }

  /// A folder under Output/ that does not exist yet: `Output/nashville-welcoming-2026-05-01`, with a number if needed.
  private static func newFolder(for study: URL, day: Date) -> URL {
    let name = study.deletingPathExtension().lastPathComponent
    let date = day.formatted(.iso8601.year().month().day())
    let base = "Output/\(name)-\(date)"
    var path = base
    var number = 2
    while FileManager.default.fileExists(atPath: path) {
      path = "\(base)-\(number)"
      number += 1
    }
    return URL(filePath: path)
  }
}
