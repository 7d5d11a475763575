import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("UCINET's own files")
struct UCINETBinaryTests {
  /// A header with numbers of eight bytes and no labels.
  private static func header(columns: UInt32, rows: UInt32, levels: UInt32) -> ContiguousArray<UInt8> {
    var bytes: ContiguousArray<UInt8> = [5]
    bytes += Array("V6404".utf8) + [UInt8](repeating: 0, count: 10) + [9, 3, 0]
    for size in [columns, rows, levels] {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: size >> shift)) }
    }
    return bytes + [0, 0, 0, 0]
  }

  @Test("A million levels of nothing are refused at once")
  func noCells() {
    for (columns, rows, levels) in [(0, 1_000_000, 1_000_000), (1_000_000, 0, 1_000_000), (3, 3, 0)]
      as [(UInt32, UInt32, UInt32)]
    {
      let header = Self.header(columns: columns, rows: rows, levels: levels)
      #expect { try UCINETBinary.read(header: header, data: [], name: "x.##h") } throws: {
        ($0 as? TableError)?.diagnostic.code == "damaged"
      }
    }
  }

  @Test("Cells of several levels")
  func levels() throws {
    var data: ContiguousArray<UInt8> = []
    for value in [0, 1, 0, 0, 0, 2.5, 0, 0] {
      for shift in stride(from: 0, to: 64, by: 8) {
        data.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(shift)))
      }
    }
    let tables = try UCINETBinary.read(
      header: Self.header(columns: 2, rows: 2, levels: 2), data: data, name: "x.##h")
    #expect(tables.nodes.rowCount == 2)
    #expect(tables.ties.rowCount == 2)
  }
}
