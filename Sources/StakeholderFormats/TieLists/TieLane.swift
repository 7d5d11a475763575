import Foundation
import StakeholderModel

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

/// The ties of a part of a list, with the names of that part.
struct TieLane: Sendable {
  /// Which columns hold what.
  struct Columns: Sendable {
    let from: Int
    let to: Int
    let strength: Int?
  }

  private(set) var names = NameTable()
  private(set) var sources: ContiguousArray<Int32> = []
  private(set) var targets: ContiguousArray<Int32> = []
  /// As many as ties where the list has a column for it; NaN where it is not known.
  private(set) var strengths: ContiguousArray<Double> = []

  init() {}

  /// The ties of a list that was read as a study reads it.
  init(_ ties: [Relationship], isolates: [Stakeholder.ID], hasStrengths: Bool) {
    for tie in ties {
      sources.append(number(of: tie.from))
      targets.append(number(of: tie.to))
      if hasStrengths { strengths.append(tie.strength.number ?? .nan) }
    }
    for isolate in isolates { _ = number(of: isolate) }
  }

  private mutating func number(of id: Stakeholder.ID) -> Int32 {
    names.number(of: ContiguousArray(id.rawValue.precomposedStringWithCanonicalMapping.utf8).span)
  }

  /// Takes up the rows of a part that the parser has cut into cells.
  ///
  /// - Returns: False if a row asks for more than this: it has more or fewer cells than the heading, an end is
  ///   missing, several are named, spaces stand around a text, or a strength is no plain number.
  mutating func take(_ storage: TableStorage, _ columns: Columns, width: Int) -> Bool {
    let bytes = storage.bytes.span
    var ends = ContiguousArray<NameTable.Entry>()
    ends.reserveCapacity(2 * storage.rowCount)
    for row in 0..<storage.rowCount {
      guard storage.cellCount(row) == width, let from = Self.name(bytes, storage.range(row, columns.from)),
        let to = Self.name(bytes, storage.range(row, columns.to))
      else { return false }
      ends.append(from)
      ends.append(to)
      guard let column = columns.strength else { continue }
      guard let strength = Self.strength(bytes, storage.range(row, column)) else { return false }
      strengths.append(strength)
    }
    number(ends, in: bytes)
    return true
  }

  /// Takes up rows in which no mark and no break stands but those between cells, without cutting them out first.
  ///
  /// - Returns: False, and nothing is taken, if there is anything else, or if a row asks for more than this.
  mutating func takePlain(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ columns: Columns, width: Int, separator: UInt8
  ) -> Bool {
    var ends = ContiguousArray<NameTable.Entry>()
    ends.reserveCapacity(range.count / 8)
    let strengthsBefore = strengths.count
    let isSpecial = Self.specialBytes(separator: separator)
    let special = isSpecial.span
    var hasLetters = false
    var position = range.lowerBound
    while position < range.upperBound {
      var column = 0
      var from: NameTable.Entry?
      var to: NameTable.Entry?
      var isEnd = false
      while !isEnd {
        let start = position
        while position < range.upperBound {
          let byte = bytes[position]
          if special[Int(byte)] {
            if byte < 0x80 { break }
            hasLetters = true
          }
          position += 1
        }
        let cell = start..<position
        let byte = position < range.upperBound ? bytes[position] : lineFeed
        position += 1
        if byte != separator {
          isEnd = true
          if byte == carriageReturn, position < range.upperBound, bytes[position] == lineFeed {
            position += 1
          } else if byte != lineFeed {
            strengths.removeLast(strengths.count - strengthsBefore)
            return false
          }
        }
        if column == columns.from {
          from = Self.name(bytes, cell)
        } else if column == columns.to {
          to = Self.name(bytes, cell)
        } else if column == columns.strength, let strength = Self.strength(bytes, cell) {
          strengths.append(strength)
        } else if column == columns.strength || cell.count > CSVParser.longestSpreadsheetCell {
          column = width
        }
        column += 1
      }
      guard column == width, let from, let to else {
        strengths.removeLast(strengths.count - strengthsBefore)
        return false
      }
      ends.append(from)
      ends.append(to)
    }
    if hasLetters, TextDecoding.firstInvalid(bytes.extracting(range), from: 0) != nil {
      strengths.removeLast(strengths.count - strengthsBefore)
      return false
    }
    number(ends, in: bytes)
    return true
  }

  /// Names are looked up together, in a loop that does nothing else: so the processor can wait for several at once.
  private mutating func number(_ ends: ContiguousArray<NameTable.Entry>, in bytes: Span<UInt8>) {
    let entries = ends.span
    var start = 0
    while start < entries.count {
      let end = min(start + NameTable.batch, entries.count)
      names.fetch(entries.extracting(start..<end))
      var entry = start
      while entry < end {
        sources.append(names.number(of: entries[entry], in: bytes))
        targets.append(names.number(of: entries[entry + 1], in: bytes))
        entry += 2
      }
      start = end
    }
  }

  /// Takes up the part that follows.
  mutating func append(_ next: borrowing TieLane) {
    let numbers = names.merge(next.names)
    let map = numbers.span
    sources.reserveCapacity(sources.count + next.sources.count)
    targets.reserveCapacity(targets.count + next.targets.count)
    for index in next.sources.indices {
      sources.append(map[Int(next.sources[index])])
      targets.append(map[Int(next.targets[index])])
    }
    strengths += next.strengths
  }

  /// The name in a cell; nil if it is blank, names several, or has spaces around it or letters in more than one form.
  private static func name(_ bytes: Span<UInt8>, _ range: Range<Int>) -> NameTable.Entry? {
    guard !range.isEmpty, range.count <= CSVParser.longestSpreadsheetCell else { return nil }
    var highest: UInt8 = 0
    for position in range {
      let byte = bytes[position]
      if byte == UInt8(ascii: "|") { return nil }
      highest = max(highest, byte)
    }
    let first = bytes[range.lowerBound]
    let last = bytes[range.upperBound - 1]
    guard first > 0x20, last > 0x20 else { return nil }
    guard first < 0x80, last < 0x80, highest < firstComposable else {
      // There are spaces beyond ASCII; and letters may be written in several ways, which are one name.
      let copy = range.map { bytes[$0] }
      let name = String(decoding: copy, as: UTF8.self)
      guard TextNormalization.trimmed(name).utf8.count == copy.count,
        name.precomposedStringWithCanonicalMapping.utf8.elementsEqual(copy)
      else { return nil }
      return NameTable.Entry(bytes, range)
    }
    return NameTable.Entry(bytes, range)
  }

  /// The first byte of U+0300: texts of characters below have one form only.
  private static let firstComposable: UInt8 = 0xCC

  /// The strength in a cell, NaN for a blank one; nil if it has to be looked at.
  private static func strength(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    range.isEmpty ? .nan : plainNumber(bytes.extracting(range))
  }

  /// The bytes at which a row of plain cells is not just read on.
  private static func specialBytes(separator: UInt8) -> ContiguousArray<Bool> {
    var special = ContiguousArray(repeating: false, count: 256)
    for byte in [UInt8(ascii: "\""), lineFeed, carriageReturn, 0, separator] { special[Int(byte)] = true }
    for byte in 0x80..<0x100 { special[byte] = true }
    return special
  }

  /// A number of at most fifteen digits and perhaps a point, which a `Double` holds exactly. Nil for others, and for those
  /// like 1.500, whose point may part thousands.
  private static func plainNumber(_ text: Span<UInt8>) -> Double? {
    var value: UInt64 = 0
    var digits = 0
    var point: Int?
    for position in text.indices {
      let byte = text[position]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        value = value &* 10 &+ UInt64(byte - UInt8(ascii: "0"))
        digits += 1
      } else if byte == UInt8(ascii: "."), point == nil {
        point = position
      } else {
        return nil
      }
    }
    guard digits > 0, digits <= 15 else { return nil }
    guard let point else { return Double(value) }
    let decimals = digits - point
    guard point > 0, decimals > 0, decimals != 3 || text[0] == UInt8(ascii: "0") else { return nil }
    // Both numbers are exact, so that the quotient is rounded once, as it is when the text is read.
    return Double(value) / powersOfTen[decimals]
  }

  private static let powersOfTen: [Double] = (0...15).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
