import ArgumentParser
import StakeholderReports

struct BlameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame", abstract: "Say whether blame is passed around, in figures that give nobody away.",
    discussion: """
      Whether a few carry it, whether it is returned, passed on or crosses sectors, and how it goes with trust. Only \
      figures about groups that are large enough are printed, always of the whole study at its last wave.
      """)

  @OptionGroup var options: WholeStudyOptions

  func run() throws { try ending { try options.write { BlameSummary(of: $0, seed: $1, showing: $2) } } }
}
