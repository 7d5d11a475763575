import StakeholderModel

extension ExportFormat {
  /// Cytoscape's JSON, also for Cytoscape.js.
  public static let cytoscape = ExportFormat(
    "cyjs", title: "Cytoscape JSON: Cytoscape, Cytoscape.js", extensions: ["cyjs"], hasResponsesBeside: true,
    kept: "stakeholders and ties with all columns, kinds, waves; settings and who was asked what in files beside it",
    lost: "which ties have no direction"
  ) { export in
    var nodes = ExportTable(stakeholdersOf: export)
    var ties = ExportTable(tiesOf: export)
    let renamed =
      nodes.rename(reserved: ["value"], meanings: Headings.stakeholders)
      + ties.rename(reserved: ["id", "source", "target", "key"], meanings: Headings.relationships)
    let nodeColumns = nodes.columns(without: [])
    let tieColumns = ties.columns(without: ["from", "to"])
    var json = JSONText()
    json.line("{")
    json.line("  \"format_version\": \"1.0\",")
    json.line("  \"generated_by\": \"stakenet-\(StakeholderNetworksVersion.current)\",")
    json.line("  \"target_cytoscapejs_version\": \"~2.1\",")
    // networkx asks for these two, for the value of a node and for the key of an edge.
    json.line("  \"directed\": true,")
    json.line("  \"multigraph\": true,")
    json.line("  \"data\": \(JSONText.object([("name", JSONLiteral.string(export.study.title))])),")
    json.line("  \"elements\": {")
    json.list(
      "nodes",
      export.stakeholders.enumerated().map { row, stakeholder in
        let value: [JSONText.Member] = [("value", JSONLiteral.string(stakeholder.id.rawValue))]
        return JSONText.object([("data", JSONText.object(nodeColumns.members(row) + value))])
      },
      indent: "    ", isLast: false)
    json.list(
      "edges",
      export.relationships.enumerated().map { row, tie in
        let ends: [JSONText.Member] = [
          ("source", JSONLiteral.string(tie.from.rawValue)), ("target", JSONLiteral.string(tie.to.rawValue)),
          ("key", String(row)),
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
        StudyExport.renamingNote(renamed),
      ])
  }
}
