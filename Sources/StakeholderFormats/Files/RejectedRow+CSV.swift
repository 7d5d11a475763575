import OrderedCollections
package import StakeholderModel

extension RejectedRow {
  /// The rows as a CSV table: where each stands, why it cannot be used, and its cells under their own headings.
  ///
  /// Once mended, the rows can be pasted back. A heading that the table itself uses (`file`, `row`, `reason`) keeps its
  /// name; ours come first.
  package static func csv(_ rows: [RejectedRow]) -> [UInt8] {
    var headings = OrderedSet<String>()
    for row in rows { headings.formUnion(row.cells.keys) }
    var writer = CSVWriter()
    writer.append(["file", "row", "reason"] + headings)
    let files = OrderedSet(rows.map(\.location.file))
    let ordered = rows.sorted {
      (files.firstIndex(of: $0.location.file) ?? 0, $0.location.row ?? 0)
        < (files.firstIndex(of: $1.location.file) ?? 0, $1.location.row ?? 0)
    }
    for row in ordered {
      let place = [row.location.file, row.location.row.map(String.init) ?? "", row.reason]
      writer.append(place + headings.map { row.cells[$0] ?? "" })
    }
    return writer.bytes
  }
}
