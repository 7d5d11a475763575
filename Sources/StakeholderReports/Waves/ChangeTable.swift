package import CollaborationMetrics
public import StakeholderModel

/// What changed between two waves, or between two studies, ready to be written as text, as CSV or as JSON.
public struct ChangeTable: Sendable {
  /// The comparison.
  package let comparison: WaveComparison
  /// Whether what was told in confidence is shown like all else, because somebody asked for it.
  let showsConfidence: Bool

  /// Compares two networks.
  ///
  /// - Parameters:
  ///   - earlier: the earlier network.
  ///   - later: the later one: another wave of the same study, or another study whose stakeholders have the same ids.
  ///   - isSameStudy: whether both are waves of one study.
  ///   - kinds: the kinds of tie; nil for all that are not ratings.
  ///   - seed: the same seed gives the same bytes.
  ///   - permission: to treat ties told in confidence like all others.
  /// - Throws: ``MetricsError`` if a kind does not exist or is told in confidence.
  public init(
    from earlier: StakeholderNetwork, to later: StakeholderNetwork, isSameStudy: Bool, kinds: [Kind.ID]? = nil,
    seed: UInt64 = 1, permission: NegativeTiePermission? = nil
  ) throws(MetricsError) {
    for kind in kinds ?? [] where permission == nil || later.study.kind(kind) == nil {
      let isKnown = earlier.study.kind(kind) != nil && !earlier.study.isConfidential(kind)
      if isSameStudy || !isKnown { try MetricsRequest.check([kind], in: later) }
    }
    showsConfidence = permission != nil && [earlier, later].contains { $0.study.publicNegativeTies == nil }
    comparison = WaveComparison(
      from: earlier, to: later, isSameStudy: isSameStudy, kinds: kinds, seed: seed, permission: permission)
  }

  /// What the earlier state is called.
  var earlierName: String { name(comparison.earlier, beside: comparison.later) }
  /// What the later state is called.
  var laterName: String { name(comparison.later, beside: comparison.earlier) }

  private func name(_ network: StakeholderNetwork, beside other: StakeholderNetwork) -> String {
    if comparison.isSameStudy { return network.wave?.title ?? network.study.title }
    guard network.study.title == other.study.title, let wave = network.wave else { return network.study.title }
    return "\(network.study.title), \(wave.title)"
  }

  /// All relations, the kinds taken together first.
  var relations: [WaveComparison.Relation] { [comparison.together].compactMap(\.self) + comparison.relations }

  /// What a relation is called in tables and files.
  func name(_ relation: WaveComparison.Relation) -> String {
    relation.isTogether ? "all together" : relation.kinds.map(\.rawValue).joined(separator: ", ")
  }

  /// The stakeholders at the ends of some ties; in order.
  func shown(_ ties: [WaveComparison.Ends]) -> [(from: Stakeholder, to: Stakeholder)] {
    ties.map { tie in
      (
        from: comparison.later.stakeholders[comparison.match.both[tie.from].later],
        to: comparison.later.stakeholders[comparison.match.both[tie.to].later]
      )
    }
  }
}
