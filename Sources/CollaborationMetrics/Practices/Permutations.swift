package import Graphs

/// What chance gives: a statistic looked at again and again after something was dealt out anew.
package enum Permutations {
  /// Deals something out anew many times and says how rare the value found is.
  ///
  /// p = (1 + the number of times that chance is at least as far from its mean) / (1 + the number of times), both sides.
  ///
  /// - Parameters:
  ///   - observed: the value found.
  ///   - expected: the mean that chance gives, where a formula tells; else the mean of the draws.
  ///   - model: what is left to chance, in words.
  ///   - statistic: the value after one dealing; draws without a value are left out.
  package static func chance(
    of observed: Double, expected: Double? = nil, model: String, count: Int, seed: UInt64,
    statistic: (inout SplitMix64) -> Double?
  ) -> Measurement.Chance? {
    var draws: [Double] = []
    for number in 0..<count {
      var generator = SplitMix64.stream(number, seed: seed)
      if let draw = statistic(&generator) { draws.append(draw) }
    }
    guard !draws.isEmpty else { return nil }
    let mean = expected ?? draws.reduce(0, +) / Double(draws.count)
    let extreme = draws.count { abs($0 - mean) >= abs(observed - mean) - 1e-12 }
    return Measurement.Chance(
      expected: mean, pValue: Double(1 + extreme) / Double(1 + draws.count), permutations: draws.count, model: model)
  }

  /// Some of the numbers below `count`, as a set of marks, each choice equally likely.
  package static func marks(_ chosen: Int, of count: Int, using generator: inout SplitMix64) -> [Bool] {
    var marks = (0..<count).map { $0 < chosen }
    generator.shuffle(&marks)
    return marks
  }
}

/// How unevenly something is spread.
package enum Unevenness {
  /// The Gini coefficient over all, those with nothing included: 0 if all have as much, (n − 1)/n if one has all. Nil
  /// where there is nothing to spread.
  package static func gini(_ amounts: [Double]) -> Double? {
    let total = amounts.reduce(0, +)
    guard total > 0 else { return nil }
    let count = Double(amounts.count)
    var weighted = 0.0
    for (rank, amount) in amounts.sorted().enumerated() { weighted += Double(rank + 1) * amount }
    return 2 * weighted / (count * total) - (count + 1) / count
  }
}
