import Foundation
import StakeholderModel
import Synchronization
import Testing

@testable import StakeholderFormats

@Suite("Progress of reading")
struct ReadingProgressTests {
  private static func shares(_ rows: Int, read: (URL, @escaping @Sendable (Double) -> Void) throws -> Void) throws
    -> [Double]
  {
    try shares("from,to\n" + (0..<rows).map { "a\($0 % 50),b\($0 % 70)\n" }.joined(), ending: "csv", read: read)
  }

  private static func shares(
    _ text: String, ending: String, read: (URL, @escaping @Sendable (Double) -> Void) throws -> Void
  ) throws -> [Double] {
    let url = FileManager.default.temporaryDirectory.appending(path: "progress-\(UUID().uuidString).\(ending)")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let shares = Mutex<[Double]>([])
    try read(url) { share in shares.withLock { $0.append(share) } }
    return shares.withLock { $0 }
  }

  @Test("A study tells how far it is, from less than half to all of it")
  func study() throws {
    let shares = try Self.shares(45_000) { _ = try Study(contentsOf: $0, progress: $1) }
    #expect(shares.count >= 6)
    #expect(shares == shares.sorted())
    #expect(shares.first.map { $0 < 0.5 } == true)
    #expect(shares.last == 1)
  }

  @Test("XML and JSON tell it while they are parsed", arguments: ["graphml", "gexf", "json"])
  func parsed(ending: String) throws {
    let ties = (0..<40_000).map { (from: "a\($0 % 50)", to: "b\($0 % 70)") }
    let nodes = Set(ties.flatMap { [$0.from, $0.to] })
    let text =
      switch ending {
      case "json":
        "{\"nodes\": [\(nodes.map { "{\"id\": \"\($0)\"}" }.joined(separator: ","))], \"links\": ["
          + ties.map { "{\"source\": \"\($0.from)\", \"target\": \"\($0.to)\"}" }.joined(separator: ",\n") + "]}"
      default:
        "<\(ending)><graph>" + nodes.map { "<node id=\"\($0)\"/>" }.joined()
          + ties.map { "<edge source=\"\($0.from)\" target=\"\($0.to)\"/>\n" }.joined() + "</graph></\(ending)>"
      }
    let shares = try Self.shares(text, ending: ending) { _ = try Study(contentsOf: $0, progress: $1) }
    #expect(shares.count { $0 > 0 && $0 < 0.5 } >= 2)
    #expect(shares == shares.sorted())
    #expect(shares.last == 1)
  }

  @Test("A long list tells it by bytes")
  func list() throws {
    let shares = try Self.shares(45_000) { url, progress in
      _ = try NamedTieList(contentsOf: url, lanes: 2, pieceSize: 1 << 16, progress: progress)
    }
    #expect(shares.count >= 4)
    #expect(shares.max() == 1)
  }
}
