import CollaborationMetrics
import StakeholderModel

/// Words about change between waves.
extension English {
  /// Who is in both, who joined, who left.
  static func presence(_ match: StakeholderMatch, isSameStudy: Bool) -> String {
    func listed(_ stakeholders: [Stakeholder]) -> String { list(stakeholders.map(\.name), limit: 8) }
    let both = match.both.count
    var sentences = ["\(capitalized(count(both, "stakeholder"))) \(both == 1 ? "is" : "are") in both."]
    if match.joined.count > 0 {
      sentences.append(
        "\(capitalized(words(match.joined.count))) \(isSameStudy ? "joined" : "in the second alone")"
          + ": \(listed(match.joined)).")
    }
    if match.left.count > 0 {
      sentences.append(
        "\(capitalized(words(match.left.count))) \(isSameStudy ? "left" : "in the first alone")"
          + ": \(listed(match.left)).")
    }
    if match.unmatchableCount > 0 {
      let number = match.unmatchableCount
      sentences.append(
        "\(capitalized(words(number))) who \(number == 1 ? "does" : "do") not want to be named cannot be matched and "
          + "\(number == 1 ? "takes" : "take") no part.")
    }
    return sentences.joined(separator: " ")
  }

  /// What happened to the ties of a relation, in one or two sentences.
  static func change(_ relation: WaveComparison.Relation, name: String) -> String {
    let change = relation.change
    let noun = relation.isUndirected ? "tied pair" : "tie"
    let threshold = relation.threshold.map { " (ratings from \($0.plain) up)" } ?? ""
    let whose = relation.isTogether ? "All kinds together" : capitalized(name) + threshold
    guard change.before + change.after > 0 else { return "\(whose): no ties among the compared pairs." }
    guard change.before > 0 else {
      return "\(whose): there was none before, \(count(change.after, noun)) now."
    }
    var text =
      "\(whose): of \(count(change.before, noun)) \(grouped(change.kept)) \(change.kept == 1 ? "lasts" : "last"), "
      + "\(grouped(change.lost)) ended; \(grouped(change.gained)) \(change.gained == 1 ? "is" : "are") new."
    if let verdict = verdict(relation.tieTest, rises: "rise", falls: "fall") { text += " " + verdict }
    return text
  }

  /// Whether a change in number is more than chance, in a sentence; nil where nobody can say.
  static func verdict(_ test: ChangeTest?, rises: String, falls: String) -> String? {
    guard let test else { return nil }
    guard test.change != 0 else { return "Their number is the same." }
    let size = abs(test.change)
    let change =
      "The \(test.change > 0 ? rises : falls) by \(size == size.rounded() ? size.plain : Numeral.fixed(size, decimals: 2))"
    guard test.isDecidable else {
      return
        "\(change) cannot be told from noise: only \(words(test.changedTellers)) changed \(test.changedTellers == 1 ? "its" : "their") answers."
    }
    return test.isBeyondChance
      ? "\(change) is more than wavering answers give (\(chance(test.pValue)))."
      : "\(change) is within noise (\(chance(test.pValue)))."
  }

  /// The verdict in a word or two, for a table.
  static func shortVerdict(_ test: ChangeTest?) -> String {
    guard let test else { return "–" }
    if test.change == 0 { return "no change" }
    if !test.isDecidable { return "too few to say" }
    return (test.isBeyondChance ? "beyond noise" : "within noise") + ", " + chance(test.pValue)
  }

  /// A chance as people read it: `p = 0.03`, `p < 0.001`.
  static func chance(_ value: Double) -> String {
    if value < 0.001 { return "p < 0.001" }
    return "p = " + Numeral.fixed(value, decimals: value < 0.1 ? 3 : 2)
  }

  /// The change in mean strength of what was rated twice.
  static func strengthChange(_ relation: WaveComparison.Relation, name: String) -> String? {
    if let ratings = relation.ratings { return change(ratings, name: name) }
    guard let before = relation.change.meanStrengthBefore, let after = relation.change.meanStrengthAfter,
      let test = relation.strengthTest
    else { return nil }
    let means = "from \(Numeral.fixed(before, decimals: 2)) to \(Numeral.fixed(after, decimals: 2))"
    let whose =
      "\(capitalized(name)), mean strength in the \(grouped(relation.change.ratedTwice)) answers that tell of a tie both times: \(means)."
    guard let verdict = verdict(test, rises: "rise", falls: "fall"), test.change != 0 else { return whose }
    return "\(whose) \(verdict)"
  }

  /// What may be said about ratings told in confidence.
  private static func change(_ ratings: RatingChange, name: String) -> String {
    let whose = "\(capitalized(name)), mean rating among those who rated the same ones both times"
    guard let before = ratings.before.value, let after = ratings.after.value, let chance = ratings.chance.value else {
      return "\(whose): suppressed, so that nobody can be recognised."
    }
    let decimals = max(before, after) < 10 ? 1 : 0
    let means = "from \(Numeral.fixed(before, decimals: decimals)) to \(Numeral.fixed(after, decimals: decimals))"
    return chance <= 0.05
      ? "\(whose): \(means), more than wavering answers give (p ≤ \(chance.plain))."
      : "\(whose): \(means), which is within noise (\(chance < 1 ? "p ≤ \(chance.plain)" : "p > 0.1"))."
  }

  /// What may be said about a kind told in confidence.
  static func change(_ change: ConfidentialChange, earlier: String, later: String) -> String {
    let name = capitalized(change.kind.rawValue)
    switch change.ended.publication {
    case .notMeasurable(let reason): return "\(name), told in confidence: not measurable. \(reason)"
    case .suppressed:
      return "\(name), told in confidence: suppressed, so that nobody can be recognised."
    case .published(let ended):
      var text =
        "\(name), told in confidence, among those who answered every time: \(Numeral.percent(ended)) of what was told "
        + "in \(earlier) ended"
      if let new = change.new.value { text += "; \(Numeral.percent(new)) of what is told in \(later) is new" }
      if let ratio = change.ratio.value {
        text += "; for every 10 then there are \(Numeral.fixed(ratio * 10, decimals: 0)) now"
      }
      if let chance = change.chance.value {
        text += chance <= 0.05 ? ", which is more than wavering answers give" : ", which is within noise"
        text += chance < 1 ? " (p ≤ \(chance.plain))" : " (p > 0.1)"
      }
      return text + "."
    }
  }

  /// Why a kind was not compared.
  static func obstacle(_ obstacle: WaveComparison.Obstacle, earlier: String, later: String) -> String {
    switch obstacle {
    case .notAskedEarlier: "nobody was asked in \(earlier), as far as is known"
    case .notAskedLater: "nobody was asked in \(later), as far as is known"
    case .noCommonAnswers: "nobody answered both times"
    }
  }

  /// How rankings are named in tables.
  static func ranking(_ measure: String) -> String {
    switch measure {
    case "in_degree": "ties received"
    case "in_strength": "strength received"
    case "degree": "partners"
    case "betweenness": "going between"
    default: measure
    }
  }

  /// What stands under the tables.
  static func changeNotes(_ comparison: WaveComparison) -> [String] {
    var notes = [
      "Compared are only stakeholders who are in both, and only what the same side answered both times: a tie is not "
        + "lost because somebody was silent, nor new because one more was asked."
    ]
    if comparison.relations.contains(where: \.isAssumed) {
      notes.append(
        "* Nobody wrote down who was asked, so a tie that nobody tells of counts as none: some that “ended” may only "
          + "have been left out.")
    }
    if comparison.relations.contains(where: { $0.tieTest != nil }) {
      notes.append(
        "Noise: each teller's two sets of answers are swapped at random, as if only wavering made the difference; "
          + "p is the share of swaps with as large a change in number. Below 0.05 counts as more than noise.")
    }
    let tests = comparison.relations.flatMap { [$0.tieTest, $0.strengthTest] }.compactMap(\.self)
      .count { $0.change != 0 && $0.isDecidable }
    if tests >= 10 {
      notes.append(
        "Of the \(words(tests)) changes of single kinds that were tried out, about \(words(Int((Double(tests) / 20).rounded(.up)))) "
          + "would come out below 0.05 by noise alone.")
    }
    if comparison.relations.contains(where: { $0.threshold != nil }) {
      notes.append("Trust counts from the middle of its scale on.")
    }
    if comparison.relations.contains(where: { $0.ratings != nil }) {
      notes.append("Ratings were told in confidence: each tie counts, whatever its rating.")
    }
    notes.append(
      "Overlap: ties in both waves among the ties of either (Jaccard). Rankings use the compared ties alone.")
    return notes
  }
}
