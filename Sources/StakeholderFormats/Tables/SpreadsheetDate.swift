/// What a number format shows of a date, and the date as text.
struct SpreadsheetDateFormat: Sendable, Hashable {
  var showsYear = false
  var showsMonth = false
  var showsDay = false
  var showsTime = false

  /// The date format with a number from the list of ECMA-376, part 1, 18.8.30; nil for other numbers.
  init?(builtIn id: Int) {
    switch id {
    case 14, 15, 16, 27...31, 36, 50...54, 57, 58: (showsYear, showsMonth, showsDay) = (true, true, true)
    case 17: (showsYear, showsMonth) = (true, true)
    case 18...21, 32...35, 45, 47, 55, 56: showsTime = true
    case 22: (showsYear, showsMonth, showsDay, showsTime) = (true, true, true, true)
    default: return nil
    }
  }

  /// The date format in the words of a custom format code; nil if the code shows no date or time.
  ///
  /// Elapsed time (`[h]:mm`) is a number, not a date.
  init?(code: String) {
    guard let letters = Self.letters(of: code) else { return nil }
    showsYear = letters.contains("y")
    showsDay = letters.contains("d")
    showsTime = letters.contains("h") || letters.contains("s")
    showsMonth = letters.contains("m") && (showsYear || showsDay || !showsTime)
    guard showsYear || showsMonth || showsDay || showsTime else { return nil }
  }

  /// The letters of the first section without quoted text, escapes and brackets; nil if it shows elapsed time.
  private static func letters(of code: String) -> Set<Character>? {
    var letters: Set<Character> = []
    var rest = code.lowercased()[...]
    while let character = rest.popFirst() {
      switch character {
      case ";": return letters
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let content = rest.prefix { $0 != "]" }
        if !content.isEmpty, content.allSatisfy({ "hms".contains($0) }) { return nil }
        rest = rest.dropFirst(content.count + 1)
      case "a" where rest.hasPrefix("m/pm"): rest = rest.dropFirst(4)
      case "a" where rest.hasPrefix("/p"): rest = rest.dropFirst(2)
      case "g" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
      default: letters.insert(character)
      }
    }
    return letters
  }

  /// The date that a serial number stands for, in ISO 8601 and as precisely as it is shown.
  ///
  /// A month without day is written `2025-04`, a year alone `2025`, if nothing is lost by that.
  ///
  /// - Parameters:
  ///   - serial: Days since the beginning of the date system, with the time as fraction.
  ///   - from1904: Whether the workbook counts from 1904, as old ones from the Macintosh do.
  /// - Returns: The text, or nil if there is no such date: before the beginning, after the year 9999, or the
  ///   29 February 1900, which did not exist but is counted.
  func text(_ serial: Double, from1904: Bool) -> String? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial)
    var seconds = Int(((serial - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, 2) }.joined(separator: ":")
    if days == 0, showsTime, !showsYear, !showsMonth, !showsDay { return clock }
    let sinceEpoch: Int
    if from1904 {
      sinceEpoch = days - 24_107
    } else {
      guard days != 0, days != 60 else { return nil }
      sinceEpoch = days - (days < 60 ? 25_568 : 25_569)
    }
    let date = Self.civil(daysSince1970: sinceEpoch)
    guard date.year <= 9999 else { return nil }
    let year = Self.padded(date.year, 4)
    if seconds == 0, showsYear, !showsDay, date.day == 1 {
      if showsMonth { return year + "-" + Self.padded(date.month, 2) }
      if date.month == 1 { return year }
    }
    let day = [year, Self.padded(date.month, 2), Self.padded(date.day, 2)].joined(separator: "-")
    return seconds == 0 ? day : day + "T" + clock
  }

  /// The date of the Gregorian calendar so many days after 1 January 1970.
  ///
  /// Counts in periods of 400 years that begin on 1 March, so that the leap day is the last day of a year.
  private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let daysPerPeriod = 146_097
    let days = daysSince1970 + 719_468
    let period = (days >= 0 ? days : days - daysPerPeriod + 1) / daysPerPeriod
    let dayOfPeriod = days - period * daysPerPeriod
    let yearOfPeriod = (dayOfPeriod - dayOfPeriod / 1460 + dayOfPeriod / 36_524 - dayOfPeriod / 146_096) / 365
    let dayOfYear = dayOfPeriod - (365 * yearOfPeriod + yearOfPeriod / 4 - yearOfPeriod / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfPeriod + period * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
