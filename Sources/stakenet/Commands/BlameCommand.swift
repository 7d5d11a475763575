import ArgumentParser
import StakeholderNetworks
import StakeholderReports

struct BlameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame", abstract: "Say whether blame is passed around, in figures that give nobody away.",
    discussion: """
      Whether a few carry it, whether it is returned, passed on or crosses sectors, and how it goes with trust. Only \
      figures about groups that are large enough are printed, always of the whole study at its last wave.
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
        "“stakenet blame” always looks at the whole study at its last wave: figures of parts could be subtracted.")
    }
  }

  func run() throws {
    try ending {
      let destination = try Destination(output, of: study)
      let data = try study.study()
      let summary = BlameSummary(
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
