import ArgumentParser
import StakeholderReports

struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Say where trust is given, returned and missing.",
    discussion: """
      Trust counts from the middle of its scale on. Ratings were told in confidence: means are printed where enough rate, \
      single ratings are not. Items of trust and value are read from kinds, from ratings or from columns of trust rows.
      """)

  @OptionGroup var options: WholeStudyOptions

  @Option(help: "The rows of --format csv: a row for each of the stakeholders, or the figures of the network.")
  var level: Rows?

  /// What the rows of the CSV are.
  enum Rows: String, ExpressibleByArgument, CaseIterable {
    case stakeholders, network

    var value: TrustSummary.Rows { self == .network ? .network : .stakeholders }
  }

  func validate() throws {
    if level != nil, options.chosenFormat != .csv {
      throw ValidationError("--level is about --format csv alone; table and json have both.")
    }
  }

  func run() throws {
    try ending {
      try options.write { TrustSummary(of: $0, seed: $1, rows: level?.value ?? .stakeholders, showing: $2) }
    }
  }
}
