/// The study's source of chance: the same seed and stream give the same draws on every machine.
///
/// Each part of the generator has a stream of its own, so that changing one part does not shuffle the others.
/// Everything is drawn in integers; no result depends on floating point.
struct Random {
  private var state: UInt64

  init(seed: UInt64, stream: UInt64) {
    state = seed &+ stream &* 0xD1B5_4A32_D192_ED03
    _ = next()
  }

  /// SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number within the range. The bias of the remainder is below one in 10¹⁶ for ranges this small.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
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
