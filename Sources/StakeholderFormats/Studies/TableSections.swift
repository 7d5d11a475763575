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

  private func isKumuHeading(_ row: Int) -> Bool {
    let keys = cells(row).prefix(2).map(TextNormalization.key)
    return ["label", "id"].contains(keys.first ?? "") || keys == ["from", "to"]
  }

  /// Some rows under the heading of the table or another one.
  private func slice(heading other: Int?, _ rows: Range<Int>) -> Table {
    var builder = TableBuilder()
    let headings = other.map { cells($0) } ?? heading
    let number = other.map { self.number(of: $0) } ?? headingRow ?? 0
    builder.append(row: number, headings.enumerated().map { ($0.offset, $0.element, .text) })
    for row in rows {
      builder.append(
        row: self.number(of: row), (0..<cellCount(row)).map { ($0, self[row, $0], kind(row, $0)) })
    }
    return Table(name: name, storage: builder.finish(), diagnostics: other == nil ? diagnostics : [])
  }
}
