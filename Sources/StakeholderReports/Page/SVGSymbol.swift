import NetworkDiagrams

/// Symbols and lines as small SVG pieces, for tables, legends and plots. Nothing in them comes from data.
enum SVGSymbol {
  /// A sector's symbol around a point, in the coordinates of the picture that it becomes a part of.
  ///
  /// - Parameter diameter: that of the circle that covers as much.
  static func shape(_ symbol: SectorSymbol, x: Double, y: Double, diameter: Double) -> String {
    let paint = "class=\"symbol\" fill=\"\(symbol.fill.hex)\""
    let corners = symbol.shape.corners
    guard !corners.isEmpty else {
      return "<circle cx=\"\(text(x))\" cy=\"\(text(y))\" r=\"\(text(diameter / 2))\" \(paint)/>"
    }
    let width = diameter * symbol.shape.widthFactor
    let points = corners.map { "\(text(x + $0.x * width)),\(text(y - $0.y * width))" }.joined(separator: " ")
    return "<polygon points=\"\(points)\" \(paint)/>"
  }

  /// A symbol as a picture of its own, as large as a letter.
  static func inline(_ symbol: SectorSymbol) -> String {
    "<svg width=\"20\" height=\"18\" viewBox=\"-10 -9 20 18\" aria-hidden=\"true\">"
      + shape(symbol, x: 0, y: 0, diameter: 11) + "</svg>"
  }

  /// A line as the legend shows it.
  static func line(_ row: ArrangedDiagram.LineRow) -> String {
    let style = row.style
    let token = ThemeTokens.light.variables.first { $0.color == style.color }
    let color = token.map { "var(--map-\($0.name),\(style.color.hex))" } ?? style.color.hex
    let dash = style.isDashed ? " stroke-dasharray=\"6 3\"" : ""
    let end = row.hasHead ? 35.0 : 38
    var parts =
      "<path d=\"M1,9H\(text(end))\" stroke=\"\(color)\" stroke-width=\"\(text(style.width * 1.25))\"\(dash)/>"
    if row.hasHead {
      parts +=
        style.head == .tee
        ? "<path d=\"M37,3v12\" stroke=\"\(color)\" stroke-width=\"3\"/>"
        : "<path d=\"M31,4L38,9L31,14\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.8\"/>"
    }
    return "<svg width=\"40\" height=\"18\" viewBox=\"0 0 40 18\" aria-hidden=\"true\">\(parts)</svg>"
  }

  /// A number with at most two decimals.
  static func text(_ number: Double) -> String { NumberText.short(number) }
}
