/// How far a network is from two camps with friends within and enemies between.
public struct FrustrationIndex: MeasuredResult, Equatable {
  /// `frustration`.
  public var measure: String { "frustration" }
  /// The least number (with strengths: the least total strength) of ties whose change would make two camps; the best
  /// found, and the least for certain if `isProved`. `nil` without ties.
  public let value: Double?
  /// No division into camps can do with less than this.
  public let lower: Double?
  /// Whether `value` is the least for certain.
  public let isProved: Bool
  /// The camp of each node in the best division found, true for that of the first node of each component.
  public let camps: [Bool]
  /// How many divisions are as good, up to exchanging the camps within a component; `nil` if not counted.
  public let optimaCount: Int?
  /// 1 for two perfect camps, 0 for none at all: `1 − 2·value / m`; `nil` without ties.
  public let normalized: Double?
  /// The ties that go against the camps: negative within, or positive between.
  public let frustratedTies: [Tie]
  /// How it was computed.
  public let conventions: MeasureConventions
  /// Why the value is missing, in a sentence; `nil` if it is not.
  public let undefinedReason: String?

  /// The index as a result of the registry, with the details `lower`, `proved` (1 or 0), `normalized` and `optima`.
  public var score: NetworkScore {
    NetworkScore(
      measure: "frustration", conventions: conventions, value: value,
      details: [
        .init("lower", lower), .init("proved", value == nil ? nil : isProved ? 1 : 0),
        .init("normalized", normalized), .init("optima", optimaCount.map(Double.init)),
      ],
      undefinedReason: undefinedReason)
  }
}

extension SignedGraph {
  /// The frustration index (line index of balance): the fewest ties that stand against a division into two camps.
  ///
  /// Strengths count if a layer has them. A directed graph is taken as ``undirected(_:)`` by majority. Small parts that
  /// hang together are tried in all ways; larger ones are first made smaller without loss, then searched with bounds.
  /// What cannot be proved within `effort` is given with a lower bound: the sum over parts of negative circles without
  /// a common tie, or of the least eigenvalue of the signed Laplacian.
  ///
  /// - Parameters:
  ///   - effort: the most steps of the search for a proof; the result does not depend on the time they take.
  ///   - seed: of the search for good divisions.
  /// - Complexity: O(n + m) if all parts have at most 20 nodes; else by `effort`.
  ///
  /// Source: Aref, Mason & Wilson 2020, doi:10.1002/net.21907; Aref & Wilson 2018, doi:10.1093/comnet/cnx015.
  public func frustrationIndex(effort: Int = 20_000_000, seed: UInt64 = 1) -> FrustrationIndex {
    let pairs = undirected()
    let signed = pairs.signedTies
    var conventions = pairs.pairConventions(from: self, usesStrengths: true)
    conventions.seed = seed
    guard signed.tieCount > 0 else {
      return FrustrationIndex(
        value: nil, lower: nil, isProved: false, camps: nodes.map { _ in true }, optimaCount: nil, normalized: nil,
        frustratedTies: [], conventions: conventions, undefinedReason: "There are no ties.")
    }
    let solution = FrustrationSolver(signed, effort: effort, seed: seed).solution
    let frustrated = signed.ties.filter { ($0.strength < 0) == (solution.camps[$0.from] == solution.camps[$0.to]) }
    let value = frustrated.reduce(0) { $0 + abs($1.strength) }
    let total = signed.ties.reduce(0) { $0 + abs($1.strength) }
    let isWhole = signed.ties.allSatisfy { $0.strength == $0.strength.rounded() }
    let tolerance = 1e-9 * total
    var lower = min(solution.lower, value)
    if isWhole { lower = (lower - tolerance).rounded(.up) }
    let isProved = value - lower <= tolerance
    return FrustrationIndex(
      value: value, lower: isProved ? value : max(lower, 0), isProved: isProved, camps: solution.camps,
      optimaCount: isProved ? solution.optimaCount : nil, normalized: 1 - 2 * value / total,
      frustratedTies: frustrated, conventions: conventions, undefinedReason: nil)
  }
}

extension Measure {
  static let frustration = Measure(
    id: "frustration", title: "Ties against two camps", level: .network,
    needs: [.negativeTies, .ignoresDirections, .usesStrengths, .chance], unit: .strength,
    reading: "The fewest ties that would have to change for two camps, with friends within and enemies between.",
    complexity: "O(n + m) in small parts, else by effort", source: "Aref, Mason & Wilson 2020",
    doi: "10.1002/net.21907"
  ) { graph, options in
    guard let signed = graph.signed(with: options) else { return .network(graph.withoutNegativeTies("frustration")) }
    return .network(signed.frustrationIndex(seed: options.seed).score)
  }
}
