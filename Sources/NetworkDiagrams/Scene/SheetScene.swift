extension DiagramSheet {
  func scene() throws(DiagramError) -> Scene {
    let page = DiagramPage()
    let title = SafeText.cleaned(text.title)
    var scene = Scene(
      theme: theme, title: title,
      description: Texts.sheetDescription(title: title, panels: panels.map { SafeText.cleaned($0.title) }))
    PageFrame(theme: theme, text: text, page: page).draw(into: &scene)
    guard let first = panels.first else { return scene }

    // One search for places serves all maps.
    let places: [String: DiagramPlace]
    if let ground = first.diagram.ground.first {
      places = try ground.arranged().placesByStakeholder
    } else {
      places = try first.diagram.arranged().placesByStakeholder
    }
    let columns = Self.columns(for: panels.count)
    let rows = (panels.count + columns - 1) / columns
    let cell = Point(page.map.width / Double(columns), page.map.height / Double(rows))
    for (index, panel) in panels.enumerated() {
      let corner = Point(
        page.map.minX + cell.x * Double(index % columns), page.map.maxY - cell.y * Double(index / columns + 1))
      let box = Rect(minX: corner.x, minY: corner.y, maxX: corner.x + cell.x, maxY: corner.y + cell.y)
      try add(panel, places, number: index + 1, in: box, to: &scene)
    }
    Legend(try MapDrawing(union(places))).draw(into: &scene)
    return scene
  }

  private static func columns(for count: Int) -> Int { count <= 2 ? count : count <= 4 ? 2 : count <= 9 ? 3 : 4 }

  /// All stakeholders and all ties that any of the maps shows, for the legend.
  private func union(_ places: [String: DiagramPlace]) -> Diagram {
    var nodes: [DiagramNode] = []
    var seen: Set<String> = []
    for node in panels.flatMap(\.diagram.nodes) where seen.insert(node.id).inserted { nodes.append(node) }
    // Numbers stand over each map; added up they would mean nothing.
    let ties = panels.flatMap { $0.diagram.ties.filter { $0.emphasis != .hidden } }.map { tie in
      var tie = tie
      tie.count = 0
      return tie
    }
    var diagram = Diagram(
      nodes: nodes, ties: ties, sectors: panels[0].diagram.sectors, text: text, theme: theme,
      places: Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, places[$0.id] ?? DiagramPlace(x: 400, y: 300)) }))
    diagram.ground = panels[0].diagram.ground
    return diagram
  }

  private func add(
    _ panel: Panel, _ places: [String: DiagramPlace], number: Int, in cell: Rect, to scene: inout Scene
  ) throws(DiagramError) {
    let tokens = theme.tokens
    var diagram = panel.diagram
    diagram.places = places
    let drawing = try MapDrawing(diagram)
    let from = drawing.page.map
    let box = Rect(minX: cell.minX + 8, minY: cell.minY + 6, maxX: cell.maxX - 8, maxY: cell.maxY - 24)
    let scale = min(box.width / from.width, box.height / from.height)
    func moved(_ point: Point) -> Point { (point - from.center) * scale + box.center }

    let (title, size) = PageFrame.fitted(
      SafeText.cleaned(panel.title), sizes: [11, 10, 9], width: cell.width - 16, isBold: true)
    scene.addText(
      [title], classes: "panel head", left: cell.minX + 8, y: cell.maxY - 11, size: size, isBold: true,
      color: tokens.ink)

    let whole = drawing.scene()
    let shrink = max(0.45, scale.squareRoot() * 0.8)
    for var line in whole.lines where line.elementID != nil {
      line.elementID = line.elementID.map { "p\(number)-\($0)" }
      line.path = line.path.map(moved)
      line.headTip = line.headTip.map(moved)
      line.tailTip = line.tailTip.map(moved)
      line.style.width *= shrink
      line.style.headSize *= shrink
      scene.lines.append(line)
    }
    let isTied = Set(drawing.ties.filter { $0.emphasis != .hidden }.flatMap { [$0.from, $0.to] })
    for (index, node) in drawing.nodes.enumerated() {
      let symbol = drawing.palette.symbol(of: node.sector)
      let isContext = !isTied.contains(node.id)
      scene.symbols.append(
        Scene.Symbol(
          elementID: "p\(number)-s-\(SafeText.identifier(node.id))-\(index)", classes: "stakeholder",
          center: moved(drawing.places[index]),
          width: drawing.width(of: index) * max(scale, 0.4) * (isContext ? 0.8 : 1), shape: symbol.shape,
          fill: isContext ? tokens.fadedFill : symbol.color(in: theme),
          outline: isContext ? tokens.fadedOutline : tokens.ink, outlineWidth: 0.8, tooltip: node.name))
    }
    addNames(of: drawing, scale: max(scale, 0.4), in: box, moved: moved, to: &scene)
  }

  /// The names of the few with most ties on a map.
  private func addNames(
    of drawing: MapDrawing, scale: Double, in box: Rect, moved: (Point) -> Point, to scene: inout Scene
  ) {
    var partners = [Set<Int>](repeating: [], count: drawing.nodes.count)
    var lines: [(Int, Int)] = []
    for (tie, (a, b)) in zip(drawing.ties, drawing.ends) where tie.emphasis != .hidden && a != b {
      if partners[a].insert(b).inserted { lines.append((a, b)) }
      partners[b].insert(a)
    }
    let order = drawing.nodes.indices.filter { partners[$0].count > 1 }
      .sorted { (partners[$1].count, $0) < (partners[$0].count, $1) }
    let named = Set(order.prefix(panels.count <= 2 ? 8 : panels.count <= 4 ? 5 : 3))
    let rules = LabelRules(columns: panels.count <= 4 ? 22 : 16, lineCount: 2)
    let labels = drawing.nodes.indices.map { node in
      named.contains(node)
        ? rules.label(for: drawing.nodes[node].name, isPerson: drawing.nodes[node].isPerson, isTop: false).lines : []
    }
    let items = drawing.nodes.indices.map { node in
      let radius = drawing.width(of: node) * scale / 2
      return MapArrangement.Item(
        extent: Rect(minX: -radius, minY: -radius, maxX: radius, maxY: radius),
        labelSize: labels[node].map { TextMetrics.width(of: $0, size: 9, isBold: false) }.max().map {
          Point($0 * MapPlacing.labelReserve, 11 * Double(labels[node].count))
        })
    }
    var arrangement = MapArrangement(items: items, ties: lines, places: drawing.places.map(moved), box: box)
    // Beyond that stand the heads of this map and the names of its neighbours.
    arrangement.margin = 6
    arrangement.settleSides()
    arrangement.clearOverlaps(importance: partners.map { Double($0.count) })
    for node in drawing.nodes.indices {
      guard !labels[node].isEmpty, let place = arrangement.labelBoxes[node] else { continue }
      let shape = drawing.palette.symbol(of: drawing.nodes[node].sector).shape
      if arrangement.gaps[node] > MapArrangement.usualGap,
        let line = drawing.leader(
          to: place, from: moved(drawing.places[node]), shape, width: drawing.width(of: node) * scale)
      {
        scene.lines.append(line)
      }
      scene.texts.append(
        Scene.Text(
          classes: "name halo", lines: labels[node], box: place, alignment: arrangement.sides[node].alignment, size: 9,
          isBold: false, color: theme.tokens.ink, hasHalo: true))
    }
  }
}
