import CollaborationMetrics
import StakeholderModel

/// The words around the indicators of the eight practices; what an indicator itself says stands with the indicator.
extension English {
  /// How many indicators have a value, and why the others have none.
  static func practiceSummary(_ scorecard: PracticeScorecard) -> String {
    let results = scorecard.results
    func number(_ name: String) -> Int { results.count { $0.status.name == name } }
    var parts = ["\(number("measured")) of \(results.count) indicators measured"]
    if number("not measurable") > 0 {
      parts.append("\(number("not measurable")) need data that the study does not have")
    }
    if number("too little data") > 0 { parts.append("\(number("too little data")) found too little data") }
    if number("suppressed") > 0 { parts.append("\(number("suppressed")) not shown for the sake of confidence") }
    return list(parts) + "."
  }

  /// Who was asked, and what that means for shares; nil where everybody answered.
  static func practiceSurvey(_ scorecard: PracticeScorecard) -> String? {
    let study = scorecard.network.study
    if study.settings.completeness != nil { return nil }
    guard let rate = study.responseRate(at: scorecard.network.wave?.id) else {
      return
        "Nobody was asked, as far as the study says: ties that no source tells of may be there all the same, so read "
        + "shares of those who have a tie as lower bounds."
    }
    guard rate.answered < rate.asked else { return nil }
    let asked = grouped(rate.asked) + askedWithoutConsentToo(scorecard.network)
    return "\(grouped(rate.answered)) answered of \(asked)."
  }

  /// How many beneficiaries, or bodies of government, are named; JSON lists all.
  private static let mostNames = 40

  /// Who counts as a beneficiary and who as government.
  static func practiceGroups(_ scorecard: PracticeScorecard) -> String {
    func names(_ stakeholders: [Stakeholder]) -> String {
      let shown = stakeholders.filter { $0.consent != .no }.map { name($0) }
      let hidden = stakeholders.count - shown.count
      let further = shown.count - mostNames
      return list(
        shown.prefix(mostNames) + (further > 0 ? ["\(grouped(further)) \(further == 1 ? "other" : "others")"] : [])
          + (hidden > 0 ? ["\(words(hidden)) not named"] : []))
    }
    var text: String
    if let (members, rule) = scorecard.beneficiaries {
      text =
        members.isEmpty
        ? "Beneficiaries, by \(rule): none."
        : "Beneficiaries, by \(rule): \(grouped(members.count)) – \(names(members))."
      let unsaid = scorecard.withoutBeneficiaryEntry
      if unsaid > 0 {
        text +=
          " For \(grouped(unsaid)) \(unsaid == 1 ? "stakeholder the column is blank, and it counts" : "stakeholders the column is blank, and they count") among the others."
      }
    } else {
      text = "Who the beneficiaries are is not known: there is no column beneficiary and no sector community."
    }
    if !scorecard.government.isEmpty {
      text += " Government: \(grouped(scorecard.government.count)) – \(names(scorecard.government))."
    }
    return text
  }

  /// What the signs in the table mean.
  static func practiceLegend(_ scorecard: PracticeScorecard) -> String {
    practiceNotes(scorecard) + " --explain ID shows how a value was made, its caveat and its source."
  }

  /// The same without options of the command.
  static func practiceNotes(_ scorecard: PracticeScorecard) -> String {
    let tests = scorecard.results.count { $0.measurement?.chance?.pValue != nil }
    var text =
      "↑ more is better, ↓ less is better, · neither. “Chance” is what the same network gives when something is left to "
      + "chance (seed \(scorecard.seed)); p tells how often chance is at least as far from its mean, and at 0.05 or below a "
      + "reading says “clearly”. "
    if tests > 1 {
      text += "With \(tests) comparisons, about one in twenty looks clear by chance alone. "
    }
    text +=
      "Ranges are ±1.96 standard errors, from leaving out one stakeholder at a time; how often they hold the truth was tried "
      + "out for measures of the whole network only (\(rangesHold)). "
    let changes = scorecard.courses.count { $0.change?.isBeyondNoise != nil }
    if changes > 0 {
      text +=
        "A change is beyond noise if its range leaves out 0 or, for values that are no means, if exchanging the two waves of "
        + "those who answered in both gives so large a change less than 1 time in 20. Of the \(changes) changes that were "
        + "tested about one in twenty looks so by chance alone. "
      if scorecard.network.study.publicNegativeTies == nil {
        text +=
          "Blame and pressure are not followed through the waves: two figures could be subtracted from each other. What may "
          + "be told of their change stands in stakenet compare. "
      }
    }
    text += "There is no grand total on purpose."
    return text
  }

  /// What stands where no indicator of a practice has a value.
  static let practiceWithoutValues = "No value; what it needs stands at the end."

  /// The heading of the list of indicators without a value.
  static let withoutValue = "Without a value, and why"

  /// Which way is good.
  static func arrow(_ direction: Indicator.Direction) -> String {
    switch direction {
    case .up: "↑"
    case .down: "↓"
    case .neither: "·"
    }
  }

  /// Which way is good, in words.
  static func words(_ direction: Indicator.Direction) -> String {
    switch direction {
    case .up: "more is better"
    case .down: "less is better"
    case .neither: "neither direction is better"
    }
  }

  /// The interval of a value.
  static func interval(_ found: Measurement, _ indicator: Indicator) -> String? {
    guard let interval = found.interval else { return nil }
    return
      "range \(Wording.value(interval.lower, indicator.unit)) to \(Wording.value(interval.upper, indicator.unit))"
  }

  /// How a value stands to chance.
  static func chance(_ found: Measurement) -> String? {
    found.chance.flatMap { chance in
      Wording.chance(chance).map { "\($0) (\(grouped(chance.permutations)) times)" }
    }
  }

  /// The range of a value, how it stands to chance, and how much of the data it could use; nil where there is no value.
  static func practiceDetails(_ result: IndicatorResult) -> String? {
    result.measurement.map { found in
      [interval(found, result.indicator), chance(found), coverage(found)].compactMap(\.self).joined(separator: "; ")
    }
  }

  /// How much of the data a value could use.
  static func coverage(_ found: Measurement) -> String? {
    let used = grouped(found.used)
    let noun = found.counted.many
    guard found.used < found.eligible else { return "\(used) \(found.used == 1 ? found.counted.one : noun)" }
    return "\(used) of \(grouped(found.eligible)) \(noun)"
  }

  /// An indicator through the waves.
  static func course(_ course: PracticeScorecard.Course) -> String {
    let unit = course.indicator.unit
    let values = course.values.map { "\($0.wave.title) \($0.value.map { Wording.value($0, unit) } ?? "–")" }
    var text = "Over the waves: \(values.joined(separator: ", "))."
    guard let change = course.change else { return text }
    switch change.isBeyondNoise {
    case _ where change.difference == 0: text += " No change."
    case true?: text += " The last change is beyond noise\(tested(change))."
    case false?: text += " The last change may be noise\(tested(change))."
    case nil: text += " Whether the last change is noise is not tested: \(change.untested ?? "no test is defined")."
    }
    return text
  }

  /// The chance of a change, where it was tried.
  private static func tested(_ change: PracticeScorecard.Change) -> String {
    change.chance.flatMap { chance in
      Wording.chance(chance).map { " (\($0), \(grouped(chance.permutations)) times)" }
    } ?? ""
  }

  /// The values wave by wave, the unit behind the last one if they share it: `56 → 60 → 60 %`.
  static func steps(_ course: PracticeScorecard.Course) -> String {
    var texts = course.values.map { $0.value.map { Wording.value($0, course.indicator.unit) } ?? "–" }
    let units = Set(texts.filter { $0 != "–" }.map { $0.drop { $0 != " " } })
    if units.count == 1, let unit = units.first, !unit.isEmpty, texts.last != "–" {
      for place in texts.indices.dropLast() where texts[place] != "–" { texts[place].removeLast(unit.count) }
    }
    return texts.joined(separator: " → ")
  }

  /// What the column about the waves shows.
  static func wavesCaption(_ course: PracticeScorecard.Course) -> String {
    let waves = course.values.map(\.wave.title)
    return
      "Through the waves: \(list(waves)), in this order. Lines start at zero; those of shares end at 100 %. “Beyond noise” "
      + "and “may be noise” are about the last step."
  }

  /// What can be said of the last change, in two or three words.
  static func shortChange(_ change: PracticeScorecard.Change) -> String {
    switch change.isBeyondNoise {
    case _ where change.difference == 0: "no change"
    case true?: "beyond noise"
    case false?: "may be noise"
    case nil: "not tested"
    }
  }
}
