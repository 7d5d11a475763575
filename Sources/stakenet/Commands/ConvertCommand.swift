import ArgumentParser
import Foundation
import StakeholderFormats
import StakeholderNetworks
import StakeholderReports

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a study in another format: Excel, CSV, GraphML, Gephi, Pajek, UCINET, Kumu …",
    discussion: """
      The ending of the output says the format: .xlsx, .graphml, .gexf, .json, .cyjs, .gml, .net, .dl or .dot; a name \
      without ending is a folder of CSV files. Other formats need --to. All waves are written unless --wave chooses \
      one. What a format cannot keep is said, one line each. What the study says about itself goes into a .yaml file \
      of the same name, which is read with it.

      Ties against somebody and ratings of trust are told in confidence: they are written only in a study that \
      declares them public, or with --show-negative-ties.
      """)

  @OptionGroup var study: StudyOptions

  @Argument(help: ArgumentHelp("The file or folder to write.", valueName: "output"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The format: \(ExportFormat.all.map(\.name).joined(separator: ", ")).", valueName: "format"))
  var to: String?

  @OptionGroup var negativeTies: NegativeTieOptions

  func run() throws {
    try ending {
      let destination = URL(filePath: output)
      let format = try format(of: destination)
      try study.keepStudy(from: destination)
      let data = try study.study()
      let wave = study.wave == nil ? nil : try study.network(of: data).wave?.id
      let export = StudyExport(
        of: data, wave: wave, negativeTies: negativeTies.permission(for: data, quiet: study.quiet))
      let prepared = try export.prepared(for: destination, as: format)
      for file in prepared.files + prepared.companions { try study.keepStudy(from: file) }
      try prepared.write(overwriting: study.force)
      report(prepared, export, to: destination, as: format)
      try study.writeRejected(data, beside: format.isFolder ? destination.appending(path: "x") : destination)
      try study.finish(data)
    }
  }

  private func format(of destination: URL) throws -> ExportFormat {
    let known = ExportFormat.all.map { "\($0.name) (\($0.title))" }.joined(separator: "; ")
    if let to {
      guard let format = ExportFormat.named(to) else {
        throw Failure(.usage, "There is no format “\(to)”.", advice: "Possible are: \(known).")
      }
      return format
    }
    guard let format = ExportFormat.forFile(destination) else {
      let ending = destination.pathExtension.lowercased()
      throw Failure(
        .usage, "The ending “.\(ending)” does not say a format that can be written.",
        advice: ending == "csv"
          ? "A study is more than one table: give a name without ending for a folder of CSV files."
          : "Name the format with --to. Possible are: \(known).")
    }
    return format
  }

  private func report(
    _ prepared: PreparedExport, _ export: StudyExport, to destination: URL, as format: ExportFormat
  ) {
    guard !study.quiet else { return }
    // What was held back was said before: the format cannot keep what it is not given.
    let kept = export.notes.isEmpty ? "Kept: \(format.kept)." : "Of what is written the format keeps \(format.kept)."
    for note in export.notes + [kept] + prepared.notes { Console.error("note: \(note)") }
    let names = prepared.files.map { format.isFolder ? $0.lastPathComponent : $0.relativePath }
    let place = format.isFolder ? "\(destination.relativePath): " : ""
    Console.error(
      "Wrote \(place)\(names.joined(separator: ", ")) – "
        + "\(English.count(export.stakeholders.count, "stakeholder")), "
        + "\(English.count(export.relationships.count, "report")) of ties.")
  }
}
