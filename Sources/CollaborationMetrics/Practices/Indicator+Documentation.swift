extension Indicator {
  /// The page of the documentation that lists all indicators, made from ``all``.
  public static var documentationPage: String {
    var lines = [
      "# The indicators of the eight practices", "",
      "What each indicator asks, needs and means. This page is made from the program itself.", "", "## Overview", "",
      "Every indicator is measured, or says why not: *not measurable* names the missing column or kind of tie, "
        + "*too little data* says what there is too little of, *suppressed* would give away what was said in confidence. "
        + "Unknown is never shown as 0. See <doc:TheEightPractices> for what the practices mean.",
    ]
    for practice in Practice.allCases {
      lines += ["", "## \(practice.number). \(practice.title)", "", practice.question]
      for indicator in all where indicator.practice == practice { lines += indicator.documentation }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var documentation: [String] {
    let good =
      switch direction {
      case .up: "More is better."
      case .down: "Less is better."
      case .neither: "Neither direction is better."
      }
    return [
      "", "### \(words.name)", "", "`\(id)` · \(words.question)", "",
      "- Formula: \(Indicator.plain(words.formula)).", "- Unit: \(unit.rawValue.replacing("_", with: " ")). \(good)",
      "- Needs: \(Indicator.plain(needs.joined(separator: "; "))).",
      "- Change between waves: \(changeTest).", "- Caveat: \(words.caveat)",
      "- Source: \(source).",
    ]
  }

  /// How it is told whether a change is noise.
  private var changeTest: String {
    let test =
      mean != nil
      ? "beyond noise if the difference is more than 1.96 of its standard errors"
      : noChangeTest.map { "not tested, since \($0)" }
        ?? "beyond noise if exchanging the waves, respondent by respondent, seldom gives as much"
    if countsKinds { return test + "; only where both waves tell of the same kinds" }
    return isAboutNegativeTies ? "\(test); only where such ties are public" : test
  }

  /// Signs that would be markup.
  private static func plain(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("[", with: "\\[").replacing("]", with: "\\]").replacing("_", with: "\\_")
      .replacing("*", with: "\\*")
  }
}
