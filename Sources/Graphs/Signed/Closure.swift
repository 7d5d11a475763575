/// What a path of two ties is worth, from the strengths of both.
public enum TwoPathValue: String, Sendable, CaseIterable {
  /// The weaker of the two: a path is as strong as its weakest tie.
  case minimum
  /// The stronger of the two.
  case maximum
  /// Their arithmetic mean.
  case arithmeticMean
  /// Their geometric mean.
  case geometricMean

  func value(_ first: Double, _ second: Double) -> Double {
    switch self {
    case .minimum: min(first, second)
    case .maximum: max(first, second)
    case .arithmeticMean: (first + second) / 2
    case .geometricMean: (first * second).squareRoot()
    }
  }
}

extension Graph {
  /// How far trust is closed: of all that i trusts j and j trusts k is worth, the part where i trusts k as well.
  ///
  /// `Σ value of closed paths i → j → k / Σ value of all` with i ≠ k. Without strengths it is the directed
  /// transitivity. Details: `paths` and `closed_paths` in number. Undefined without such a path.
  ///
  /// - Complexity: O(Σ k_in·k_out).
  ///
  /// Source: Opsahl & Panzarasa 2009, doi:10.1016/j.socnet.2009.02.002.
  public func closure(valuing value: TwoPathValue = .minimum) -> NetworkScore {
    var sums = (all: 0.0, closed: 0.0)
    var counts = (all: 0, closed: 0)
    forEachTwoPath { first, second, isClosed in
      let worth = value.value(first, second)
      sums.all += worth
      counts.all += 1
      if isClosed {
        sums.closed += worth
        counts.closed += 1
      }
    }
    var conventions = conventions(usesStrengths: true)
    if isWeighted { conventions.notes = ["A path is worth the \(value.words) of its two ties."] }
    return NetworkScore(
      measure: "closure", conventions: conventions, value: sums.all > 0 ? sums.closed / sums.all : nil,
      details: [.init("paths", Double(counts.all)), .init("closed_paths", Double(counts.closed))],
      undefinedReason: "No two ties follow each other.")
  }

  /// The introductions that trust could carry: of all paths i → j → k, the share where i and k have not met.
  ///
  /// The receiver holds the ties of trust, at or above the level that matters; `contact` who has met whom, in either
  /// direction. Details: `paths` and `pairs` (i, k) without contact. Undefined without a path.
  ///
  /// - Precondition: both graphs have the same nodes.
  /// - Complexity: O(Σ k_in·k_out · log(degree)).
  public func unmetTwoPaths(in contact: Graph) -> NetworkScore {
    precondition(contact.nodeCount == nodeCount, "Both graphs must have the same nodes.")
    let met = contact.undirected()
    var paths = 0
    var unmet = 0
    var pairs = 0
    var isCounted = ContiguousArray<Bool>(repeating: false, count: nodeCount)
    for first in nodes {
      var reached: [Int] = []
      for second in neighbors(of: first) {
        for third in neighbors(of: second) where third != first {
          paths += 1
          guard !met.containsTie(from: first, to: third) else { continue }
          unmet += 1
          if !isCounted[third] {
            isCounted[third] = true
            reached.append(third)
          }
        }
      }
      pairs += reached.count
      for third in reached { isCounted[third] = false }
    }
    return NetworkScore(
      measure: "unmet_two_paths", conventions: conventions(), value: paths == 0 ? nil : Double(unmet) / Double(paths),
      details: [.init("paths", Double(paths)), .init("pairs", Double(isDirected ? pairs : pairs / 2))],
      undefinedReason: "No two ties follow each other.")
  }

  private func forEachTwoPath(_ body: (_ first: Double, _ second: Double, _ isClosed: Bool) -> Void) {
    var isReached = ContiguousArray<Bool>(repeating: false, count: nodeCount)
    for start in nodes {
      for position in out.row(of: start) { isReached[Int(out.neighbors[position])] = true }
      for first in out.row(of: start) {
        for second in out.row(of: Int(out.neighbors[first])) {
          let end = Int(out.neighbors[second])
          if end != start { body(out.strength(at: first), out.strength(at: second), isReached[end]) }
        }
      }
      for position in out.row(of: start) { isReached[Int(out.neighbors[position])] = false }
    }
  }
}

extension TwoPathValue {
  fileprivate var words: String {
    switch self {
    case .minimum: "weaker"
    case .maximum: "stronger"
    case .arithmeticMean: "mean"
    case .geometricMean: "geometric mean"
    }
  }
}
