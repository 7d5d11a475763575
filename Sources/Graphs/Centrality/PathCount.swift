/// A number that counts paths, eight at a time.
///
/// Each type says the same in its own words: only operations on vectors of a certain type become single instructions.
protocol PathCount: BinaryFloatingPoint, SIMDScalar, Codable, Sendable where SIMD8Storage: Sendable {
  static func sum(_ one: SIMD8<Self>, _ other: SIMD8<Self>) -> SIMD8<Self>
  /// What arrives in lanes where there was nothing before.
  static func fresh(_ arriving: SIMD8<Self>, _ before: SIMD8<Self>) -> SIMD8<Self>
  static func greater(_ one: SIMD8<Self>, _ other: SIMD8<Self>) -> SIMD8<Self>
  static func hasAll(_ counts: SIMD8<Self>) -> Bool
  static func hasAny(_ counts: SIMD8<Self>) -> Bool
  /// Whether numbers up to these are exact, or as exact as they can be.
  static func areExact(_ greatest: SIMD8<Self>) -> Bool
  static func wide(_ counts: SIMD8<Self>) -> SIMD8<Double>
}

extension Float: PathCount {
  @inline(__always)
  static func sum(_ one: SIMD8<Float>, _ other: SIMD8<Float>) -> SIMD8<Float> { one + other }

  @inline(__always)
  static func fresh(_ arriving: SIMD8<Float>, _ before: SIMD8<Float>) -> SIMD8<Float> {
    arriving.replacing(with: SIMD8<Float>.zero, where: before .!= 0)
  }

  @inline(__always)
  static func greater(_ one: SIMD8<Float>, _ other: SIMD8<Float>) -> SIMD8<Float> {
    one.replacing(with: other, where: other .> one)
  }

  @inline(__always)
  static func hasAll(_ counts: SIMD8<Float>) -> Bool { all(counts .!= 0) }

  @inline(__always)
  static func hasAny(_ counts: SIMD8<Float>) -> Bool { any(counts .!= 0) }

  static func areExact(_ greatest: SIMD8<Float>) -> Bool { all(greatest .< 16_777_216) }

  @inline(__always)
  static func wide(_ counts: SIMD8<Float>) -> SIMD8<Double> {
    SIMD8<Double>(
      Double(counts[0]), Double(counts[1]), Double(counts[2]), Double(counts[3]), Double(counts[4]), Double(counts[5]),
      Double(counts[6]), Double(counts[7]))
  }
}

extension Double: PathCount {
  @inline(__always)
  static func sum(_ one: SIMD8<Double>, _ other: SIMD8<Double>) -> SIMD8<Double> { one + other }

  @inline(__always)
  static func fresh(_ arriving: SIMD8<Double>, _ before: SIMD8<Double>) -> SIMD8<Double> {
    arriving.replacing(with: SIMD8<Double>.zero, where: before .!= 0)
  }

  @inline(__always)
  static func greater(_ one: SIMD8<Double>, _ other: SIMD8<Double>) -> SIMD8<Double> {
    one.replacing(with: other, where: other .> one)
  }

  @inline(__always)
  static func hasAll(_ counts: SIMD8<Double>) -> Bool { all(counts .!= 0) }

  @inline(__always)
  static func hasAny(_ counts: SIMD8<Double>) -> Bool { any(counts .!= 0) }

  static func areExact(_ greatest: SIMD8<Double>) -> Bool { true }

  @inline(__always)
  static func wide(_ counts: SIMD8<Double>) -> SIMD8<Double> {
    counts
  }
}
