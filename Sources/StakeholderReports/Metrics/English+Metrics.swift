import Graphs
import StakeholderModel

extension English {
  /// Why measures that weigh ties against somebody have no value where these stay in confidence; the same whether there
  /// are any or not.
  static let negativeTiesInConfidence =
    "Ties against somebody are told in confidence, so nothing is measured on them, whether there are any or not. If each of "
    + "them has a public source, say so in study.yaml: negative_ties: public."

  /// The ties that some measures weigh against those of the heading.
  static func beside(_ negative: MetricsTable.NegativeTies) -> String {
    let kinds = negative.kinds.map { TerminalText.shown($0.rawValue) }.joined(separator: ", ")
    let measures = list(negative.measures.map { $0.replacing("_", with: " ") })
    return "For \(measures), beside them \(count(negative.count, "tie")) against somebody: \(kinds)"
  }

  /// What measures of directions say where none count.
  static func withoutDirections(_ measures: [String]) -> String {
    "Directions do not count here, every tie holds both ways, so that nothing can be read from \(list(measures)). Add "
      + "--directed."
  }

  /// What measures of strengths say where none count.
  ///
  /// - Parameter wereAsked: Whether strengths were asked for, and there are none, or none that both sides' words leave.
  static func withoutStrengths(_ measures: [String], wereAsked: Bool) -> String {
    "Strengths do not count here, every tie is 1, also in \(list(measures)). "
      + (wereAsked ? "These ties have none." : "Add --weights strength.")
  }

  /// What `--normalized` makes of values.
  static func divided(_ measures: [String]) -> String {
    "Divided, so that networks of different size can be compared (as a rule by the greatest possible value, 1 being the most): "
      + "\(list(measures))."
  }

  /// What a resolution other than 1 does to communities.
  static func resolution(_ resolution: Double) -> String {
    "Communities were looked for with resolution \(JSONValue.written(resolution)): above 1 small ones are favoured, below 1 large "
      + "ones. Values of modularity with another resolution cannot be compared with these."
  }

  /// What a core was looked for by; nil for the usual pattern, of which the measure itself tells.
  static func pattern(_ pattern: CorePattern) -> String? {
    switch pattern {
    case .coreToAll: nil
    case .coreOnly: "Here another core was looked for: all in it tied to each other, and nobody else tied to anybody."
    case .ignoringBetween:
      "Here another core was looked for: all in it tied to each other and the others not; ties between core and others "
        + "do not matter."
    }
  }

  /// What becomes of strengths.
  static func strengths(_ projection: Projection) -> String {
    var text =
      "Strength makes ways short: where ways are measured, a tie of mean strength is one step long, one twice as strong half "
      + "a step."
    if projection.areStrengthsRescaled { text += " Strengths of different scales were put on one, from 0 to 1." }
    if projection.strengthsFilledIn > 0 {
      text +=
        " \(capitalized(count(projection.strengthsFilledIn, "tie"))) without a strength "
        + "\(projection.strengthsFilledIn == 1 ? "counts" : "count") with the mean of the others."
    }
    return text
  }
}
