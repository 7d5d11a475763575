import NetworkDiagrams

/// The highest scores as symbols on a common scale, with a bar for how far each may be off.
///
/// It comes twice: with the names beside the bars for wide pages, and above them for narrow ones and for paper.
struct DotPlot {
  struct Row {
    var name: String
    var isPerson: Bool
    var value: Double
    var range: ClosedRange<Double>?
    var symbol: SectorSymbol
    var isCutPoint: Bool
  }

  let rows: [Row]
  /// What the picture shows, for readers who cannot see it.
  let description: String
  /// What the numbers on the axis count.
  let unit: String

  /// The step and the end of the axis: a step of 1, 2 or 5 times a power of ten, at most five of them.
  static func axis(to greatest: Double) -> (step: Double, end: Double) {
    guard greatest > 0, greatest.isFinite else { return (step: 1, end: 1) }
    var step = 1.0
    while step > greatest { step /= 10 }
    while step * 10 <= greatest { step *= 10 }
    step /= 10
    for factor in [2.0, 5, 10, 20] where step * factor * 5 >= greatest {
      step *= factor
      break
    }
    return (step: step, end: (greatest / step).rounded(.up) * step)
  }

  private var scale: (step: Double, end: Double) {
    DotPlot.axis(to: rows.map { max($0.value, $0.range?.upperBound ?? 0) }.max() ?? 0)
  }

  /// Both pictures.
  var svg: String { broad + "\n" + narrow }

  private var broad: String {
    let left = 176.0, right = 446.0, step = 33.0
    let bottom = 10 + step * Double(rows.count)
    var parts = grid(left: left, right: right, top: 6, bottom: bottom)
    for (position, row) in rows.enumerated() {
      let y = 10 + step * (Double(position) + 0.5)
      let label = LabelRules(columns: row.isCutPoint ? 18 : 21, lineCount: 2)
        .label(for: row.name, isPerson: row.isPerson, isTop: false)
      for (number, line) in label.lines.enumerated() {
        let offset = (Double(number) - Double(label.lines.count - 1) / 2) * 14.5 + 4.5
        parts += text(line, x: left - 14, y: y + offset, anchor: "end", isCut: row.isCutPoint)
      }
      parts += marks(row, y: y, left: left, right: right)
    }
    return frame(parts, class: "broad", width: 470, height: bottom + 42)
  }

  private var narrow: String {
    let left = 10.0, right = 314.0, step = 43.0
    let bottom = 6 + step * Double(rows.count)
    var parts = grid(left: left, right: right, top: 6, bottom: bottom)
    for (position, row) in rows.enumerated() {
      let y = 31 + step * Double(position)
      let label = LabelRules(columns: row.isCutPoint ? 34 : 38, lineCount: 1)
        .label(for: row.name, isPerson: row.isPerson, isTop: false)
      parts += text(label.lines.first ?? "", x: left - 2, y: y - 12, anchor: "start", isCut: row.isCutPoint)
      parts += marks(row, y: y, left: left, right: right)
    }
    return frame(parts, class: "narrow", width: 328, height: bottom + 42)
  }

  private func frame(_ parts: String, class name: String, width: Double, height: Double) -> String {
    "<svg class=\"dots \(name)\" viewBox=\"0 0 \(SVGSymbol.text(width)) \(SVGSymbol.text(height))\" role=\"img\" "
      + "aria-label=\"\(SafeText.escapedForXML(description))\">\(parts)</svg>"
  }

  private func grid(left: Double, right: Double, top: Double, bottom: Double) -> String {
    let scale = scale
    var parts = ""
    var tick = 0.0
    while tick <= scale.end * (1 + 1e-9) {
      let x = SVGSymbol.text(left + (right - left) * tick / scale.end)
      parts +=
        "<line class=\"grid\" x1=\"\(x)\" y1=\"\(SVGSymbol.text(top))\" x2=\"\(x)\" y2=\"\(SVGSymbol.text(bottom))\"/>"
      let decimals = scale.step < 1 ? 1 : 0
      let label =
        decimals == 0 && tick < 1e9 ? English.grouped(Int(tick.rounded())) : Numeral.fixed(tick, decimals: decimals)
      parts +=
        "<text class=\"axis\" x=\"\(x)\" y=\"\(SVGSymbol.text(bottom + 16))\" text-anchor=\"middle\">\(label)</text>"
      tick += scale.step
    }
    return parts
      + "<text class=\"axis\" x=\"\(SVGSymbol.text(left))\" y=\"\(SVGSymbol.text(bottom + 36))\">"
      + "\(SafeText.escapedForXML(unit))</text>"
  }

  private func marks(_ row: Row, y: Double, left: Double, right: Double) -> String {
    let end = scale.end
    func x(_ value: Double) -> Double { left + (right - left) * value / end }
    var parts = ""
    if let range = row.range {
      let (low, high) = (SVGSymbol.text(x(range.lowerBound)), SVGSymbol.text(x(range.upperBound)))
      let (above, level) = (SVGSymbol.text(y - 5), SVGSymbol.text(y))
      parts += "<line class=\"range\" x1=\"\(low)\" y1=\"\(level)\" x2=\"\(high)\" y2=\"\(level)\"/>"
      parts += "<path class=\"end\" d=\"M\(low),\(above)v10M\(high),\(above)v10\"/>"
    }
    return parts + SVGSymbol.shape(row.symbol, x: x(row.value), y: y, diameter: 12.4)
  }

  private func text(_ line: String, x: Double, y: Double, anchor: String, isCut: Bool) -> String {
    "<text\(isCut ? " class=\"cut\"" : "") x=\"\(SVGSymbol.text(x))\" y=\"\(SVGSymbol.text(y))\" text-anchor=\"\(anchor)\">"
      + "\(SafeText.escapedForXML(SafeText.cleaned(line)))</text>"
  }
}
