/// Puts a table together cell by cell; rows without any text are left out.
struct TableBuilder {
  private var bytes: ContiguousArray<UInt8> = []
  private var cellEnds: ContiguousArray<UInt32> = []
  private var rowEnds: ContiguousArray<UInt32> = []
  private var kinds: ContiguousArray<CellKind> = []
  private var numbering = RowNumbering()

  /// The number of cells so far.
  var cellCount: Int { cellEnds.count }

  /// The number of bytes of text so far.
  var byteCount: Int { bytes.count }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - number: The number of the row, larger than that of the row before.
  ///   - cells: The cells by ascending column, counted from 0; columns between them are empty.
  mutating func append(row number: Int, _ cells: [(column: Int, text: String, kind: CellKind)]) {
    guard cells.contains(where: { cell in cell.text.utf8.contains { $0 != 0x20 && $0 != 0x09 } }) else { return }
    var column = 0
    for cell in cells {
      while column < cell.column {
        end(.text)
        column += 1
      }
      bytes.append(contentsOf: cell.text.utf8)
      end(cell.kind)
      column += 1
    }
    numbering.append(index: rowEnds.count, number: number, line: number)
    rowEnds.append(UInt32(truncatingIfNeeded: cellEnds.count))
  }

  /// The finished cells.
  consuming func finish() -> TableStorage {
    TableStorage(bytes: bytes, cellEnds: cellEnds, rowEnds: rowEnds, kinds: kinds, numbering: numbering)
  }

  private mutating func end(_ kind: CellKind) {
    cellEnds.append(UInt32(truncatingIfNeeded: bytes.count))
    kinds.append(kind)
  }
}
