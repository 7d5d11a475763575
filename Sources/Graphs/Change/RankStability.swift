/// Whether the same nodes rank high in two lists of values, such as two waves.
public struct RankStability: Sendable, Equatable {
  /// The correlation of ranks, equals having the mean of theirs; `nil` if either list is constant.
  public let spearman: Double?
  /// The pairs in the same order less those in the opposite one, corrected for equals (τ-b); `nil` if either list is
  /// constant.
  public let kendall: Double?
  /// The overlap (Jaccard) of the first k of both lists; `nil` if k is greater than the nodes compared.
  public let topOverlap: Double?
  /// The k of `topOverlap`.
  public let topCount: Int
  /// The nodes with a value in both.
  public let compared: Int
  /// Why values are missing, in a sentence; `nil` if none is.
  public let undefinedReason: String?

  /// Compares two lists of values of the same nodes; those without a value in either are left out.
  ///
  /// Among equals the lower number counts as higher.
  ///
  /// - Precondition: both lists are as long.
  /// - Complexity: O(n log n).
  public init(_ first: some Sequence<Double?>, _ second: some Sequence<Double?>, top: Int = 10) {
    let (before, after) = (Array(first), Array(second))
    precondition(before.count == after.count, "Both lists must be as long.")
    var values: (before: [Double], after: [Double]) = ([], [])
    for (one, other) in zip(before, after) {
      guard let one, let other else { continue }
      values.before.append(one)
      values.after.append(other)
    }
    func leaders(_ values: [Double]) -> Set<Int> {
      Set(values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(top))
    }
    compared = values.before.count
    topCount = top
    spearman = Correlation.spearman(values.before, values.after)
    kendall = Correlation.kendall(values.before, values.after)
    let common = leaders(values.before).intersection(leaders(values.after)).count
    topOverlap = top > 0 && top <= compared ? Double(common) / Double(2 * top - common) : nil
    undefinedReason =
      spearman == nil
      ? "All values are equal in one of the lists, or too few can be compared."
      : topOverlap == nil ? "There are not as many nodes as the first \(top)." : nil
  }
}

/// How far two sets of stakeholders differ: `1 − |both| / |either|`; `nil` if both are empty.
///
/// 0 if the same ones took part at both times.
public func turnover<Member: Hashable>(_ before: Set<Member>, _ after: Set<Member>) -> Double? {
  let either = before.union(after).count
  return either == 0 ? nil : 1 - Double(before.intersection(after).count) / Double(either)
}
