import OrderedCollections

extension Study {
  /// Reports of ties as they may stand in a table that others read.
  ///
  /// Left out are reports about somebody who does not want to be shown. Of ratings that were told in confidence (trust,
  /// behaviour) only that there is a tie is kept: no strength, high or low, no further numbers, no words, and no answer
  /// that there is none, since what is missing would tell which are low. Ties of negative sign are not there at all, nor are
  /// remarks on other ties that sound like blame.
  ///
  /// - Parameters:
  ///   - reports: Reports of this study, such as ``relationships``.
  ///   - permission: keeps ratings, and adds nothing: see ``StakeholderNetwork/relationships(showing:)``.
  /// - Complexity: O(s + r) for s stakeholders and r reports.
  package func published(_ reports: [Relationship], showing permission: NegativeTiePermission? = nil) -> [Relationship]
  {
    let hidden = Set(stakeholders.lazy.filter { $0.consent == .no }.map(\.id))
    let ratings = permission == nil ? confidentialRatings : []
    let hidesRemarks = permission == nil && publicNegativeTies == nil
    func soundsNegative(_ text: String) -> Bool { Kind.soundsNegative(Kind.ID(rawValue: text)) }
    return reports.compactMap { report in
      guard !hidden.contains(report.from), !hidden.contains(report.to) else { return nil }
      guard !ratings.contains(report.kind) || report.isTie else { return nil }
      var shown = report
      if let reporter = report.reporter, hidden.contains(reporter) { shown.reporter = nil }
      if hidesRemarks {
        if shown.evidence.map(soundsNegative) == true { shown.evidence = nil }
        if shown.outcome.map(soundsNegative) == true { shown.outcome = nil }
        if shown.decision.map(soundsNegative) == true { shown.decision = nil }
        if shown.attributes.values.contains(where: soundsNegative) {
          shown.attributes = shown.attributes.filter { !soundsNegative($0.value) }
        }
      }
      if ratings.contains(report.kind) {
        shown.strength = .unknown
        (shown.expected, shown.realised) = (nil, nil)
        (shown.evidence, shown.outcome, shown.decision) = (nil, nil, nil)
        shown.attributes = [:]
      }
      return shown
    }
  }
}

extension StakeholderNetwork {
  /// The reports of the network's ties as they may stand in a table that others read; see
  /// ``Study/published(_:showing:)``.
  package func publishedReports(showing permission: NegativeTiePermission? = nil) -> [Relationship] {
    study.published(relationships(showing: permission), showing: permission)
      .filter { node(of: $0.from) != nil && node(of: $0.to) != nil }
  }
}
