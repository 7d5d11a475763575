import StakeholderModel

extension ExportFormat {
  /// Kumu's JSON, which it calls a blueprint.
  public static let kumu = ExportFormat(
    "kumu", title: "Kumu JSON (blueprint)", extensions: [], hasResponsesBeside: true,
    kept:
      "stakeholders and ties with all columns, kinds, directions, waves; settings and who was asked what in files beside it",
    lost: "nothing"
  ) { export in
    let tables = KumuTables(export)
    var json = JSONText()
    json.line("{")
    json.list(
      "elements", (0..<tables.elements.rowCount).map { JSONText.object(tables.elementColumns.members($0)) },
      indent: "  ", isLast: false)
    json.list(
      "connections", (0..<tables.connections.rowCount).map { JSONText.object(tables.connectionColumns.members($0)) },
      indent: "  ", isLast: true)
    json.line("}")
    return WrittenStudy(json.bytes, notes: [tables.renamingNote])
  }

  /// Kumu's two tables, elements.csv and connections.csv, to import one after the other.
  public static let kumuCSV = ExportFormat(
    "kumu-csv", title: "Kumu CSV: a folder with elements.csv and connections.csv", extensions: [], isFolder: true,
    kept: "stakeholders and ties with all columns, kinds, directions, waves",
    lost: "who was asked what, settings"
  ) { export in
    let tables = KumuTables(export)
    return WrittenStudy(
      folder: [
        .init(name: "elements.csv", bytes: tables.csv(tables.elementColumns, rows: tables.elements.rowCount)),
        .init(name: "connections.csv", bytes: tables.csv(tables.connectionColumns, rows: tables.connections.rowCount)),
      ], notes: [export.responsesNote, tables.renamingNote])
  }
}

/// A study in Kumu's words: elements with label and type, connections with direction and type.
private struct KumuTables {
  let elements: ExportTable
  let connections: ExportTable
  let elementColumns: [ExportColumn]
  let connectionColumns: [ExportColumn]
  let renamingNote: String?

  init(_ export: StudyExport) {
    var elements = ExportTable(stakeholdersOf: export)
    var connections = ExportTable(tiesOf: export)
    let reservedOfTies: Set<String> = ["type", "label", "direction", "id", "attributes", "delayed", "reversed"]
    let renamed =
      elements.rename(
        reserved: ["label", "tags", "image", "description", "attributes"], meanings: Headings.stakeholders)
      + connections.rename(reserved: reservedOfTies, meanings: Headings.relationships)
    elementColumns = elements.columns(without: []).map { column in
      switch column.meaning {
      case "name": ExportColumn("label", meaning: "name", column.cells)
      case "role": ExportColumn("description", meaning: "role", column.cells)
      default: column
      }
    }
    let kinds = Dictionary(export.kinds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let directions = export.relationships.map { kinds[$0.kind]?.isDirected == false ? "undirected" : "directed" }
    connectionColumns =
      connections.columns(without: []).map { column in
        column.meaning == "kind" ? ExportColumn("type", meaning: "kind", column.cells) : column
      } + [ExportColumn("direction", meaning: "direction", directions)]
    self.elements = elements
    self.connections = connections
    renamingNote = StudyExport.renamingNote(["name → label", "role → description", "kind → type"] + renamed)
  }

  func csv(_ columns: [ExportColumn], rows: Int) -> [UInt8] {
    var writer = CSVWriter()
    writer.append(columns.map(\.heading))
    for row in 0..<rows { writer.append(columns.map { $0.cells[row] ?? "" }) }
    return writer.bytes
  }
}
