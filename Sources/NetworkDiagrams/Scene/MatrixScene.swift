import StakeholderModel

extension SectorMatrix {
  /// Shades of the share of tied pairs, from few to many; a share of 1/64 is two steps paler than one of 1/16.
  private static let blues: [Color] = ["#E3EEF9", "#BBD6EF", "#86B6DE", "#4C8FC7", "#1F66A6", "#0B4278"]
  private static let greys: [Color] = ["#F2F2F2", "#D9D9D9", "#BDBDBD", "#969696", "#636363", "#3D3D3D"]
  /// The upper ends of all shades but the last.
  private static let breaks = [0.04, 0.08, 0.16, 0.32, 0.64]

  static func shades(_ theme: DiagramTheme) -> [Color] { theme == .grey ? greys : blues }

  /// The colour of numbers on a shade. The shades are the same on a dark page.
  static func ink(onShade step: Int) -> Color { step < 4 ? ThemeTokens.light.ink : "#FFFFFF" }

  private var shades: [Color] { Self.shades(theme) }

  private func shade(_ share: Double) -> Int { Self.breaks.prefix { share > $0 }.count }

  /// The most sectors that are shown; of more the largest are.
  private static let most = 14

  func scene() -> Scene {
    let tokens = theme.tokens
    let page = DiagramPage()
    let count = min(sectors.count, Self.most)
    let title = SafeText.cleaned(text.title)
    var scene = Scene(
      theme: theme, title: title,
      description: Texts.matrixDescription(title: title, sectors: sectors.prefix(count).map(\.title)))
    var frame = text
    if count < sectors.count { frame.footers[1] += " " + Texts.sectorsLeftOut(sectors.count - count) }
    PageFrame(theme: theme, text: frame, page: page).draw(into: &scene)
    let palette = SectorPalette(
      sectors: order, counts: Dictionary(zip(sectors.map(\.id), sizes), uniquingKeysWith: { first, _ in first }))
    let side = min(78, 528 / Double(count))
    let left = 286.0
    let top = page.map.maxY - 22
    scene.addText(Texts.members, classes: "legend", right: left - 18, y: top + 18, size: 10, color: tokens.muted)
    for row in 0..<count {
      let y = top - (Double(row) + 0.5) * side
      let symbol = palette.symbol(of: sectors[row].id)
      func mark(_ center: Point, _ width: Double) {
        scene.symbols.append(
          Scene.Symbol(
            classes: "legend", center: center, width: width * symbol.shape.widthFactor, shape: symbol.shape,
            fill: symbol.color(in: theme), outline: tokens.ink, outlineWidth: 1.1))
      }
      mark(Point(54, y), min(15, side * 0.5))
      // A column's symbol stands on its top cell.
      mark(Point(left + (Double(row) + 0.5) * side, top - Double(row) * side + 14), min(12.5, side * 0.4))
      let label = LabelRules(columns: 24, lineCount: side < 30 ? 1 : 2).label(
        for: sectors[row].title, isPerson: false, isTop: true)
      scene.addText(
        label.lines, classes: "legend", left: 76, y: y, size: side < 24 ? 9.5 : 11, isBold: false, color: tokens.ink)
      scene.addText(
        Texts.grouped(sizes[row]), classes: "legend count", right: left - 18, y: y, size: 11, color: tokens.ink2)
      for column in 0...row {
        draw(rows[row][column], row, column, in: cellBox(row, column, side: side, left: left, top: top), into: &scene)
      }
    }
    drawKey(into: &scene, left: max(page.legendLeft - 70, left + side * Double(count) * 0.5 + 70), top: page.map.maxY)
    return scene
  }

  private func cellBox(_ row: Int, _ column: Int, side: Double, left: Double, top: Double) -> Rect {
    Rect(
      minX: left + Double(column) * side + 1.5, minY: top - Double(row + 1) * side + 1.5,
      maxX: left + Double(column + 1) * side - 1.5, maxY: top - Double(row) * side - 1.5)
  }

  private func draw(_ cell: Cell, _ row: Int, _ column: Int, in box: Rect, into scene: inout Scene) {
    let tokens = theme.tokens
    var ink = tokens.ink
    if let share = cell.share, cell.tied > 0 {
      let step = shade(share)
      scene.background.append(.box(box, color: shades[step]))
      ink = Self.ink(onShade: step)
    } else {
      frame(box, isDashed: cell.isSilo, into: &scene)
      ink = cell.isSilo ? tokens.ink : tokens.muted
    }
    let height = box.height
    guard cell.possible > 0 else {
      scene.addText("–", classes: "cell", center: box.center, size: 12, color: tokens.muted)
      return
    }
    let isLarge = height > 44
    let size = max(9, min(15, height * 0.26))
    scene.addText(
      Texts.grouped(cell.tied), classes: "cell", center: box.center + Point(0, isLarge ? height * 0.12 : height * 0.16),
      size: size, isBold: cell.tied > 0 || cell.isSilo, color: ink)
    if height > 26 {
      scene.addText(
        Texts.ofPossible(cell.possible), classes: "cell", center: box.center - Point(0, height * 0.2),
        size: max(7.5, min(9.5, height * 0.17)), color: ink)
    }
  }

  private func frame(_ box: Rect, isDashed: Bool, into scene: inout Scene) {
    let tokens = theme.tokens
    let corners = [
      Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY), Point(box.minX, box.maxY),
    ]
    for (index, from) in corners.enumerated() {
      let to = corners[(index + 1) % 4]
      let third = (to - from) / 3
      scene.lines.append(
        Scene.Line(
          classes: "cell", path: [from, from + third, from + 2 * third, to],
          style: TieStyle(
            color: isDashed ? tokens.ink : tokens.hairline, width: isDashed ? 2.2 : 0.9, isDashed: isDashed)))
    }
  }

  private func drawKey(into scene: inout Scene, left: Double, top: Double) {
    let tokens = theme.tokens
    func line(_ text: String, _ y: Double, isHead: Bool = false, at x: Double? = nil) {
      scene.addText(
        [text], classes: isHead ? "legend head" : "legend", left: x ?? left, y: y, size: isHead ? 10.5 : 10,
        isBold: isHead, color: isHead ? tokens.ink : tokens.ink2)
    }
    var y = top
    line(Texts.howToRead, y, isHead: true)
    for text in Texts.matrixReading {
      y -= 16
      line(text, y)
    }
    y -= 30
    line(Texts.shadeHead, y, isHead: true)
    y -= 24
    let width = 38.0
    for (index, shade) in shades.enumerated() {
      scene.background.append(
        .box(
          Rect(
            minX: left + width * Double(index), minY: y - 10, maxX: left + width * Double(index + 1), maxY: y + 10),
          color: shade))
      let text = index == 0 ? ">0" : Texts.percent(Self.breaks[index - 1], isLast: index == shades.count - 1)
      scene.addText(
        text, classes: "legend", center: Point(left + width * Double(index) + (index == 0 ? 6 : 0), y - 18), size: 9,
        color: tokens.ink2)
    }
    for (isDashed, lines) in [(true, Texts.siloMeaning), (false, Texts.chanceMeaning)] {
      guard rows.contains(where: { $0.contains { $0.tied == 0 && $0.possible > 0 && $0.isSilo == isDashed } }) else {
        continue
      }
      y -= 50
      let box = Rect(minX: left, minY: y - 13, maxX: left + 38, maxY: y + 13)
      frame(box, isDashed: isDashed, into: &scene)
      scene.addText(
        "0", classes: "legend", center: box.center, size: 10, isBold: isDashed,
        color: isDashed ? tokens.ink : tokens.muted)
      scene.addText(
        lines, classes: "legend", left: left + 48, y: y, size: 9.5, isBold: false, color: tokens.ink)
    }
  }
}
