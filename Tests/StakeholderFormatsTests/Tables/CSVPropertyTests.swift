import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Random numbers that are the same in every run (SplitMix64: Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("CSV: properties")
struct CSVPropertyTests {
  /// Reads all that a table offers, so that an index out of range would show.
  static func readAll(_ table: Table) {
    for row in 0..<table.rowCount {
      _ = table.cells(row)
      _ = table.location(row, table.columnCount)
      _ = table.line(of: row)
    }
  }

  @Test("What is written is read again", arguments: 0..<60 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let pieces = [
      "a", "Ä", "\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "=", "-", "@", "'", "1", ".5", "|", "👩‍👧", "é", "sep=",
    ]
    let columns = Int.random(in: 2...6, using: &random)
    let rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      ["x"]
        + (1..<columns).map { _ in
          (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
    }
    var writer = CSVWriter(byteOrderMark: seed.isMultiple(of: 2))
    for row in rows { writer.append(row) }
    let table = try CSVReader(separator: UInt8(ascii: ",")).read(ContiguousArray(writer.bytes), name: "t.csv")
    #expect(table.everything.map { $0.map(CSVWriter.unprotected) } == rows, "seed \(seed)")
    #expect(table.diagnostics.filter { $0.code != "no-rows" }.isEmpty)
    for (index, row) in table.everything.enumerated() where index > 0 {
      for cell in row where !cell.isEmpty { #expect(CSVWriter.protected(CSVWriter.unprotected(cell)) == cell) }
    }
  }

  @Test("A table cut off anywhere is read or refused, never a crash")
  func truncation() throws {
    let text = "sep=;\r\nid;\"na\"\"me\";x\r\n1;\"Zü\nrich\"; \"y\"\r\n\r\n\"2\"z;5\"6;\0\r\n"
    let utf8 = ContiguousArray(text.utf8)
    let utf16 = CSVEncodingTests.utf16(text, mark: true, bigEndian: true)
    for bytes in [utf8, utf16] {
      for length in 0...bytes.count {
        guard let table = try? CSVReader().read(ContiguousArray(bytes[..<length]), name: "t.csv") else { continue }
        Self.readAll(table)
      }
    }
  }

  @Test("Random bytes are read or refused, never a crash", arguments: 0..<400 as Range<UInt64>)
  func randomBytes(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let interesting: [UInt8] =
      Array("ab,;\t|\"\"\r\n\n =".utf8) + [0, 0x80, 0xC3, 0xBC, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0xE2]
    let bytes = (0..<Int.random(in: 1...300, using: &random)).map { _ in
      seed.isMultiple(of: 4)
        ? UInt8.random(in: 0...255, using: &random) : interesting.randomElement(using: &random) ?? 0
    }
    guard let table = try? CSVReader().read(ContiguousArray(bytes), name: "t.csv") else { return }
    Self.readAll(table)
  }

  @Test("Any bytes that are no NUL stay in the table, apart from separators and quotation marks")
  func nothingLost() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededNumbers(seed: seed)
      let letters = Array("abcdefg,,\n".utf8)
      let text =
        "h,h\n" + String(decoding: (0..<80).map { _ in letters.randomElement(using: &random) ?? 0 }, as: UTF8.self)
      let table = try CSVReader(separator: UInt8(ascii: ",")).read(ContiguousArray(text.utf8), name: "t.csv")
      let expected = text.filter { $0.isLetter }
      #expect(table.everything.joined().joined() == expected)
    }
  }
}

@Suite("CSV: writing")
struct CSVWriterTests {
  @Test("Quotation marks where they are needed, CRLF at the end (RFC 4180, section 2)")
  func quoting() {
    var writer = CSVWriter()
    writer.append(["a", "b,c", "d\"e", "f\ng", " h", ""])
    writer.append([""])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",\r\n\"\"\r\n")
    #expect(CSVWriter(byteOrderMark: true).bytes == [0xEF, 0xBB, 0xBF])
  }

  @Test(
    "No cell begins like a formula unless it is a number",
    arguments: [
      ("=1+1", "'=1+1"), ("+49 30 123", "'+49 30 123"), ("-", "'-"), ("@home", "'@home"), ("\tx", "'\tx"),
      ("\rx", "'\rx"),
      (" =1", "' =1"), ("'=1", "''=1"), ("-1.5", "-1.5"), ("+3", "+3"), ("-1e-5", "-1e-5"), ("-inf", "'-inf"),
      ("-0x10", "'-0x10"), ("a=b", "a=b"), ("'quoted'", "'quoted'"), ("", ""), ("-1,5", "'-1,5"),
      ("-2+3+cmd", "'-2+3+cmd"),
    ])
  func formulas(text: String, written: String) {
    #expect(CSVWriter.protected(text) == written)
    #expect(CSVWriter.unprotected(written) == text)
  }
}
