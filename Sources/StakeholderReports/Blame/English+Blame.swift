import CollaborationMetrics
import StakeholderModel

/// The words about blame.
extension English {
  /// The study and its wave.
  static func studyAndWave(_ network: StakeholderNetwork) -> String {
    network.study.title + (network.wave.map { ", \($0.title)" } ?? "")
  }

  /// What stands above outputs that show what was told in confidence.
  static let shownOnRequest = "Told in confidence, shown because --show-negative-ties asked for it."

  static let blameLabels: [String: String] = [
    "blame_density": "Of all who could blame somebody: blame that was told",
    "blame_gini": "Do a few carry it? 0 all alike, 1 one alone (Gini)",
    "blame_gini_of_maximum": "The same, over its greatest possible value",
    "blame_hhi": "How likely two pieces of blame fall on the same one (HHI)",
    "blame_hhi_normalized": "The same from 0 (all alike) to 1 (one alone)",
    "blame_effective_number": "As if so many shared it equally (1/HHI)",
    "blame_centralization": "Does it point at one? 0 to 1 (Freeman)",
    "blame_scapegoat": "Scapegoats: many blame one who does not blame back (0: hardly)",
    "blame_displacement": "Blame on those with whom one has no other tie",
    "blame_crossfire": "Blame within three who all work together",
    "blame_reciprocity": "Blame that is returned",
    "blame_weighted_reciprocity": "Of all strength of blame: what comes back",
    "blame_reciprocity_above_chance": "Returned more than by chance: 0 as by chance, 1 always",
    "blame_reciprocity_odds": "Odds of blame where there is blame back, against those without it",
    "blame_passed_on": "Of those blamed: who blame somebody themselves",
    "blame_passed_on_mass": "Blame that is passed on, by strength",
    "blame_sinks": "Blamed, and blame nobody: where it stops",
    "blame_sources": "Blame, and nobody blames them",
    "blame_in_circles": "Stakeholders in circles of blame",
    "blame_longest_chain": "The longest chain of blame, in ties",
    "blame_path_length": "Steps of blame between two, on average",
    "blame_across_sectors": "Blame across the borders of sectors",
    "blame_with_trust": "Of those one trusts or blames: both at once",
    "blame_with_trust_pairs": "The same for pairs, either way",
    "blame_by_trusted": "Of those one trusts: who blame one (betrayed trust)",
    "blame_trust_qap": "Does blame go where trust goes? −1 to 1",
    "blame_trust_back_qap": "Does blame come from where trust goes? −1 to 1",
  ]

  /// What stands in the table of those who blame and are blamed.
  static let blameColumns = [
    "Only those who blame or are blamed. Share: of all blame, by its strength. Over contacts: this share over the share of "
      + "all contacts (1: as much blame as contacts; ∞: blame and no contact). Scapegoat: share of blame, times the share of "
      + "others who blame it, times how little it blames back."
  ]

  /// What has to be known to read the figures.
  static func blameNotes(_ summary: BlameSummary, _ list: FigureList) -> [String] {
    let analysis = summary.analysis
    var notes: [String] = []
    switch analysis.wasAsked {
    case true?: break
    case false?: notes.append("The list of respondents says that blame was not asked about: nothing is known of it.")
    case nil: notes.append("Nobody wrote down whether blame was asked about. Not asked is not the same as no blame.")
    }
    if summary.permission != nil {
      notes.append(
        analysis.network.study.publicNegativeTies != nil
          ? "The study declares its ties of blame public: all is shown in full."
          : shownOnRequest)
    } else {
      let size = words(analysis.minimumGroupSize)
      notes.append(
        "Blame was told in confidence. A figure stands here, to two digits, only if at least \(size) different "
          + "stakeholders stand on each side of whatever it tells apart, also beside the other figures; else it is "
          + "suppressed, whether there is some blame or none. How much blame there is, how it is spread and returned, and "
          + "how it goes with contact, trust and sectors is rounded to \(size) ties or more. It is always about the whole "
          + "study.")
    }
    if list.rows.contains(where: { $0.pValue?.value != nil }) {
      notes.append(
        "By chance: the mean if the same blame fell at random. p: how often chance gives as much, or lies as far away. "
          + (summary.permission == nil
            ? "There are no ranges: they would tell more than the figures." : "Blame has no ranges."))
    }
    if analysis.sectorGroups.contains(where: { $0.count > 1 }) {
      let together = analysis.sectorGroups.filter { $0.count > 1 }.map { English.list($0.map(\.title)) }
      notes.append("Taken together, because they are small: \(together.joined(separator: "; ")).")
    }
    if let threshold = analysis.trustThreshold { notes.append("Trust counts from \(threshold.plain) on.") }
    notes += list.reasons.filter { !$0.contains("blame was") }
    return notes
  }

}
