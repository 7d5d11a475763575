import StakeholderModel

/// Numbers and phrases as the readings of indicators write them; the one place for words that several of them share. What
/// one indicator alone says is in its ``Indicator/Words``.
package enum Wording {
  /// What stands for somebody who does not want to be named.
  package static let notNamed = "a stakeholder that is not named"

  /// A number with as many decimals as it takes, at most three.
  package static func number(_ value: Double, decimals: Int = 3) -> String {
    var text = fixed(value, decimals)
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }

  /// A number with a fixed number of decimals.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard scaled.isFinite, abs(scaled) < 1e15 else { return value.description }
    let digits = String(Int64(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    return decimals == 0 ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A share as a percentage. What is not all is never 100 %, and what is not nothing never 0 %.
  package static func percent(_ share: Double) -> String {
    let percent = abs(share) * 100
    let text: String
    switch percent {
    case 0, 100: text = fixed(percent, 0)
    case ..<1: text = percent < 0.1 ? "under 0.1" : fixed(percent, 1)
    case 99.5..<100: text = percent > 99.9 ? "over 99.9" : fixed(percent, 1)
    default: text = fixed(percent, 0)
    }
    return (share < 0 ? "-" : "") + text + " %"
  }

  /// A share as a part of something: `none`, `all`, or a percentage.
  package static func portion(_ share: Double) -> String { share == 0 ? "none" : share == 1 ? "all" : percent(share) }

  /// A value on a scale to two decimals; what is not at an end of the scale is never shown as if it were.
  package static func onScale(_ value: Double, _ scale: ClosedRange<Double> = 0...1) -> String {
    let text = fixed(value, 2), ends = (fixed(scale.lowerBound, 2), fixed(scale.upperBound, 2))
    if text == ends.0, value > scale.lowerBound + 1e-12 { return "just above \(number(scale.lowerBound))" }
    if text == ends.1, value < scale.upperBound - 1e-12 { return "just below \(number(scale.upperBound, decimals: 2))" }
    return text
  }

  /// What scale a value is on: `, on a scale from 1 to 4`; nothing where none is known.
  package static func onScale(of measurement: Measurement) -> String {
    measurement.scale.map { ", on a scale from \(number($0.lowerBound)) to \(number($0.upperBound))" } ?? ""
  }

  /// How unevenly something is spread: `0.50 on a scale from 0 (all get as much) to 0.98 (one gets all)`.
  package static func unevenness(_ measurement: Measurement, even: String, all: String) -> String {
    let scale = measurement.scale ?? 0...1
    return
      "\(onScale(measurement.value, scale)) on a scale from 0 (\(even)) to \(number(scale.upperBound, decimals: 2)) (\(all))"
  }

  /// How many times as much, to two decimals.
  package static func times(_ ratio: Double) -> String {
    ratio > 0 && fixed(ratio, 2) == "0.00" ? "under 0.01" : fixed(ratio, 2)
  }

  /// A number of years.
  package static func years(_ years: Double) -> String { years == 1 ? "1 year" : "\(number(years)) years" }

  /// A value in its unit, as tables show it.
  package static func value(_ value: Double, _ unit: Indicator.Unit) -> String {
    switch unit {
    case .share: percent(value)
    case .shareDifference: (value > 0 ? "+" : "") + number(value * 100, decimals: 0) + " points"
    case .ratio, .index, .points: fixed(value, 2)
    case .number: value == value.rounded() ? fixed(value, 0) : fixed(value, 2)
    case .years: fixed(value, 1) + (abs(value - 1) < 0.05 ? " year" : " years")
    case .days: number(value, decimals: 1) + (value == 1 ? " day" : " days")
    }
  }

  /// A time of some years, in months where it is less than a year.
  package static func age(_ years: Double) -> String {
    if years >= 0.96 { return value(years, .years) }
    let months = Int((years * 12).rounded())
    return months == 0 ? "a few days" : months == 1 ? "a month" : "\(months) months"
  }

  /// How often chance gives as much: `p = 0.03`, `p < 0.001`, or `p ≤ 0.01` where it is told in steps.
  package static func chance(_ chance: Measurement.Chance) -> String? {
    chance.pValue.map { p in
      if chance.isInSteps { return p < 1 ? "p ≤ \(number(p))" : "p > 0.1" }
      return "p \(p < 0.001 ? "" : "= ")\(probability(p))"
    }
  }

  /// A probability as people read it.
  package static func probability(_ p: Double) -> String { p < 0.001 ? "< 0.001" : fixed(p, p < 0.1 ? 3 : 2) }

  /// `A`, `A and B`, `A, B and C`; beyond a limit `A, B and 4 others`.
  package static func list(_ names: [String], limit: Int = .max) -> String {
    if names.count > limit {
      let others = names.count - limit
      return names.prefix(limit).joined(separator: ", ") + " and \(others) \(others == 1 ? "other" : "others")"
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A number and its noun.
  package static func count(_ number: Int, _ noun: Measurement.Noun) -> String {
    "\(number == 0 ? "no" : grouped(number)) \(number == 1 ? noun.one : noun.many)"
  }

  /// A number with commas between thousands.
  package static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// A sentence about a part of some things: `6 of 10 beneficiaries have a say.`, `None of the …`, `All 10 …`.
  ///
  /// - Parameters:
  ///   - one: what is said of one of them: `has a say`.
  ///   - many: what is said of several: `have a say`.
  ///   - not: what is said of the only one there is, if it is not so: `has no say`.
  ///   - none: what is said after `None of …`, if it is not the same as of one: `has any say`.
  package static func some(
    _ measurement: Measurement, _ noun: Measurement.Noun, one: String, many: String, not: String, none: String? = nil
  ) -> String {
    guard let part = measurement.part, let whole = measurement.whole else { return "" }
    if whole == 1 { return "The only \(noun.one) \(part == 1 ? one : not)" }
    if part == 0 { return "\(whole == 2 ? "Neither" : "None") of the \(grouped(whole)) \(noun.many) \(none ?? one)" }
    if part == whole { return whole == 2 ? "Both \(noun.many) \(many)" : "All \(grouped(whole)) \(noun.many) \(many)" }
    return "\(grouped(part)) of \(grouped(whole)) \(noun.many) \(part == 1 ? one : many)"
  }

  /// The same share of those who are no beneficiaries: ` (of the others, 20 % have)`; nothing where there are no others.
  package static func besideOthers(_ measurement: Measurement, _ verb: String) -> String {
    measurement.beside.first?.value.map { " (of the others, \(portion($0)) \(verb))" } ?? ""
  }

  /// What to add where the range of a value that is held against 0 reaches 0.
  package static func doubt(_ measurement: Measurement) -> String {
    guard let interval = measurement.interval, measurement.value != 0 else { return "" }
    return interval.lower <= 0 && interval.upper >= 0 ? ", which may well be chance" : ""
  }

  /// What to add where chance was tried and may well give the value; nothing where it was not tried.
  package static func mayBeChance(_ measurement: Measurement, _ words: String) -> String {
    guard let chance = measurement.chance, chance.pValue != nil, !chance.isRare else { return "" }
    return words
  }

  /// How the value stands to chance: `, clearly more than chance alone would give (20 %)`; nothing where nothing is known.
  package static func besideChance(_ measurement: Measurement, _ unit: Indicator.Unit) -> String {
    besideChance(measurement) { value($0, unit) }
  }

  /// The same with what chance gives shown in some way.
  package static func besideChance(_ measurement: Measurement, shown: (Double) -> String) -> String {
    guard let chance = measurement.chance else { return "" }
    let expected = shown(chance.expected)
    guard chance.pValue != nil else { return ", where chance alone would give \(expected)" }
    guard chance.isRare else { return ", which may well be chance (\(expected) on average)" }
    return
      ", clearly \(measurement.value > chance.expected ? "more" : "less") than chance alone would give (\(expected))"
  }
}

// MARK: What several indicators count

extension Measurement.Noun {
  package static let beneficiary = Measurement.Noun("beneficiary", "beneficiaries")
  package static let stakeholder = Measurement.Noun("stakeholder", "stakeholders")
  package static let stakeholderAsked = Measurement.Noun("stakeholder asked", "stakeholders asked")
  package static let pair = Measurement.Noun("pair", "pairs")
  package static let tie = Measurement.Noun("tie", "ties")
  package static let experiment = Measurement.Noun("experiment", "experiments")
}

// MARK: Why there is no value, and where a value comes from

extension Wording {
  /// What an indicator says when it is suppressed. The same words whether there are few such ties or none.
  package static let suppressed = "Not shown: it could give away what was said in confidence."

  /// A reading of data that was gathered from documents: nobody was asked.
  package static func fromSources(_ reading: String) -> String {
    "As far as the sources tell, \(reading.prefix(1).lowercased())\(reading.dropFirst())"
  }

  /// What an indicator says when the data it needs is missing.
  package static func notMeasurable(_ missing: [String]) -> String { "Needs \(missing.joined(separator: "; "))." }

  static let noBeneficiary = "No stakeholder of this wave is a beneficiary."
  static func nothingTold(of what: String) -> String { "Nothing is told of \(what) in this wave." }
  static func tooLittle(_ kind: Kind.ID) -> String { "There is too little \(kind) for a value." }

  static let byColumn = "the column beneficiary"
  static let bySector = "the sector community"
  static func byTypes(_ types: [String]) -> String { "the types \(list(types)) (beneficiary_types)" }

  static let fromRatings = "from ratings told in confidence, to two digits"
  static let fromConfidentialTies = "from ties told in confidence, to two digits"
  static let fromAllTies = "from all ties of this kind"
  static func ties(of kind: Kind.ID) -> String { "ties of \(kind)" }
  static let noEnd = "no end, so 1"
  static func factors(_ shown: String, _ count: Int) -> String { "\(shown), \(count) factors" }

  static let jackknife = "95 %, leaving out one stakeholder at a time"
  static let noOtherValue = "in one of the waves the value is the same, or there is none, when somebody is left out"
  static let otherKinds = "the two waves tell of different kinds of tie"
  static func fewTellers(_ fewest: Int) -> String {
    "fewer than \(fewest) stakeholders told something in both waves"
  }
  static func exchanged(_ tellers: Int, among stakeholders: Int) -> String {
    "the two waves of each of \(tellers) who told something in both exchanged at random, among the \(stakeholders) there in both"
  }
}

// MARK: Rows in words

extension Wording {
  static func since(_ date: PartialDate) -> String { "since \(date)" }
  static func until(_ date: PartialDate) -> String { "until \(date)" }
  static func outcome(_ outcome: String) -> String { "outcome: \(outcome)" }
  static func decision(_ decision: String?) -> String { "decision: \(decision ?? "none")" }
  static func expected(_ number: Double) -> String { "expected \(self.number(number))" }
  static func realised(_ number: Double) -> String { "realised \(self.number(number))" }
  static func due(_ date: PartialDate) -> String { "due \(date)" }
  static func stated(_ date: PartialDate) -> String { "stated \(date)" }
}
