/// Draws a scene with Graphviz: every symbol and text is a node at its place, every line an edge along its path.
package struct SceneRenderer: Sendable {
  package let scene: Scene

  package init(_ scene: Scene) { self.scene = scene }

  /// The bytes of an SVG document.
  ///
  /// - Parameter inlinePrefix: For a part of a page: what its ids begin with.
  package func svg(inlinePrefix: String? = nil) throws(DiagramError) -> [UInt8] {
    let raw = try draw(format: "svg", dpi: nil)
    return try SVGDocument(scene: scene, drawn: raw, inlinePrefix: inlinePrefix.map(SafeText.identifier)).bytes()
  }

  /// The bytes of a PNG picture.
  package func png(dpi: Int) throws(DiagramError) -> [UInt8] {
    guard (36...600).contains(dpi) else {
      throw DiagramError(.invalidValue(what: "The resolution", found: "\(dpi) dpi", expected: "36 to 600"))
    }
    let bytes = try draw(format: "png", dpi: dpi)
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count > 1_000,
      bytes.suffix(8).starts(with: [0x49, 0x45, 0x4E, 0x44])
    else { throw DiagramError(.incompleteOutput(format: "PNG", detail: "it has \(bytes.count) bytes")) }
    return bytes
  }

  /// The bytes of a PDF document of one page.
  package func pdf() throws(DiagramError) -> [UInt8] {
    let bytes = try draw(format: "pdf", dpi: nil)
    guard bytes.starts(with: Array("%PDF-".utf8)), bytes.suffix(16).contains(UInt8(ascii: "%")), bytes.count > 1_000
    else { throw DiagramError(.incompleteOutput(format: "PDF", detail: "it has \(bytes.count) bytes")) }
    return bytes
  }

  /// What Graphviz itself writes.
  func draw(format: String, dpi: Int?) throws(DiagramError) -> [UInt8] {
    try check()
    let scene = scene
    let isVector = format == "svg"
    return try GraphvizThread.shared.run { context in
      context.render(layout: "nop2", format: format) { graph in
        SceneGraph(scene: scene, hasPlates: !isVector).build(in: &graph)
        if let dpi { graph.set(.dpi, String(dpi)) }
      }
    }
  }

  /// Graphviz draws bad numbers in silence: at the origin, or not at all.
  private func check() throws(DiagramError) {
    func fail(_ what: String) -> DiagramError {
      DiagramError(
        .invalidValue(what: what, found: "not a finite place on the page", expected: "a finite number of points"))
    }
    for symbol in scene.symbols {
      guard symbol.center.isFinite, symbol.width.isFinite, symbol.width > 0, symbol.width < 10_000 else {
        throw fail("The place or size of \(symbol.elementID ?? "a symbol")")
      }
    }
    for line in scene.lines {
      guard line.path.count % 3 == 1, line.path.allSatisfy(\.isFinite) else { throw fail("The path of a tie") }
    }
    for text in scene.texts {
      guard text.box.center.isFinite, text.box.width.isFinite, text.box.height.isFinite else {
        throw fail("The place of a text")
      }
    }
  }
}

/// Puts a scene into a graph of Graphviz.
struct SceneGraph {
  let scene: Scene
  /// Whether texts over the map get a plate behind them; SVG has a halo instead.
  let hasPlates: Bool

  static let fontFamily = "Noto Sans"

  func build(in graph: inout GraphvizGraph) {
    graph.set(.bgcolor, scene.theme.tokens.background.hex)
    graph.set(.outputorder, "edgesfirst")
    graph.set(.pad, "0")
    graph.set(.margin, "0")
    graph.set(.background, background)
    // Two nodes that are not drawn hold the corners of the page, whatever lies between them.
    let anchor = graph.addNode(corner(Point(0, 0)))
    _ = graph.addNode(corner(Point(scene.width, scene.height)))
    // Lines are drawn in the order of their tails. All of them begin and end at a corner, so that they appear in the
    // order of the scene; their path is given, so where their ends lie does not matter.
    if let anchor {
      for line in scene.lines { graph.addEdge(from: anchor, to: anchor, attributes(of: line)) }
    }
    // Plates cover ties; symbols lie above them, since a plate may reach under the corner of its own symbol.
    if hasPlates {
      for text in scene.texts where text.hasHalo { for plate in plates(of: text) { _ = graph.addNode(plate) } }
    }
    for symbol in scene.symbols { _ = graph.addNode(attributes(of: symbol)) }
    for text in scene.texts { _ = graph.addNode(attributes(of: text)) }
  }

  private func corner(_ point: Point) -> [(GraphvizAttribute, String)] {
    [
      (.pos, position(point)), (.shape, "point"), (.width, "0.0001"), (.height, "0.0001"), (.style, "invis"),
      (.label, ""),
    ]
  }

  private func attributes(of symbol: Scene.Symbol) -> [(GraphvizAttribute, String)] {
    let side = NumberText.fine(symbol.width / 72)
    var style = symbol.fill == nil ? "" : "filled"
    if symbol.isDashed { style += style.isEmpty ? "dashed" : ",dashed" }
    return [
      (.pos, position(symbol.center)), (.shape, symbol.shape.rawValue), (.width, side), (.height, side),
      (.fixedsize, "true"), (.label, ""), (.style, style), (.fillcolor, symbol.fill?.hex ?? "none"),
      (.color, symbol.outline.hex), (.penwidth, NumberText.short(symbol.outlineWidth)),
      (.elementClass, symbol.classes), (.elementID, symbol.elementID ?? ""),
      (.tooltip, SafeText.escapedForGraphviz(symbol.tooltip ?? " ")),
    ]
  }

  private func attributes(of line: Scene.Line) -> [(GraphvizAttribute, String)] {
    var path = line.path.map(position).joined(separator: " ")
    if let tip = line.headTip { path = "e,\(position(tip)) " + path }
    if let tip = line.tailTip { path = "s,\(position(tip)) " + path }
    let direction =
      switch (line.tailTip != nil, line.headTip != nil) {
      // A line that grows thinner has no head, but Graphviz wants to know which end is the thin one.
      case (false, false): line.style.isTapered ? "forward" : "none"
      case (false, true): "forward"
      case (true, false): "back"
      case (true, true): "both"
      }
    return [
      (.pos, path), (.color, line.style.color.hex),
      (.style, line.style.pattern),
      (.penwidth, NumberText.short(line.style.width)), (.dir, direction),
      (.arrowhead, line.style.isTapered ? "none" : line.style.head.rawValue),
      (.arrowtail, line.style.head.rawValue), (.arrowsize, NumberText.short(line.style.headSize)),
      (.elementClass, line.classes), (.elementID, line.elementID ?? ""),
      (.tooltip, SafeText.escapedForGraphviz(line.tooltip ?? " ")),
    ]
  }

  private func attributes(of text: Scene.Text) -> [(GraphvizAttribute, String)] {
    let ending =
      switch text.alignment {
      case .left: "\\l"
      case .center: "\\n"
      case .right: "\\r"
      }
    var label = text.lines.map(SafeText.escapedForGraphviz).joined(separator: ending)
    if text.alignment != .center { label += ending }
    let box = roomyBox(of: text)
    // The plates tell pictures whose letters are drawn here from SVG, whose letters the reader's machine draws.
    let size = hasPlates ? text.size * MissingFont.shrinking(isBold: text.isBold) : text.size
    return [
      (.pos, position(box.center)), (.shape, "box"), (.penwidth, "0"), (.style, ""), (.margin, "0"),
      (.width, NumberText.fine(box.width / 72)), (.height, NumberText.fine(box.height / 72)),
      (.fixedsize, "true"), (.label, label),
      (.fontname, text.isBold ? "\(Self.fontFamily) Bold" : Self.fontFamily), (.fontsize, NumberText.short(size)),
      (.fontcolor, text.color.hex), (.elementClass, text.classes), (.tooltip, " "),
    ]
  }

  /// The box of a text, half as wide again on the side to which it may grow: letters of a machine without our font are
  /// wider, and Graphviz would move a text that does not fit across its anchor. It ends with the page, which would grow
  /// with it.
  private func roomyBox(of text: Scene.Text) -> Rect {
    var box = text.box
    switch text.alignment {
    case .left: box.maxX = max(box.maxX, min(box.maxX + box.width / 2, scene.width))
    case .center: break
    case .right: box.minX = min(box.minX, max(box.minX - box.width / 2, 0))
    }
    return box
  }

  /// One box of the page's colour behind each line of a text, so that ties do not run through the letters; none where no
  /// tie does, since a plate shows on a tint.
  private func plates(of text: Scene.Text) -> [[(GraphvizAttribute, String)]] {
    let lineHeight = text.size * 1.2
    let top = text.box.center.y + lineHeight * Double(text.lines.count) / 2
    return text.lines.enumerated().compactMap { index, line in
      let width = TextMetrics.width(of: line, size: text.size, isBold: text.isBold) + 2
      let x =
        switch text.alignment {
        case .left: text.box.minX + width / 2 - 1
        case .center: text.box.center.x
        case .right: text.box.maxX - width / 2 + 1
        }
      let center = Point(x, top - (Double(index) + 0.5) * lineHeight)
      let box = Rect(center: center, width: width + 2, height: lineHeight + 2)
      guard scene.lines.contains(where: { $0.passes(through: box) }) else { return nil }
      return [
        (.pos, position(center)), (.shape, "box"), (.penwidth, "0"), (.style, "filled"), (.label, ""),
        (.width, NumberText.fine(width / 72)), (.height, NumberText.fine(lineHeight / 72)), (.fixedsize, "true"),
        (.fillcolor, scene.theme.tokens.background.withAlpha(0.85).hex), (.tooltip, " "),
      ]
    }
  }

  /// Rules and tints as drawing operations.
  ///
  /// No text from data is in them.
  private var background: String {
    var operations = ""
    for item in scene.background {
      switch item {
      case .rule(let from, let to, let color, let width):
        operations += pen(color, width: width)
        operations += "L 2 \(place(from)) \(place(to)) "
      case .disc(let center, let radius, let color):
        operations += "C \(color.hex.utf8.count) -\(color.hex) c \(color.hex.utf8.count) -\(color.hex) "
        operations += "E \(place(center)) \(NumberText.short(radius)) \(NumberText.short(radius)) "
      case .box(let rect, let color):
        operations += "C \(color.hex.utf8.count) -\(color.hex) c \(color.hex.utf8.count) -\(color.hex) "
        operations += "P 4 \(place(Point(rect.minX, rect.minY))) \(place(Point(rect.maxX, rect.minY))) "
        operations += "\(place(Point(rect.maxX, rect.maxY))) \(place(Point(rect.minX, rect.maxY))) "
      case .ring(let center, let radii, let color, let width):
        operations += pen(color, width: width)
        operations += "e \(place(center)) \(NumberText.short(radii.x)) \(NumberText.short(radii.y)) "
      }
    }
    return operations
  }

  private func pen(_ color: Color, width: Double) -> String {
    let widthText = "setlinewidth(\(NumberText.short(width)))"
    return "c \(color.hex.utf8.count) -\(color.hex) S \(widthText.utf8.count) -\(widthText) "
  }

  private func position(_ point: Point) -> String { "\(NumberText.short(point.x)),\(NumberText.short(point.y))" }
  private func place(_ point: Point) -> String { "\(NumberText.short(point.x)) \(NumberText.short(point.y))" }
}
