import ArgumentParser
import Foundation
import StakeholderNetworks
import StakeholderReports

@main
struct Stakenet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stakenet",
    abstract: "Stakeholder networks: who holds a collaboration together, and where it is thin.",
    discussion: """
      A STUDY is a folder with stakeholders.csv and relationships.csv, an Excel workbook with those two sheets, \
      a bare CSV list of ties (from, to, kind), or sample:NAME for one of the studies that come with this program.

      Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 the data has errors, \
      64 wrong usage, 66 no such input, 70 a fault of this program, 73 cannot write.
      """,
    version: StakeholderNetworksVersion.current,
    subcommands: [
      ReportCommand.self, ValidateCommand.self, MetricsCommand.self, BridgesCommand.self, DrawCommand.self,
      TrustCommand.self, BlameCommand.self, PracticesCommand.self, CompareCommand.self, ConvertCommand.self,
      TemplateCommand.self,
    ])

  @Flag(help: "List the studies that come with this program.")
  var listSamples = false

  @Flag(help: "List the measures that metrics --measure knows, with what each tells.")
  var listMeasures = false

  func run() throws {
    if listMeasures { return Console.out(MetricsTable.listOfMeasures) }
    guard listSamples else { throw CleanExit.helpRequest(self) }
    let samples = Samples.all()
    guard !samples.isEmpty else {
      throw Failure.noInput(
        "No bundled studies were found beside this program.", advice: "Install it with “make install”.")
    }
    let width = samples.map { $0.name.count }.max() ?? 0
    for sample in samples {
      Console.out("sample:\(sample.name.padding(toLength: width, withPad: " ", startingAt: 0))  \(sample.title)")
    }
  }
}
