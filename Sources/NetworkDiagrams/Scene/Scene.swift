/// Everything on one page, in points, before any program draws it: what Graphviz is given, and what tests measure.
package struct Scene: Sendable {
  /// A symbol: a stakeholder, or an example in the legend.
  package struct Symbol: Sendable {
    package var elementID: String?
    package var classes: String
    package var center: Point
    /// Width and height of the box into which the shape is fitted.
    package var width: Double
    package var shape: NodeShape
    package var fill: Color?
    package var outline: Color
    package var outlineWidth: Double
    package var isDashed = false
    package var tooltip: String?
  }

  /// A line with or without heads.
  package struct Line: Sendable {
    package var elementID: String?
    package var classes: String
    /// Control points of a cubic curve.
    ///
    /// 3k + 1 of them. A straight line has its middle ones on it.
    package var path: [Point]
    /// The tips of the heads, where there are any; the path stops short of them.
    package var tailTip: Point?
    package var headTip: Point?
    package var style: TieStyle
    package var tooltip: String?

    /// Whether the line, or the straight way to the tip of a head, has a part inside a box.
    func passes(through box: Rect) -> Bool {
      func crosses(_ from: Point, _ to: Point) -> Bool { box.lengthInside(from: from, to: to) > 0 }
      guard let first = path.first, let last = path.last else { return false }
      if let tailTip, crosses(tailTip, first) { return true }
      if let headTip, crosses(last, headTip) { return true }
      for start in stride(from: 0, to: path.count - 3, by: 3) {
        let (a, b, c, d) = (path[start], path[start + 1], path[start + 2], path[start + 3])
        var before = a
        for step in 1...8 {
          let t = Double(step) / 8
          let s = 1 - t
          let next = a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t)
          if crosses(before, next) { return true }
          before = next
        }
      }
      return false
    }
  }

  package enum Alignment: Sendable { case left, center, right }

  /// Lines of text in a box, vertically centred.
  package struct Text: Sendable {
    package var classes: String
    package var lines: [String]
    package var box: Rect
    package var alignment: Alignment
    package var size: Double
    package var isBold: Bool
    package var color: Color
    /// Whether the text lies over the map and needs to be kept apart from the lines behind it.
    package var hasHalo = false
  }

  /// A thin rule or a filled disc behind everything.
  package enum Background: Sendable {
    case rule(from: Point, to: Point, color: Color, width: Double)
    case disc(center: Point, radius: Double, color: Color)
    case box(Rect, color: Color)
    case ring(center: Point, radii: Point, color: Color, width: Double)
  }

  package var width = 1080.0
  package var height = 720.0
  package var theme: DiagramTheme
  package var title: String
  package var description: String
  package var background: [Background] = []
  package var lines: [Line] = []
  package var symbols: [Symbol] = []
  package var texts: [Text] = []
}
