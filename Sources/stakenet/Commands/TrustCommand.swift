import ArgumentParser
import StakeholderNetworks
import StakeholderReports

struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Say where trust is given, returned and missing.",
    discussion: """
      Trust counts from the middle of its scale on. Ratings were told in confidence: means are printed where enough rate, \
      single ratings are not. Items of trust and value are read from kinds, from ratings or from columns of trust rows.
      """)

  @OptionGroup var study: StudyOptions

  @OptionGroup var negativeTies: NegativeTieOptions

  @Option(help: "table for people, csv for spreadsheets, json for programs.")
  var format: MetricsCommand.Format = .table

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  func validate() throws {
    if study.wave != nil {
      throw ValidationError(
        "“stakenet trust” always looks at the whole study at its last wave: figures of parts could be subtracted.")
    }
  }

  func run() throws {
    try ending {
      let destination = try Destination(output, of: study)
      let data = try study.study()
      let summary = TrustSummary(
        of: data, seed: study.seed, showing: negativeTies.permission(for: data, quiet: study.quiet))
      switch format {
      case .table: try destination.write(text: summary.text(width: destination.width))
      case .csv: try destination.write(summary.csv)
      case .json: try destination.write(Array(summary.json.utf8))
      }
      try destination.finish(data, study)
    }
  }
}
