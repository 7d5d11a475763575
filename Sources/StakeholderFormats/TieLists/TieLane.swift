import Foundation
import StakeholderModel

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

  /// Takes up the rows of a part.
  ///
  /// - Returns: False if a row asks for more than this: it has more or fewer cells than the heading, an end is
  ///   missing, several are named, spaces stand around a text, or a strength is no plain number.
  mutating func take(_ storage: TableStorage, _ columns: Columns, width: Int) -> Bool {
    let bytes = storage.bytes.span
    // Names are looked up together, in a loop that does nothing else: so the processor can wait for several at once.
    var ends = ContiguousArray<NameTable.Entry>()
    ends.reserveCapacity(2 * storage.rowCount)
    for row in 0..<storage.rowCount {
      let from = storage.range(row, columns.from)
      let to = storage.range(row, columns.to)
      guard storage.cellCount(row) == width, Self.isName(bytes.extracting(from)), Self.isName(bytes.extracting(to))
      else {
        return false
      }
      ends.append(NameTable.Entry(bytes, from))
      ends.append(NameTable.Entry(bytes, to))
      guard let column = columns.strength else { continue }
      let text = bytes.extracting(storage.range(row, column))
      if text.isEmpty {
        strengths.append(.nan)
      } else if let number = Self.plainNumber(text) {
        strengths.append(number)
      } else {
        return false
      }
    }
    for row in 0..<storage.rowCount {
      sources.append(names.number(of: ends[2 * row], in: bytes))
      targets.append(names.number(of: ends[2 * row + 1], in: bytes))
    }
    return true
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

  /// Whether a cell is a name and nothing else.
  private static func isName(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    var highest: UInt8 = 0
    for position in text.indices {
      let byte = text[position]
      if byte == UInt8(ascii: "|") { return false }
      highest = max(highest, byte)
    }
    let last = text.count - 1
    guard text[0] > 0x20, text[last] > 0x20 else { return false }
    if text[0] < 0x80, text[last] < 0x80, highest < firstComposable { return true }
    // There are spaces beyond ASCII; and letters may be written in several ways, which are one name.
    var copy: [UInt8] = []
    for position in text.indices { copy.append(text[position]) }
    let name = String(decoding: copy, as: UTF8.self)
    return TextNormalization.trimmed(name).utf8.count == text.count
      && name.precomposedStringWithCanonicalMapping.utf8.elementsEqual(copy)
  }

  /// The first byte of U+0300: texts of characters below have one form only.
  private static let firstComposable: UInt8 = 0xCC

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
