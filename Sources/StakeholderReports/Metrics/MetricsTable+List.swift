import Graphs

extension MetricsTable {
  /// All measures there are, by what they give values to, each with what it tells.
  public static var listOfMeasures: String {
    let parts = [
      (Measure.Level.stakeholders, "Of each stakeholder"), (.ties, "Of each tie (--level ties)"),
      (.network, "Of the whole network"),
    ]
    return parts.map { level, title in
      ([title + ":"]
        + Measure.all(at: level).flatMap {
          TerminalText.wrapped("\($0.id): \($0.reading)", indent: 2, hanging: 4)
        }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
