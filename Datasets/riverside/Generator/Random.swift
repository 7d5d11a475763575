internal import Graphs

/// The study's source of chance.
///
/// Each part of the generator has a stream of its own, so that changing one part does not shuffle the others.
/// Everything is drawn in whole numbers; no result depends on floating point.
struct Random {
  private var generator: SplitMix64

  init(seed: UInt64, stream: Int) { generator = .stream(stream, seed: seed) }

  /// A whole number within the range.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + generator.nextIndex(below: range.count)
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { integer(in: 0...99) < percent }

  /// One of several things, or nil if there are none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[integer(in: 0...(elements.count - 1))]
  }

  /// The position of one of several things, drawn in proportion to their weights; nil if all weights are zero.
  mutating func position(weights: [Int]) -> Int? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = integer(in: 0...(total - 1))
    for (position, weight) in weights.enumerated() {
      if rest < weight { return position }
      rest -= weight
    }
    return nil
  }

  /// So many of the things, in their own order.
  mutating func sample<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    var chosen: [Element] = []
    var needed = min(count, elements.count)
    for (position, element) in elements.enumerated()
    where needed > 0 && integer(in: 1...(elements.count - position)) <= needed {
      chosen.append(element)
      needed -= 1
    }
    return chosen
  }
}
