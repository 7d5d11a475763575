/// How long each tie is for measures of distance: the stronger, the shorter.
///
/// A tie of strength w has the length w̄ / w, where w̄ is the mean strength of all ties, so that an average tie is one
/// step long (Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006). Lengths here are in the unit of the
/// shortest tie, multiplied so that they become whole numbers where a small factor can do that: then sums are exact,
/// and lengths are equal exactly when they should be.
package struct ArcLengths: Sendable {
  /// By position in `out.neighbors`; empty if all ties are equally long.
  package let lengths: ContiguousArray<Double>
  /// The shortest of the lengths.
  package let shortest: Double
  /// The longest of the lengths.
  package let longest: Double
  /// Whether all lengths are whole numbers, so that sums of them are exact.
  package let isWhole: Bool
  /// What a length must be multiplied with to be in units of the average tie.
  package let unit: Double

  /// Whether all ties are equally long, so that steps can be counted instead.
  package var isUniform: Bool { lengths.isEmpty }

  /// Whether the longest tie is so few times as long as the shortest that a ring of buckets can hold all between.
  var isNarrow: Bool { longest <= BucketQueue.greatestRatio * shortest }

  package init(_ graph: Graph) {
    let strengths = graph.out.strengths
    guard let first = strengths.first, strengths.contains(where: { $0 != first }) else {
      lengths = []
      shortest = 1
      longest = 1
      isWhole = true
      unit = 1
      return
    }
    var strongest = first
    var weakest = first
    var sum = 0.0
    for strength in strengths {
      strongest = max(strongest, strength)
      weakest = min(weakest, strength)
      sum += strength
    }
    let factor = Self.wholeFactor(of: strengths, strongest: strongest)
    isWhole = factor.isWhole
    lengths = ContiguousArray(
      strengths.lazy.map { factor.isWhole ? (strongest / $0 * factor.value).rounded() : strongest / $0 })
    shortest = factor.isWhole ? factor.value : 1
    longest = factor.isWhole ? (strongest / weakest * factor.value).rounded() : strongest / weakest
    unit = sum / Double(strengths.count) / strongest / (factor.isWhole ? factor.value : 1)
  }

  /// Whether two lengths of paths are equal.
  @inline(__always)
  static func areEqual(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-10 * max(first, second)
  }

  /// A length times this is no longer than any length that equals it.
  static let almostOne = 1 - 1e-10

  /// The smallest factor that makes the lengths `strongest / strength` whole, within rounding, if a small one does.
  private static func wholeFactor(
    of strengths: ContiguousArray<Double>, strongest: Double
  ) -> (value: Double, isWhole: Bool) {
    var distinct = Set<Double>()
    for strength in strengths {
      distinct.insert(strongest / strength)
      if distinct.count > 64 { return (1, false) }
    }
    let ratios = distinct.sorted()
    guard let greatest = ratios.last, greatest < 1e6 else { return (1, false) }
    for factor in 1...2520 {
      let value = Double(factor)
      if ratios.allSatisfy({ abs(($0 * value).rounded() - $0 * value) <= 1e-12 * $0 * value }) { return (value, true) }
    }
    return (1, false)
  }
}
