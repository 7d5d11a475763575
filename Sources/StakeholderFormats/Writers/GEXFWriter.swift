import StakeholderModel

extension ExportFormat {
  /// GEXF 1.3, Gephi's own format.
  public static let gexf = ExportFormat(
    "gexf", title: "GEXF 1.3: Gephi", extensions: ["gexf"], hasResponsesBeside: true,
    kept: "stakeholders and ties with all columns, kinds, waves; settings and who was asked what in files beside it",
    lost: "control characters"
  ) { export in
    GEXFWriter(export).written()
  }
}

/// Writes a study as GEXF: strengths are the weights of edges and names the labels of nodes, as Gephi expects.
private struct GEXFWriter {
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
    let ids = XMLText.distinct(export.stakeholders.map(\.id.rawValue))
    let renamed =
      nodes.rename(reserved: [], meanings: Headings.stakeholders)
      + ties.rename(reserved: ["weight", "id", "label"], meanings: Headings.relationships)
    let nodeColumns = nodes.columns(without: ["id", "name"])
    let tieColumns = ties.columns(without: ["from", "to", "strength"])
    xml.begin("gexf", [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])
    xml.begin("meta")
    xml.element("creator", text: "stakenet \(StakeholderNetworksVersion.current)")
    xml.element("title", text: export.study.title)
    xml.end()
    xml.begin(
      "graph", [("defaultedgetype", export.isUndirected ? "undirected" : "directed"), ("mode", "static")])
    declare(nodeColumns, of: "node")
    declare(tieColumns, of: "edge")
    xml.begin("nodes")
    for (row, stakeholder) in export.stakeholders.enumerated() {
      write("node", [("id", ids[stakeholder.id.rawValue] ?? ""), ("label", stakeholder.name)], nodeColumns, row: row)
    }
    xml.end()
    xml.begin("edges")
    for (row, tie) in export.relationships.enumerated() {
      // Gephi keeps edges of different `kind` between the same two nodes apart; networkx reads the attribute only.
      var attributes = [
        ("source", ids[tie.from.rawValue] ?? ""), ("target", ids[tie.to.rawValue] ?? ""),
        ("kind", tie.kind.rawValue),
      ]
      if let strength = ties["strength"]?.cells[row] { attributes.append(("weight", strength)) }
      write("edge", attributes, tieColumns, row: row)
    }
    xml.end()
    xml.end()
    xml.end()
    return WrittenStudy(
      xml.bytes,
      notes: [export.directionNote, StudyExport.renamingNote(renamed), xml.note])
  }

  private mutating func declare(_ columns: [ExportColumn], of element: String) {
    guard !columns.isEmpty else { return }
    xml.begin("attributes", [("class", element), ("mode", "static")])
    for (index, column) in columns.enumerated() {
      let type =
        switch column.content {
        case .text: "string"
        case .integer: "integer"
        case .number: "double"
        }
      xml.empty("attribute", [("id", String(index)), ("title", column.heading), ("type", type)])
    }
    xml.end()
  }

  private mutating func write(
    _ element: String, _ attributes: [(String, String)], _ columns: [ExportColumn], row: Int
  ) {
    guard columns.contains(where: { $0.cells[row] != nil }) else { return xml.empty(element, attributes) }
    xml.begin(element, attributes)
    xml.begin("attvalues")
    for (index, column) in columns.enumerated() {
      if let text = column.cells[row] { xml.empty("attvalue", [("for", String(index)), ("value", text)]) }
    }
    xml.end()
    xml.end()
  }
}
