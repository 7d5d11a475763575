import ArgumentParser
import Foundation
import StakeholderNetworks

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write an empty, explained study to fill in.",
    discussion: """
      A name that ends in .xlsx makes an Excel workbook with explanations, lists to choose from and example rows; any \
      other name makes a folder of CSV files.
      """)

  @Argument(help: ArgumentHelp("The workbook (.xlsx) or the folder to make.", valueName: "output"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "A study or a list whose stakeholders stand in the workbook already, with survey sheets for them.",
      valueName: "study"))
  var stakeholders: String?

  @Flag(help: "Replace files that exist.")
  var force = false

  func run() throws {
    try ending {
      let destination = URL(filePath: path)
      guard destination.pathExtension.lowercased() == "xlsx" else {
        if stakeholders != nil {
          throw Failure(.usage, "--stakeholders fills in a workbook.", advice: "Give a name that ends in .xlsx.")
        }
        try FolderTemplate().write(to: destination, overwriting: force)
        Console.out(
          "Wrote \(path): stakeholders.csv, relationships.csv, respondents.csv, study.yaml and a README that explains every column."
        )
        Console.out("Fill them in, then run: stakenet validate \(path)")
        return
      }
      let study = try stakeholders.map { try Study(contentsOf: URL(filePath: $0)) }
      try WorkbookTemplate(for: study).write(to: destination, overwriting: force)
      Console.out(
        "Wrote \(path): the sheets stakeholders, relationships and respondents, and one that explains every column."
          + (study == nil ? "" : " The sheets “survey …” have a row and a column for everybody."))
      Console.out("Fill it in, then run: stakenet validate \(path)")
    }
  }
}
