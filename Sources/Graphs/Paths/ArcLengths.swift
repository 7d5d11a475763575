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
  /// What a length must be multiplied with to be in units of the average tie.
  package let unit: Double

  /// Whether all ties are equally long, so that steps can be counted instead.
  package var isUniform: Bool { lengths.isEmpty }

  package init(_ graph: Graph) {
    let strengths = graph.out.strengths
    guard let first = strengths.first, strengths.contains(where: { $0 != first }) else {
      lengths = []
      shortest = 1
      longest = 1
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

  /// Whether a tie is the last of a shortest path to where it leads.
  @inline(__always)
  static func leads(from start: Double, to end: Double, over length: Double) -> Bool {
    let arriving = start + length
    // The last condition keeps ties that are too short to tell from nothing out of circles.
    return arriving * almostOne <= end && end * almostOne <= arriving && start < end
  }

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
