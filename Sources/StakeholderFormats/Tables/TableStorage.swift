/// The cells of a table: one buffer with all texts, and where each text and each row ends.
package struct TableStorage: Sendable {
  /// The UTF-8 texts of all cells, one after the other.
  ///
  /// Bytes behind the last cell have no meaning.
  let bytes: ContiguousArray<UInt8>
  /// For each cell the end of its text in `bytes`; its beginning is the end of the cell before.
  let cellEnds: ContiguousArray<UInt32>
  /// For each row the index behind its last cell; its first cell is the end of the row before.
  let rowEnds: ContiguousArray<UInt32>
  /// For each cell its kind; empty if all cells are text.
  let kinds: ContiguousArray<CellKind>
  /// The row and line numbers.
  let numbering: RowNumbering
  /// The number of cells in the widest row.
  let widestRow: Int

  init(
    bytes: ContiguousArray<UInt8>, cellEnds: ContiguousArray<UInt32>, rowEnds: ContiguousArray<UInt32>,
    kinds: ContiguousArray<CellKind> = [], numbering: RowNumbering
  ) {
    self.bytes = bytes
    self.cellEnds = cellEnds
    self.rowEnds = rowEnds
    self.kinds = kinds
    self.numbering = numbering
    var widest: UInt32 = 0
    var start: UInt32 = 0
    for end in rowEnds {
      widest = max(widest, end - start)
      start = end
    }
    widestRow = Int(widest)
  }

  var rowCount: Int { rowEnds.count }

  func cellCount(_ row: Int) -> Int { Int(rowEnds[row]) - firstCell(row) }

  /// The place of a cell's text in `bytes`; empty where the row is too short.
  func range(_ row: Int, _ column: Int) -> Range<Int> {
    guard let cell = cell(row, column) else { return 0..<0 }
    return (cell == 0 ? 0 : Int(cellEnds[cell - 1]))..<Int(cellEnds[cell])
  }

  func text(_ row: Int, _ column: Int) -> String { String(decoding: bytes[range(row, column)], as: UTF8.self) }

  func kind(_ row: Int, _ column: Int) -> CellKind {
    guard !kinds.isEmpty, let cell = cell(row, column) else { return .text }
    return kinds[cell]
  }

  private func firstCell(_ row: Int) -> Int { row == 0 ? 0 : Int(rowEnds[row - 1]) }

  private func cell(_ row: Int, _ column: Int) -> Int? {
    let cell = firstCell(row) + column
    return cell < Int(rowEnds[row]) ? cell : nil
  }
}

/// The row and line numbers of a table's rows.
///
/// Rows mostly follow each other, so only the places are kept where a row or a line was skipped.
package struct RowNumbering: Sendable {
  private struct Run {
    let index: Int
    let number: Int
    let line: Int
  }

  /// Ascending by index; within a run both numbers rise by one from row to row.
  private var runs: ContiguousArray<Run> = []

  /// Tells the numbers of the next row; rows have to be told in order, from index 0.
  mutating func append(index: Int, number: Int, line: Int) {
    if let last = runs.last, number - last.number == index - last.index, line - last.line == index - last.index {
      return
    }
    runs.append(Run(index: index, number: number, line: line))
  }

  func number(of index: Int) -> Int {
    let run = run(of: index)
    return run.number + index - run.index
  }

  func line(of index: Int) -> Int {
    let run = run(of: index)
    return run.line + index - run.index
  }

  private func run(of index: Int) -> Run {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].index <= index { low = middle } else { high = middle }
    }
    return runs[low]
  }
}
