import Foundation

/// The list of those who were asked, beside a study that is one file: `study.graphml` and `study.respondents.csv`.
enum ResponseFile {
  /// What follows the name of the study, without the point.
  static let ending = "respondents.csv"

  /// The list that belongs to a study, if there is one.
  static func beside(_ study: URL) -> URL? {
    let file = study.deletingPathExtension().appendingPathExtension(ending)
    return FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) && file != study ? file : nil
  }
}
