import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Reads CSV from a text.
func csv(_ text: String, separator: UInt8? = nil) throws -> Table {
  try CSVReader(separator: separator).read(ContiguousArray(text.utf8), name: "test.csv")
}

extension Table {
  /// The heading and all rows, each with the cells that it has in the file.
  var everything: [[String]] {
    (headingRow == nil ? [] : [heading])
      + (0..<rowCount).map { row in (0..<cellCount(row)).map { self[row, $0] } }
  }

  /// The codes of all findings.
  var codes: [String] { diagnostics.map(\.code) }
}

@Suite("CSV by RFC 4180")
struct CSVReaderTests {
  @Test("Section 2, rule 1: each record on a line of its own, ended by CRLF")
  func rule1() throws {
    let table = try csv("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n")
    #expect(table.everything == [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]])
    #expect(table.diagnostics.isEmpty)
  }

  @Test("Section 2, rule 2: the last record may lack its line break")
  func rule2() throws {
    #expect(try csv("aaa,bbb,ccc\r\nzzz,yyy,xxx").everything == [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]])
    #expect(try csv("aaa,bbb\r\nzzz,").everything == [["aaa", "bbb"], ["zzz", ""]])
    #expect(try csv("aaa,bbb\r\nzzz,\"y\"").everything == [["aaa", "bbb"], ["zzz", "y"]])
  }

  @Test("Section 2, rule 3: the first record is the heading")
  func rule3() throws {
    let table = try csv("field_name,field_name2\r\naaa,bbb\r\n")
    #expect(table.heading == ["field_name", "field_name2"])
    #expect(table.headingRow == 1)
    #expect(table.rowCount == 1)
    #expect(table.columnCount == 2)
    #expect(table.number(of: 0) == 2)
  }

  @Test("Section 2, rule 4: spaces belong to the cell; rows of another length are reported")
  func rule4() throws {
    #expect(try csv("a,b\r\n 1 , 2\r\n").everything[1] == [" 1 ", " 2"])
    let ragged = try csv("a,b,c\r\n1,2\r\n1,2,3,4\r\n1,2,3,,\r\n5\r\n")
    #expect(
      ragged.everything == [["a", "b", "c"], ["1", "2"], ["1", "2", "3", "4"], ["1", "2", "3", "", ""], ["5"]])
    #expect(ragged.codes == ["too-few-cells", "too-many-cells", "too-few-cells"])
    #expect(ragged.diagnostics.map(\.location?.row) == [2, 3, 5])
    #expect(ragged.diagnostics[1].found == "4")
    #expect(ragged.cells(0) == ["1", "2", ""])
    #expect(ragged[0, 2] == "" && ragged[3, 99] == "")
  }

  @Test("Section 2, rule 5: cells may be quoted or not; a quotation mark elsewhere is reported and kept")
  func rule5() throws {
    let table = try csv("\"aaa\",\"bbb\",ccc\r\nzzz,5\" pipe,\"x\" y \"z\"\r\n")
    #expect(table.everything == [["aaa", "bbb", "ccc"], ["zzz", "5\" pipe", "x y \"z\""]])
    #expect(table.codes == ["stray-quote", "text-after-quote"])
  }

  @Test("Section 2, rule 6: separators and line breaks inside quotation marks")
  func rule6() throws {
    let table = try csv("\"a\",\"b \r\nb,b\",c\r\nzzz,\"y\n\ny\ry\",xxx\r\nlast,1,2\r\n")
    #expect(table.everything == [["a", "b \r\nb,b", "c"], ["zzz", "y\n\ny\ry", "xxx"], ["last", "1", "2"]])
    #expect(table.number(of: 0) == 2 && table.line(of: 0) == 3)
    #expect(table.number(of: 1) == 3 && table.line(of: 1) == 7)
  }

  @Test("Section 2, rule 7: a quotation mark inside is doubled")
  func rule7() throws {
    #expect(try csv("a,b\r\n\"b\"\"bb\",\"\"\"\"\r\n").everything[1] == ["b\"bb", "\""])
    #expect(try csv("a,b\r\n\"\",x\r\n").everything[1] == ["", "x"])
  }

  @Test("Line breaks of every kind", arguments: ["\n", "\r", "\r\n"])
  func lineBreaks(lineBreak: String) throws {
    let lines = ["a;b", "", "1;2", "  ;", "", "3;\"x\"", ""]
    let table = try csv(lines.joined(separator: lineBreak))
    #expect(table.everything == [["a", "b"], ["1", "2"], ["3", "x"]])
    #expect((0..<2).map(table.number(of:)) == [3, 6])
    #expect((0..<2).map(table.line(of:)) == [3, 6])
  }

  @Test(
    "The separator is found out",
    arguments: [
      ("a,b\n1,2\n", ["1", "2"]), ("a;b\n1,5;2,5\n", ["1,5", "2,5"]), ("a\tb c\n1, 2\t3, 4\n", ["1, 2", "3, 4"]),
      ("a|b\nx, y|2\n", ["x, y", "2"]), ("a,b\n\"1;2;3\",2\n\"1;2;3\",4\n", ["1;2;3", "2"]),
      ("\"a;b;c\",d\n\"1;2;3\",2\n", ["1;2;3", "2"]), ("name\nMüller, Hans\nMeier, Anna\n", ["Müller, Hans"]),
      ("name\nMeier\n", ["Meier"]), ("sep=;\na;b,b\n1;2\n", ["1", "2"]),
      ("sep=,\r\na;c,b;d\r\n1;1,2;2\r\n", ["1;1", "2;2"]),
      ("\"sep=\t\"\na\tb\n1\t2\n", ["1", "2"]), ("SEP=|\na|b\n1|2\n", ["1", "2"]),
      ("title\na,b\n1,2\n", ["a", "b"]), ("Full name\nAnna Meier\n", ["Anna Meier"]),
      ("a b c\n1 \"2 3\" 4\n", ["1", "2 3", "4"]),
      ("id;name;note\n1;A, B;x\n2;C, D;y\n", ["1", "A, B", "x"]),
    ])
  func separators(text: String, firstRow: [String]) throws {
    #expect(try csv(text).everything[1] == firstRow)
  }

  @Test("A line sep=; is no row, but a line")
  func statedSeparator() throws {
    let table = try csv("sep=;\r\na;b\r\n1;2\r\n")
    #expect(table.headingRow == 1)
    #expect(table.number(of: 0) == 2 && table.line(of: 0) == 3)
    #expect(try csv("separator,b\n1,2\n").heading == ["separator", "b"])
  }

  @Test("A given separator is used")
  func givenSeparator() throws {
    #expect(try csv("a:b,c\n1:2,3\n", separator: UInt8(ascii: ":")).everything == [["a", "b,c"], ["1", "2,3"]])
  }

  @Test("Another heading row, or none")
  func headings() throws {
    let table = try csv("Title,\n\nfrom,to\na,b\n")
    let moved = try #require(table.withHeading(atRow: 3))
    #expect(moved.everything == [["from", "to"], ["a", "b"]])
    #expect(moved.number(of: 0) == 4)
    #expect(table.withHeading(atRow: 2) == nil)
    #expect(table.withHeading(atRow: nil)?.everything == [["Title", ""], ["from", "to"], ["a", "b"]])
    #expect(table.withHeading(atRow: nil)?.columnName(27) == "AB")
    #expect(moved.location(0, 1) == Diagnostic.Location(file: "test.csv", row: 4, column: "to"))
  }

  @Test("An unterminated quotation mark is named with the row where it begins")
  func unterminated() throws {
    let table = try csv("a,b\n1,\"x\ny\"\n2,\"open\n3,4\n5,6\n")
    #expect(table.everything == [["a", "b"], ["1", "x\ny"]])
    #expect(table.codes == ["unterminated-quote"])
    #expect(table.diagnostics[0].severity == .error)
    #expect(table.diagnostics[0].location?.row == 3)
    // The row may be confidential, so no word of it is told.
    #expect(table.diagnostics[0].found == nil)
    #expect(table.diagnostics[0].message.contains("line 4"))
    #expect(table.diagnostics[0].action?.contains("3 lines") == true)
    #expect(throws: TableError.self) { try csv("\"a,b\n1,2\n") }
  }

  @Test("Spaces before a quotation mark are left out and reported")
  func spaceBeforeQuote() throws {
    let table = try csv("a,b\nx,  \"y, z\"\n")
    #expect(table.everything[1] == ["x", "y, z"])
    #expect(table.codes == ["space-before-quote"])
  }

  @Test("NUL bytes are left out and reported")
  func nulBytes() throws {
    let table = try csv("name,of,things\nf\0oo,\"b\0ar\",\"x\"\0y\n")
    #expect(table.everything[1] == ["foo", "bar", "xy"])
    #expect(table.codes == ["nul-byte", "nul-byte", "text-after-quote", "nul-byte"])
  }

  @Test("Cells longer than a spreadsheet holds are kept and reported")
  func longCells() throws {
    let long = String(repeating: "ä", count: 32_768)
    let table = try csv("a,b\n\(long),x\n\(long.dropLast()),y\n")
    #expect(table[0, 0] == long)
    #expect(table.codes == ["long-cell"])
  }

  @Test("Only a hundred findings of a code are listed, the others are counted")
  func manyFindings() throws {
    let table = try csv("a,b\n" + String(repeating: "x\"x,1\n", count: 150))
    #expect(table.codes.count == 101)
    #expect(table.diagnostics.last?.message.contains("50 more") == true)
  }

  @Test("A heading without rows is a table, and reported")
  func headerOnly() throws {
    let table = try csv("id,name\n")
    #expect(table.rowCount == 0)
    #expect(table.codes == ["no-rows"])
  }

  @Test("A row of a million columns")
  func millionColumns() throws {
    let wide = String(repeating: "x,", count: 999_999) + "x"
    let table = try csv(wide + "\n" + wide + "\n")
    #expect(table.columnCount == 1_000_000)
    #expect(table[0, 999_999] == "x")
  }

  @Test("Text of every script and hostile names come out as they are")
  func hostileNames() throws {
    let names = ["<script>alert(1)</script>", "مجلس المدينة", "👩‍👩‍👧 Familie", "O'Brien \"Bob\"", "a\u{202E}b", "=1+1"]
    let text = "name,n\n" + names.map { "\"\($0.replacing("\"", with: "\"\""))\",1\n" }.joined()
    #expect(try csv(text).everything.dropFirst().map(\.[0]) == names)
  }

  @Test("Cells can be compared as bytes")
  func bytes() throws {
    let table = try csv("a,b\nxä,\"y\"\"z\"\n")
    #expect(table.withBytes(0, 0) { $0.count } == 3)
    #expect(table.withBytes(0, 1) { $0[1] } == UInt8(ascii: "\""))
    #expect(table.withBytes(0, 7) { $0.count } == 0)
    #expect(table.isEmpty(0, 7) && !table.isEmpty(0, 0))
    #expect(table.kind(0, 0) == .text)
  }
}

@Suite("Encodings of CSV")
struct CSVEncodingTests {
  static let text = "name;n\nZürich – Œuvre;1\n日本;2\n"
  static let expected = [["name", "n"], ["Zürich – Œuvre", "1"], ["日本", "2"]]

  static func utf16(_ text: String, mark: Bool, bigEndian: Bool) -> ContiguousArray<UInt8> {
    ContiguousArray(
      ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return bigEndian ? bytes.reversed() : bytes
      })
  }

  @Test("UTF-8 with a byte order mark")
  func utf8Mark() throws {
    let table = try csv("\u{FEFF}" + Self.text)
    #expect(table.everything == Self.expected)
    #expect(table.diagnostics.isEmpty)
  }

  @Test("UTF-16 with and without byte order mark", arguments: [true, false], [true, false])
  func utf16(mark: Bool, bigEndian: Bool) throws {
    let bytes = Self.utf16(Self.text, mark: mark, bigEndian: bigEndian)
    let table = try CSVReader().read(bytes, name: "test.csv")
    #expect(table.everything == Self.expected)
    #expect(table.diagnostics.isEmpty)
    let cut = try CSVReader().read(ContiguousArray(bytes.dropLast()), name: "test.csv")
    #expect(cut.codes == ["damaged-utf-16"])
  }

  @Test("Windows-1252 is a fallback that is reported")
  func windows1252() throws {
    let bytes: [UInt8] =
      Array("n\nZ".utf8) + [0xFC] + Array("rich ".utf8) + [0x96, 0x20, 0x8C] + Array("uvre €\n".utf8)
    let table = try CSVReader().read(ContiguousArray(bytes), name: "test.csv")
    #expect(table[0, 0] == "Zürich – Œuvre €")
    #expect(table.codes == ["not-utf-8"])
    // The row may be confidential, so no word of it is told.
    #expect(table.diagnostics[0].found == nil)
    #expect(table.diagnostics[0].message.contains("3 of its letters, the first in line 2"))
  }

  @Test(
    "Malformed UTF-8 is found (The Unicode Standard, table 3-7)",
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0xAF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82], [0xC3], [0xE2, 0x28, 0xA1],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    let padded = ContiguousArray(Array("ab".utf8) + bytes)
    #expect(TextDecoding.firstInvalid(padded.span, from: 0) == 2)
    #expect(String(validating: TextDecoding.utf8(padded, file: "").text, as: UTF8.self) != nil)
  }

  @Test("Well-formed UTF-8 is accepted at the borders of each length")
  func wellFormed() {
    let scalars: [Unicode.Scalar] = [
      "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFF}", "\u{1000}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}",
      "\u{3FFFF}", "\u{40000}", "\u{FFFFF}", "\u{100000}", "\u{10FFFF}",
    ]
    for scalar in scalars {
      #expect(TextDecoding.firstInvalid(ContiguousArray(String(scalar).utf8).span, from: 0) == nil, "\(scalar)")
    }
  }

  @Test(
    "Files of other kinds are refused by name",
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "PNG"), (Array("%PDF-1.7\n".utf8), "PDF"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "Office"), ([0x50, 0x4B, 0x03, 0x04, 1, 2], "Excel workbook"),
      ([0x1F, 0x8B, 0x08], "gzip"), (Array("<!DOCTYPE html><table>".utf8), "web page"),
      (Array("\u{FEFF}<?xml version=\"1.0\"?>".utf8), "XML"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array("W\0o\0r\0k\0b\0o\0o\0k\0".utf8), "(.xls)"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + "EncryptedPackage".utf8.flatMap { [$0, 0] }, "password"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32"), (Array(0..<32), "control codes"),
    ] as [([UInt8], String)])
  func otherKinds(bytes: [UInt8], name: String) {
    let error = #expect(throws: TableError.self) { try CSVReader().read(ContiguousArray(bytes), name: "x.csv") }
    #expect(error?.description.contains(name) == true, "\(String(describing: error))")
    #expect(error?.diagnostic.advice?.isEmpty == false)
  }

  @Test(
    "Files without content are refused",
    arguments: ["", "\n\n", "  \r\n,,\r\n", "\u{FEFF}", "\u{FEFF}\n", "sep=;\n", "\"\""])
  func empty(text: String) {
    let error = #expect(throws: TableError.self) { try csv(text) }
    #expect(error?.diagnostic.code == "empty-file")
  }
}
