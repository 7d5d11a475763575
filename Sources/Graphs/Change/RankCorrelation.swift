/// How alike two lists of numbers are, position by position.
public enum Correlation {
  /// Pearson's correlation; `nil` if either list has fewer than two different values.
  ///
  /// - Precondition: both lists are as long.
  /// - Complexity: O(n).
  public static func pearson(_ first: [Double], _ second: [Double]) -> Double? {
    precondition(first.count == second.count, "Both lists must be as long.")
    guard isVaried(first), isVaried(second) else { return nil }
    let means = (first.reduce(0, +) / Double(first.count), second.reduce(0, +) / Double(second.count))
    var (product, squares, otherSquares) = (0.0, 0.0, 0.0)
    for (one, other) in zip(first, second) {
      product += (one - means.0) * (other - means.1)
      squares += (one - means.0) * (one - means.0)
      otherSquares += (other - means.1) * (other - means.1)
    }
    guard squares > 0, otherSquares > 0 else { return nil }
    return max(-1, min(1, product / (squares.squareRoot() * otherSquares.squareRoot())))
  }

  /// Spearman's rank correlation, equals having the mean of their ranks; `nil` if either list is constant.
  ///
  /// - Precondition: both lists are as long.
  /// - Complexity: O(n log n).
  ///
  /// Source: Spearman 1904, doi:10.2307/1412159.
  public static func spearman(_ first: [Double], _ second: [Double]) -> Double? {
    pearson(midRanks(first), midRanks(second))
  }

  /// Kendall's rank correlation τ-b: the pairs in the same order less those in opposite order, corrected for equals;
  /// `nil` if either list is constant.
  ///
  /// - Precondition: both lists are as long.
  /// - Complexity: O(n log n).
  ///
  /// Source: Kendall 1945, doi:10.1093/biomet/33.3.239; Knight 1966, doi:10.1080/01621459.1966.10480879.
  public static func kendall(_ first: [Double], _ second: [Double]) -> Double? {
    precondition(first.count == second.count, "Both lists must be as long.")
    guard isVaried(first), isVaried(second) else { return nil }
    let order = first.indices.sorted { (first[$0], second[$0]) < (first[$1], second[$1]) }
    func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
    func equalPairs(_ isEqual: (Int, Int) -> Bool, in order: [Int]) -> Double {
      var sum = 0.0
      var run = 1
      for index in 1..<order.count {
        if isEqual(order[index - 1], order[index]) {
          run += 1
        } else {
          sum += pairs(run)
          run = 1
        }
      }
      return sum + pairs(run)
    }
    let equalFirst = equalPairs({ first[$0] == first[$1] }, in: order)
    let equalBoth = equalPairs({ first[$0] == first[$1] && second[$0] == second[$1] }, in: order)
    let bySecond = first.indices.sorted { second[$0] < second[$1] }
    let equalSecond = equalPairs({ second[$0] == second[$1] }, in: bySecond)
    var values = order.map { second[$0] }
    let opposite = Double(sortCountingSwaps(&values))
    let all = pairs(first.count)
    let difference = all - equalFirst - equalSecond + equalBoth - 2 * opposite
    return difference / ((all - equalFirst).squareRoot() * (all - equalSecond).squareRoot())
  }

  /// Ranks from 1, the lowest value first; equals have the mean of their ranks.
  ///
  /// Complexity: O(n log n).
  public static func midRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for index in start..<end { ranks[order[index]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  private static func isVaried(_ values: [Double]) -> Bool {
    guard let first = values.first else { return false }
    return values.contains { $0 != first }
  }

  /// Sorts by merging and counts the pairs that stood the other way round.
  private static func sortCountingSwaps(_ values: inout [Double]) -> Int {
    var swaps = 0
    var width = 1
    var merged = values
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if right == end || (left < middle && values[left] <= values[right]) {
            merged[place] = values[left]
            left += 1
          } else {
            merged[place] = values[right]
            swaps += middle - left
            right += 1
          }
        }
      }
      swap(&values, &merged)
      width *= 2
    }
    return swaps
  }
}
