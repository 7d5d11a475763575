internal import Foundation
internal import StakeholderModel

/// Reads UCINET's own pair of files: NAME.##h with sizes and labels, NAME.##d with the numbers.
enum UCINETBinary {
  /// The number from which on a value stands for “no answer”.
  private static let missing = 1.0e37

  /// Reads the pair of which either file is named.
  static func read(_ file: URL) throws(TableError) -> NetworkTables {
    let base = file.deletingPathExtension()
    let upper = file.pathExtension.hasSuffix("H") || file.pathExtension.hasSuffix("D")
    let header = base.appendingPathExtension(upper ? "##H" : "##h"),
      data = base.appendingPathExtension(upper ? "##D" : "##d")
    for part in [header, data] where !FileManager.default.fileExists(atPath: part.path(percentEncoded: false)) {
      throw TableError(
        "no-such-file", file: file.lastPathComponent,
        "UCINET keeps a network in two files, and “\(part.lastPathComponent)” is missing beside this one.",
        advice: "Copy both into one folder.")
    }
    return try read(
      header: try FileContents.bytes(of: header), data: try FileContents.bytes(of: data),
      name: header.lastPathComponent)
  }

  /// Reads the bytes of the two files.
  static func read(header: ContiguousArray<UInt8>, data: ContiguousArray<UInt8>, name: String) throws(TableError)
    -> NetworkTables
  {
    var tables = NetworkTables(file: name)
    var reader = BinaryReader(bytes: header, name: name)
    let version = try reader.latin1(Int(try reader.integer(bytes: 1)))
    guard version == "V6404" || version == "DATE:" else {
      throw TableError(
        "format", file: name, "This is no header of a UCINET network: it does not begin with its version.",
        found: NetworkTables.excerpt(version), advice: "Save the network again in UCINET 6, or export it as DL.")
    }
    for _ in 0..<5 { _ = try reader.integer(bytes: 2) }  // The date and how labels are stored.
    let type = try reader.integer(bytes: 1)
    let dimensionCount = try reader.integer(bytes: 2)
    guard (2...3).contains(dimensionCount) else { throw reader.damaged("It has \(dimensionCount) dimensions.") }
    var sizes: [Int] = []
    for _ in 0..<dimensionCount { sizes.append(try reader.integer(bytes: version == "V6404" ? 4 : 2)) }
    _ = try reader.latin1(Int(try reader.integer(bytes: 1)))
    var hasLabels: [Bool] = []
    for _ in 0..<dimensionCount { hasLabels.append(try reader.integer(bytes: 1) != 0) }
    guard sizes.allSatisfy({ (0...NetworkTables.mostUnlistedNodes).contains($0) }) else {
      throw reader.damaged("It speaks of \(sizes.map(String.init).joined(separator: " × ")) cells.")
    }
    // Without this a few bytes could speak of a million levels of nothing.
    guard sizes.allSatisfy({ $0 > 0 }) else {
      throw reader.damaged("It speaks of \(sizes.map(String.init).joined(separator: " × ")) cells, which is none.")
    }
    var labels: [[String]] = []
    for (size, isLabelled) in zip(sizes, hasLabels) {
      var texts: [String] = []
      if isLabelled { for _ in 0..<size { texts.append(try reader.label()) } }
      labels.append(texts)
    }
    let columns = sizes[0], rows = sizes[1], levels = sizes.count > 2 ? sizes[2] : 1
    guard let cells = CellType(type) else {
      throw reader.damaged("Its numbers are of a type (\(type)) that is not known.")
    }
    let (area, overflow) = rows.multipliedReportingOverflow(by: columns)
    let (count, overflowToo) = area.multipliedReportingOverflow(by: levels)
    guard !overflow, !overflowToo, count <= data.count / cells.size else {
      throw TableError(
        "truncated", file: name,
        "The header speaks of \(levels) × \(rows) × \(columns) numbers, and the data file holds \(data.count / cells.size).",
        advice: "Copy both files again; one of them was cut off.")
    }
    let rowNames = labels[1].isEmpty ? (0..<rows).map { String($0 + 1) } : labels[1]
    let columnNames = labels[0].isEmpty ? (0..<columns).map { String($0 + 1) } : labels[0]
    let isTwoMode = rows != columns || (!labels[0].isEmpty && !labels[1].isEmpty && labels[0] != labels[1])
    let names = LevelNames(levels > 1 && labels.count > 2 ? labels[2] : [])
    var matrix = NetworkMatrix(rows: rowNames, columns: isTwoMode ? columnNames : nil)
    for level in 0..<levels {
      var found = NetworkMatrix.Level()
      if names.levels.indices.contains(level) {
        (found.kind, found.wave) = names.levels[level]
      } else if levels > 1 {
        found.kind = "matrix \(level + 1)"
      }
      for row in 0..<rows {
        for column in 0..<columns {
          let value = cells.value(in: data, at: (level * rows + row) * columns + column)
          if !value.isFinite || abs(value) >= missing {
            found.missing += 1
          } else if value != 0 {
            found.cells.append((row, column, value.plain, 0))
          }
        }
      }
      matrix.levels.append(found)
    }
    matrix.add(to: &tables)
    return tables
  }

  /// How the numbers are stored.
  private struct CellType {
    let code: Int
    let size: Int

    init?(_ code: Int) {
      let sizes = [1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 4, 7: 4, 9: 8]
      guard let size = sizes[code] else { return nil }
      self.code = code
      self.size = size
    }

    func value(in bytes: ContiguousArray<UInt8>, at index: Int) -> Double {
      var bits: UInt64 = 0
      for offset in 0..<size { bits |= UInt64(bytes[index * size + offset]) << UInt64(8 * offset) }
      switch code {
      case 3: return Double(Int8(truncatingIfNeeded: bits))
      case 5: return Double(Int16(truncatingIfNeeded: bits))
      case 6: return Double(Int32(truncatingIfNeeded: bits))
      case 7: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
      case 9: return Double(bitPattern: bits)
      default: return Double(bits)
      }
    }
  }
}

/// Reads numbers, the smallest byte first, and texts of a binary file.
private struct BinaryReader {
  let bytes: ContiguousArray<UInt8>
  let name: String
  private var position = 0

  init(bytes: ContiguousArray<UInt8>, name: String) {
    self.bytes = bytes
    self.name = name
  }

  mutating func integer(bytes count: Int) throws(TableError) -> Int {
    guard bytes.count - position >= count else { throw damaged("It breaks off.") }
    var value = 0
    for offset in 0..<count { value |= Int(bytes[position + offset]) << (8 * offset) }
    position += count
    return value
  }

  mutating func latin1(_ count: Int) throws(TableError) -> String {
    guard bytes.count - position >= count else { throw damaged("It breaks off.") }
    defer { position += count }
    return String(String.UnicodeScalarView(bytes[position..<(position + count)].map { Unicode.Scalar($0) }))
  }

  /// A label with its length in bytes before it: UTF-16, or single bytes in older files.
  mutating func label() throws(TableError) -> String {
    let length = try integer(bytes: 2)
    guard bytes.count - position >= length else { throw damaged("It breaks off among the labels.") }
    let part = bytes[position..<(position + length)]
    guard length.isMultiple(of: 2), length > 1 else { return try latin1(length) }
    position += length
    let units = stride(from: part.startIndex, to: part.endIndex, by: 2).map {
      UInt16(part[$0]) | UInt16(part[$0 + 1]) << 8
    }
    return TextNormalization.trimmed(String(decoding: units.filter { $0 != 0 }, as: UTF16.self))
  }

  func damaged(_ why: String) -> TableError {
    TableError(
      "damaged", file: name, "The header of the UCINET network is damaged. \(why)",
      advice: "Copy it again, or export the network from UCINET as DL.")
  }
}
