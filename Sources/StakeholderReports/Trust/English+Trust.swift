import CollaborationMetrics
import StakeholderModel

/// The words about trust.
extension English {
  static let trustLabels: [String: String] = [
    "trust_reciprocity": "Trust that is returned",
    "trust_weighted_reciprocity": "Of all that is given in ratings: what comes back",
    "trust_asymmetry": "Of all that is given in ratings: what does not come back",
    "trust_closure": "Of ways to those whom one's trusted trust: who are trusted directly",
    "trust_weighted_closure": "The same, all ratings counting, high ones more",
    "trust_gap": "Of these ways: the two have no tie at all (could be introduced)",
    "trust_at_second_hand": "Trust one can have in others, over up to three ties",
    "trust_second_hand_share": "Of that: better over others than directly",
    "trust_mean": "Mean rating",
    "trust_pct_of_max": "Mean rating, of the top of the scale",
    "trust_rescaled": "Mean rating, 0 % the bottom and 100 % the top of the scale",
    "trust_total": "All trust together, a top rating counting 1",
    "trust_density": "All trust, of that if everybody gave everybody the top rating",
    "trust_items_alpha": "Do the items of trust ask for the same? (Cronbach's α)",
    "value_items_alpha": "Do the items of value ask for the same? (Cronbach's α)",
  ]

  /// What has to be known to read the figures.
  static func trustNotes(_ summary: TrustSummary, _ list: FigureList) -> [String] {
    let analysis = summary.analysis
    var notes = [
      "\(capitalized(count(analysis.tieCount, "tie"))) of trust between \(count(analysis.network.stakeholders.count, "stakeholder"))."
    ]
    if let threshold = analysis.threshold, let scale = analysis.scale {
      notes.append(
        "Trust counts from the middle of the scale on: \(threshold.plain) on a scale from \(scale.minimum.plain) to "
          + "\(scale.maximum.plain).")
    }
    if summary.permission == nil {
      let size = words(analysis.minimumGroupSize)
      notes.append(
        "That somebody trusts somebody may be seen; how much was told in confidence: figures about it stand here, to two "
          + "digits, only if at least \(size) rate and as many are rated.")
    } else if analysis.network.study.publicNegativeTies == nil {
      notes.append(shownOnRequest)
    }
    if let scale = analysis.scale,
      list.rows.contains(where: { $0.id == "trust_weighted_reciprocity" && $0.value.value != nil })
    {
      let high = scale.maximum
      let low = high - 1 > scale.minimum ? high - 1 : scale.midpoint
      notes.append(
        "What comes back in ratings: where one gives \(high.plain) and the other \(low.plain), \((2 * low).plain) of the "
          + "\((high + low).plain) points are matched. It counts ratings below the middle too.")
    }
    if list.rows.contains(where: { !$0.rangeText.isEmpty }) {
      notes.append(ranges("a figure") + " For the other figures no range is known that holds.")
    }
    if list.rows.contains(where: { $0.pValue?.value != nil }) {
      notes.append("By chance: the mean if the same trust fell at random; p: how often chance lies as far away.")
    }
    return notes + list.reasons
  }

  /// What stands under the table of stakeholders.
  static func trustColumns(_ summary: TrustSummary, hasRatings: Bool, hasValue: Bool) -> [String] {
    let counted = "Trusted by, trusts: every tie of trust counts, whatever its rating."
    let mean =
      "A mean is told if at least \(words(summary.analysis.minimumGroupSize)) rate somebody, do not all give the same, and it "
      + "leaves open whether any of them rated low; else there is a dash."
    let connectivity =
      "Relative connectivity: partners (by any tie that is not against somebody) times the mean of both ratings, of the "
      + "greatest such product."
    return (hasRatings ? [counted] : []) + ((hasRatings || hasValue) && summary.permission == nil ? [mean] : [])
      + (hasValue ? [connectivity] : [])
  }

  static func sectorsWithoutTrust(_ analysis: TrustAnalysis) -> String {
    let pairs = analysis.sectorsWithoutTrust.map { "\($0.first.title) – \($0.second.title)" }
    return pairs.isEmpty
      ? "No two sectors are without a tie of trust."
      : "Sectors without a tie of trust between them: \(pairs.joined(separator: "; "))."
  }
}
