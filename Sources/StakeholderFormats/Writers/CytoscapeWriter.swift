import StakeholderModel

extension ExportFormat {
  /// Cytoscape's JSON, also for Cytoscape.js.
  public static let cytoscape = ExportFormat(
    "cyjs", title: "Cytoscape JSON: Cytoscape, Cytoscape.js", extensions: ["cyjs"]
  ) { export in
    let nodes = ExportTable(stakeholdersOf: export)
    var ties = ExportTable(tiesOf: export)
    let renamed = ties.rename(reserved: ["id", "source", "target"], meanings: Headings.relationships)
    let nodeColumns = nodes.columns(without: [])
    let tieColumns = ties.columns(without: ["from", "to"])
    var json = JSONText()
    json.line("{")
    json.line("  \"format_version\": \"1.0\",")
    json.line("  \"generated_by\": \"stakenet-\(StakeholderNetworksVersion.current)\",")
    json.line("  \"target_cytoscapejs_version\": \"~2.1\",")
    json.line("  \"data\": \(JSONText.object([("name", JSONLiteral.string(export.study.title))])),")
    json.line("  \"elements\": {")
    json.list(
      "nodes",
      (0..<nodes.rowCount).map { JSONText.object([("data", JSONText.object(nodeColumns.members($0)))]) },
      indent: "    ", isLast: false)
    json.list(
      "edges",
      export.relationships.enumerated().map { row, tie in
        let ends: [JSONText.Member] = [
          ("source", JSONLiteral.string(tie.from.rawValue)), ("target", JSONLiteral.string(tie.to.rawValue)),
        ]
        return JSONText.object([("data", JSONText.object(ends + tieColumns.members(row)))])
      }, indent: "    ", isLast: true)
    json.line("  }")
    json.line("}")
    let undirected = export.kinds.filter { !$0.isDirected }.map(\.id.rawValue)
    return WrittenStudy(
      json.bytes,
      notes: [
        undirected.isEmpty
          ? nil
          : "All ties are written with a direction, as the format has it: also \(undirected.joined(separator: ", ")).",
        export.responsesNote, StudyExport.renamingNote(renamed),
      ])
  }
}
