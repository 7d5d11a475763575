public import StakeholderModel

/// Which stakeholders two networks have in common, who joined and who left.
///
/// Stakeholders are the same if they have the same id. Between two studies, those who do not want to be named cannot be
/// matched, because their ids are made up anew in each study; they are counted and take no part.
public struct StakeholderMatch: Sendable {
  /// Somebody who is in both networks.
  public struct Both: Sendable, Hashable {
    /// The node in the earlier network.
    public let earlier: Int
    /// The node in the later network.
    public let later: Int
  }

  /// Those in both, in the order of the later list.
  public let both: [Both]
  /// Those in the later network alone.
  public let joined: [Stakeholder]
  /// Those in the earlier network alone.
  public let left: [Stakeholder]
  /// Those of two studies who do not want to be named, so that nobody can tell whether they are the same.
  public let unmatchableCount: Int

  /// Matches two networks by id.
  ///
  /// - Parameter isSameStudy: whether both are waves of one study.
  /// - Complexity: O(n).
  public init(from earlier: StakeholderNetwork, to later: StakeholderNetwork, isSameStudy: Bool) {
    func isMatchable(_ stakeholder: Stakeholder) -> Bool { isSameStudy || stakeholder.consent == .yes }
    both = later.stakeholders.enumerated().compactMap { node, stakeholder in
      guard isMatchable(stakeholder), let before = earlier.node(of: stakeholder.id),
        isMatchable(earlier.stakeholders[before])
      else { return nil }
      return Both(earlier: before, later: node)
    }
    let matchedBefore = Set(both.map(\.earlier))
    let matchedAfter = Set(both.map(\.later))
    let gone = earlier.stakeholders.enumerated().filter { !matchedBefore.contains($0.offset) }.map(\.element)
    let new = later.stakeholders.enumerated().filter { !matchedAfter.contains($0.offset) }.map(\.element)
    left = gone.filter(isMatchable)
    joined = new.filter(isMatchable)
    unmatchableCount = gone.count - left.count + new.count - joined.count
  }

  /// The share of all who were ever there that is not in both: 1 − |both| / |either|; nil where nobody is in either.
  public var turnover: Double? {
    let all = both.count + joined.count + left.count
    return all == 0 ? nil : Double(joined.count + left.count) / Double(all)
  }
}
