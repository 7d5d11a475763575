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
      var folder = output.map { URL(filePath: $0) } ?? ReportCommand.newFolder(for: location, day: Date())
      try study.keepStudy(from: folder)
      do {
        if output != nil { try Report.checkFolder(folder, overwriting: study.force) }
        let data = try study.study()
        let report = Report(
          of: try study.network(of: data), seed: study.seed,
          showing: negativeTies.permission(for: data, quiet: study.quiet))
        let files: [Report.File]
        if output == nil {
          (files, folder) = try ReportCommand.writing(report, for: location)
        } else {
          files = try report.write(to: folder, overwriting: study.force)
        }
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

  /// Writes into a folder of its own; where another run has just taken the name, into the next.
  private static func writing(_ report: Report, for study: URL) throws -> (files: [Report.File], folder: URL) {
    for _ in 0..<100 {
      let folder = newFolder(for: study, day: Date())
      do {
        return (try report.write(to: folder), folder)
      } catch let error where error.isAboutExistingFiles {
        continue
      }
    }
    throw Failure(.cannotWrite, "Other runs take every new folder under Output/.", advice: "Name one with -o.")
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
