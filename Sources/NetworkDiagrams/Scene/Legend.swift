/// The column that explains the map: only what the picture uses, in the sizes and outlines of the picture, with counts.
struct Legend {
  let map: MapDrawing
  private var left: Double { map.page.legendLeft }
  private var right: Double { map.page.legendRight }

  /// Whether rows stand closer, since what stands beside the map would not find room below.
  private var isCompact = false
  /// How far down the column reaches.
  private static let bottom = 52.0

  init(_ map: MapDrawing) {
    self.map = map
    guard !map.asideParts.isEmpty else { return }
    var scratch = Scene(theme: map.theme, title: "", description: "")
    let aside = asideLayout(from: drawKey(into: &scratch), bottom: -1_000)
    let lowest = (Array(aside.groups.values) + aside.singles.values).map(\.y).min() ?? 0
    isCompact = lowest < Self.bottom
  }

  private var tokens: ThemeTokens { map.theme.tokens }

  /// Where those stand who are not on the map.
  func asidePlaces() -> [Int: Point] {
    guard !map.asideParts.isEmpty else { return [:] }
    var scratch = Scene(theme: map.theme, title: "", description: "")
    let layout = asideLayout(from: drawKey(into: &scratch))
    return layout.groups.merging(layout.singles) { first, _ in first }
  }

  private func asideLayout(
    from top: Double, bottom: Double = Legend.bottom
  ) -> (groups: [Int: Point], singles: [Int: Point], singlesTop: Double) {
    let hasGroups = map.asideParts.contains { $0.count > 1 }
    return LargeMap.asidePlaces(
      map.asideParts, left: left, right: right, top: top - (hasGroups ? 36 : 18), bottom: bottom)
  }

  func draw(into scene: inout Scene) {
    let y = drawKey(into: &scene)
    let parts = map.asideParts
    guard !parts.isEmpty else { return }
    head(Texts.asideHead, into: &scene, at: y)
    let groups = parts.filter { $0.count > 1 }
    if !groups.isEmpty {
      let members = groups.reduce(0) { $0 + $1.count }
      row(Texts.smallParts(groups.count), Texts.grouped(members), textLeft: left, into: &scene, at: y - 18)
    }
    let singles = parts.count - groups.count
    if singles > 0 {
      let top = groups.isEmpty ? y - 18 : asideLayout(from: y).singlesTop
      row(Texts.withoutTie, Texts.grouped(singles), textLeft: left, into: &scene, at: top)
    }
  }

  /// Draws what explains the picture, and says where the column goes on.
  private func drawKey(into scene: inout Scene) -> Double {
    var y = map.page.map.maxY + 1
    y = drawEmphasis(into: &scene, from: y)
    if map.text.emphasis?.listTitle == nil { y = drawSectors(into: &scene, from: y) }
    y = drawLines(into: &scene, from: y)
    y = drawStrengths(into: &scene, from: y)
    y = drawSizes(into: &scene, from: y)
    // Who stands out is named with its symbol; what the symbols mean follows where there is room.
    if map.text.emphasis?.listTitle != nil, y - 30 - map.sectorRows.reduce(0, { $0 + sectorHeight($1) }) > 50 {
      y = drawSectors(into: &scene, from: y)
    }
    y = drawListing(into: &scene, from: y)
    if LargeMap.isLarge(map.nodes.count) {
      let isAboutSome = map.nodes.contains { $0.emphasis != .normal }
      head(Texts.namesHead(map.shownNames, isAboutSome: isAboutSome), into: &scene, at: y)
      scene.addText(
        [Texts.allNames], classes: "legend", left: left, y: y - 15, size: 9.5, isBold: false, color: tokens.ink2)
      y -= 42
    }
    return y
  }

  private func head(_ text: String, into scene: inout Scene, at y: Double) {
    let (line, size) = PageFrame.fitted(SafeText.cleaned(text), sizes: [10.5], width: right - left, isBold: true)
    scene.addText([line], classes: "legend head", left: left, y: y, size: size, isBold: true, color: tokens.ink)
  }

  private func row(_ title: String, _ count: String?, textLeft: Double, into scene: inout Scene, at y: Double) {
    let room = right - textLeft - (count == nil ? 0 : 26)
    let (line, size) = PageFrame.fitted(SafeText.cleaned(title), sizes: [10, 9.5], width: room, isBold: false)
    scene.addText([line], classes: "legend", left: textLeft, y: y, size: size, isBold: false, color: tokens.ink)
    if let count { scene.addText(count, classes: "legend count", right: right, y: y, size: 10, color: tokens.ink2) }
  }

  // MARK: Sectors

  private func drawSectors(into scene: inout Scene, from top: Double) -> Double {
    let rows = map.sectorRows
    guard !rows.isEmpty else { return top }
    let title = map.text.groupTitle ?? Texts.sectorHead
    let hasShapes = rows.contains { $0.symbol.shape != .circle }
    head(hasShapes ? title : Texts.withoutShape(title), into: &scene, at: top)
    var y = top - 15
    let meanings = [
      map.text.groupTitle == Texts.communityHead ? Texts.communityMeaning : nil, map.hasTints ? Texts.tintMeaning : nil,
    ].compactMap(\.self)
    for line in meanings {
      scene.addText([line], classes: "legend", left: left, y: y, size: 9.5, isBold: false, color: tokens.ink2)
      y -= 12
    }
    y -= meanings.isEmpty ? 6 : 7
    for row in rows {
      symbol(row.symbol, into: &scene, at: Point(left + 10, y))
      let lines = sectorLines(row)
      for (index, line) in lines.enumerated() {
        self.row(
          line, index == 0 ? Texts.grouped(row.count) : nil, textLeft: left + 26, into: &scene,
          at: y - (isCompact ? 11 : 12) * Double(index))
      }
      y -= sectorHeight(row)
    }
    return y - 9
  }

  /// A name that is too long for the column goes on in a second line; the names of those who share a symbol in as many as
  /// they need.
  private func sectorLines(_ row: MapDrawing.SectorRow) -> [String] {
    let width = right - left - 26 - 26
    return PageFrame.wrapped(
      SafeText.cleaned(row.title), size: 10, width: width, most: row.symbol == .other ? 8 : 2)
  }

  private func sectorHeight(_ row: MapDrawing.SectorRow) -> Double {
    (isCompact ? 15.5 : 21) + (isCompact ? 11 : 12) * Double(max(0, sectorLines(row).count - 1))
  }

  private func symbol(_ symbol: SectorSymbol, into scene: inout Scene, at center: Point, outlineWidth: Double = 1.1) {
    scene.symbols.append(
      Scene.Symbol(
        classes: "legend", center: center, width: (isCompact ? 10.5 : 12.5) * symbol.shape.widthFactor,
        shape: symbol.shape,
        fill: symbol.color(in: map.theme), outline: tokens.ink, outlineWidth: outlineWidth))
  }

  // MARK: Emphasis

  private func drawEmphasis(into scene: inout Scene, from top: Double) -> Double {
    guard let emphasis = map.text.emphasis else { return top }
    head(emphasis.title, into: &scene, at: top)
    var y = top - 16
    for line in emphasis.meaning {
      scene.addText(
        [SafeText.cleaned(line)], classes: "legend", left: left, y: y, size: 9.5, isBold: false, color: tokens.ink2)
      y -= 11.5
    }
    y -= 11
    guard let listTitle = emphasis.listTitle else { return y }
    let rows = map.emphasized
    head(listTitle, into: &scene, at: y)
    y -= 20
    for node in rows.prefix(8) {
      symbol(map.palette.symbol(of: node.sector), into: &scene, at: Point(left + 10, y), outlineWidth: 2.4)
      let label = LabelRules(columns: 24, lineCount: 1).label(for: node.name, isPerson: node.isPerson, isTop: false)
      row(label.lines.first ?? "", node.emphasisCount.map(Texts.grouped), textLeft: left + 26, into: &scene, at: y)
      y -= 20
    }
    if rows.count > 8 {
      row(Texts.more(rows.count - 8), nil, textLeft: left + 26, into: &scene, at: y)
      y -= 20
    }
    return y - 9
  }

  // MARK: A list

  /// As many lines of a list as there is room for.
  private func drawListing(into scene: inout Scene, from top: Double) -> Double {
    guard let listing = map.text.listing else { return top }
    let rows = listing.rows.prefix(Int((top - 80) / 16))
    guard !rows.isEmpty else { return top }
    head(listing.title, into: &scene, at: top)
    var y = top - 16
    scene.addText(listing.detailTitle, classes: "legend", right: right, y: y, size: 9, color: tokens.muted)
    for row in rows {
      y -= 16
      let (name, size) = PageFrame.fitted(
        SafeText.cleaned(row.name), sizes: [10, 9.5], width: right - left - 84, isBold: false)
      scene.addText([name], classes: "legend", left: left, y: y, size: size, isBold: false, color: tokens.ink)
      scene.addText(
        row.value, classes: "legend count", right: right - 52, y: y, size: 10, isBold: true, color: tokens.ink)
      scene.addText(row.detail, classes: "legend count", right: right, y: y, size: 10, color: tokens.ink2)
    }
    return y - 30
  }

  // MARK: Lines

  private func drawLines(into scene: inout Scene, from top: Double) -> Double {
    let rows = map.lineRows
    guard !rows.isEmpty else { return top }
    let isTapered = rows.contains { $0.style.isTapered }
    head(isTapered ? Texts.taperedHead : map.text.lineTitle ?? Texts.lineHead, into: &scene, at: top)
    var y = top - 21
    for row in rows {
      let end = left + 40
      let tip = row.heads == .none || row.style.isTapered ? nil : Point(end, y)
      let tailTip = row.heads == .both ? Point(left, y) : nil
      // The pale hairs of a large map would not be seen one by one.
      var style = row.style
      style.width = max(0.9, style.width)
      if style.color.alpha < 255 { style.color = style.color.withAlpha(0.8) }
      let start = tailTip == nil ? left : left + row.style.headLength
      let stop = tip == nil ? end : end - row.style.headLength
      scene.lines.append(
        Scene.Line(
          classes: "legend", path: Self.straight(from: Point(start, y), to: Point(stop, y)), tailTip: tailTip,
          headTip: tip, style: style))
      let lines = PageFrame.wrapped(
        SafeText.cleaned(row.title), size: 10, width: right - left - 50 - 26, most: 3)
      for (index, line) in lines.enumerated() {
        self.row(
          line, index == 0 ? row.count.map(Texts.grouped) : nil, textLeft: left + 50, into: &scene,
          at: y - 12 * Double(index))
      }
      y -= (isCompact ? 15.5 : 19.5) + 12 * Double(max(0, lines.count - 1))
    }
    if map.hasTwoHeads {
      scene.addText(
        [Texts.twoHeads], classes: "legend", left: left, y: y + 2, size: 9.5, isBold: false, color: tokens.ink2)
      y -= 15
    }
    return y - 9
  }

  private static func straight(from start: Point, to end: Point) -> [Point] {
    let third = (end - start) / 3
    return [start, start + third, start + 2 * third, end]
  }

  /// The widths of lines, where they say how strong ties are.
  private func drawStrengths(into scene: inout Scene, from top: Double) -> Double {
    guard map.strengths != nil else { return top }
    head(Texts.strengthHead, into: &scene, at: top)
    var x = left
    for (width, name) in zip(StrengthSteps.widths, Texts.strengths) {
      let scale = LargeMap.isLarge(map.nodes.count) ? 0.4 : 1
      scene.lines.append(
        Scene.Line(
          classes: "legend", path: Self.straight(from: Point(x, top - 21), to: Point(x + 24, top - 21)),
          style: TieStyle(color: tokens.tie, width: width * scale)))
      scene.addText(
        [name], classes: "legend", left: x + 30, y: top - 21, size: 10, isBold: false, color: tokens.ink)
      x += 74
    }
    return top - 50
  }

  // MARK: Sizes

  private func drawSizes(into scene: inout Scene, from top: Double) -> Double {
    let size = map.nodeSize
    guard size.isUsed, map.isSizeExplained else { return top }
    head(map.text.sizeTitle, into: &scene, at: top)
    let (unit, unitSize) = PageFrame.fitted(
      SafeText.cleaned(map.text.sizeUnit), sizes: [9.5, 9], width: right - left, isBold: false)
    scene.addText([unit], classes: "legend", left: left, y: top - 15, size: unitSize, isBold: false, color: tokens.ink2)
    let values = size.legendValues
    let diameters = values.map { size.diameter(of: $0) }
    let y = top - 28 - (diameters.max() ?? 0) / 2
    var x = left
    var textEnd = left - 8
    for (value, diameter) in zip(values, diameters) {
      let text = Self.number(value)
      let textWidth = TextMetrics.width(of: text, size: 9.5, isBold: false)
      let center = Point(max(x + diameter / 2 + 1, textEnd + 8 + textWidth / 2), y)
      textEnd = center.x + textWidth / 2
      scene.symbols.append(
        Scene.Symbol(
          classes: "legend", center: center, width: diameter, shape: .circle, fill: nil, outline: tokens.ink2,
          outlineWidth: 1))
      scene.addText(
        text, classes: "legend", center: Point(center.x, y - (diameters.max() ?? 0) / 2 - 9), size: 9.5,
        color: tokens.ink2)
      x = center.x + diameter / 2 + 16
    }
    if map.hasUnknownSizes {
      scene.addText(
        [Texts.unknownSize], classes: "legend", left: left, y: y - (diameters.max() ?? 0) / 2 - 25, size: 9.5,
        isBold: false, color: tokens.ink2)
    }
    return y - (diameters.max() ?? 0) / 2 - (map.hasUnknownSizes ? 52 : 36)
  }

  private static func number(_ value: Double) -> String {
    value >= 1 && value < 1e15 && value == value.rounded() ? Texts.grouped(Int(value)) : NumberText.shown(value)
  }
}
