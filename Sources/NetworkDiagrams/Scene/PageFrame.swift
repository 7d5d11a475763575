/// The page of a map: always half as wide again as high, larger where many names must find room.
package struct DiagramPage: Sendable, Hashable {
  package let width: Double
  package let height: Double

  package init(scale: Double = 1) {
    width = (1080 * scale).rounded()
    height = (720 * scale).rounded()
  }

  /// Up to 60 stakeholders the usual page, up to 150 a larger one, since all of their names are written.
  init(nodeCount: Int) {
    self.init(scale: nodeCount <= 60 || LargeMap.isLarge(nodeCount) ? 1 : nodeCount <= 100 ? 1.2 : 1.4)
  }

  /// Where the symbols of the map go.
  var map: Rect { Rect(minX: 44, minY: 76, maxX: width - 274, maxY: height - 80) }
  /// How far names and lines may reach beyond the symbols.
  static let mapMargin = 10.0
  /// What belongs to the map alone: title, legend and footers lie outside, everything of the map inside.
  var mapArea: Rect { map.insetBy(-Self.mapMargin) }
  var legendLeft: Double { width - 248 }
  var legendRight: Double { width - 36 }
}

/// The fixed parts of a page: title, subtitle, rule, footers.
struct PageFrame {
  static let margin = 36.0

  let theme: DiagramTheme
  let text: DiagramText
  let page: DiagramPage

  func draw(into scene: inout Scene) {
    let tokens = theme.tokens
    let width = page.width - 2 * Self.margin
    let (title, size) = Self.fitted(SafeText.cleaned(text.title), sizes: [20, 18, 16], width: width, isBold: true)
    scene.addText(
      [title], classes: "title", left: Self.margin, y: page.height - 34, size: size, isBold: true, color: tokens.ink)
    if !text.subtitle.isEmpty {
      let (line, size) = Self.fitted(SafeText.cleaned(text.subtitle), sizes: [12, 11, 10], width: width, isBold: false)
      scene.addText(
        [line], classes: "subtitle", left: Self.margin, y: page.height - 59, size: size, isBold: false,
        color: tokens.ink2)
    }
    let footers = text.footers.prefix(2).flatMap { footer in
      Self.wrapped(SafeText.cleaned(footer), size: 9, width: width, most: 2)
    }
    // The usual two lines stand under the rule; a third one lifts it.
    let lift = 13 * Double(max(0, footers.count - 2))
    scene.background.append(
      .rule(
        from: Point(Self.margin, 40 + lift), to: Point(page.width - Self.margin, 40 + lift), color: tokens.hairline,
        width: 0.75))
    for (index, line) in footers.enumerated() {
      scene.addText(
        [line], classes: "footer", left: Self.margin, y: 26 + lift - 13 * Double(index), size: 9, isBold: false,
        color: tokens.muted)
    }
  }

  /// A text in as few lines as hold it; what does not fit into the last one ends with an ellipsis.
  static func wrapped(_ text: String, size: Double, width: Double, most: Int, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    var rest = text.split(separator: " ")
    while !rest.isEmpty, lines.count < most - 1 {
      var count = rest.count
      while count > 1,
        TextMetrics.width(of: rest.prefix(count).joined(separator: " "), size: size, isBold: isBold) > width
      {
        count -= 1
      }
      lines.append(rest.prefix(count).joined(separator: " "))
      rest.removeFirst(count)
    }
    if !rest.isEmpty {
      lines.append(fitted(rest.joined(separator: " "), sizes: [size], width: width, isBold: isBold).0)
    }
    return lines
  }

  /// The largest of the sizes in which a line fits; cut at a word with an ellipsis when it fits in none.
  static func fitted(_ text: String, sizes: [Double], width: Double, isBold: Bool) -> (String, Double) {
    for size in sizes where TextMetrics.width(of: text, size: size, isBold: isBold) <= width { return (text, size) }
    let size = sizes.last ?? 9
    var words = text.split(separator: " ")
    while words.count > 1 {
      words.removeLast()
      let line = words.joined(separator: " ") + "…"
      if TextMetrics.width(of: line, size: size, isBold: isBold) <= width { return (line, size) }
    }
    var letters = Array(words.first ?? "")
    while letters.count > 1, TextMetrics.width(of: String(letters) + "…", size: size, isBold: isBold) > width {
      letters.removeLast(max(1, letters.count / 20))
    }
    return (String(letters) + "…", size)
  }
}

extension Scene {
  /// Adds text that begins at a left edge, vertically centred on `y`.
  mutating func addText(
    _ lines: [String], classes: String, left: Double, y: Double, size: Double, isBold: Bool, color: Color
  ) {
    let width = lines.map { TextMetrics.width(of: $0, size: size, isBold: isBold) }.max() ?? 0
    let height = Double(lines.count) * size * 1.2
    texts.append(
      Text(
        classes: classes, lines: lines,
        box: Rect(
          minX: left, minY: y - height / 2, maxX: min(left + width * 1.06, self.width - 4), maxY: y + height / 2),
        alignment: .left,
        size: size, isBold: isBold, color: color))
  }

  /// Adds text that ends at a right edge.
  mutating func addText(
    _ line: String, classes: String, right: Double, y: Double, size: Double, isBold: Bool = false, color: Color
  ) {
    let width = TextMetrics.width(of: line, size: size, isBold: isBold) * 1.06
    texts.append(
      Text(
        classes: classes, lines: [line],
        box: Rect(minX: right - width, minY: y - size * 0.6, maxX: right, maxY: y + size * 0.6), alignment: .right,
        size: size, isBold: isBold, color: color))
  }

  /// Adds text centred on a point.
  mutating func addText(
    _ line: String, classes: String, center: Point, size: Double, isBold: Bool = false, color: Color
  ) {
    let width = TextMetrics.width(of: line, size: size, isBold: isBold) * 1.06
    texts.append(
      Text(
        classes: classes, lines: [line], box: Rect(center: center, width: width, height: size * 1.2),
        alignment: .center, size: size, isBold: isBold, color: color))
  }
}
