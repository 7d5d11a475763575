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

  func run() throws { try ending { try options.write { TrustSummary(of: $0, seed: $1, showing: $2) } } }
}
