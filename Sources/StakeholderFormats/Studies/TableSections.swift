import StakeholderModel

extension Table {
  /// The parts of a sheet that two blank rows or more part from each other, as in Kumu's workbooks: each begins with a
  /// heading of its own, `Label` or `ID` for stakeholders, `From` and `To` for ties.
  ///
  /// Blank rows elsewhere part nothing.
  var sections: [Table] {
    var starts: [Int] = []
    var last = headingRow ?? 0
    for row in 0..<rowCount {
      let number = number(of: row)
      if number - last > 2, isKumuHeading(row) { starts.append(row) }
      last = number
    }
    guard !starts.isEmpty else { return [self] }
    let bounds = [0] + starts + [rowCount]
    return (0...starts.count).map { part in
      let isFirst = part == 0
      let rows = (isFirst ? 0 : bounds[part] + 1)..<max(bounds[part + 1], isFirst ? 0 : bounds[part] + 1)
      return slice(heading: isFirst ? nil : bounds[part], rows)
    }
  }

  /// The table without the rows of some numbers.
  func without(_ numbers: Set<Int>) -> Table {
    let rows = (0..<rowCount).filter { !numbers.contains(number(of: $0)) }
    guard headingRow == nil else { return slice(heading: nil, rows) }
    var builder = TableBuilder()
    for row in rows { append(row, to: &builder) }
    return Table(name: name, heading: heading, storage: builder.finish())
  }

  /// Adds a row as it stands.
  private func append(_ row: Int, to builder: inout TableBuilder) {
    builder.append(row: number(of: row), (0..<cellCount(row)).map { ($0, self[row, $0], kind(row, $0)) })
  }

  private func isKumuHeading(_ row: Int) -> Bool {
    let keys = cells(row).prefix(2).map(TextNormalization.key)
    return ["label", "id"].contains(keys.first ?? "") || keys == ["from", "to"]
  }

  /// Some rows under the heading of the table or another one.
  private func slice(heading other: Int?, _ rows: some Sequence<Int>) -> Table {
    var builder = TableBuilder()
    let headings = other.map { cells($0) } ?? heading
    let number = other.map { self.number(of: $0) } ?? headingRow ?? 0
    builder.append(row: number, headings.enumerated().map { ($0.offset, $0.element, .text) })
    for row in rows { append(row, to: &builder) }
    var part = Table(name: name, storage: builder.finish(), diagnostics: other == nil ? diagnostics : [])
    part.hasProtectedCells = hasProtectedCells
    return part
  }
}
