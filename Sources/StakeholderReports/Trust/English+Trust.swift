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
        "That somebody trusts somebody may be seen; how much was told in confidence. A stakeholder's mean rating stands "
          + "here if at least \(size) rate it, do not all give the same, and it leaves open whether any of them rated low; else "
          + "there is a dash.")
    } else if analysis.network.study.publicNegativeTies == nil {
      notes.append("Told in confidence, shown because --show-negative-ties asked for it.")
    }
    if analysis.threshold != nil,
      list.rows.contains(where: { $0.id == "trust_weighted_reciprocity" && $0.value.value != nil })
    {
      notes.append(
        "What comes back in ratings: where one gives 4 and the other 3, six of the seven points are matched. It counts "
          + "ratings below the middle too.")
    }
    if list.rows.contains(where: { !$0.rangeText.isEmpty }) {
      notes.append(
        "95 % range: how far a figure could be off if other stakeholders like these had taken part (each left out once); "
          + "figures without one have none that holds. By chance: the mean if the same trust fell at random; p: how often "
          + "chance lies as far away.")
    }
    return notes + list.reasons
  }

  static func sectorsWithoutTrust(_ analysis: TrustAnalysis) -> String {
    let pairs = analysis.sectorsWithoutTrust.map { "\($0.first.title) – \($0.second.title)" }
    return pairs.isEmpty
      ? "No two sectors are without a tie of trust."
      : "Sectors without a tie of trust between them: \(pairs.joined(separator: "; "))."
  }
}
