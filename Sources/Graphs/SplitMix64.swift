/// A small random generator with a seed: the same seed gives the same numbers on every system and in every version.
///
/// The functions below replace those of the standard library, whose algorithms may change between its versions.
///
/// Source: Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0 ..< bound`, each equally likely.
  ///
  /// - Precondition: `bound` is positive.
  public mutating func nextIndex(below bound: Int) -> Int {
    precondition(bound > 0, "There is no number below \(bound).")
    let range = UInt64(bound)
    // Draws from the incomplete last stretch are thrown away, or low numbers would come a little too often. It is shorter
    // than the range, so that the division is hardly ever needed.
    while true {
      let product = next().multipliedFullWidth(by: range)
      if product.low >= range || product.low >= (0 &- range) % range { return Int(product.high) }
    }
  }

  /// A number in 0 ..< 1, a multiple of 2⁻⁵³.
  public mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  // Inlinable, so that other modules shuffle an array as one and not element by element by way of a protocol.
  /// Puts elements into a random order, each order equally likely (Fisher and Yates).
  @inlinable
  public mutating func shuffle<Elements: MutableCollection & RandomAccessCollection>(_ elements: inout Elements) {
    var remaining = elements.count
    while remaining > 1 {
      let chosen = elements.index(elements.startIndex, offsetBy: nextIndex(below: remaining))
      remaining -= 1
      elements.swapAt(chosen, elements.index(elements.startIndex, offsetBy: remaining))
    }
  }

  /// A generator for one part of a larger piece of work, such as one replicate, so that parts can run in any order.
  public static func stream(_ number: Int, seed: UInt64) -> SplitMix64 {
    var mixer = SplitMix64(seed: seed ^ (UInt64(bitPattern: Int64(number)) &* 0xD1B5_4A32_D192_ED03))
    return SplitMix64(seed: mixer.next())
  }
}
