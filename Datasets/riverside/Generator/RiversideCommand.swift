internal import Foundation

/// `swift run riverside Datasets/riverside` writes the study anew; a second argument is another seed.
@main
struct RiversideCommand {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, arguments.count <= 2, let seed = seed(arguments.dropFirst().first) else {
      print("Usage: riverside FOLDER [SEED]")
      exit(64)
    }
    let study = Riverside(seed: seed)
    for file in try study.files() {
      try Data(file.bytes).write(to: URL(filePath: folder).appending(path: file.name), options: .atomic)
    }
    for mistake in study.mistakeList {
      print("| \(mistake.table).csv | \(mistake.row) | `\(mistake.text)` | \(mistake.what) |")
    }
  }

  private static func seed(_ text: String?) -> UInt64? {
    text.map { UInt64($0) } ?? Riverside.publishedSeed
  }
}
