import StakeholderModel

extension ExportFormat {
  /// DOT, the language of Graphviz: the data, for programs that read it. `stakenet draw` writes DOT with places and looks.
  public static let dot = ExportFormat(
    "dot", title: "DOT: Graphviz", extensions: ["dot", "gv"], hasResponsesBeside: true,
    kept: "stakeholders and ties with all columns, kinds, waves; settings and who was asked what in files beside it",
    lost: "nothing"
  ) { export in
    DOTWriter(export).written()
  }
}

/// Writes a study as a graph of Graphviz, each column an attribute.
private struct DOTWriter {
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
      nodes.rename(reserved: DOTWriter.graphvizAttributes, meanings: Headings.stakeholders)
      + ties.rename(reserved: DOTWriter.graphvizAttributes, meanings: Headings.relationships)
    let nodeColumns = nodes.columns(without: ["id", "name"])
    let tieColumns = ties.columns(without: ["from", "to"])
    let isUndirected = export.isUndirected
    var text = "\(isUndirected ? "graph" : "digraph") \(DOTWriter.quoted(export.study.title)) {\n"
    for (row, stakeholder) in export.stakeholders.enumerated() {
      let label = [("label", stakeholder.name)]
      text += "  \(DOTWriter.quoted(stakeholder.id.rawValue)) \(DOTWriter.list(label + cells(nodeColumns, row)));\n"
    }
    let kinds = Dictionary(export.kinds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (row, tie) in export.relationships.enumerated() {
      let hasNoArrow = !isUndirected && kinds[tie.kind]?.isDirected == false
      let list = DOTWriter.list(cells(tieColumns, row) + (hasNoArrow ? [("dir", "none")] : []))
      let ends = [tie.from, tie.to].map { DOTWriter.quoted($0.rawValue) }
      text += "  \(ends.joined(separator: isUndirected ? " -- " : " -> ")) \(list);\n"
    }
    text += "}\n"
    return WrittenStudy(
      Array(text.utf8), notes: [StudyExport.renamingNote(renamed)])
  }

  private func cells(_ columns: [ExportColumn], _ row: Int) -> [(String, String)] {
    columns.compactMap { column in column.cells[row].map { (column.heading, $0) } }
  }

  private static func list(_ attributes: [(String, String)]) -> String {
    "[\(attributes.map { "\(quoted($0))=\(quoted($1))" }.joined(separator: ", "))]"
  }

  /// Backslashes begin escapes in labels, and NUL ends a text.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// What Graphviz takes for an instruction; a stranger's column of that name must not become one (`image` opens a file).
  private static let graphvizAttributes: Set<String> = [
    "_background", "area", "arrowhead", "arrowsize", "arrowtail", "bb", "beautify", "bgcolor", "center", "charset",
    "class", "cluster", "clusterrank", "color", "colorscheme", "comment", "compound", "concentrate", "constraint",
    "Damping", "decorate", "defaultdist", "dim", "dimen", "dir", "diredgeconstraints", "distortion", "dpi", "edgehref",
    "edgetarget", "edgetooltip", "edgeURL", "epsilon", "esep", "fillcolor", "fixedsize", "fontcolor", "fontname",
    "fontnames", "fontpath", "fontsize", "forcelabels", "gradientangle", "group", "head_lp", "headclip", "headhref",
    "headlabel", "headport", "headtarget", "headtooltip", "headURL", "height", "href", "id", "image", "imagepath",
    "imagepos", "imagescale", "inputscale", "K", "key", "label", "label_scheme", "labelangle", "labeldistance",
    "labelfloat",
    "labelfontcolor", "labelfontname", "labelfontsize", "labelhref", "labeljust", "labelloc", "labeltarget",
    "labeltooltip", "labelURL", "landscape", "layer", "layerlistsep", "layers", "layerselect", "layersep", "layout",
    "len", "levels", "levelsgap", "lhead", "lheight", "linelength", "lp", "ltail", "lwidth", "margin", "maxiter",
    "mclimit", "mindist", "minlen", "mode", "model", "newrank", "nodesep", "nojustify", "normalize", "notranslate",
    "nslimit", "nslimit1", "oneblock", "ordering", "orientation", "outputorder", "overlap", "overlap_scaling",
    "overlap_shrink", "pack", "packmode", "pad", "page", "pagedir", "pencolor", "penwidth", "peripheries", "pin",
    "pos", "quadtree", "quantum", "radius", "rank", "rankdir", "ranksep", "ratio", "rects", "regular", "remincross",
    "repulsiveforce", "resolution", "root", "rotate", "rotation", "samehead", "sametail", "samplepoints", "scale",
    "searchsize", "sep", "shape", "shapefile", "showboxes", "sides", "size", "skew", "smoothing", "sortv", "splines",
    "start", "style", "stylesheet", "tail_lp", "tailclip", "tailhref", "taillabel", "tailport", "tailtarget",
    "tailtooltip", "tailURL", "target", "TBbalance", "tooltip", "truecolor", "URL", "vertices", "viewport",
    "voro_margin", "weight", "width", "xdotversion", "xlabel", "xlp", "z",
  ]
}
