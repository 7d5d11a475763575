/// Numbers and phrases as the readings of indicators write them; the one place for words that several of them share.
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
  package static func some(
    _ measurement: Measurement, _ noun: Measurement.Noun, one: String, many: String, not: String
  ) -> String {
    guard let part = measurement.part, let whole = measurement.whole else { return "" }
    if whole == 1 { return "The only \(noun.one) \(part == 1 ? one : not)" }
    if part == 0 { return "None of the \(grouped(whole)) \(noun.many) \(one)" }
    if part == whole { return whole == 2 ? "Both \(noun.many) \(many)" : "All \(grouped(whole)) \(noun.many) \(many)" }
    return "\(grouped(part)) of \(grouped(whole)) \(noun.many) \(part == 1 ? one : many)"
  }

  /// The same share of those who are no beneficiaries: ` (of the others, 20 %)`; nothing where there are no others.
  package static func besideOthers(_ measurement: Measurement) -> String {
    measurement.beside.first?.value.map { " (of the others, \(percent($0)))" } ?? ""
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

  /// How the value stands to chance: `, more than chance would give`; nothing where chance was not tried.
  package static func besideChance(_ measurement: Measurement, _ unit: Indicator.Unit) -> String {
    guard let chance = measurement.chance else { return "" }
    let expected = value(chance.expected, unit)
    guard chance.pValue != nil else { return " (chance alone would give \(expected))" }
    if chance.isRare {
      return measurement.value > chance.expected
        ? ", clearly more than chance alone would give (\(expected))"
        : ", clearly less than chance alone would give (\(expected))"
    }
    return ", about what chance alone may give (\(expected) on average)"
  }
}
