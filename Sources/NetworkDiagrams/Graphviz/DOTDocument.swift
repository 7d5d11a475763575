/// A map as Graphviz text, for further work with other tools: the real stakeholders and ties with places and colours.
struct DOTDocument {
  let drawing: MapDrawing

  init(_ drawing: MapDrawing) { self.drawing = drawing }

  func bytes() -> [UInt8] {
    let tokens = drawing.theme.tokens
    var lines = [
      "digraph map {",
      "  graph [bgcolor=\"\(tokens.background.hex)\", outputorder=edgesfirst, splines=line, layout=neato, inputscale=72,",
      "    label=\"\(Self.escaped(drawing.text.title))\", labelloc=t, fontname=\"\(SceneGraph.fontFamily)\"];",
      "  node [fontname=\"\(SceneGraph.fontFamily)\", fontsize=10, fixedsize=true, style=filled, label=\"\"];",
    ]
    for (index, node) in drawing.nodes.enumerated() {
      let symbol = drawing.palette.symbol(of: node.sector)
      let place = drawing.places[index]
      let side = NumberText.fine(drawing.width(of: index) / 72)
      lines.append(
        "  \"\(Self.escaped(node.id))\" [pos=\"\(NumberText.short(place.x)),\(NumberText.short(place.y))!\", "
          + "shape=\(symbol.shape.rawValue), width=\(side), height=\(side), "
          + "fillcolor=\"\(symbol.color(in: drawing.theme).hex)\", color=\"\(tokens.ink.hex)\", "
          + "xlabel=\"\(Self.escaped(node.name))\"];")
    }
    for tie in drawing.ties where tie.emphasis != .hidden {
      let style = drawing.lineStyle(of: tie, in: tokens)
      let direction = tie.heads == .none ? "none" : tie.heads == .both ? "both" : "forward"
      lines.append(
        "  \"\(Self.escaped(tie.from))\" -> \"\(Self.escaped(tie.to))\" [dir=\(direction), "
          + "arrowhead=\(style.isTapered ? "none" : style.head.rawValue), arrowtail=\(style.head.rawValue), color=\"\(style.color.hex)\", "
          + "penwidth=\(NumberText.short(style.width)), style=\(style.pattern), "
          + "tooltip=\"\(Self.escaped(tie.kind))\"];")
    }
    lines.append("}")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Inside quotes DOT ends a string at `"` only; Graphviz later reads `\` and `&` in labels.
  private static func escaped(_ text: String) -> String {
    SafeText.escapedForGraphviz(text).replacing("\"", with: "\\\"")
  }
}
