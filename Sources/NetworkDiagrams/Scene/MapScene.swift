extension MapDrawing {
  /// The map with its frame and legend, ready to be drawn.
  func scene() -> Scene {
    let title = SafeText.cleaned(text.title)
    let description =
      text.description.isEmpty
      ? Texts.description(
        title: title, nodes: nodes.count, ties: ties.reduce(0) { $0 + ($1.emphasis == .hidden ? 0 : $1.count) },
        sectors: sectorRows.map(\.title)) : text.description
    var scene = Scene(
      width: page.width, height: page.height, theme: theme, title: title, description: description)
    addGround(to: &scene)
    addTies(to: &scene)
    addNodes(to: &scene)
    addLabels(to: &scene)
    var frame = PageFrame(theme: theme, text: text, page: page)
    frame.addNote(hiddenNames > 0 ? Texts.hiddenNames(hiddenNames) : nil)
    frame.draw(into: &scene)
    Legend(self).draw(into: &scene)
    return scene
  }

  private var hiddenNames: Int { arrangement.hiddenNames.count }

  // MARK: Nodes

  private func addNodes(to scene: inout Scene) {
    let tokens = theme.tokens
    let ids = elementIDs(prefix: "s-", nodes.map(\.id))
    let titles = Dictionary(sectors.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    // Large ones first, so that small ones are never hidden.
    let order = nodes.indices.sorted { width(of: $0) != width(of: $1) ? width(of: $0) > width(of: $1) : $0 < $1 }
    for index in order {
      let node = nodes[index]
      let symbol = palette.symbol(of: node.sector)
      let isFaded = node.emphasis == .faded
      var classes = "stakeholder"
      if let sector = node.sector { classes += " sector-" + SafeText.identifier(sector) }
      if node.emphasis != .normal { classes += " " + node.emphasis.rawValue }
      let sector = node.sector.map { titles[$0] ?? $0 }
      scene.symbols.append(
        Scene.Symbol(
          elementID: ids[index], classes: classes, center: places[index], width: width(of: index),
          shape: symbol.shape, fill: isFaded ? tokens.fadedFill : symbol.color(in: theme),
          outline: isFaded ? tokens.fadedOutline : tokens.ink,
          outlineWidth: node.emphasis == .strong ? 2.8 : nodes.count > 150 ? 0.55 : 1.1,
          isDashed: nodeSize.isUsed && node.size == nil,
          tooltip: node.tooltip ?? (sector.map { "\(node.name) (\($0))" } ?? node.name)))
    }
  }

  // MARK: Ties

  private func addTies(to scene: inout Scene) {
    let tokens = theme.tokens
    let ids = elementIDs(prefix: "t-", ties.map { "\($0.from)-\($0.to)-\($0.kind)" })
    let tieEnds = tieEnds()
    let bends = bends()
    let aside = Set(asideParts.joined())
    let order = ties.indices.sorted {
      let (a, b) = (drawingRank(ties[$0]), drawingRank(ties[$1]))
      return a != b ? a < b : $0 < $1
    }
    for index in order where ties[index].emphasis != .hidden {
      let tie = ties[index]
      let (from, to) = ends[index]
      var style = lineStyle(of: tie, in: tokens)
      if aside.contains(from), tie.emphasis == .normal {
        // Beside the map lines are short and few: pale hairs would not be seen.
        style.width = max(0.8, style.width)
        style.color = style.color.withAlpha(1)
      }
      var classes = "tie \(tie.family.rawValue)"
      if !tie.kind.isEmpty { classes += " kind-" + SafeText.identifier(tie.kind) }
      if tie.emphasis != .normal { classes += " " + tie.emphasis.rawValue }
      if let change = tie.change { classes += " " + change.rawValue }
      if tie.isProposed { classes += " proposed" }
      let heads = style.isTapered ? .none : tie.heads
      guard
        let line = TieGeometry.line(
          from: tieEnds[from], to: tieEnds[to], heads: heads, bend: bends[index], style: style,
          gap: LargeMap.isLarge(nodes.count) ? 0.6 : TieGeometry.usualGap)
      else { continue }
      let arrow = tie.heads == .none ? "–" : tie.heads == .both ? "↔" : "→"
      let kind = tie.kind.isEmpty ? Texts.family(tie.family, kinds: []) : tie.kind
      scene.lines.append(
        Scene.Line(
          elementID: ids[index], classes: classes, path: line.path, tailTip: line.tailTip, headTip: line.headTip,
          style: style, tooltip: "\(nodes[from].name) \(arrow) \(nodes[to].name): \(kind)"))
    }
  }

  /// Faded ties lie lowest, strong ones on top; ties against above those for.
  private func drawingRank(_ tie: DiagramTie) -> Int {
    let rank =
      switch tie.emphasis {
      case .hidden, .faded: 0
      case .normal: 10
      case .strong: 20
      }
    if tie.isProposed { return 25 }
    let change = tie.change == .gained ? 2 : tie.change == .lost ? 1 : 0
    return rank + (tie.family == .against ? 1 : 0) + change
  }

  private func tieEnds() -> [TieGeometry.End] {
    var heads = [Int](repeating: 0, count: nodes.count)
    for (tie, (from, to)) in zip(ties, ends) where tie.family == .against && tie.emphasis != .hidden {
      if tie.heads != .none { heads[to] += 1 }
      if tie.heads == .both { heads[from] += 1 }
    }
    return nodes.indices.map { index in
      // k bars of 9 points each need a circle of that length around the node.
      let radius = heads[index] > 2 ? Double(heads[index]) * 9 / (2 * Double.pi) + 2.5 : 0
      return TieGeometry.End(
        center: places[index], width: width(of: index),
        shape: palette.symbol(of: nodes[index].sector).shape, headRadius: radius)
    }
  }

  /// How much each tie bows: not at all unless it shares its pair with another, and no further than the map goes.
  private func bends() -> [Double] {
    var members: [[Int]: [Int]] = [:]
    for (index, (from, to)) in ends.enumerated() where ties[index].emphasis != .hidden {
      members[[min(from, to), max(from, to)], default: []].append(index)
    }
    var bends = wantedBends(members)
    let area = page.mapArea
    for group in members.values {
      // All of a pair by the same share, so that they stay apart.
      func reachOut() -> Bool {
        group.contains { index in
          let (from, to) = (places[ends[index].0], places[ends[index].1])
          let span = to - from
          let top = from + span / 2 + Point(-span.y, span.x) * (TieGeometry.height * bends[index])
          return bends[index] != 0 && !area.contains(top)
        }
      }
      for _ in 0..<20 where reachOut() { for index in group { bends[index] *= 0.8 } }
    }
    return bends
  }

  private func wantedBends(_ members: [[Int]: [Int]]) -> [Double] {
    ties.indices.map { index in
      let (from, to) = ends[index]
      // In a column a straight line would run through those who stand between.
      if layout == .columns, abs(places[from].x - places[to].x) < 1, from != to {
        let bend = min(0.28, 30 / max(1, places[from].distance(to: places[to])))
        return places[from].y > places[to].y ? -bend : bend
      }
      guard let group = members[[min(from, to), max(from, to)]], group.count > 1,
        let rank = group.firstIndex(of: index)
      else { return 0 }
      let length = max(1, places[from].distance(to: places[to]))
      let offset = (Double(rank) - Double(group.count - 1) / 2) * 2
      return offset * min(0.16, 9 / length) * (from < to ? 1 : -1)
    }
  }

  // MARK: Names

  private func addLabels(to scene: inout Scene) {
    let tokens = theme.tokens
    let order = nodes.indices.filter { labels[$0] != nil }.sorted { a, b in
      isTop[a] != isTop[b] ? !isTop[a] : a < b
    }
    for index in order {
      guard let label = labels[index], let box = arrangement.labelBoxes[index] else { continue }
      let isFaded = nodes[index].emphasis == .faded
      if arrangement.gaps[index] > MapArrangement.usualGap {
        let symbol = (width: width(of: index), shape: palette.symbol(of: nodes[index].sector).shape)
        if let line = leader(to: box, from: places[index], symbol.shape, width: symbol.width) {
          scene.lines.append(line)
        }
      }
      scene.texts.append(
        Scene.Text(
          classes: "name halo", lines: label.lines, box: box, alignment: arrangement.sides[index].alignment,
          size: LabelRules.size(nodeCount: nodes.count, isTop: isTop[index]), isBold: isTop[index],
          color: isFaded ? tokens.muted : tokens.ink, hasHalo: true))
    }
  }

  /// A thin line from a node to a name that stands apart from it.
  func leader(to box: Rect, from center: Point, _ shape: NodeShape, width: Double) -> Scene.Line? {
    let target = Point(min(max(center.x, box.minX), box.maxX), min(max(center.y, box.minY), box.maxY))
    let direction = (target - center).direction
    let start = center + direction * (shape.reach(along: direction) * width)
    guard start.distance(to: target) > 2 else { return nil }
    let third = (target - start) / 3
    return Scene.Line(
      classes: "leader", path: [start, start + third, start + 2 * third, target],
      style: TieStyle(color: theme.tokens.ink, width: 0.8))
  }

  /// Ids that a page can rely on: made from the data's own, safe, and each used once.
  private func elementIDs(prefix: String, _ names: [String]) -> [String] {
    var used: Set<String> = []
    return names.map { name in
      let base = prefix + SafeText.identifier(name)
      var candidate = base
      var number = 2
      while !used.insert(candidate).inserted {
        candidate = "\(base)-\(number)"
        number += 1
      }
      return candidate
    }
  }
}

extension PageFrame {
  /// Adds a sentence to the last footer line.
  mutating func addNote(_ note: String?) {
    guard let note else { return }
    var text = text
    if text.footers.count < 2 { text.footers.append(note) } else { text.footers[1] += " " + note }
    self = PageFrame(theme: theme, text: text, page: page)
  }
}
