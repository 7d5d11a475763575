import ArgumentParser
import StakeholderNetworks
import StakeholderReports

/// What the commands understand that always look at a whole study at its last wave: trust and blame.
struct WholeStudyOptions: ParsableArguments {
  @OptionGroup var study: StudyOptions

  @OptionGroup var negativeTies: NegativeTieOptions

  @Option(help: "table for people, csv for spreadsheets, json for programs. \(MetricsCommand.Format.byDefault)")
  var format: MetricsCommand.Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  /// The form of the result.
  var chosenFormat: MetricsCommand.Format { MetricsCommand.Format.chosen(format, for: output) }

  func validate() throws {
    if study.wave != nil {
      throw ValidationError(
        "This command always looks at the whole study at its last wave: figures of parts could be subtracted.")
    }
  }

  /// Reads the study, sums it up and writes that.
  func write<Summary: WrittenSummary>(
    _ summary: (_ study: Study, _ seed: UInt64, _ permission: NegativeTiePermission?) -> Summary
  ) throws {
    let destination = try Destination(output, of: study)
    let data = try study.study()
    let summary = summary(data, study.seed, negativeTies.permission(for: data, quiet: study.quiet))
    switch chosenFormat {
    case .table: try destination.write(text: summary.text(width: destination.width))
    case .csv: try destination.write(summary.csv)
    case .json: try destination.write(Array(summary.json.utf8))
    }
    try destination.finish(data, study)
  }
}
