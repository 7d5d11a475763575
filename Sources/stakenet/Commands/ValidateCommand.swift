import ArgumentParser
import Foundation
import StakeholderFormats
import StakeholderNetworks

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Say what is wrong with the data, row by row, and how to mend it.",
    discussion: "Nothing is changed. The exit code is 1 if rows have to be left out, else 0.")

  /// How findings are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var study: StudyOptions

  @Option(help: "text for people, json for programs.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Write names that may mean the same stakeholder into this file, to edit and put into study.yaml.",
      valueName: "aliases.yaml"))
  var propose: String?

  func run() throws {
    try ending {
      var reading = study
      reading.quiet = true
      let data = try reading.study()
      let report = ValidationReport(of: data)
      if let propose {
        let file = URL(filePath: propose)
        try study.keepStudy(from: file)
        let proposals = NameProposals(of: data)
        try AtomicFile.write(proposals.yaml, to: file, overwriting: study.force)
        Console.error(
          "Wrote \(file.relativePath): \(English.count(proposals.proposals.count, "name")) to look at; nothing is merged."
        )
      }
      switch format {
      case .text: Console.out(String(report.text.dropLast()))
      case .json: Console.out(report.json.text.utf8)
      }
      if report.hasErrors { throw ExitCode(Failure.Code.dataErrors.rawValue) }
    }
  }
}
