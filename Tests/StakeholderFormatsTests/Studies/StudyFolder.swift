import Foundation
import StakeholderFormats
import StakeholderModel

/// A study on disk that exists for the length of a test.
final class StudyFolder {
  let url: URL

  /// Writes the files into a new folder of its own.
  init(_ files: [String: String]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "study-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Reads the folder, or one of its files; the folder is there until it is read.
  func study(in file: String? = nil) throws(StudyError) -> Study {
    defer { withExtendedLifetime(self) {} }
    return try Study(contentsOf: file.map { url.appending(path: $0) } ?? url)
  }

  /// The study made of some tables.
  static func study(_ files: [String: String]) throws -> Study { try StudyFolder(files).study() }

  /// Three stakeholders, for tests that are about something else.
  static let stakeholders =
    "id,name,sector\na,Alpha Trust,civil_society\nb,Beta Council,public\nc,Gamma Group,community\n"

  /// A study of these three with some ties.
  static func study(ties: String, yaml: String = "", others: [String: String] = [:]) throws -> Study {
    var files = others
    files["stakeholders.csv"] = stakeholders
    files["relationships.csv"] = ties
    if !yaml.isEmpty { files["study.yaml"] = yaml }
    return try study(files)
  }
}

extension Study {
  /// The findings as `severity code row column`, without notes.
  var problems: [String] {
    diagnostics.filter { $0.severity != .note }
      .map { finding in
        [
          finding.severity.rawValue, finding.code, finding.location?.row.map(String.init) ?? "-",
          finding.location?.column ?? "-",
        ].joined(separator: " ")
      }
  }
}
