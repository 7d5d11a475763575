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

extension Permutations {
  /// What each gets if everybody led their ties to others drawn at random, no two of them to the same.
  ///
  /// - Parameters:
  ///   - ties: from whom, and how much; those from the same one after another.
  ///   - count: how many there are to draw from, at least two.
  package static func thrown(
    _ ties: [(from: Int, amount: Double)], among count: Int, using generator: inout SplitMix64
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    var giver = [Int](repeating: -1, count: count)
    for tie in ties {
      var drawn = tie.from
      while drawn == tie.from || giver[drawn] == tie.from { drawn = generator.nextIndex(below: count) }
      giver[drawn] = tie.from
      sums[drawn] += tie.amount
    }
    return sums
  }
}

/// How unevenly something is spread.
package enum Unevenness {
  /// The Gini coefficient over all, those with nothing included: 0 if all have as much, (n − 1)/n if one has all. Nil
  /// where there is nothing to spread.
  package static func gini(_ amounts: [Double]) -> Double? { Concentration(of: amounts).gini }

  /// The least and the greatest Gini coefficient that so many can have.
  package static func scale(of count: Int) -> ClosedRange<Double> { 0...(1 - 1 / Double(max(1, count))) }

  /// The formula of ``gini(_:)`` with the numbers put in.
  package static func working(_ amounts: [Double]) -> String {
    var weighted = 0.0
    for (rank, amount) in amounts.sorted().enumerated() { weighted += Double(rank + 1) * amount }
    let count = amounts.count
    return
      "2 · \(Wording.number(weighted)) / (\(count) · \(Wording.number(amounts.reduce(0, +)))) − \(count + 1) / \(count)"
  }

  /// Σ (greatest amount − amount) over the most that it can be, which is when one gets `greatest` from each of the others
  /// and the others get nothing; nil for fewer than three.
  package static func centralization(_ amounts: [Double], greatest: Double) -> Double? {
    guard amounts.count > 2, greatest > 0, let most = amounts.max() else { return nil }
    let others = Double(amounts.count - 1)
    return amounts.reduce(0) { $0 + most - $1 } / (others * others * greatest)
  }
}
