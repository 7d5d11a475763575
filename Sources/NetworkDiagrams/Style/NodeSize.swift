/// Area carries the value: a stakeholder with twice the value covers twice the area above the smallest.
package struct NodeSize: Sendable, Hashable {
  package let smallest: Double
  package let largest: Double
  package let maximum: Double

  /// The diameter when there is nothing to size by.
  package static let unsized = 16.0

  /// - Parameters:
  ///   - values: what the nodes are sized by; nil is unknown.
  package init(values: [Double?]) {
    (smallest, largest) = values.count <= 60 ? (13, 40) : values.count <= 150 ? (10, 32) : (5.5, 24)
    maximum = values.reduce(0) { max($0, $1 ?? 0) }
  }

  /// Whether any node has a value above zero; without one all nodes are drawn alike.
  package var isUsed: Bool { maximum > 0 }

  /// The diameter of the circle of that value; other shapes are as wide as covers the same area.
  package func diameter(of value: Double?) -> Double {
    guard isUsed else {
      return smallest < Self.unsized && largest >= Self.unsized ? min(Self.unsized, largest) : smallest
    }
    let share = max(0, min(1, (value ?? 0) / maximum))
    return (smallest * smallest + (largest * largest - smallest * smallest) * share).squareRoot()
  }

  /// Up to four round values for the legend, from 0 to the largest.
  package var legendValues: [Double] {
    guard isUsed else { return [] }
    let top = Self.round(maximum)
    var values = [0, Self.round(maximum / 8), Self.round(maximum / 2), top]
    values = values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    return values
  }

  /// Rounds down to one or two telling digits, so that no circle of the legend is larger than those of the map.
  static func round(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    var unit = 1.0
    while unit * 10 <= value { unit *= 10 }
    while unit > value { unit /= 10 }
    let steps = unit == 1 && value < 10 ? [1.0] : [0.05, 0.1, 0.5]
    for step in steps {
      let rounded = (value / (unit * step)).rounded(.down) * unit * step
      if rounded > value * 0.9 { return rounded }
    }
    return (value / unit).rounded(.down) * unit
  }
}
