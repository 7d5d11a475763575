internal import StakeholderModel

/// The rows of a table whose columns become known only while its file is read.
struct NetworkRows: Sendable {
  /// The most columns that a table can have; a file in which every node had attributes of its own would fill memory.
  static let mostColumns = 1_000
  /// The most cells that a table can have.
  static let mostCells = 400_000_000

  private(set) var headings: [String]
  private let fixed: Int
  private var columns: [String: Int] = [:]
  private var bytes: ContiguousArray<UInt8> = []
  private var cellEnds: ContiguousArray<UInt32> = []
  private var rowEnds: ContiguousArray<UInt32> = []
  private var kinds: ContiguousArray<CellKind> = []
  /// The line in which each row stands; empty where the reader knows of no lines.
  private var lines: ContiguousArray<UInt32> = []
  private var linesAscend = true
  /// Attributes for which there was no column left.
  private(set) var hasTooManyColumns = false
  /// Whether there was no room for a row.
  private(set) var isFull = false

  /// - Parameter fixed: The headings of the columns that every row fills by position.
  init(fixed: [String]) {
    headings = fixed
    self.fixed = fixed.count
  }

  var rowCount: Int { rowEnds.count }

  /// Adds a row: the texts of the fixed columns, then attributes by their names. Blank attributes are left out; of
  /// two with one name the later one is added to the first.
  ///
  /// - Parameter repeatsLine: Whether the row says the same as the one before, from the other side.
  mutating func append(
    _ texts: [String], _ attributes: [(name: String, text: String)], line: Int?, repeatsLine: Bool = false
  ) {
    guard cellEnds.count + texts.count + attributes.count < Self.mostCells, bytes.count < Int(UInt32.max) / 2 else {
      isFull = true
      return
    }
    var cells: [(column: Int, text: String)] = []
    cells.reserveCapacity(attributes.count)
    for attribute in attributes where !attribute.text.isEmpty {
      guard let column = column(named: attribute.name) else { continue }
      if let index = cells.firstIndex(where: { $0.column == column }) {
        cells[index].text += " | " + attribute.text
      } else {
        cells.append((column, attribute.text))
      }
    }
    for text in texts { end(text) }
    if cells.count > 1 { cells.sort { $0.column < $1.column } }
    var next = fixed
    for cell in cells {
      while next < cell.column {
        end("")
        next += 1
      }
      end(cell.text)
      next += 1
    }
    rowEnds.append(UInt32(truncatingIfNeeded: cellEnds.count))
    note(line: line, repeatsLine: repeatsLine)
  }

  private mutating func note(line: Int?, repeatsLine: Bool) {
    guard linesAscend else { return }
    let isKnown = line.map { $0 > 0 && $0 < Int(UInt32.max) } ?? false
    let last = lines.last.map { Int($0) } ?? 0
    guard let line, isKnown, last < line || (repeatsLine && last == line) else {
      linesAscend = false
      lines = []
      return
    }
    lines.append(UInt32(line))
  }

  private mutating func end(_ text: String) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
    cellEnds.append(UInt32(truncatingIfNeeded: bytes.count))
    kinds.append(Self.isPlainNumber(text) ? .number : .text)
  }

  private mutating func column(named name: String) -> Int? {
    if let column = columns[name] { return column }
    guard headings.count < Self.mostColumns else {
      hasTooManyColumns = true
      return nil
    }
    let key = TextNormalization.key(name)
    // `id` among the attributes is not the id by which ties refer to a node.
    let isTaken = headings[..<fixed].contains { TextNormalization.key($0) == key }
    headings.append(isTaken ? name + " in the file" : name)
    columns[name] = headings.count - 1
    return headings.count - 1
  }

  /// Whether a text is a number as these formats write it, with a point; spreadsheets of people are another matter.
  static func isPlainNumber(_ text: String) -> Bool {
    var digits = 0
    var points = 0
    var exponent = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard previous == 0 || previous == UInt8(ascii: "e") || previous == UInt8(ascii: "E") else { return false }
      case UInt8(ascii: "."):
        points += 1
        guard points == 1, !exponent else { return false }
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digits > 0, !exponent else { return false }
        exponent = true
        digits = 0
      default: return false
      }
      previous = byte
    }
    return digits > 0
  }

  // MARK: Afterwards

  /// The text of a cell.
  func text(_ row: Int, _ column: Int) -> String { String(decoding: bytes[range(row, column)], as: UTF8.self) }

  /// Whether the text of a cell begins with a byte.
  func begins(_ row: Int, _ column: Int, with byte: UInt8) -> Bool {
    let range = range(row, column)
    return !range.isEmpty && bytes[range.lowerBound] == byte
  }

  /// The place of a cell's text; empty where the row is too short.
  private func range(_ row: Int, _ column: Int) -> Range<Int> {
    let cell = (row == 0 ? 0 : Int(rowEnds[row - 1])) + column
    guard cell < Int(rowEnds[row]) else { return 0..<0 }
    return (cell == 0 ? 0 : Int(cellEnds[cell - 1]))..<Int(cellEnds[cell])
  }

  /// The line of a row, where lines are known and no two rows share one.
  func line(_ row: Int) -> Int? { lines.isEmpty ? nil : Int(lines[row]) }

  /// All cells of a row as it was added.
  func row(_ row: Int) -> (texts: [String], attributes: [(name: String, text: String)]) {
    let texts = (0..<fixed).map { text(row, $0) }
    // Names were changed where they were taken; giving them back unchanged keeps the headings.
    let attributes = (fixed..<headings.count).map { (name: headings[$0], text: text(row, $0)) }
    return (texts, attributes)
  }

  /// The finished table. Its rows are numbered by the lines of the file where each stands in a line of its own;
  /// otherwise they are counted, and `part` says of what.
  consuming func table(file: String, part: String) -> Table {
    var numbering = RowNumbering()
    let hasLines = !lines.isEmpty
    for row in rowEnds.indices {
      let number = hasLines ? Int(lines[row]) : row + 1
      numbering.append(index: row, number: number, line: number)
    }
    let storage = TableStorage(
      bytes: bytes, cellEnds: cellEnds, rowEnds: rowEnds, kinds: kinds, numbering: numbering)
    return Table(name: hasLines ? file : "\(file), \(part)", heading: headings, storage: storage)
  }
}
