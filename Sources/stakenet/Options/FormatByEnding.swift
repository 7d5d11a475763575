import ArgumentParser
import Foundation

/// The forms in which a command can write its result, one of which may be told by the name of the file.
protocol FormatByEnding: ExpressibleByArgument, RawRepresentable, CaseIterable where RawValue == String {
  /// What is written where nobody says otherwise.
  static var usual: Self { get }
  /// What the ending of a file is called for this form.
  var ending: String { get }
}

extension FormatByEnding {
  var ending: String { rawValue }

  /// What the help says of the choice.
  static var byDefault: String { "Without it the ending of --output decides, else \(usual.rawValue)." }

  /// The form that was asked for, else the one that the file's ending names, else the usual one.
  static func chosen(_ asked: Self?, for file: String?) -> Self {
    if let asked { return asked }
    let ending = file.map { URL(filePath: $0).pathExtension.lowercased() }
    return allCases.first { $0.ending == ending } ?? usual
  }
}
