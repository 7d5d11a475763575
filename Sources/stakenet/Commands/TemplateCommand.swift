import ArgumentParser
import Foundation
import StakeholderNetworks

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write an empty, explained study to fill in.")

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var path: String

  @Flag(help: "Replace files that exist.")
  var force = false

  func run() throws {
    try ending {
      if path.lowercased().hasSuffix(".xlsx") {
        throw Failure(
          .usage, "A workbook to fill in cannot be written yet.",
          advice: "Give a folder; its CSV tables open in Excel, and a workbook with the same sheets is read as well.")
      }
      try FolderTemplate().write(to: URL(filePath: path), overwriting: force)
      Console.out(
        "Wrote \(path): stakeholders.csv, relationships.csv, respondents.csv, study.yaml and a README that explains every column."
      )
      Console.out("Fill them in, then run: stakenet validate \(path)")
    }
  }
}
