/// A table for a terminal: columns aligned, text to the left, numbers to the right.
package struct TerminalTable: Sendable {
  /// How a column is set.
  package enum Alignment: Sendable {
    /// Text; it may be shortened where the terminal is too narrow.
    case left
    /// Numbers; they are never shortened.
    case right
  }

  private var headings: [String]
  private var alignments: [Alignment]
  private var rows: [[String]] = []

  /// A table without rows.
  package init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map { TerminalText.shown($0.heading) }
    alignments = columns.map(\.alignment)
  }

  /// Adds a row.
  package mutating func append(_ cells: [String]) { rows.append(cells.map(TerminalText.shown)) }

  /// The table with a line under the headings; texts are shortened until a row fits, but never below a few letters.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit, as in a pipe.
  package func text(width: Int? = nil) -> String {
    let widths = columnWidths(within: width)
    var lines = [line(headings, widths: widths)]
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    lines += rows.map { line($0, widths: widths) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table in as many parts, one below the other, as are needed for a row of each to fit; the first columns stand in all.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; nil for a pipe, where lines have up to 200 letters.
  ///   - count: the number of columns that are repeated.
  package func blocks(width: Int?, repeating count: Int) -> String {
    let limit = width ?? 200
    let natural = columnWidths(within: nil)
    let texts = natural.prefix(count).map { min($0, max(Self.shortestText, limit / (3 * count))) }
    func fits(_ numbers: some Sequence<Int>, _ texts: [Int]) -> Bool {
      numbers.reduce(texts.reduce(-2) { $0 + $1 + 2 }) { $0 + natural[$1] + 2 } <= limit
    }
    let numbers = Array(natural.indices.dropFirst(count))
    let narrowest = natural.prefix(count).map { width == nil ? $0 : min($0, Self.shortestText) }
    if fits(numbers, narrowest) { return text(width: width) }
    var parts: [[Int]] = [[]]
    for column in numbers {
      if let last = parts.last, !last.isEmpty, !fits(last + [column], texts) { parts.append([]) }
      parts[parts.count - 1].append(column)
    }
    return parts.map { columns(Array(0..<count) + $0).text(width: limit) }.joined(separator: "\n")
  }

  /// The same rows with some of the columns.
  private func columns(_ chosen: [Int]) -> TerminalTable {
    var table = TerminalTable([])
    table.headings = chosen.map { headings[$0] }
    table.alignments = chosen.map { alignments[$0] }
    table.rows = rows.map { row in chosen.map { row[$0] } }
    return table
  }

  private static let shortestText = 12

  private func columnWidths(within limit: Int?) -> [Int] {
    var widths = headings.indices.map { column in
      ([headings] + rows).reduce(0) { max($0, TerminalText.width(of: $1[column])) }
    }
    guard let limit else { return widths }
    let gaps = 2 * max(0, widths.count - 1)
    while widths.reduce(gaps, +) > limit {
      let candidates = widths.indices.filter { alignments[$0] == .left && widths[$0] > Self.shortestText }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    let parts = cells.indices.map { column in
      let cell = TerminalText.shortened(cells[column], to: widths[column])
      let padding = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(of: cell)))
      return alignments[column] == .left ? cell + padding : padding + cell
    }
    var line = parts.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
