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
    let url = FileManager.default.temporaryDirectory.appending(path: "progress-\(UUID().uuidString).csv")
    let text = "from,to\n" + (0..<rows).map { "a\($0 % 50),b\($0 % 70)\n" }.joined()
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

  @Test("A long list tells it by bytes")
  func list() throws {
    let shares = try Self.shares(45_000) { url, progress in
      _ = try NamedTieList(contentsOf: url, lanes: 2, pieceSize: 1 << 16, progress: progress)
    }
    #expect(shares.count >= 4)
    #expect(shares.max() == 1)
  }
}
