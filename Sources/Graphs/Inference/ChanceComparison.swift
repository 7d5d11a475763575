/// A number beside what chance alone would give, by repeating chance many times.
public struct ChanceComparison: Sendable, Equatable {
  /// What is compared.
  public let measure: String
  /// The number found; `nil` if it is not defined.
  public let observed: Double?
  /// The mean of what chance gives; `nil` if that is not defined.
  public let expected: Double?
  /// The standard deviation of what chance gives.
  public let deviation: Double?
  /// How likely chance gives a number at least as far from `expected`, on either side; `nil` without replicates.
  ///
  /// `(1 + replicates as far) / (1 + replicates)`, so never 0.
  public let pValue: Double?
  /// How likely chance gives at least as high a number; `nil` without replicates.
  public let pValueOfHigher: Double?
  /// How likely chance gives at most as high a number; `nil` without replicates.
  public let pValueOfLower: Double?
  /// How often chance was repeated with a defined result.
  public let replicates: Int
  /// The seed of the random numbers.
  public let seed: UInt64
  /// What "chance" means here, in a sentence.
  public let null: String
  /// Why a number is missing, in a sentence; `nil` if none is.
  public let undefinedReason: String?

  /// Compares a number with replicates of chance.
  ///
  /// - Parameter exactMean: the mean of chance where a formula gives it, else that of the replicates is taken.
  init(
    measure: String, observed: Double?, replicates: [Double], exactMean: Double? = nil, seed: UInt64, null: String,
    undefinedReason: String? = nil
  ) {
    self.measure = measure
    self.observed = observed
    self.replicates = replicates.count
    self.seed = seed
    self.null = null
    let count = Double(replicates.count)
    let mean = replicates.isEmpty ? nil : replicates.reduce(0, +) / count
    expected = exactMean ?? mean
    deviation = mean.flatMap { mean in
      replicates.count < 2
        ? nil : (replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    }
    if let observed, let expected, !replicates.isEmpty {
      let distance = abs(observed - expected) - 1e-12
      pValue = Double(1 + replicates.count { abs($0 - expected) >= distance }) / (1 + count)
      pValueOfHigher = Double(1 + replicates.count { $0 >= observed - 1e-12 }) / (1 + count)
      pValueOfLower = Double(1 + replicates.count { $0 <= observed + 1e-12 }) / (1 + count)
      self.undefinedReason = nil
    } else {
      (pValue, pValueOfHigher, pValueOfLower) = (nil, nil, nil)
      self.undefinedReason =
        undefinedReason
        ?? (observed == nil ? "The number itself is not defined." : "Chance was not repeated.")
    }
  }
}

/// Repeats a piece of chance on all cores; each replicate has a generator of its own and keeps its place.
func repeatChance<Value: Sendable>(
  _ replicates: Int, seed: UInt64, progress: ProgressHandler? = nil,
  _ body: @Sendable (inout SplitMix64) -> Value
) -> [Value] {
  repeatChance(replicates, seed: seed, progress: progress, scratch: { () }) { _, generator in body(&generator) }
}

/// As above; `scratch` makes memory that the replicates of a stretch use one after the other.
func repeatChance<Value: Sendable, Scratch>(
  _ replicates: Int, seed: UInt64, progress: ProgressHandler? = nil, scratch: @Sendable () -> Scratch,
  _ body: @Sendable (inout Scratch, inout SplitMix64) -> Value
) -> [Value] {
  let pieces = max(1, min(replicates, 64))
  return parallelReduce(pieces: pieces, into: [Value](), progress: progress) { index in
    var memory = scratch()
    return piece(index, of: pieces, in: replicates).map { replicate in
      var generator = SplitMix64.stream(replicate, seed: seed)
      return body(&memory, &generator)
    }
  } join: { total, part in
    total += part
  }
}
