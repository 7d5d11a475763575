import Foundation
import Testing

@testable import StakeholderFormats

/// The table of formats in the guide says what the code says.
@Suite struct FormatTableTests {
  @Test func theGuideNamesEveryFormat() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let guide = try String(
      contentsOf: root.appending(
        path: "Sources/StakeholderNetworks/StakeholderNetworks.docc/YourOwnSpreadsheet.md"), encoding: .utf8)
    let rows = guide.split(separator: "\n").filter { $0.hasPrefix("| `") }.dropFirst().map(String.init)
    #expect(rows == ExportFormat.all.map { "| `\($0.name)` | \($0.title) | \($0.kept) | \($0.lost) |" })
  }
}
