import Foundation
import StakeholderModel

extension ExportFormat {
  /// GML (Himsolt 1997), which networkx, igraph, Gephi and yEd read.
  public static let gml = ExportFormat(
    "gml", title: "GML: networkx, igraph, Gephi", extensions: ["gml"], hasResponsesBeside: true,
    kept: "stakeholders and ties with all columns, kinds, waves; settings and who was asked what in files beside it",
    lost: "spaces and signs in names of columns"
  ) { export in
    GMLWriter(export).written()
  }
}

/// Writes a study as GML. Nodes have numbers for ids in this format: the study's own ids are the labels.
private struct GMLWriter {
  private let export: StudyExport
  private var nodes: ExportTable
  private var ties: ExportTable

  init(_ export: StudyExport) {
    self.export = export
    nodes = ExportTable(stakeholdersOf: export)
    ties = ExportTable(tiesOf: export)
  }

  consuming func written() -> WrittenStudy {
    let renamed =
      nodes.rename(reserved: ["label", "graphics"], meanings: Headings.stakeholders)
      + ties.rename(reserved: ["source", "target", "label", "graphics", "key"], meanings: Headings.relationships)
    let nodeColumns = nodes.columns(without: ["id"])
    let tieColumns = ties.columns(without: ["from", "to"])
    let nodeKeys = GMLWriter.keys(of: nodeColumns, reserved: ["id", "label"])
    let tieKeys = GMLWriter.keys(of: tieColumns, reserved: ["source", "target", "label", "key", "id"])
    let numbers = Dictionary(
      zip(export.stakeholders.map(\.id), export.stakeholders.indices), uniquingKeysWith: { first, _ in first })
    var text = "graph [\n"
    if !export.isUndirected { text += "  directed 1\n" }
    text += "  multigraph 1\n"
    for (row, stakeholder) in export.stakeholders.enumerated() {
      text += "  node [\n    id \(row)\n    label \(GMLWriter.quoted(stakeholder.id.rawValue))\n"
      text += GMLWriter.lines(nodeColumns, nodeKeys, row: row) + "  ]\n"
    }
    for (row, tie) in export.relationships.enumerated() {
      text += "  edge [\n    source \(numbers[tie.from] ?? 0)\n    target \(numbers[tie.to] ?? 0)\n"
      text += GMLWriter.lines(tieColumns, tieKeys, row: row) + "  ]\n"
    }
    text += "]\n"
    let respelt = zip(nodeColumns + tieColumns, nodeKeys + tieKeys)
      .filter { $0.heading != $1 }.map { "\($0.heading) → \($1)" }
    return WrittenStudy(
      Array(text.utf8),
      notes: [export.directionNote, StudyExport.renamingNote(renamed + respelt)])
  }

  private static func lines(_ columns: [ExportColumn], _ keys: [String], row: Int) -> String {
    var text = ""
    for (column, key) in zip(columns, keys) {
      guard let cell = column.cells[row] else { continue }
      text += "    \(key) \(column.content == .text ? quoted(cell) : real(cell))\n"
    }
    return text
  }

  /// A number with an exponent needs a point in this format.
  private static func real(_ cell: String) -> String {
    guard let exponent = cell.firstIndex(where: { $0 == "e" || $0 == "E" }), !cell.contains(".") else { return cell }
    return cell[..<exponent] + ".0" + cell[exponent...]
  }

  /// Names of keys begin with a letter and go on with letters, digits and underscores.
  private static func keys(of columns: [ExportColumn], reserved: Set<String>) -> [String] {
    var taken = reserved
    return columns.map { column in
      let plain = column.heading.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
      var key = String(
        plain.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" as Character })
      if key.first?.isLetter != true { key = "x" + key }
      let base = key
      var number = 2
      while taken.contains(key) {
        key = "\(base)\(number)"
        number += 1
      }
      taken.insert(key)
      return key
    }
  }

  /// Texts are ASCII in this format: all else is a numbered character reference.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "&#\(scalar.value);"
      }
    }
    return result + "\""
  }
}
