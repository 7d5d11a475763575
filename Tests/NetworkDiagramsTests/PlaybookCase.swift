import Foundation
import StakeholderFormats
import StakeholderModel

@testable import NetworkDiagrams

/// The bundled studies, as input for diagrams.
enum PlaybookCase {
  static let names = [
    "nashville-welcoming", "lima-ciudad-saludable", "mumbai-sneha", "sefton-listening-council", "built-for-zero",
    "united-for-brownsville",
  ]

  static let datasets = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Datasets")

  static func study(_ name: String) throws -> Study {
    try Study(contentsOf: datasets.appending(path: names.contains(name) ? "playbook/\(name)" : name))
  }
}

/// Where pictures go to be looked at: the folder that the environment variable DIAGRAM_OUTPUT names, if it is set.
func keepForLooking(_ bytes: [UInt8], _ name: String) throws {
  guard let folder = ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] else { return }
  try Data(bytes).write(to: URL(filePath: folder).appending(path: name))
}
