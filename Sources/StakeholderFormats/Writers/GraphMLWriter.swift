import StakeholderModel

extension ExportFormat {
  /// GraphML, which igraph, networkx, Gephi, yEd and Cytoscape read (Brandes, Eiglsperger, Herman, Himsolt and
  /// Marshall 2002, 10.1007/3-540-45848-4_59).
  public static let graphML = ExportFormat(
    "graphml", title: "GraphML: igraph, networkx, Gephi, yEd", extensions: ["graphml"], hasResponsesBeside: true,
    kept: "stakeholders and ties with all columns, kinds, waves; settings and who was asked what in files beside it",
    lost: "control characters"
  ) { export in GraphMLWriter(export).written() }
}

/// Writes a study as GraphML: every column is a key, every stakeholder a node, every report of a tie an edge.
private struct GraphMLWriter {
  private let export: StudyExport
  private var nodes: ExportTable
  private var ties: ExportTable
  private var xml = XMLText()

  init(_ export: StudyExport) {
    self.export = export
    nodes = ExportTable(stakeholdersOf: export)
    ties = ExportTable(tiesOf: export)
  }

  consuming func written() -> WrittenStudy {
    // Readers take `label` for the name.
    let renamed =
      nodes.rename(reserved: ["label"], meanings: Headings.stakeholders)
      + ties.rename(reserved: [], meanings: Headings.relationships)
    let ids = XMLText.distinct(export.stakeholders.map(\.id.rawValue))
    let nodeColumns = nodes.columns(without: ["id"])
    let tieColumns = ties.columns(without: ["from", "to"])
    xml.begin(
      "graphml",
      [
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
          "xsi:schemaLocation",
          "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
        ),
      ])
    declare(nodeColumns, for: "node", prefix: "n")
    declare(tieColumns, for: "edge", prefix: "e")
    xml.begin("graph", [("id", "G"), ("edgedefault", export.isUndirected ? "undirected" : "directed")])
    for (row, stakeholder) in export.stakeholders.enumerated() {
      write("node", [("id", ids[stakeholder.id.rawValue] ?? "")], nodeColumns, row: row, prefix: "n")
    }
    for (row, tie) in export.relationships.enumerated() {
      let ends = [("source", ids[tie.from.rawValue] ?? ""), ("target", ids[tie.to.rawValue] ?? "")]
      write("edge", ends, tieColumns, row: row, prefix: "e")
    }
    xml.end()
    xml.end()
    return WrittenStudy(
      xml.bytes,
      notes: [export.directionNote, StudyExport.renamingNote(renamed), xml.note])
  }

  private mutating func declare(_ columns: [ExportColumn], for element: String, prefix: String) {
    for (index, column) in columns.enumerated() {
      let type =
        switch column.content {
        case .text: "string"
        case .integer: "int"
        case .number: "double"
        }
      xml.empty(
        "key",
        [("id", "\(prefix)\(index)"), ("for", element), ("attr.name", column.heading), ("attr.type", type)])
    }
  }

  private mutating func write(
    _ element: String, _ attributes: [(String, String)], _ columns: [ExportColumn], row: Int, prefix: String
  ) {
    guard columns.contains(where: { $0.cells[row] != nil }) else { return xml.empty(element, attributes) }
    xml.begin(element, attributes)
    for (index, column) in columns.enumerated() {
      guard let text = column.cells[row] else { continue }
      var attributes = [("key", "\(prefix)\(index)")]
      if TextNormalization.trimmed(text) != text { attributes.append(("xml:space", "preserve")) }
      xml.element("data", attributes, text: text)
    }
    xml.end()
  }
}
