import ArgumentParser
import StakeholderNetworks
import StakeholderReports

struct BridgesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bridges", abstract: "Say who and what holds the network together, and how fragile that is.",
    discussion: """
      Looks at all kinds of tie that bind together, or at those of --kind, whatever their directions and strengths: \
      cut points and whom they hold, ties that are the only path between two sides, shortcuts, brokers and their roles, the few who together \
      matter most, and ties between sectors. Only the roles follow directions, if all these kinds have one or with \
      --directed.
      """)

  @OptionGroup var study: StudyOptions

  @Option(
    help: ArgumentHelp(
      "A kind of tie that binds together, such as trust; can be given several times.", valueName: "kind"))
  var kind: [String] = []

  @Option(
    help: """
      table for people, csv for spreadsheets (a row for each stakeholder), json for programs. \
      \(MetricsCommand.Format.byDefault)
      """)
  var format: MetricsCommand.Format?

  @Flag(help: "Roles follow the directions of ties; a tie without one counts both ways.")
  var directed = false

  @Flag(help: "Roles take a pair as tied if either side says so.")
  var undirected = false

  @Flag(help: "List everything in the table; without it each part ends after a few rows.")
  var all = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  func validate() throws {
    if directed, undirected { throw ValidationError("--directed and --undirected exclude each other.") }
  }

  func run() throws {
    try ending {
      let destination = try Destination(output, of: study)
      let data = try study.study()
      let table = try table(of: data)
      switch MetricsCommand.Format.chosen(format, for: output) {
      case .table: try destination.write(text: table.text(width: destination.width, isComplete: all))
      case .csv: try destination.write(table.csv)
      case .json: try destination.write(Array(table.json.utf8))
      }
      try destination.finish(data, study)
    }
  }

  private func table(of data: Study) throws -> BridgesTable {
    let line = ProgressLine.onTerminal(quiet: study.quiet)
    defer { line?.end() }
    return try BridgesTable(
      of: try study.network(of: data), kinds: kind.isEmpty ? nil : kind.map { Kind.ID(rawValue: $0) },
      isDirected: directed ? true : undirected ? false : nil, seed: study.seed
    ) { line?.show($0, $1) }
  }
}
