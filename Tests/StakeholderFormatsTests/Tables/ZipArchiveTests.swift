import Testing

@testable import StakeholderFormats

@Suite("Zip archives")
struct ZipArchiveTests {
  static let entries: [(name: String, bytes: [UInt8])] = [
    ("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/empty.bin", []),
    ("xl/Größe.xml", [UInt8](repeating: 65, count: 200_000)),
  ]

  @Test("What is packed comes out again", arguments: [true, false])
  func roundTrip(compressed: Bool) throws {
    let archive = try ZipArchiveWriter.archive(of: Self.entries, compressed: compressed)
    #expect(try ZipArchiveWriter.archive(of: Self.entries, compressed: compressed) == archive)
    #expect((archive.count < 10_000) == compressed)
    let reader = try ZipArchiveReader(archive)
    #expect(reader.names == Self.entries.map(\.name))
    for entry in Self.entries {
      let bytes = try reader.bytes(of: entry.name)
      #expect(bytes == entry.bytes)
    }
    let inAnotherSpelling = try reader.bytes(of: "XL\\größe.XML")
    #expect(inAnotherSpelling?.count == 200_000)
    let missing = try reader.bytes(of: "missing")
    #expect(missing == nil)
    let contained = reader.contains("xl/EMPTY.bin")
    #expect(contained)
  }

  @Test("An archive of nothing is refused")
  func noEntries() {
    #expect(throws: ZipError.self) { try ZipArchiveWriter.archive(of: []) }
  }

  @Test("Truncated and damaged archives are refused")
  func damaged() throws {
    let archive = try ZipArchiveWriter.archive(of: Self.entries)
    for length in 0..<archive.count {
      #expect(throws: ZipError.self) {
        let reader = try ZipArchiveReader(Array(archive[..<length]))
        for name in reader.names { _ = try reader.bytes(of: name) }
      }
    }
    for position in archive.indices {
      var changed = archive
      changed[position] ^= 0xFF
      do {
        let reader = try ZipArchiveReader(changed)
        for name in reader.names { _ = try reader.bytes(of: name) }
      } catch {}
    }
  }

  @Test("Names that lead out of the archive are refused", arguments: ["../a", "/etc/passwd", "xl/../../a", "..\\a"])
  func unsafeNames(name: String) throws {
    let archive = try ZipArchiveWriter.archive(of: [(name, [1])])
    #expect(throws: ZipError.unsafeName(name.replacing("\\", with: "/"))) { _ = try ZipArchiveReader(archive) }
  }

  @Test("Two entries whose names differ only in case are refused")
  func twins() throws {
    let archive = try ZipArchiveWriter.archive(of: [("a", [1]), ("A", [2])])
    #expect(throws: ZipError.self) { _ = try ZipArchiveReader(archive) }
  }

  @Test("Archives that unpack to too much are refused")
  func bombs() throws {
    let bomb = try ZipArchiveWriter.archive(of: [("a", [UInt8](repeating: 0, count: 40 << 20))])
    #expect(throws: ZipError.self) { _ = try ZipArchiveReader(bomb) }
    var limits = ZipLimits()
    limits.entry = 1000
    let large = try ZipArchiveWriter.archive(of: [("a", [UInt8](repeating: 0, count: 1001))])
    #expect(throws: ZipError.self) { _ = try ZipArchiveReader(large, limits: limits) }
    limits = ZipLimits()
    limits.total = 1500
    let sum = try ZipArchiveWriter.archive(of: [("a", large), ("b", [UInt8](repeating: 0, count: 1499))])
    #expect(throws: ZipError.self) { _ = try ZipArchiveReader(sum, limits: limits) }
  }
}
