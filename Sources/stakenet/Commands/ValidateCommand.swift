import ArgumentParser
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

  func run() throws {
    try ending {
      var reading = study
      reading.quiet = true
      let report = ValidationReport(of: try reading.study())
      switch format {
      case .text: Console.out(String(report.text.dropLast()))
      case .json: Console.out(report.json.text.utf8)
      }
      if report.hasErrors { throw ExitCode(Failure.Code.dataErrors.rawValue) }
    }
  }
}
