/// What to do about those who did not answer.
public enum NonResponse: String, Sendable, CaseIterable {
  /// Use what is known; shares and means are of the known pairs.
  case availableCase
  /// What one who did not answer would have said is taken from what the other said.
  case reconstruct
  /// Leave out all who did not answer.
  case complete
}

/// A network with non-response dealt with, and what that took.
public struct HandledNonResponse: Sendable, Equatable {
  /// The network.
  public let matrix: AnswerMatrix
  /// The node in the original network of each node here.
  public let originalNodes: [Int]
  /// The pairs that were filled in from the other side.
  public let filledPairs: Int
  /// The pairs still unknown: those of two who did not answer, unless they were drawn.
  public let unknownPairs: Int
  /// The pairs that were drawn at random, with the density of the known ones.
  public let drawnPairs: Int
  /// The share of nodes that answered; `nil` without nodes.
  public let responseRate: Double?
  /// The share of tied pairs, with both known, that both sides report; filling in is sound only if it is high.
  public let confirmationRate: Double?
  /// How many respondents name a respondent on average; filling in supposes that non-respondents are alike.
  public let namingsOfRespondents: Double?
  /// How many respondents name a non-respondent on average.
  public let namingsOfOthers: Double?
}

extension AnswerMatrix {
  /// The share of tied pairs that both sides report, of those known in both directions; `nil` if there are none.
  ///
  /// Complexity: O(n²).
  public var confirmationRate: Double? {
    var (both, either) = (0, 0)
    for one in 0..<nodeCount {
      for other in 0..<one {
        guard let forth = self[one, other], let back = self[other, one] else { continue }
        if forth > 0 && back > 0 { both += 1 }
        if forth > 0 || back > 0 { either += 1 }
      }
    }
    return either == 0 ? nil : Double(both) / Double(either)
  }

  /// Deals with those who did not answer.
  ///
  /// `.reconstruct` takes y_ji := y_ij where i answered and j did not; sensible for relations that both sides see alike,
  /// such as contact (confirmation rate of .7 or more), never for trust or blame. Pairs of two who did not answer stay
  /// unknown, or are drawn as ties of strength 1 with the density of the known pairs.
  ///
  /// - Parameters:
  ///   - respondents: who answered.
  ///   - drawsUnknown: with `.reconstruct`, whether pairs still unknown are drawn.
  ///   - seed: of these draws.
  /// - Precondition: `respondents` has an entry for each node.
  /// - Complexity: O(n²).
  ///
  /// Source: Stork & Richards 1992, doi:10.1177/1059601192172006; Huisman 2009, Journal of Social Structure 10(1).
  public func handlingNonResponse(
    _ method: NonResponse, respondents: [Bool], drawsUnknown: Bool = false, seed: UInt64 = 1
  ) -> HandledNonResponse {
    precondition(respondents.count == nodeCount, "Each node needs to be a respondent or not.")
    let answered = respondents.count { $0 }
    var matrix = self
    var (filled, drawn) = (0, 0)
    var original = Array(0..<nodeCount)
    switch method {
    case .availableCase: break
    case .complete:
      original = original.filter { respondents[$0] }
      matrix = restricted(to: original)
    case .reconstruct:
      for one in 0..<nodeCount where respondents[one] {
        for other in 0..<nodeCount where !respondents[other] && self[other, one] == nil {
          guard let answer = self[one, other] else { continue }
          matrix[other, one] = answer
          filled += 1
        }
      }
      if drawsUnknown, let density = value(of: .density) {
        var generator = SplitMix64(seed: seed)
        for one in 0..<nodeCount {
          for other in (isDirected ? 0 : one + 1)..<max(nodeCount, isDirected ? 0 : one + 1)
          where one != other && matrix[one, other] == nil {
            matrix[one, other] = generator.nextUnit() < density ? 1 : 0
            drawn += 1
          }
        }
      }
    }
    func named(_ isMember: (Int) -> Bool) -> Double? {
      let members = (0..<nodeCount).filter(isMember)
      let names = members.reduce(0) { sum, node in
        sum + (0..<nodeCount).count { respondents[$0] && $0 != node && (self[$0, node] ?? 0) > 0 }
      }
      return members.isEmpty ? nil : Double(names) / Double(members.count)
    }
    return HandledNonResponse(
      matrix: matrix, originalNodes: original, filledPairs: filled,
      unknownPairs: matrix.pairCount - matrix.knownCount, drawnPairs: drawn,
      responseRate: nodeCount == 0 ? nil : Double(answered) / Double(nodeCount), confirmationRate: confirmationRate,
      namingsOfRespondents: named { respondents[$0] }, namingsOfOthers: named { !respondents[$0] })
  }
}
