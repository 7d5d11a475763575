import ArgumentParser
import StakeholderFormats
import StakeholderNetworks
import StakeholderReports

struct PracticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practices", abstract: "Measure the eight practices of collaboration, indicator by indicator.",
    discussion: """
      Each indicator has a value, or says what it needs; unknown is never shown as 0. Values stand beside what chance \
      gives, the other side of the same network, or an earlier wave. There is no grand total.
      """)

  /// What the scorecard is written as.
  enum Format: String, FormatByEnding {
    case table, markdown, json

    static let usual = table
    var ending: String { self == .markdown ? "md" : rawValue }
  }

  @OptionGroup var study: StudyOptions

  @Option(help: "table for people, markdown for documents, json for programs. \(Format.byDefault)")
  var format: Format?

  @Option(help: ArgumentHelp("Show how an indicator was computed, such as trust_first.", valueName: "indicator"))
  var explain: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard let explain else { return }
    guard Indicator.named(explain) != nil else {
      let known = Indicator.all.map(\.id)
      let nearest = NearestNames(known).nearest(to: explain)
      throw ValidationError(
        "There is no indicator “\(explain)”.\(nearest.isEmpty ? "" : " Did you mean \(nearest.joined(separator: " or "))?") "
          + "There are: \(known.joined(separator: ", ")).")
    }
    if Format.chosen(format, for: output) != .table {
      throw ValidationError("--explain is for people: leave out --format.")
    }
  }

  func run() throws {
    try ending {
      let destination = try Destination(output, of: study)
      let data = try study.study()
      let scorecard = PracticeScorecard(of: try study.network(of: data), seed: study.seed)
      if let explain, let text = scorecard.explanation(of: explain, width: destination.width) {
        try destination.write(text: text)
      } else {
        switch Format.chosen(format, for: output) {
        case .table: try destination.write(text: scorecard.text(width: destination.width))
        case .markdown: try destination.write(text: scorecard.markdown)
        case .json: try destination.write(Array(scorecard.json.utf8))
        }
      }
      try destination.finish(data, study)
    }
  }
}
