/// What a file is, judged by its first bytes and never by its name.
package enum FileKind: Sendable, Hashable {
  /// Text, as far as the first bytes tell.
  case text
  /// A workbook of Excel 2007 or later, which can be read.
  case xlsx
  /// A file that is no table we read: what it is, and what its owner can do.
  case other(name: String, advice: String)

  /// Looks at the bytes of a file.
  package static func of(_ bytes: ContiguousArray<UInt8>) -> FileKind {
    if starts(bytes, with: [0x50, 0x4B, 0x03, 0x04]) || starts(bytes, with: [0x50, 0x4B, 0x05, 0x06]) {
      return zipKind(bytes)
    }
    if starts(bytes, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return oleKind(bytes) }
    if let name = magics.first(where: { starts(bytes, with: $0.bytes) })?.name {
      return .other(name: name, advice: "Name a table instead: .csv, .tsv or .xlsx.")
    }
    return markupKind(bytes) ?? .text
  }

  private static let saveAsXLSX = "Open it in the program that made it and save it as .xlsx or as CSV UTF-8."

  private static let magics: [(bytes: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"), (Array("%PDF".utf8), "a PDF document"),
    ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"), ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
    ([0x1F, 0x8B], "a gzip archive"), (Array("BZh".utf8), "a bzip2 archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive"), ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"), (Array("Rar!".utf8), "a RAR archive"),
    (Array("SQLite format 3".utf8), "an SQLite database"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("PAR1".utf8), "a Parquet file"), (Array("{\\rtf".utf8), "an RTF document"),
    ([0xFF, 0xFE, 0x00, 0x00], "a text in UTF-32"), ([0x00, 0x00, 0xFE, 0xFF], "a text in UTF-32"),
  ]

  private static func zipKind(_ bytes: ContiguousArray<UInt8>) -> FileKind {
    let names: [String]
    do throws(ZipError) { names = try ZipArchiveReader(Array(bytes)).names.map { $0.lowercased() } } catch {
      // The reader of workbooks tells in detail what is wrong with an archive.
      return .xlsx
    }
    if names.contains(where: { $0.hasSuffix("workbook.bin") }) {
      return .other(name: "a binary Excel workbook (.xlsb)", advice: "Open it in Excel and save it as .xlsx.")
    }
    if names.contains("word/document.xml") {
      return .other(name: "a Word document", advice: "Copy its table into a spreadsheet and save that as .xlsx.")
    }
    if names.contains(where: { $0.hasPrefix("ppt/") }) {
      return .other(name: "a presentation", advice: "Copy its table into a spreadsheet and save that as .xlsx.")
    }
    if names.contains("mimetype"), names.contains("content.xml") {
      return .other(
        name: "an OpenDocument file (.ods)", advice: "Open it in LibreOffice and save it as .xlsx (Excel 2007–365).")
    }
    if names.contains(where: { $0.hasSuffix(".iwa") || $0.hasSuffix("index.zip") }) {
      return .other(
        name: "a document of Apple Numbers", advice: "In Numbers choose File, Export To, Excel, and use that file.")
    }
    if names.contains("[content_types].xml") || names.contains(where: { $0.hasSuffix("workbook.xml") }) { return .xlsx }
    return .other(name: "a zip archive", advice: "Unpack it and name the table inside.")
  }

  private static func oleKind(_ bytes: ContiguousArray<UInt8>) -> FileKind {
    func holds(_ name: String) -> Bool {
      let pattern = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
      return contains(bytes, pattern)
    }
    if holds("EncryptedPackage") {
      return .other(
        name: "a workbook protected by a password",
        advice: "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it as .xlsx.")
    }
    if holds("WordDocument") {
      return .other(
        name: "an old Word document (.doc)", advice: "Copy its table into a spreadsheet and save that as .xlsx.")
    }
    if holds("Workbook") || holds("Book") {
      return .other(
        name: "a workbook of Excel 97–2003 (.xls)", advice: "Open it in Excel or LibreOffice and save it as .xlsx.")
    }
    return .other(name: "an old Microsoft Office file", advice: saveAsXLSX)
  }

  /// Web pages and XML that are named .xls or .csv: some survey tools export them.
  private static func markupKind(_ bytes: ContiguousArray<UInt8>) -> FileKind? {
    let head = String(decoding: bytes.prefix(512).filter { $0 != 0 }, as: UTF8.self).lowercased()
    let trimmed = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
    if trimmed.hasPrefix("<!doctype html") || trimmed.hasPrefix("<html") || trimmed.hasPrefix("<table") {
      return .other(name: "a web page", advice: "Open it in Excel or LibreOffice and save it as .xlsx.")
    }
    if trimmed.hasPrefix("<?xml") { return .other(name: "an XML file", advice: saveAsXLSX) }
    return nil
  }

  private static func starts(_ bytes: ContiguousArray<UInt8>, with magic: [UInt8]) -> Bool {
    bytes.starts(with: magic)
  }

  private static func contains(_ bytes: ContiguousArray<UInt8>, _ pattern: [UInt8]) -> Bool {
    guard let first = pattern.first, bytes.count >= pattern.count else { return false }
    for start in 0...(bytes.count - pattern.count) where bytes[start] == first {
      if bytes[start..<(start + pattern.count)].elementsEqual(pattern) { return true }
    }
    return false
  }
}
