/// A diagram whose places are settled: several files can be made of it, and looking for places takes its time once.
public struct ArrangedDiagram: Sendable {
  let drawing: MapDrawing

  /// Writes the diagram, and says what to know about the file.
  ///
  /// - Throws: ``DiagramError`` when Graphviz fails or leaves something out.
  public func file(as format: DiagramFormat) throws(DiagramError) -> DiagramFile {
    let warnings = drawing.theme == .grey ? [] : drawing.palette.warnings
    if format == .dot { return DiagramFile(bytes: DOTDocument(drawing).bytes(), warnings: warnings) }
    return try drawing.scene().file(as: format, called: "A map", warnings: warnings)
  }

  /// Writes the diagram.
  ///
  /// - Throws: ``DiagramError`` when Graphviz fails or leaves something out.
  public func rendered(as format: DiagramFormat) throws(DiagramError) -> [UInt8] { try file(as: format).bytes }

  /// Where each stakeholder is, in the order of the diagram's nodes.
  public var places: [DiagramPlace] { drawing.places.map { DiagramPlace(x: $0.x, y: $0.y) } }

  /// Where each stakeholder is: hand it to the next diagram of the same people, so that everybody stays in place.
  public var placesByStakeholder: [String: DiagramPlace] {
    Dictionary(uniqueKeysWithValues: zip(drawing.nodes.map(\.id), places))
  }
}

extension Diagram {
  /// The diagram with its places settled.
  ///
  /// - Throws: ``DiagramError`` when a tie names a stakeholder that is not there or a number is not finite.
  /// - Complexity: see ``rendered(as:)``.
  public func arranged() throws(DiagramError) -> ArrangedDiagram { ArrangedDiagram(drawing: try MapDrawing(self)) }
}

// MARK: What pages need

extension ArrangedDiagram {
  /// The map alone as an SVG element for a page that says the rest in its own words: without title, legend and footers,
  /// cut to where the map is, in colours that the page sets (``DiagramFormat/inlineSVG(prefix:)``).
  package func picture() throws(DiagramError) -> String {
    var scene = drawing.scene()
    scene.background = []
    scene.symbols.removeAll { $0.elementID == nil }
    scene.lines.removeAll { $0.elementID == nil && $0.classes != "leader" }
    scene.texts.removeAll { !$0.hasHalo }
    let svg = String(decoding: try SceneRenderer(scene).svg(inlinePrefix: "report"), as: UTF8.self)
    let box = scene.extent(around: drawing.page.map)
    let view = [box.minX, drawing.page.height - box.maxY, box.width, box.height].map(NumberText.short)
    let page = "viewBox=\"0 0 \(NumberText.short(scene.width)) \(NumberText.short(scene.height))\""
    return svg.replacing(page, with: "viewBox=\"\(view.joined(separator: " "))\"", maxReplacements: 1)
  }

  /// The middle of each node and its width, in the coordinates of ``picture()``.
  package var pictureNodes: [(x: Double, y: Double, width: Double)] {
    zip(drawing.nodes.indices, drawing.places)
      .map { (x: $1.x, y: drawing.page.height - $1.y, width: drawing.width(of: $0)) }
  }

  /// Whether some ties are not drawn because another of the same pair is.
  package var hasHiddenTies: Bool { drawing.ties.contains { $0.emphasis == .hidden } }

  /// The stakeholders whose names found no room.
  package var hiddenNames: Int { drawing.arrangement.hiddenNames.count }

  /// A sector with its symbol.
  package struct SectorRow: Sendable {
    package let title: String
    package let symbol: SectorSymbol
    package let count: Int
  }

  /// A family of ties with its line.
  package struct LineRow: Sendable {
    package let title: String
    package let style: TieStyle
    package let hasHead: Bool
    package let count: Int?
  }

  /// The sectors on the map.
  package var sectorRows: [SectorRow] {
    drawing.sectorRows.map { SectorRow(title: $0.title, symbol: $0.symbol, count: $0.count) }
  }

  /// The families of ties on the map.
  package var lineRows: [LineRow] {
    drawing.lineRows.map { LineRow(title: $0.title, style: $0.style, hasHead: $0.heads != .none, count: $0.count) }
  }

  /// Round values and the diameters of their circles on the map; none where all nodes are drawn alike.
  package var sizes: [(value: Double, diameter: Double)] {
    guard drawing.isSizeExplained else { return [] }
    return drawing.nodeSize.legendValues.map { (value: $0, diameter: drawing.nodeSize.diameter(of: $0)) }
  }

  /// The symbol of a node's sector.
  package func symbol(ofNode node: Int) -> SectorSymbol { drawing.palette.symbol(of: drawing.nodes[node].sector) }
}

extension Scene {
  /// The smallest box that holds another one and everything drawn, with a little room for outlines.
  fileprivate func extent(around box: Rect) -> Rect {
    let boxes = texts.map(\.box) + symbols.map { Rect(center: $0.center, width: $0.width, height: $0.width) }
    let extent = boxes.reduce(box) { extent, box in
      Rect(
        minX: min(extent.minX, box.minX), minY: min(extent.minY, box.minY), maxX: max(extent.maxX, box.maxX),
        maxY: max(extent.maxY, box.maxY))
    }
    return extent.insetBy(-4)
  }
}
