import Dispatch
import Foundation
import StakeholderModel
import Synchronization

/// Reads a long CSV file in pieces that end between records, each with the same parser as any other table.
struct TieListReader: Sendable {
  /// The name of the file.
  let file: String
  /// The heading alone.
  let heading: Table
  private let data: Data
  private let separator: UInt8
  /// Where the rows begin; nil if the file cannot be read in pieces.
  private let body: Int?

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  init(_ url: URL) throws(TableError) {
    let head = ContiguousArray(try FileContents.head(of: url))
    let data: Data
    do { data = try Data(contentsOf: url, options: .mappedIfSafe) } catch {
      throw TableError(
        "unreadable-file", file: url.lastPathComponent, "“\(url.path)” cannot be read.",
        advice: "Check its permissions, or copy it to another folder.")
    }
    try self.init(data, head: head, file: url.lastPathComponent)
  }

  /// - Parameter head: The first 64 KiB, or all there is.
  init(_ data: Data, head: consuming ContiguousArray<UInt8>, file: String) throws(TableError) {
    self.data = data
    self.file = file
    if head.count >= 1 << 16, let last = head.lastIndex(of: Self.lineFeed) { head.removeSubrange((last + 1)...) }
    let length = head.count
    let (text, findings) = TextDecoding.utf8(head, file: file)
    let stated = CSVSeparator.stated(text)
    separator = stated?.separator ?? CSVSeparator.guessed(text)
    let start = stated?.length ?? 0
    let end = Self.endOfRecord(text.span, from: start)
    let mark = data.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    heading = try CSVReader(separator: separator).read(ContiguousArray(text[start..<(end ?? text.count)]), name: file)
    let isPlain =
      findings.isEmpty && heading.headingRow == 1 && heading.diagnostics.allSatisfy { $0.code == "no-rows" }
      && text.count + mark == length
    body = isPlain ? end.map { $0 + mark } : nil
  }

  /// The table as a whole.
  func whole() throws(TableError) -> Table {
    try CSVReader(separator: separator).read(ContiguousArray(data), name: file)
  }

  /// Reads all pieces; nil as soon as there is something to be said about one of them: a mark out of place, a byte that is no
  /// UTF-8, a cell that is no plain name or number. An empty list has to be talked about, too.
  func inPieces(
    _ columns: TieLane.Columns, lanes: Int, pieceSize: Int, progress: @escaping @Sendable (Double) -> Void
  ) -> TieLane? {
    guard let body, body < data.count, data.count < FileContents.largest else { return nil }
    let starts = laneStarts(max(1, min(lanes, data.count / pieceSize)), from: body)
    let ranges = zip(starts, starts.dropFirst() + [data.count]).map { $0..<max($0, $1) }
    let results = Mutex([TieLane?](repeating: nil, count: ranges.count))
    let state = Mutex((read: body, isOver: false))
    DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
      let lane = lane(ranges[index], columns, pieceSize: pieceSize) { bytes in
        let (read, isOver) = state.withLock { state in
          state.read += bytes
          return state
        }
        progress(Double(read) / Double(data.count))
        return !isOver
      }
      if lane == nil { state.withLock { $0.isOver = true } }
      results.withLock { $0[index] = lane }
    }
    var all: TieLane?
    for lane in results.withLock({ $0 }) {
      guard let lane else { return nil }
      if all == nil { all = lane } else { all?.append(lane) }
    }
    return all
  }

  /// - Parameter goesOn: Told how many bytes were read, and asked whether to read more.
  private func lane(
    _ range: Range<Int>, _ columns: TieLane.Columns, pieceSize: Int, goesOn: (Int) -> Bool
  ) -> TieLane? {
    var lane = TieLane()
    let bytes = data.span
    var start = range.lowerBound
    while start < range.upperBound {
      // Most parts hold nothing but plain cells. A line break behind them ends a record if no mark stands before it.
      let plain = min(Self.endOfLine(bytes, from: min(start + pieceSize, range.upperBound)), range.upperBound)
      if lane.takePlain(bytes, start..<plain, columns, width: heading.heading.count, separator: separator) {
        guard goesOn(plain - start) else { return nil }
        start = plain
        continue
      }
      let end = min(Self.endOfRecord(bytes, from: start, atLeast: pieceSize) ?? range.upperBound, range.upperBound)
      var text = ContiguousArray<UInt8>()
      text.reserveCapacity(end - start)
      text.append(contentsOf: data[(data.startIndex + start)..<(data.startIndex + end)])
      guard TextDecoding.firstInvalid(text.span, from: 0) == nil else { return nil }
      var parser = CSVParser(text: text, start: 0, firstLine: 1, separator: separator, file: file)
      parser.parse()
      guard parser.findings.diagnostics.isEmpty else { return nil }
      let storage = parser.finish()
      guard lane.take(storage, columns, width: heading.heading.count), goesOn(end - start) else {
        return nil
      }
      start = end
    }
    return lane
  }

  /// Where lanes begin: behind line breaks that stand in no quoted cell, for which the marks before them are counted.
  private func laneStarts(_ count: Int, from body: Int) -> [Int] {
    guard count > 1 else { return [body] }
    let places = (0...count).map { body + (data.count - body) * $0 / count }
    let counts = Mutex([Int](repeating: 0, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let bytes = data.span
      var marks = 0
      for position in places[index]..<places[index + 1] where bytes[position] == Self.quote { marks += 1 }
      counts.withLock { $0[index] = marks }
    }
    let marks = counts.withLock { $0 }
    let bytes = data.span
    var before = 0
    return (0..<count).map { lane in
      guard lane > 0 else { return body }
      before += marks[lane - 1]
      return Self.endOfRecord(bytes, from: places[lane], isQuoted: !before.isMultiple(of: 2)) ?? data.count
    }
  }

  /// The place behind the first line break.
  private static func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != lineFeed { position += 1 }
    return min(position + 1, bytes.count)
  }

  /// The place behind the first line break, from `atLeast` bytes on, that stands in no quoted cell.
  private static func endOfRecord(
    _ bytes: Span<UInt8>, from start: Int, atLeast: Int = 0, isQuoted: Bool = false
  ) -> Int? {
    var marks = isQuoted ? 1 : 0
    var position = start
    let skipped = min(start + atLeast, bytes.count)
    while position < skipped {
      if bytes[position] == quote { marks += 1 }
      position += 1
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote { marks += 1 }
      if byte == lineFeed, marks.isMultiple(of: 2) { return position }
    }
    return nil
  }
}
