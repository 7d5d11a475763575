import ArgumentParser
import Foundation
import StakeholderFormats
import StakeholderNetworks
import StakeholderReports

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Say what changed between two waves, or between two studies, and what is noise.",
    usage: """
      stakenet compare <study> [--waves <from> <to>] [<options>]
      stakenet compare <study> <other-study> [<options>]
      """,
    discussion: """
      Compares only stakeholders who are in both and what the same side answered both times. Without --waves the last \
      two waves are compared. Two studies are compared at their last waves; the same id is the same stakeholder. Ties \
      told in confidence show as figures about groups that are large enough, or not at all.
      """)

  @OptionGroup var study: StudyOptions

  @Argument(help: ArgumentHelp("A second study, to compare the first one with.", valueName: "other-study"))
  var other: String?

  @Option(parsing: .upToNextOption, help: ArgumentHelp("The two waves, the earlier one first.", valueName: "id"))
  var waves: [String] = []

  @Option(help: ArgumentHelp("A kind of tie, such as trust; can be given several times.", valueName: "kind"))
  var kind: [String] = []

  @OptionGroup var negativeTies: NegativeTieOptions

  @Option(
    help: """
      table for people, csv for spreadsheets (a row for each kind of tie), json for programs. \
      \(MetricsCommand.Format.byDefault)
      """)
  var format: MetricsCommand.Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  func validate() throws {
    if study.wave != nil { throw ValidationError("compare looks at two waves: use --waves with both, not --wave.") }
    if !waves.isEmpty, waves.count != 2 { throw ValidationError("--waves needs two waves: the earlier, the later.") }
    if !waves.isEmpty, other != nil { throw ValidationError("--waves and a second study exclude each other.") }
  }

  func run() throws {
    try ending {
      let destination = try Destination(output, of: study)
      let data = try study.study()
      let table = try self.table(data)
      switch MetricsCommand.Format.chosen(format, for: output) {
      case .table: try destination.write(text: table.text(width: destination.width))
      case .csv: try destination.write(table.csv)
      case .json: try destination.write(Array(table.json.utf8))
      }
      try destination.finish(data, study)
    }
  }

  private func table(_ data: Study) throws -> ChangeTable {
    let (earlier, later) = try networks(data)
    do {
      return try ChangeTable(
        from: earlier, to: later, isSameStudy: other == nil,
        kinds: kind.isEmpty ? nil : kind.map { Kind.ID(rawValue: $0) }, seed: study.seed,
        permission: negativeTies.permission(for: data, quiet: study.quiet))
    } catch {
      throw Failure(error.isWrongUsage ? .usage : .dataErrors, error.description)
    }
  }

  private func networks(_ data: Study) throws -> (StakeholderNetwork, StakeholderNetwork) {
    if let other {
      return (data.latestNetwork, try study.another(at: other).latestNetwork)
    }
    let known = data.waves.map(\.id)
    guard known.count > 1 else {
      throw Failure(
        .usage, known.isEmpty ? "The study has no waves." : "The study has one wave only, “\(known[0])”.",
        advice: "Name a second study to compare it with, or add a column wave to the ties.")
    }
    guard !waves.isEmpty else {
      return (data.network(at: known[known.count - 2]), data.network(at: known[known.count - 1]))
    }
    let pair = try waves.map { try study.network(of: data, at: $0) }
    guard pair[0].wave != pair[1].wave else { throw Failure(.usage, "A wave does not differ from itself.") }
    return (pair[0], pair[1])
  }
}
