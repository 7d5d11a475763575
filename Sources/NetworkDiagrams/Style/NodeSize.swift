/// Area carries the value: a stakeholder with twice the value covers twice the area above the smallest.
package struct NodeSize: Sendable, Hashable {
  package let smallest: Double
  package let largest: Double
  package let maximum: Double
  /// Whether all values are whole, as counts are.
  private let isWhole: Bool

  /// The diameter when there is nothing to size by.
  package static let unsized = 16.0

  /// - Parameters:
  ///   - values: what the nodes are sized by; nil is unknown.
  package init(values: [Double?]) {
    // Beyond 600 nodes the page would fill up.
    let shrink = values.count > 600 ? (600 / Double(values.count)).squareRoot() : 1
    (smallest, largest) =
      values.count <= 60 ? (13, 40) : values.count <= 150 ? (10, 32) : (5.5 * shrink, 24 * shrink)
    maximum = values.reduce(0) { max($0, $1 ?? 0) }
    isWhole = values.allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
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
    // Small numbers are mostly counts, of which there are no parts.
    let low = Self.rounded(maximum / 8)
    let values = [
      0, maximum >= 3 ? max(1, low) : low, Self.rounded(maximum / 2), Self.rounded(maximum, isExact: true),
    ]
    let readable = isWhole ? values.map { $0.rounded(.up) } : values
    return readable.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Rounds down to a number that is easily read, so that no circle of the legend is larger than those of the map.
  static func rounded(_ value: Double, isExact: Bool = false) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    var unit = 1.0
    while unit * 10 <= value { unit *= 10 }
    while unit > value { unit /= 10 }
    if value >= 1, value < 10 { return value.rounded(.down) }
    // Whole steps of the leading digit lose too much; halves, tenths and twentieths of it lose less and less.
    for steps in isExact ? [10.0, 20] : [2.0, 10] {
      let rounded = (value / unit * steps).rounded(.down) * unit / steps
      if rounded >= value * (isExact ? 0.98 : 0.8) { return rounded }
    }
    return (value / unit * 20).rounded(.down) * unit / 20
  }
}
