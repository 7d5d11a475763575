import StakeholderModel

extension ExportFormat {
  /// Node-link JSON as networkx reads it (`node_link_graph`), and d3 with `edges` for `links`.
  public static let nodeLink = ExportFormat(
    "node-link", title: "Node-link JSON: networkx, d3", extensions: ["json"], hasResponsesBeside: true,
    kept: "stakeholders and ties with all columns, kinds, waves; settings and who was asked what in files beside it",
    lost: "nothing"
  ) { export in
    var nodes = ExportTable(stakeholdersOf: export)
    var ties = ExportTable(tiesOf: export)
    // Readers take `label` for the name; networkx numbers parallel edges in `key`, and some give the direction in `type`.
    let renamedNodes = nodes.rename(reserved: ["label"], meanings: Headings.stakeholders)
    let renamedTies = ties.rename(reserved: ["source", "target", "key", "type"], meanings: Headings.relationships)
    let nodeColumns = nodes.columns(without: [])
    let tieColumns = ties.columns(without: ["from", "to"])
    var json = JSONText()
    json.line("{")
    json.line("  \"directed\": \(!export.isUndirected),")
    json.line("  \"multigraph\": true,")
    json.line("  \"graph\": \(JSONText.object([("title", JSONLiteral.string(export.study.title))])),")
    json.list(
      "nodes", (0..<nodes.rowCount).map { JSONText.object(nodeColumns.members($0)) }, indent: "  ", isLast: false)
    json.list(
      "edges",
      export.relationships.enumerated().map { row, tie in
        let ends: [JSONText.Member] = [
          ("source", JSONLiteral.string(tie.from.rawValue)), ("target", JSONLiteral.string(tie.to.rawValue)),
        ]
        return JSONText.object(ends + tieColumns.members(row))
      }, indent: "  ", isLast: true)
    json.line("}")
    return WrittenStudy(
      json.bytes,
      notes: [export.directionNote, StudyExport.renamingNote(renamedNodes + renamedTies)])
  }
}

extension StudyExport {
  /// The sentence about columns that had to be called something else.
  static func renamingNote(_ renamed: [String]) -> String? {
    renamed.isEmpty
      ? nil : "Columns get other names, since the format needs theirs: \(renamed.joined(separator: ", "))."
  }
}
