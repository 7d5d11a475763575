/// What lies under a map: tints of communities, the lines and words of a grid, the heads of columns, rings.
extension MapDrawing {
  func addGround(to scene: inout Scene) {
    if hasTints { addTints(to: &scene) }
    switch layout {
    case .columns: addColumnHeads(to: &scene)
    case .rings:
      for radii in GroupLayout.ringRadii(of: palette.groups(of: nodes).map(\.count), in: page.map) where radii != .zero
      {
        scene.background.append(
          .ring(center: page.map.center, radii: radii, color: theme.tokens.hairline, width: 0.75))
      }
    case .powerInterest: addGrid(to: &scene)
    default: break
    }
  }

  // MARK: Communities

  /// Discs of a pale shade behind members who stand among their own, and the names of the groups.
  private func addTints(to scene: inout Scene) {
    let isLarge = LargeMap.isLarge(nodes.count)
    let reach = isLarge ? 62.0 : 120
    let needed = isLarge ? 4 : 1
    let radius = isLarge ? 20.0 : 34
    let aside = Set(asideParts.joined())
    var taken = arrangement.labelBoxes.compactMap(\.self)
    let named = Set(palette.shown.map(\.id))
    for group in palette.shown {
      let members = nodes.indices.filter { nodes[$0].sector == group.id && !aside.contains($0) }
      let color = palette.symbol(of: group.id).color(in: theme).blended(0.16, over: theme.tokens.background)
      let inner = members.filter { node in
        members.count { $0 != node && places[$0].distance(to: places[node]) <= reach } >= needed
      }
      for node in inner {
        // Titles and legend stay free of colour.
        let room = page.mapArea
        let reach = min(
          places[node].x - room.minX, room.maxX - places[node].x, places[node].y - room.minY, room.maxY - places[node].y
        )
        let wanted = radius + (isLarge ? 0 : width(of: node) / 2)
        scene.background.append(.disc(center: places[node], radius: max(4, min(wanted, reach)), color: color))
      }
      guard isLarge, !inner.isEmpty else { continue }
      let name = "\(group.title) · \(Texts.grouped(members.count))"
      let size = Point(TextMetrics.width(of: name, size: 11.5, isBold: true) * 1.06, 14)
      let strangers = nodes.indices.filter { node in
        nodes[node].sector.map { $0 != group.id && named.contains($0) } ?? false && !aside.contains(node)
      }
      guard
        let box = bestBox(
          of: size, among: inner.map { places[$0] }, strangers: strangers.map { places[$0] }, avoiding: taken)
      else { continue }
      taken.append(box)
      scene.texts.append(
        Scene.Text(
          classes: "community halo", lines: [name], box: box, alignment: .center, size: 11.5, isBold: true,
          color: theme.tokens.ink, hasHalo: true))
    }
  }

  /// The place near a group where a name hides least; nil where it would stand among others.
  private func bestBox(
    of size: Point, among members: [Point], strangers: [Point], avoiding taken: [Rect]
  ) -> Rect? {
    func near(_ nodes: [Point], _ center: Point) -> Double {
      Double(nodes.count { abs($0.x - center.x) < 60 && abs($0.y - center.y) < 36 })
    }
    let middle = members.reduce(.zero, +) / Double(members.count)
    let extent = ComponentPacking.bounds(members)
    var best: (cost: Double, box: Rect)?
    for row in 0...12 {
      for column in 0...8 {
        let center = Point(
          extent.minX + extent.width * Double(column) / 8,
          extent.minY - 24 + (extent.height + 48) * Double(row) / 12)
        let box = Rect(center: center, width: size.x, height: size.y)
        guard box.minX >= page.map.minX - 8, box.maxX <= page.map.maxX + 8, box.minY >= page.map.minY - 8,
          box.maxY <= page.map.maxY + 8
        else { continue }
        var cost = center.distance(to: middle) * 0.05
        for other in taken { cost += box.overlapArea(other) > 0 ? 100 + box.overlapArea(other) : 0 }
        for node in nodes.indices where box.insetBy(-2).overlaps(arrangement.shapeBox(node)) {
          cost += 3 + 0.3 * box.overlapArea(arrangement.shapeBox(node))
        }
        // Near its own members, and not among others: those would seem to bear the name.
        cost += 0.5 * near(strangers, center) - 1.2 * near(members, center)
        if cost < best?.cost ?? .infinity { best = (cost, box) }
      }
    }
    guard let box = best?.box, 4 * near(members, box.center) >= near(strangers, box.center) else { return nil }
    return box
  }

  // MARK: Columns

  private func addColumnHeads(to scene: inout Scene) {
    let rows = sectorRows
    guard !rows.isEmpty else { return }
    let edges = GroupLayout.columnEdges(of: palette.groups(of: nodes).map(\.count), in: page.map)
    for (index, (row, (left, width))) in zip(rows, edges).enumerated() {
      let title = SafeText.cleaned(row.title)
      let isNarrow = TextMetrics.width(of: title, size: 10.5, isBold: true) > width - 22
      let lines =
        isNarrow ? PageFrame.wrapped(title, size: 10, width: (width - 22) / 1.06, most: 2, isBold: true) : [title]
      scene.addText(
        lines, classes: "column head", left: left + 12, y: page.map.maxY - (isNarrow ? 8 : 6),
        size: isNarrow ? 10 : 10.5, isBold: true, color: theme.tokens.ink)
      if index > 0 {
        scene.background.append(
          .rule(
            from: Point(left, page.map.minY), to: Point(left, page.map.maxY), color: theme.tokens.hairline, width: 0.75)
        )
      }
    }
  }

  // MARK: Power and interest

  private func addGrid(to scene: inout Scene) {
    guard let grid = try? PowerInterestGrid(nodes: nodes, box: page.map) else { return }
    let tokens = theme.tokens
    let box = grid.grid
    func rule(_ from: Point, _ to: Point, _ width: Double) {
      scene.background.append(.rule(from: from, to: to, color: tokens.hairline, width: width))
    }
    let center = box.center
    rule(Point(box.minX, box.minY), Point(box.minX, box.maxY), 1.2)
    rule(Point(box.minX, box.minY), Point(box.maxX, box.minY), 1.2)
    rule(Point(center.x, box.minY), Point(center.x, box.maxY), 1.2)
    rule(Point(box.minX, center.y), Point(box.maxX, center.y), 1.2)
    for (text, left, y) in [
      (Texts.keepContent, box.minX, box.maxY - 11), (Texts.workClosely, center.x, box.maxY - 11),
      (Texts.keepWatch, box.minX, box.minY + 11), (Texts.keepInformed, center.x, box.minY + 11),
    ] {
      scene.addText(
        [text], classes: "quadrant head", left: left + 8, y: y, size: 11.5, isBold: true, color: tokens.muted)
    }
    for (value, x) in [(grid.interest.lowerBound, box.minX + 22), (grid.interest.upperBound, box.maxX - 22)] {
      scene.addText(
        NumberText.shown(value), classes: "axis", center: Point(x, box.minY - 9), size: 9.5, color: tokens.ink2)
    }
    for (value, y) in [(grid.power.lowerBound, box.minY + 22), (grid.power.upperBound, box.maxY - 22)] {
      scene.addText(
        NumberText.shown(value), classes: "axis", center: Point(box.minX - 10, y), size: 9.5, color: tokens.ink2)
    }
    scene.addText(
      Texts.interestAxis, classes: "axis", center: Point(center.x, box.minY - 9), size: 10, isBold: true,
      color: tokens.ink2)
    scene.addText(
      Texts.powerAxis, classes: "axis", center: Point(box.minX + 2, box.maxY + 9), size: 10, isBold: true,
      color: tokens.ink2)
    if grid.unratedCount > 0 {
      scene.addText(
        [Texts.unrated], classes: "axis", left: box.minX, y: box.minY - 26, size: 9.5, isBold: false,
        color: tokens.ink2)
    }
  }
}

extension Color {
  /// The opaque colour that this one gives when laid over another at a share.
  func blended(_ share: Double, over ground: Color) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((share * Double(a) + (1 - share) * Double(b)).rounded()) }
    return Color(red: mix(red, ground.red), green: mix(green, ground.green), blue: mix(blue, ground.blue))
  }
}
