import CollaborationMetrics
import NetworkDiagrams

/// A value through the waves as a small line beside its numbers. It starts at zero, so that a small change looks small.
enum WaveLine {
  private static let width = 84.0
  private static let height = 26.0

  /// The picture; nil where fewer than two waves have a value.
  ///
  /// - Parameters:
  ///   - values: The values in the order of the waves; nil leaves a gap.
  ///   - unit: Shares are drawn on a scale that ends at 100 %, whatever was measured.
  static func svg(_ values: [Double?], unit: Indicator.Unit) -> String? {
    let known = values.compactMap(\.self).filter(\.isFinite)
    guard known.count > 1, let least = known.min(), let greatest = known.max() else { return nil }
    let low = min(0, least)
    let high = unit == .share ? 1 : max(greatest, low + 1e-9)
    func x(_ place: Int) -> Double { 5 + (width - 10) * Double(place) / Double(values.count - 1) }
    func y(_ value: Double) -> Double { height - 5 - (height - 10) * (value - low) / (high - low) }
    var parts = "<path class=\"base\" d=\"M0,\(SVGSymbol.text(y(0)))H\(SVGSymbol.text(width))\"/>"
    var previous: (x: Double, y: Double)?
    for (place, value) in values.enumerated() {
      guard let value, value.isFinite else {
        previous = nil
        continue
      }
      let point = (x: x(place), y: y(value))
      if let previous {
        parts +=
          "<path d=\"M\(SVGSymbol.text(previous.x)),\(SVGSymbol.text(previous.y))"
          + "L\(SVGSymbol.text(point.x)),\(SVGSymbol.text(point.y))\"/>"
      }
      parts += "<circle cx=\"\(SVGSymbol.text(point.x))\" cy=\"\(SVGSymbol.text(point.y))\" r=\"2.6\"/>"
      previous = point
    }
    return "<svg class=\"waveline\" width=\"\(SVGSymbol.text(width))\" height=\"\(SVGSymbol.text(height))\" "
      + "viewBox=\"0 0 \(SVGSymbol.text(width)) \(SVGSymbol.text(height))\" aria-hidden=\"true\">\(parts)</svg>"
  }
}
